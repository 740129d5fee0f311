"""What makes sense now, what it is worth, why, and the life of a suggestion."""
