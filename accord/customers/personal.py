"""What this room holds of one person, and how it lets go of it: here alone stand names, contact values and identifiers."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import Q, QuerySet

from accord.customers import models
from accord.customers.rules.erased_marks import identifier_mark, source_mark
from accord.customers.rules.time_zone import time_zone_of
from accord.customers.types import ContactPointKind, ContactPointStatus, ContactPointUse, CustomerStatus
from accord.kernel.personal_data import ErasedPart, Fate, Ground, Holding, PersonalTable, Retention, parts_of

PERSONAL: tuple[PersonalTable, ...] = (
    PersonalTable(
        "customers_customer", "identity", Fate.EMPTIED, "kept closed and nameless, so that entries that only grow keep their key"
    ),
    PersonalTable("customers_contactpoint", "contact_points", Fate.EMPTIED, "the value is gone; its keyed hash still blocks it"),
    PersonalTable("customers_identifier", "identifiers", Fate.DELETED),
    PersonalTable("customers_affiliation", "affiliations", Fate.DELETED),
    PersonalTable("customers_sourcerecord", "sources", Fate.DELETED),
    PersonalTable("customers_earlier", "earlier", Fate.DELETED),
    PersonalTable("customers_declaredfact", "declared_facts", Fate.DELETED),
    PersonalTable(
        "customers_setaside", "", Fate.DELETED, "says only that a text waits; once cleared, the text is where it belongs"
    ),
    PersonalTable("customers_vaultkey", "", Fate.DELETED, "the person's key: whatever was sealed with it can never be read again"),
    PersonalTable("customers_vaulttext", "", Fate.EMPTIED, "handed out where it belongs: evidence, answers, notes, messages"),
    PersonalTable(
        "customers_erasedmark", "", Fate.KEPT, "keyed hashes of what the person was known by, so that no import brings them back"
    ),
)
"""Every table of the room that speaks of persons."""

_NAMES = ("given_name", "family_name", "organisation_name", "title", "specialty", "region", "postal_code", "city", "language")
_IDENTITY = ("kind", "status", *_NAMES, "country", "time_zone", "potential", "sources", "added_at")
ERASED = "erased"


def personal_data_of(*, customer_id: int) -> tuple[Holding, ...]:
    """Everything this room holds of a person, section by section. A constant number of queries."""
    return (
        _holding("identity", models.Customer.objects.filter(pk=customer_id).values(*_IDENTITY)),
        _holding(
            "contact_points", _of(models.ContactPoint, customer_id).values("kind", "value", "use", "status", "source", "added_at")
        ),
        _holding("identifiers", _of(models.Identifier, customer_id).values("scheme", "value")),
        _holding("affiliations", _affiliations(customer_id)),
        _holding("sources", _sources(customer_id)),
        _holding("earlier", _of(models.Earlier, customer_id).values("field", "value", "until")),
        _holding(
            "declared_facts", _of(models.DeclaredFact, customer_id).values("name", "value", "origin", "declared_at", "last_used_at")
        ),
    )


def erased_marks_of(*, customer_id: int) -> tuple[str, ...]:
    """The keyed hashes by which this person would be known again: source keys, identifiers, e-mails that are theirs alone."""
    secret: bytes = settings.ACCORD_LOOKUP_KEY
    records = _of(models.SourceRecord, customer_id).values_list("source", "key")
    identifiers = _of(models.Identifier, customer_id).values_list("scheme", "value")
    return (
        *(source_mark(source, key, secret=secret) for source, key in records),
        *(identifier_mark(scheme, value, secret=secret) for scheme, value in identifiers),
        *(value.hex() for value in _mails_of_their_own(customer_id)),
    )


def personal_words_of(*, customer_id: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The words by which a trace of this person is found in files: whole names; contact values, identifiers and source keys."""
    customer = models.Customer.objects.filter(pk=customer_id).first()
    values = _of(models.ContactPoint, customer_id).values_list("value", flat=True)
    identifiers = _of(models.Identifier, customer_id).values_list("value", flat=True)
    keys = _of(models.SourceRecord, customer_id).values_list("key", flat=True)
    return (_whole_names(customer) if customer else ()), tuple(word for word in (*values, *identifiers, *keys) if word)


