"""The only place that reads the time.

A data folder may hold a clock of its own (`clock.json`): the demo's. It starts at a chosen moment, runs on from there while
Accord runs and stands still while it does not, so that a demo opened in winter still shows its Tuesday. Everywhere else `now` is
handed in.
"""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

_home_clock: Path | None = None


def use_folder(folder: Path) -> None:
    """Read the time from `folder/clock.json` where that file exists, from the machine where it does not."""
    global _home_clock
    _home_clock = folder / "clock.json"


def now() -> datetime:
    """The present moment, with its zone (UTC)."""
    machine = datetime.now(UTC)
    if _home_clock is None or not _home_clock.exists():
        return machine
    anchor = _anchor()
    since = datetime.fromisoformat(anchor["since"]) if anchor["since"] else machine
    return datetime.fromisoformat(anchor["at"]) + max(machine - since, timedelta(0))


def set_home_clock(moment: datetime) -> None:
    """Let the folder's own clock run on from `moment`."""
    _write_anchor(moment, since=datetime.now(UTC))


def move_home_clock(moment: datetime) -> None:
    """Put the folder's own clock on to `moment`; it runs on if it ran, and stands if it stood."""
    _write_anchor(moment, since=datetime.now(UTC) if _anchor()["since"] else None)


def stop_home_clock() -> None:
    """Let the folder's own clock, if there is one, stand still until it is started again."""
    if has_home_clock():
        _write_anchor(now(), since=None)


def start_home_clock() -> None:
    """Let the folder's own clock, if there is one, run on from where it stands."""
    if has_home_clock():
        set_home_clock(now())


def has_home_clock() -> bool:
    """Whether the folder keeps a time of its own."""
    return _home_clock is not None and _home_clock.exists()


def _anchor() -> dict[str, str]:
    """`at`, the moment it was set to, and `since`, when that was ("" while it stands)."""
    if _home_clock is None:
        raise RuntimeError("use_folder() comes first")
    anchor: dict[str, str] = json.loads(_home_clock.read_text())
    return anchor


def _write_anchor(moment: datetime, *, since: datetime | None) -> None:
    if _home_clock is None:
        raise RuntimeError("use_folder() comes first")
    part = _home_clock.with_suffix(".part")
    part.write_text(json.dumps({"at": moment.isoformat(), "since": since.isoformat() if since else ""}))
    part.replace(_home_clock)
