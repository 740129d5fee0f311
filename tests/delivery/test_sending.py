from datetime import time, timedelta
from uuid import UUID

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accord.catalogue.types import Channel
from accord.consent.actions import set_preference, withdraw
from accord.consent.types import Actor, FrequencyCap, Mechanism, Preference, QuietHours, Withdrawal
from accord.contact_policy.actions import release_contacts, set_company_caps
from accord.contact_policy.queries import reservations_of
from accord.contact_policy.types import ReservationState
from accord.content.actions import withdraw_version
from accord.customers.actions import erase_vault
from accord.customers.queries import contact_points_for
from accord.customers.types import ContactPointStatus
from accord.delivery import door_facts
from accord.delivery.actions import cancel_messages, queue_messages, recover_leases, send_due, settle_uncertain
from accord.delivery.models import Attempt
from accord.delivery.outbox import take_lease, write_attempts
from accord.delivery.queries import list_uncertain, message_of, queue_counts
from accord.delivery.types import ChannelDown, MessageState, Outcome, SendReport
from accord.interactions.queries import touch_of
from accord.kernel.errors import AccordError
from tests.cast import MORNING, Cast
from tests.delivery.conftest import Queue, Scripted, draft_for, permitted

LATER = MORNING + timedelta(minutes=1)


def send(now=LATER, **words) -> SendReport:
    return send_due(now=now, worker="test/1", **words)


def state_of(touch_id: UUID) -> tuple[MessageState, str]:
    message = message_of(touch_id=touch_id)
    assert message is not None
    return message.state, message.reason


def reservation_state(touch_id: UUID) -> ReservationState:
    return reservations_of(touch_ids=[touch_id])[touch_id].state


def test_a_message_is_sent_once_and_becomes_a_touch(cast: Cast, queue: Queue, channel: Scripted) -> None:
    [touch_id] = queue([cast.john])
    assert send() == SendReport(leased=1, sent=1)
    assert state_of(touch_id) == (MessageState.SENT, "")
    assert reservation_state(touch_id) is ReservationState.COMMITTED
    touch = touch_of(touch_id=touch_id)
    assert touch is not None
    assert (touch.customer_id, touch.channel, touch.occurred_at, touch.version_id) == (
        cast.john,
        Channel.EMAIL,
        LATER,
        cast.mail_id,
    )
    assert touch.rule_ids
    assert touch.table_hash
    assert send() == SendReport()
    assert len(channel.got) == 1


def test_what_the_channel_is_handed(cast: Cast, queue: Queue, channel: Scripted) -> None:
    [touch_id] = queue([cast.john])
    send()
    [message] = channel.got
    assert message.address == "john@clinic.example"
    assert message.message_id == f"<{touch_id}@reply.alder.example>"
    assert message.reply_to.startswith("r+")
    assert len(message.reply_to.partition("@")[0]) <= 64
    assert message.headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert message.headers["List-Unsubscribe"] == f"<{message.values['unsubscribe_url']}>"
    assert message.values["family_name"] == "Okafor"


def test_the_door_asks_permission_again(cast: Cast, queue: Queue, crowd: list[int], channel: Scripted) -> None:
    stays, goes = queue(crowd[:2])
    withdraw(
        withdrawal=Withdrawal(customer_id=crowd[0], channel=Channel.EMAIL), mechanism=Mechanism.TOGGLE, actor=Actor.SELF, now=LATER
    )
    report = send()
    assert (report.sent, report.refused, dict(report.refused_by)) == (1, 1, {"permission.withdrawn": 1})
    assert state_of(stays) == (MessageState.REFUSED, "permission.withdrawn")
    assert reservation_state(stays) is ReservationState.RELEASED
    assert touch_of(touch_id=stays) is None
    assert state_of(goes)[0] is MessageState.SENT


def test_the_door_asks_content_again(cast: Cast, queue: Queue, channel: Scripted) -> None:
    [touch_id] = queue([cast.john])
    withdraw_version(version_id=cast.mail_id, actor_id=cast.rep_user_id, reason="new safety text", now=LATER)
    assert send().refused_by == {"content.state": 1}
    assert reservation_state(touch_id) is ReservationState.RELEASED
    assert not channel.got


