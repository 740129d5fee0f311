"""A receipt in plain words: what was said, to whom, when, until when, and in which words it was asked."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from accord.consent.types import (
    Explicitness,
    Polarity,
    ReceiptCheck,
    ReceiptContent,
    ReceiptLine,
    ReceiptNotice,
    ReceiptParty,
    RecordType,
)
from accord.web.preference_centre.sheet import Words
from accord.web.words.channels import CHANNEL_WORDS
from accord.web.words.mechanisms import MECHANISM_WORDS
from accord.web.words.purposes import PURPOSE_WORDS
from accord.web.words.records import POLARITY_TONES, RECORD_WORDS

WAITS = frozenset({RecordType.GRANTED_PENDING})


@dataclass(frozen=True, slots=True)
class ReceiptEntry:
    """One entry as the page shows it; `channel`, `purpose` and `topic` are codes for the button that takes it back."""

    what: Words
    tone: str
    about: tuple[Words, ...]
    senders: tuple[str, ...]
    given_at: datetime
    until: datetime | None
    origin: Words
    notice: ReceiptNotice | None
    ledger_index: int | None
    may_take_back: bool
    says_yes: bool
    channel: str
    purpose: str
    topic: str


@dataclass(frozen=True, slots=True)
class ReceiptSheet:
    """A whole receipt."""

    number: str
    issued_at: datetime
    parties: tuple[ReceiptParty, ...]
    entries: tuple[ReceiptEntry, ...]
    subject: str
    key_id: str
    checkpoint_size: int | None
    checkpoint_root: str

    @property
    def says_yes(self) -> bool:
        """Whether it is the receipt of a yes."""
        return any(entry.says_yes for entry in self.entries)

    @property
    def may_stop(self) -> bool:
        """Whether anything on it lets us contact the person."""
        return any(entry.may_take_back for entry in self.entries)


def sheet_of(check: ReceiptCheck, content: ReceiptContent, topics: Mapping[str, str]) -> ReceiptSheet:
    """The receipt as a page shows it; `topics` names brands and topics by code."""
    names = {party.code: party.name for party in content.parties}
    return ReceiptSheet(
        number=str(content.receipt_id),
        issued_at=content.issued_at,
        parties=content.parties,
        entries=tuple(_entry(line, names, topics) for line in content.lines),
        subject=content.subject,
        key_id=check.key_id,
        checkpoint_size=content.checkpoint_size,
        checkpoint_root=content.checkpoint_root,
    )


def said_words(kind: RecordType, polarity: Polarity, explicitness: Explicitness) -> Words:
    """What happened; a yes that was only inferred is not called one."""
    inferred = polarity is Polarity.OPT_IN and explicitness is not Explicitness.EXPLICIT
    return _("You did not object") if inferred and kind is not RecordType.IMPORTED else RECORD_WORDS[kind]


def about(line: ReceiptLine, topics: Mapping[str, str]) -> tuple[Words, ...]:
    """What an entry reaches: channel, purpose, topic."""
    parts: Sequence[Words] = (
        CHANNEL_WORDS[line.channel] if line.channel else _("Every channel"),
        PURPOSE_WORDS[line.purpose] if line.purpose else _("every purpose"),
        topics.get(line.topic, line.topic),
    )
    return tuple(part for part in parts if part)


def _tone(line: ReceiptLine) -> str:
    if line.type in WAITS:
        return "wait"
    inferred = line.polarity is Polarity.OPT_IN and line.explicitness is not Explicitness.EXPLICIT
    return "calm" if inferred else POLARITY_TONES[line.polarity]


def _entry(line: ReceiptLine, names: Mapping[str, str], topics: Mapping[str, str]) -> ReceiptEntry:
    yes, explicit = line.polarity is Polarity.OPT_IN, line.explicitness is Explicitness.EXPLICIT
    waits = line.type in WAITS
    return ReceiptEntry(
        what=said_words(line.type, line.polarity, line.explicitness),
        tone=_tone(line),
        about=about(line, topics),
        senders=tuple(names.get(code, code) for code in line.senders),
        given_at=line.given_at,
        until=line.valid_until,
        origin=MECHANISM_WORDS[line.mechanism],
        notice=line.notice,
        ledger_index=line.ledger_index,
        may_take_back=yes,
        says_yes=yes and explicit and not waits,
        channel=line.channel.value if line.channel else "",
        purpose=line.purpose.value if line.purpose else "",
        topic=line.topic,
    )
