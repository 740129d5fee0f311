"""What may be told, what a condition reads of it, and when it has been idle for too long."""

from datetime import UTC, datetime, timedelta

import pytest

from accord.catalogue.types import FactKind, Label
from accord.customers.rules.declarable import (
    DECLARABLE,
    check_declared,
    declared_facts,
    fact_names_of,
    is_stale,
    names_asked,
    unused_since,
)
from accord.customers.types import DeclaredFact
from accord.kernel.errors import AccordError

NOW = datetime(2026, 11, 17, 8, tzinfo=UTC)


def told(days: int, used: int | None = None) -> DeclaredFact:
    last = None if used is None else NOW - timedelta(days=used)
    return DeclaredFact(1, 1, "practice_size", "alone", "preferences", NOW - timedelta(days=days), last)


def test_only_listed_answers_are_taken() -> None:
    assert check_declared("practice_size", "alone").label is Label.PROMOTIONAL
    with pytest.raises(AccordError, match=r"declared\.unknown_value"):
        check_declared("practice_size", "Mme Durand, 54 ans")
    with pytest.raises(AccordError, match=r"declared\.unknown_name"):
        check_declared("religion", "none")


def test_one_answer_is_a_text_and_several_are_truths() -> None:
    kinds = {fact.name: fact.kind for fact in declared_facts()}
    assert kinds["declared_practice_size"] is FactKind.TEXT
    assert kinds["declared_interest_dosing"] is FactKind.TRUTH
    assert "declared_interest" not in kinds
    assert len(kinds) == sum(len(fact_names_of(question)) for question in DECLARABLE), "no name twice"


def test_names_and_answers_fit_their_columns() -> None:
    assert all(question.name.isidentifier() and len(question.name) <= 35 for question in DECLARABLE)
    assert all(len(set(question.choices)) == len(question.choices) for question in DECLARABLE)
    assert not any("'" in choice for question in DECLARABLE for choice in question.choices)


def test_what_a_condition_reads() -> None:
    assert names_asked({"country", "declared_interest_dosing", "declared_focus"}) == {"interest", "focus"}
    assert names_asked({"country", "declared_interest"}) == frozenset()


def test_a_year_without_use_makes_a_fact_stale() -> None:
    assert is_stale(told(365), now=NOW)
    assert not is_stale(told(364), now=NOW)
    assert not is_stale(told(900, used=30), now=NOW)
    assert is_stale(told(900, used=400), now=NOW)


def test_saying_it_again_counts_as_new() -> None:
    assert unused_since(told(10, used=400)) == NOW - timedelta(days=10)
