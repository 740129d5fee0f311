"""Writes of the room. The ledger only grows: a second record corrects the first, nothing is edited."""

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from itertools import islice

from django.db import transaction
from django.db.models import Q

from accord.catalogue.types import Channel, Purpose
from accord.consent import models
from accord.consent.appending import append_records
from accord.consent.permits import mint_permits
from accord.consent.rows import preference_row
from accord.consent.rules.captures import check_capture
from accord.consent.types import (
    Actor,
    Capture,
    Explicitness,
    Mechanism,
    Polarity,
    Preference,
    RecordType,
    SuppressionCause,
    Withdrawal,
)
from accord.customers.actions import store_text

__all__ = ["create_notice", "mint_permits", "record_consents", "set_preference", "suppress", "withdraw"]

_BATCH = 10_000


@transaction.atomic
def record_consents(*, captures: Sequence[Capture], now: datetime) -> tuple[int, ...]:
    """Take captures into the ledger; their ids, in order. A capture whose key is known is not taken again: its id is given.

    All or none. Raises AccordError where a capture contradicts itself (`rules.captures`).
    """
    for capture in captures:
        check_capture(capture)
    known = _known_keys({capture.key for capture in captures} - {""})
    first = {capture.key: place for place, capture in reversed(list(enumerate(captures))) if capture.key}
    new = [place for place, capture in enumerate(captures) if capture.key not in known and first.get(capture.key, place) == place]
    fresh = [captures[place] for place in new]
    ids = dict(zip(new, append_records(fresh, [_store_evidence(capture, now) for capture in fresh], now=now), strict=True))
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


def set_preference(*, preference: Preference, now: datetime) -> int:
    """Record how a person would like it; the newest record counts whole. The id of the entry."""
    row = preference_row(preference, now=now)
    row.save(force_insert=True)
    return int(row.pk)


@transaction.atomic
def suppress(
    *,
    cause: SuppressionCause,
    now: datetime,
    customer_id: int | None = None,
    lookup_hash: bytes | None = None,
    channel: Channel | None = None,
    until: datetime | None = None,
) -> int:
    """Block a person, or a contact value wherever it appears, on one channel or all. Idempotent."""
    words = {"lookup_hash": lookup_hash, "channel": channel.value if channel else "", "cause": cause.value, "until": until}
    standing = models.Suppression.objects.filter(Q(customer_id=customer_id), **words).first()
    if standing is None:
        standing = models.Suppression.objects.create(customer_id=customer_id, recorded_at=now, **words)
    return standing.pk


@transaction.atomic
def create_notice(
    *,
    code: str,
    language: str,
    text: str,
    purposes: Iterable[Purpose],
    now: datetime,
    jurisdiction: str = "",
    control: str = "checkbox",
    control_initial: str = "off",
    valid_from: datetime | None = None,
    valid_to: datetime | None = None,
) -> int:
    """A new version of a notice, as it will be shown; the same words and control again give the version that has them."""
    text_hash = hashlib.sha256(text.encode()).hexdigest()
    versions = models.Notice.objects.filter(code=code, language=language).order_by("-number")
    latest = versions.first()
    same = versions.filter(text_hash=text_hash, control=control, control_initial=control_initial).first()
    if same is not None:
        return int(same.pk)
    row = models.Notice.objects.create(
        code=code,
        number=latest.number + 1 if latest else 1,
        language=language,
        jurisdiction=jurisdiction,
        purposes=sorted(purposes),
        text=text,
        text_hash=text_hash,
        control=control,
        control_initial=control_initial,
        valid_from=valid_from or now,
        valid_to=valid_to,
        recorded_at=now,
    )
    return int(row.pk)


def _known_keys(keys: set[str]) -> dict[str, int]:
    known: dict[str, int] = {}
    for part in _parts(iter(sorted(keys))):
        known.update(models.ConsentRecord.objects.filter(key__in=part).values_list("key", "id"))
    return known


def _parts(keys: Iterator[str]) -> Iterator[list[str]]:
    while part := list(islice(keys, _BATCH)):
        yield part


def _store_evidence(capture: Capture, now: datetime) -> int | None:
    if not capture.evidence_text:
        return None
    return store_text(customer_id=capture.customer_id, text=capture.evidence_text, now=now)
