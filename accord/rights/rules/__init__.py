"""Decisions on values: no database, no clock."""
