"""Decisions on values: what the law needs, what a person gave, and whether that is enough."""
