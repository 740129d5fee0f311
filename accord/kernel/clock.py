"""The only place that reads the time.

A data folder may hold a clock of its own (`clock.json`): the demo's. It starts at a chosen moment and runs on
from there, so that a demo opened in winter still shows its Tuesday. Everywhere else `now` is handed in.
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
    anchor = json.loads(_home_clock.read_text())
    return datetime.fromisoformat(anchor["at"]) + max(machine - datetime.fromisoformat(anchor["since"]), timedelta(0))


def set_home_clock(moment: datetime) -> None:
    """Let the folder's own clock run on from `moment`."""
    if _home_clock is None:
        raise RuntimeError("use_folder() comes first")
    anchor = {"at": moment.isoformat(), "since": datetime.now(UTC).isoformat()}
    part = _home_clock.with_suffix(".part")
    part.write_text(json.dumps(anchor))
    part.replace(_home_clock)


def has_home_clock() -> bool:
    """Whether the folder keeps a time of its own."""
    return _home_clock is not None and _home_clock.exists()
