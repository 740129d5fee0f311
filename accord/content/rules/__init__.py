"""Decisions on values of content: texts, slots, life cycle, review, use."""
