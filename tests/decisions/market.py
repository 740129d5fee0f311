"""A small market around the cast: eighty more professionals with consents, habits and a past, drawn from a fixed seed."""

from datetime import timedelta
from pathlib import Path
from uuid import UUID

import numpy as np

from accord.catalogue.actions import create_topic
from accord.catalogue.types import Channel, Label, Purpose
from accord.consent.actions import record_consents
from accord.consent.types import Actor, Capture, Explicitness, Mechanism, Polarity, RecordType
from accord.content import actions as content
from accord.content.queries import compose_mjml, compose_text
from accord.content.types import Letter
from accord.customers.actions import import_customers
from accord.customers.queries import find_customer
from accord.customers.types import ContactPointDraft, ContactPointKind, CustomerDraft, CustomerKind
from accord.field_force.actions import align_customers, create_rep, create_territory
from accord.interactions.actions import record_responses, record_touches
from accord.interactions.types import Author, Response, ResponseKind, Touch
from tests.cast import CARDIOLOGY, COUNTRIES, MORNING, Cast

PLACES = (("US", "US-OH", "America/New_York", "en"), ("US", "US-CA", "America/Los_Angeles", "en"), ("FR", "", "Europe/Paris", "fr"))
CROWD = 80


def gather_crowd(cast: Cast, folder: Path) -> list[int]:
    """The ids of the crowd. A second mail, a second rep in California and one in France come with it."""
    chance = np.random.default_rng(11)
    ids = _import_crowd(folder, chance)
    for code, country, region, zone in (("leo", "US", "US-CA", "America/Los_Angeles"), ("zoe", "FR", "", "Europe/Paris")):
        rep = create_rep(code=code, name=code.title(), country=country, time_zone=zone, visits_per_day=3, sender_id=cast.sender_id)
        create_territory(code=f"T-{code}", country=country, regions=[region] if region else [], rep_id=rep.id)
    align_customers(on=MORNING.date().replace(month=1), now=MORNING)
    record_consents(captures=[capture for customer_id in ids for capture in _consent(customer_id, chance)], now=MORNING)
    _record_past(cast, ids, chance)
    return ids


def safety_mail(cast: Cast, author_id: int) -> int:
    """A second mail, for cardiologists, in French."""
    create_topic(code="lumira.safety", name="Safety", brand_code="lumira")
    letter = Letter(language="fr", heading="Tolérance", paragraphs=("Des nouvelles de {{brand_name}}.",))
    return content.create_piece_version(
        piece_code="lumira-safety-mail",
        channel=Channel.EMAIL,
        brand_code="lumira",
        topic_code="lumira.safety",
        sender_id=cast.sender_id,
        purpose=Purpose.RX_PROMOTION,
        countries=COUNTRIES,
        language="fr",
        audience=[CARDIOLOGY],
        start_on=MORNING.date().replace(month=1, day=1),
        end_on=MORNING.date().replace(year=MORNING.year + 1),
        title="Tolérance de Lumira",
        subject="Tolérance",
        mjml=compose_mjml(letter=letter),
        text=compose_text(letter=letter),
        author_id=author_id,
        disclosures=["sender_identity", "list_unsubscribe_one_click"],
        label=Label.PROMOTIONAL,
        now=MORNING,
    )


def _import_crowd(folder: Path, chance: np.random.Generator) -> list[int]:
    drafts = []
    for number in range(CROWD):
        country, region, zone, language = PLACES[number % 3]
        points = (ContactPointDraft(ContactPointKind.EMAIL, f"p{number}@clinic.example"),) if chance.random() < 0.8 else ()
        drafts.append(
            CustomerDraft(
                key=f"p{number}",
                kind=CustomerKind.HCO if number % 20 == 19 else CustomerKind.HCP,
                given_name="P",
                family_name=str(number),
                organisation_name="Clinic" if number % 20 == 19 else "",
                specialty=CARDIOLOGY if chance.random() < 0.5 else "208D00000X",
                country=country,
                region=region,
                postal_code="10000",
                city="Somewhere",
                language=language,
                time_zone=zone,
                potential=None if chance.random() < 0.2 else float(chance.integers(0, 101)),
                identifiers=(("crowd", str(number)),),
                contact_points=points,
            )
        )
    import_customers(
        rows=enumerate(drafts, start=2),
        source="crowd",
        file_name="crowd.csv",
        rejects_path=folder / "crowd-rejects.csv",
        now=MORNING,
    )
    return [find_customer(reference=f"crowd:{number}") for number in range(CROWD)]


def _consent(customer_id: int, chance: np.random.Generator) -> list[Capture]:
    draw = chance.random()
    if draw < 0.3:
        return []
    yes = draw < 0.8
    return [
        Capture(
            customer_id=customer_id,
            type=RecordType.GRANTED if yes else RecordType.REFUSED,
            polarity=Polarity.OPT_IN if yes else Polarity.OPT_OUT,
            explicitness=Explicitness.EXPLICIT,
            channel=Channel.EMAIL,
            purpose=Purpose.RX_PROMOTION,
            mechanism=Mechanism.UNTICKED_BOX,
            actor=Actor.SELF,
            valid_from=MORNING - timedelta(days=90),
            control_initial="off",
            control_final="on",
        )
    ]


def _record_past(cast: Cast, ids: list[int], chance: np.random.Generator) -> None:
    touches, answers = [], []
    for number in range(150):
        customer_id = ids[int(chance.integers(len(ids)))]
        moment = MORNING - timedelta(days=float(chance.integers(1, 60)), hours=float(chance.integers(0, 5)))
        channel = Channel.VISIT if chance.random() < 0.3 else Channel.EMAIL
        touch = Touch(
            touch_id=UUID(int=number + 1),
            customer_id=customer_id,
            channel=channel,
            purpose=Purpose.RX_PROMOTION,
            brand_code="lumira",
            topic="lumira.dosing" if chance.random() < 0.6 else "lumira.safety",
            sender_id=cast.sender_id,
            occurred_at=moment,
            recorded_at=MORNING,
        )
        touches.append(touch)
        if chance.random() < 0.4:
            kind = ResponseKind.VISITED if channel is Channel.VISIT else ResponseKind.CLICKED
            author = Author.HUMAN if chance.random() < 0.7 else Author.MACHINE
            when = moment + timedelta(hours=3)
            answers.append(Response(customer_id, channel, kind, author, when, MORNING, f"a{number}", touch.touch_id))
    record_touches(touches=touches, now=MORNING)
    record_responses(responses=answers, now=MORNING)
