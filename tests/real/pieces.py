"""What there is to say on the day on real people: two mails and one visit, approved by other eyes than their author's."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from accord.access.actions import create_user
from accord.catalogue.actions import create_brand, create_sender, create_topic
from accord.catalogue.types import Channel, Label, Purpose
from accord.content import actions as content
from accord.content.queries import compose_mjml, compose_text
from accord.content.types import Letter, ReviewRole, Verdict
from accord.kernel.viewer import Role

FAMILY_MEDICINE, INTERNAL_MEDICINE, CARDIOLOGY = "207Q00000X", "207R00000X", "207RC0000X"


def prepare_pieces(*, on: date, now: datetime) -> int:
    """The id of the sender they speak for."""
    sender = create_sender(
        code="alder",
        name="Alder Medicines",
        country="US",
        postal_address="1 Harbour Way, Boston MA 02110",
        from_email="news@alder.invalid",
        reply_domain="reply.alder.invalid",
    )
    create_brand(code="lumira", name="Lumira", sender_id=sender.id, prescription_only=True)
    for code in ("dosing", "safety"):
        create_topic(code=f"lumira.{code}", name=code.title(), brand_code="lumira")
    author, reviewer = (
        create_user(email=f"{name}@alder.invalid", name=name, password="a long enough secret", roles=[Role.MARKETER], now=now)
        for name in ("author", "reviewer")
    )
    common = {
        "sender_id": sender.id,
        "author_id": author,
        "now": now,
        "start_on": on.replace(day=1),
        "end_on": on.replace(year=on.year + 1),
    }
    for version_id in (
        _mail("dosing", [], common),
        _mail("safety", [FAMILY_MEDICINE, INTERNAL_MEDICINE, CARDIOLOGY], common),
        _visit(common),
    ):
        _approve(version_id, reviewer, now)
    return sender.id


def _mail(topic: str, audience: Sequence[str], common: dict[str, Any]) -> int:
    letter = Letter(
        language="en",
        heading=f"Lumira: {topic}",
        greeting="Dear {{title|Dr}} {{family_name|colleague}},",
        paragraphs=("News of {{brand_name}}.",),
        button_text="Read more",
        button_url="https://alder.invalid/lumira",
    )
    return content.create_piece_version(
        piece_code=f"lumira-{topic}-mail",
        channel=Channel.EMAIL,
        topic_code=f"lumira.{topic}",
        audience=audience,
        title=f"Lumira: {topic}",
        subject=f"{topic.title()} of Lumira",
        mjml=compose_mjml(letter=letter),
        text=compose_text(letter=letter),
        disclosures=["sender_identity", "opt_out_in_message", "postal_address", "list_unsubscribe_one_click"],
        **_us(common),
    )


def _visit(common: dict[str, Any]) -> int:
    return content.create_piece_version(
        piece_code="lumira-dosing-visit",
        channel=Channel.VISIT,
        topic_code="lumira.dosing",
        audience=[],
        title="New dosing data",
        subject="",
        mjml="",
        text="One dose in the morning\nNo adjustment in mild renal impairment",
        disclosures=["rep_identity"],
        **_us(common),
    )


def _us(common: dict[str, Any]) -> dict[str, Any]:
    return {
        "brand_code": "lumira",
        "purpose": Purpose.RX_PROMOTION,
        "countries": ["US"],
        "language": "en",
        "label": Label.PROMOTIONAL,
        **common,
    }


def _approve(version_id: int, reviewer_id: int, now: datetime) -> None:
    content.submit_for_review(version_id=version_id, actor_id=reviewer_id, now=now)
    for role in ReviewRole:
        content.record_verdict(
            version_id=version_id, role=role, reviewer_id=reviewer_id, verdict=Verdict.APPROVE, comment="", now=now
        )
    content.approve_for_distribution(version_id=version_id, approver_id=reviewer_id, now=now)
