"""The ground floor: ids, clock, the data folder, conditions, viewer, pages, tokens, errors.

Standard library only. Everything above may import it; it imports nothing of the house.
"""
