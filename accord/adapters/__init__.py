"""The outside world: channels and sources, one folder each, found by a registry. Adapters own no tables and no pages."""
