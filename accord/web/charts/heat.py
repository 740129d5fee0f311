"""Five steps of warmth for a rate, so that a table of rates can be read at a glance."""

STEPS = 5


def heat_of(rate: float, hottest: float) -> int:
    """0 for nothing, else 1 to 5: the share of the hottest rate on the page."""
    if rate <= 0 or hottest <= 0:
        return 0
    return min(STEPS, 1 + int(STEPS * rate / hottest * 0.9999))
