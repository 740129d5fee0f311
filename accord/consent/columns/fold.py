"""The fold of `rules.standing`, over everybody's records at once. SQL carries times and joins; what covers, reopens, lifts or
suffices was decided by the rules, shape by shape. Moments are `$send_at` and `$known_at` (UTC, no zone).
"""

from accord.columnar.engine import Engine
from accord.columnar.steps import Step
from accord.consent.columns.shapes import Shapes, pair_table, rank_of, shape_sql
from accord.consent.rules.contact_points import STATUS_ORDER, USE_ORDER
from accord.consent.rules.scope import may_lift, may_reopen
from accord.consent.rules.standing import CONFIRM_WITHIN
from accord.consent.types import ReasonCode
from accord.customers.types import ContactPointKind

LAPSED, PENDING = rank_of(ReasonCode.LAPSED), rank_of(ReasonCode.PENDING)
_ID_SPACE = 10**15


def _points() -> str:
    """Per customer and kind: the best usable contact point (as `rules.contact_points`), and whether any is known."""
    status = " ".join(f"WHEN '{word}' THEN {place}" for place, word in enumerate(STATUS_ORDER))
    use = " ".join(f"WHEN '{word}' THEN {place}" for place, word in enumerate(USE_ORDER))
    order = f'(CASE status {status} END * {len(USE_ORDER)} + CASE "use" {use} END) * {_ID_SPACE} + id'
    columns = ", ".join(
        f"min(CASE WHEN kind = '{kind}' THEN {order} END) % {_ID_SPACE} AS {kind}_point, bool_or(kind = '{kind}') AS {kind}_known"
        for kind in ContactPointKind
    )
    return f"SELECT customer_id, {columns} FROM contact_points GROUP BY customer_id"  # noqa: S608 (our own names)


PLACES = Step(
    "fold_places",
    "SELECT CAST(row_number() OVER (ORDER BY kind, country, region) AS INTEGER) AS place, kind, country, region"
    " FROM (SELECT DISTINCT kind, country, region FROM customers) AS everywhere",
)

PEOPLE = (
    Step("fold_points", _points()),
    Step(
        "fold_people",
        "SELECT customers.id AS customer_id, fold_places.place, customers.status <> 'active' AS closed,"
        " fold_points.* EXCLUDE (customer_id) FROM customers"
        " JOIN fold_places ON fold_places.kind = customers.kind AND fold_places.country = customers.country"
        " AND fold_places.region = customers.region"
        " LEFT JOIN fold_points ON fold_points.customer_id = customers.id",
    ),
)

COVER = (
    Step(
        "fold_live",
        f"SELECT id, customer_id, contact_point_id, valid_from, valid_to, {shape_sql('FALSE')} AS shape"  # noqa: S608
        " FROM consent_records WHERE recorded_at <= $known_at AND valid_from <= $send_at"
        " UNION ALL SELECT id, consent_shared.customer_id, consent_shared.contact_point_id, valid_from, valid_to,"
        f" {shape_sql('TRUE').replace('contact_point_id', 'consent_records.contact_point_id')}"
        " FROM consent_shared JOIN consent_records ON consent_records.id = consent_shared.record_id"
        " WHERE recorded_at <= $known_at AND valid_from <= $send_at",
    ),
    Step(
        "fold_cover",
        "SELECT id, customer_id, aim, role, rank, shape, valid_from, valid_to"
        " FROM fold_live JOIN fold_effects USING (shape) WHERE NOT bound"
        " UNION ALL SELECT id, customer_id, aim, role, rank, shape, valid_from, valid_to"
        " FROM fold_live JOIN fold_effects USING (shape) JOIN fold_people USING (customer_id)"
        " WHERE bound AND contact_point_id = CASE kind WHEN 'email' THEN email_point WHEN 'phone' THEN phone_point"
        " WHEN 'post' THEN post_point END",
    ),
    Step(
        "fold_refused",
        "SELECT customer_id, aim, max(valid_from) FILTER (role = 'no') AS refused_at, max(valid_from) FILTER (role = 'end')"
        " AS ended_at, min(rank) FILTER (role = 'no') AS refused_rank"
        " FROM fold_cover WHERE role IN ('no', 'end') GROUP BY customer_id, aim",
    ),
    Step(
        "fold_opt_ins",
        "SELECT id, customer_id, aim, shape, valid_from, valid_to, refused_at,"
        " COALESCE(valid_to <= $send_at, FALSE) OR COALESCE(valid_from <= ended_at, FALSE) AS lapsed"
        " FROM fold_cover LEFT JOIN fold_refused USING (customer_id, aim) WHERE role = 'yes'",
    ),
    Step(
        "fold_contested",
        "SELECT opt_in.id, opt_in.customer_id, opt_in.aim, opt_in.shape AS opening, refusal.shape AS closing"
        " FROM fold_opt_ins AS opt_in JOIN fold_cover AS refusal"
        " ON refusal.customer_id = opt_in.customer_id AND refusal.aim = opt_in.aim AND refusal.role = 'no'"
        " WHERE NOT opt_in.lapsed AND opt_in.valid_from > opt_in.refused_at",
    ),
    Step(
        "fold_blocked",
        "SELECT block.customer_id, block.aim, block.rank, block.id, block.shape AS closing, lift.shape AS opening"
        " FROM fold_cover AS block LEFT JOIN (SELECT * FROM fold_cover WHERE aim = -1) AS lift"
        " ON lift.customer_id = block.customer_id AND lift.valid_from > block.valid_from"
        " WHERE block.role = 'block' AND COALESCE(block.valid_to > $send_at, TRUE)",
    ),
)

