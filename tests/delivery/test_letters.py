"""Service letters: through permit, reservation, outbox and door; under no cap; never where it would be wrong."""

from datetime import timedelta
from uuid import UUID

import pytest

from accord.catalogue.types import Channel
from accord.consent.actions import set_preference, withdraw
from accord.consent.types import Actor, FrequencyCap, Mechanism, Preference, Withdrawal
from accord.contact_policy.actions import set_company_caps
from accord.content.types import LetterKind
from accord.customers.actions import set_contact_point_status
from accord.customers.queries import contact_points_for
from accord.customers.types import ContactPointStatus
from accord.delivery.actions import queue_letter, send_due
from accord.delivery.queries import message_of, why_of
from accord.kernel.errors import AccordError, NotFound
from tests.cast import MORNING, Cast
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
