"""Links of messages: the way out acts on POST alone, and a click leads only where the message said."""

from collections.abc import Iterator

import pytest
from django.test import Client

from accord.catalogue.types import Channel, Purpose
from accord.consent.queries import permission_for, records_for
from accord.consent.types import RecordType
from accord.delivery.models import Message
from accord.delivery.queries import link_for, unsubscribe_link_for
from accord.interactions.queries import responses_for
from accord.interactions.types import Author, ResponseKind
from accord.kernel.ids import new_id
from tests.cast import MORNING, Cast

SCANNERS = ("curl/8", "Mozilla/5.0 (compatible; Googlebot/2.1)", "", "Barracuda Sentinel", "Mozilla/5.0")


@pytest.fixture
def message(cast: Cast) -> Iterator[Message]:
    """A mail that was sent to John."""
    yield Message.objects.create(
        touch_id=new_id(MORNING), customer_id=cast.john, sender_id=cast.sender_id, version_id=cast.mail_id, channel=Channel.EMAIL,
        purpose=Purpose.RX_PROMOTION, scopes="marketing rx_promotion", state="sent",
        queued_at=MORNING, due_at=MORNING, closed_at=MORNING,
    )  # fmt: skip


def path_of(link: str) -> str:
    return "/" + link.split("/", 3)[3]


def withdrawals(customer_id: int) -> list[RecordType]:
    return [record.type for record in records_for(customer_id=customer_id)]


def allowed(cast: Cast) -> bool:
    return permission_for(
        customer_id=cast.john, channel=Channel.EMAIL, purpose=Purpose.RX_PROMOTION, scopes=frozenset(), topic="",
        sender_id=cast.sender_id, send_at=MORNING, known_at=MORNING,
    ).allowed  # fmt: skip


def test_scanners_change_nothing(cast: Cast, visitor: Client, message: Message) -> None:
    path = path_of(unsubscribe_link_for(touch_id=message.touch_id))
    for agent in SCANNERS:
        assert visitor.get(path, headers={"User-Agent": agent}).status_code == 200
        visitor.head(path, headers={"User-Agent": agent})
    assert withdrawals(cast.john) == []
    assert allowed(cast)


def test_one_click_post_acts_without_cookie_and_once(cast: Cast, visitor: Client, message: Message) -> None:
    path = path_of(unsubscribe_link_for(touch_id=message.touch_id))
    for _ in range(3):
        answer = visitor.post(path, "List-Unsubscribe=One-Click", content_type="application/x-www-form-urlencoded")
        assert answer.status_code == 200
        assert answer.cookies == {}
    assert withdrawals(cast.john) == [RecordType.WITHDRAWN]
    assert not allowed(cast)
    assert [answer.kind for answer in responses_for(customer_id=cast.john)] == [ResponseKind.UNSUBSCRIBED]


def test_a_forged_way_out_is_not_found(cast: Cast, visitor: Client, message: Message) -> None:
    path = path_of(unsubscribe_link_for(touch_id=message.touch_id))
    assert visitor.post(path[:-2]).status_code == 404
    assert withdrawals(cast.john) == []


def test_a_click_leads_only_where_the_message_said(cast: Cast, visitor: Client, message: Message) -> None:
    path = path_of(link_for(touch_id=message.touch_id, link=99))
    for link in (path, f"{path}?next=https://evil.example", "/l/https://evil.example", "/l/x"):
        assert visitor.get(link).status_code == 404
    assert visitor.post(path).status_code in {403, 405}


def test_a_scanners_click_is_marked(cast: Cast, visitor: Client, message: Message) -> None:
    path = path_of(link_for(touch_id=message.touch_id, link=0))
    answer = visitor.get(path, headers={"User-Agent": "curl/8"})
    authors = {response.author for response in responses_for(customer_id=cast.john)}
    assert answer.status_code in {302, 404}
    assert Author.HUMAN not in authors
