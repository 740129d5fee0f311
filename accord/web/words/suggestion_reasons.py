"""The sentences of "why this suggestion", named here so that they are translated; `decisions` fills in the values."""

from django.utils.translation import gettext_noop as _

SENTENCES = (
    _("Reads about this topic by e-mail"),
    _("Opened {clicks} links from us in the last 90 days"),
    _("Not seen for {days} days"),
    _("Never visited before"),
    _("Received {visits} visits in the last year"),
    _("Speciality matches “{title}”"),
    _("Never contacted before"),
    _("Not contacted for {days} days"),
    _("High potential ({potential} of 100)"),
    _("The best of what may be said today"),
    _("Nothing approved fits this person today"),
    _("Nothing may be said today: {words}"),
    _("Rested attention is worth more than any contact today"),
    _("The rep's day is full with visits worth more"),
    _("Shown to learn which message works"),
)
