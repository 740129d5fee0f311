"""The entries of the ledger about a person, newest first, each with its place in the tree."""

from dataclasses import dataclass
from datetime import datetime

from accord.consent.queries import prove_records, records_for
from accord.web.words.channels import CHANNEL_WORDS
from accord.web.words.declared import Words
from accord.web.words.mechanisms import STAFF_MECHANISM_WORDS
from accord.web.words.purposes import PURPOSE_WORDS
from accord.web.words.records import STAFF_RECORD_WORDS, tone_of


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: what was said, of what, how, and when it was true and known; `leaf` is '' until a checkpoint covers it."""

    id: int
    words: Words
    tone: str
    channel: Words
    purpose: Words
    origin: Words
    grade: str
    valid_from: datetime
    valid_to: datetime | None
    recorded_at: datetime
    leaf: str
    by: str


def entries_for(*, customer_id: int) -> tuple[Entry, ...]:
    """Every entry of a person."""
    records = records_for(customer_id=customer_id)
    proofs = prove_records(record_ids=[record.id for record in records])
    return tuple(
        Entry(
            id=record.id,
            words=STAFF_RECORD_WORDS[record.type],
            tone=tone_of(record.type, record.polarity),
            channel=CHANNEL_WORDS[record.channel] if record.channel else "",
            purpose=PURPOSE_WORDS[record.purpose] if record.purpose else "",
            origin=STAFF_MECHANISM_WORDS[record.mechanism],
            grade=record.grade.name,
            valid_from=record.valid_from,
            valid_to=record.valid_to,
            recorded_at=record.recorded_at,
            leaf=str(proofs[record.id].index) if record.id in proofs else "",
            by=record.actor_reference,
        )
        for record in records
    )
