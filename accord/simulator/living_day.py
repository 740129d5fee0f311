"""One whole engagement day among the invented people: sent, answered, reconsidered, step by step from Taiwan's morning on."""

from collections.abc import Iterable, Iterator
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import numpy as np

from accord.catalogue.types import Channel
from accord.decisions.queries import decisions_of
from accord.delivery.actions import send_due
from accord.delivery.queries import preference_link_for
from accord.simulator.directory import town_of
from accord.simulator.drivers.doors.agenda import Agenda, Due
from accord.simulator.drivers.doors.door_day import UNIX, DoorDay
from accord.simulator.drivers.doors.outside import Outside
from accord.simulator.drivers.doors.second_thoughts import change_mind
from accord.simulator.kernels import Ask, change_of_mind, draw
from accord.simulator.market.memory import minds_on
from accord.simulator.types import Market

UP_EARLY = time(7, 0)
WORKER = "demo"
PAGE = 5_000


class LivingDay:
    """A planned and dispatched day as it is lived, `people` at the doors of the house.

    Call `step` with rising moments; the clock that the pages read must say the same. `errands` are what people do of their own
    accord, beside answering what reaches them.
    """

    def __init__(
        self, *, market: Market, plan_id: int, on: date, outside: Outside, now: datetime, errands: Iterable[Due] = ()
    ) -> None:
        self._market, self._outside = market, outside
        minds = minds_on(market.population, customer_ids=market.customer_ids, day=on, now=now)
        self.people = DoorDay(market.population, minds, on=on, outside=outside, reps=market.reps, now=now)
        self._errands = Agenda()
        self._errands.add(errands)
        self._wavering = sorted(self._second_thoughts(plan_id, on))

    def step(self, *, now: datetime) -> None:
        """Early risers change their minds, what is due is sent, and people do what they have come to do."""
        while self._wavering and self._wavering[0][0] <= now:
            _, customer_id, channel, choice = self._wavering.pop(0)
            link = preference_link_for(customer_id=customer_id)
            change_mind(link, channel=channel, choice=choice, wire=self._outside.wire)
        send_due(now=now, worker=WORKER)
        self.people.live_until(now)
        self._errands.act(now)

    def _second_thoughts(self, plan_id: int, on: date) -> Iterator[tuple[datetime, int, str, float]]:
        """(moment, customer, channel, choice) of those who change their minds between the plan and the sending."""
        population, day = self._market.population, (on - UNIX).days
        planned = dict(_planned(plan_id))
        person_of = {int(customer_id): person for person, customer_id in enumerate(self._market.customer_ids)}
        people = np.array([person_of[customer_id] for customer_id in planned if customer_id in person_of], np.int64)
        changing = people[change_of_mind(population, people, day)]
        choices = draw(population.seed, changing, np.full(len(changing), day), Ask.CHOICE)
        for person, choice in zip(changing.tolist(), choices.tolist(), strict=True):
            customer_id = int(self._market.customer_ids[person])
            zone = town_of(population, int(population.organisation[person])).time_zone
            yield datetime.combine(on, UP_EARLY, ZoneInfo(zone)), customer_id, planned[customer_id], choice


def _planned(plan_id: int) -> Iterator[tuple[int, Channel]]:
    """Each customer of the plan with the channel chosen for them."""
    offset: int | None = 0
    while offset is not None:
        page = decisions_of(plan_id=plan_id, offset=offset, limit=PAGE)
        yield from ((each.customer_id, each.channel) for each in page.items if each.channel is not None)
        offset = page.next_offset
