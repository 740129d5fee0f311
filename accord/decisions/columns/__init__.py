"""Everyone's candidates, gates and figures over whole tables. Its laws are those of `rules/`, run once per case or compiled."""
