"""The permission of everyone at once: equal to `queries.permissions_for`, row by row (tests/parity/test_permission.py)."""

from collections.abc import Sequence
from datetime import datetime

import pyarrow as pa

from accord.columnar.engine import Engine
from accord.columnar.moments import naive_utc
from accord.columnar.steps import Step, run_steps
from accord.consent.columns.fold import MEETINGS, OUTCOMES, register_openings
from accord.consent.columns.hindrances import hindrances, register_wishes
from accord.consent.columns.needs import register_needs
from accord.consent.columns.people import PEOPLE, PLACES, point_sql, unreachable_sql
from accord.consent.columns.shapes import effects_of, kind_of, read_shapes
from accord.consent.columns.weighing import WEIGHING
from accord.consent.queries.law import law_table
from accord.consent.rules.reasons import RANK
from accord.consent.rules.scope import Aim, aims_of
from accord.consent.types import Ask


def permission_table(engine: Engine, *, asks: Sequence[Ask], send_at: datetime, known_at: datetime) -> str:
    """Make the view `permission` of a snapshot and return its name: one row per customer x ask, closed customers too.

    Columns: `customer_id`, `ask` (its place in `asks`), `contact_point_id`, `allowed`, `reason` (the first failing code, NULL on a
    yes), `requirement`, `rule_ids` (texts), `unreviewed`, `caps` (structs of contacts, days, channel, origin).
    The next call on the same engine takes its place.
    """
    moments = {"send_at": naive_utc(send_at), "known_at": naive_utc(known_at)}
    aims = [(number, aim) for number, ask in enumerate(asks) for aim in aims_of(ask)]
    shapes = read_shapes(engine)
    engine.register("fold_effects", effects_of(shapes, [aim for _, aim in aims], [kind_of(asks[number]) for number, _ in aims]))
    engine.register("fold_aims", _aims_table(aims))
    run_steps(engine, [PLACES])
    register_needs(engine, asks=asks, aims=aims, shapes=shapes, table=law_table(), send_at=send_at)
    run_steps(engine, [*PEOPLE, *MEETINGS], **moments)
    register_openings(engine, shapes)
    register_wishes(engine, asks, moments["known_at"])
    run_steps(engine, [*OUTCOMES, *WEIGHING, hindrances(asks), _answers(asks, aims)], **moments)
    engine.run(f"CREATE OR REPLACE VIEW permission AS {_VIEW}")
    return "permission"


def _aims_table(aims: Sequence[tuple[int, Aim]]) -> pa.Table:
    numbers = {"aim": list(range(len(aims))), "ask": [ask for ask, _ in aims]}
    return pa.table(numbers, schema=pa.schema({"aim": pa.int16(), "ask": pa.int32()}))


def _answers(asks: Sequence[Ask], aims: Sequence[tuple[int, Aim]]) -> Step:
    of_ask = [[index for index, (number, _) in enumerate(aims) if number == ask] for ask in range(len(asks))]
    parts = [_answer(number, ask, of_ask[number]) for number, ask in enumerate(asks)]
    return Step("permission_rows", " UNION ALL ".join(parts))


def _answer(number: int, ask: Ask, aims: Sequence[int]) -> str:
    """The rows of one ask: the first of all that fails, and the need it was held to."""
    kind = kind_of(ask)
    ranks = ", ".join(f"NULLIF(COALESCE(aim_{aim}.rank, place.bare_rank), 0)" for aim in aims)
    joins = " ".join(
        f"LEFT JOIN (SELECT * FROM fold_ranks WHERE aim = {aim}) AS aim_{aim} ON aim_{aim}.customer_id = person.customer_id"  # noqa: S608
        for aim in aims
    )
    return f"""
        SELECT person.customer_id, CAST({number} AS SMALLINT) AS ask, {point_sql(kind)} AS contact_point_id,
            CAST(least({ranks}, hindrance.rank, {unreachable_sql(kind)}) AS TINYINT) AS rank,
            CAST(COALESCE(aim_{aims[0]}.need, place.need) AS SMALLINT) AS need
        FROM fold_people AS person
        JOIN (SELECT * FROM need_places WHERE ask = {number}) AS place ON place.place = person.place
        {joins}
        LEFT JOIN (SELECT * FROM fold_hindrances WHERE ask = {number}) AS hindrance ON hindrance.customer_id = person.customer_id
    """  # noqa: S608 (our own words)


_CODES = ", ".join(f"'{code}'" for code in sorted(RANK, key=lambda code: RANK[code]))
_VIEW = f"""
SELECT
    customer_id,
    ask,
    contact_point_id,
    rank IS NULL AS allowed,
    CAST([{_CODES}][rank] AS VARCHAR) AS reason,
    requirement,
    rule_ids,
    unreviewed,
    caps
FROM permission_rows JOIN need_rows USING (need)
"""  # noqa: S608 (our own words)
