"""What stands in the way beside consent and law: closed, suppressed, blocked in the ledger, switched off by the person."""

from collections.abc import Sequence
from datetime import datetime

import pyarrow as pa

from accord.catalogue.types import Channel
from accord.columnar.engine import Engine
from accord.columnar.steps import Step
from accord.consent.columns.people import point_sql
from accord.consent.columns.shapes import kind_of, rank_of
from accord.consent.rules.permission import refuses
from accord.consent.rules.reasons import cause_code
from accord.consent.types import Ask, Preference, ReasonCode, SuppressionCause

_CAUSES = " ".join(f"WHEN '{cause}' THEN {rank_of(cause_code(cause))}" for cause in SuppressionCause)


def register_wishes(engine: Engine, asks: Sequence[Ask], known_at: datetime) -> None:
    """Which of the distinct wishes switches which ask off: asked of the rule, once each."""
    sql = "SELECT DISTINCT channels_off, topics_off FROM consent_preferences WHERE recorded_at <= $known_at"
    off = [
        (channels, topics, number)
        for channels, topics in engine.rows(sql, known_at=known_at)
        for number, ask in enumerate(asks)
        if refuses(_preference(channels, topics), ask)
    ]
    fields = {"channels_off": pa.string(), "topics_off": pa.string(), "ask": pa.int32()}
    columns = list(zip(*off, strict=True)) if off else [()] * len(fields)
    engine.register("fold_wishes", pa.table(dict(zip(fields, columns, strict=True)), schema=pa.schema(fields)))


def hindrances(asks: Sequence[Ask]) -> Step:
    """The first hindrance of each customer and ask but being closed, as the rank of its reason."""
    return Step(
        "fold_hindrances",
        f"""
        SELECT customer_id, ask, min(rank) AS rank
        FROM (
            {" UNION ALL ".join(_of_ask(number, ask) for number, ask in enumerate(asks))}
            UNION ALL
            SELECT customer_id, ask, rank FROM fold_blocks JOIN fold_aims USING (aim)
            UNION ALL
            SELECT customer_id, ask, {rank_of(ReasonCode.PREFERENCE)}
            FROM (
                SELECT customer_id, arg_max(channels_off, {{'recorded_at': recorded_at, 'id': id}}) AS channels_off,
                    arg_max(topics_off, {{'recorded_at': recorded_at, 'id': id}}) AS topics_off
                FROM consent_preferences
                WHERE recorded_at <= $known_at
                GROUP BY customer_id
            ) AS newest
            JOIN fold_wishes USING (channels_off, topics_off)
        ) AS hindered
        GROUP BY customer_id, ask
        """,  # noqa: S608 (our own words)
    )


def _of_ask(number: int, ask: Ask) -> str:
    return f"""
        SELECT customer_id, {number} AS ask, CASE cause {_CAUSES} ELSE {rank_of(ReasonCode.SUPPRESSED)} END AS rank
        FROM consent_suppressions JOIN fold_people USING (customer_id)
        WHERE channel IN ('', '{ask.invited_by or ask.channel}') AND recorded_at <= $known_at AND COALESCE(ends_at > $send_at, TRUE)
            AND COALESCE(lifted_at > $known_at, TRUE)
            AND (contact_point_id IS NULL OR contact_point_id = {point_sql(kind_of(ask))})
    """  # noqa: S608


def _preference(channels: str, topics: str) -> Preference:
    return Preference(
        0,
        channels_off=frozenset(Channel(word) for word in channels.split("|") if word),
        topics_off=frozenset(topic for topic in topics.split("|") if topic),
    )
