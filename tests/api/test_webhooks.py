from collections.abc import Mapping, Sequence
from datetime import datetime

import pytest

from accord.catalogue.types import Channel
from accord.delivery import ports
from accord.delivery.types import Inbound
from accord.kernel.errors import AccordError
from tests.api.conftest import Caller


class Twin:
    """A channel that reads a line per thing it was told."""

    name = Channel.SMS

    def deliver(self, messages: object) -> list[object]:
        return []

    def receive(self, body: bytes, headers: Mapping[str, str], *, now: datetime) -> Sequence[Inbound]:
        if not body:
            raise AccordError("webhook.unreadable", "There is nothing in it.", "Send a line.")
        return [Inbound(Channel.SMS, "delivered", "", line, now) for line in body.decode().splitlines()]


@pytest.fixture(autouse=True)
def twin(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(ports._registry, Channel.SMS, Twin())
    monkeypatch.delitem(ports._registry, Channel.PUSH, raising=False)


def test_a_channel_reads_what_its_provider_posts(crm: Caller) -> None:
    assert crm.post("/webhooks/sms", b"one\ntwo") == (200, {"received": 2, "matched": 0})


@pytest.mark.parametrize(
    ("path", "body", "status", "code"),
    [
        ("/webhooks/sms", b"", 400, "webhook.unreadable"),
        ("/webhooks/push", b"x", 404, "webhook.channel_unknown"),
        ("/webhooks/pigeon", b"x", 404, "webhook.channel_unknown"),
        ("/webhooks/sms", b"x" * 3_000_000, 413, "api.too_large"),
    ],
)
def test_what_no_channel_takes(crm: Caller, path: str, body: bytes, status: int, code: str) -> None:
    answered, refusal = crm.post(path, body)
    assert (answered, refusal["code"]) == (status, code)


@pytest.mark.parametrize(
    "body", [b"", b"\xff\xfe" * 500, b"From: a@b.example\n\nhello", b"To: r+x.y@reply.alder.example\n\nhi", b"\x00" * 9]
)
def test_nonsense_by_mail_is_read_or_refused_never_trouble(crm: Caller, body: bytes) -> None:
    answered, told = crm.post("/webhooks/email", body)
    assert answered in (200, 400)
    assert answered == 400 or told["matched"] == 0
