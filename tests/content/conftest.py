"""People and a drawer full of words for the tests of content."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Any

import pytest

from accord.access.actions import create_user
from accord.catalogue.actions import create_brand, create_sender, create_topic
from accord.catalogue.types import Channel, Label, Purpose
from accord.content import actions
from accord.content.queries import compose_mjml, compose_text
from accord.content.types import Letter, ReviewRole, Verdict
from accord.kernel.viewer import Role

NOW = datetime(2026, 3, 3, 9, 0, tzinfo=UTC)
LETTER = Letter(
    language="en", heading="News", greeting="Dear {{title|Dr}} {{family_name|colleague}},", paragraphs=("Body from {{brand_name}}",)
)


@pytest.fixture
def author(db: None) -> int:
    return _user("author")


@pytest.fixture
def reviewer(db: None) -> int:
    return _user("reviewer")


@pytest.fixture
def draft(author: int) -> Callable[..., int]:
    """Makes a draft of the piece `news`; words of its own for whatever a test cares about."""
    sender = create_sender(
        code="northwind",
        name="Northwind Pharma",
        country="US",
        postal_address="1 Harbor Way, Boston MA 02110",
        from_email="news@northwind.example",
        reply_domain="reply.northwind.example",
    )
    create_brand(code="lumira", name="Lumira", sender_id=sender.id, prescription_only=True)
    create_topic(code="lumira.dosing", name="Dosing", brand_code="lumira")
    usual: dict[str, Any] = {
        "piece_code": "news",
        "channel": Channel.EMAIL,
        "brand_code": "lumira",
        "topic_code": "lumira.dosing",
        "sender_id": sender.id,
        "purpose": Purpose.MARKETING,
        "countries": ["US", "CA"],
        "language": "en",
        "audience": [],
        "start_on": date(2026, 3, 1),
        "end_on": date(2026, 9, 1),
        "title": "News",
        "subject": "News for {{family_name|colleague}}",
        "mjml": compose_mjml(letter=LETTER),
        "text": compose_text(letter=LETTER),
        "author_id": author,
        "disclosures": ["sender_identity", "list_unsubscribe_one_click"],
        "label": Label.PROMOTIONAL,
        "now": NOW,
    }
    return lambda **changes: actions.create_piece_version(**{**usual, **changes})


@pytest.fixture
def release(reviewer: int) -> Callable[[int], None]:
    """Takes a draft through review to distribution."""

    def through_review(version_id: int) -> None:
        actions.submit_for_review(version_id=version_id, actor_id=reviewer, now=NOW)
        for role in ReviewRole:
            actions.record_verdict(
                version_id=version_id, role=role, reviewer_id=reviewer, verdict=Verdict.APPROVE, comment="", now=NOW
            )
        actions.approve_for_distribution(version_id=version_id, approver_id=reviewer, now=NOW)

    return through_review


def _user(name: str) -> int:
    return create_user(
        email=f"{name}@northwind.example", name=name.title(), password="a long enough secret", roles=[Role.MARKETER], now=NOW
    )
