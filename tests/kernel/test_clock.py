"""The clock of the machine, and of a data folder that keeps a time of its own."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from accord.kernel import clock

TUESDAY = datetime(2026, 11, 17, 8, tzinfo=UTC)


@pytest.fixture(autouse=True)
def own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    monkeypatch.setattr(clock, "_home_clock", None)
    clock.use_folder(tmp_path)
    yield tmp_path


def test_without_a_clock_in_the_folder_the_machine_is_asked() -> None:
    assert not clock.has_home_clock()
    assert clock.now().tzinfo is UTC
    assert clock.now() != TUESDAY


def test_the_clock_of_a_folder_runs_on_from_its_moment() -> None:
    clock.set_home_clock(TUESDAY)
    assert clock.has_home_clock()
    first, second = clock.now(), clock.now()
    assert TUESDAY <= first <= second < TUESDAY + timedelta(minutes=1)


def test_it_stands_while_stopped_and_runs_on_from_there(own_folder: Path) -> None:
    clock.set_home_clock(TUESDAY)
    clock.stop_home_clock()
    stood = clock.now()
    assert stood == clock.now() >= TUESDAY
    clock.move_home_clock(TUESDAY + timedelta(days=1))
    assert clock.now() == TUESDAY + timedelta(days=1) == clock.now(), "what stands is moved and stands"
    clock.start_home_clock()
    assert clock.now() > TUESDAY + timedelta(days=1)
    clock.move_home_clock(TUESDAY + timedelta(days=2))
    first = clock.now()
    assert clock.now() > first, "what runs is moved and runs"


def test_without_a_clock_of_its_own_there_is_nothing_to_stop(own_folder: Path) -> None:
    clock.stop_home_clock()
    clock.start_home_clock()
    assert not clock.has_home_clock()


def test_it_never_runs_backwards_when_the_machine_is_set_back(own_folder: Path) -> None:
    (own_folder / "clock.json").write_text(f'{{"at": "{TUESDAY.isoformat()}", "since": "2999-01-01T00:00:00+00:00"}}')
    assert clock.now() == TUESDAY


def test_a_clock_needs_a_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clock, "_home_clock", None)
    with pytest.raises(RuntimeError):
        clock.set_home_clock(TUESDAY)
    assert not clock.has_home_clock()
