"""What a two-way register is to be told: our consents and withdrawals since it was last told."""

from collections.abc import Iterator, Sequence

from accord.catalogue.types import Channel
from accord.consent import models
from accord.consent.ports import Register
from accord.consent.rows import RECORD_COLUMNS, record_of
from accord.consent.rules.contact_points import KIND_OF, best_contact_point
from accord.consent.rules.propagation import WITHDRAWALS
from accord.consent.rules.register_notices import is_to_be_told
from accord.consent.types import ConsentRecord, EntryKind, RegisterNotice
from accord.consent.withdrawal_rows import acknowledged
from accord.customers.queries import contact_points_for, countries_of, ids_in
from accord.customers.types import ContactPoint, CustomerKind


def notices_for(register: Register) -> tuple[list[RegisterNotice], int | None]:
    """The notices in the order of the ledger, and the position up to which they go (None: nothing new). Six queries at most.

    What the register itself told us does not go back; neither does what was only implied, nor what is not about marketing.
    """
    mark = acknowledged().get(f"register:{register.name}", (0, None))[0]
    leaves = models.Leaf.objects.filter(kind=EntryKind.RECORD.value, index__gte=mark).order_by("index")
    entries = list(leaves.values_list("entry_id", "index"))
    if not entries:
        return [], None
    order = dict(entries)
    rows = models.ConsentRecord.objects.filter(pk__in=ids_in(list(order))).values_list(*RECORD_COLUMNS)
    records = sorted((record_of(*row) for row in rows), key=lambda record: order[record.id])
    people = countries_of(customer_ids=sorted({record.customer_id for record in records}))
    told = [record for record in records if people[record.customer_id][1] in register.countries and is_to_be_told(record)]
    points = contact_points_for(customer_ids=sorted({record.customer_id for record in told}))
    notices = [
        notice
        for record in told
        for notice in _notices(record, register, points[record.customer_id], people[record.customer_id][0] == CustomerKind.HCO)
    ]
    return notices, entries[-1][1] + 1


def _notices(
    record: ConsentRecord, register: Register, points: Sequence[ContactPoint], organisation: bool
) -> Iterator[RegisterNotice]:
    """A yes speaks of the point it names or the one in use; a no of every point of the channel."""
    granted = record.type not in WITHDRAWALS
    for channel in register.channels:
        if record.channel in (None, channel):
            for point in _reached(record, channel, points, granted):
                yield RegisterNotice(point.value, channel, granted, record.mechanism, record.valid_from, organisation)


def _reached(record: ConsentRecord, channel: Channel, points: Sequence[ContactPoint], granted: bool) -> list[ContactPoint]:
    of_kind = [point for point in points if point.kind is KIND_OF[channel]]
    if not granted:
        return of_kind
    if record.contact_point_id is not None:
        return [point for point in of_kind if point.id == record.contact_point_id]
    best = best_contact_point(of_kind, channel)
    return [best] if best else []
