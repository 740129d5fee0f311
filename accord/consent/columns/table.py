"""The permission of everyone at once: equal to `queries.permissions_for`, row by row (tests/parity/test_permission.py)."""

from collections.abc import Sequence
from datetime import datetime

import pyarrow as pa

from accord.columnar.engine import Engine
from accord.columnar.moments import naive_utc
from accord.columnar.steps import run_steps
from accord.consent.columns.answers import answer
from accord.consent.columns.corrections import register_taken
from accord.consent.columns.fold import MEETINGS, OUTCOMES, live, register_openings
from accord.consent.columns.hindrances import hindrances, register_wishes
from accord.consent.columns.needs import register_needs
from accord.consent.columns.people import PLACES, gather_people
from accord.consent.columns.plain import mark_people, register_marks
from accord.consent.columns.shapes import effects_of, kind_of, register_shapes, shape_keys, table_of
from accord.consent.columns.weighing import WEIGHING
from accord.consent.queries.law import law_table
from accord.consent.rules.scope import aims_of
from accord.consent.types import Ask, LawTable


def permission_table(
    engine: Engine, *, asks: Sequence[Ask], send_at: datetime, known_at: datetime, law: LawTable | None = None
) -> str:
    """Make the view `permission` of a snapshot and return its name: one row per customer x ask, closed customers too.

    Columns: `customer_id`, `ask` (its place in `asks`), `contact_point_id`, `allowed`, `reason` (the first failing code, NULL on a
    yes), `requirement` (the strictest of its purposes), `rule_ids` (texts), `unreviewed`, `caps` (structs of contacts, days,
    channel, origin). `law` is the table to judge by, None: the one known at `known_at`. Customers and contact points are as the
    snapshot found them, also where `known_at` is earlier. The next call on the same engine takes its place.
    """
    moments = {"send_at": naive_utc(send_at), "known_at": naive_utc(known_at)}
    aims = [(number, aim) for number, ask in enumerate(asks) for aim in aims_of(ask)]
    keys = shape_keys(engine, **moments)
    register_taken(engine, keys, **moments)
    run_steps(engine, [PLACES, live(keys)], **moments)
    shapes = register_shapes(engine, keys)
    engine.register("fold_effects", effects_of(shapes, [aim for _, aim in aims], [kind_of(asks[number]) for number, _ in aims]))
    engine.register("fold_aims", table_of([(at, ask) for at, (ask, _) in enumerate(aims)], aim=pa.int16(), ask=pa.int32()))
    needs = register_needs(engine, asks=asks, aims=aims, shapes=shapes, table=law or law_table(known_at=known_at), send_at=send_at)
    marks = register_marks(engine, shapes, len(aims))
    people = gather_people(engine)
    mark_people(engine, people, marks, send_at=moments["send_at"])
    run_steps(engine, MEETINGS, **moments)
    register_openings(engine, shapes)
    register_wishes(engine, asks, moments["known_at"])
    run_steps(engine, [*OUTCOMES, *WEIGHING, hindrances(asks)], **moments)
    answer(engine, asks=asks, aims=aims, marks=marks, needs=needs)
    return "permission"