def test_the_door_asks_the_contact_budget_again(queue: Queue, crowd: list[int], channel: Scripted) -> None:
    given_up, capped, goes = queue(crowd[:3])
    release_contacts(touch_ids=[given_up], reason="test", now=LATER)
    set_preference(preference=Preference(crowd[1], contacts_per_month=0), now=LATER)
    assert send().refused_by == {"policy.no_reservation": 1, "policy.channel_off": 1}
    assert state_of(goes)[0] is MessageState.SENT
    assert reservation_state(capped) is ReservationState.RELEASED


def test_quiet_hours_put_a_message_off_and_a_pause_refuses_it(queue: Queue, crowd: list[int], channel: Scripted) -> None:

    early, paused = queue(crowd[:2])
    night = QuietHours(frozenset(range(1, 8)), time(22), time(8))
    set_preference(preference=Preference(crowd[0], quiet_hours=(night,)), now=LATER)  # 01:01 in Ohio
    set_preference(preference=Preference(crowd[1], pause_until=LATER + timedelta(days=30)), now=LATER)
    report = send()
    assert (report.deferred, report.refused) == (1, 1)
    message = message_of(touch_id=early)
    assert message is not None
    assert (message.state, message.due_at) == (MessageState.QUEUED, MORNING + timedelta(hours=7))
    assert reservation_state(early) is ReservationState.RESERVED
    assert state_of(paused) == (MessageState.REFUSED, "policy.paused")
    assert send(now=MORNING + timedelta(hours=7)).sent == 1


def test_a_look_up_that_fails_refuses(queue: Queue, crowd: list[int], channel: Scripted, monkeypatch: pytest.MonkeyPatch) -> None:
    touch_ids = queue(crowd)

    def broken(**_: object) -> None:
        raise RuntimeError("the ledger cannot be read")

    monkeypatch.setattr(door_facts, "mint_permits", broken)
    assert send().refused_by == {"lookup_failed": len(crowd)}
    assert not channel.got
    assert all(reservation_state(touch_id) is ReservationState.RELEASED for touch_id in touch_ids)


def test_slot_values_that_were_erased_refuse(cast: Cast, queue: Queue, crowd: list[int], channel: Scripted) -> None:
    queue([cast.john, crowd[0]])
    erase_vault(customer_id=cast.john, now=LATER)
    report = send()
    assert (report.sent, report.refused_by) == (1, {"vault.erased": 1})


def test_the_door_asks_as_many_questions_of_a_hundred_as_of_one(queue: Queue, crowd: list[int], channel: Scripted) -> None:
    queue(crowd[:1])
    with CaptureQueriesContext(
        connection,
    ) as for_one:
        send()
    queue(crowd[1:])
    with CaptureQueriesContext(connection) as for_many:
        send()
    assert len(channel.got) == len(crowd)
    assert len(for_many) == len(for_one)


@pytest.mark.parametrize(
    ("outcome", "state", "reason", "reservation"),
    [
        (Outcome.SENT, MessageState.SENT, "", ReservationState.COMMITTED),
        (Outcome.REJECTED, MessageState.FAILED, "rejected", ReservationState.RELEASED),
        (Outcome.BOUNCED, MessageState.FAILED, "bounced", ReservationState.RELEASED),
        (Outcome.TRY_LATER, MessageState.QUEUED, "", ReservationState.RESERVED),
        (Outcome.UNCERTAIN, MessageState.UNCERTAIN, "", ReservationState.RESERVED),
        (Outcome.HANDED_OVER, MessageState.HANDED_OVER, "", ReservationState.RESERVED),
    ],
)
def test_what_becomes_of_each_answer(
    outcome: Outcome,
    state: MessageState,
    reason: str,
    reservation: ReservationState,
    cast: Cast,
    queue: Queue,
    channel: Scripted,
) -> None:
    [touch_id] = queue([cast.john])
    channel.outcomes["john@clinic.example"] = outcome
    send()
    assert state_of(touch_id) == (state, reason)
    assert reservation_state(touch_id) is reservation
    assert (touch_of(touch_id=touch_id) is not None) is (outcome is Outcome.SENT)
    [point] = contact_points_for(customer_ids=[cast.john])[cast.john]
    assert (point.status is ContactPointStatus.BOUNCED) is (outcome is Outcome.BOUNCED)
    assert send().leased == 0


