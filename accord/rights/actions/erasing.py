"""Erasing a person (GDPR Art. 17): in one transaction, then in every place that keeps what was."""

from collections.abc import Sequence
from dataclasses import asdict
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import transaction

from accord.columnar.snapshots import remove_snapshots
from accord.consent import personal as consent
from accord.consent.actions import append_leaves, record_consents
from accord.consent.types import (
    Actor,
    Capture,
    EntryKind,
    Explicitness,
    LawfulBasis,
    LedgerEntry,
    Mechanism,
    Polarity,
    RecordType,
)
from accord.customers import personal as customers
from accord.customers.queries import customers_by_id
from accord.customers.types import CustomerStatus
from accord.delivery.personal import touch_ids_of
from accord.kernel.errors import AccordError, NotFound
from accord.kernel.personal_data import ErasedPart, Fate
from accord.rights import models
from accord.rights.actions.requesting import close_erasure_requests
from accord.rights.certificates import write_certificate
from accord.rights.places.database import compact_database, overwrite_what_goes
from accord.rights.places.folder import Trail, clear_folder, trail_of
from accord.rights.rooms import ROOMS
from accord.rights.rules.plain import plain
from accord.rights.rules.traces import speaks_of
from accord.rights.types import Certificate, Place


def erase_customer(*, customer_id: int, reason: str, now: datetime, user_id: int | None = None) -> Certificate:
    """Erase a person everywhere and say so on a signed paper.

    In one transaction every room lets go (`personal.erase_person`), files of the data folder are cleared, and the ledger gets its
    leaf; after it the database is compacted and snapshots are removed. Called inside a transaction, the last part is left to
    `replay_erasures`, and the paper says so. Raises NotFound and AccordError `rights.erased`, `rights.reason`,
    `rights.reason_names_person`.
    """
    overwrite_what_goes()
    with transaction.atomic():
        trail = _trail(customer_id, reason)
        record_consents(captures=[_end_of_everything(customer_id, now)], now=now)
        append_leaves(entries=[LedgerEntry(EntryKind.ERASURE, customer_id, customer_id)], now=now)
        close_erasure_requests(customer_id=customer_id, user_id=user_id, now=now)
        marks = customers.erased_marks_of(customer_id=customer_id)
        blocks = consent.values_to_block(customer_id=customer_id)
        tables = [part for room in ROOMS for part in room.erase_person(customer_id=customer_id, now=now)]
        places = clear_folder(settings.ACCORD_HOME, trail, on_rewrite=_note_rewritten)
        erasure = models.Erasure.objects.create(
            customer_id=customer_id,
            reason=reason.strip(),
            user_id=user_id or None,
            told=plain(
                {
                    "tables": [asdict(part) for part in tables],
                    "places": [asdict(place) for place in places],
                    "marks": marks,
                    "blocks": [[value, channel or ""] for value, channel in blocks],
                }
            ),
            erased_at=now,
        )
    return write_certificate(erasure, clear_storage(tables), now=now)


def clear_storage(tables: Sequence[ErasedPart]) -> tuple[Place, ...]:
    """Compact the database and remove the snapshots: what holds nothing of a person need not be kept from the next reader."""
    gone = remove_snapshots()
    touched = [part.table for part in tables if part.fate is not Fate.KEPT]
    return (Place("snapshots", f"{gone} removed; the next one is made when it is needed"), *compact_database(touched))


def _trail(customer_id: int, reason: str) -> Trail:
    customer = customers_by_id(customer_ids=[customer_id]).get(customer_id)
    if customer is None:
        raise NotFound("customer")
    if customer.status is CustomerStatus.CLOSED and customer.sources.get("*") == customers.ERASED:
        raise AccordError("rights.erased", f"Customer {customer_id} is erased already.", "See the folder 'erasures'.")
    if not reason.strip():
        raise AccordError("rights.reason", "An erasure needs its reason.", "Give it in words, such as: request by letter of 3 May.")
    names, values = customers.personal_words_of(customer_id=customer_id)
    trail = trail_of(customer_id=customer_id, names=names, values=values, touch_ids=touch_ids_of(customer_id=customer_id))
    if speaks_of(reason, trail.words):
        raise AccordError(
            "rights.reason_names_person",
            "The reason names the person; it would outlive the erasure.",
            "Say it without name or address.",
        )
    return trail


def _end_of_everything(customer_id: int, now: datetime) -> Capture:
    """The last entry of the person, so that other systems, which read withdrawals, hear of it too (GDPR Art. 19)."""
    return Capture(
        customer_id=customer_id,
        type=RecordType.REVOKED,
        polarity=Polarity.OPT_OUT,
        explicitness=Explicitness.EXPLICIT,
        channel=None,
        purpose=None,
        mechanism=Mechanism.SYSTEM_IMPORT,
        actor=Actor.SYSTEM,
        lawful_basis=LawfulBasis.LEGAL_OBLIGATION,
        valid_from=now,
        reason="erasure",
        key=f"erasure:{customer_id}",
    )


def _note_rewritten(path: Path, size: int) -> None:
    customers.note_rejects_rewritten(path=str(path), size=size)
