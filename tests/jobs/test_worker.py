from threading import Event

import pytest

from accord.delivery.queries import queue_counts
from accord.delivery.types import MessageState
from accord.jobs import worker
from accord.kernel import clock
from tests.cast import MORNING, Cast
from tests.delivery.conftest import Queue, Scripted, cast, channel, crowd, queue  # noqa: F401 (fixtures)


@pytest.fixture(autouse=True)
def clock_of_the_morning(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "now", lambda: MORNING)
    monkeypatch.setattr(worker, "close_old_connections", lambda: None)  # the test's transaction stays open


def test_once_works_until_nothing_is_left(queue: Queue, crowd: list[int], channel: Scripted) -> None:  # noqa: F811
    queue(crowd)
    worker.run_worker(stop=Event(), once=True)
    assert queue_counts()[MessageState.SENT] == len(crowd)


def test_a_channel_that_is_down_does_not_stop_the_worker(cast: Cast, queue: Queue, channel: Scripted) -> None:  # noqa: F811
    queue([cast.john])
    channel.down_after = 0
    worker.run_worker(stop=Event(), once=True)
    assert queue_counts()[MessageState.QUEUED] == 1


def test_a_worker_that_is_told_to_stop_does_nothing_more(cast: Cast, queue: Queue, channel: Scripted) -> None:  # noqa: F811
    queue([cast.john])
    stop = Event()
    stop.set()
    worker.run_worker(stop=stop)
    assert queue_counts()[MessageState.QUEUED] == 1
