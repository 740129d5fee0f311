"""What the company says: written, reviewed by three, released by a fourth, once per language."""

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from importlib.resources import files
from typing import Any

from accord.catalogue.types import Channel, Label, Purpose
from accord.content.actions import approve_for_distribution, create_piece_version, record_verdict, submit_for_review
from accord.content.queries import compose_mjml, compose_text, list_versions
from accord.content.types import Letter, ReviewRole, Verdict
from accord.simulator.brands import BRANDS
from accord.simulator.market.house import DOMAIN, Staff

CODES = ("lumira-mail", "velsora-mail", "ternavo-mail", "evening-mail", "lumira-talk", "velsora-talk", "ternavo-talk")
IN_EVERY_MAIL = [
    "sender_identity",
    "postal_address",
    "sender_contact",
    "privacy_notice",
    "data_source",
    "right_to_object_notice",
    "withdraw_info",
    "opt_out_in_message",
    "opt_out_at_collection",
    "list_unsubscribe_one_click",
    "consent_receipt",
    "ad_label",
    "trade_title_or_mersis",
]
OF_A_MEDICINE = ("prescribing_information", "visa_number", "hcp_only_label")
IN_EVERY_TALK = (
    "rep_identity",
    "spc_available",
    "prescribing_information",
    "health_authority_opinion",
    "visa_number",
    "privacy_notice",
)


@dataclass(frozen=True, slots=True)
class Words:
    """One piece in one language, as its file has it."""

    code: str
    language: str
    channel: Channel
    brand: str
    topic: str
    purpose: Purpose
    words: Mapping[str, Any]
    phrases: Mapping[str, Any]

    @property
    def audience(self) -> tuple[str, ...]:
        """NUCC codes; empty = everybody."""
        return next((brand.specialties for brand in BRANDS if brand.code == self.brand), ())


def create_pieces(*, sender_id: int, staff: Staff, now: datetime) -> int:
    """Every piece in every language, approved with four eyes; what is there already is left alone. How many were made."""
    made = 0
    for code in CODES:
        there = {version.language for version in list_versions(piece_code=code)}
        for words in words_of(code):
            if words.language not in there:
                _release(_write(words, sender_id=sender_id, author_id=staff.author, now=now), staff, now)
                made += 1
    return made


def words_of(code: str) -> Iterator[Words]:
    """A piece in its languages."""
    data = _read(code)
    phrases = _read("phrases")
    for language, table in data.items():
        if isinstance(table, dict):
            yield Words(
                code=code,
                language=language,
                channel=Channel(data["channel"]),
                brand=data.get("brand", ""),
                topic=data["topic"],
                purpose=Purpose(data["purpose"]),
                words=table,
                phrases=phrases[language],
            )


def _write(piece: Words, *, sender_id: int, author_id: int, now: datetime) -> int:
    mail = piece.channel is Channel.EMAIL
    letter = _letter(piece) if mail else None
    return create_piece_version(
        piece_code=piece.code,
        channel=piece.channel,
        brand_code=piece.brand,
        topic_code=piece.topic,
        sender_id=sender_id,
        purpose=piece.purpose,
        countries=piece.phrases["countries"],
        language=piece.language,
        audience=piece.audience,
        start_on=(now - timedelta(days=90)).date(),
        end_on=(now + timedelta(days=270)).date(),
        title=piece.words["title"],
        subject=piece.words.get("subject", ""),
        mjml=compose_mjml(letter=letter) if letter else "",
        text=compose_text(letter=letter) if letter else "\n".join(piece.words["points"]),
        author_id=author_id,
        disclosures=(*IN_EVERY_MAIL, *(OF_A_MEDICINE if piece.brand else ())) if mail else IN_EVERY_TALK,
        label=Label.PROMOTIONAL,
        now=now,
    )


def _letter(piece: Words) -> Letter:
    words, phrases = piece.words, piece.phrases
    return Letter(
        language=piece.language,
        heading=words["heading"],
        kicker="{{brand_name}}" if piece.brand else "",
        greeting=phrases["greeting"],
        paragraphs=tuple(words["paragraphs"]),
        points=tuple(words["points"]),
        button_text=words["button"],
        button_url=f"https://www.{DOMAIN}/{piece.language.lower()}/{piece.code}",
        closing=phrases["closing"],
        fine_print=tuple(line for line in phrases["fine_print"] if piece.brand or "{{brand_name}}" not in line),
    )


def _release(version_id: int, staff: Staff, now: datetime) -> None:
    submit_for_review(version_id=version_id, actor_id=staff.author, now=now)
    reviewers = {ReviewRole.MEDICAL: staff.medical, ReviewRole.LEGAL: staff.legal, ReviewRole.REGULATORY: staff.regulatory}
    for role, reviewer in reviewers.items():
        record_verdict(version_id=version_id, role=role, reviewer_id=reviewer, verdict=Verdict.APPROVE, comment="", now=now)
    approve_for_distribution(version_id=version_id, approver_id=staff.regulatory, now=now)


@cache
def _read(name: str) -> dict[str, Any]:
    return tomllib.loads(files("accord.simulator.pieces").joinpath(f"{name}.toml").read_text(encoding="utf-8"))
