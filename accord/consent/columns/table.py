"""The permission of everyone at once: equal to `queries.permissions_for`, row by row (tests/parity/test_permission.py)."""

from collections.abc import Sequence
from datetime import datetime

import pyarrow as pa

from accord.catalogue.types import Channel
from accord.columnar.engine import Engine
from accord.columnar.moments import naive_utc
from accord.columnar.steps import Step, run_steps
from accord.consent.columns.fold import COVER, PEOPLE, PLACES, STANDING, register_openings
from accord.consent.columns.needs import register_needs
from accord.consent.columns.shapes import effects_of, rank_of, read_shapes
from accord.consent.queries import law_table
from accord.consent.rules.contact_points import KIND_OF
from accord.consent.rules.permission import refuses
from accord.consent.rules.reasons import RANK, cause_code
from accord.consent.rules.scope import Aim, aims_of
from accord.consent.types import Ask, Preference, ReasonCode, SuppressionCause

_PROHIBITED, _NOT_ASKED = rank_of(ReasonCode.PROHIBITED), rank_of(ReasonCode.NOT_ASKED)


def permission_table(engine: Engine, *, asks: Sequence[Ask], send_at: datetime, known_at: datetime) -> str:
    """Make the view `permission` of a snapshot and return its name: one row per customer x ask, closed customers too.

    Columns: `customer_id`, `ask` (its place in `asks`), `contact_point_id`, `allowed`, `reason` (the first failing code, NULL on a
    yes), `requirement`, `rule_ids` (texts), `unreviewed`, `caps` (structs of contacts, days, channel, origin).
    The next call on the same engine takes its place.
    """
    moments = {"send_at": naive_utc(send_at), "known_at": naive_utc(known_at)}
    aims = [(number, aim) for number, ask in enumerate(asks) for aim in aims_of(ask)]
    shapes = read_shapes(engine)
    engine.register("fold_effects", effects_of(shapes, [aim for _, aim in aims], [_kind(asks[number]) for number, _ in aims]))
    engine.register("fold_aims", _aims_table(aims))
    run_steps(engine, [PLACES])
    register_needs(engine, asks=asks, aims=aims, shapes=shapes, table=law_table(), send_at=send_at)
    run_steps(engine, [*PEOPLE, *COVER], **moments)
    register_openings(engine, shapes)
    run_steps(engine, STANDING, **moments)
    _register_wishes(engine, asks, moments["known_at"])
    engine.register("fold_causes", _causes_table())
    run_steps(engine, [_hindrances(asks), _answers(asks, aims)], **moments)
    engine.run(f"CREATE OR REPLACE VIEW permission AS {_VIEW}")
    return "permission"


def _kind(ask: Ask) -> str:
    kind = KIND_OF.get(ask.channel)
    return kind.value if kind else ""


def _aims_table(aims: Sequence[tuple[int, Aim]]) -> pa.Table:
    numbers = {"aim": list(range(len(aims))), "ask": [ask for ask, _ in aims]}
    return pa.table(numbers, schema=pa.schema({"aim": pa.int16(), "ask": pa.int32()}))


def _causes_table() -> pa.Table:
    ranks = {
        "cause": [cause.value for cause in SuppressionCause],
        "rank": [rank_of(cause_code(cause)) for cause in SuppressionCause],
    }
    return pa.table(ranks, schema=pa.schema({"cause": pa.string(), "rank": pa.int8()}))


def _register_wishes(engine: Engine, asks: Sequence[Ask], known_at: datetime) -> None:
    """Which of the distinct wishes switches which ask off: asked of the rule, once each."""
    wishes = engine.rows(
        "SELECT DISTINCT channels_off, topics_off FROM consent_preferences WHERE recorded_at <= $now", now=known_at
    )
    off = [
        (channels, topics, number)
        for channels, topics in wishes
        for number, ask in enumerate(asks)
        if refuses(_preference(channels, topics), ask)
    ]
    names = {"channels_off": pa.string(), "topics_off": pa.string(), "ask": pa.int32()}
    columns = zip(*off, strict=True) if off else ((), (), ())
    engine.register("fold_wishes", pa.table(dict(zip(names, map(list, columns), strict=True)), schema=pa.schema(names)))


def _preference(channels: str, topics: str) -> Preference:
    return Preference(
        0,
        channels_off=frozenset(Channel(word) for word in channels.split("|") if word),
        topics_off=frozenset(topic for topic in topics.split("|") if topic),
    )


def _point(ask: Ask) -> str:
    return f"{_kind(ask)}_point" if _kind(ask) else "CAST(NULL AS BIGINT)"


