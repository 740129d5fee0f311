"""What the law watch asks for, in words."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Words = str | Promise

TASK_WORDS: Mapping[str, Words] = {
    "unchecked": _("not checked for 180 days"),
    "doubted": _("in doubt"),
    "begins": _("a rule begins"),
    "ends": _("a rule ends"),
    "table": _("a newer rule table has come"),
}
TASK_ADVICE: Mapping[str, Words] = {
    "unchecked": _("Open each rule, read it against its source, and sign that it still holds or put an override in its place."),
    "doubted": _("Somebody no longer relies on this rule. Read it, and sign or override it."),
    "begins": _(
        "Read the new rule and see whose answer it changes (accord law diff). Plan how to ask those who will need to say yes."
    ),
    "ends": _("See what takes its place from the next day on, and who gains or loses a permission by it."),
    "table": _("Compare it with yours (accord law diff now shipped) and take it into use, or keep your own."),
}
URGENCY_WORDS: Mapping[str, Words] = {"now": _("Now"), "soon": _("Within 60 days"), "later": _("Later")}
URGENCY_TONES: Mapping[str, str] = {"now": "stop", "soon": "wait", "later": "calm"}
