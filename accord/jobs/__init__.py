"""The worker loop and its schedule."""
