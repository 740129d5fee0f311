"""Deeds happen in the order of their moments, each once, none too early."""

from datetime import UTC, datetime, timedelta

from accord.interactions.types import Author, ResponseKind
from accord.simulator.drivers.doors.agenda import Agenda, Due

NOON = datetime(2026, 11, 17, 12, tzinfo=UTC)


def test_deeds_in_order() -> None:
    agenda, heard = Agenda(), list[str]()
    for minutes, name in ((30, "later"), (5, "sooner"), (5, "sooner too"), (90, "much later")):
        at = NOON + timedelta(minutes=minutes)
        agenda.add([Due(at, ResponseKind.CLICKED, Author.HUMAN, lambda name=name: heard.append(name))])
    assert agenda.act(NOON) == 0
    assert agenda.act(NOON + timedelta(minutes=30)) == 3
    assert heard == ["sooner", "sooner too", "later"]
    assert len(agenda) == 1 and agenda.done == {(ResponseKind.CLICKED, Author.HUMAN): 3}
