"""The words that the invented company says: one file per piece, a table per language. Medicines, studies and numbers are invented."""
