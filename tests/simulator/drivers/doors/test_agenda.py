"""Deeds happen in the order of their moments, each once, none too early."""

from datetime import UTC, datetime, timedelta

from accord.simulator.drivers.doors.agenda import Agenda, Due

NOON = datetime(2026, 11, 17, 12, tzinfo=UTC)


def test_deeds_in_order() -> None:
    agenda, heard = Agenda(), list[str]()
    for minutes, name in ((30, "later"), (5, "sooner"), (5, "sooner too"), (90, "much later")):
        at = NOON + timedelta(minutes=minutes)
        agenda.add([Due(at, lambda name=name: heard.append(name))])
    assert agenda.act(NOON) == 0
    assert agenda.act(NOON + timedelta(minutes=30)) == 3
    assert heard == ["sooner", "sooner too", "later"]
    assert agenda.act(NOON + timedelta(days=1)) == 1
