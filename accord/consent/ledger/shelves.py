"""Which tables have leaves, and which of their columns a leaf commits to: every one that is stored."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from typing import Any, NamedTuple

from django.db import models as fields

from accord.consent import models
from accord.consent.rules.commitments import (
    Seal,
    WordSeal,
    canonical_json,
    entry_of_nobody,
    moment_text,
)
from accord.consent.rules.entry_text import EntryText
from accord.consent.types import EntryKind
from accord.customers.queries import ids_in

_RANDOM_BITS = 2**62 - 1


def _moment(value: Any, _: bytes) -> str:
    return moment_text(value)


def _hex(value: Any, _: bytes) -> str:
    return bytes(value).hex()


def _word(value: Any, _: bytes) -> str:
    return str(value)


def _digest(value: Any, _: bytes) -> str:
    return sha256(value.encode()).hexdigest()


class Row(NamedTuple):
    """An entry as it stands in its table: whose it is (None: nobody's), and its columns in the order of the shelf."""

    customer_id: int | None
    values: tuple[Any, ...]


@dataclass(frozen=True)
class Shelf:
    """One table of entries: its columns as the leaf names them, each with how it is written (None: as it stands).

    The first column is the key; `texts` the fields that hold words of a short list; `person` the path to whose entry it is, ""
    for entries of nobody; `recorded` the column that says when the entry was taken in.
    """

    kind: EntryKind
    model: type[fields.Model]
    columns: tuple[str, ...]
    fields: tuple[tuple[str, Seal | None], ...]
    texts: frozenset[str] = frozenset()
    person: str = "customer_id"
    recorded: str = "recorded_at"

    def rows(self, numbers: Sequence[int], people: Sequence[int]) -> dict[int, Row]:
        """The rows with these numbers, by number; `people` are those they belong to. One query.

        A receipt's key cannot be told from its number, so the receipts of the people are looked through.
        """
        kept = self.model._default_manager
        found = kept.filter(customer__in=ids_in(people)) if self.kind is EntryKind.RECEIPT else kept.filter(pk__in=ids_in(numbers))
        wanted, owner = set(numbers), self.person or "pk"
        rows = ((row[0] if self.person else None, row[1:]) for row in found.values_list(owner, *self.columns))
        return {number: Row(person, values) for person, values in rows if (number := entry_number(values[0])) in wanted}

    @property
    def place_of_time(self) -> int:
        """Where in a row's values the moment stands at which the entry was taken in."""
        return self.columns.index(self.recorded)

    def plain(self, values: Sequence[Any]) -> dict[str, str]:
        """What the leaf says only under the person's key, as it stands in the row: text by field."""
        pairs = zip(self.fields, values, strict=True)
        return {name: str(value) for (name, seal), value in pairs if isinstance(seal, WordSeal) and (value or value == 0)}

    @cached_property
    def text(self) -> EntryText:
        """Writes the bytes that a leaf of a person commits to."""
        return EntryText(self.kind, self.fields, self.texts)

    def entry_of_nobody(self, values: Sequence[Any]) -> bytes:
        """The bytes that a leaf without a person commits to."""
        return entry_of_nobody(self.fields, values, kind=self.kind)


def entry_number(key: Any) -> int:
    """The number under which a leaf names its row: the row's own, or the random bits of its UUID."""
    return key if isinstance(key, int) else key.int & _RANDOM_BITS


def _shelf(kind: EntryKind, model: type[fields.Model], seals: Mapping[str, Seal], names: Mapping[str, str], **words: Any) -> Shelf:
    """Every column of the table in its order but the person's; moments as text, `seals` for what must not be seen."""
    columns, written, texts = [], [], set()
    for field in model._meta.concrete_fields:
        if field.attname != "customer_id":
            columns.append(field.attname)
            plain: Seal | None = _moment if isinstance(field, fields.DateTimeField) else None
            name = names.get(field.attname, field.attname.removesuffix("_id"))
            written.append((name, seals.get(field.attname, plain)))
            if isinstance(field, fields.CharField) and field.attname not in seals:
                texts.add(name)
    return Shelf(kind, model, tuple(columns), tuple(written), frozenset(texts), **words)


def _json(value: Any, _: bytes) -> str:
    return canonical_json(value).decode()


_EVIDENCE = (
    *(("id", "id", None), ("record_id", "record", None), ("evidence_id", "evidence", WordSeal("evidence"))),
    *(("evidence__kind", "evidence_kind", None), ("evidence__media_type", "media_type", None), ("evidence__size", "size", None)),
    *(("evidence__digest", "digest", _hex), ("evidence__captured_by", "captured_by", WordSeal("captured_by"))),
    *(("evidence__retention", "retention", None), ("evidence__recorded_at", "recorded_at", _moment)),
)
_RECORD_SEALS = {"contact_point_id": WordSeal("contact_point")} | {
    name: WordSeal(name) for name in ("actor_reference", "place", "reason", "key")
}
_NAME = {"receipt_id": "id"}

SHELVES: dict[EntryKind, Shelf] = {
    shelf.kind: shelf
    for shelf in (
        _shelf(EntryKind.RECORD, models.ConsentRecord, _RECORD_SEALS, _NAME),
        Shelf(
            EntryKind.EVIDENCE,
            models.RecordEvidence,
            tuple(column for column, _, _ in _EVIDENCE),
            tuple((name, seal) for _, name, seal in _EVIDENCE),
            frozenset({"evidence_kind", "media_type", "retention"}),
            person="record__customer_id",
            recorded="evidence__recorded_at",
        ),
        _shelf(EntryKind.PREFERENCE, models.PreferenceRecord, {"per_channel": _json}, _NAME),
        _shelf(EntryKind.NOTICE, models.Notice, {"text": _digest}, _NAME, person=""),
        _shelf(EntryKind.RECEIPT, models.Receipt, {"receipt_id": _word, "jws": _digest}, _NAME, recorded="issued_at"),
        _shelf(EntryKind.LAW, models.LawVersion, {"content": _digest}, _NAME, person=""),
        _shelf(EntryKind.REVIEW, models.RuleReview, {}, _NAME, person=""),
    )
}
