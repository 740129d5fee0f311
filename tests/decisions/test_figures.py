"""Breaches are counted, not assumed: a plan that is spoilt on purpose is found out, kind by kind."""

from collections.abc import Callable

import pyarrow as pa
import pytest

from accord.columnar.engine import Engine
from accord.columnar.snapshots import take_snapshot
from accord.content.queries import usable_versions
from accord.decisions.choosing import choose
from accord.decisions.columns.candidates import candidate_table
from accord.decisions.columns.figures import breaches
from accord.decisions.columns.openings import Day
from accord.decisions.questions import asks_of
from accord.decisions.rules.timing import noon_of, start_of
from accord.decisions.rules.value import PlainModel
from accord.field_force.queries import list_reps
from tests.cast import MORNING, TUESDAY
from tests.decisions.conftest import Market

SCHEMA = pa.schema({"customer_id": pa.int64(), "version_id": pa.int64(), "channel": pa.string(), "rep_id": pa.int64()})
Row = dict[str, object]


@pytest.fixture
def planned(market: Market) -> Engine:
    engine = take_snapshot(now=MORNING)
    versions, reps = usable_versions(on=TUESDAY), list_reps()
    candidate_table(
        engine,
        versions=versions,
        asks=asks_of(versions, sender_id=market.cast.sender_id),
        reps=reps,
        open_visits=[],
        day=Day(TUESDAY, start_of(TUESDAY), noon_of(TUESDAY), known_at=MORNING),
    )
    left = {rep.id: rep.visits_per_day for rep in reps}
    choose(engine, model=PlainModel(), seed=1, visits_left=left)
    engine.register("days", pa.table({"rep_id": list(left), "visits": list(left.values())}))
    engine.register("limits", pa.table({"channel": ["email"], "contacts": [1000]}))
    return engine


def spoil(engine: Engine, change: Callable[[list[Row]], None]) -> dict[str, int]:
    rows = engine.arrow("SELECT customer_id, version_id, channel, rep_id FROM chosen ORDER BY customer_id").to_pylist()
    change(rows)
    engine.register("chosen", pa.Table.from_pylist(rows, schema=SCHEMA))
    return breaches(engine, on=TUESDAY)


def test_a_plan_as_it_was_made_breaks_nothing(planned: Engine) -> None:
    assert spoil(planned, lambda rows: None) == {}


def test_twice_the_same_person(planned: Engine) -> None:
    assert spoil(planned, lambda rows: rows.append(dict(rows[0])))["two_contacts"] == 1


def test_somebody_who_refused(market: Market, planned: Engine) -> None:
    found = spoil(planned, lambda rows: rows.append(mail(market, market.cast.ayse)))
    assert found == {"permission": 1}


def test_content_of_another_channel(market: Market, planned: Engine) -> None:
    def change(rows: list[Row]) -> None:
        next(row for row in rows if row["channel"] == "email")["version_id"] = market.cast.visit_id

    assert spoil(planned, change)["content"] == 1


def test_a_rep_with_too_many_visits_to_other_peoples_customers(market: Market, planned: Engine) -> None:
    def change(rows: list[Row]) -> None:
        for row in rows[:4]:
            row.update(channel="visit", version_id=market.cast.visit_id, rep_id=market.cast.rep_id)

    found = spoil(planned, change)
    assert found["rep_over_capacity"] >= 2
    assert found["rep_not_aligned"] >= 1


def test_no_room_left(planned: Engine) -> None:
    planned.run("CREATE OR REPLACE VIEW room AS SELECT customer_id, channel, 0 AS room FROM chosen")
    chosen = planned.arrow("SELECT * FROM chosen").num_rows
    assert breaches(planned, on=TUESDAY) == {"cap": chosen}


def test_too_many_mails(planned: Engine) -> None:
    planned.register("limits", pa.table({"channel": ["email"], "contacts": [10]}))
    mails = planned.arrow("SELECT * FROM chosen WHERE channel = 'email'").num_rows
    assert breaches(planned, on=TUESDAY) == {"channel_over_capacity": mails - 10}


def mail(market: Market, customer_id: int) -> Row:
    return {"customer_id": customer_id, "version_id": market.cast.mail_id, "channel": "email", "rep_id": None}
