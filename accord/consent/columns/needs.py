"""The need table: the rules, run once per distinct place, question and route, for SQL to join."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

import pyarrow as pa

from accord.columnar.engine import Engine
from accord.consent.columns.shapes import Shapes, rank_of
from accord.consent.rules.permission import need_of
from accord.consent.rules.questions import RECIPIENT
from accord.consent.rules.roles import Role, role_of
from accord.consent.rules.scope import Aim, covers
from accord.consent.rules.strength import route_of, shortfall
from accord.consent.types import Ask, LawTable, Need, Question, ReasonCode, Requirement
from accord.customers.types import CustomerKind

NeedClass = tuple[Need, ...]
_CAP = pa.struct([("contacts", pa.int32()), ("days", pa.int32()), ("channel", pa.string()), ("origin", pa.string())])


@dataclass(slots=True)
class NeedTables:
    """`needs`: each distinct need. `places`: place x ask -> need class, base need, rank of the reason with nothing on file.

    `verdicts`: need class x aim x shape of opt-in -> rank of why it is not enough (0: it is), days it lives, the need.
    """

    numbers: dict[Need, int] = field(default_factory=dict)
    classes: dict[tuple[int, NeedClass], int] = field(default_factory=dict)
    places: list[tuple[int, int, int, int, int]] = field(default_factory=list)
    verdicts: list[tuple[int, int, int, int, int | None, int]] = field(default_factory=list)

    def number(self, need: Need) -> int:
        """The number of a need, new where it is."""
        return self.numbers.setdefault(need, len(self.numbers))


def register_needs(
    engine: Engine, *, asks: Sequence[Ask], aims: Sequence[tuple[int, Aim]], shapes: Shapes, table: LawTable, send_at: datetime
) -> None:
    """Register `need_rows`, `need_places` and `need_verdicts`; `aims` are (number of the ask, aim). Reads `fold_places`."""
    tables = NeedTables()
    opt_ins = {key: shape for key, shape in shapes.items() if role_of(shape) is Role.YES}
    routes = ("", *sorted({route_of(shape) for shape in opt_ins.values()} - {""}))
    for place, kind, country, region in engine.rows("SELECT place, kind, country, region FROM fold_places ORDER BY place"):
        for number, ask in enumerate(asks):
            question = _question(ask, kind, region or country, send_at)
            needs = tuple(need_of(question, table, route) for route in routes)
            known = tables.classes.setdefault((number, needs), len(tables.classes))
            tables.places.append((place, number, known, tables.number(needs[0]), _rank_without_record(needs[0])))
    for (number, needs), known in tables.classes.items():
        by_route = dict(zip(routes, needs, strict=True))
        covering = [(index, aim) for index, (of_ask, aim) in enumerate(aims) if of_ask == number]
        for key, shape in opt_ins.items():
            need = by_route[route_of(shape)]
            code = shortfall(shape, need)
            days = need.implied_expiry_days if shape.explicitness != "explicit" else None
            verdict = (0 if code is None else rank_of(code), days, tables.number(need))
            tables.verdicts += [(known, index, key, *verdict) for index, aim in covering if covers(shape, aim)]
    _register(engine, tables)


def _question(ask: Ask, kind: str, jurisdiction: str, send_at: datetime) -> Question:
    return Question(
        customer_id=0,
        kind=RECIPIENT[CustomerKind(kind)],
        jurisdiction=jurisdiction,
        channel=ask.channel,
        purpose=ask.purpose,
        scopes=ask.scopes,
        topic=ask.topic,
        sender_id=ask.sender_id,
        contact_point_id=None,
        send_at=send_at,
        known_at=send_at,
    )


def _rank_without_record(need: Need) -> int:
    if need.requirement is Requirement.PROHIBITED:
        return rank_of(ReasonCode.PROHIBITED)
    return 0 if need.requirement is Requirement.OPT_OUT else rank_of(ReasonCode.NOT_ASKED)


def _register(engine: Engine, tables: NeedTables) -> None:
    needs = list(tables.numbers)
    caps = [[(cap.contacts, cap.days, cap.channel or "", cap.origin) for cap in need.obligations.caps] for need in needs]
    engine.register(
        "need_rows",
        pa.table(
            {
                "need": pa.array(range(len(needs)), pa.int32()),
                "requirement": pa.array([need.requirement.name.lower() for need in needs], pa.string()),
                "rule_ids": pa.array([list(need.rule_ids) for need in needs], pa.list_(pa.string())),
                "unreviewed": pa.array([need.unreviewed for need in needs], pa.bool_()),
                "caps": pa.array([[dict(zip(_CAP.names, cap, strict=True)) for cap in some] for some in caps], pa.list_(_CAP)),
            }
        ),
    )
    engine.register("need_places", _table(tables.places, ("place", "ask", "class", "need", "bare_rank"), pa.int32()))
    verdicts = _table([row[:2] + row[3:] for row in tables.verdicts], ("class", "aim", "rank", "days", "need"), pa.int32())
    engine.register("need_verdicts", verdicts.append_column("shape", pa.array([row[2] for row in tables.verdicts], pa.uint64())))


def _table(rows: Sequence[tuple[int | None, ...]], names: Sequence[str], kind: pa.DataType) -> pa.Table:
    columns = list(zip(*rows, strict=True)) if rows else [()] * len(names)
    return pa.table([pa.array(values, kind) for values in columns], names=list(names))
