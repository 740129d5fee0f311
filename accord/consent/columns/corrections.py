"""What later entries take away (`rules.corrections`): few records, so each pair of shapes that meets is asked of the rules."""

from datetime import datetime

import pyarrow as pa

from accord.columnar.engine import Engine
from accord.columnar.steps import Step, run_steps
from accord.consent.columns.shapes import ShapeKeys, records_by_id, table_of
from accord.consent.rules.corrections import replaces, takes_away, undoes
from accord.consent.rules.roles import Role, role_of
from accord.consent.types import ConsentRecord

GONE, UNSAID, REPLACED = "gone", "unsaid", "replaced"


def register_taken(engine: Engine, keys: ShapeKeys, *, send_at: datetime, known_at: datetime) -> None:
    """Make `fold_taken`: entry, customer, what it counts as now, and whether that reaches those who share its contact value."""
    run_steps(engine, [_pointing(keys)], known_at=known_at)
    pairs = engine.rows("SELECT later_key, earlier_key, min(later), min(earlier) FROM fold_pointing GROUP BY ALL")
    found = records_by_id(engine, keys, sorted({number for pair in pairs for number in pair[2:]}))
    effects = [(*pair[:2], _effect(found[pair[2]], found[pair[3]])) for pair in pairs]
    engine.register("fold_effects_of_pairs", table_of(effects, later_key=pa.uint64(), earlier_key=pa.uint64(), effect=pa.string()))
    run_steps(engine, [_TAKEN], send_at=send_at)


def _effect(later: ConsentRecord, earlier: ConsentRecord) -> str | None:
    if takes_away(later, earlier):
        return GONE
    if undoes(later, earlier):
        return GONE if role_of(earlier) is Role.BLOCK else UNSAID
    return REPLACED if replaces(later, earlier) else None


def _pointing(keys: ShapeKeys) -> Step:
    return Step(
        "fold_pointing",
        f"""
        SELECT later.id AS later, earlier.id AS earlier, earlier.customer_id, later.valid_from,
            {keys.key("later")} AS later_key, {keys.key("earlier")} AS earlier_key,
            COALESCE(later.contact_point_id = earlier.contact_point_id, FALSE) AS at_one_value
        FROM (SELECT * FROM consent_records WHERE type IN ('corrected', 'superseded') AND recorded_at <= $known_at) AS later
        JOIN consent_records AS earlier
            ON earlier.id = CASE later.type WHEN 'corrected' THEN later.corrects_id ELSE later.supersedes_id END
            AND earlier.customer_id = later.customer_id
        """,  # noqa: S608 (our own words)
    )


_TAKEN = Step(
    "fold_taken",
    f"""
    SELECT earlier AS id, customer_id, min(effect) AS effect, bool_or(at_one_value) AS at_one_value
    FROM fold_pointing JOIN fold_effects_of_pairs USING (later_key, earlier_key)
    WHERE effect IS NOT NULL AND (effect <> '{REPLACED}' OR valid_from <= $send_at)
    GROUP BY earlier, customer_id
    """,  # noqa: S608
)
