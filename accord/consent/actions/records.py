"""The ledger's own verbs: taking records in, and withdrawing. The ledger only grows: a second record corrects the first."""

from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import islice

from django.db import transaction

from accord.consent import models
from accord.consent.appending import append_records
from accord.consent.evidence import store_evidence
from accord.consent.ledger.leaves import add_leaves, add_leaves_of, hold_ledger
from accord.consent.rules.captures import check_capture
from accord.consent.types import Actor, Capture, EntryKind, Explicitness, Mechanism, Polarity, RecordType, Withdrawal

_BATCH = 10_000


@transaction.atomic
def record_consents(*, captures: Sequence[Capture], now: datetime) -> tuple[int, ...]:
    """Take captures into the ledger; their ids, in order. A capture whose key is known is not taken again: its id is given.

    All or none. Raises AccordError where a capture contradicts itself (`rules.captures`).
    """
    for capture in captures:
        check_capture(capture)
    hold_ledger()
    known = _known_keys({capture.key for capture in captures} - {""})
    first = {capture.key: place for place, capture in reversed(list(enumerate(captures))) if capture.key}
    new = [place for place, capture in enumerate(captures) if capture.key not in known and first.get(capture.key, place) == place]
    fresh = [captures[place] for place in new]
    rows = append_records(fresh, now=now)
    add_leaves([(EntryKind.RECORD, row) for row in rows], now=now)
    ids: dict[int, int] = {place: row.values[0] for place, row in zip(new, rows, strict=True)}
    evidence = store_evidence(list(zip(ids.values(), fresh, strict=True)), now=now)
    add_leaves_of(evidence, now=now)
    known |= {captures[place].key: record_id for place, record_id in ids.items() if captures[place].key}
    return tuple(ids[place] if place in ids else known[capture.key] for place, capture in enumerate(captures))


def withdraw(*, withdrawal: Withdrawal, mechanism: Mechanism, actor: Actor, now: datetime, key: str = "") -> int:
    """Record that a person said no, as widely as `withdrawal` says; the id of the entry. It binds from this moment."""
    complaint = mechanism is Mechanism.COMPLAINT_REPORT
    capture = Capture(
        customer_id=withdrawal.customer_id,
        type=RecordType.COMPLAINED if complaint else RecordType.WITHDRAWN,
        polarity=Polarity.OPT_OUT,
        explicitness=Explicitness.EXPLICIT,
        channel=withdrawal.channel,
        purpose=withdrawal.purpose,
        mechanism=mechanism,
        actor=actor,
        valid_from=now,
        contact_point_id=withdrawal.contact_point_id,
        topic=withdrawal.topic,
        sender_id=withdrawal.sender_id,
        key=key,
    )
    return record_consents(captures=[capture], now=now)[0]


def _known_keys(keys: set[str]) -> dict[str, int]:
    """Entries by key. The index is on keys alone, and the databases use it only where the question says that it is about those."""
    known: dict[str, int] = {}
    for part in _parts(iter(sorted(keys))):
        known.update(models.ConsentRecord.objects.filter(key__in=part).exclude(key="").values_list("key", "id"))
    return known


def _parts(keys: Iterator[str]) -> Iterator[list[str]]:
    while part := list(islice(keys, _BATCH)):
        yield part
