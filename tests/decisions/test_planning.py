"""A day's plan for everybody: lawful, within every capacity, the same again, told in figures that add up."""

from datetime import timedelta

import pytest

from accord.catalogue.types import Channel
from accord.consent.actions import set_preference, withdraw
from accord.consent.types import Actor, Mechanism, Preference, Withdrawal
from accord.content.actions import withdraw_version
from accord.decisions import models
from accord.decisions.actions import dispatch_plan, make_plan
from accord.decisions.queries import day_to_plan, decisions_of, latest_plan
from accord.decisions.types import Decision
from accord.field_force.actions import create_rep
from accord.interactions.queries import touches_for
from tests.cast import MORNING, TUESDAY, Cast
from tests.decisions.conftest import Market

HOUR = timedelta(hours=1)


def decided(plan_id: int) -> dict[int, Decision]:
    return {decision.customer_id: decision for decision in decisions_of(plan_id=plan_id, limit=1000).items}


def test_nobody_is_chosen_without_permission(cast: Cast) -> None:
    """Claire said yes, John lives where law asks for no yes; Jean's box was pre-ticked, Ayşe refused, Sven was never asked."""
    report = make_plan(on=TUESDAY, now=MORNING)
    chosen = {name for name, number in cast.ids.items() if number in decided(report.plan_id)}
    assert chosen == {"claire", "john", "yijun"}
    assert decided(report.plan_id)[cast.john].channel is Channel.VISIT
    assert report.breaches == 0
    assert report.not_contactable["email"] == {"too_weak": 1, "refused": 1, "not_asked": 1}
    assert report.rule_ids["email.refused"]


def test_figures_add_up(market: Market) -> None:
    report = make_plan(on=TUESDAY, now=MORNING)
    decisions = decided(report.plan_id)
    assert report.customers == len(market.crowd) + len(market.cast.ids)
    assert report.chosen == len(decisions) == sum(report.by_channel.values()) > 0
    assert report.silent == report.customers - report.chosen
    assert report.value == pytest.approx(sum(decision.value for decision in decisions.values()))
    assert 0 <= report.value <= report.bound + 1e-9
    assert report.gap == pytest.approx((report.bound - report.value) / report.bound)
    for channel, reachable in report.contactable.items():
        assert reachable + sum(report.not_contactable[channel].values()) == report.customers
        assert report.by_channel.get(channel, 0) <= reachable
    assert latest_plan() == latest_plan(on=TUESDAY) == report


def test_no_rep_is_over_capacity(market: Market) -> None:
    report = make_plan(on=TUESDAY, now=MORNING)
    visits = [decision.rep_id for decision in decided(report.plan_id).values() if decision.channel is Channel.VISIT]
    assert visits
    assert visits.count(market.cast.rep_id) == 2, "Maya's day is full, and no fuller"
    assert all(visits.count(rep) <= 3 for rep in visits)


def test_the_same_day_again_gives_the_same_decisions(market: Market) -> None:
    first = make_plan(on=TUESDAY, now=MORNING)
    once = decided(first.plan_id)
    second = make_plan(on=TUESDAY, now=MORNING + HOUR)
    assert decided(second.plan_id) == once
    assert (second.value, second.seed) == (first.value, first.seed)
    assert models.Plan.objects.count() == 1


def test_a_plan_that_is_on_its_way_stands(market: Market) -> None:
    first = make_plan(on=TUESDAY, now=MORNING)
    once = decided(first.plan_id)
    dispatch_plan(plan_id=first.plan_id, now=MORNING)
    withdraw(withdrawal=Withdrawal(market.cast.claire), mechanism=Mechanism.ONE_CLICK_POST, actor=Actor.SELF, now=MORNING + HOUR)
    again = make_plan(on=TUESDAY, now=MORNING + 2 * HOUR)
    assert again.dispatched
    assert {number: (was.version_id, was.propensity, was.reasons) for number, was in decided(again.plan_id).items()} == {
        number: (was.version_id, was.propensity, was.reasons) for number, was in once.items()
    }


