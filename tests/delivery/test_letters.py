"""Service letters: through permit, reservation, outbox and door; under no cap; never where it would be wrong."""

from datetime import timedelta
from uuid import UUID

import pytest
from django.db import connection

from accord.catalogue.types import Channel
from accord.consent.actions import issue_receipt, record_consents, set_preference, withdraw
from accord.consent.queries import deliveries_of
from accord.consent.types import Actor, FrequencyCap, Mechanism, Polarity, Preference, RecordType, Withdrawal
from accord.contact_policy.actions import set_company_caps
from accord.contact_policy.queries import reservations_of
from accord.contact_policy.types import ReservationState
from accord.content.types import LetterKind
from accord.customers.actions import set_contact_point_status
from accord.customers.queries import contact_points_for
from accord.customers.types import ContactPointStatus
from accord.delivery.actions import cancel_forbidden, hand_over_receipt, queue_letter, send_due, unsubscribe
from accord.delivery.models import Message
from accord.delivery.queries import count_due, message_of, receipt_link_for, unsubscribe_link_for, why_of
from accord.kernel.errors import AccordError, NotFound
from tests.cast import MORNING, Cast
from tests.consent.people import capture
from tests.delivery.conftest import Queue, Scripted

LINK = "https://accord.example/confirm/abc"
SOON = MORNING + timedelta(minutes=1)


def point_of(customer_id: int) -> int:
    return contact_points_for(customer_ids=[customer_id])[customer_id][0].id


def ask(cast: Cast, name: str, letter: LetterKind = LetterKind.CONFIRM, **words: object) -> UUID:
    customer_id = cast.ids[name]
    words = {"contact_point_id": point_of(customer_id), "sender_id": cast.sender_id, "now": MORNING} | words
    return queue_letter(customer_id=customer_id, letter=letter, values={"action_url": LINK, "about": "news"}, **words)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("name", "language"), [("claire", "Votre accord"), ("john", "settled"), ("yijun", "點一下"), ("ayse", "tıkla")]
)
def test_a_letter_goes_out_in_the_persons_language(cast: Cast, channel: Scripted, name: str, language: str) -> None:
    touch_id = ask(cast, name)
    assert send_due(now=SOON).sent == 1
    (mail,) = channel.got
    assert mail.touch_id == touch_id and mail.address == f"{name}@clinic.example"
    assert mail.values["action_url"] == LINK and mail.values["why_url"].startswith("http")
    assert "List-Unsubscribe" not in mail.headers and "unsubscribe_url" not in mail.values
    assert language.replace("Votre accord", "et c’est réglé") in mail.text
    assert why_of(touch_id=touch_id).service


def test_everything_off_does_not_stop_a_letter_but_service_off_does(cast: Cast, channel: Scripted) -> None:
    withdraw(withdrawal=Withdrawal(cast.claire), mechanism=Mechanism.ONE_CLICK_POST, actor=Actor.SELF, now=MORNING)
    off = Preference(cast.claire, channels_off=frozenset(Channel), contacts_per_month=0, pause_until=MORNING + timedelta(days=90))
    set_preference(preference=off, now=MORNING)
    ask(cast, "claire")
    assert send_due(now=SOON).sent == 1
    set_contact_point_status(contact_point_id=point_of(cast.claire), status=ContactPointStatus.BOUNCED, now=MORNING)
    with pytest.raises(AccordError, match="may not be sent"):
        ask(cast, "claire", LetterKind.PREFERENCE_LINK, contact_point_id=None)


def test_a_letter_counts_under_no_cap(cast: Cast, channel: Scripted, queue: Queue) -> None:
    set_company_caps(caps=[FrequencyCap(1, 7, Channel.EMAIL, "company")], now=MORNING)
    for _ in range(3):
        ask(cast, "claire", LetterKind.PREFERENCE_LINK)
    queue([cast.claire])
    ask(cast, "claire", LetterKind.PREFERENCE_LINK)
    assert send_due(now=SOON).sent == 5
    with pytest.raises(AssertionError):
        queue([cast.claire])


def test_a_request_to_confirm_goes_to_the_address_given_and_is_repeated_once(cast: Cast) -> None:
    with pytest.raises(AccordError, match="names no address"):
        ask(cast, "claire", contact_point_id=None)
    with pytest.raises(AccordError, match="nothing to remind"):
        ask(cast, "claire", LetterKind.CONFIRM_REMINDER)
    ask(cast, "claire")
    ask(cast, "claire", LetterKind.CONFIRM_REMINDER, now=MORNING + timedelta(days=3))
    with pytest.raises(AccordError, match="one reminder"):
        ask(cast, "claire", LetterKind.CONFIRM_REMINDER, now=MORNING + timedelta(days=5))
    ask(cast, "claire", now=MORNING + timedelta(days=8))
    ask(cast, "claire", LetterKind.CONFIRM_REMINDER, now=MORNING + timedelta(days=11))