@transaction.atomic
def erase_person(*, customer_id: int, now: datetime) -> tuple[ErasedPart, ...]:
    """Destroy the person's key, delete or empty all that identifies them, and remember by keyed hashes whom not to take in again.

    The customer stays as a closed, nameless row. Rooms above let go first: without the key nothing of the person can be read.
    """
    rows = {entry.table: 0 for entry in PERSONAL}
    marks = [models.ErasedMark(mark=mark, erased_at=now) for mark in erased_marks_of(customer_id=customer_id)]
    models.ErasedMark.objects.bulk_create(marks, ignore_conflicts=True)
    rows["customers_erasedmark"] = len(marks)
    for model in (models.VaultKey, models.Earlier, models.Identifier, models.SourceRecord, models.DeclaredFact):
        rows[model._meta.db_table] = _deleted(_of(model, customer_id))
    rows["customers_setaside"] = _deleted(models.SetAside.objects.filter(text__customer=customer_id))
    rows["customers_affiliation"] = _deleted(models.Affiliation.objects.filter(Q(hcp=customer_id) | Q(hco=customer_id)))
    rows["customers_vaulttext"] = _of(models.VaultText, customer_id).update(sealed=b"")
    rows["customers_contactpoint"] = _of(models.ContactPoint, customer_id).update(
        value="", use=ContactPointUse.WORK, status=ContactPointStatus.RETIRED, source=ERASED
    )
    rows["customers_customer"] = _emptied(customer_id)
    return parts_of(PERSONAL, rows)


def mark_erased(*, marks: Sequence[str], now: datetime) -> None:
    """Refuse these from now on (a list of erasures applied to a database that had forgotten them)."""
    models.ErasedMark.objects.bulk_create([models.ErasedMark(mark=mark, erased_at=now) for mark in marks], ignore_conflicts=True)


def find_marked(*, marks: Collection[str]) -> dict[str, int]:
    """Whose source keys and identifiers bear these marks, customer by mark: the whole directory is looked through."""
    secret: bytes = settings.ACCORD_LOOKUP_KEY
    found: dict[str, int] = {}
    records = models.SourceRecord.objects.values_list("source", "key", "customer_id")
    for source, key, customer_id in records.iterator(chunk_size=10_000):
        if (mark := source_mark(source, key, secret=secret)) in marks:
            found[mark] = customer_id
    for scheme, value, customer_id in models.Identifier.objects.values_list("scheme", "value", "customer_id").iterator(
        chunk_size=10_000
    ):
        if (mark := identifier_mark(scheme, value, secret=secret)) in marks:
            found[mark] = customer_id
    return found


def note_rejects_rewritten(*, path: str, size: int) -> None:
    """A rejects file has another length now; a run that goes on must not cut into it."""
    models.ImportRun.objects.filter(rejects_file=path).update(rejects_bytes=size)


def _whole_names(customer: models.Customer) -> tuple[str, ...]:
    given, family = customer.given_name, customer.family_name
    if not (given and family):
        return tuple(name for name in (customer.organisation_name,) if name)
    return (f"{given} {family}", f"{family} {given}", f"{family}, {given}", f"{family}{given}")


def _emptied(customer_id: int) -> int:
    customer = models.Customer.objects.get(pk=customer_id)
    for name in _NAMES:
        setattr(customer, name, "")
    customer.status, customer.potential, customer.sources = CustomerStatus.CLOSED, None, {"*": ERASED}
    customer.time_zone = time_zone_of(customer.country, "")
    customer.save()
    return 1


def _of(model: Any, customer_id: int) -> QuerySet[Any]:
    rows: QuerySet[Any] = model.objects.filter(customer=customer_id).order_by("-pk")
    return rows


def _deleted(rows: QuerySet[Any]) -> int:
    return rows.delete()[0]


def _mails_of_their_own(customer_id: int) -> list[bytes]:
    own = _of(models.ContactPoint, customer_id).filter(kind=ContactPointKind.EMAIL).exclude(use=ContactPointUse.SHARED)
    hashes = [bytes(value) for value in own.values_list("lookup_hash", flat=True)]
    others = models.ContactPoint.objects.filter(lookup_hash__in=hashes).exclude(customer=customer_id).exclude(value="")
    shared = {bytes(value) for value in others.values_list("lookup_hash", flat=True)}
    return [value for value in hashes if value not in shared]


def _affiliations(customer_id: int) -> list[Mapping[str, Any]]:
    rows = models.Affiliation.objects.filter(Q(hcp=customer_id) | Q(hco=customer_id)).select_related("hcp", "hco").order_by("-pk")
    return [
        {
            "organisation": row.hco.organisation_name,
            "professional": "" if row.hcp_id == customer_id else f"{row.hcp.given_name} {row.hcp.family_name}".strip(),
            "role": row.role,
            "start_on": row.start_on,
            "end_on": row.end_on,
            "source": row.source,
        }
        for row in rows
    ]


def _sources(customer_id: int) -> list[Mapping[str, Any]]:
    rows = _of(models.SourceRecord, customer_id).select_related("run")
    return [
        {
            "source": row.source,
            "key": row.key,
            "file_name": row.run.file_name,
            "read_at": row.run.started_at,
            "affiliated_with": row.affiliated_with,
        }
        for row in rows
    ]


def _holding(section: str, rows: Any) -> Holding:
    return Holding(section, Ground.LEGITIMATE_INTEREST, Retention.DIRECTORY, tuple(rows))
