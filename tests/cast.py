"""The named cast: one company, six professionals, one rep; the same people in every story.

Claire Martin, cardiologist in Paris, ticked an empty box for medicine mail. Jean Petit, her neighbour, left a pre-ticked one.
John Okafor in Ohio was never asked (there an exit in each message will do). 陳怡君 practises in Taipei.
Ayşe Yılmaz in Ankara refused. Sven Ek in Malmö practises where even a visit needs an agreement. Maya Reed is the rep in Ohio.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from accord.access.actions import create_user
from accord.catalogue.actions import create_brand, create_sender, create_topic
from accord.catalogue.types import Channel, Label, Purpose
from accord.consent.actions import record_consents
from accord.consent.types import Actor, Capture, Explicitness, Mechanism, Polarity, RecordType
from accord.content import actions as content
from accord.content.queries import compose_mjml, compose_text
from accord.content.types import Letter, ReviewRole, Verdict
from accord.customers.actions import import_customers
from accord.customers.queries import find_customer
from accord.customers.types import ContactPointDraft, ContactPointKind, CustomerDraft, CustomerKind
from accord.field_force.actions import align_customers, create_rep, create_territory
from accord.kernel.viewer import Role

MORNING = datetime(2026, 11, 17, 6, 0, tzinfo=UTC)
TUESDAY = MORNING.date()
CARDIOLOGY = "207RC0000X"
COUNTRIES = ("CA", "FR", "SE", "TR", "TW", "US")
PEOPLE = {
    "claire": ("Claire", "Martin", "FR", "", "75005", "Paris", "fr", "Europe/Paris"),
    "jean": ("Jean", "Petit", "FR", "", "75005", "Paris", "fr", "Europe/Paris"),
    "john": ("John", "Okafor", "US", "US-OH", "43623", "Toledo", "en", "America/New_York"),
    "yijun": ("怡君", "陳", "TW", "", "100", "臺北", "zh-hant", "Asia/Taipei"),
    "ayse": ("Ayşe", "Yılmaz", "TR", "", "06100", "Ankara", "tr", "Europe/Istanbul"),
    "sven": ("Sven", "Ek", "SE", "", "21119", "Malmö", "en", "Europe/Stockholm"),
}


@dataclass(frozen=True)
class Cast:
    """Who and what the stories are about, by their numbers."""

    sender_id: int
    rep_id: int
    rep_user_id: int
    mail_id: int
    visit_id: int
    ids: dict[str, int]

    def __getattr__(self, name: str) -> int:
        return self.ids[name]


def raise_curtain(folder: Path) -> Cast:
    """Put the whole cast on the stage, through the rooms' own actions, on the morning of the Tuesday."""
    sender = create_sender(
        code="alder",
        name="Alder Medicines",
        country="FR",
        postal_address="4 quai de la Loire, 75019 Paris",
        from_email="news@alder.example",
        reply_domain="reply.alder.example",
    )
    create_brand(code="lumira", name="Lumira", sender_id=sender.id, prescription_only=True)
    create_topic(code="lumira.dosing", name="Dosing", brand_code="lumira")
    author, reviewer = (_user(name, [Role.MARKETER]) for name in ("author", "reviewer"))
    mail_id = _approve(_mail(sender.id, author), reviewer)
    visit_id = _approve(_talking_points(sender.id, author), reviewer)
    _import(folder)
    ids = {name: find_customer(reference=f"cast:{name}") for name in PEOPLE}
    rep = create_rep(
        code="maya", name="Maya Reed", country="US", time_zone="America/New_York", visits_per_day=2, sender_id=sender.id
    )
    create_territory(code="US-OH", country="US", regions=["US-OH"], rep_id=rep.id)
    align_customers(on=date(2026, 1, 1), now=MORNING)
    record_consents(captures=_captures(sender.id, ids), now=MORNING)
    return Cast(sender.id, rep.id, _user("maya", [Role.REP], rep.id), mail_id, visit_id, ids)


