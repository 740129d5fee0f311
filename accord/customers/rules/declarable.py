"""What a person may tell us of themselves: a closed list of questions with closed answers, so that nothing else is ever kept.

Each becomes one or more facts that conditions may ask for: `declared_practice_size` for a question with one answer,
`declared_interest_dosing` (true, or unknown) for each answer of a question that takes several.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta

from accord.catalogue.types import Fact, FactKind, Label, Purpose
from accord.customers.types import Declarable, DeclaredFact
from accord.kernel.errors import AccordError

UNUSED_FOR = timedelta(days=365)
"""A fact that nothing has asked for in so long is offered to the person for deletion (GDPR art. 5(1)(c) and (e))."""

_PREFIX = "declared"

DECLARABLE = (
    Declarable(
        "interest",
        "topic of interest",
        ("trial_data", "guidelines", "dosing", "safety", "patient_materials", "access", "congresses"),
        several=True,
        label=Label.BOTH,
        purpose=Purpose.MARKETING,
    ),
    Declarable(
        "focus",
        "main field of work",
        ("heart", "metabolism", "lung", "nerves", "mind", "cancer", "immune", "infection", "women", "children", "general"),
        label=Label.BOTH,
        purpose=Purpose.MARKETING,
    ),
    Declarable(
        "time_of_day",
        "preferred time of day",
        ("early", "morning", "midday", "afternoon", "evening"),
        label=Label.BOTH,
        purpose=Purpose.MARKETING,
    ),
    Declarable(
        "practice_size",
        "practice size",
        ("alone", "small", "large", "hospital"),
        label=Label.PROMOTIONAL,
        purpose=Purpose.MARKETING,
    ),
    Declarable(
        "format",
        "preferred format",
        ("read", "watch", "listen", "talk"),
        several=True,
        label=Label.BOTH,
        purpose=Purpose.MARKETING,
    ),
    Declarable(
        "materials_language",
        "language of materials",
        ("en", "fr", "zh-hant", "tr", "de", "es", "it", "sv", "pt-br", "ja"),
        label=Label.BOTH,
        purpose=Purpose.MARKETING,
    ),
    Declarable(
        "need",
        "what would help most",
        ("patient_support", "training", "reimbursement", "tools"),
        several=True,
        label=Label.PROMOTIONAL,
        purpose=Purpose.MARKETING,
    ),
    Declarable(
        "medical_question",
        "wants a medical adviser",
        ("call", "write", "meet"),
        label=Label.MEDICAL,
        purpose=Purpose.SCIENTIFIC_EXCHANGE,
    ),
)
_BY_NAME = {one.name: one for one in DECLARABLE}


def declarable_named(name: str) -> Declarable:
    """The question of this name. Raises AccordError `declared.unknown_name`."""
    if name not in _BY_NAME:
        raise AccordError("declared.unknown_name", f"Nobody is asked about '{name}'.", f"Ask one of: {', '.join(_BY_NAME)}.")
    return _BY_NAME[name]


def check_declared(name: str, value: str) -> Declarable:
    """The question, if the value answers it. Raises AccordError `declared.unknown_name` or `declared.unknown_value`."""
    question = declarable_named(name)
    if value not in question.choices:
        raise AccordError(
            "declared.unknown_value", f"'{value}' does not answer '{name}'.", f"Choose one of: {', '.join(question.choices)}."
        )
    return question


def fact_names_of(question: Declarable) -> dict[str, str]:
    """The facts of a question, each with the answer it stands for ('' for a fact that holds the answer itself)."""
    if not question.several:
        return {f"{_PREFIX}_{question.name}": ""}
    return {f"{_PREFIX}_{question.name}_{choice}": choice for choice in question.choices}


def declared_facts() -> tuple[Fact, ...]:
    """Every fact that can come from what people told us."""
    return tuple(
        Fact(fact, FactKind.TRUTH if answer else FactKind.TEXT, question.label, _words(question, answer))
        for question in DECLARABLE
        for fact, answer in fact_names_of(question).items()
    )


def names_asked(facts: Iterable[str]) -> frozenset[str]:
    """The questions whose answers a condition reads, given the facts that it asks for."""
    asked = frozenset(facts)
    return frozenset(question.name for question in DECLARABLE if asked.intersection(fact_names_of(question)))


def unused_since(fact: DeclaredFact) -> datetime:
    """Since when nothing has asked for a fact: its last use, else the day it was told."""
    return max(fact.declared_at, fact.last_used_at or fact.declared_at)


def is_stale(fact: DeclaredFact, *, now: datetime) -> bool:
    """Whether a fact is to be offered for deletion."""
    return unused_since(fact) <= now - UNUSED_FOR


def _words(question: Declarable, answer: str) -> str:
    return f"told us: {question.words}" + (f" {answer.replace('_', ' ')}" if answer else "")
