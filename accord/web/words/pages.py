"""What the pages on which persons are seen are called, in the log of looks."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from accord.web.words.declared import Words

PAGE_WORDS: Mapping[str, Words] = {
    "rep.day": _("the representative’s day"),
    "rep.consent": _("consent on a visit"),
    "agent.consent": _("consent in a call"),
    "compliance.person": _("a person’s permissions"),
    "compliance.dossier": _("a person’s dossier"),
    "compliance.set_aside": _("a text set aside"),
    "compliance.paper": _("a paper form"),
    "compliance.old_lists": _("an old list"),
    "compliance.requests": _("a person’s request"),
    "export": _("a person’s copy"),
}


def page_words(page: str) -> Words:
    """Words for a page; an unknown one is shown as it is, never hidden."""
    return PAGE_WORDS.get(page, page.replace(".", " ").replace("_", " "))
