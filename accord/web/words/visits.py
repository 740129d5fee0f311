"""What a rep says of a visit."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accord.decisions.types import VisitOutcome

OUTCOME_WORDS: Mapping[VisitOutcome, str | Promise] = {
    VisitOutcome.INTERESTED: _("Seen, interested"),
    VisitOutcome.HELD: _("Seen"),
    VisitOutcome.DECLINED: _("Did not want the visit"),
}
