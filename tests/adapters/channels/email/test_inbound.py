from datetime import UTC, datetime

import pytest

from accord.adapters.channels.email.inbound import read_inbound
from accord.delivery.types import InboundKind
from accord.kernel.errors import AccordError

NOW = datetime(2026, 11, 17, 9, 0, tzinfo=UTC)
TOUCH = "01934b5e-0000-7000-8000-000000000001"

REPLY = """From: Claire <claire@clinic.example>
To: "Alder" <r+abc.DEF-g_h@reply.alder.example>
Subject: Re: Dosing
Date: Tue, 17 Nov 2026 07:30:00 +0100
Message-ID: <1@clinic.example>
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: 8bit

Appelez-moi, s'il vous plaît. 怡君

> Dear colleague,
> old words
"""
HTML_REPLY = """From: claire@clinic.example
To: someone@else.example
In-Reply-To: <{touch}@reply.alder.example>
Content-Type: text/html; charset=utf-8

<style>p {{ color: red }}</style><p>Call me &amp; write</p>
"""
AWAY = """From: claire@clinic.example
To: r+abc.def@reply.alder.example
Auto-Submitted: auto-replied

I am away.
"""
REPORT = """From: MAILER-DAEMON@mx.example
To: news@alder.example
Content-Type: multipart/report; report-type={kind}; boundary="b"

--b
Content-Type: text/plain

Sorry.
--b
Content-Type: {fields_type}

{fields}
--b
Content-Type: {original_type}

From: news@alder.example
To: john@clinic.example
Message-ID: <{touch}@reply.alder.example>

Body
--b--
"""


def status(action: str, code: str, original: str = "message/rfc822") -> str:
    fields = f"Reporting-MTA: dns; mx.example\n\nFinal-Recipient: rfc822; john@clinic.example\nAction: {action}\nStatus: {code}\n"
    return REPORT.format(
        kind="delivery-status", fields_type="message/delivery-status", fields=fields, original_type=original, touch=TOUCH
    )


COMPLAINT = REPORT.format(
    kind="feedback-report",
    fields_type="message/feedback-report",
    fields="Feedback-Type: abuse\nUser-Agent: x/1\nVersion: 1\n",
    original_type="message/rfc822",
    touch=TOUCH,
)


@pytest.mark.parametrize(
    ("mail", "kind", "token", "text"),
    [
        (REPLY, InboundKind.REPLY, "abc.DEF-g_h", "Appelez-moi, s'il vous plaît. 怡君"),
        (HTML_REPLY.format(touch=TOUCH), InboundKind.REPLY, TOUCH, "Call me & write"),
        (AWAY, InboundKind.AUTO_REPLY, "abc.def", ""),
        (status("failed", "5.1.1"), InboundKind.BOUNCED_HARD, TOUCH, ""),
        (status("failed", "5.1.1", "text/rfc822-headers"), InboundKind.BOUNCED_HARD, TOUCH, ""),
        (status("failed", "5.2.2"), InboundKind.BOUNCED_SOFT, TOUCH, ""),
        (status("delayed", "4.4.1"), InboundKind.BOUNCED_SOFT, TOUCH, ""),
        (status("delivered", "2.0.0"), InboundKind.DELIVERED, TOUCH, ""),
        (COMPLAINT, InboundKind.COMPLAINT, TOUCH, ""),
    ],
)
def test_what_came_in(mail: str, kind: InboundKind, token: str, text: str) -> None:
    [item] = read_inbound(mail.encode(), now=NOW)
    assert (item.kind, item.token, item.text) == (kind, token, text)


def test_when_it_was_written_is_never_in_the_future() -> None:
    [item] = read_inbound(REPLY.encode(), now=NOW)
    assert item.occurred_at == datetime(2026, 11, 17, 6, 30, tzinfo=UTC)
    [late] = read_inbound(REPLY.replace("2026", "2031").encode(), now=NOW)
    assert late.occurred_at == NOW


def test_the_same_mail_has_the_same_key_and_another_mail_another() -> None:
    keys = [read_inbound(mail.encode(), now=NOW)[0].key for mail in (REPLY, REPLY, AWAY)]
    assert keys[0] == keys[1] != keys[2]


@pytest.mark.parametrize("body", [b"", b"\x00\xff\xfe", b"just words", b'{"json": true}'])
def test_what_is_no_mail_is_refused(body: bytes) -> None:
    with pytest.raises(AccordError, match=r"webhook\.unreadable"):
        read_inbound(body, now=NOW)


def test_a_broken_charset_is_read_as_far_as_it_goes() -> None:
    mail = REPLY.replace("charset=utf-8", "charset=no-such-thing").encode()
    [item] = read_inbound(mail, now=NOW)
    assert item.text.startswith("Appelez-moi")
