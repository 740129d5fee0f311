"""The reps of the invented market, their territories and their logins."""

from datetime import datetime

import numpy as np

from accord.access.actions import create_user
from accord.field_force.actions import align_customers, create_rep, create_territory
from accord.kernel.viewer import Role
from accord.simulator.country import countries
from accord.simulator.market.house import DOMAIN, PASSWORD
from accord.simulator.types import Country, Login, RepLogin, Town

VISITS_PER_DAY = 7


def create_field(*, sender_id: int, now: datetime) -> list[RepLogin]:
    """Every rep with a territory of neighbouring towns and a login; then everybody is aligned. Safe to repeat."""
    logins = [
        _create_rep(land, number, towns, sender_id=sender_id, now=now)
        for land in countries()
        for number, towns in enumerate(areas_of(land), start=1)
    ]
    align_customers(on=now.date(), now=now)
    return logins


def areas_of(land: Country) -> list[list[Town]]:
    """The towns of a country, neighbours together, shared as evenly as they can be among its reps."""
    return [list(part) for part in np.array_split(np.array(land.towns, dtype=object), land.reps)]


def _create_rep(land: Country, number: int, towns: list[Town], *, sender_id: int, now: datetime) -> RepLogin:
    code = f"{land.code.lower()}-{number:02d}"
    name = _name_of(land, number)
    rep = create_rep(
        code=code,
        name=name,
        country=land.code,
        time_zone=towns[0].time_zone,
        visits_per_day=VISITS_PER_DAY,
        sender_id=sender_id,
    )
    create_territory(
        code=code,
        country=land.code,
        regions=sorted({town.region for town in towns}),
        postal_prefixes=[town.postal_prefix for town in towns],
        rep_id=rep.id,
    )
    login = Login(f"rep-{code}@{DOMAIN}", name, PASSWORD, (Role.REP,))
    create_user(email=login.email, name=name, password=PASSWORD, roles=login.roles, rep_id=rep.id, now=now)
    return RepLogin(login, rep.id, land.code, towns[0].time_zone)


def _name_of(land: Country, number: int) -> str:
    given = land.given[(number * 11) % len(land.given)][0]
    family = land.family[(number * 7 + 3) % len(land.family)][0]
    return f"{family}{given}" if land.family_first else f"{given} {family}"
