"""Three values, words, data and refusals of conditions."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord.kernel.conditions import (
    After,
    All,
    AnyOf,
    AtLeast,
    Before,
    Condition,
    Exists,
    Is,
    Not,
    OneOf,
    Value,
    check_condition,
    facts_of,
    failing_leaf,
    from_data,
    in_words,
    judge,
    opens,
    to_data,
)
from accord.kernel.errors import AccordError

NOON = datetime(2026, 11, 17, 12, tzinfo=UTC)
TRUE, FALSE, UNKNOWN = Is("sure", True), Is("sure", False), Is("missing", "x")
FACTS: dict[str, Value] = {
    "sure": True,
    "country": "FR",
    "score": 50,
    "born": date(1970, 1, 1),
    "seen_at": NOON,
    "empty": "",
    "nan": float("nan"),
}

LEAVES: list[tuple[Condition, bool | None]] = [
    (Is("country", "FR"), True),
    (Is("country", "US"), False),
    (Is("country", 1), None),
    (Is("missing", "FR"), None),
    (Is("empty", "FR"), None),
    (Is("empty", ""), None),
    (Is("country", None), None),
    (Is("score", 50.0), True),
    (Is("score", True), None),
    (Is("nan", 1), None),
    (OneOf("country", ("US", "FR")), True),
    (OneOf("country", ("US", None)), None),
    (OneOf("country", ("US",)), False),
    (OneOf("country", ()), False),
    (OneOf("missing", ()), None),
    (Before("born", date(1970, 1, 1)), False),
    (Before("born", date(1970, 1, 2)), True),
    (Before("born", NOON), None),
    (Before("seen_at", NOON.replace(tzinfo=None)), None),
    (After("seen_at", NOON), False),
    (After("seen_at", NOON.replace(hour=11)), True),
    (AtLeast("score", 50), True),
    (AtLeast("score", 50.5), False),
    (AtLeast("missing", 0), None),
    (Exists("country"), True),
    (Exists("empty"), False),
    (Exists("missing"), False),
    (Exists("nan"), False),
]


@pytest.mark.parametrize(("condition", "answer"), LEAVES)
def test_leaves(condition: Condition, answer: bool | None) -> None:
    assert judge(condition, FACTS) is answer
    assert judge(Not(condition), FACTS) is (None if answer is None else not answer)
    assert opens(condition, FACTS) is (answer is True)


GROUPS: list[tuple[Condition, bool | None]] = [
    (All(()), True),
    (AnyOf(()), False),
    (All((TRUE, UNKNOWN)), None),
    (All((FALSE, UNKNOWN)), False),
    (AnyOf((TRUE, UNKNOWN)), True),
    (AnyOf((FALSE, UNKNOWN)), None),
    (Not(All((FALSE, UNKNOWN))), True),
    (Not(UNKNOWN), None),
]


@pytest.mark.parametrize(("condition", "answer"), GROUPS)
def test_groups_follow_kleene(condition: Condition, answer: bool | None) -> None:
    assert judge(condition, FACTS) is answer


BLAMES: list[tuple[Condition, Condition | None]] = [
    (TRUE, None),
    (All((TRUE, UNKNOWN, FALSE)), UNKNOWN),
    (AnyOf((FALSE, UNKNOWN)), FALSE),
    (Not(TRUE), TRUE),
    (Not(All((TRUE, UNKNOWN))), TRUE),
    (Not(AnyOf((FALSE, UNKNOWN))), UNKNOWN),
    (AnyOf(()), None),
    (All((AnyOf(()), FALSE)), FALSE),
]


@pytest.mark.parametrize(("condition", "leaf"), BLAMES)
def test_the_leaf_that_keeps_it_shut_is_named(condition: Condition, leaf: Condition | None) -> None:
    assert failing_leaf(condition, FACTS) == leaf


values = st.one_of(
    st.text(max_size=5),
    st.integers(-9, 9),
    st.floats(allow_nan=False),
    st.booleans(),
    st.dates(),
    st.datetimes(timezones=st.just(UTC)),
    st.none(),
)
facts = st.sampled_from(["country", "score", "seen_at"])
leaves = st.one_of(
    st.builds(Is, facts, values),
    st.builds(OneOf, facts, st.lists(values, max_size=3).map(tuple)),
    st.builds(Before, facts, values),
    st.builds(After, facts, values),
    st.builds(AtLeast, facts, values),
    st.builds(Exists, facts),
)
conditions = st.recursive(
    leaves,
    lambda part: st.one_of(
        st.builds(Not, part), st.lists(part, max_size=3).map(tuple).map(All), st.lists(part, max_size=3).map(tuple).map(AnyOf)
    ),
    max_leaves=8,
)
persons = st.dictionaries(facts, values)


@given(conditions)
def test_data_gives_the_same_condition_back(condition: Condition) -> None:
    assert from_data(to_data(condition)) == condition


@given(conditions, persons)
def test_what_does_not_open_has_a_reason_among_its_facts(condition: Condition, person: dict[str, Value]) -> None:
    leaf = failing_leaf(condition, person)
    assert leaf is None or (not opens(condition, person) and leaf.fact in facts_of(condition))


@given(conditions, persons)
def test_learning_a_missing_fact_never_turns_a_yes_into_a_no(condition: Condition, person: dict[str, Value]) -> None:
    """Unknown is honest: an answer given without a fact stands when the fact becomes known, unless it asked whether it is."""
    without = {name: value for name, value in person.items() if name != "score"}
    answer = judge(condition, without)
    if answer is not None and "exists" not in str(to_data(condition)):
        assert judge(condition, person) is answer


@pytest.mark.parametrize(
    ("condition", "words"),
    [
        (All((Is("country", "FR"), AtLeast("score", 50))), "country is FR and potential is at least 50"),
        (All((AnyOf((TRUE, FALSE)), Exists("country"))), "(sure is yes or sure is no) and country is known"),
        (Not(OneOf("country", ("FR", "US"))), "not (country is one of FR, US)"),
        (Before("seen_at", NOON), "seen_at is before 2026-11-17 12:00 UTC"),
        (After("born", date(1970, 1, 1)), "born is after 1970-01-01"),
        (All(()), "always"),
        (AnyOf(()), "never"),
        (OneOf("country", ()), "country is one of none"),
        (Is("country", None), "country is unknown"),
    ],
)
def test_words(condition: Condition, words: str) -> None:
    assert in_words(condition, {"score": "potential"}) == words


DEEP: dict[str, object] = {"fact": "a", "exists": True}
for _ in range(40):
    DEEP = {"not": DEEP}


@pytest.mark.parametrize(
    "data",
    [
        None,
        [],
        {},
        {"all": {}},
        {"all": [], "any": []},
        {"fact": ""},
        {"fact": "", "is": 1},
        {"fact": "a", "is": 1, "before": 2},
        {"fact": "a", "like": "b"},
        {"fact": "a", 7: "b"},
        {"fact": "a", "exists": False},
        {"fact": "a", "one_of": "b"},
        {"fact": "a", "is": {"date": "yesterday"}},
        {"fact": "a", "is": {"moment": 3}},
        {"fact": "a", "is": {"now": ""}},
        DEEP,
    ],
)
def test_unreadable_data_is_refused(data: object) -> None:
    with pytest.raises(AccordError) as refusal:
        from_data(data)
    assert refusal.value.code == "condition.unreadable"


KINDS = {"country": "text", "score": "number", "born": "date", "seen_at": "moment", "sure": "truth"}


@pytest.mark.parametrize(
    ("condition", "code"),
    [
        (Is("country", "FR"), None),
        (Not(AtLeast("score", 2.5)), None),
        (Before("born", date(2000, 1, 1)), None),
        (After("seen_at", NOON), None),
        (Is("sure", False), None),
        (Exists("sure"), None),
        (OneOf("country", ()), None),
        (All((Exists("sure"), Is("employer", "x"))), "condition.unknown_fact"),
        (Is("country", 5), "condition.wrong_kind"),
        (Is("country", ""), "condition.wrong_kind"),
        (Is("country", "a\0"), "condition.wrong_kind"),
        (Is("country", None), "condition.wrong_kind"),
        (Is("score", True), "condition.wrong_kind"),
        (Is("score", float("inf")), "condition.wrong_kind"),
        (Is("score", 2**53 + 1), "condition.wrong_kind"),
        (OneOf("score", (1, "2")), "condition.wrong_kind"),
        (AtLeast("country", "FR"), "condition.wrong_kind"),
        (Before("score", 5), "condition.wrong_kind"),
        (Before("born", NOON), "condition.wrong_kind"),
        (Before("seen_at", date(2000, 1, 1)), "condition.wrong_kind"),
        (AnyOf((Before("seen_at", NOON.replace(tzinfo=None)),)), "condition.wrong_kind"),
    ],
)
def test_what_cannot_be_answered_is_refused_when_written(condition: Condition, code: str | None) -> None:
    if code is None:
        check_condition(condition, kinds=KINDS)
        return
    with pytest.raises(AccordError) as refusal:
        check_condition(condition, kinds=KINDS)
    assert refusal.value.code == code
