"""The mail of a version, built once, and each recipient's values spliced in: building one from scratch costs milliseconds."""

import html
import re
from collections.abc import Mapping
from datetime import datetime
from email.utils import format_datetime
from functools import lru_cache

from accord.adapters.channels.email.encoding import SOFT_BREAK, header_value, mailbox, quoted_printable
from accord.delivery.types import Outgoing

_SLOT = re.compile(r"\{\{([a-z_0-9]+)\}\}")
_BOUNDARY = "=_accord_"  # '=_' never occurs in quoted-printable text
_MARKUP = re.compile("[&<>\"']")
_PART = "Content-Type: {kind}; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"


class Spliced:
    """A text in pieces: fixed bytes, and between them the names of slots."""

    def __init__(self, text: str) -> None:
        pieces = _SLOT.split(text)
        self._fixed = [quoted_printable(piece) for piece in pieces[::2]]
        self._slots = pieces[1::2]

    def with_values(self, values: Mapping[str, bytes]) -> bytes:
        """The text with its slots filled by values that are encoded already."""
        parts = [self._fixed[0]]
        for slot, fixed in zip(self._slots, self._fixed[1:], strict=True):
            parts += (values[slot], fixed)
        return b"".join(parts)


class Letter:
    """One version from one sender, ready to be written to many."""

    def __init__(self, *, subject: str, html: str, text: str, sender_name: str, sender_address: str) -> None:
        self._subject = _SLOT.split(subject)
        self._html, self._text = Spliced(html), Spliced(text)
        self._from = mailbox(sender_name, sender_address)

    def to(self, message: Outgoing) -> bytes:
        """The whole mail, lines ended by CRLF, ready for DATA. Raises KeyError for a slot without a value."""
        headers = {
            "Date": _date(message.sent_at) if message.sent_at else "",
            "From": self._from,
            "To": message.address,
            "Reply-To": message.reply_to,
            "Subject": header_value(self._filled_subject(message.values)),
            "Message-ID": message.message_id,
            **message.headers,
            "MIME-Version": "1.0",
            "Content-Type": f'multipart/alternative; boundary="{_BOUNDARY}"',
        }
        head = "".join(f"{name}: {value}\r\n" for name, value in headers.items() if value)
        plain = {slot: _encoded(value) for slot, value in message.values.items()}
        escaped = {slot: _encoded(html.escape(value)) for slot, value in message.values.items() if _MARKUP.search(value)}
        return b"".join(
            (
                head.encode(),
                f"\r\n--{_BOUNDARY}\r\n{_PART.format(kind='text/plain')}".encode(),
                self._text.with_values(plain),
                f"\r\n--{_BOUNDARY}\r\n{_PART.format(kind='text/html')}".encode(),
                self._html.with_values(plain | escaped),
                f"\r\n--{_BOUNDARY}--\r\n".encode(),
            )
        )

    def _filled_subject(self, values: Mapping[str, str]) -> str:
        pieces = self._subject
        return "".join(values[piece] if number % 2 else piece for number, piece in enumerate(pieces))


@lru_cache(maxsize=256)
def letter_for(subject: str, html: str, text: str, sender_name: str, sender_address: str) -> Letter:
    """The letter of these words from this sender, built when first asked for."""
    return Letter(subject=subject, html=html, text=text, sender_name=sender_name, sender_address=sender_address)


def write_mail(message: Outgoing) -> bytes:
    """The mail for one recipient. Raises KeyError for a slot without a value."""
    letter = letter_for(message.subject, message.html, message.text, message.sender_name, message.sender_address)
    return letter.to(message)


def _encoded(value: str) -> bytes:
    """A value between soft line breaks, so that no line grows too long."""
    return SOFT_BREAK + quoted_printable(value) + SOFT_BREAK


@lru_cache(maxsize=16)
def _date(moment: datetime) -> str:
    return format_datetime(moment)
