"""Whether what counts is enough, aim by aim: `rules.permission`, with the verdicts of the rules on each shape."""

from accord.columnar.steps import Step
from accord.consent.columns.shapes import rank_of
from accord.consent.rules.standing import CONFIRM_WITHIN
from accord.consent.types import ReasonCode

LAPSED, PENDING, PROHIBITED, NOT_ASKED = (
    rank_of(code) for code in (ReasonCode.LAPSED, ReasonCode.PENDING, ReasonCode.PROHIBITED, ReasonCode.NOT_ASKED)
)

WEIGHING = (
    Step(
        "fold_weighed",
        f"""
        SELECT customer_id, aim, id, valid_from, least(valid_to, valid_from + to_days(days)) AS ends_at,
            CASE WHEN rank = 0 AND COALESCE(valid_from + to_days(days) <= $send_at, FALSE) THEN {LAPSED} ELSE rank END AS rank,
            need_bases.bare_rank, need_verdicts.need, need_verdicts.need <> need_bases.need AS own_need
        FROM fold_counting
        JOIN fold_aims USING (aim)
        JOIN fold_other_people USING (customer_id)
        JOIN need_bases USING (regime, ask)
        JOIN need_verdicts USING (class, aim, shape)
        """,  # noqa: S608 (our own words)
    ),
    Step(
        "fold_winners",
        """
        SELECT customer_id, aim, max(
            {'ends_at': COALESCE(ends_at, TIMESTAMP '9999-01-01'), 'valid_from': valid_from, 'id': id, 'need': need}
        ).need AS need
        FROM fold_weighed SEMI JOIN (SELECT customer_id, aim FROM fold_weighed WHERE rank = 0 AND own_need) AS eased
            USING (customer_id, aim)
        WHERE rank = 0
        GROUP BY customer_id, aim
        """,
    ),
    Step(
        "fold_rest",
        f"""
        SELECT customer_id, aim, CAST(NULL AS INTEGER) AS best, missing, refused, bare_rank
        FROM (
            SELECT customer_id, aim, {LAPSED} AS missing, NULL AS refused FROM fold_opt_ins WHERE lapsed
            UNION ALL
            SELECT customer_id, aim, {PENDING}, NULL FROM fold_cover LEFT JOIN fold_refused USING (customer_id, aim)
            WHERE role = 'pending' AND COALESCE(valid_from > ended_at, TRUE)
                AND valid_from + to_seconds({int(CONFIRM_WITHIN.total_seconds())}) > $send_at
            UNION ALL
            SELECT customer_id, aim, NULL, refused FROM fold_refused WHERE refused IS NOT NULL
        ) AS rest
        JOIN fold_aims USING (aim)
        JOIN fold_other_people USING (customer_id)
        JOIN need_bases USING (regime, ask)
        """,  # noqa: S608
    ),
    Step(
        "fold_ranks",
        f"""
        SELECT customer_id, aim, fold_winners.need,
            CASE
                WHEN bare_rank = {PROHIBITED} THEN {PROHIBITED}
                WHEN refused IS NOT NULL AND best IS NULL THEN refused
                WHEN best = 0 OR (bare_rank = 0 AND refused IS NULL) THEN 0
                ELSE COALESCE(least(best, missing), {NOT_ASKED})
            END AS rank
        FROM (
            SELECT customer_id, aim,
                min(best) AS best, min(missing) AS missing, min(refused) AS refused, min(bare_rank) AS bare_rank
            FROM (
                SELECT customer_id, aim, rank AS best, NULL AS missing, NULL AS refused, bare_rank FROM fold_weighed
                UNION ALL
                SELECT customer_id, aim, best, missing, refused, bare_rank FROM fold_rest
            ) AS heard
            GROUP BY customer_id, aim
        ) AS standing
        LEFT JOIN fold_winners USING (customer_id, aim)
        """,  # noqa: S608
    ),
)
"""Makes `fold_ranks`: for each customer and aim with records, 0 or the first reason why it fails, and the need a record eased."""
