"""Accord: the open, permission-first engagement system for healthcare professionals."""
