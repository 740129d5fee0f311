"""What rep, agent and typist share: the form of a surface, its notice in the person's language, and the answers sent back."""

from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.http import QueryDict
from django.utils.translation import get_supported_language_variant

from accord.consent.queries import list_forms, notice_for_form
from accord.consent.types import Answer, CaptureForm, Notice, Surface
from accord.customers.types import Customer
from accord.kernel.errors import NotFound
from accord.web.forms.sheet import BoxSheet, box_sheets
from accord.web.preference_centre.language import TAGS


@dataclass(frozen=True, slots=True)
class Asking:
    """The questions put to one person, in the person's language."""

    form: CaptureForm
    notice: Notice
    boxes: tuple[BoxSheet, ...]
    stamp: str


def form_for(surface: Surface, *, sender_id: int | None = None, code: str = "") -> CaptureForm | None:
    """The form to use on a surface: the one named, else the sender's, else the first; None where none is open."""
    forms = list_forms(surface=surface)
    by_fit = sorted(forms, key=lambda form: (form.code != code, form.sender_id != sender_id))
    return next(iter(by_fit), None)


def asking_for(form: CaptureForm | None, customer: Customer, *, language: str, stamp: str, now: datetime) -> Asking | None:
    """The form as it is shown to a person; None where there is no form, or no notice for it."""
    if form is None:
        return None
    try:
        notice = notice_for_form(form=form, language=language or customer.language or "en", at=now)
    except NotFound:
        return None
    return Asking(form, notice, box_sheets(form.boxes), stamp)


def answers_in(posted: QueryDict, count: int) -> dict[int, Answer]:
    """The answers by number of the question; a question left alone is left out."""
    said = {number: posted.get(f"answer-{number}", "") for number in range(count)}
    return {number: Answer(word) for number, word in said.items() if word in set(Answer)}


def language_code(tag: str) -> str:
    """Our own code of a language tag, for the words around a notice; English where we do not have it."""
    try:
        return get_supported_language_variant(tag.lower())
    except LookupError:
        return settings.LANGUAGE_CODE


def language_tag(code: str) -> str:
    """The language tag (BCP 47) of one of our codes, '' where it is none of ours."""
    return TAGS.get(code, "")
