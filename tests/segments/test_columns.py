"""Segments over whole tables: the same members as the rules, and the preview of who can be contacted."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta

import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accord.catalogue.types import Fact, FactKind, Label, Purpose
from accord.columnar.engine import Engine
from accord.kernel.conditions import After, All, AnyOf, AtLeast, Condition, Exists, Is, Not, OneOf, Value
from accord.kernel.errors import AccordError
from accord.segments import ports
from accord.segments.columns import preview_counts, segment_table
from accord.segments.queries import facts_for, known_facts
from accord.segments.rules.membership import members_among
from accord.segments.types import Segment

NOW = datetime(2026, 11, 17, 8, tzinfo=UTC)
PEOPLE: dict[int, dict[str, Value]] = {
    1: {"country": "FR", "specialty": "cardiology", "score": 80.0},
    2: {"country": "FR", "specialty": "oncology", "score": 49.5},
    3: {"country": "US", "specialty": "cardiology", "score": 50.0},
    4: {"country": "FR", "specialty": "", "score": 90.0},
    5: {"country": "", "specialty": "cardiology", "score": None},
}
SEEN: dict[int, datetime] = {1: NOW - timedelta(days=3), 3: NOW - timedelta(days=40)}


def person_facts(customer_ids: Sequence[int], *, now: datetime) -> Mapping[int, Mapping[str, Value]]:
    return {customer_id: PEOPLE[customer_id] for customer_id in customer_ids}


def seen_facts(customer_ids: Sequence[int], *, now: datetime) -> Mapping[int, Mapping[str, Value]]:
    return {
        customer_id: {
            "last_seen_at": SEEN.get(customer_id),
            "seen_30d": customer_id in SEEN and SEEN[customer_id] > now - timedelta(days=30),
        }
        for customer_id in customer_ids
    }


SOURCES = (
    ports.FactSource(
        "customers",
        (
            Fact("country", FactKind.TEXT, Label.BOTH, "country"),
            Fact("specialty", FactKind.TEXT, Label.BOTH, "speciality"),
            Fact("score", FactKind.NUMBER, Label.PROMOTIONAL, "potential"),
        ),
        person_facts,
        "SELECT id AS customer_id, country, specialty, score FROM customers",
    ),
    ports.FactSource(
        "interactions",
        (
            Fact("last_seen_at", FactKind.MOMENT, Label.BOTH, "last seen"),
            Fact("seen_30d", FactKind.TRUTH, Label.BOTH, "seen in 30 days"),
        ),
        seen_facts,
        "SELECT c.id AS customer_id, last_seen_at,"
        " COALESCE(last_seen_at > CAST($now AS TIMESTAMP) - INTERVAL 30 DAY, FALSE) AS seen_30d"
        " FROM customers AS c LEFT JOIN seen ON seen.customer_id = c.id",
    ),
)
FEW: dict[str, list[Value]] = {
    "country": ["FR", "US"],
    "specialty": ["cardiology", "oncology"],
    "score": [49.5, 50, 90.0],
    "last_seen_at": [NOW - timedelta(days=10), NOW - timedelta(days=3)],
    "seen_30d": [True, False],
}


@pytest.fixture(autouse=True)
def own_facts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ports, "_sources", {})
    for source in SOURCES:
        ports.register_facts(source)


@pytest.fixture(scope="module")
def engine() -> Engine:
    made = Engine()
    made.register(
        "customers", pa.table({"id": list(PEOPLE), **{name: [each[name] for each in PEOPLE.values()] for name in PEOPLE[1]}})
    )
    made.register(
        "seen", pa.table({"customer_id": list(SEEN), "last_seen_at": [moment.replace(tzinfo=None) for moment in SEEN.values()]})
    )
    return made


leaves = st.sampled_from(sorted(FEW)).flatmap(
    lambda name: st.one_of(
        st.just(Exists(name)),
        st.sampled_from(FEW[name]).map(lambda value: Is(name, value)),
        st.lists(st.sampled_from(FEW[name]), max_size=2).map(lambda values: OneOf(name, tuple(values))),
        *([st.sampled_from(FEW[name]).map(lambda value: AtLeast(name, value))] if name == "score" else []),
        *([st.sampled_from(FEW[name]).map(lambda value: After(name, value))] if name == "last_seen_at" else []),
    )
)
conditions = st.recursive(
    leaves,
    lambda part: st.one_of(
        part.map(Not), st.lists(part, max_size=3).map(tuple).map(All), st.lists(part, max_size=3).map(tuple).map(AnyOf)
    ),
    max_leaves=6,
)


@given(condition=conditions)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_same_members_as_the_rules(engine: Engine, condition: Condition) -> None:
    segment = Segment("any", "Any", Purpose.MARKETING, condition)
    table = segment_table(engine, segment, now=NOW)
    expected = members_among(segment, facts_for(customer_ids=list(PEOPLE), now=NOW))
    assert engine.rows(f"SELECT customer_id FROM {table}") == [(customer_id,) for customer_id in sorted(expected)]


def test_a_preview_says_who_can_be_contacted_and_why_the_others_cannot(engine: Engine) -> None:
    engine.register(
        "permission",
        pa.table(
            {
                "customer_id": [*PEOPLE, *PEOPLE],
                "ask": [0] * 5 + [1] * 5,
                "contact_point_id": [10, 20, 30, None, 50] * 2,
                "allowed": [True, False, True, False, True, False, False, False, False, False],
                "reason": [None, "not_asked", None, "contact_point_missing", None, *["withdrawn"] * 5],
            }
        ),
    )
    french = Segment("french-people", "French", Purpose.MARKETING, Is("country", "FR"))
    table = segment_table(engine, french, now=NOW, permissions="permission")
    assert table == "segment_french_people"
    assert engine.rows(f"SELECT customer_id FROM {table} WHERE ask = 0 AND allowed") == [(1,)]
    assert preview_counts(engine, table) == [
        {"ask": 0, "reason": "contact_point_missing", "customers": 1},
        {"ask": 0, "reason": "not_asked", "customers": 1},
        {"ask": 0, "reason": None, "customers": 1},
        {"ask": 1, "reason": "withdrawn", "customers": 3},
    ]


def test_a_segment_that_may_not_be_written_is_not_run(engine: Engine) -> None:
    with pytest.raises(AccordError) as refusal:
        segment_table(engine, Segment("x", "X", Purpose.MEDICAL_NONPROMO, AtLeast("score", 50)), now=NOW)
    assert refusal.value.code == "segment.hidden_fact"


def test_facts_of_all_rooms_come_together() -> None:
    assert set(known_facts()) == set(FEW)
    assert facts_for(customer_ids=[1, 2], now=NOW)[1] == {**PEOPLE[1], "last_seen_at": SEEN[1], "seen_30d": True}


def test_two_rooms_never_use_one_name() -> None:
    ports.register_facts(SOURCES[0])
    with pytest.raises(ValueError, match="country"):
        ports.register_facts(ports.FactSource("stages", SOURCES[0].facts, person_facts, ""))
