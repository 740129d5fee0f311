"""What a segment may ask, and who belongs to it."""
