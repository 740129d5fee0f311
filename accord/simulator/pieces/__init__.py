"""The words that the invented company says: one file per piece, a table per language. All of it is invented."""
