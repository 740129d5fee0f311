"""Decisions on values of the catalogue: how topics and purposes contain one another."""
