"""Bytes of a mail: quoted-printable parts and header values (RFC 2045, RFC 2047)."""

import base64
import binascii
import re

_CONTROL = re.compile(r"[\x00-\x1f\x7f]+")
_WORD_BYTES = 45  # base64 makes 60 of them, and an encoded word may have 75 characters with its frame
SOFT_BREAK = b"=\r\n"


def quoted_printable(text: str) -> bytes:
    """The text as quoted-printable lines of at most 76 characters, ended by CRLF where the text has a line end.

    No line begins with a dot, so that nothing has to be doubled on the way (RFC 5321, 4.5.2).
    """
    plain = text.replace("\r\n", "\n").replace("\r", "\n").encode()
    encoded = binascii.b2a_qp(plain, istext=True).replace(b"\n", b"\r\n")
    if encoded.startswith(b"."):
        encoded = b"=2E" + encoded[1:]
    return encoded.replace(b"\n.", b"\n=2E")


def header_value(text: str) -> str:
    """The text as one header value: plain where it is plain ASCII, else encoded words. Line ends cannot get through."""
    clean = _CONTROL.sub(" ", text).strip()
    if clean.isascii() and "=?" not in clean:
        return clean
    return "\r\n ".join(f"=?utf-8?B?{base64.b64encode(part).decode()}?=" for part in _parts(clean))


def mailbox(name: str, address: str) -> str:
    """A display name and its address: quoted where it is ASCII, encoded words where it is not."""
    if not name.isascii() or "=?" in name:
        return f"{header_value(name)} <{address}>"
    quoted = header_value(name).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{quoted}" <{address}>'


def _parts(text: str) -> list[bytes]:
    """UTF-8 in parts that each end with a whole character (RFC 2047, 5)."""
    parts, part = [], b""
    for character in text:
        encoded = character.encode()
        if len(part) + len(encoded) > _WORD_BYTES:
            parts.append(part)
            part = b""
        part += encoded
    return [*parts, part]
