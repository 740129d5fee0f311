from email import message_from_bytes, policy
from email.message import EmailMessage
from html import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord.adapters.channels.email.letter import write_mail
from accord.delivery.types import Outgoing
from tests.adapters.channels.email.mails import outgoing

NAMES = ("Okafor", "Núñez-Gößmann", "陳怡君", "Yılmaz", "O'Brien & <Sons>", "." * 5, "x" * 300, "É" * 200, "=?utf-8?B?x?=", "a=b")


def parsed(message: Outgoing) -> EmailMessage:
    mail = message_from_bytes(write_mail(message), policy=policy.default)
    assert isinstance(mail, EmailMessage)
    return mail


def part(mail: EmailMessage, kind: str) -> str:
    body = mail.get_body(preferencelist=(kind,))
    assert body is not None
    return str(body.get_content()).replace("\r\n", "\n").rstrip("\n")


@pytest.mark.parametrize("name", NAMES)
def test_what_is_written_is_what_a_mail_program_reads(name: str) -> None:
    message = outgoing(values={"family_name": name, "link_0": "https://a.example/l/abc.def"})
    mail = parsed(message)
    assert mail["Subject"] == f"Dosing for {name}"
    assert part(mail, "plain") == f"Dear {name},\n.a line that begins with a dot\nSee https://a.example/l/abc.def"
    assert part(mail, "html") == f'<p>Dear {escape(name)},</p>\n<p>See <a href="https://a.example/l/abc.def">this</a>.</p>'


@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"]), min_size=1, max_size=120))
def test_any_name_survives_the_way(name: str) -> None:
    mail = parsed(outgoing(values={"family_name": name, "link_0": "https://a.example/"}))
    assert part(mail, "plain").split("\n")[0] == f"Dear {name},"
    assert str(mail["Subject"]).removeprefix("Dosing for").strip() == name.strip()


def test_the_headers_that_mail_operators_ask_for() -> None:
    mail = parsed(outgoing())
    assert mail["From"] == '"Alder Medicines" <news@alder.example>' or str(mail["From"]) == "Alder Medicines <news@alder.example>"
    assert mail["To"] == "p1@clinic.example"
    assert mail["Reply-To"] == "r+abc.def@reply.alder.example"
    assert mail["Message-ID"] == "<1@reply.alder.example>"
    assert mail["List-Unsubscribe"] == "<https://a.example/u/x>"
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert mail["Date"] == "Tue, 17 Nov 2026 06:00:00 +0000"
    assert mail.get_content_type() == "multipart/alternative"


@pytest.mark.parametrize("evil", ["x\r\nBcc: all@example.org", "x\nBcc: all@example.org", "x\r\n\r\nbody", "x\x00y"])
def test_no_value_can_add_a_header(evil: str) -> None:
    mail = parsed(outgoing(values={"family_name": evil, "link_0": "https://a.example/"}, sender_name=evil))
    assert mail["Bcc"] is None
    assert set(mail.keys()) == set(parsed(outgoing()).keys())
    assert "\n" not in str(mail["Subject"])


@pytest.mark.parametrize("name", ["Núñez, S.A.", "臺灣製藥", 'Alder "Best" Medicines', "Alder, Inc."])
def test_a_sender_s_name_is_read_as_written(name: str) -> None:
    address = parsed(outgoing(sender_name=name))["From"].addresses[0]
    assert (address.display_name, address.addr_spec) == (name, "news@alder.example")


@pytest.mark.parametrize("name", NAMES)
def test_the_wire_form_holds_what_smtp_asks(name: str) -> None:
    """Seven bits, CRLF only, lines of at most 998 octets, and no line that begins with a dot (RFC 5321, 4.5.2 and 4.5.3)."""
    wire = write_mail(outgoing(values={"family_name": name, "link_0": "https://a.example/l/abc.def"}))
    lines = wire.split(b"\r\n")
    assert wire.endswith(b"\r\n")
    assert wire.isascii()
    assert not any(b"\n" in line or b"\r" in line for line in lines)
    assert max(map(len, lines)) <= 998
    assert not any(line.startswith(b".") for line in lines)


def test_the_same_words_are_built_once() -> None:
    from accord.adapters.channels.email.letter import letter_for

    letter_for.cache_clear()
    for number in range(5):
        write_mail(outgoing(number))
    assert letter_for.cache_info().misses == 1
