"""What the wiring promises: every table can be read whole, and every fact can be asked for one and for all."""

from datetime import UTC, datetime

from accord.columnar.moments import naive_utc
from accord.columnar.registry import exports
from accord.columnar.snapshots import take_snapshot
from accord.segments.ports import fact_sources
from accord.segments.queries import facts_for, known_facts

NOW = datetime(2026, 11, 17, 8, tzinfo=UTC)


def test_every_export_can_be_read_and_every_fact_has_its_column(db: None) -> None:
    engine = take_snapshot(now=NOW)
    assert engine.tables() == [export.name for export in exports()]
    assert {"customers", "contact_points", "touches", "responses"} <= set(engine.tables())
    for source in fact_sources():
        params = {"now": naive_utc(NOW)} if "$now" in source.view else {}
        columns = engine.arrow(source.view, **params).column_names
        assert columns.count("customer_id") == 1
        assert {fact.name for fact in source.facts} <= set(columns), source.room


def test_no_export_tells_who_somebody_is() -> None:
    private = {"given_name", "family_name", "organisation_name", "value", "lookup_hash", "sealed", "email", "phone", "city", "name"}
    assert not [(export.name, column) for export in exports() for column in export.casts if column in private]


def test_every_fact_can_be_asked_for_one(db: None) -> None:
    assert {"country", "specialty", "last_touch_at"} <= set(known_facts())
    assert facts_for(customer_ids=[], now=NOW) == {}
