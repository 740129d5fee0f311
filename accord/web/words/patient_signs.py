"""Why a text was set aside."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from accord.web.words.declared import Words

SIGN_WORDS: Mapping[str, Words] = {
    "number": _("a number that looks like a patient’s or citizen’s"),
    "person": _("words that point at one patient"),
}
