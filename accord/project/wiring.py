"""Where adapters meet the ports of the rooms, and rooms meet the columns of one another."""


def connect() -> None:
    """Register channels, sources and exports. Called once, when Django is ready."""
