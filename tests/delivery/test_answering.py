import urllib.parse
from datetime import timedelta
from uuid import UUID

import pytest

from accord.catalogue.types import Channel, Purpose
from accord.consent.models import Suppression
from accord.consent.queries import permission_for, records_for
from accord.consent.types import Mechanism, Polarity, RecordType, SuppressionCause
from accord.content.queries import get_version
from accord.customers.models import ContactPoint
from accord.customers.queries import contact_points_for, lookup_hash_of, read_text
from accord.customers.types import ContactPointStatus
from accord.delivery import links
from accord.delivery.actions import receive, record_click, send_due, unsubscribe
from accord.delivery.queries import link_for, message_of, unsubscribe_link_for
from accord.delivery.types import Inbound, InboundKind, MessageState
from accord.interactions.queries import responses_for, touch_of
from accord.interactions.types import Author, Response, ResponseKind
from accord.kernel.errors import AccordError, NotFound
from tests.cast import MORNING, Cast
from tests.delivery.conftest import Queue, Scripted

FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0"
SENT = MORNING + timedelta(minutes=1)
READ = SENT + timedelta(hours=1)


@pytest.fixture
def mail(cast: Cast, queue: Queue, channel: Scripted) -> UUID:
    """A mail to John, sent."""
    [touch_id] = queue([cast.john])
    send_due(now=SENT, worker="test/1")
    return touch_id


def token_of(link: str) -> str:
    return urllib.parse.urlsplit(link).path.rpartition("/")[2]


def answers(cast: Cast) -> list[Response]:
    return list(reversed(responses_for(customer_id=cast.john)))


def inbound(kind: InboundKind, token: str, **words: str) -> Inbound:
    return Inbound(Channel.EMAIL, kind, token, words.pop("key", f"key:{kind}"), READ, **words)


def test_a_way_out_ends_all_marketing_of_that_sender_on_that_channel(cast: Cast, mail: UUID) -> None:
    def allowed(purpose: Purpose) -> bool:
        version = get_version(version_id=cast.mail_id)
        return permission_for(
            customer_id=cast.john,
            channel=Channel.EMAIL,
            purpose=purpose,
            scopes=version.scopes,
            topic="",
            sender_id=cast.sender_id,
            send_at=READ,
            known_at=READ,
        ).allowed

    assert allowed(Purpose.RX_PROMOTION)
    token = token_of(unsubscribe_link_for(touch_id=mail))
    for _ in range(2):
        unsubscribe(token=token, mechanism=Mechanism.ONE_CLICK_POST, now=READ)
    assert not allowed(Purpose.RX_PROMOTION)
    assert not allowed(Purpose.MARKETING)
    assert [answer.kind for answer in answers(cast)] == [ResponseKind.UNSUBSCRIBED]
    [record] = records_for(customer_id=cast.john)
    assert (record.polarity, record.purpose, record.sender_id) == (Polarity.OPT_OUT, Purpose.MARKETING, cast.sender_id)


def test_a_token_opens_one_thing_only(mail: UUID) -> None:
    unsubscribe_token, click_token = token_of(unsubscribe_link_for(touch_id=mail)), token_of(link_for(touch_id=mail, link=0))
    with pytest.raises(AccordError, match=r"token\.invalid"):
        unsubscribe(token=click_token, mechanism=Mechanism.ONE_CLICK_POST, now=READ)
    with pytest.raises(AccordError, match=r"token\.invalid"):
        record_click(token=unsubscribe_token, user_agent=FIREFOX, now=READ)
    with pytest.raises(AccordError, match=r"token\.invalid"):
        record_click(token=click_token[:-1], user_agent=FIREFOX, now=READ)


def test_a_click_leads_on_and_says_who_clicked(cast: Cast, mail: UUID, monkeypatch: pytest.MonkeyPatch) -> None:
    from accord.delivery.actions import answering
    from accord.delivery.rules.tracking import Tracked

    monkeypatch.setattr(answering, "tracked_links", lambda *_: Tracked("", "", ("https://lumira.example/a", "https://b.example")))
    token = token_of(link_for(touch_id=mail, link=0))
    assert record_click(token=token, user_agent=FIREFOX, now=READ) == "https://lumira.example/a"
    record_click(token=token, user_agent=FIREFOX, now=READ)
    record_click(token=token, user_agent="Barracuda", now=READ + timedelta(seconds=1))
    assert [(answer.author, answer.detail) for answer in answers(cast)] == [
        (Author.HUMAN, "link_0"),
        (Author.MACHINE, "link_0"),
    ]
    with pytest.raises(NotFound):
        record_click(token=token_of(link_for(touch_id=mail, link=9)), user_agent=FIREFOX, now=READ)


