"""How topics and purposes contain one another, and what the law sees in a purpose (PERMISSION 3.1, permission-rules.md)."""

from accord.catalogue.types import ContentScope, Label, Purpose

PARENT: dict[Purpose, Purpose] = {
    Purpose.RX_PROMOTION: Purpose.MARKETING,
    Purpose.EVENT: Purpose.MARKETING,
    Purpose.SURVEY: Purpose.MARKETING,
}

_BEYOND_MARKETING: dict[Purpose, frozenset[ContentScope]] = {
    Purpose.RX_PROMOTION: frozenset({ContentScope.RX_PROMOTION}),
    Purpose.HEALTH_DATA: frozenset({ContentScope.HEALTH_DATA}),
    Purpose.PHI_MARKETING: frozenset({ContentScope.PHI_MARKETING}),
}

_LABELS: dict[Purpose, Label] = {
    Purpose.MEDICAL_NONPROMO: Label.MEDICAL,
    Purpose.SCIENTIFIC_EXCHANGE: Label.MEDICAL,
    Purpose.SERVICE: Label.BOTH,
    Purpose.SAFETY: Label.BOTH,
}


def topic_covers(outer: str, inner: str) -> bool:
    """Whether what is said of `outer` also holds for `inner`: '' covers all, 'lumira' covers 'lumira.dosing'."""
    return outer in ("", inner) or inner.startswith(f"{outer}.")


def purpose_covers(outer: Purpose, inner: Purpose) -> bool:
    """Whether `inner` is `outer` or lies below it; marketing holds promotion of a medicine, events and surveys."""
    step: Purpose | None = inner
    while step is not None and step is not outer:
        step = PARENT.get(step)
    return step is outer


def scopes_of(purpose: Purpose) -> frozenset[ContentScope]:
    """What the law must look at. Always `marketing`, since an unsolicited contact is judged by it when in doubt; but tracking
    is judged on its own (may we measure?), never as a condition for sending (permission-rules.md, "How to evaluate", 2).
    """
    if purpose is Purpose.TRACKING:
        return frozenset({ContentScope.TRACKING})
    return _BEYOND_MARKETING.get(purpose, frozenset()) | {ContentScope.MARKETING}


def scopes_for(purpose: Purpose, *, prescription_only: bool) -> frozenset[ContentScope]:
    """The same for a brand: marketing that speaks for a prescription-only one promotes a medicine, whatever it is called."""
    promotes = prescription_only and purpose_covers(Purpose.MARKETING, purpose)
    return scopes_of(purpose) | ({ContentScope.RX_PROMOTION} if promotes else set())


def label_of(purpose: Purpose) -> Label:
    """On which side of the medical wall a purpose stands."""
    return _LABELS.get(purpose, Label.PROMOTIONAL)
