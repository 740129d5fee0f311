"""The last sixty days: contacts made where they were allowed, and what they brought; so that facts are alive on the first day.

The people answered by the same kernel as on every other day, and come to the first day as the past left them: rested or tired.
"""

from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import numpy as np
from django.db import transaction

from accord.contact_policy.actions import commit_contacts, release_contacts, reserve_contacts
from accord.contact_policy.queries import requests_for
from accord.contact_policy.types import Reservation
from accord.measurement.queries import day_figures
from accord.simulator.country import countries
from accord.simulator.drivers.arrays import Minds, live_day
from accord.simulator.kernels import VISIT, was_felt
from accord.simulator.market.past_permits import Permits, brand_of_specialty, permits_for
from accord.simulator.market.past_records import Past, gather, write_down
from accord.simulator.types import CHANNELS, Answers, Numbers, Population, Touches

DAYS, REST_AT_THE_END = 60, 1
RATES = (0.04, 0.016)
UNIX = date(1970, 1, 1)
AT_WORK = time(10, 30)


def has_past(*, now: datetime) -> bool:
    """Whether contacts of the last fortnight are on record."""
    return any(day_figures(on=now.date() - timedelta(days=back)).touches for back in range(1, 15))


@transaction.atomic
def record_past(
    population: Population,
    *,
    customer_ids: Numbers,
    sender_id: int,
    now: datetime,
    progress: Callable[[int, int | None], None] | None = None,
) -> Minds:
    """Write the past down, all or nothing; the people as it left them. It must not be there yet."""
    permits = permits_for(population, customer_ids=customer_ids, sender_id=sender_id, now=now)
    minds, past = Minds.fresh(population), Past.empty(permits, now)
    for number, drawn in enumerate(_drawn_days(population, permits, first=now.date() - timedelta(days=DAYS))):
        held, touch_ids = _reserve(population, drawn.only((drawn.channel == VISIT) | ~minds.left[drawn.person]), permits)
        answers, minds = live_day(population, minds, held)
        _settle(population, held, touch_ids, answers, now)
        gather(past, held, touch_ids, answers, [_at_work(population, person, held) for person in range(len(held))])
        if progress:
            progress(number + 1, DAYS * 5 // 7)
    write_down(past)
    return minds


def _drawn_days(population: Population, permits: Permits, *, first: date) -> Iterator[Touches]:
    """The contacts meant for each working day, by the population's seed: about the medicine of the person's speciality."""
    chance = np.random.default_rng((population.seed, 5))
    brand = brand_of_specialty()[population.specialty]
    allowed = [
        np.array(sorted(person for person, channel in permits if channel == each), np.int64) for each in range(len(CHANNELS))
    ]
    for number in range(DAYS - REST_AT_THE_END):
        day = first + timedelta(days=number)
        chosen = [people[chance.random(len(people)) < rate] for people, rate in zip(allowed, RATES, strict=True)]
        if day.isoweekday() <= 5:
            person = np.concatenate(chosen)
            channel = np.repeat(np.arange(len(CHANNELS)), [len(part) for part in chosen])
            yield Touches(person, channel, brand[person], np.full(len(person), (day - UNIX).days))


def _reserve(population: Population, touches: Touches, permits: Permits) -> tuple[Touches, list[UUID]]:
    """The contacts that find a place under the caps, with their ids."""
    if not len(touches):
        return touches, []
    wanted = [permits[pair] for pair in zip(touches.person.tolist(), touches.channel.tolist(), strict=True)]
    moments = [_at_work(population, place, touches) for place in range(len(touches))]
    places = reserve_contacts(requests=requests_for(permits=wanted, planned_at=moments), now=min(moments))
    held = np.array([isinstance(place, Reservation) for place in places])
    return touches.only(held), [place.touch_id for place in places if isinstance(place, Reservation)]


def _settle(population: Population, held: Touches, touch_ids: list[UUID], answers: Answers, now: datetime) -> None:
    """Commit what was made, at its moment in each country, and release the visits that were not."""
    made = was_felt(held, answers)
    for country in range(len(countries())):
        there = np.flatnonzero(made & (population.country[held.person] == country)).tolist()
        if there:
            commit_contacts(touch_ids=[touch_ids[place] for place in there], now=_at_work(population, there[0], held))
    undone = np.flatnonzero(~made).tolist()
    if undone:
        release_contacts(touch_ids=[touch_ids[place] for place in undone], reason="not_made", now=now)


def _at_work(population: Population, place: int, touches: Touches) -> datetime:
    """Mid-morning of the contact's day where the person's country has its first town."""
    zone = countries()[population.country[touches.person[place]]].towns[0].time_zone
    return datetime.combine(UNIX + timedelta(days=int(touches.day[place])), AT_WORK, ZoneInfo(zone))