def test_a_reply_finds_its_message_and_its_words_lie_in_the_vault(cast: Cast, mail: UUID) -> None:
    token = links.reply_address(mail, "reply.alder.example").removeprefix("r+").partition("@")[0]
    reply = inbound(InboundKind.REPLY, token, text="Please call me. 怡君", key="mail:1")
    assert receive(inbound=[reply, reply, inbound(InboundKind.REPLY, "made-up.token", key="mail:2")], now=READ) == 2
    [answer] = answers(cast)
    assert (answer.kind, answer.author, answer.touch_id) == (ResponseKind.REPLIED, Author.HUMAN, mail)
    assert answer.vault_text_id is not None
    assert read_text(vault_text_id=answer.vault_text_id) == "Please call me. 怡君"


@pytest.mark.parametrize(
    ("kind", "status"),
    [(InboundKind.BOUNCED_HARD, ContactPointStatus.BOUNCED), (InboundKind.BOUNCED_SOFT, ContactPointStatus.UNVERIFIED)],
)
def test_a_hard_bounce_gives_the_address_up_and_a_soft_one_does_not(
    kind: InboundKind, status: ContactPointStatus, cast: Cast, mail: UUID
) -> None:
    assert receive(inbound=[inbound(kind, str(mail))], now=READ) == 1
    [point] = contact_points_for(customer_ids=[cast.john])[cast.john]
    assert point.status is status
    assert [answer.kind for answer in answers(cast)] == [ResponseKind.BOUNCED]


def test_a_complaint_ends_contact(cast: Cast, mail: UUID) -> None:
    assert receive(inbound=[inbound(InboundKind.COMPLAINT, str(mail))], now=READ) == 1
    [record] = records_for(customer_id=cast.john)
    assert (record.type, record.mechanism, record.polarity) == (RecordType.COMPLAINED, Mechanism.COMPLAINT_REPORT, Polarity.OPT_OUT)
    receive(inbound=[inbound(InboundKind.COMPLAINT, str(mail))], now=READ)
    [block] = Suppression.objects.all()
    assert (block.cause, block.channel, block.customer_id) == (SuppressionCause.COMPLAINT, Channel.EMAIL, None)
    [point] = contact_points_for(customer_ids=[cast.john])[cast.john]
    assert bytes(block.lookup_hash or b"") == point.lookup_hash


@pytest.mark.parametrize("words", ["STOP", "Unsubscribe.", "stop\n> Dosing for Dr Okafor"])
def test_a_stop_in_reply_is_a_withdrawal_and_a_sentence_is_not(cast: Cast, mail: UUID, words: str) -> None:
    receive(inbound=[inbound(InboundKind.REPLY, str(mail), text="Stop by on Monday, please", key="mail:1")], now=READ)
    assert records_for(customer_id=cast.john) == ()
    for _ in range(2):
        receive(inbound=[inbound(InboundKind.REPLY, str(mail), text=words, key="mail:2")], now=READ)
    [record] = records_for(customer_id=cast.john)
    assert (record.type, record.mechanism, record.channel) == (RecordType.WITHDRAWN, Mechanism.REPLY_STOP, Channel.EMAIL)
    assert (record.purpose, record.sender_id) == (Purpose.MARKETING, cast.sender_id)


def test_a_text_that_carries_no_token_is_heard_by_its_number_and_binds_everybody_there(cast: Cast) -> None:
    number = "+16145550123"
    for customer_id in (cast.john, cast.claire):
        ContactPoint.objects.create(
            customer_id=customer_id, kind="phone", value=number, use="work", status="verified",
            lookup_hash=lookup_hash_of(value=number), source="crm",
        )  # fmt: skip

    def said(words: str, address: str = number) -> int:
        return receive(inbound=[Inbound(Channel.SMS, "reply", "", f"sms:{words}", READ, text=words, address=address)], now=READ)

    assert said("Can you call me?") == said("STOP", "+16145550199") == 0
    assert said("ARRÊT") == said("ARRÊT") == 1
    for customer_id in (cast.john, cast.claire):
        record = records_for(customer_id=customer_id)[0]
        assert (record.channel, record.mechanism, record.sender_id) == (Channel.SMS, Mechanism.KEYWORD_REPLY, None)


def test_an_answer_proves_that_an_uncertain_message_was_sent(cast: Cast, queue: Queue, channel: Scripted) -> None:
    [touch_id] = queue([cast.john])
    channel.breaks_after = 0
    send_due(now=SENT, worker="test/1")
    assert touch_of(touch_id=touch_id) is None
    receive(inbound=[inbound(InboundKind.DELIVERED, str(touch_id))], now=READ)
    message, touch = message_of(touch_id=touch_id), touch_of(touch_id=touch_id)
    assert message is not None
    assert message.state is MessageState.SENT
    assert touch is not None
    assert touch.occurred_at == SENT
