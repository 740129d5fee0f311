"""The figures of a plan over whole tables: who may be reached, what fell where, and whether anything was broken."""

from collections import defaultdict

from accord.columnar.engine import Engine

_CONTACTABLE = """
SELECT channel, CASE WHEN allowed THEN 'allowed' ELSE reason END AS answer, COUNT(*) AS people
FROM (
    SELECT asks.channel, permissions.customer_id, BOOL_OR(permissions.allowed) AS allowed,
        ARG_MIN(permissions.reason, permissions.ask) AS reason
    FROM permissions JOIN asks ON asks.ask = permissions.ask GROUP BY asks.channel, permissions.customer_id
) AS by_person
GROUP BY ALL ORDER BY ALL
"""
_RULE_IDS = """
SELECT channel, answer, LIST_SORT(LIST_DISTINCT(FLATTEN(LIST(rule_ids)))) AS rule_ids
FROM (
    SELECT DISTINCT asks.channel, CASE WHEN allowed THEN 'allowed' ELSE reason END AS answer, rule_ids
    FROM permissions JOIN asks ON asks.ask = permissions.ask
) AS answers
GROUP BY ALL ORDER BY ALL
"""
_DROPPED = "SELECT fallen, COUNT(*) FROM candidates GROUP BY ALL ORDER BY ALL"

_BREACHES = {
    "two_contacts": "SELECT COUNT(*) FROM (SELECT customer_id FROM chosen GROUP BY customer_id HAVING COUNT(*) > 1) AS twice",
    "permission": """
        SELECT COUNT(*) FROM chosen JOIN versions ON versions.version_id = chosen.version_id
        WHERE NOT EXISTS (SELECT 1 FROM permissions WHERE permissions.customer_id = chosen.customer_id
            AND permissions.ask = versions.ask AND permissions.allowed)
    """,
    "content": """
        SELECT COUNT(*) FROM chosen
        JOIN versions ON versions.version_id = chosen.version_id JOIN customers ON customers.id = chosen.customer_id
        WHERE NOT LIST_CONTAINS(versions.countries, customers.country) OR versions.channel != chosen.channel
    """,
    "cap": """
        SELECT COUNT(*) FROM chosen JOIN room ON room.customer_id = chosen.customer_id AND room.channel = chosen.channel
        WHERE room.room < 1
    """,
    "rep_over_capacity": """
        SELECT COALESCE(SUM(GREATEST(planned.visits - COALESCE(days.visits, 0), 0)), 0)
        FROM (SELECT rep_id, COUNT(*) AS visits FROM chosen WHERE channel = 'visit' GROUP BY rep_id) AS planned
        LEFT JOIN days ON days.rep_id = planned.rep_id
    """,
    "rep_not_aligned": """
        SELECT COUNT(*) FROM chosen
        WHERE channel = 'visit' AND NOT EXISTS (SELECT 1 FROM alignments WHERE alignments.customer_id = chosen.customer_id
            AND alignments.rep_id = chosen.rep_id AND alignments.start_on <= $on
            AND (alignments.end_on IS NULL OR alignments.end_on > $on))
    """,
    "channel_over_capacity": """
        SELECT COALESCE(SUM(GREATEST(planned.contacts - limits.contacts, 0)), 0)
        FROM (SELECT channel, COUNT(*) AS contacts FROM chosen GROUP BY channel) AS planned
        JOIN limits ON limits.channel = planned.channel
    """,
}
"""Each counts its own kind of breach over `chosen`, from the tables the plan was joined from, not from the plan's own path."""


def contactable(engine: Engine) -> tuple[dict[str, int], dict[str, dict[str, int]]]:
    """Channel -> customers it may reach; channel -> reason code -> customers it may not."""
    reachable: dict[str, int] = {channel: 0 for (channel,) in engine.rows("SELECT DISTINCT channel FROM asks ORDER BY ALL")}
    refused: dict[str, dict[str, int]] = {channel: {} for channel in reachable}
    for channel, answer, people in engine.rows(_CONTACTABLE):
        if answer == "allowed":
            reachable[channel] = people
        else:
            refused[channel][answer] = people
    return reachable, refused


def rule_ids(engine: Engine) -> dict[str, list[str]]:
    """'channel.reason' (and 'channel.allowed') -> the rules of law behind that answer."""
    return {f"{channel}.{answer}": list(ids) for channel, answer, ids in engine.rows(_RULE_IDS)}


def dropped(engine: Engine) -> tuple[int, dict[str, int]]:
    """How many candidates there were, and gate.reason -> how many fell there."""
    counts = {fallen: number for fallen, number in engine.rows(_DROPPED)}  # noqa: C416 (a typed dict of rows)
    return sum(counts.values()), {fallen: number for fallen, number in counts.items() if fallen}


def breaches(engine: Engine, **params: object) -> dict[str, int]:
    """What is broken, by kind, counted over `chosen`; kinds without a breach are left out."""
    counts: defaultdict[str, int] = defaultdict(int)
    for kind, sql in _BREACHES.items():
        ((number,),) = engine.rows(sql, **{name: value for name, value in params.items() if f"${name}" in sql})
        counts[kind] += int(number)
    return {kind: number for kind, number in counts.items() if number}
