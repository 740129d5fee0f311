"""How often: numbers of contacts a month to choose from, each with what it would mean."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accord.web.preference_centre.sheet import FrequencyChoice, Words

OFFERED = (None, 8, 4, 2, 1)
MOST = 31


def frequency_choices(wish: int | None, recent: int) -> tuple[FrequencyChoice, ...]:
    """The numbers on offer, and the person's own where it is another one. `recent` = contacts in the last 30 days."""
    return tuple(_choices(sorted({*OFFERED, wish}, key=lambda n: MOST + 1 if n is None else n, reverse=True), wish, recent))


def _choices(offered: list[int | None], wish: int | None, recent: int) -> Iterator[FrequencyChoice]:
    for contacts in offered:
        yield FrequencyChoice(contacts, _name(contacts), _meaning(contacts, recent), contacts == wish)


def _name(contacts: int | None) -> Words:
    if contacts is None:
        return _("No limit of my own")
    return ngettext("About one contact a month", "About %(n)d contacts a month", contacts) % {"n": contacts}


def _meaning(contacts: int | None, recent: int) -> Words:
    if contacts is None:
        return _("Law and our own rules still set limits.")
    return f"{_pace(contacts)} {_against(contacts, recent)}".strip()


def _pace(contacts: int) -> str:
    paces = {
        1: _("The most important one; the rest is dropped."),
        2: _("One a fortnight."),
        4: _("One a week."),
        8: _("Two a week."),
    }
    return paces.get(contacts, "")


def _against(contacts: int, recent: int) -> str:
    if recent <= contacts:
        return ""
    fewer = recent - contacts
    return ngettext("One fewer than last month.", "%(n)d fewer than last month.", fewer) % {"n": fewer}
