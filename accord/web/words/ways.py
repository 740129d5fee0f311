"""The cheapest lawful step towards a yes, in words."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from accord.consent.types import WayCode, WayForward
from accord.web.words.channels import CHANNEL_WORDS


def way_words(way: WayForward) -> str:
    """What to do, on which channel, with which form, and from when on."""
    words = _first(way)
    if way.form:
        words += " " + _("Form: %(form)s.") % {"form": way.form}
    if way.confirm:
        words += " " + _("The law expects it to be confirmed by a link.")
    return words


def _first(way: WayForward) -> str:
    channel = CHANNEL_WORDS[way.channel] if way.channel else ""
    if way.not_before:
        day = date_format(way.not_before, "DATE_FORMAT")
        return _("Leave it alone until %(day)s; then it may be asked again.") % {"day": day}
    if way.code is WayCode.ASK:
        return _("Ask: %(channel)s.") % {"channel": channel} if channel else _("Ask on our own pages, where the person comes by.")
    return {
        WayCode.REMIND: _("Remind once of the confirmation."),
        WayCode.CONFIRM: _("Wait for the confirmation, or ask again."),
        WayCode.RECONFIRM: _("The notice has changed: ask for the permission again."),
        WayCode.FIND_CONTACT_POINT: _("Find an address or number that works."),
        WayCode.WAIT: _("Wait."),
    }.get(way.code, way.words)
