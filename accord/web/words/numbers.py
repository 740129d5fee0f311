"""Numbers as the reader's language writes them; rounded first, since Django's `number_format` cuts."""

from django.utils.formats import number_format
from django.utils.translation import gettext as _


def whole(number: float) -> str:
    """A whole number with its groups: 12,345 or 12 345."""
    return number_format(round(number), decimal_pos=0, use_l10n=True, force_grouping=True)


def decimal(number: float) -> str:
    """A number with one decimal place."""
    return number_format(round(number, 1), decimal_pos=1, use_l10n=True, force_grouping=True)


def percent_of(share: float, *, places: int = 1) -> str:
    """A share between 0 and 1 in percent."""
    return _("%(number)s%%") % {"number": number_format(round(100 * share, places), decimal_pos=places, use_l10n=True)}
