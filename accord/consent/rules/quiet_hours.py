"""Quiet hours as the rule table writes them: `days HH:MM-HH:MM[,…]` or `days all`, joined by `;`."""

from datetime import time

from accord.consent.types import QuietHours
from accord.kernel.errors import AccordError

HOLIDAY = 8
_NAMES = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_DAYS = {name: frozenset({number}) for number, name in enumerate(_NAMES, 1)} | {
    "daily": frozenset(range(1, 8)),
    "hol": frozenset({HOLIDAY}),
}
_WHOLE_DAY = (time(0), time(0))


def parse_quiet_hours(text: str) -> tuple[QuietHours, ...]:
    """The stretches without contact that `text` names, in its order. Raises AccordError `law.quiet_hours`."""
    try:
        return tuple(stretch for part in text.split(";") if part.strip() for stretch in _stretches(part.strip()))
    except (KeyError, ValueError) as error:
        raise AccordError(
            "law.quiet_hours", f"'{text}' are not quiet hours.", "Write for example 'Mon-Fri 20:00-09:00;Sat all;hol all'."
        ) from error


def print_quiet_hours(stretches: tuple[QuietHours, ...]) -> str:
    """The same grammar, one part per stretch; reading it again gives the same stretches."""
    return ";".join(f"{day} {_hours(stretch)}" for stretch in stretches for day in _day_names(stretch.days))


def _stretches(part: str) -> list[QuietHours]:
    days, hours = part.split(maxsplit=1)
    ranges = [_WHOLE_DAY] if hours == "all" else [_range(text) for text in hours.split(",")]
    return [QuietHours(_days(days), start, end) for start, end in ranges]


def _range(text: str) -> tuple[time, time]:
    start, end = text.split("-")
    return time.fromisoformat(start.strip()), time.fromisoformat(end.strip())


def _days(text: str) -> frozenset[int]:
    if text in _DAYS:
        return _DAYS[text]
    first, last = (_NAMES.index(name) + 1 for name in text.split("-"))
    if first >= last:
        raise ValueError(text)
    return frozenset(range(first, last + 1))


def _day_names(days: frozenset[int]) -> list[str]:
    if days == _DAYS["daily"]:
        return ["daily"]
    run = sorted(days - {HOLIDAY})
    if len(run) > 1 and run == list(range(run[0], run[-1] + 1)):
        names = [f"{_NAMES[run[0] - 1]}-{_NAMES[run[-1] - 1]}"]
    else:
        names = [_NAMES[day - 1] for day in run]
    return names + (["hol"] if HOLIDAY in days else [])


def _hours(stretch: QuietHours) -> str:
    whole = (stretch.start, stretch.end) == _WHOLE_DAY
    return "all" if whole else f"{stretch.start:%H:%M}-{stretch.end:%H:%M}"
