"""How the ledger is kept: leaves beside the rows, tiles above the leaves, checkpoints over all of it."""
