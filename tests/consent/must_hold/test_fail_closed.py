"""Fail closed on what is not known, and every no with all its reasons, each with what it rests on."""

from dataclasses import replace
from types import MappingProxyType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accord.catalogue.rules.scopes import scopes_of
from accord.catalogue.types import Channel, Purpose
from accord.consent.rules.permission import decide
from accord.consent.types import LawTable, PersonStanding, Preference, ReasonCode, RecipientKind, Requirement
from tests.consent.must_hold.histories import day, draw_histories, record_of_event
from tests.consent.people import question, record

EMPTY = LawTable(MappingProxyType({}), "0" * 64)
NOBODY = PersonStanding()


@pytest.mark.parametrize(
    ("table", "asked"),
    [
        ("law", {"jurisdiction": "ZZ"}),
        ("law", {"jurisdiction": ""}),
        ("law", {"jurisdiction": "XX-YY"}),
        ("law", {"channel": Channel.SOCIAL}),
        ("law", {"channel": Channel.EVENT}),
        ("empty", {}),
        ("empty", {"jurisdiction": "US"}),
        ("empty", {"jurisdiction": "US", "channel": Channel.VISIT}),
    ],
)
def test_what_no_rule_speaks_of_needs_an_explicit_opt_in(law, table, asked):
    judged = law if table == "law" else EMPTY
    answer = decide(question(**asked), NOBODY, judged)
    assert (answer.allowed, answer.need) == (False, Requirement.EXPLICIT_OPT_IN)
    assert answer.unreviewed and ReasonCode.UNKNOWN_LAW in {reason.code for reason in answer.reasons}
    explicit = record(channel=asked.get("channel", Channel.EMAIL))
    assert decide(question(**asked), PersonStanding(records=(explicit,)), judged).allowed


def test_unknown_facts_never_say_yes_by_negation(law):
    """A person of whom nothing is known at all, in every country and channel: a yes only where a rule says that it needs none."""
    for place in ("", "ZZ", "FR", "DE", "US", "JP", "TR"):
        for channel in Channel:
            for kind in RecipientKind:
                answer = decide(question(jurisdiction=place, channel=channel, kind=kind), NOBODY, law)
                if answer.allowed:
                    assert answer.rule_ids and answer.need is Requirement.OPT_OUT
                    assert all(law.rules[rule_id].requirement is Requirement.OPT_OUT for rule_id in answer.rule_ids[:1])


purposes = st.sampled_from([Purpose.MARKETING, Purpose.RX_PROMOTION, Purpose.EVENT, Purpose.TRACKING, Purpose.SAFETY])


@settings(max_examples=400, deadline=None)
@given(
    st.integers(0, 2**32),
    st.sampled_from(["FR", "DE", "US", "CA-QC", "TR", "CN", "ZZ"]),
    st.sampled_from(list(Channel)),
    purposes,
    st.booleans(),
)
def test_every_no_lists_all_its_reasons_each_with_a_rule_or_an_event(law, seed, place, channel, purpose, off):
    (events,) = draw_histories(seed, 1)
    wish = Preference(1, channels_off=frozenset({channel})) if off else None
    person = PersonStanding(tuple(record_of_event(event) for event in events), preference=wish, preference_id=3)
    asked = question(
        jurisdiction=place, channel=channel, purpose=purpose, scopes=scopes_of(purpose), send_at=day(5), known_at=day(5)
    )
    answer = decide(asked, person, law)
    assert answer.allowed is (not answer.reasons)
    assert all(reason.rule_id or reason.record_id is not None or reason.rests_on for reason in answer.reasons), answer.reasons
    assert answer.reasons == decide(asked, replace(person, records=person.records[::-1]), law).reasons
    if off:
        assert ReasonCode.PREFERENCE in {reason.code for reason in answer.reasons}
