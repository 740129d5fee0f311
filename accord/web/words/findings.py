"""What is wrong with a notice, said to the officer who mends it."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accord.consent.types import FindingCode

FINDING_WORDS: Mapping[FindingCode, str | Promise] = {
    FindingCode.SENDER_NOT_NAMED: _("It does not name who asks."),
    FindingCode.NO_WAY_TO_WITHDRAW: _("It does not say how consent is taken back."),
    FindingCode.PURPOSES_BUNDLED: _("Several purposes share one box; each needs its own."),
    FindingCode.BOX_TICKED_BEFOREHAND: _("The box begins ticked where the law asks for a clear act."),
    FindingCode.LANGUAGE_DIFFERS: _("It is not in the language of the form."),
    FindingCode.HARD_TO_READ: _("It is hard to read: shorten its sentences."),
    FindingCode.DISCLOSURE_MISSING: _("The law asks it to say something that it does not."),
    FindingCode.NOT_SIGNED_OFF: _("Nobody has signed this version."),
}
