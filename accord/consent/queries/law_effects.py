"""Who would get another answer under another law: the permission of everyone, by two tables, side by side."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from pyarrow import csv

from accord.catalogue.queries import list_senders
from accord.catalogue.types import Channel, ContentScope, Purpose
from accord.columnar.engine import Engine
from accord.columnar.snapshots import take_snapshot
from accord.consent.columns.table import permission_table
from accord.consent.types import Ask, LawEffect, LawEffects, LawTable

CHANNELS = (Channel.EMAIL, Channel.SMS, Channel.PHONE, Channel.POST, Channel.VISIT, Channel.REMOTE_VISIT, Channel.CHAT_APP)
_PROMOTION = frozenset({ContentScope.MARKETING, ContentScope.RX_PROMOTION})

_CHANGES = """
CREATE OR REPLACE TEMP TABLE law_changes AS
SELECT permission.customer_id, permission.ask, law_before.allowed AS allowed_before, permission.allowed AS allowed_after,
    law_before.requirement AS need_before, permission.requirement AS need_after,
    law_before.reason AS reason_before, permission.reason AS reason_after, array_to_string(permission.rule_ids, ' ') AS rule_ids
FROM permission JOIN law_before USING (customer_id, ask)
WHERE permission.allowed <> law_before.allowed OR permission.requirement <> law_before.requirement
"""
_COUNTS = """
SELECT law_changes.ask, customers.country,
    COUNT(*) FILTER (allowed_before AND NOT allowed_after),
    COUNT(*) FILTER (allowed_after AND NOT allowed_before),
    COUNT(*) FILTER (allowed_after = allowed_before)
FROM law_changes JOIN customers ON customers.id = law_changes.customer_id
GROUP BY ALL ORDER BY law_changes.ask, customers.country
"""
_LIST = """
SELECT law_changes.customer_id, asked.channel, customers.country, allowed_before, allowed_after, need_before, need_after,
    reason_before, reason_after, rule_ids
FROM law_changes JOIN customers ON customers.id = law_changes.customer_id JOIN law_asked AS asked ON asked.ask = law_changes.ask
ORDER BY law_changes.customer_id, law_changes.ask
"""


def law_effects(
    *, before: LawTable, after: LawTable, now: datetime, channels: Sequence[Channel] = CHANNELS, out: Path | None = None
) -> LawEffects:
    """Whose answer changes for a medicine message today, by channel and country; each of them is listed in the file `out`.

    Judged for the first sender, by what is on record now. Columns of the file: customer_id, channel, country, allowed and need
    before and after, the first reason for a no, and the rules of the answer after.
    """
    sender_id = min((sender.id for sender in list_senders()), default=0)
    asks = [Ask(channel, Purpose.RX_PROMOTION, _PROMOTION, "", sender_id) for channel in channels]
    engine = take_snapshot(now=now)
    try:
        _judge_twice(engine, asks, before, after, now)
        effects = tuple(LawEffect(asks[ask].channel, country, *numbers) for ask, country, *numbers in engine.rows(_COUNTS))
        people = engine.rows("SELECT COUNT(DISTINCT customer_id), (SELECT COUNT(*) FROM customers) FROM law_changes")[0]
        if out is not None:
            _write(engine, asks, out)
    finally:
        engine.close()
    return LawEffects(asked=people[1], touched=people[0], effects=effects)


def _judge_twice(engine: Engine, asks: Sequence[Ask], before: LawTable, after: LawTable, now: datetime) -> None:
    permission_table(engine, asks=asks, send_at=now, known_at=now, law=before)
    engine.run("CREATE OR REPLACE TEMP TABLE law_before AS SELECT customer_id, ask, allowed, requirement, reason FROM permission")
    permission_table(engine, asks=asks, send_at=now, known_at=now, law=after)
    engine.run(_CHANGES)


def _write(engine: Engine, asks: Sequence[Ask], out: Path) -> None:
    words = ", ".join(f"({number}, '{ask.channel.value}')" for number, ask in enumerate(asks))
    engine.run(f"CREATE OR REPLACE TEMP TABLE law_asked AS SELECT * FROM (VALUES {words}) AS asked(ask, channel)")  # noqa: S608
    csv.write_csv(engine.arrow(_LIST), out)
