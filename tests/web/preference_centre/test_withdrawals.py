"""Withdrawal: one click each, at once, once."""

import re

import pytest
from django.test import Client

from accord.catalogue.types import Channel, Purpose
from accord.consent.queries import permission_for, records_for, standing_of
from accord.consent.types import Permission, RecordType, Status
from tests.cast import MORNING, Cast
from tests.web.conftest import link_of


def permission(
    cast: Cast, customer_id: int, channel: Channel = Channel.EMAIL, purpose: Purpose = Purpose.RX_PROMOTION
) -> Permission:
    return permission_for(
        customer_id=customer_id,
        channel=channel,
        purpose=purpose,
        scopes=frozenset(),
        topic="",
        sender_id=cast.sender_id,
        send_at=MORNING,
        known_at=MORNING,
    )


def withdrawals(customer_id: int) -> int:
    return sum(record.type is RecordType.WITHDRAWN for record in records_for(customer_id=customer_id))


def statuses(cast: Cast, customer_id: int) -> dict[tuple[Channel, Purpose], Status]:
    lines = standing_of(customer_id=customer_id, now=MORNING, sender_id=cast.sender_id)
    return {(line.channel, line.purpose): line.permission.status for line in lines}


def test_one_purpose_on_one_channel_and_nothing_more(cast: Cast, visitor: Client) -> None:
    assert permission(cast, cast.claire).allowed
    before = statuses(cast, cast.claire)
    answer = visitor.post(f"{link_of(cast.claire)}/withdrawal", {"channel": "email", "purpose": "rx_promotion"})
    assert answer.status_code == 303
    assert not permission(cast, cast.claire).allowed
    assert statuses(cast, cast.claire) == {**before, (Channel.EMAIL, Purpose.RX_PROMOTION): Status.WITHDRAWN}


def test_everything(cast: Cast, visitor: Client) -> None:
    answer = visitor.post(f"{link_of(cast.john)}/withdrawal", {})
    page = visitor.get(answer["Location"]).content.decode()
    assert not any(permission(cast, cast.john, channel=channel).allowed for channel in (Channel.EMAIL, Channel.POST, Channel.VISIT))
    assert "<form" in page
    assert "/withdrawal" not in page.replace('action="/language"', "")


def test_the_same_button_pressed_twice_is_recorded_once(cast: Cast, visitor: Client) -> None:
    link = link_of(cast.claire)
    stamp = re.search(r'name="stamp" value="([0-9a-f]{32})"', visitor.get(link).content.decode())
    assert stamp is not None
    for _ in range(3):
        visitor.post(f"{link}/withdrawal", {"channel": "email", "stamp": stamp[1]})
    assert withdrawals(cast.claire) == 1


@pytest.mark.parametrize("form", [{"channel": "carrier_pigeon"}, {"purpose": "fun"}])
def test_nonsense_withdraws_nothing(cast: Cast, visitor: Client, form: dict[str, str]) -> None:
    assert visitor.post(f"{link_of(cast.claire)}/withdrawal", form).status_code == 400
    assert withdrawals(cast.claire) == 0
