"""Decisions on roles: what they are for and how far they see."""
