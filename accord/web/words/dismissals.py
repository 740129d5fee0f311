"""Why a rep will not follow a suggestion."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accord.decisions.types import DismissalReason

DISMISSAL_WORDS: Mapping[DismissalReason, str | Promise] = {
    DismissalReason.ALREADY_DONE: _("Already done"),
    DismissalReason.WRONG_TIMING: _("Wrong moment"),
    DismissalReason.HCP_UNAVAILABLE: _("Not available"),
    DismissalReason.SITE_POLICY: _("The site does not allow visits"),
    DismissalReason.NOT_RELEVANT: _("This product is not relevant here"),
    DismissalReason.DISAGREE: _("I see it differently"),
    DismissalReason.DATA_WRONG: _("The data are wrong"),
    DismissalReason.COMPLIANCE_DOUBT: _("A doubt about compliance"),
}