STANDING = (
    Step(
        "fold_reopened",
        "SELECT id, customer_id, aim FROM fold_contested LEFT JOIN fold_reopenings USING (opening, closing)"
        " GROUP BY id, customer_id, aim HAVING bool_and(fold_reopenings.may IS NOT NULL)",
    ),
    Step(
        "fold_counting",
        "SELECT id, customer_id, aim, shape, valid_from, valid_to FROM fold_opt_ins WHERE NOT lapsed AND refused_at IS NULL"
        " UNION ALL SELECT id, customer_id, aim, shape, valid_from, valid_to"
        " FROM fold_opt_ins JOIN fold_reopened USING (id, customer_id, aim)",
    ),
    Step(
        "fold_weighed",
        "SELECT customer_id, aim, need_verdicts.need, valid_from, id, least(valid_to, valid_from + to_days(days)) AS ends_at,"
        f" CASE WHEN rank = 0 AND COALESCE(valid_from + to_days(days) <= $send_at, FALSE) THEN {LAPSED} ELSE rank END AS rank"
        " FROM fold_counting JOIN fold_aims USING (aim) JOIN fold_people USING (customer_id)"
        " JOIN need_places USING (place, ask) JOIN need_verdicts USING (class, aim, shape)",
    ),
    Step(
        "fold_standing",
        "SELECT customer_id, aim, min(best) AS best, max(winner).need AS need, min(missing) AS missing, min(refused) AS refused FROM ("
        "SELECT customer_id, aim, rank AS best, CASE WHEN rank = 0 THEN {'ends_at': COALESCE(ends_at, TIMESTAMP '9999-01-01'),"
        " 'valid_from': valid_from, 'id': id, 'need': need} END AS winner, NULL AS missing, NULL AS refused FROM fold_weighed"
        f" UNION ALL SELECT customer_id, aim, NULL, NULL, {LAPSED}, NULL FROM fold_opt_ins WHERE lapsed"
        f" UNION ALL SELECT customer_id, aim, NULL, NULL, {PENDING}, NULL FROM fold_cover WHERE role = 'pending'"
        f" AND valid_from + to_seconds({int(CONFIRM_WITHIN.total_seconds())}) > $send_at"
        " UNION ALL SELECT customer_id, aim, NULL, NULL, NULL, refused_rank FROM fold_refused WHERE refused_rank IS NOT NULL"
        ") AS heard GROUP BY customer_id, aim",
    ),
    Step(
        "fold_blocks",
        "SELECT customer_id, aim, rank FROM fold_blocked LEFT JOIN fold_lifts USING (opening, closing)"
        " GROUP BY customer_id, aim, rank, id HAVING NOT bool_or(fold_lifts.may IS NOT NULL)",
    ),
)


def register_openings(engine: Engine, shapes: Shapes) -> None:
    """Ask the rules about every pair of shapes that met: may the one reopen, or lift, the other?"""
    for met, name, may in (("fold_contested", "fold_reopenings", may_reopen), ("fold_blocked", "fold_lifts", may_lift)):
        pairs = engine.rows(f"SELECT DISTINCT opening, closing FROM {met} WHERE opening IS NOT NULL")  # noqa: S608 (our own names)
        engine.register(name, pair_table(pair for pair in pairs if may(shapes[pair[0]], shapes[pair[1]])))
