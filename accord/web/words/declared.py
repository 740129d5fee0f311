"""What a person may tell us: the questions, why each is asked, and the answers."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Words = str | Promise

QUESTION_WORDS: Mapping[str, Words] = {
    "interest": _("Which topics interest you?"),
    "focus": _("Which field do you mainly work in?"),
    "time_of_day": _("Which time of day suits you?"),
    "practice_size": _("How large is your practice?"),
    "format": _("How do you like to learn?"),
    "materials_language": _("In which language do you want materials?"),
    "need": _("What would help you most?"),
    "medical_question": _("Do you want to hear from a medical adviser?"),
}

WHY_WORDS: Mapping[str, Words] = {
    "interest": _("So that we write about these, and leave out the rest."),
    "focus": _("So that contents fit your patients."),
    "time_of_day": _("So that calls and visits come when you have time."),
    "practice_size": _("So that offers fit your practice."),
    "format": _("So that we choose the kind of material you use."),
    "materials_language": _("So that you read what you like to read."),
    "need": _("So that we offer services before advertising."),
    "medical_question": _("So that a doctor or pharmacist of ours answers you; our sales staff do not see this answer."),
}

ANSWER_WORDS: Mapping[tuple[str, str], Words] = {
    ("interest", "trial_data"): _("Trial results"),
    ("interest", "guidelines"): _("Guidelines"),
    ("interest", "dosing"): _("Dosing and practice"),
    ("interest", "safety"): _("Safety"),
    ("interest", "patient_materials"): _("Materials for patients"),
    ("interest", "access"): _("Prices and reimbursement"),
    ("interest", "congresses"): _("Congresses"),
    ("focus", "heart"): _("Heart and vessels"),
    ("focus", "metabolism"): _("Diabetes and metabolism"),
    ("focus", "lung"): _("Lungs and breathing"),
    ("focus", "nerves"): _("Nervous system"),
    ("focus", "mind"): _("Mental health"),
    ("focus", "cancer"): _("Cancer"),
    ("focus", "immune"): _("Immune system and joints"),
    ("focus", "infection"): _("Infections"),
    ("focus", "women"): _("Women’s health"),
    ("focus", "children"): _("Children"),
    ("focus", "general"): _("General practice"),
    ("time_of_day", "early"): _("Before the first patient"),
    ("time_of_day", "morning"): _("Morning"),
    ("time_of_day", "midday"): _("Midday"),
    ("time_of_day", "afternoon"): _("Afternoon"),
    ("time_of_day", "evening"): _("Evening"),
    ("practice_size", "alone"): _("I work alone"),
    ("practice_size", "small"): _("Two to five colleagues"),
    ("practice_size", "large"): _("More than five colleagues"),
    ("practice_size", "hospital"): _("A hospital"),
    ("format", "read"): _("Reading"),
    ("format", "watch"): _("Watching"),
    ("format", "listen"): _("Listening"),
    ("format", "talk"): _("Talking with somebody"),
    ("materials_language", "en"): "English",
    ("materials_language", "fr"): "Français",
    ("materials_language", "zh-hant"): "繁體中文",
    ("materials_language", "tr"): "Türkçe",
    ("materials_language", "de"): "Deutsch",
    ("materials_language", "es"): "Español",
    ("materials_language", "it"): "Italiano",
    ("materials_language", "sv"): "Svenska",
    ("materials_language", "pt-br"): "Português",
    ("materials_language", "ja"): "日本語",
    ("need", "patient_support"): _("Support for patients"),
    ("need", "training"): _("Training for my team"),
    ("need", "reimbursement"): _("Help with reimbursement"),
    ("need", "tools"): _("Tools for daily practice"),
    ("medical_question", "call"): _("Yes, by phone"),
    ("medical_question", "write"): _("Yes, in writing"),
    ("medical_question", "meet"): _("Yes, in person"),
}

ORIGIN_WORDS: Mapping[str, Words] = {
    "preferences": _("on these pages"),
    "rep": _("to our representative"),
    "form": _("on a form"),
}
