"""What the person told us: shown with date, place and last use, to be added to and deleted at once."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.views.decorators.http import require_http_methods, require_POST

from accord.customers.actions import declare_fact, forget_fact
from accord.customers.queries import declarables, declared_facts_for, is_stale
from accord.customers.types import Declarable, DeclaredFact
from accord.web.preference_centre.person import Person, for_person
from accord.web.preference_centre.saying import said
from accord.web.preference_centre.sheet import Words
from accord.web.preference_centre.shown import show
from accord.web.words.declared import ANSWER_WORDS, ORIGIN_WORDS, QUESTION_WORDS, WHY_WORDS

HERE = "preferences"


@dataclass(frozen=True, slots=True)
class Told:
    """One answer on file; `stale`: nothing has used it for twelve months."""

    id: int
    question: Words
    answer: Words
    origin: Words
    declared_at: datetime
    last_used_at: datetime | None
    stale: bool


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """A question with its possible answers (value, words, chosen)."""

    name: str
    words: Words
    why: Words
    several: bool
    answers: tuple[tuple[str, Words, bool], ...]


@require_http_methods(["GET", "HEAD", "POST"])
@for_person
def told(request: HttpRequest, person: Person) -> HttpResponse:
    """Show what was told and what may be asked; keep the answers that are sent."""
    facts = declared_facts_for(customer_ids=[person.customer.id])[person.customer.id]
    if request.method == "POST":
        return _answer(request, person, facts)
    answers = [_told(fact, now=person.now) for fact in facts]
    questions = [_open(question, facts) for question in declarables()]
    return show(request, person, "told", answers=answers, questions=questions, stale=any(one.stale for one in answers))


@require_POST
@for_person
def forgotten(request: HttpRequest, person: Person, fact_id: int) -> HttpResponse:
    """Delete one answer, at once."""
    forget_fact(customer_id=person.customer.id, fact_id=fact_id)
    return said(person, "forgotten", "preference_told")


def _answer(request: HttpRequest, person: Person, facts: Sequence[DeclaredFact]) -> HttpResponse:
    """What is ticked is told, what is no longer ticked is forgotten."""
    question = next((one for one in declarables() if one.name == request.POST.get("question")), None)
    values = [value for value in request.POST.getlist("answer") if value]
    if question is None or not set(values) <= set(question.choices) or (len(values) > 1 and not question.several):
        return HttpResponseBadRequest("Unknown question or answer.")
    on_file = {fact.value: fact for fact in facts if fact.name == question.name}
    for value in values:
        if value not in on_file:
            declare_fact(customer_id=person.customer.id, name=question.name, value=value, origin=HERE, now=person.now)
    for value, fact in on_file.items():
        if value not in values:
            forget_fact(customer_id=person.customer.id, fact_id=fact.id)
    return said(person, "told" if values else "forgotten", "preference_told")


def _told(fact: DeclaredFact, *, now: datetime) -> Told:
    return Told(
        fact.id,
        QUESTION_WORDS.get(fact.name, fact.name),
        ANSWER_WORDS.get((fact.name, fact.value), fact.value),
        ORIGIN_WORDS.get(fact.origin, fact.origin),
        fact.declared_at,
        fact.last_used_at,
        is_stale(fact, now=now),
    )


def _open(question: Declarable, facts: Sequence[DeclaredFact]) -> OpenQuestion:
    chosen = {fact.value for fact in facts if fact.name == question.name}
    answers = tuple((value, ANSWER_WORDS[question.name, value], value in chosen) for value in question.choices)
    return OpenQuestion(question.name, QUESTION_WORDS[question.name], WHY_WORDS[question.name], question.several, answers)
