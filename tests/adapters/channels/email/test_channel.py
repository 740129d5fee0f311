import socket
from email import message_from_bytes

import pytest

from accord.adapters.channels.email.channel import EmailChannel
from accord.delivery.types import ChannelDown, Outcome
from tests.adapters.channels.email.mails import outgoing
from tests.adapters.channels.email.server import Script, running

BOTH = pytest.mark.parametrize("pipelining", [False, True])


def deliver(script: Script, count: int = 3) -> list[tuple[Outcome, str]]:
    with running(script) as url:
        return [(result.outcome, result.detail) for result in EmailChannel(url).deliver([outgoing(n) for n in range(1, count + 1)])]


@BOTH
def test_a_batch_goes_out_over_one_connection(pipelining: bool) -> None:
    script = Script(pipelining=pipelining)
    assert deliver(script) == [(Outcome.SENT, "250 2.0.0")] * 3
    assert script.connections == 1
    assert [message_from_bytes(mail)["To"] for mail in script.mails] == [f"p{number}@clinic.example" for number in (1, 2, 3)]


@BOTH
@pytest.mark.parametrize(
    ("reply", "outcome", "detail"),
    [
        ("450 4.2.1 p2@clinic.example is busy", Outcome.TRY_LATER, "450 4.2.1"),
        ("550 5.1.1 no p2@clinic.example here", Outcome.BOUNCED, "550 5.1.1"),
        ("550 unknown", Outcome.BOUNCED, "550"),
        ("550 5.7.1 policy", Outcome.REJECTED, "550 5.7.1"),
        ("552 5.2.2 mailbox full", Outcome.REJECTED, "552 5.2.2"),
    ],
)
def test_a_refused_recipient_does_not_stop_the_others(pipelining: bool, reply: str, outcome: Outcome, detail: str) -> None:
    script = Script(pipelining=pipelining, recipients={"p2@clinic.example": reply})
    assert deliver(script) == [(Outcome.SENT, "250 2.0.0"), (outcome, detail), (Outcome.SENT, "250 2.0.0")]


@BOTH
@pytest.mark.parametrize(
    ("reply", "outcome"), [("451 4.3.0 later", Outcome.TRY_LATER), ("554 5.7.1 spam", Outcome.REJECTED), (None, Outcome.UNCERTAIN)]
)
def test_the_answer_to_the_message_itself(pipelining: bool, reply: str | None, outcome: Outcome) -> None:
    """Hung up after the whole message was handed over: nobody knows. The next messages go on over a new connection."""
    script = Script(pipelining=pipelining, on_end=lambda number: reply if number == 2 else "250 2.0.0 taken")
    assert [result for result, _ in deliver(script)] == [Outcome.SENT, outcome, Outcome.SENT]
    assert len(script.mails) == 3


def test_a_connection_lost_within_a_message_is_tried_again_at_once() -> None:
    script = Script(hang_up_in_data=2)
    with running(script) as url:
        big = {"text": f"{'l' * 70}\n" * 150_000}  # more than the buffers of both ends hold
        results = list(EmailChannel(url).deliver([outgoing(1), outgoing(2, **big), outgoing(3)]))
    assert [result.outcome for result in results] == [Outcome.SENT, Outcome.SENT, Outcome.SENT]
    assert [message_from_bytes(mail)["Message-ID"] for mail in script.mails] == [f"<{n}@reply.alder.example>" for n in (1, 2, 3)]
    assert script.connections == 2


def test_without_a_server_nothing_is_handed_over() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    with pytest.raises(ChannelDown, match=r"email\.server_unreachable"):
        list(EmailChannel(f"smtp://127.0.0.1:{port}").deliver([outgoing()]))


def test_a_server_that_goes_away_for_good_keeps_what_it_took() -> None:
    script = Script(on_end=lambda number: None if number == 2 else "250 2.0.0 taken")
    results = []
    with running(script) as url:
        deliveries = iter(EmailChannel(url).deliver([outgoing(number) for number in range(1, 5)]))
        results += [next(deliveries), next(deliveries)]
    with pytest.raises(ChannelDown):
        results += list(deliveries)
    assert [result.outcome for result in results] == [Outcome.SENT, Outcome.UNCERTAIN]


def test_a_sender_that_is_refused_stops_the_channel_and_fails_nobody() -> None:
    with pytest.raises(ChannelDown, match=r"email\.sender_refused"):
        deliver(Script(replies={"MAIL": "553 5.1.8 not yours"}))


@pytest.mark.parametrize(
    "address", ["a b@clinic.example", "a@b@clinic.example", "<x@clinic.example>", "x@clinic.example\r\nDATA", "", "é@x.example"]
)
def test_an_address_that_could_say_more_than_an_address_is_rejected(address: str) -> None:
    with running(Script()) as url:
        [result] = EmailChannel(url).deliver([outgoing(address=address)])
    assert result.outcome is Outcome.REJECTED
