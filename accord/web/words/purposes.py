"""What a contact is for, as a health professional would say it."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accord.catalogue.types import Purpose

PURPOSE_WORDS: Mapping[Purpose, str | Promise] = {
    Purpose.MARKETING: _("Information and offers"),
    Purpose.RX_PROMOTION: _("Information that promotes medicines"),
    Purpose.MEDICAL_NONPROMO: _("Medical information without promotion"),
    Purpose.SCIENTIFIC_EXCHANGE: _("Scientific exchange"),
    Purpose.EVENT: _("Invitations to congresses and meetings"),
    Purpose.SURVEY: _("Surveys"),
    Purpose.SERVICE: _("Service messages"),
    Purpose.SAFETY: _("Safety information"),
    Purpose.TRACKING: _("Measuring whether messages are read"),
    Purpose.PROFILING: _("Choosing contents by your profile"),
    Purpose.HEALTH_DATA: _("Use of health data"),
    Purpose.PHI_MARKETING: _("Marketing that uses health records"),
    Purpose.THIRD_PARTY_SHARE: _("Sharing with partners"),
}

PURPOSE_HEADS: Mapping[Purpose, str | Promise] = {
    Purpose.MARKETING: _("Offers"),
    Purpose.RX_PROMOTION: _("Medicines"),
    Purpose.MEDICAL_NONPROMO: _("Medical"),
    Purpose.EVENT: _("Meetings"),
    Purpose.SURVEY: _("Surveys"),
}
"""One word for the head of a column, where the full words stand close by."""


def purpose_head(purpose: Purpose) -> str | Promise:
    """The one word, or the full words of a purpose that has none."""
    return PURPOSE_HEADS.get(purpose) or PURPOSE_WORDS[purpose]
