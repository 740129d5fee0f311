"""Small builders for tests of consent: customers, contact points, captures and questions."""

from datetime import UTC, datetime, timedelta
from typing import Any

from accord.catalogue.types import Channel, ContentScope, Purpose
from accord.consent.types import (
    Actor,
    Capture,
    ConsentRecord,
    Explicitness,
    Grade,
    LawfulBasis,
    Mechanism,
    Polarity,
    Question,
    RecipientKind,
    RecordType,
)
from accord.customers.models import ContactPoint, Customer

NOW = datetime(2026, 11, 24, 9, tzinfo=UTC)
DAY = timedelta(days=1)
MARKETING = frozenset({ContentScope.MARKETING})
MEDICINE = frozenset({ContentScope.MARKETING, ContentScope.RX_PROMOTION})


def days_ago(days: float) -> datetime:
    return NOW - days * DAY


def record(**words: Any) -> ConsentRecord:
    """An explicit opt-in to e-mail marketing by the person, well evidenced, of yesterday; `words` change it."""
    valid_from = words.get("valid_from", days_ago(1))
    return ConsentRecord(
        **{
            "id": 1,
            "customer_id": 1,
            "type": RecordType.GRANTED,
            "polarity": Polarity.OPT_IN,
            "explicitness": Explicitness.EXPLICIT,
            "channel": Channel.EMAIL,
            "purpose": Purpose.MARKETING,
            "contact_point_id": None,
            "topic": "",
            "sender_id": None,
            "mechanism": Mechanism.UNTICKED_BOX,
            "route": "",
            "lawful_basis": LawfulBasis.CONSENT,
            "actor": Actor.SELF,
            "grade": Grade.B,
            "valid_from": valid_from,
            "valid_to": None,
            "recorded_at": valid_from,
        }
        | words
    )


def refusal(**words: Any) -> ConsentRecord:
    """A withdrawal from e-mail marketing of yesterday."""
    return record(
        **{"type": RecordType.WITHDRAWN, "polarity": Polarity.OPT_OUT, "mechanism": Mechanism.ONE_CLICK_POST, "id": 2} | words
    )


def question(**words: Any) -> Question:
    """May we send a French doctor an e-mail about a medicine today?"""
    return Question(
        **{
            "customer_id": 1,
            "kind": RecipientKind.INDIVIDUAL_PROFESSIONAL,
            "jurisdiction": "FR",
            "channel": Channel.EMAIL,
            "purpose": Purpose.MARKETING,
            "scopes": MARKETING,
            "topic": "",
            "sender_id": 1,
            "contact_point_id": None,
            "send_at": NOW,
            "known_at": NOW,
        }
        | words
    )


def capture(customer_id: int, **words: Any) -> Capture:
    """An explicit opt-in to e-mail marketing, taken yesterday."""
    return Capture(
        **{
            "customer_id": customer_id,
            "type": RecordType.GRANTED,
            "polarity": Polarity.OPT_IN,
            "explicitness": Explicitness.EXPLICIT,
            "channel": Channel.EMAIL,
            "purpose": Purpose.MARKETING,
            "mechanism": Mechanism.TOGGLE,
            "actor": Actor.SELF,
            "valid_from": days_ago(1),
        }
        | words
    )


def customer(country: str = "FR", region: str = "", kind: str = "hcp", status: str = "active") -> int:
    return int(
        Customer.objects.create(
            kind=kind,
            status=status,
            family_name="Test",
            country=country,
            region=region,
            sources={},
        ).pk
    )


def contact_point(customer_id: int, kind: str = "email", **words: Any) -> int:
    value = words.pop("value", f"{customer_id}-{kind}@example.invalid")
    defaults = {"use": "work", "status": "unverified", "lookup_hash": value.encode()[:16].ljust(16, b"."), "source": "test"}
    return int(ContactPoint.objects.create(customer_id=customer_id, kind=kind, value=value, **defaults | words).pk)
