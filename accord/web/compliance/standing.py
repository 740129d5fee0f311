"""Where a person stands on one channel for one purpose, with every reason, the rule behind it and the cheapest lawful step."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from accord.consent.types import Line
from accord.web.compliance.entries import Entry
from accord.web.words.channels import CHANNEL_WORDS
from accord.web.words.declared import Words
from accord.web.words.purposes import PURPOSE_WORDS
from accord.web.words.reasons import reason_words
from accord.web.words.statuses import STANDING_WORDS, STATUS_SIGNS, STATUS_TONES
from accord.web.words.ways import way_words


@dataclass(frozen=True, slots=True)
class Cell:
    """One purpose on one channel: the answer in words, every reason (words, rule or entry), and the entry it rests on."""

    anchor: str
    channel: Words
    purpose: Words
    status: Words
    sign: str
    tone: str
    reasons: tuple[tuple[Words, str], ...]
    way: Words
    rules: tuple[tuple[str, str], ...]
    entry: Entry | None
    since: datetime | None
    until: datetime | None
    unreviewed: bool


def cell_of(line: Line, entries: Mapping[int, Entry]) -> Cell:
    """The answer to one line; `entries` are the person's, by number."""
    permission = line.permission
    return Cell(
        anchor=f"{line.channel}-{line.purpose}",
        channel=CHANNEL_WORDS[line.channel],
        purpose=PURPOSE_WORDS[line.purpose],
        status=STANDING_WORDS[permission.status],
        sign=STATUS_SIGNS[permission.status],
        tone=STATUS_TONES[permission.status],
        reasons=tuple(
            (reason_words(reason.code), reason.rule_id or (f"#{reason.record_id}" if reason.record_id else ""))
            for reason in permission.reasons
        ),
        way=way_words(permission.way_forward) if permission.way_forward else "",
        rules=line.sources,
        entry=entries.get(line.record.id) if line.record else None,
        since=line.since,
        until=permission.valid_until,
        unreviewed=permission.unreviewed,
    )