def test_later_is_tried_again_and_given_up_in_the_end(cast: Cast, queue: Queue, channel: Scripted) -> None:
    [touch_id] = queue([cast.john])
    channel.outcomes["john@clinic.example"] = Outcome.TRY_LATER
    tries = 0
    message = message_of(touch_id=touch_id)
    while message is not None and message.state is MessageState.QUEUED:
        tries += send(now=max(message.due_at, LATER)).leased
        message = message_of(touch_id=touch_id)
    assert tries == 6
    assert state_of(touch_id) == (MessageState.FAILED, "gave_up")
    assert reservation_state(touch_id) is ReservationState.RELEASED
    assert Attempt.objects.filter(message_id=touch_id, outcome="try_later").count() == 6


def test_a_channel_that_is_down_leaves_everything_queued(queue: Queue, crowd: list[int], channel: Scripted) -> None:
    queue(crowd)
    channel.down_after = 4
    with pytest.raises(ChannelDown) as down:
        send()
    assert down.value.report == SendReport(leased=4, sent=4)
    assert queue_counts()[MessageState.QUEUED] == len(crowd) - 4
    assert Attempt.objects.count() == 4
    channel.down_after = None
    assert send().sent == len(crowd) - 4
    assert len({message.touch_id for message in channel.got}) == len(channel.got) == len(crowd)


def test_a_channel_that_breaks_leaves_what_it_did_not_answer_uncertain(queue: Queue, crowd: list[int], channel: Scripted) -> None:
    queue(crowd)
    channel.breaks_after = 5
    report = send()
    assert (report.sent, report.uncertain) == (5, len(crowd) - 5)
    assert list_uncertain().total == len(crowd) - 5


def test_limit_and_batch(queue: Queue, crowd: list[int], channel: Scripted) -> None:
    queue(crowd)
    assert send(limit=5, batch=2).sent == 5
    assert send(batch=3).sent == len(crowd) - 5


def test_a_message_waits_for_its_moment(cast: Cast, queue: Queue, channel: Scripted) -> None:
    queue([cast.john], now=MORNING)
    assert send(now=MORNING - timedelta(seconds=1)).leased == 0
    assert send(now=MORNING).sent == 1


def test_nothing_is_queued_without_a_permit_and_a_reservation(cast: Cast, crowd: list[int], channel: Scripted) -> None:
    (permit, place), (_, other) = permitted(cast, crowd[:2], cast.mail_id, MORNING)
    with pytest.raises(AccordError, match=r"delivery\.permit_mismatch"):
        queue_messages(drafts=[draft_for(permit, other, cast.mail_id, MORNING)], now=MORNING)
    with pytest.raises(AccordError, match=r"delivery\.no_permit"):
        queue_messages(drafts=[draft_for(permit, place, cast.mail_id, MORNING)], now=permit.valid_until)
    release_contacts(touch_ids=[place.touch_id], reason="test", now=MORNING)
    gone = reservations_of(touch_ids=[place.touch_id])[place.touch_id]
    with pytest.raises(AccordError, match=r"delivery\.no_reservation"):
        queue_messages(drafts=[draft_for(permit, gone, cast.mail_id, MORNING)], now=MORNING)
    assert send().leased == 0


def test_queueing_twice_is_queueing_once(cast: Cast, channel: Scripted) -> None:
    [(permit, place)] = permitted(cast, [cast.john], cast.mail_id, MORNING)
    draft = draft_for(permit, place, cast.mail_id, MORNING)
    assert [queue_messages(drafts=[draft], now=MORNING) for _ in range(2)] == [1, 0]
    assert send().sent == 1


