"""The ledger seen as a few hundred shapes: records that differ only in person and time are the same to the rules.

The rules run once per shape; SQL only carries times, and joins.
"""

from collections.abc import Iterable, Mapping, Sequence
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

COLUMNS = (
    *("type", "polarity", "explicitness", "channel", "purpose", "topic", "sender_id", "mechanism", "route", "lawful_basis"),
    *("actor", "grade", "contact_point_id IS NOT NULL"),
)
_SOME_POINT = -1
_NO_TIME = datetime.min.replace(tzinfo=UTC)


def shape_sql(shared: str, table: str = "") -> str:
    """The key of a record's shape; `shared`: whether it is another person's act at a shared contact value (TRUE or FALSE)."""
    return f"hash({', '.join(f'{table}{column}' for column in COLUMNS)}, {shared})"


def read_shapes(engine: Engine) -> Shapes:
    """The shapes in the ledger, by key, as records without person and time."""
    columns = ", ".join(COLUMNS)
    sql = (
        f"SELECT {shape_sql('FALSE')}, {columns}, FALSE FROM consent_records GROUP BY ALL"  # noqa: S608 (our own names)
        f" UNION ALL SELECT {shape_sql('TRUE')}, {columns}, TRUE FROM consent_records"
        " WHERE id IN (SELECT record_id FROM consent_shared) GROUP BY ALL"
    )
    return {key: _record(*words) for key, *words in engine.rows(sql)}


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
    return _table(rows, shape=pa.uint64(), aim=pa.int16(), role=pa.string(), rank=pa.int8(), bound=pa.bool_(), kind=pa.string())


def pair_table(pairs: Iterable[tuple[int, int]]) -> pa.Table:
    """Two shapes each: the one that opens, and the one that it may open."""
    return _table([(*pair, True) for pair in pairs], opening=pa.uint64(), closing=pa.uint64(), may=pa.bool_())


def kind_of(ask: Ask) -> str:
    """The kind of contact point that an ask needs, '' where it needs none."""
    kind = KIND_OF.get(ask.channel)
    return kind.value if kind else ""


def rank_of(code: ReasonCode) -> int:
    """Reasons as numbers from 1, the first to be given lowest; 0 is a yes."""
    return RANK[code] + 1


def _table(rows: Sequence[tuple[object, ...]], **fields: pa.DataType) -> pa.Table:
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
    pointed: bool,
    shared: bool,
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
        shared=shared,
    )
