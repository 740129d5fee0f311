"""One day of the invented people at the doors, each in their own time; the same touches bring the same answers as in memory."""

from collections.abc import Sequence
from datetime import UTC, date, datetime

import numpy as np

from accord.simulator.drivers.arrays import Minds
from accord.simulator.drivers.doors.agenda import Agenda
from accord.simulator.drivers.doors.field_round import FieldRound
from accord.simulator.drivers.doors.mail_round import MailRound
from accord.simulator.drivers.doors.outside import Outside
from accord.simulator.kernels import answer
from accord.simulator.types import Population, RepLogin, Touches

UNIX = date(1970, 1, 1)


class DoorDay:
    """A day of the population from `now` on; `minds` are the people as they woke up, `touches` what has reached them so far."""

    def __init__(
        self, population: Population, minds: Minds, *, on: date, outside: Outside, reps: Sequence[RepLogin], now: datetime
    ) -> None:
        self._population, self._minds, self._day = population, minds, (on - UNIX).days
        self._rounds = (MailRound(population, outside, on=on, since=now), FieldRound(population, reps, outside, on=on))
        self._agenda = Agenda()
        self.touches: list[Touches] = []

    def live_until(self, now: datetime) -> int:
        """People find what came, and do what is due by `now`; how many deeds were done."""
        for each in self._rounds:
            arrived = np.array(each.arrivals(now), np.int64).reshape(-1, 3)
            touches = Touches(arrived[:, 0], arrived[:, 1], arrived[:, 2], np.full(len(arrived), self._day))
            self.touches.append(touches)
            self._agenda.add(each.dues(answer(self._population, self._minds.pressure, touches)))
        return self._agenda.act(now)

    def live_out(self) -> int:
        """Do now whatever is still meant for later; how many deeds."""
        return self._agenda.act(datetime.max.replace(tzinfo=UTC))
