"""How far permission reaches, and how well it could be shown: everybody's permission, beside the best evidence on file."""

from collections.abc import Sequence
from datetime import datetime

from accord.catalogue.queries import list_senders, scopes_for
from accord.catalogue.types import Channel, Purpose
from accord.columnar.engine import Engine
from accord.columnar.moments import naive_utc
from accord.consent.columns import permission_table
from accord.consent.types import Ask, Grade
from accord.measurement.types import CoverageRow

CHANNELS = (Channel.EMAIL, Channel.SMS, Channel.PHONE, Channel.POST, Channel.VISIT, Channel.REMOTE_VISIT, Channel.CHAT_APP)
PURPOSE = Purpose.RX_PROMOTION

_GRADES = " ".join(f"WHEN {grade.value} THEN '{grade.name}'" for grade in Grade)
_ROWS = f"""
    WITH best AS (
        SELECT customer_id, channel, max(grade) AS grade
        FROM consent_records
        WHERE polarity = 'opt_in' AND type <> 'granted_pending' AND purpose IN ('marketing', 'rx_promotion')
            AND valid_from <= $now AND COALESCE(valid_to > $now, TRUE) AND recorded_at <= $now
        GROUP BY customer_id, channel
    )
    SELECT ask, country, COALESCE(reason, '') AS reason,
        CASE WHEN NOT allowed THEN '' WHEN grade IS NULL OR requirement = 'opt_out' AND grade < {Grade.C.value} THEN 'law'
            ELSE CASE grade {_GRADES} END END AS ground,
        count(*) AS customers
    FROM (
        SELECT permission.ask, customers.country, permission.allowed, permission.reason, permission.requirement,
            greatest(own.grade, general.grade) AS grade
        FROM permission
        JOIN customers ON customers.id = permission.customer_id AND customers.status = 'active'
        JOIN coverage_asks USING (ask)
        LEFT JOIN best AS own ON own.customer_id = permission.customer_id AND own.channel = coverage_asks.channel
        LEFT JOIN best AS general ON general.customer_id = permission.customer_id AND general.channel = ''
    ) AS judged
    GROUP BY ALL
    ORDER BY ask, country, reason, ground
"""  # noqa: S608 (our own words)


def coverage_rows(engine: Engine, *, now: datetime) -> Sequence[CoverageRow]:
    """The permission of every active customer to be told of a medicine by the first sender, counted by channel and country."""
    sender_id = min((sender.id for sender in list_senders()), default=0)
    asks = [Ask(channel, PURPOSE, scopes_for(purpose=PURPOSE), "", sender_id) for channel in CHANNELS]
    permission_table(engine, asks=asks, send_at=now, known_at=now)
    names = ", ".join(f"({number}, '{channel.value}')" for number, channel in enumerate(CHANNELS))
    engine.run(f"CREATE OR REPLACE VIEW coverage_asks AS SELECT * FROM (VALUES {names}) AS asks (ask, channel)")  # noqa: S608
    found = engine.rows(_ROWS, now=naive_utc(now))
    return [CoverageRow(CHANNELS[ask], country, reason, ground, count) for ask, country, reason, ground, count in found]
