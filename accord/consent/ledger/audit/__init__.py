"""Holds the whole database against the tree, part by part; each part says what it found."""
