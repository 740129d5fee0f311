"""How many rows become customers at once: batches, look-ups, bulk writes, rejects, runs. Private to the room."""
