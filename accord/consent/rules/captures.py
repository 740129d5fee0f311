"""What the ledger does not take in: a record that contradicts itself would have to be explained away for ever."""

from accord.consent.rules.roles import may_stand
from accord.consent.types import Capture, Polarity
from accord.kernel.errors import AccordError


def check_capture(capture: Capture) -> None:
    """Raises AccordError `consent.contradiction`, `consent.no_purpose` or `consent.period`."""
    if not may_stand(capture.type, capture.polarity):
        raise AccordError(
            "consent.contradiction",
            f"A record cannot be '{capture.type}' and '{capture.polarity}'.",
            "Say what happened; the polarity follows from it.",
        )
    if capture.purpose is None and capture.polarity is Polarity.OPT_IN:
        raise AccordError("consent.no_purpose", "An opt-in names its purpose.", "Make one record per purpose.")
    if capture.valid_to is not None and capture.valid_to <= capture.valid_from:
        raise AccordError("consent.period", "A record cannot end before it begins.", "Check both moments.")
