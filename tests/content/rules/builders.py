"""Versions for the tests of content's rules."""

from dataclasses import replace
from datetime import date
from typing import Any

from accord.catalogue.types import Channel, ContentScope, Label, Purpose
from accord.content.types import PieceState, PieceVersion, Slot

NEWS = PieceVersion(
    id=1,
    piece_code="lumira-news",
    number=1,
    channel=Channel.EMAIL,
    brand_code="lumira",
    topic_code="lumira.dosing",
    sender_id=1,
    purpose=Purpose.RX_PROMOTION,
    scopes=frozenset({ContentScope.MARKETING, ContentScope.RX_PROMOTION}),
    label=Label.PROMOTIONAL,
    countries=frozenset({"US", "CA"}),
    language="en",
    audience=frozenset(),
    state=PieceState.APPROVED_FOR_DISTRIBUTION,
    start_on=date(2026, 1, 1),
    end_on=date(2026, 7, 1),
    subject="For {{given_name}}",
    body_html='<p>Dear {{given_name}}, <a href="{{unsubscribe_url}}">stop</a></p>',
    body_text="Dear {{given_name}}: {{unsubscribe_url}}",
    slots=(Slot.GIVEN_NAME, Slot.UNSUBSCRIBE_URL),
    disclosures=frozenset(),
    title="News",
    fallbacks={"given_name": "colleague"},
)


def version(**changes: Any) -> PieceVersion:
    return replace(NEWS, **changes)
