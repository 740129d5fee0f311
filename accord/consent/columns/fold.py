"""The fold of `rules.standing`, over the records of all who did more than say yes (see `plain`). SQL carries times and joins;
what covers, reopens or lifts was decided by the rules, shape by shape. Moments are `$send_at` and `$known_at` (UTC, no zone).
"""

from accord.columnar.engine import Engine
from accord.columnar.steps import Step
from accord.consent.columns.corrections import GONE, REPLACED
from accord.consent.columns.shapes import ShapeKeys, Shapes, pair_table
from accord.consent.rules.scope import may_lift, may_reopen


def live(keys: ShapeKeys) -> Step:
    """The records that were true and known, with the key of their shape; what others refused at a shared contact value beside."""
    return Step(
        "fold_live",
        f"""
        SELECT id, customer_id, contact_point_id, valid_from, valid_to, {keys.key("consent_records")} AS key, FALSE AS shared
        FROM consent_records
        WHERE recorded_at <= $known_at AND valid_from <= $send_at
        UNION ALL
        SELECT id, consent_shared.customer_id, consent_shared.contact_point_id, valid_from, valid_to,
            {keys.key("consent_records", shared=True)} AS key, TRUE
        FROM consent_shared JOIN consent_records ON consent_records.id = consent_shared.record_id
        WHERE recorded_at <= $known_at AND valid_from <= $send_at
            AND id NOT IN (SELECT id FROM fold_taken WHERE at_one_value AND effect <> '{REPLACED}')
        """,  # noqa: S608 (our own words)
    )


MEETINGS = (
    Step("fold_other_people", "SELECT * FROM fold_people SEMI JOIN fold_others USING (customer_id)"),
    Step(
        "fold_others_live",
        f"""
        SELECT fold_live.*, shape, effect
        FROM fold_live
        SEMI JOIN fold_others USING (customer_id)
        JOIN fold_keys USING (key)
        LEFT JOIN fold_taken ON fold_taken.id = fold_live.id AND fold_taken.customer_id = fold_live.customer_id
        WHERE effect IS DISTINCT FROM '{GONE}'
        """,  # noqa: S608
    ),
    Step(
        "fold_cover",
        """
        SELECT id, customer_id, aim, CASE WHEN effect = 'unsaid' AND role = 'no' THEN 'end' ELSE role END AS role, rank, shape,
            valid_from, valid_to, effect
        FROM fold_others_live JOIN fold_effects USING (shape)
        WHERE NOT bound
        UNION ALL
        SELECT id, customer_id, aim, role, rank, shape, valid_from, valid_to, effect
        FROM fold_others_live JOIN fold_effects USING (shape) JOIN fold_other_people USING (customer_id)
        WHERE bound AND contact_point_id = CASE kind
            WHEN 'email' THEN email_point WHEN 'phone' THEN phone_point WHEN 'post' THEN post_point END
        """,
    ),
    Step(
        "fold_refused",
        """
        SELECT customer_id, aim, min(rank) FILTER (role = 'no') AS refused,
            max(valid_from) FILTER (role = 'no') AS refused_at, max(valid_from) FILTER (role = 'end') AS ended_at
        FROM fold_cover
        WHERE role IN ('no', 'end')
        GROUP BY customer_id, aim
        """,
    ),
    Step(
        "fold_opt_ins",
        """
        SELECT id, customer_id, aim, shape, valid_from, valid_to, refused_at,
            COALESCE(valid_to <= $send_at, FALSE) OR COALESCE(valid_from <= ended_at, FALSE)
                OR COALESCE(effect = 'replaced', FALSE) AS lapsed
        FROM fold_cover LEFT JOIN fold_refused USING (customer_id, aim)
        WHERE role = 'yes'
        """,
    ),
    Step(
        "fold_contested",
        """
        SELECT opt_in.id, opt_in.customer_id, opt_in.aim, opt_in.shape AS opening, refusal.shape AS closing
        FROM fold_opt_ins AS opt_in
        JOIN fold_cover AS refusal
            ON refusal.customer_id = opt_in.customer_id AND refusal.aim = opt_in.aim AND refusal.role = 'no'
        WHERE NOT opt_in.lapsed AND opt_in.valid_from > opt_in.refused_at
        """,
    ),
    Step(
        "fold_blocked",
        """
        SELECT block.customer_id, block.aim, block.rank, block.id, block.shape AS closing, lift.shape AS opening
        FROM fold_cover AS block
        LEFT JOIN (SELECT * FROM fold_cover WHERE role = 'lift') AS lift
            ON lift.customer_id = block.customer_id AND lift.valid_from > block.valid_from
        WHERE block.role = 'block' AND COALESCE(block.valid_to > $send_at, TRUE)
        """,
    ),
)
"""Which records speak of which aim, and which of them meet one that could undo them."""

OUTCOMES = (
    Step(
        "fold_reopened",
        """
        SELECT id, customer_id, aim
        FROM fold_contested LEFT JOIN fold_reopenings USING (opening, closing)
        GROUP BY id, customer_id, aim
        HAVING bool_and(fold_reopenings.may IS NOT NULL)
        """,
    ),
    Step(
        "fold_counting",
        """
        SELECT id, customer_id, aim, shape, valid_from, valid_to FROM fold_opt_ins
        WHERE NOT lapsed AND refused_at IS NULL
        UNION ALL
        SELECT id, customer_id, aim, shape, valid_from, valid_to FROM fold_opt_ins JOIN fold_reopened USING (id, customer_id, aim)
        """,
    ),
    Step(
        "fold_blocks",
        """
        SELECT customer_id, aim, rank
        FROM fold_blocked LEFT JOIN fold_lifts USING (opening, closing)
        GROUP BY customer_id, aim, rank, id
        HAVING NOT bool_or(fold_lifts.may IS NOT NULL)
        """,
    ),
)
"""Which opt-ins count, and which blocks stand."""


def register_openings(engine: Engine, shapes: Shapes) -> None:
    """Ask the rules about every pair of shapes that met: may the one reopen, or lift, the other?"""
    for met, name, may in (("fold_contested", "fold_reopenings", may_reopen), ("fold_blocked", "fold_lifts", may_lift)):
        pairs = engine.rows(f"SELECT DISTINCT opening, closing FROM {met} WHERE opening IS NOT NULL")  # noqa: S608 (our own names)
        engine.register(name, pair_table(pair for pair in pairs if may(shapes[pair[0]], shapes[pair[1]])))
