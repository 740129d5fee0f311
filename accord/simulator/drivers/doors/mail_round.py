"""People find their new mails, and what they will do with each is settled."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from functools import partial

from accord.simulator.brands import BRANDS
from accord.simulator.directory import email_addresses
from accord.simulator.drivers.doors.acts import MailAct, do
from accord.simulator.drivers.doors.agenda import Due
from accord.simulator.drivers.doors.mailbox import Mail, Mailbox
from accord.simulator.drivers.doors.outside import Outside
from accord.simulator.kernels import EMAIL
from accord.simulator.types import KINDS, Answers, Population

AT_ONCE = 1.0


class MailRound:
    """The letter boxes of everybody on one day; what was due before `since` has been done already."""

    def __init__(self, population: Population, outside: Outside, *, on: date, since: datetime) -> None:
        self._outside, self._mailbox = outside, Mailbox(outside.mail_folder)
        self._on, self._since = on, since.replace(microsecond=0)
        self._readers = {address: person for person, address in enumerate(email_addresses(population))}
        self._new: list[Mail] = []

    def arrivals(self, now: datetime) -> list[tuple[int, int, int]]:
        """(person, channel, brand) of each mail of the day that came; a mail to nobody of ours is left, and so is a service letter.

        A letter has no button to unsubscribe (RFC 8058): nobody is won by it, and nobody tires of it.
        """
        todays = (mail for mail in self._mailbox.new_mails() if mail.sent_at.date() == self._on and mail.one_click)
        self._new = [mail for mail in todays if mail.to in self._readers]
        return [(self._readers[mail.to], EMAIL, brand_in(f"{mail.subject} {mail.text}")) for mail in self._new]

    def dues(self, answers: Answers) -> Iterator[Due]:
        """What will be done with the mails of the last arrivals. Machines wait for nobody."""
        for row in range(len(answers)):
            mail, kind = self._new[answers.touch[row]], KINDS[answers.kind[row]]
            minutes = float(answers.minutes[row])
            at = mail.sent_at + timedelta(minutes=minutes if minutes >= AT_ONCE else 0.0)
            if at < self._since:
                continue
            act = MailAct(at, mail, kind, bool(answers.machine[row]), float(answers.choice[row]))
            yield Due(
                at=at,
                deed=partial(do, act, wire=self._outside.wire, post=self._outside.post),
            )


def brand_in(text: str) -> int:
    """The first brand that is named, -1 where none is."""
    return next((number for number, brand in enumerate(BRANDS) if brand.name in text), -1)
