"""Members of a segment over whole tables, and which of them may be contacted."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from accord.columnar.conditions import to_sql
from accord.columnar.engine import Engine
from accord.columnar.moments import naive_utc
from accord.columnar.steps import Step, run_steps
from accord.kernel.conditions import facts_of
from accord.segments.actions import note_conditions_run
from accord.segments.ports import FactSource, fact_sources
from accord.segments.queries import known_facts
from accord.segments.rules.writing import check_segment
from accord.segments.types import Segment


def segment_table(engine: Engine, segment: Segment, *, now: datetime, permissions: str = "") -> str:
    """Make the table `segment_<code>` of members, ordered by `customer_id`, and return its name.

    `permissions` names a table of `consent.columns.permission_table`: then every member has one row per ask, with `ask`,
    `contact_point_id`, `allowed` and `reason`, so that a preview can say how many can be contacted and why the others cannot.
    What people declared of themselves is marked as used where the condition reads it. Raises the AccordErrors of `check_segment`.
    """
    check_segment(segment, known_facts())
    members = members_sql(segment, fact_sources())
    if permissions:
        asked = "members.customer_id, asked.ask, asked.contact_point_id, asked.allowed, asked.reason"
        members = f"SELECT {asked} FROM ({members}) AS members JOIN {permissions} AS asked USING (customer_id)"  # noqa: S608
    step = Step(f"segment_{segment.code.replace('-', '_')}", f"{members} ORDER BY customer_id")
    run_steps(engine, [step], now=naive_utc(now))
    note_conditions_run(engine, [segment.condition], now=now)
    return step.name


def members_sql(segment: Segment, sources: Iterable[FactSource]) -> str:
    """The SELECT of a segment's members (`customer_id`); `$now` stands where a fact depends on the moment."""
    asked = facts_of(segment.condition)
    needed = [source for source in sources if any(fact.name in asked for fact in source.facts)]
    joins = "".join(f" LEFT JOIN ({source.view}) AS {source.room}_facts USING (customer_id)" for source in needed)
    return (
        f"SELECT customer_id FROM (SELECT id AS customer_id FROM customers) AS everyone{joins}"  # noqa: S608
        f" WHERE {to_sql(segment.condition, dialect='duckdb')}"
    )


def preview_counts(engine: Engine, table: str) -> list[dict[str, Any]]:
    """Of a segment table with permissions: how many members there are per ask and reason (None where allowed), most first."""
    sql = f"SELECT ask, reason, count(*) AS customers FROM {table} GROUP BY ALL ORDER BY ask, customers DESC, reason"  # noqa: S608
    counts: list[dict[str, Any]] = engine.arrow(sql).to_pylist()
    return counts
