"""The words of the law, as a person would say them."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accord.catalogue.types import ContentScope
from accord.consent.types import RecipientKind, Requirement, ReviewVerdict

Words = str | Promise

NEED_WORDS: Mapping[Requirement, Words] = {
    Requirement.OPT_OUT: _("Unless refused"),
    Requirement.LEGITIMATE_INTEREST: _("Legitimate interest"),
    Requirement.SOFT_OPT_IN: _("Existing relation"),
    Requirement.EXPLICIT_OPT_IN: _("Explicit yes"),
    Requirement.PROHIBITED: _("Prohibited"),
}
NEED_MEANING: Mapping[Requirement, Words] = {
    Requirement.OPT_OUT: _("Contact is allowed as long as the person has not refused."),
    Requirement.LEGITIMATE_INTEREST: _("A fair chance to refuse must have been given, with the balance of interests on file."),
    Requirement.SOFT_OPT_IN: _("An existing relation must be on file, with a chance to refuse."),
    Requirement.EXPLICIT_OPT_IN: _("The person must have said yes by a clear act."),
    Requirement.PROHIBITED: _("No contact, whatever is on file."),
}
NEED_SIGNS: Mapping[Requirement, str] = {
    Requirement.OPT_OUT: "O",
    Requirement.LEGITIMATE_INTEREST: "L",
    Requirement.SOFT_OPT_IN: "S",
    Requirement.EXPLICIT_OPT_IN: "X",
    Requirement.PROHIBITED: "–",
}
KIND_WORDS: Mapping[str, Words] = {
    RecipientKind.INDIVIDUAL_PROFESSIONAL: _("Professional"),
    RecipientKind.ORGANISATION: _("Organisation"),
    RecipientKind.PATIENT_CONSUMER: _("Patient or consumer"),
    "any": _("Anyone"),
}
SCOPE_WORDS: Mapping[str, Words] = {
    ContentScope.RX_PROMOTION: _("About a prescription medicine"),
    ContentScope.MARKETING: _("Any other marketing"),
    ContentScope.TRACKING: _("Measuring opens and clicks"),
    ContentScope.HEALTH_DATA: _("With health data"),
    ContentScope.PHI_MARKETING: _("With patient records (HIPAA)"),
    ContentScope.PRESCRIBER_DATA_TARGETING: _("Chosen by prescriber data"),
    ContentScope.BENEFIT_IN_KIND: _("With a gift or a benefit"),
}
RULE_CHANNEL_WORDS: Mapping[str, Words] = {
    "email": _("E-mail"),
    "sms": _("Text message"),
    "phone": _("Phone call"),
    "post": _("Letter"),
    "visit": _("Visit"),
    "chat_app": _("Chat app"),
    "push": _("App notice"),
    "web": _("Website"),
    "any": _("Every channel"),
}
LAYER_WORDS: Mapping[str, Words] = {
    "law": pgettext_lazy("kind of rule", "Law"),
    "code": _("Industry code"),
    "platform": _("Platform’s terms"),
}
SOURCE_WORDS: Mapping[str, Words] = {
    "text_seen": _("Text read"),
    "secondary_seen": _("Read about"),
    "from_knowledge": _("Not looked up"),
    "": _("No rule"),
}
SOURCE_TONES: Mapping[str, str] = {"text_seen": "good", "secondary_seen": "calm", "from_knowledge": "wait", "": "stop"}
CONFIDENCE_WORDS: Mapping[str, Words] = {
    "high": pgettext_lazy("confidence", "High"),
    "medium": pgettext_lazy("confidence", "Medium"),
    "low": pgettext_lazy("confidence", "Low"),
}
VERDICT_WORDS: Mapping[ReviewVerdict, Words] = {
    ReviewVerdict.ACCEPTED: _("Accepted for use"),
    ReviewVerdict.CHECKED: _("Checked: it still holds"),
    ReviewVerdict.DOUBTED: _("In doubt: not to be relied on"),
}
DOUBLE_OPT_IN_WORDS: Mapping[str, Words] = {
    "required": _("must be confirmed (double opt-in)"),
    "expected": _("confirmation expected (double opt-in)"),
    "recommended": _("confirmation recommended (double opt-in)"),
    "optional": _("confirmation optional"),
}
PLACE_WORDS: Mapping[str, Words] = {"EU": _("European Union, baseline"), "GLOBAL": _("Everywhere: platforms")}
