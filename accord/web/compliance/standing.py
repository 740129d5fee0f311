"""Where a person stands, channel by channel, with every reason, the rule and article behind it, and the cheapest lawful step."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from accord.consent.types import Line
from accord.web.words.channels import CHANNEL_WORDS
from accord.web.words.declared import Words
from accord.web.words.mechanisms import MECHANISM_WORDS
from accord.web.words.purposes import PURPOSE_WORDS
from accord.web.words.reasons import reason_words
from accord.web.words.statuses import STATUS_TONES, STATUS_WORDS
from accord.web.words.ways import way_words


@dataclass(frozen=True, slots=True)
class Cell:
    """One purpose on one channel: the answer in words, every reason (words, rule or entry), what it rests on."""

    purpose: Words
    status: Words
    tone: str
    reasons: tuple[tuple[Words, str], ...]
    way: Words
    rules: tuple[tuple[str, str], ...]
    record_id: int | None
    origin: Words
    grade: str
    since: datetime | None
    until: datetime | None
    unreviewed: bool


@dataclass(frozen=True, slots=True)
class ChannelStanding:
    """One channel with its purposes."""

    name: Words
    cells: tuple[Cell, ...]


def channels_of(lines: Sequence[Line]) -> tuple[ChannelStanding, ...]:
    """The lines, gathered by channel in their order."""
    grouped = groupby(lines, key=lambda line: line.channel)
    return tuple(ChannelStanding(CHANNEL_WORDS[channel], tuple(map(_cell, group))) for channel, group in grouped)


def _cell(line: Line) -> Cell:
    permission = line.permission
    return Cell(
        purpose=PURPOSE_WORDS[line.purpose],
        status=STATUS_WORDS[permission.status],
        tone=STATUS_TONES[permission.status],
        reasons=tuple(
            (reason_words(reason.code), reason.rule_id or (f"#{reason.record_id}" if reason.record_id else ""))
            for reason in permission.reasons
        ),
        way=way_words(permission.way_forward) if permission.way_forward else "",
        rules=line.sources,
        record_id=line.record.id if line.record else None,
        origin=MECHANISM_WORDS[line.record.mechanism] if line.record else "",
        grade=line.record.grade.name if line.record else "",
        since=line.since,
        until=permission.valid_until,
        unreviewed=permission.unreviewed,
    )
