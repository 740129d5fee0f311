"""What the columns decide for everybody and what the rules say of one are the same, gate by gate."""

from datetime import timedelta

import pytest

from accord.catalogue.types import Channel
from accord.columnar.snapshots import take_snapshot
from accord.consent.actions import set_preference
from accord.consent.types import FrequencyCap, Preference
from accord.contact_policy.actions import set_company_caps
from accord.contact_policy.types import PolicyCode
from accord.content.queries import usable_versions
from accord.decisions.actions import make_plan
from accord.decisions.columns.candidates import candidate_table
from accord.decisions.columns.openings import Day
from accord.decisions.queries import decisions_of, explain_customer
from accord.decisions.questions import asks_of
from accord.decisions.rules.timing import noon_of, start_of
from accord.decisions.types import Alternative, Dropped
from accord.field_force.queries import list_reps
from tests.cast import MORNING, TUESDAY
from tests.decisions.conftest import Market, cast, market, maya

__all__ = ["cast", "market", "maya"]

LAST_GATES = (Dropped.VALUE, Dropped.CAPACITY)


def columns_say(sender_id: int) -> dict[tuple[int, int], str]:
    """(customer, version) -> where the candidate fell, '' for nowhere."""
    engine = take_snapshot(now=MORNING)
    versions = usable_versions(on=TUESDAY)
    candidate_table(
        engine,
        versions=versions,
        asks=asks_of(versions, sender_id=sender_id),
        reps=list_reps(),
        open_visits=[],
        day=Day(TUESDAY, start_of(TUESDAY), noon_of(TUESDAY), known_at=MORNING),
    )
    rows = engine.rows("SELECT customer_id, version_id, fallen FROM candidates")
    return {(customer_id, version_id): fallen for customer_id, version_id, fallen in rows}


def rules_say(option: Alternative) -> str | None:
    """The same word for an alternative; None where the columns have no candidate, '' where only value or capacity is left."""
    if option.dropped_at is Dropped.CONTENT:
        return None
    if option.dropped_at is None or (option.dropped_at in LAST_GATES and option.dropped_by != "no_rep"):
        return ""
    if option.dropped_at is Dropped.CONTACT_POLICY and option.dropped_by == PolicyCode.CHANNEL_OFF:
        return "contact_policy.cap_reached"
    return f"{option.dropped_at}.{option.dropped_by}"


@pytest.mark.parametrize("caps", [(), (FrequencyCap(2, 30, None, "company"), FrequencyCap(0, 7, Channel.VISIT, "company"))])
def test_gates(market: Market, caps: tuple[FrequencyCap, ...]) -> None:
    set_company_caps(caps=caps, now=MORNING)
    for number, customer_id in enumerate(market.crowd[:12]):
        pause = MORNING + timedelta(days=1 if number % 2 else -1)
        set_preference(preference=Preference(customer_id, pause_until=pause, contacts_per_month=number % 3), now=MORNING)
    columns = columns_say(market.cast.sender_id)
    seen = set()
    for customer_id in [*market.crowd, *market.cast.ids.values()]:
        told = explain_customer(customer_id=customer_id, on=TUESDAY, now=MORNING)
        for option in told.alternatives:
            said = rules_say(option)
            seen.add(said)
            if (customer_id, option.version_id) in columns:
                assert columns[customer_id, option.version_id] == said, (customer_id, option)
            else:
                assert option.dropped_at in (Dropped.PERMISSION, Dropped.CONTENT), (customer_id, option)
    policy = {"contact_policy.paused", "contact_policy.cap_reached"}
    gates = {None, "", "eligibility.same_topic_14d", "permission.refused", *policy}
    assert gates <= seen
    assert caps or "capacity.no_rep" in seen


def test_choices_and_reasons(market: Market) -> None:
    """The plan's decision is the explanation's, with its value and its three lines."""
    plan = make_plan(on=TUESDAY, now=MORNING)
    decisions = {decision.customer_id: decision for decision in decisions_of(plan_id=plan.plan_id, limit=1000).items}
    for customer_id in [*market.crowd, *market.cast.ids.values()]:
        told, decided = explain_customer(customer_id=customer_id, on=TUESDAY, now=MORNING), decisions.get(customer_id)
        if decided is None:
            assert (told.channel, told.version_id) == (None, None)
            assert not any(option.chosen for option in told.alternatives)
            continue
        assert (told.channel, told.version_id, told.rep_id) == (decided.channel, decided.version_id, decided.rep_id)
        assert told.value == pytest.approx(decided.value)
        assert told.why == decided.reasons


def test_without_a_plan_the_reasons_are_the_same(market: Market) -> None:
    """Where nothing is scarce, the best for one is what the plan chooses for that one."""
    alone = {number: explain_customer(customer_id=number, on=TUESDAY, now=MORNING) for number in market.crowd}
    plan = make_plan(on=TUESDAY, now=MORNING)
    for decision in decisions_of(plan_id=plan.plan_id, limit=1000).items:
        told = alone.get(decision.customer_id)
        if told is not None and told.version_id == decision.version_id and decision.propensity > 0.5:
            assert told.why == decision.reasons
            assert told.value == pytest.approx(decision.value)
