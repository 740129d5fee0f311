from io import StringIO

from accord.adapters.channels.console import ConsoleChannel
from accord.catalogue.types import Channel
from accord.delivery.types import Outcome
from tests.adapters.channels.email.mails import outgoing


def test_the_console_prints_what_would_leave_the_house() -> None:
    stream = StringIO()
    results = list(ConsoleChannel(Channel.EMAIL, stream).deliver([outgoing(1), outgoing(2)]))
    assert [result.outcome for result in results] == [Outcome.SENT] * 2
    lines = stream.getvalue().splitlines()
    assert len(lines) == 2
    assert lines[0].startswith("email ")
    assert lines[0].endswith("p1@clinic.example Dosing for Okafor")
