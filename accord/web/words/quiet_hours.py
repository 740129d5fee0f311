"""Hours without contact, in words and in the reader's own way of writing days."""

from collections.abc import Iterable

from babel import Locale
from babel.dates import get_day_names
from django.utils.translation import get_language, to_locale
from django.utils.translation import gettext as _

from accord.consent.types import QuietHours

_HOLIDAY = 8


def quiet_words(stretches: Iterable[QuietHours]) -> tuple[str, ...]:
    """One sentence part per stretch: 'Monday to Friday, 20:00 to 10:00', 'Sunday and public holidays, all day'."""
    return tuple(_("{days}, {hours}").format(days=_days(stretch.days), hours=_hours(stretch)) for stretch in stretches)


def _hours(stretch: QuietHours) -> str:
    if stretch.start == stretch.end:
        return _("all day")
    return _("{start} to {end}").format(start=f"{stretch.start:%H:%M}", end=f"{stretch.end:%H:%M}")


def _days(days: frozenset[int]) -> str:
    run = sorted(days - {_HOLIDAY})
    words = []
    if len(run) == 7:
        words.append(_("every day"))
    elif len(run) > 1 and run == list(range(run[0], run[-1] + 1)):
        words.append(_("{first} to {last}").format(first=_name(run[0]), last=_name(run[-1])))
    else:
        words += [_name(day) for day in run]
    if _HOLIDAY in days:
        words.append(_("public holidays"))
    return ", ".join(words)


def _name(day: int) -> str:
    names = get_day_names("wide", context="stand-alone", locale=Locale.parse(to_locale(get_language() or "en")))
    return str(names[day - 1])
