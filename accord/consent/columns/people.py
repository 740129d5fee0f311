"""Everybody, as the fold needs them: regime of law, whether closed, and the best contact point of each kind."""

from dataclasses import dataclass

import numpy as np
import pyarrow as pa

from accord.columnar.engine import Engine
from accord.columnar.steps import Step
from accord.consent.columns.crowd import NOBODY, Crowd, Ints
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

_WHO = """
SELECT customers.id AS customer_id, regime, customers.status <> 'active' AS closed
FROM customers
JOIN fold_places ON fold_places.kind = customers.kind
    AND fold_places.country = customers.country AND fold_places.region = customers.region
JOIN fold_regimes ON fold_regimes.place = fold_places.place
"""
_KIND_NUMBERS = " ".join(f"WHEN '{kind}' THEN {number}" for number, kind in enumerate(KINDS))
_HELD = f"SELECT customer_id, CASE kind {_KIND_NUMBERS} END AS kind, {_order()} AS place_in_order FROM contact_points"  # noqa: S608
_NONE = np.iinfo(np.int64).max


@dataclass(frozen=True, slots=True)
class People:
    """Everybody: `regime` of law by place in the crowd, `points` the contact point to use by kind and place (0: none)."""

    crowd: Crowd
    regime: Ints
    points: Ints


def gather_people(engine: Engine) -> People:
    """Everybody of a snapshot, and `fold_people` for SQL: customer_id, regime, closed, and point and reach of each kind."""
    who = engine.numpy(_WHO)
    crowd = Crowd.of(who["customer_id"])
    held = engine.numpy(_HELD)
    places = crowd.places_of(held["customer_id"])
    here = places != NOBODY
    best = np.full((len(KINDS), len(crowd.ids)), _NONE, np.int64)
    np.minimum.at(
        best.reshape(-1), held["kind"][here].astype(np.int64) * len(crowd.ids) + places[here], held["place_in_order"][here]
    )
    points = np.where(best < _LIMIT, best % _IDS, 0)
    crowd.columns |= {"regime": pa.array(who["regime"]), "closed": pa.array(who["closed"])}
    for kind, used, order in zip(KINDS, points, best, strict=True):
        crowd.columns[f"{kind}_point"] = pa.array(used, mask=used == 0)
        reach = np.where(used > 0, _FOUND, np.where(order == _NONE, _MISSING, _LOST))
        crowd.columns[f"{kind}_reach"] = pa.array(reach.astype(np.int8))
    crowd.register(engine, "fold_people")
    return People(crowd, who["regime"], points)