def test_what_changed_since_changes_a_plan_that_waits(cast: Cast) -> None:
    first = make_plan(on=TUESDAY, now=MORNING)
    assert cast.claire in decided(first.plan_id)
    withdraw(withdrawal=Withdrawal(cast.claire), mechanism=Mechanism.ONE_CLICK_POST, actor=Actor.SELF, now=MORNING)
    set_preference(preference=Preference(cast.john, channels_off=frozenset({Channel.VISIT})), now=MORNING)
    second = decided(make_plan(on=TUESDAY, now=MORNING + HOUR).plan_id)
    assert cast.claire not in second
    assert second[cast.john].channel is Channel.EMAIL


def test_a_withdrawn_version_is_said_to_nobody(cast: Cast) -> None:
    withdraw_version(version_id=cast.visit_id, actor_id=cast.rep_user_id, reason="new safety data", now=MORNING)
    report = make_plan(on=TUESDAY, now=MORNING)
    assert report.by_channel == {"email": 3}
    told = report.contactable["visit"] + sum(report.not_contactable["visit"].values())
    assert told == len(cast.ids), "who could be visited is told all the same"


def test_seed_and_capacity(market: Market) -> None:
    capped = make_plan(on=TUESDAY, now=MORNING, capacities={Channel.EMAIL: 5})
    assert capped.by_channel["email"] == 5
    assert 0 <= capped.gap < 0.01
    other = make_plan(on=TUESDAY, now=MORNING, seed=1)
    assert other.seed == 1
    assert other.by_channel["email"] > 5


def test_reps_rest_at_the_weekend(market: Market) -> None:
    report = make_plan(on=TUESDAY + timedelta(days=4), now=MORNING)
    assert "visit" not in report.by_channel
    assert report.by_channel["email"] > 0


def test_propensities_are_those_of_the_trying_out(market: Market) -> None:
    logged = {decision.propensity for decision in decided(make_plan(on=TUESDAY, now=MORNING).plan_id).values()}
    assert logged <= {1.0, 0.99, 0.01}
    assert 0.99 in logged


def test_the_day_after_leaves_the_topic_alone(cast: Cast) -> None:
    """A mail that went out on Tuesday is a touch by Wednesday; what is only planned is a reservation, and counts there."""
    first = make_plan(on=TUESDAY, now=MORNING)
    dispatch_plan(plan_id=first.plan_id, now=MORNING)
    assert touches_for(customer_id=cast.john) == ()
    wednesday = make_plan(on=TUESDAY + timedelta(days=1), now=MORNING + 24 * HOUR)
    assert cast.john not in {number for number, one in decided(wednesday.plan_id).items() if one.channel is Channel.VISIT}, (
        "his visit is still on Maya's list"
    )


def test_an_empty_house_has_an_empty_plan(db: None) -> None:
    report = make_plan(on=TUESDAY, now=MORNING)
    assert (report.customers, report.candidates, report.chosen, report.value, report.gap) == (0, 0, 0, 0.0, 0.0)
    assert report.contactable == {"email": 0, "visit": 0}


def test_a_rep_of_another_company_does_not_say_it(cast: Cast) -> None:
    from accord.catalogue.actions import create_sender

    other = create_sender(
        code="other",
        name="Other",
        country="US",
        postal_address="1 Elm St",
        from_email="a@other.example",
        reply_domain="other.example",
    )
    create_rep(code="maya", name="Maya Reed", country="US", time_zone="America/New_York", visits_per_day=2, sender_id=other.id)
    assert decided(make_plan(on=TUESDAY, now=MORNING).plan_id)[cast.john].channel is Channel.EMAIL


def test_the_day_to_plan_moves_on_when_it_is_spent(cast: Cast) -> None:
    assert day_to_plan(now=MORNING) == TUESDAY
    dispatch_plan(plan_id=make_plan(on=TUESDAY, now=MORNING).plan_id, now=MORNING)
    assert day_to_plan(now=MORNING) == TUESDAY + timedelta(days=1)


def test_progress_is_told(cast: Cast) -> None:
    told: list[tuple[int, int | None]] = []
    make_plan(on=TUESDAY, now=MORNING, progress=lambda done, total: told.append((done, total)))
    assert told == [(stage, 5) for stage in range(1, 6)]