def test_what_waits_can_be_cancelled_and_what_is_sent_cannot(cast: Cast, queue: Queue, crowd: list[int], channel: Scripted) -> None:
    [sent] = queue([cast.john])
    send()
    [waiting] = queue(crowd[:1])
    assert cancel_messages(touch_ids=[sent, waiting], reason="campaign_stopped", now=LATER) == 1
    assert state_of(waiting) == (MessageState.CANCELLED, "campaign_stopped")
    assert reservation_state(waiting) is ReservationState.RELEASED
    assert state_of(sent)[0] is MessageState.SENT
    assert send().leased == 0


def crash(count: int, *, begun: bool) -> None:
    """A worker takes a lease and dies: before it wrote its attempts, or after."""
    lease = f"dead/1/{begun}"
    take_lease(lease, channel=Channel.EMAIL, count=count, now=LATER)
    if begun:
        write_attempts(lease, now=LATER)


def test_after_a_crash_what_was_not_begun_is_sent_and_what_was_is_uncertain(
    queue: Queue, crowd: list[int], channel: Scripted
) -> None:
    queue(crowd)
    crash(5, begun=True)
    crash(4, begun=False)
    assert recover_leases(now=LATER + timedelta(minutes=14)) == (0, 0)
    assert recover_leases(now=LATER + timedelta(minutes=14), is_gone=lambda lease: lease.startswith("dead/1/")) == (4, 5)
    assert send(now=LATER + timedelta(minutes=15)).sent == len(crowd) - 5
    assert queue_counts()[MessageState.UNCERTAIN] == 5
    assert send(now=LATER + timedelta(days=1)).leased == 0  # never by itself


def test_a_silent_lease_ends_after_a_quarter_of_an_hour(queue: Queue, crowd: list[int], channel: Scripted) -> None:
    queue(crowd)
    crash(len(crowd), begun=False)
    assert recover_leases(now=LATER + timedelta(minutes=16)) == (len(crowd), 0)


def test_evidence_settles_what_was_uncertain(queue: Queue, crowd: list[int], channel: Scripted) -> None:
    sent, unsent = queue(crowd[:2])
    channel.breaks_after = 0
    send()
    channel.breaks_after = None
    assert settle_uncertain(touch_ids=[sent], was_sent=True, now=LATER + timedelta(hours=1)) == 1
    assert settle_uncertain(touch_ids=[unsent], was_sent=False, now=LATER + timedelta(hours=1)) == 1
    touch = touch_of(touch_id=sent)
    assert touch is not None
    assert (touch.occurred_at, bool(touch.rule_ids)) == (LATER, True)
    assert reservation_state(sent) is ReservationState.COMMITTED
    assert send(now=LATER + timedelta(hours=1)).sent == 1
    assert [message.touch_id for message in channel.got] == [unsent]


def test_two_workers_never_hold_the_same_message(queue: Queue, crowd: list[int], channel: Scripted) -> None:
    queue(crowd)
    one = take_lease("a/1", channel=Channel.EMAIL, count=7, now=LATER)
    other = take_lease("b/1", channel=Channel.EMAIL, count=7, now=LATER)
    assert {row.touch_id for row in one}.isdisjoint(row.touch_id for row in other)
    assert len(one) + len(other) == len(crowd)
    assert write_attempts("b/1", now=LATER) == {row.touch_id for row in other}
    assert write_attempts("lost/1", now=LATER) == set()  # a lease that was taken away tries nothing


def test_company_caps_hold_over_the_messages_of_a_day(queue: Queue, cast: Cast, crowd: list[int], channel: Scripted) -> None:
    set_company_caps(caps=[FrequencyCap(1, 7, Channel.EMAIL, "company")], now=MORNING)
    queue(crowd[:1])
    assert send().sent == 1
    with pytest.raises(AssertionError, match="cap_reached"):
        queue(crowd[:1], now=LATER)