def _hindrances(asks: Sequence[Ask]) -> Step:
    """What stands in the way beside consent: suppressions, blocks in the ledger, the person's own switches; the first of each."""
    suppressed = " UNION ALL ".join(
        f"SELECT customer_id, {number} AS ask, rank FROM consent_suppressions JOIN fold_causes USING (cause)"  # noqa: S608
        f" JOIN fold_people USING (customer_id) WHERE channel IN ('', '{ask.channel}') AND recorded_at <= $known_at"
        " AND COALESCE(ends_at > $send_at, TRUE)"
        f" AND (contact_point_id IS NULL OR contact_point_id = {_point(ask)})"
        for number, ask in enumerate(asks)
    )
    blocked = "SELECT customer_id, ask, rank FROM fold_blocks JOIN fold_aims USING (aim)"
    newest = (
        "SELECT customer_id, arg_max(channels_off, {'t': recorded_at, 'i': id}) AS channels_off,"
        " arg_max(topics_off, {'t': recorded_at, 'i': id}) AS topics_off"
        " FROM consent_preferences WHERE recorded_at <= $known_at GROUP BY customer_id"
    )
    switched = (
        f"SELECT customer_id, ask, {rank_of(ReasonCode.PREFERENCE)} FROM ({newest}) AS newest"  # noqa: S608
        " JOIN fold_wishes USING (channels_off, topics_off)"
    )
    return Step(
        "fold_hindrances",
        f"SELECT customer_id, CAST(ask AS INTEGER) AS ask, min(rank) AS rank"  # noqa: S608
        f" FROM ({suppressed} UNION ALL {blocked} UNION ALL {switched}) AS hindered GROUP BY customer_id, ask",
    )


def _aim_rank(alias: str) -> str:
    """The first reason for which one aim fails, 0 where it does not: as `rules.permission` weighs it."""
    return (
        f"CASE WHEN bare_rank = {_PROHIBITED} THEN {_PROHIBITED} WHEN {alias}.refused IS NOT NULL AND {alias}.best IS NULL"
        f" THEN {alias}.refused WHEN {alias}.best = 0 OR (bare_rank = 0 AND {alias}.refused IS NULL) THEN 0"
        f" ELSE COALESCE(least({alias}.best, {alias}.missing), {_NOT_ASKED}) END"
    )


def _answer(number: int, ask: Ask, aims: Sequence[int]) -> str:
    """The rows of one ask."""
    kind = _kind(ask)
    ranks = [f"NULLIF({_aim_rank(f'aim_{aim}')}, 0)" for aim in aims]
    ranks += [f"CASE WHEN closed THEN {rank_of(ReasonCode.CLOSED)} END", "hindrance.rank"]
    if kind:
        missing, unusable = rank_of(ReasonCode.CONTACT_POINT_MISSING), rank_of(ReasonCode.CONTACT_POINT_UNUSABLE)
        ranks.append(f"CASE WHEN {kind}_point IS NULL THEN CASE WHEN {kind}_known THEN {unusable} ELSE {missing} END END")
    joins = "".join(
        f" LEFT JOIN (SELECT * FROM fold_standing WHERE aim = {aim}) AS aim_{aim} ON aim_{aim}.customer_id = person.customer_id"
        for aim in aims
    )
    first = f"aim_{aims[0]}"
    return (
        f"SELECT person.customer_id, CAST({number} AS INTEGER) AS ask, {_point(ask)} AS contact_point_id,"  # noqa: S608
        f" CAST(least({', '.join(ranks)}) AS TINYINT) AS rank,"
        f" CASE WHEN {first}.best = 0 AND bare_rank <> {_PROHIBITED} THEN COALESCE({first}.need, place.need) ELSE place.need END AS need"
        f" FROM fold_people AS person JOIN (SELECT * FROM need_places WHERE ask = {number}) AS place ON place.place = person.place"
        f"{joins} LEFT JOIN (SELECT * FROM fold_hindrances WHERE ask = {number}) AS hindrance"
        " ON hindrance.customer_id = person.customer_id"
    )


def _answers(asks: Sequence[Ask], aims: Sequence[tuple[int, Aim]]) -> Step:
    of_ask = [[index for index, (number, _) in enumerate(aims) if number == ask] for ask in range(len(asks))]
    parts = [_answer(number, ask, of_ask[number]) for number, ask in enumerate(asks)]
    return Step("permission_rows", " UNION ALL ".join(parts))


_CODES = ", ".join(f"'{code}'" for code in sorted(RANK, key=lambda code: RANK[code]))
_VIEW = f"""
SELECT
    customer_id,
    ask,
    contact_point_id,
    rank IS NULL AS allowed,
    CAST([{_CODES}][rank] AS VARCHAR) AS reason,
    requirement,
    rule_ids,
    unreviewed,
    caps
FROM permission_rows JOIN need_rows USING (need)
"""  # noqa: S608 (our own names)
