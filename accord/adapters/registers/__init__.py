"""Opt-out registers as files: each folder is one register, with a README that tells of its file."""