def _import(folder: Path) -> None:
    drafts = (
        CustomerDraft(
            key=name,
            kind=CustomerKind.HCP,
            given_name=given,
            family_name=family,
            title="Dr",
            specialty=CARDIOLOGY,
            country=country,
            region=region,
            postal_code=postal,
            city=city,
            language=language,
            time_zone=zone,
            potential=70.0,
            identifiers=(("cast", name),),
            contact_points=(ContactPointDraft(ContactPointKind.EMAIL, f"{name}@clinic.example"),),
        )
        for name, (given, family, country, region, postal, city, language, zone) in PEOPLE.items()
    )
    import_customers(
        rows=enumerate(drafts, start=2), source="crm", file_name="cast.csv", rejects_path=folder / "rejects.csv", now=MORNING
    )


def _captures(sender_id: int, ids: dict[str, int]) -> list[Capture]:
    def capture(name: str, kind: RecordType, polarity: Polarity, explicitness: Explicitness, mechanism: Mechanism) -> Capture:
        return Capture(
            customer_id=ids[name],
            type=kind,
            polarity=polarity,
            explicitness=explicitness,
            channel=Channel.EMAIL,
            purpose=Purpose.RX_PROMOTION,
            mechanism=mechanism,
            actor=Actor.SELF,
            valid_from=datetime(2026, 9, 1, 9, 0, tzinfo=UTC),
            sender_id=sender_id,
            control_initial="on" if mechanism is Mechanism.PRETICKED_BOX else "off",
            control_final="on",
        )

    yes, no = Polarity.OPT_IN, Polarity.OPT_OUT
    return [
        capture("claire", RecordType.GRANTED, yes, Explicitness.EXPLICIT, Mechanism.UNTICKED_BOX),
        capture("jean", RecordType.GRANTED, yes, Explicitness.IMPLICIT, Mechanism.PRETICKED_BOX),
        capture("ayse", RecordType.REFUSED, no, Explicitness.EXPLICIT, Mechanism.UNTICKED_BOX),
    ]


def _mail(sender_id: int, author_id: int) -> int:
    letter = Letter(
        language="en",
        heading="Dosing",
        greeting="Dear {{title|Dr}} {{family_name|colleague}},",
        paragraphs=("News of {{brand_name}}.",),
    )
    return content.create_piece_version(
        piece_code="lumira-dosing-mail",
        channel=Channel.EMAIL,
        subject="Dosing for {{family_name|colleague}}",
        language="en",
        mjml=compose_mjml(letter=letter),
        text=compose_text(letter=letter),
        disclosures=["sender_identity", "list_unsubscribe_one_click"],
        title="Dosing of Lumira",
        **_everywhere(sender_id, author_id),  # type: ignore[arg-type]
    )


def _talking_points(sender_id: int, author_id: int) -> int:
    return content.create_piece_version(
        piece_code="lumira-dosing-visit",
        channel=Channel.VISIT,
        subject="",
        language="en",
        mjml="",
        disclosures=["rep_identity"],
        text="One dose in the morning\nNo adjustment in mild renal impairment",
        title="Dosing of Lumira",
        **_everywhere(sender_id, author_id),  # type: ignore[arg-type]
    )


def _everywhere(sender_id: int, author_id: int) -> dict[str, object]:
    return {
        "brand_code": "lumira",
        "topic_code": "lumira.dosing",
        "sender_id": sender_id,
        "purpose": Purpose.RX_PROMOTION,
        "countries": COUNTRIES,
        "audience": [],
        "start_on": date(2026, 1, 1),
        "end_on": date(2027, 1, 1),
        "author_id": author_id,
        "label": Label.PROMOTIONAL,
        "now": MORNING,
    }


def _approve(version_id: int, reviewer_id: int) -> int:
    content.submit_for_review(version_id=version_id, actor_id=reviewer_id, now=MORNING)
    for role in ReviewRole:
        content.record_verdict(
            version_id=version_id, role=role, reviewer_id=reviewer_id, verdict=Verdict.APPROVE, comment="", now=MORNING
        )
    content.approve_for_distribution(version_id=version_id, approver_id=reviewer_id, now=MORNING)
    return version_id


def _user(name: str, roles: list[Role], rep_id: int | None = None) -> int:
    return create_user(
        email=f"{name}@alder.example", name=name.title(), password="a long enough secret", roles=roles, rep_id=rep_id, now=MORNING
    )
