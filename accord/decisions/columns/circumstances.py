"""What is known of every chosen action, for its reasons."""

from collections.abc import Iterator

from accord.catalogue.types import Channel
from accord.columnar.engine import Engine
from accord.decisions.rules.explanation import Circumstances

_CHOSEN = """
SELECT
    chosen.customer_id, chosen.version_id, chosen.channel, chosen.rep_id, chosen.value, chosen.propensity, chosen.tried_out,
    candidates.brand_code, candidates.title, candidates.narrowed, candidates.topic_clicks_365d,
    candidates.human_clicks_90d, candidates.visits_accepted_365d, candidates.days_since_touch, candidates.days_since_visit,
    candidates.potential
FROM chosen JOIN candidates ON candidates.customer_id = chosen.customer_id AND candidates.version_id = chosen.version_id
ORDER BY chosen.customer_id
"""
_DECISION = ("customer_id", "version_id", "channel", "rep_id", "value", "propensity", "brand_code")
ROWS = 10_000


def circumstances(engine: Engine) -> Iterator[tuple[dict[str, object], Circumstances]]:
    """Each chosen row as the fields of a decision, with what is known of it; by customer."""
    for batch in engine.arrow(_CHOSEN).to_batches(max_chunksize=ROWS):
        for row in batch.to_pylist():
            known = Circumstances(
                channel=Channel(row["channel"]),
                title=row["title"],
                for_speciality=row["narrowed"],
                tried_out=row["tried_out"],
                topic_clicks=row["topic_clicks_365d"],
                human_clicks=row["human_clicks_90d"],
                visits=row["visits_accepted_365d"],
                days_since_touch=row["days_since_touch"],
                days_since_visit=row["days_since_visit"],
                potential=row["potential"],
            )
            yield {name: row[name] for name in _DECISION}, known
