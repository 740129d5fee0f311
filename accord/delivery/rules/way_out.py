"""How far a bare unsubscribe reaches."""

from accord.catalogue.rules.scopes import purpose_covers
from accord.catalogue.types import Purpose


def purpose_to_end(purpose: Purpose) -> Purpose:
    """The purpose a way out ends: all marketing where the message was any kind of it, else the message's own purpose.

    Whoever leaves a promotion does not expect the next one under another name (15 U.S.C. 7704(a)(3): "not to receive future
    commercial electronic mail messages from that sender").
    """
    return Purpose.MARKETING if purpose_covers(Purpose.MARKETING, purpose) else purpose