def test_a_letter_that_cannot_be_leaves_nothing_behind(cast: Cast) -> None:
    with pytest.raises(NotFound):
        queue_letter(customer_id=10**9, letter=LetterKind.RECEIPT, values={}, now=MORNING)
    touch_id = ask(cast, "john", LetterKind.RECEIPT, contact_point_id=None, sender_id=None)
    record = message_of(touch_id=touch_id)
    assert record is not None and record.sender_id == cast.sender_id


def test_a_message_says_what_it_rested_on(cast: Cast, channel: Scripted, queue: Queue) -> None:
    (touch_id,) = queue([cast.claire])
    before = why_of(touch_id=touch_id)
    assert send_due(now=SOON).sent == 1
    after = why_of(touch_id=touch_id)
    assert after.record_ids == before.record_ids and len(after.record_ids) == 1
    assert after.rule_ids == before.rule_ids and after.rule_ids
    assert (after.table_hash, after.decided_at, after.service) == (before.table_hash, SOON, False)
    assert after.unreviewed == before.unreviewed
    with pytest.raises(NotFound):
        why_of(touch_id=UUID(int=1))


def receipt_of(customer_id: int, **words: object) -> UUID:
    ids = record_consents(captures=[capture(customer_id, **words)], now=MORNING)
    return issue_receipt(record_ids=ids, language="fr", now=MORNING).receipt_id


def test_a_receipt_is_delivered_on_the_channel_just_permitted(cast: Cast, channel: Scripted) -> None:
    by_mail, by_hand = receipt_of(cast.claire), receipt_of(cast.claire, channel=Channel.VISIT)
    touch_id = hand_over_receipt(receipt_id=by_mail, channel=Channel.EMAIL, about="E-mail", now=MORNING)
    assert hand_over_receipt(receipt_id=by_hand, channel=Channel.VISIT, now=MORNING) is None
    assert send_due(now=SOON).sent == 1
    assert channel.got[0].values["action_url"] == receipt_link_for(receipt_id=by_mail)
    (mailed,), (handed,) = deliveries_of(receipt_id=by_mail), deliveries_of(receipt_id=by_hand)
    assert (mailed.channel, mailed.touch_id) == (Channel.EMAIL, touch_id)
    assert (handed.channel, handed.touch_id) == (Channel.VISIT, None)


@pytest.mark.parametrize(
    "said",
    [
        {"type": RecordType.WITHDRAWN, "polarity": Polarity.OPT_OUT, "mechanism": Mechanism.ONE_CLICK_POST},
        {"type": RecordType.REFUSED, "polarity": Polarity.OPT_OUT, "mechanism": Mechanism.UNTICKED_BOX},
        {"type": RecordType.GRANTED_PENDING},
    ],
)
def test_a_no_or_a_yes_that_waits_never_sends_a_receipt(cast: Cast, said: dict[str, object]) -> None:
    assert hand_over_receipt(receipt_id=receipt_of(cast.john, **said), channel=Channel.EMAIL, now=MORNING) is None
    assert count_due(now=SOON) == 0


def test_a_withdrawal_takes_what_waits_out_of_the_queue_and_nothing_else(cast: Cast, queue: Queue) -> None:
    (hers,) = queue([cast.claire])
    (his,) = queue([cast.john])
    letter = ask(cast, "claire", LetterKind.PREFERENCE_LINK)
    assert cancel_forbidden(customer_id=cast.claire, now=SOON) == 0
    unsubscribe(token=unsubscribe_link_for(touch_id=hers).rpartition("/")[2], mechanism=Mechanism.ONE_CLICK_POST, now=SOON)
    states = [message_of(touch_id=touch_id) for touch_id in (hers, his, letter)]
    assert [record.state.value for record in states if record] == ["cancelled", "queued", "queued"]
    assert states[0] and states[0].reason == "permission.withdrawn"
    assert reservations_of(touch_ids=[hers])[hers].state is ReservationState.RELEASED
    assert cancel_forbidden(customer_id=10**9, now=SOON) == 0


def test_the_queue_of_one_person_is_found_by_index(cast: Cast) -> None:
    waiting = Message.objects.filter(customer_id=cast.claire, state="queued")
    plan = waiting.explain()
    assert connection.vendor == "postgresql" or ("USING INDEX" in plan and "SCAN delivery_message" not in plan), plan
