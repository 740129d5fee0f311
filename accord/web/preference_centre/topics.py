"""What about: brands and their topics, welcome or not. A wish: it only takes away, a permission it never gives."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from django.http import HttpRequest, HttpResponse, QueryDict
from django.views.decorators.http import require_http_methods

from accord.consent.types import Preference
from accord.web.preference_centre.keeping import keep_wish
from accord.web.preference_centre.person import Person, for_person
from accord.web.preference_centre.saying import said
from accord.web.preference_centre.shown import show
from accord.web.preference_centre.subjects import Subject, subjects_for


@dataclass(frozen=True, slots=True)
class TopicChoice:
    """A topic to keep or to switch off."""

    code: str
    name: str
    on: bool


@dataclass(frozen=True, slots=True)
class SubjectChoice:
    """A brand to keep or to switch off whole, with its topics; `code` '' for what belongs to no brand."""

    code: str
    name: str
    on: bool
    topics: tuple[TopicChoice, ...]


@require_http_methods(["GET", "HEAD", "POST"])
@for_person
def topics(request: HttpRequest, person: Person) -> HttpResponse:
    """Show what messages can be about; keep what is sent."""
    subjects = subjects_for()
    if request.method == "POST":
        keep_wish(person, read_topics(request.POST, person.preference, subjects))
        return said(person, "wishes", "preference_topics")
    off = person.preference.topics_off
    return show(request, person, "topics", subjects=[_choice(subject, off) for subject in subjects])


def read_topics(form: QueryDict, preference: Preference, subjects: tuple[Subject, ...]) -> Preference:
    """The wish a form sends: whatever is not ticked is off; a brand that is off covers its topics. Unknown topics stay off."""
    asked = {code for subject in subjects for code in (subject.code, *(topic for topic, _name in subject.topics)) if code}
    off = frozenset(_switched_off(form, subjects))
    return replace(preference, topics_off=preference.topics_off.difference(asked) | off)


def _switched_off(form: QueryDict, subjects: tuple[Subject, ...]) -> Iterator[str]:
    on = set(form.getlist("on"))
    for subject in subjects:
        if subject.code and subject.code not in on:
            yield subject.code
        else:
            yield from (topic for topic, _name in subject.topics if topic not in on)


def _choice(subject: Subject, off: frozenset[str]) -> SubjectChoice:
    topics = tuple(TopicChoice(code, name, code not in off) for code, name in subject.topics)
    return SubjectChoice(subject.code, subject.name, not subject.code or subject.code not in off, topics)
