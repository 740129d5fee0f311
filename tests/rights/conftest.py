"""One person of whom the house holds something in every room, taken in by the rooms' own verbs."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from accord.access.actions import create_user
from accord.catalogue.types import Channel, Purpose
from accord.consent.actions import create_notice, record_consents, set_preference
from accord.consent.types import (
    Actor,
    Capture,
    EvidenceDraft,
    EvidenceKind,
    Explicitness,
    Mechanism,
    Polarity,
    Preference,
    RecordType,
)
from accord.customers.actions import import_customers
from accord.customers.queries import find_customer
from accord.customers.types import ContactPointDraft, ContactPointKind, CustomerDraft, CustomerKind
from accord.kernel.viewer import Role
from tests.cast import MORNING, Cast, raise_curtain

NOW = datetime(2026, 11, 18, 9, 0, tzinfo=UTC)
LATER = NOW + timedelta(days=3)


@dataclass(frozen=True)
class Stage:
    """The cast, one richly documented person on it, and an officer of compliance."""

    cast: Cast
    person: int
    officer: int


def person_draft(key: str = "R-4711", **words: object) -> CustomerDraft:
    """A doctor whose name is markup in half a dozen languages."""
    given = {
        "given_name": "Zoë #strong[x]",
        "family_name": "Ďurišová-O'Neill $a_b$ <b>",
        "title": "Dr",
        "country": "FR",
        "postal_code": "69003",
        "city": "Lyon",
        "language": "fr",
        "identifiers": (("rpps", "10101010109"),),
        "contact_points": (
            ContactPointDraft(ContactPointKind.EMAIL, "zoe.durisova@cabinet-rhone.example"),
            ContactPointDraft(ContactPointKind.PHONE, "+33478123456"),
            ContactPointDraft(ContactPointKind.POST, "12 montée du Gourguillon, Lyon, 69005, FR"),
        ),
    }
    return CustomerDraft(key=key, kind=CustomerKind.HCP, **(given | words))  # type: ignore[arg-type]


def take_in(folder: Path, *drafts: CustomerDraft, source: str = "crm", now: datetime = MORNING):
    """Import drafts as if they stood in a file from line 2 on."""
    return import_customers(
        rows=list(enumerate(drafts, start=2)), source=source, file_name="people.csv", rejects_path=folder / "rejects.csv", now=now
    )


def consent_of(customer_id: int, sender_id: int, notice_id: int) -> Capture:
    """An e-mail permission with evidence."""
    return Capture(
        customer_id=customer_id,
        type=RecordType.GRANTED,
        polarity=Polarity.OPT_IN,
        explicitness=Explicitness.EXPLICIT,
        channel=Channel.EMAIL,
        purpose=Purpose.RX_PROMOTION,
        mechanism=Mechanism.UNTICKED_BOX,
        actor=Actor.SELF,
        valid_from=MORNING,
        sender_id=sender_id,
        notice_id=notice_id,
        control_initial="off",
        control_final="on",
        evidence=(EvidenceDraft(EvidenceKind.TEXT, "I, Zoë Ďurišová, agree – 我同意".encode()),),
    )


@pytest.fixture
def stage(db: None, tmp_path: Path, settings) -> Stage:
    settings.ACCORD_HOME = tmp_path / "home"
    settings.ACCORD_HOME.mkdir()
    cast = raise_curtain(tmp_path)
    take_in(tmp_path, person_draft())
    person = find_customer(reference="rpps:10101010109")
    notice = create_notice(
        code="mail", language="fr", text="J'accepte *de* recevoir [des] nouvelles #1.", purposes=[Purpose.RX_PROMOTION], now=MORNING
    )
    record_consents(captures=[consent_of(person, cast.sender_id, notice)], now=MORNING)
    set_preference(preference=Preference(customer_id=person, contacts_per_month=2, language="fr"), now=MORNING)
    officer = create_user(
        email="officer@alder.example", name="Olga Officer", password="a long enough secret", roles=[Role.COMPLIANCE], now=MORNING
    )
    return Stage(cast, person, officer)
