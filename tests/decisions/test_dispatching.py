"""From decisions to the outbox: once each, restartable, refusals kept with their reason."""

from datetime import timedelta

import pytest

from accord.catalogue.types import Channel
from accord.consent.actions import set_preference, withdraw
from accord.consent.types import Actor, Mechanism, Preference, Withdrawal
from accord.decisions import models
from accord.decisions.actions import dispatch_plan, dispatching, make_plan
from accord.decisions.queries import dispatch_of
from accord.delivery.models import Message
from accord.kernel.errors import AccordError, NotFound
from tests.cast import MORNING, TUESDAY, Cast
from tests.decisions.conftest import Market

HOUR = timedelta(hours=1)


def test_every_decision_is_queued_once_under_one_touch_id(market: Market) -> None:
    plan = make_plan(on=TUESDAY, now=MORNING)
    report = dispatch_plan(plan_id=plan.plan_id, now=MORNING)
    assert report.queued + report.refused == plan.chosen
    assert report.suggested == plan.by_channel["visit"] == models.Suggestion.objects.count()
    queued = models.Decision.objects.filter(state="queued").values_list("touch_id", "customer_id", "version_id", "channel")
    assert sorted(queued) == sorted(Message.objects.values_list("touch_id", "customer_id", "version_id", "channel"))
    assert set(models.Suggestion.objects.values_list("touch_id", flat=True)) == {row[0] for row in queued if row[3] == "visit"}
    assert dispatch_plan(plan_id=plan.plan_id, now=MORNING + HOUR) == report == dispatch_of(plan_id=plan.plan_id)
    assert Message.objects.count() == report.queued


def test_mail_waits_for_the_morning_of_its_reader(market: Market) -> None:
    dispatch_plan(plan_id=make_plan(on=TUESDAY, now=MORNING).plan_id, now=MORNING)
    from zoneinfo import ZoneInfo

    rows = Message.objects.filter(channel="email").values_list("due_at", "customer__time_zone")
    hours = {due.astimezone(ZoneInfo(zone)).hour for due, zone in rows}
    assert hours <= set(range(8, 17))
    assert len(hours) > 3, "spread over the day"


def test_the_ledger_is_asked_again(cast: Cast) -> None:
    plan = make_plan(on=TUESDAY, now=MORNING)
    withdraw(withdrawal=Withdrawal(cast.claire), mechanism=Mechanism.ONE_CLICK_POST, actor=Actor.SELF, now=MORNING + HOUR)
    set_preference(preference=Preference(cast.yijun, pause_until=MORNING + 48 * HOUR), now=MORNING + HOUR)
    report = dispatch_plan(plan_id=plan.plan_id, now=MORNING + 2 * HOUR)
    assert report.queued == 1
    assert report.refused_by["permission.withdrawn"] == 1
    assert report.refused == 2


def test_a_dispatch_that_was_cut_off_goes_on(market: Market, monkeypatch: pytest.MonkeyPatch) -> None:
    plan = make_plan(on=TUESDAY, now=MORNING)
    monkeypatch.setattr(dispatching, "BATCH", 7)
    queue, calls = dispatching.queue_messages, []

    def break_at_the_third(**kwargs: object) -> int:
        calls.append(1)
        if len(calls) == 3:
            raise KeyboardInterrupt
        return queue(**kwargs)  # type: ignore[arg-type]

    monkeypatch.setattr(dispatching, "queue_messages", break_at_the_third)
    with pytest.raises(KeyboardInterrupt):
        dispatch_plan(plan_id=plan.plan_id, now=MORNING)
    assert Message.objects.count() == models.Decision.objects.filter(state="queued").count() == 14
    report = dispatch_plan(plan_id=plan.plan_id, now=MORNING)
    assert report.queued == plan.chosen == Message.objects.count()


def test_a_batch_takes_a_constant_number_of_queries(
    market: Market, monkeypatch: pytest.MonkeyPatch, django_assert_max_num_queries: object
) -> None:
    plan = make_plan(on=TUESDAY, now=MORNING)
    with django_assert_max_num_queries(60):  # type: ignore[operator]
        dispatch_plan(plan_id=plan.plan_id, now=MORNING)


def test_a_day_that_is_over_is_not_dispatched(cast: Cast) -> None:
    plan = make_plan(on=TUESDAY, now=MORNING)
    with pytest.raises(AccordError) as error:
        dispatch_plan(plan_id=plan.plan_id, now=MORNING + 48 * HOUR)
    assert error.value.code == "plan.day_past"
    assert not Message.objects.exists()


def test_no_such_plan(db: None) -> None:
    with pytest.raises(NotFound):
        dispatch_plan(plan_id=1, now=MORNING)


def test_visits_and_mails_say_who_speaks(cast: Cast) -> None:
    dispatch_plan(plan_id=make_plan(on=TUESDAY, now=MORNING).plan_id, now=MORNING)
    assert Message.objects.get(channel=Channel.VISIT).rep_id == cast.rep_id
    assert set(Message.objects.filter(channel=Channel.EMAIL).values_list("rep_id", flat=True)) == {None}
