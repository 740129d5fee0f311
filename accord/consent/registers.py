"""Between the lines of a register and the people we hold: matching by keyed hash in bulk, and what the ledger already says."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from itertools import islice

from accord.catalogue.types import Channel, Purpose
from accord.consent import models
from accord.consent.ports import Register
from accord.consent.rules.contact_points import KIND_OF
from accord.consent.rules.registers import Hit, Place, newest
from accord.consent.types import Actor, Capture, Explicitness, Mechanism, Polarity, RecordType, RegisterEntry, RegisterFault
from accord.customers.queries import holders_of, identified, ids_in, lookup_hash_of

BATCH = 10_000


def reference_of(register: Register) -> str:
    """How the ledger names a register as the one who acted."""
    return f"register:{register.name}"


def purpose_of(register: Register) -> Purpose:
    """What a register refuses: being addressed, or having one's data used."""
    return Purpose.MARKETING if register.channels else Purpose.PROFILING


def batches_of(lines: Iterable[RegisterEntry | RegisterFault]) -> Iterator[list[RegisterEntry | RegisterFault]]:
    """Lines in batches, so that a register of any size needs little memory."""
    waiting = iter(lines)
    while batch := list(islice(waiting, BATCH)):
        yield batch


def match_entries(register: Register, entries: Sequence[RegisterEntry], hits: dict[Place, Hit]) -> int:
    """Add the places that the entries speak of to `hits`; how many entries name somebody we hold. One query."""
    places = _by_identifier(register, entries) if register.scheme else _by_value(entries)
    matched = 0
    for entry, found in zip(entries, places, strict=True):
        matched += bool(found)
        for place in found:
            hits[place] = newest(hits.get(place), (entry.refuses, entry.since))
    return matched


def _by_value(entries: Sequence[RegisterEntry]) -> list[list[Place]]:
    values = [lookup_hash_of(value=entry.value) for entry in entries]
    holders = holders_of(lookup_hashes=values)
    return [
        [
            (customer_id, point_id, channel)
            for customer_id, point_id, kind in holders.get(value, ())
            for channel in entry.channels
            if KIND_OF.get(channel) is kind
        ]
        for entry, value in zip(entries, values, strict=True)
    ]


def _by_identifier(register: Register, entries: Sequence[RegisterEntry]) -> list[list[Place]]:
    customers = identified(scheme=register.scheme, values=[entry.value for entry in entries])
    return [[(customers[entry.value], None, None)] if entry.value in customers else [] for entry in entries]


def ledger_says(
    *, reference: str | None = None, customer_ids: Sequence[int] | None = None
) -> Iterator[tuple[str, Place, Polarity, datetime]]:
    """Who blocked or lifted where and from when: of one register, or of all registers for some customers. One query."""
    rows = models.ConsentRecord.objects.filter(type=RecordType.REGISTERED_BLOCK.value)
    if reference is not None:
        rows = rows.filter(actor_reference=reference)
    if customer_ids is not None:
        rows = rows.filter(customer_id__in=ids_in(list(customer_ids)))
    fields = ("actor_reference", "customer_id", "contact_point_id", "channel", "polarity", "valid_from")
    for who, customer_id, point_id, channel, polarity, valid_from in rows.values_list(*fields).iterator():
        yield who, (customer_id, point_id, Channel(channel) if channel else None), Polarity(polarity), valid_from


def capture_of(register: Register, place: Place, polarity: Polarity, valid_from: datetime, key: str) -> Capture:
    """The ledger entry of one block or lift."""
    customer_id, contact_point_id, channel = place
    return Capture(
        customer_id=customer_id,
        type=RecordType.REGISTERED_BLOCK,
        polarity=polarity,
        explicitness=Explicitness.EXPLICIT,
        channel=channel,
        purpose=purpose_of(register),
        mechanism=Mechanism.REGISTER_IMPORT,
        actor=Actor.REGISTER,
        valid_from=valid_from,
        contact_point_id=contact_point_id,
        jurisdiction=min(register.countries),
        actor_reference=reference_of(register),
        reason=register.title,
        key=f"{key}:{customer_id}:{contact_point_id or 0}:{channel or ''}:{polarity}",
    )
