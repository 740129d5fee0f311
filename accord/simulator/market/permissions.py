"""What the ledger knows of everybody on the first day."""

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta

import numpy as np

from accord.catalogue.types import Purpose
from accord.consent.actions import record_consents
from accord.consent.types import Capture
from accord.simulator.brands import BRANDS, SPECIALTIES
from accord.simulator.country import countries
from accord.simulator.market.situations import SITUATIONS, Step, shares_for
from accord.simulator.types import CHANNELS, Numbers, Population

ABOUT_ONE_MEDICINE = 0.12


def record_permissions(
    population: Population, *, customer_ids: Numbers, sender_id: int, notices: Mapping[str, int], now: datetime
) -> int:
    """Every person's records on every channel, in one bulk. Safe to repeat. How many there are."""
    captures = list(captures_of(population, customer_ids=customer_ids, sender_id=sender_id, notices=notices, now=now))
    record_consents(captures=captures, now=now)
    return len(captures)


def captures_of(
    population: Population, *, customer_ids: Numbers, sender_id: int, notices: Mapping[str, int], now: datetime
) -> Iterator[Capture]:
    """The records, drawn by the population's seed."""
    chance = np.random.default_rng((population.seed, 3))
    for channel in CHANNELS:
        situations = _situations(population, channel.value, chance)
        narrow = chance.random(len(population)) < ABOUT_ONE_MEDICINE
        when = chance.random((len(population), 2))
        for person in np.flatnonzero(customer_ids >= 0).tolist():
            topic = _topic(int(population.specialty[person])) if narrow[person] else ""
            for number, step in enumerate(SITUATIONS[situations[person]]):
                since = now - timedelta(days=step.days_ago[0] + when[person, number] * (step.days_ago[1] - step.days_ago[0]))
                yield _capture(
                    step,
                    customer_id=int(customer_ids[person]),
                    channel=channel,
                    topic=topic,
                    sender_id=sender_id,
                    notice_id=notices.get(step.notice),
                    language=list(countries()[population.country[person]].languages)[population.language[person]],
                    since=since,
                    key=f"market:{population.seed}:{person}:{channel}:{number}",
                )


def _situations(population: Population, channel: str, chance: np.random.Generator) -> list[str]:
    found = np.empty(len(population), dtype=object)
    for index, land in enumerate(countries()):
        people = np.flatnonzero(population.country == index)
        shares = shares_for(next(each for each in CHANNELS if each == channel), land.code)
        weights = np.array(list(shares.values()), dtype=float)
        found[people] = chance.choice(np.array(list(shares), dtype=object), len(people), p=weights / weights.sum())
    return list(found)


def _topic(specialty: int) -> str:
    """The medicine a person of this speciality would be asked about, '' where none is for them."""
    return next((brand.code for brand in BRANDS if SPECIALTIES[specialty] in brand.specialties), "")


def _capture(step: Step, *, since: datetime, **whose: object) -> Capture:
    return Capture(
        type=step.type,
        polarity=step.polarity,
        explicitness=step.explicitness,
        purpose=Purpose.MARKETING,
        mechanism=step.mechanism,
        actor=step.actor,
        valid_from=since,
        route=step.route,
        lawful_basis=step.basis,
        valid_to=since + timedelta(days=step.lasts_days) if step.lasts_days else None,
        control_initial=step.box[0],
        control_final=step.box[1],
        **whose,  # type: ignore[arg-type]
    )
