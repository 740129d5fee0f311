"""Reps open their day in their own morning, and what becomes of each suggestion is settled."""

from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta
from functools import partial
from zoneinfo import ZoneInfo

from accord.simulator.brands import BRANDS
from accord.simulator.country import countries
from accord.simulator.directory import person_name
from accord.simulator.drivers.doors.agenda import Due
from accord.simulator.drivers.doors.outside import Outside
from accord.simulator.drivers.doors.rep_round import Card, RepRound
from accord.simulator.kernels import VISIT
from accord.simulator.types import KINDS, Answers, Population, RepLogin

MORNING = time(8, 0)


class FieldRound:
    """The reps of the market on one day."""

    def __init__(self, population: Population, reps: Sequence[RepLogin], outside: Outside, *, on: date) -> None:
        self._outside, self._on = outside, on
        self._still_asleep = list(reps)
        codes = [land.code for land in countries()]
        self._people = {
            (codes[population.country[person]], " ".join(person_name(population, person)[:2])): person
            for person in range(len(population))
        }
        self._new: list[tuple[RepRound, Card, datetime]] = []

    def arrivals(self, now: datetime) -> list[tuple[int, int, int]]:
        """(person, channel, brand) of each suggestion of the reps whose morning has come."""
        awake = [rep for rep in self._still_asleep if self._morning_of(rep) <= now]
        self._still_asleep = [rep for rep in self._still_asleep if rep not in awake]
        self._new, found = [], []
        for rep in awake:
            visit = RepRound(rep.login, self._outside.base_url, self._outside.wire)
            for card in visit.read():
                person = self._people.get((rep.country, card.name))
                if person is not None:
                    self._new.append((visit, card, self._morning_of(rep)))
                    found.append((person, VISIT, next((i for i, brand in enumerate(BRANDS) if brand.code == card.brand), -1)))
        return found

    def dues(self, answers: Answers) -> Iterator[Due]:
        """What will become of the suggestions of the last arrivals, counted from the rep's morning."""
        for row in range(len(answers)):
            visit, card, morning = self._new[answers.touch[row]]
            kind = KINDS[answers.kind[row]]
            at = morning + timedelta(minutes=float(answers.minutes[row]))
            yield Due(at, partial(visit.report, card.number, kind, float(answers.choice[row])))

    def _morning_of(self, rep: RepLogin) -> datetime:
        return datetime.combine(self._on, MORNING, ZoneInfo(rep.time_zone))
