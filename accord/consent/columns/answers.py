"""The answers, once per kind of customer: whoever has the same law, marks, hindrances and contact points at hand gets the same.

A market of millions has a few thousand kinds. So the table of permissions is two: everyone's kind, and each kind's answers.
"""

from collections.abc import Sequence

import pyarrow as pa

from accord.columnar.engine import Engine
from accord.columnar.steps import Step, run_steps
from accord.consent.columns.people import KINDS, point_sql, unreachable_sql
from accord.consent.columns.plain import Marks
from accord.consent.columns.shapes import kind_of, rank_of, table_of
from accord.consent.rules.reasons import RANK
from accord.consent.rules.scope import Aim
from accord.consent.types import Ask, Need, ReasonCode

_CAP = pa.struct([("contacts", pa.int32()), ("days", pa.int32()), ("channel", pa.string()), ("origin", pa.string())])
_CODES = ", ".join(f"'{code}'" for code in sorted(RANK, key=lambda code: RANK[code]))
_PROHIBITED, _CLOSED = rank_of(ReasonCode.PROHIBITED), rank_of(ReasonCode.CLOSED)


def answer(engine: Engine, *, asks: Sequence[Ask], aims: Sequence[tuple[int, Aim]], marks: Marks, needs: Sequence[Need]) -> None:
    """Make `permission_people`, `permission_answers` and the view `permission` above them."""
    run_steps(engine, [_SIGNED, _people(marks), _EXAMPLES, _ranks(asks, aims, marks)])
    _register_need_sets(engine, needs)
    run_steps(engine, [_answers(asks)])
    engine.run(f"CREATE OR REPLACE VIEW permission AS {_VIEW}")


_SIGNED = Step(
    "fold_signed",
    """
    SELECT customer_id, bit_xor(hash(spot, rank, need)) AS signature
    FROM (
        SELECT customer_id, aim AS spot, rank, need FROM fold_ranks
        UNION ALL SELECT customer_id, -1 - ask, rank, NULL FROM fold_hindrances
    ) AS spots
    GROUP BY customer_id
    """,
)


def _people(marks: Marks) -> Step:
    words = ", ".join(marks.words())
    reaches = ", ".join(f"{kind}_reach" for kind in KINDS)
    points = ", ".join(f"{kind}_point" for kind in KINDS)
    return Step(
        "permission_people",
        f"""
        SELECT fold_people.customer_id, {points}, hash(regime, closed, {reaches}, {words}, signature) AS sort
        FROM fold_people LEFT JOIN fold_signed ON fold_signed.customer_id = fold_people.customer_id
        """,  # noqa: S608 (our own words)
    )


_EXAMPLES = Step(
    "fold_examples",
    """
    SELECT sort, fold_people.*
    FROM (SELECT sort, min(customer_id) AS customer_id FROM permission_people GROUP BY sort) AS first_ones
    JOIN fold_people USING (customer_id)
    """,
)


def _ranks(asks: Sequence[Ask], aims: Sequence[tuple[int, Aim]], marks: Marks) -> Step:
    of_ask = [[index for index, (number, _) in enumerate(aims) if number == ask] for ask in range(len(asks))]
    parts = [_ranks_of_ask(number, ask, of_ask[number], marks) for number, ask in enumerate(asks)]
    return Step("permission_ranks", " UNION ALL ".join(parts))


def _ranks_of_ask(number: int, ask: Ask, aims: Sequence[int], marks: Marks) -> str:
    """The rows of one ask: the first of all that fails, and the need it was held to, aim by aim."""
    of_aims = ", ".join(f"NULLIF(COALESCE(aim_{aim}.rank, {_plain_rank(marks, aim)}), 0)" for aim in aims)
    needs = ", ".join(f"COALESCE(aim_{aim}.need, base.need)" for aim in aims)
    joins = " ".join(
        f"LEFT JOIN (SELECT * FROM fold_ranks WHERE aim = {aim}) AS aim_{aim} ON aim_{aim}.customer_id = example.customer_id"  # noqa: S608
        for aim in aims
    )
    return f"""
        SELECT sort, {number} AS ask, [{needs}] AS needs,
            least({of_aims}, CASE WHEN closed THEN {_CLOSED} END, hindrance.rank, {unreachable_sql(kind_of(ask))}) AS rank
        FROM fold_examples AS example
        JOIN (SELECT * FROM need_bases WHERE ask = {number}) AS base ON base.regime = example.regime
        {joins}
        LEFT JOIN (SELECT * FROM fold_hindrances WHERE ask = {number}) AS hindrance ON hindrance.customer_id = example.customer_id
    """  # noqa: S608


def _plain_rank(marks: Marks, aim: int) -> str:
    law = f"base.bare_rank IN (0, {_PROHIBITED})"
    return f"CASE WHEN {law} THEN base.bare_rank ELSE COALESCE({marks.level_sql(aim)}, base.bare_rank) END"


def _register_need_sets(engine: Engine, needs: Sequence[Need]) -> None:
    """What each set of needs (one per aim) comes to: the strictest requirement, the rules of all, the caps of the first."""
    rows = []
    for (numbers,) in engine.rows("SELECT DISTINCT needs FROM permission_ranks"):
        met = [needs[number] for number in numbers]
        caps = [(cap.contacts, cap.days, cap.channel or "", cap.origin) for cap in met[0].obligations.caps]
        rows.append(
            (
                numbers,
                max(need.requirement for need in met).name.lower(),
                list(dict.fromkeys(rule_id for need in met for rule_id in need.rule_ids)),
                any(need.unreviewed for need in met),
                [dict(zip(_CAP.names, cap, strict=True)) for cap in caps],
            )
        )
    texts = pa.list_(pa.string())
    fields = {"needs": pa.list_(pa.int32()), "requirement": pa.string(), "rule_ids": texts, "unreviewed": pa.bool_()}
    engine.register("need_sets", table_of(rows, **fields, caps=pa.list_(_CAP)))


def _answers(asks: Sequence[Ask]) -> Step:
    kinds = " ".join(f"WHEN {number} THEN '{kind_of(ask)}'" for number, ask in enumerate(asks))
    return Step(
        "permission_answers",
        f"""
        SELECT sort, CAST(ask AS SMALLINT) AS ask, CASE ask {kinds} END AS point, rank IS NULL AS allowed,
            CAST([{_CODES}][rank] AS VARCHAR) AS reason, requirement, rule_ids, unreviewed, caps
        FROM permission_ranks JOIN need_sets USING (needs)
        """,  # noqa: S608
    )


_POINT = " ".join(f"WHEN '{kind}' THEN {point_sql(kind)}" for kind in KINDS)
_VIEW = f"""
SELECT
    customer_id,
    ask,
    CASE point {_POINT} END AS contact_point_id,
    allowed,
    reason,
    requirement,
    rule_ids,
    unreviewed,
    caps
FROM permission_people JOIN permission_answers USING (sort)
"""  # noqa: S608
