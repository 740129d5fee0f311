"""A yes of the person's own: with the notice shown, once, no wider than said, and the only way back after a withdrawal."""

import re
from datetime import timedelta

import pytest
from django.test import Client

from accord.catalogue.actions import create_sender
from accord.catalogue.types import Channel, Purpose
from accord.consent.actions import set_preference
from accord.consent.models import Notice
from accord.consent.queries import permission_for, preferences_for, receipts_for, records_for
from accord.consent.types import Actor, ConsentRecord, Grade, Mechanism, Permission, Preference, RecordType, Status
from accord.customers.models import Customer
from accord.delivery.models import Message
from accord.kernel import clock
from tests.cast import MORNING, Cast
from tests.web.conftest import link_of


def permission(
    cast: Cast, customer_id: int, channel: Channel = Channel.EMAIL, purpose: Purpose = Purpose.SURVEY, topic: str = ""
) -> Permission:
    return permission_for(
        customer_id=customer_id, channel=channel, purpose=purpose, scopes=frozenset(), topic=topic,
        sender_id=cast.sender_id, send_at=MORNING, known_at=MORNING,
    )  # fmt: skip


def form_of(visitor: Client, customer_id: int, channel: str, purpose: str) -> dict[str, str]:
    """The hidden fields of the form that says yes, as the page shows it."""
    page = visitor.get(f"{link_of(customer_id)}/channels/{channel}").content.decode()
    for form in re.findall(r"<form[^>]*/consent[^>]*>(.*?)</form>", page, re.DOTALL):
        fields = dict(re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', form))
        if fields["purpose"] == purpose:
            return fields
    return {}


def yeses(customer_id: int) -> list[ConsentRecord]:
    return [record for record in records_for(customer_id=customer_id) if record.mechanism is Mechanism.TOGGLE]


def test_a_yes_is_recorded_with_notice_switch_and_receipt(cast: Cast, visitor: Client) -> None:
    assert not permission(cast, cast.claire).allowed
    form = form_of(visitor, cast.claire, "email", "survey")
    answer = visitor.post(f"{link_of(cast.claire)}/consent", {**form, "yes": "on"})
    assert answer.status_code == 303
    (record,) = yeses(cast.claire)
    assert (record.type, record.actor, record.grade) == (RecordType.GRANTED, Actor.SELF, Grade.B)
    assert (record.control_initial, record.control_final) == ("off", "on")
    notice = Notice.objects.get(pk=record.notice_id)
    assert notice.language == "fr"
    assert "Alder Medicines" in notice.text
    assert permission(cast, cast.claire).allowed
    assert [receipt.record_ids for receipt in receipts_for(customer_id=cast.claire)] == [(record.id,)]
    assert "/receipts/" in visitor.get(answer["Location"]).content.decode()


def test_pressed_twice_it_is_recorded_once(cast: Cast, visitor: Client) -> None:
    form = form_of(visitor, cast.claire, "email", "survey")
    for _ in range(3):
        visitor.post(f"{link_of(cast.claire)}/consent", {**form, "yes": "on"})
    assert len(yeses(cast.claire)) == 1


@pytest.mark.parametrize("change", [{"yes": ""}, {"yes": "on", "notice": "0" * 64}])
def test_a_switch_left_off_or_other_words_record_nothing(cast: Cast, visitor: Client, change: dict[str, str]) -> None:
    form = form_of(visitor, cast.claire, "email", "survey")
    assert visitor.post(f"{link_of(cast.claire)}/consent", {**form, **change}).status_code == 422
    assert yeses(cast.claire) == []


def test_after_a_withdrawal_only_the_persons_own_later_yes_opens_and_only_what_it_names(
    cast: Cast, visitor: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    link = link_of(cast.claire)
    monkeypatch.setattr(clock, "now", lambda: MORNING - timedelta(minutes=5))
    visitor.post(f"{link}/withdrawal", {})
    monkeypatch.setattr(clock, "now", lambda: MORNING)
    assert permission(cast, cast.claire, purpose=Purpose.RX_PROMOTION).status is Status.WITHDRAWN
    form = form_of(visitor, cast.claire, "email", "rx_promotion")
    visitor.post(f"{link}/consent", {**form, "yes": "on"})
    assert permission(cast, cast.claire, purpose=Purpose.RX_PROMOTION).allowed
    assert permission(cast, cast.claire, purpose=Purpose.EVENT).status is Status.WITHDRAWN
    assert permission(cast, cast.claire, channel=Channel.VISIT, purpose=Purpose.RX_PROMOTION).status is Status.WITHDRAWN


def test_a_narrower_yes_opens_its_topic_alone(cast: Cast, visitor: Client) -> None:
    form = form_of(visitor, cast.claire, "email", "survey")
    visitor.post(f"{link_of(cast.claire)}/consent", {**form, "yes": "on", "topic": "lumira"})
    assert permission(cast, cast.claire, topic="lumira.dosing").allowed
    assert not permission(cast, cast.claire).allowed
    page = visitor.get(f"{link_of(cast.claire)}/channels/email").content.decode()
    assert 'class="narrower"' in page
    assert visitor.post(f"{link_of(cast.claire)}/consent", {**form, "yes": "on", "topic": "x"}).status_code == 400


def test_a_yes_takes_the_wish_back_that_stood_against_it(cast: Cast, visitor: Client) -> None:
    set_preference(preference=Preference(cast.claire, channels_off=frozenset({Channel.EMAIL, Channel.SMS})), now=MORNING)
    form = form_of(visitor, cast.claire, "email", "survey")
    visitor.post(f"{link_of(cast.claire)}/consent", {**form, "yes": "on"})
    assert preferences_for(customer_ids=[cast.claire])[cast.claire].channels_off == {Channel.SMS}


def test_where_it_must_be_confirmed_it_waits_and_a_letter_asks(cast: Cast, visitor: Client) -> None:
    Customer.objects.filter(pk=cast.claire).update(country="DE")
    form = form_of(visitor, cast.claire, "email", "survey")
    visitor.post(f"{link_of(cast.claire)}/consent", {**form, "yes": "on"})
    (record,) = yeses(cast.claire)
    assert record.type is RecordType.GRANTED_PENDING
    assert record.contact_point_id is not None
    assert permission(cast, cast.claire).status is Status.WAITING
    assert Message.objects.filter(customer_id=cast.claire, contact_point_id=record.contact_point_id, purpose="service").count() == 1


def test_what_the_law_forbids_or_no_address_can_reach_is_not_offered(cast: Cast, visitor: Client) -> None:
    assert form_of(visitor, cast.claire, "sms", "survey") == {}, "no number on file"
    Customer.objects.filter(pk=cast.claire).update(country="CN")
    assert form_of(visitor, cast.claire, "email", "rx_promotion") == {}


def test_several_senders_are_told_apart(cast: Cast, visitor: Client) -> None:
    other = create_sender(
        code="birch", name="Birch Devices", country="DE", postal_address="1 Weg, Berlin", from_email="n@b.example",
        reply_domain="r.b.example",
    )  # fmt: skip
    page = visitor.get(f"{link_of(cast.claire)}/channels/email?sender=birch").content.decode()
    assert f'name="sender" value="{other.id}"' in page
    own = visitor.get(f"{link_of(cast.claire)}/channels/email?sender=alder").content.decode()
    assert f'<option value="{other.id}">Uniquement' in own or f'<option value="{other.id}">Only' in own
    link = f"{link_of(cast.claire)}/withdrawal"
    visitor.post(link, {"channel": "email", "purpose": "rx_promotion", "sender": str(other.id)})
    assert permission(cast, cast.claire, purpose=Purpose.RX_PROMOTION).allowed, "only from the sender that was named"
    visitor.post(link, {"channel": "email", "purpose": "rx_promotion"})
    assert not permission(cast, cast.claire, purpose=Purpose.RX_PROMOTION).allowed, "from every sender unless one is named"
    assert visitor.post(link, {"sender": "999"}).status_code == 400
