"""The need table: the rules, run once per distinct place, question and route, for SQL to join."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

import pyarrow as pa

from accord.columnar.engine import Engine
from accord.consent.columns.shapes import Shapes, rank_of, table_of
from accord.consent.rules.permission import need_of
from accord.consent.rules.questions import RECIPIENT
from accord.consent.rules.roles import Role, role_of
from accord.consent.rules.scope import Aim, covers
from accord.consent.rules.strength import route_of, shortfall
from accord.consent.types import Ask, ConsentRecord, LawTable, Need, Question, ReasonCode, Requirement
from accord.customers.types import CustomerKind

NeedClass = tuple[Need, ...]


@dataclass(slots=True)
class NeedTables:
    """What the rules said: `numbers` of each distinct need; `classes`: for one ask, the need by route; `regimes`: a class per ask.

    `bases`: regime x ask -> class, base need, rank of the reason with nothing on file. `verdicts`: class x aim x shape of opt-in
    -> rank of why it is not enough (0: it is), days it lives, the need.
    """

    numbers: dict[Need, int] = field(default_factory=dict)
    classes: dict[tuple[int, NeedClass], int] = field(default_factory=dict)
    regimes: dict[tuple[int, ...], int] = field(default_factory=dict)
    places: list[tuple[int, int]] = field(default_factory=list)
    bases: list[tuple[int, int, int, int, int]] = field(default_factory=list)
    verdicts: list[tuple[int, int, int, int, int | None, int]] = field(default_factory=list)

    def number(self, need: Need) -> int:
        """The number of a need, new where it is."""
        return self.numbers.setdefault(need, len(self.numbers))


def register_needs(
    engine: Engine, *, asks: Sequence[Ask], aims: Sequence[tuple[int, Aim]], shapes: Shapes, table: LawTable, send_at: datetime
) -> tuple[Need, ...]:
    """Register `fold_regimes`, `need_bases` and `need_verdicts`, and give the needs in the order of their numbers.

    `aims` are (number of the ask, aim). Reads `fold_places`. A regime is all places where every ask meets the same law.
    """
    tables = NeedTables()
    opt_ins = {number: shape for number, shape in shapes.items() if role_of(shape) is Role.YES}
    routes = ("", *sorted({route_of(shape) for shape in opt_ins.values()} - {""}))
    for place, kind, country, region in engine.rows("SELECT place, kind, country, region FROM fold_places ORDER BY place"):
        questions = [_question(ask, kind, region or country, send_at) for ask in asks]
        needs = [tuple(need_of(question, table, route) for route in routes) for question in questions]
        classes = tuple(tables.classes.setdefault(known, len(tables.classes)) for known in enumerate(needs))
        tables.places.append((place, tables.regimes.setdefault(classes, len(tables.regimes))))
    by_number = {number: known for known, number in tables.classes.items()}
    for classes, regime in tables.regimes.items():
        for ask, number in enumerate(classes):
            base = by_number[number][1][0]
            tables.bases.append((regime, ask, number, tables.number(base), _rank_without_record(base)))
    _judge(tables, aims, opt_ins, routes)
    _register(engine, tables)
    return tuple(tables.numbers)


def _judge(tables: NeedTables, aims: Sequence[tuple[int, Aim]], opt_ins: dict[int, ConsentRecord], routes: Sequence[str]) -> None:
    """Every opt-in held against every class of needs whose ask it covers."""
    covering = {
        (number, ask): [index for index, (of_ask, aim) in enumerate(aims) if of_ask == ask and covers(shape, aim)]
        for number, shape in opt_ins.items()
        for ask in {of_ask for of_ask, _ in aims}
    }
    for (ask, needs), known in tables.classes.items():
        by_route = dict(zip(routes, needs, strict=True))
        for number, shape in opt_ins.items():
            if covered := covering[number, ask]:
                judged = _verdict(tables, shape, by_route[route_of(shape)])
                tables.verdicts += [(known, index, number, *judged) for index in covered]


def _verdict(tables: NeedTables, shape: ConsentRecord, need: Need) -> tuple[int, int | None, int]:
    code = shortfall(shape, need)
    days = need.implied_expiry_days if shape.explicitness != "explicit" else None
    return (0 if code is None else rank_of(code), days, tables.number(need))


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
        invited_by=ask.invited_by,
    )


def _rank_without_record(need: Need) -> int:
    if need.requirement is Requirement.PROHIBITED:
        return rank_of(ReasonCode.PROHIBITED)
    return 0 if need.requirement is Requirement.OPT_OUT else rank_of(ReasonCode.NOT_ASKED)


def _register(engine: Engine, tables: NeedTables) -> None:
    number = pa.int32()
    engine.register("fold_regimes", table_of(tables.places, place=number, regime=number))
    bases = {"regime": number, "ask": number, "class": number, "need": number, "bare_rank": number}
    engine.register("need_bases", table_of(tables.bases, **bases))
    verdicts = {"class": number, "aim": number, "shape": number, "rank": number, "days": number, "need": number}
    engine.register("need_verdicts", table_of(tables.verdicts, **verdicts))
