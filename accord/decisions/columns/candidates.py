"""The candidate table: every customer x fitting version, with the gate where it fell ('' = it may be chosen)."""

from collections.abc import Sequence

import pyarrow as pa

from accord.columnar.conditions import to_sql
from accord.columnar.engine import Engine
from accord.columnar.moments import naive_utc
from accord.columnar.steps import Step, run_steps
from accord.consent.columns import permission_table
from accord.consent.types import Ask
from accord.contact_policy.columns import room_left_table
from accord.content.types import PieceVersion
from accord.decisions.columns.openings import Day, register_openings
from accord.decisions.questions import CHANNELS
from accord.decisions.rules.eligibility import RULES
from accord.field_force.types import Rep
from accord.interactions.columns import TOPIC_FACTS_VIEW
from accord.segments.ports import fact_sources


def candidate_table(
    engine: Engine,
    *,
    versions: Sequence[PieceVersion],
    asks: Sequence[Ask],
    reps: Sequence[Rep],
    open_visits: Sequence[tuple[int, int]],
    day: Day,
) -> None:
    """Make the view `candidates` and the tables it is joined from.

    `open_visits` are (customer id, rep id) of suggestions that still stand. Columns of `candidates`: customer_id, version_id,
    channel, rep_id, fallen ('permission.refused', 'eligibility.same_topic_14d', ...), the facts and the days of `topic_days`.
    """
    _register_field(engine, reps, open_visits)
    permissions = permission_table(engine, asks=asks, send_at=day.send_at, known_at=day.known_at)
    room = room_left_table(engine, permissions=permissions, now=day.send_at, channels=CHANNELS)
    moments = {"now": naive_utc(day.moment), "send_at": naive_utc(day.send_at), "known_at": naive_utc(day.known_at)}
    run_steps(engine, _steps(), on=day.on, **moments)
    register_openings(engine, versions, asks, on=day.on)
    engine.run(f"CREATE OR REPLACE VIEW permissions AS SELECT * FROM {permissions}")  # noqa: S608 (our own names)
    engine.run(f"CREATE OR REPLACE VIEW room AS SELECT * FROM {room}")  # noqa: S608
    engine.run(f"CREATE OR REPLACE VIEW candidates AS {_CANDIDATES.replace('{fallen}', _fallen())}")


def _register_field(engine: Engine, reps: Sequence[Rep], open_visits: Sequence[tuple[int, int]]) -> None:
    columns = {
        "rep_id": [rep.id for rep in reps],
        "sender_id": [rep.sender_id for rep in reps],
        "visits_per_day": [rep.visits_per_day for rep in reps],
    }
    engine.register("field", pa.table(columns, schema=pa.schema(dict.fromkeys(columns, pa.int64()))))
    held = {"customer_id": [customer for customer, _ in open_visits], "rep_id": [rep for _, rep in open_visits]}
    engine.register("open_visits", pa.table(held, schema=pa.schema(dict.fromkeys(held, pa.int64()))))


def _steps() -> list[Step]:
    """The facts of every room, joined; the days since each topic; who visits whom on the day."""
    sources = fact_sources()
    names = ", ".join(f"facts_{source.room}.* EXCLUDE (customer_id)" for source in sources)
    joins = " ".join(f"LEFT JOIN facts_{source.room} ON facts_{source.room}.customer_id = customers.id" for source in sources)
    facts = f"SELECT customers.id AS customer_id, {names} FROM customers {joins} WHERE customers.status = 'active'"  # noqa: S608
    return [
        *(Step(f"facts_{source.room}", source.view) for source in sources),
        Step("customer_facts", facts),
        Step("topic_facts", TOPIC_FACTS_VIEW),
        Step("topic_days", _TOPIC_DAYS),
        Step("contact_days", _CONTACT_DAYS),
        Step("visitors", _VISITORS),
        Step("pauses", _PAUSES),
    ]


def _fallen() -> str:
    """The first gate a candidate does not pass, in the order of `types.Dropped`; only true opens."""
    rules = " ".join(
        f"WHEN ({to_sql(rule.condition, dialect='duckdb')}) IS NOT TRUE THEN 'eligibility.{rule.code}'" for rule in RULES
    )
    return (
        "CASE WHEN allowed IS NOT TRUE THEN 'permission.' || COALESCE(reason, 'unknown_law')"
        f" {rules} WHEN is_paused THEN 'contact_policy.paused' WHEN room < 1 THEN 'contact_policy.cap_reached'"
        " WHEN channel = 'visit' AND rep_id IS NULL THEN 'capacity.no_rep' ELSE '' END"
    )


_TOPIC_DAYS = """
SELECT customer_id, topic, topic_clicks_365d, date_sub('day', last_topic_touch_at, CAST($now AS TIMESTAMP)) AS days_since_topic
FROM topic_facts
"""
_CONTACT_DAYS = """
SELECT
    customer_id,
    date_sub('day', last_touch_at, CAST($now AS TIMESTAMP)) AS days_since_touch,
    date_sub('day', last_visit_at, CAST($now AS TIMESTAMP)) AS days_since_visit
FROM customer_facts
"""
_VISITORS = """
SELECT alignments.customer_id, MIN(alignments.rep_id) AS rep_id, field.sender_id
FROM alignments JOIN field ON field.rep_id = alignments.rep_id
WHERE alignments.start_on <= $on AND (alignments.end_on IS NULL OR alignments.end_on > $on)
GROUP BY alignments.customer_id, field.sender_id
"""
_PAUSES = """
SELECT customer_id
FROM (
    SELECT customer_id, ARG_MAX({'until': pause_until}, {'t': recorded_at, 'i': id}) AS wish
    FROM consent_preferences WHERE recorded_at <= $known_at GROUP BY customer_id
) AS newest
WHERE wish.until > $send_at
"""
_CANDIDATES = """
SELECT *, {fallen} AS fallen
FROM (
    SELECT
        customer_facts.*,
        versions.version_id,
        versions.ask,
        versions.channel,
        versions.brand_code,
        versions.topic,
        versions.narrowed,
        versions.title,
        permissions.allowed,
        permissions.reason,
        room.room,
        pauses.customer_id IS NOT NULL AS is_paused,
        visitors.rep_id,
        topic_days.days_since_topic,
        COALESCE(topic_days.topic_clicks_365d, 0) AS topic_clicks_365d,
        contact_days.days_since_touch,
        contact_days.days_since_visit,
        open_visits.rep_id AS suggestion_open
    FROM customer_facts
    JOIN contact_days ON contact_days.customer_id = customer_facts.customer_id
    JOIN fits ON fits.country = COALESCE(customer_facts.country, '')
        AND fits.language = COALESCE(customer_facts.language, '')
        AND fits.wished_language = COALESCE(customer_facts.wished_language, '')
        AND fits.specialty = COALESCE(customer_facts.specialty, '')
    JOIN versions ON versions.version_id = fits.version_id
    LEFT JOIN permissions ON permissions.customer_id = customer_facts.customer_id AND permissions.ask = versions.ask
    LEFT JOIN room ON room.customer_id = customer_facts.customer_id AND room.channel = versions.channel
    LEFT JOIN pauses ON pauses.customer_id = customer_facts.customer_id
    LEFT JOIN visitors ON visitors.customer_id = customer_facts.customer_id AND visitors.sender_id = versions.sender_id
    LEFT JOIN topic_days ON topic_days.customer_id = customer_facts.customer_id AND topic_days.topic = versions.topic
    LEFT JOIN open_visits ON open_visits.customer_id = customer_facts.customer_id
) AS joined
"""
