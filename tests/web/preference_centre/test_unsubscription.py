"""The way out of a message: this kind by default; narrower, wider and everything by one click each."""

import pytest
from django.test import Client

from accord.catalogue.types import Channel, Purpose
from accord.consent.queries import permission_for, records_for
from accord.consent.types import ReasonCode
from accord.delivery.models import Message
from accord.delivery.queries import unsubscribe_link_for
from accord.kernel.ids import new_id
from tests.cast import MORNING, Cast


@pytest.fixture
def way_out(cast: Cast) -> str:
    """The way out of a mail about Lumira that was sent to John."""
    message = Message.objects.create(
        touch_id=new_id(MORNING), customer_id=cast.john, sender_id=cast.sender_id, version_id=cast.mail_id, channel=Channel.EMAIL,
        purpose=Purpose.RX_PROMOTION, scopes="marketing rx_promotion", state="sent", brand_code="lumira", topic="lumira.dosing",
        queued_at=MORNING, due_at=MORNING, closed_at=MORNING,
    )  # fmt: skip
    return "/" + unsubscribe_link_for(touch_id=message.touch_id).split("/", 3)[3]


def ended(cast: Cast, topic: str = "lumira.dosing", channel: Channel = Channel.EMAIL, purpose: Purpose = Purpose.EVENT) -> bool:
    permission = permission_for(
        customer_id=cast.john, channel=channel, purpose=purpose, scopes=frozenset(), topic=topic,
        sender_id=cast.sender_id, send_at=MORNING, known_at=MORNING,
    )  # fmt: skip
    return ReasonCode.WITHDRAWN in {reason.code for reason in permission.reasons}


def test_narrower_ends_the_brand_alone(cast: Cast, visitor: Client, way_out: str) -> None:
    assert 'value="subject"' in visitor.get(way_out).content.decode()
    for _ in range(2):
        visitor.post(way_out, {"reach": "subject"})
    assert ended(cast)
    assert not ended(cast, topic="evenings")
    assert len(records_for(customer_id=cast.john)) == 1


def test_wider_ends_the_channel(cast: Cast, visitor: Client, way_out: str) -> None:
    visitor.post(way_out, {"reach": "channel"})
    assert ended(cast, topic="evenings", purpose=Purpose.MEDICAL_NONPROMO)
    assert not ended(cast, channel=Channel.VISIT)


def test_everything_ends_everything(cast: Cast, visitor: Client, way_out: str) -> None:
    page = visitor.post(way_out, {"reach": "everything"}).content.decode()
    assert "Everything is stopped" in page
    assert all(ended(cast, channel=channel) for channel in (Channel.EMAIL, Channel.VISIT, Channel.POST))


def test_what_a_mail_program_posts_ends_this_kind(cast: Cast, visitor: Client, way_out: str) -> None:
    visitor.post(way_out, "List-Unsubscribe=One-Click", content_type="application/x-www-form-urlencoded")
    assert ended(cast)
    assert not ended(cast, purpose=Purpose.MEDICAL_NONPROMO)
    assert not ended(cast, channel=Channel.VISIT)


def test_an_unknown_choice_ends_this_kind_too(cast: Cast, visitor: Client, way_out: str) -> None:
    visitor.post(way_out, {"reach": "sideways"})
    assert ended(cast)
    assert not ended(cast, channel=Channel.VISIT)
