"""Everybody, as the fold needs them: regime of law, whether closed, and the best contact point of each kind."""

from accord.columnar.steps import Step
from accord.consent.columns.shapes import rank_of
from accord.consent.rules.contact_points import STATUS_ORDER, USE_ORDER
from accord.consent.types import ReasonCode
from accord.customers.types import ContactPointKind

KINDS = tuple(kind.value for kind in ContactPointKind)
_IDS = 10**15
_UNUSABLE = len(STATUS_ORDER)
_LIMIT = _UNUSABLE * len(USE_ORDER) * _IDS
_FOUND, _MISSING, _LOST = range(3)


def _order() -> str:
    """A number that is least for the best contact point (`rules.contact_points`), with its id in the last fifteen digits."""
    status = " ".join(f"WHEN '{word}' THEN {place * len(USE_ORDER) * _IDS}" for place, word in enumerate(STATUS_ORDER))
    use = " ".join(f"WHEN '{word}' THEN {place * _IDS}" for place, word in enumerate(USE_ORDER))
    return f'CASE status {status} ELSE {_LIMIT} END + CASE "use" {use} END + id'


def point_sql(kind: str) -> str:
    """The contact point to use, NULL where there is none; `kind` '' is a channel that needs none."""
    return f"{kind}_point" if kind else "CAST(NULL AS BIGINT)"


def unreachable_sql(kind: str) -> str:
    """The rank of the reason why no contact point can be used, NULL where one can."""
    missing, lost = rank_of(ReasonCode.CONTACT_POINT_MISSING), rank_of(ReasonCode.CONTACT_POINT_UNUSABLE)
    return f"CASE {kind}_reach WHEN {_MISSING} THEN {missing} WHEN {_LOST} THEN {lost} END" if kind else "NULL"


PLACES = Step(
    "fold_places",
    """
    SELECT CAST(row_number() OVER (ORDER BY kind, country, region) AS INTEGER) AS place, kind, country, region
    FROM (SELECT DISTINCT kind, country, region FROM customers) AS everywhere
    """,
)

_BEST = ", ".join(f"min(CASE WHEN kind = '{kind}' THEN place_in_order END) AS {kind}_best" for kind in KINDS)
_POINTS = ", ".join(f"CASE WHEN {kind}_best < {_LIMIT} THEN {kind}_best % {_IDS} END AS {kind}_point" for kind in KINDS)
_REACHES = ", ".join(
    f"CAST(CASE WHEN {kind}_best < {_LIMIT} THEN {_FOUND} WHEN {kind}_best IS NULL THEN {_MISSING} ELSE {_LOST} END AS TINYINT)"
    f" AS {kind}_reach"
    for kind in KINDS
)

PEOPLE = Step(
    "fold_people",
    f"""
    SELECT customers.id AS customer_id, fold_regimes.regime, customers.status <> 'active' AS closed, {_POINTS}, {_REACHES}
    FROM customers
    JOIN fold_places ON fold_places.kind = customers.kind
        AND fold_places.country = customers.country AND fold_places.region = customers.region
    JOIN fold_regimes ON fold_regimes.place = fold_places.place
    LEFT JOIN (
        SELECT customer_id, {_BEST}
        FROM (SELECT customer_id, kind, {_order()} AS place_in_order FROM contact_points) AS points
        GROUP BY customer_id
    ) AS points ON points.customer_id = customers.id
    """,  # noqa: S608 (our own words)
)
