"""Everybody, as the fold needs them: place, whether closed, and the best contact point of each kind."""

from accord.columnar.steps import Step
from accord.consent.columns.shapes import rank_of
from accord.consent.rules.contact_points import STATUS_ORDER, USE_ORDER
from accord.consent.types import ReasonCode
from accord.customers.types import ContactPointKind

_IDS = 10**15
_UNUSABLE = len(STATUS_ORDER)
_LIMIT = _UNUSABLE * len(USE_ORDER) * _IDS


def _order() -> str:
    """A number that is least for the best contact point (`rules.contact_points`), with its id in the last fifteen digits."""
    status = " ".join(f"WHEN '{word}' THEN {place}" for place, word in enumerate(STATUS_ORDER))
    use = " ".join(f"WHEN '{word}' THEN {place}" for place, word in enumerate(USE_ORDER))
    return f'(CASE status {status} ELSE {_UNUSABLE} END * {len(USE_ORDER)} + CASE "use" {use} END) * {_IDS} + id'


def point_sql(kind: str) -> str:
    """The contact point to use, NULL where there is none; `kind` '' is a channel that needs none."""
    return f"CASE WHEN {kind}_best < {_LIMIT} THEN {kind}_best % {_IDS} END" if kind else "CAST(NULL AS BIGINT)"


def unreachable_sql(kind: str) -> str:
    """The rank of the reason why no contact point can be used, NULL where one can."""
    missing, unusable = rank_of(ReasonCode.CONTACT_POINT_MISSING), rank_of(ReasonCode.CONTACT_POINT_UNUSABLE)
    return f"CASE WHEN {kind}_best IS NULL THEN {missing} WHEN {kind}_best >= {_LIMIT} THEN {unusable} END" if kind else "NULL"


PLACES = Step(
    "fold_places",
    """
    SELECT CAST(row_number() OVER (ORDER BY kind, country, region) AS INTEGER) AS place, kind, country, region
    FROM (SELECT DISTINCT kind, country, region FROM customers) AS everywhere
    """,
)

_BEST = ", ".join(f"min(CASE WHEN kind = '{kind}' THEN place_in_order END) AS {kind}_best" for kind in ContactPointKind)

PEOPLE = (
    Step(
        "fold_points",
        f"""
        SELECT customer_id, {_BEST}
        FROM (SELECT customer_id, kind, {_order()} AS place_in_order FROM contact_points) AS points
        GROUP BY customer_id
        """,  # noqa: S608 (our own words)
    ),
    Step(
        "fold_people",
        """
        SELECT customers.id AS customer_id, fold_places.place, customers.status <> 'active' AS closed,
            fold_points.* EXCLUDE (customer_id)
        FROM customers
        JOIN fold_places ON fold_places.kind = customers.kind
            AND fold_places.country = customers.country AND fold_places.region = customers.region
        LEFT JOIN fold_points ON fold_points.customer_id = customers.id
        """,
    ),
)
