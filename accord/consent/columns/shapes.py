"""The ledger seen as a few hundred shapes: records that differ only in person and time are the same to the rules.

The rules run once per shape; SQL only carries times, and joins.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

import pyarrow as pa

from accord.catalogue.types import Channel, Purpose
from accord.columnar.engine import Engine
from accord.consent.rules.contact_points import KIND_OF
from accord.consent.rules.reasons import RANK, block_code, refusal_code
from accord.consent.rules.roles import Role, role_of
from accord.consent.rules.scope import Aim, covers, is_bound_to_point
from accord.consent.types import (
    Actor,
    Ask,
    ConsentRecord,
    Explicitness,
    Grade,
    LawfulBasis,
    Mechanism,
    Polarity,
    ReasonCode,
    RecordType,
)

Shapes = Mapping[int, ConsentRecord]
"""The shapes of a ledger by number, as records without person and time."""

_COLUMNS = (
    *("type", "polarity", "explicitness", "channel", "purpose", "topic", "sender_id", "mechanism", "route", "lawful_basis"),
    *("actor", "grade", "answered_for", "contact_point_id IS NOT NULL"),
)
_SOME_POINT = -1
_NO_TIME = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class ShapeKeys:
    """How a record's shape is told, in SQL; `outdated` are the notices of which something in substance has changed since."""

    outdated: tuple[int, ...]

    def columns(self, table: str) -> list[str]:
        """Everything about a record of `table` that the rules look at, but its person and its times."""
        among = f"{table}.notice_id IN ({', '.join(str(number) for number in self.outdated)})"
        return [*(f"{table}.{column}" for column in _COLUMNS), f"COALESCE({among}, FALSE)" if self.outdated else "FALSE"]

    def key(self, table: str, *, shared: bool = False) -> str:
        """The key of a record's shape; `shared`: it is another person's act at a shared contact value."""
        return f"hash({', '.join(self.columns(table))}, {shared})"


def shape_keys(engine: Engine, *, send_at: datetime, known_at: datetime) -> ShapeKeys:
    """The keys as of two moments."""
    sql = (
        "SELECT DISTINCT notice_id FROM consent_notice_changes WHERE valid_from <= $send_at AND recorded_at <= $known_at ORDER BY 1"
    )
    return ShapeKeys(tuple(number for (number,) in engine.rows(sql, send_at=send_at, known_at=known_at)))


def register_shapes(engine: Engine, keys: ShapeKeys) -> Shapes:
    """The shapes of `fold_live`, each read from one record that has it; `fold_keys` is registered beside: key, shape."""
    examples = engine.rows("SELECT key, min(id) FROM fold_live GROUP BY key ORDER BY key")
    found = records_by_id(engine, keys, [number for _, number in examples])
    numbers = [(key, number) for number, (key, _) in enumerate(examples)]
    engine.register("fold_keys", table_of(numbers, key=pa.uint64(), shape=pa.int32()))
    shared = {key for (key,) in engine.rows("SELECT DISTINCT key FROM fold_live WHERE shared")}
    return {
        number: replace(found[record_id], shared=True) if key in shared else found[record_id]
        for number, (key, record_id) in enumerate(examples)
    }


def records_by_id(engine: Engine, keys: ShapeKeys, ids: Sequence[int]) -> dict[int, ConsentRecord]:
    """A few records by id, without person and time."""
    columns = ", ".join(keys.columns("consent_records"))
    sql = f"SELECT id, {columns} FROM consent_records WHERE list_contains($ids, id)"  # noqa: S608 (our own names)
    return {number: _record(*words) for number, *words in engine.rows(sql, ids=list(ids))} if ids else {}


def effects_of(shapes: Shapes, aims: Sequence[Aim], kinds: Sequence[str]) -> pa.Table:
    """What each shape does to each aim it covers: role, the rank of the reason it would give, whether for its point only.

    `kinds` are the kinds of contact point of the aims, '' for none. A lift has a row of its own, with aim -1.
    """
    rows = [
        (key, number, role_of(shape).value, _rank(shape), is_bound_to_point(shape), kinds[number])
        for key, shape in shapes.items()
        for number, aim in enumerate(aims)
        if role_of(shape) not in (Role.LIFT, Role.NOTE) and covers(shape, aim)
    ]
    rows += [(key, -1, Role.LIFT.value, 0, False, "") for key, shape in shapes.items() if role_of(shape) is Role.LIFT]
    return table_of(rows, shape=pa.int32(), aim=pa.int16(), role=pa.string(), rank=pa.int8(), bound=pa.bool_(), kind=pa.string())


def pair_table(pairs: Iterable[tuple[int, int]]) -> pa.Table:
    """Two shapes each: the one that opens, and the one that it may open."""
    return table_of([(*pair, True) for pair in pairs], opening=pa.int32(), closing=pa.int32(), may=pa.bool_())


def kind_of(ask: Ask) -> str:
    """The kind of contact point that an ask needs, '' where it needs none."""
    kind = KIND_OF.get(ask.invited_by or ask.channel)
    return kind.value if kind else ""


def rank_of(code: ReasonCode) -> int:
    """Reasons as numbers from 1, the first to be given lowest; 0 is a yes."""
    return RANK[code] + 1


def table_of(rows: Sequence[tuple[object, ...]], **fields: pa.DataType) -> pa.Table:
    """Rows as a table of typed columns."""
    columns = zip(*rows, strict=True) if rows else ((),) * len(fields)
    return pa.table([pa.array(values, kind) for values, kind in zip(columns, fields.values(), strict=True)], names=list(fields))


def _rank(shape: ConsentRecord) -> int:
    role = role_of(shape)
    if role is Role.NO:
        return rank_of(refusal_code(shape))
    return rank_of(block_code(shape)) if role is Role.BLOCK else 0


def _record(
    kind: str,
    polarity: str,
    explicitness: str,
    channel: str,
    purpose: str,
    topic: str,
    sender_id: int | None,
    mechanism: str,
    route: str,
    basis: str,
    actor: str,
    grade: int,
    answered_for: int,
    pointed: bool,
    outdated: bool,
) -> ConsentRecord:
    return ConsentRecord(
        id=0,
        customer_id=0,
        type=RecordType(kind),
        polarity=Polarity(polarity),
        explicitness=Explicitness(explicitness),
        channel=Channel(channel) if channel else None,
        purpose=Purpose(purpose) if purpose else None,
        contact_point_id=_SOME_POINT if pointed else None,
        topic=topic,
        sender_id=sender_id,
        mechanism=Mechanism(mechanism),
        route=route,
        lawful_basis=LawfulBasis(basis),
        actor=Actor(actor),
        grade=Grade(grade),
        valid_from=_NO_TIME,
        valid_to=None,
        recorded_at=_NO_TIME,
        actor_reference="somebody" if answered_for else "",
        reason="said" if answered_for else "",
        outdated=outdated,
    )
