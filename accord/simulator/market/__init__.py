"""Fills the house with the invented market, only through the rooms' own actions: one file per noun."""
