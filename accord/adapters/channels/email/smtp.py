"""The conversation with a mail server, and what each of its words means for one message."""

import re
import smtplib
import ssl
from urllib.parse import parse_qs, unquote, urlsplit

from accord.delivery.types import ChannelDown, Outcome

TIMEOUT = 30.0
_ENHANCED = re.compile(rb"^([245]\.\d{1,3}\.\d{1,3})\b")
_DEAD_ADDRESS = re.compile(r"^5\d\d 5\.1\.[0-36]$|^5\.1\.[0-36]$|^55[013]$")
START, DATA, TAKEN = 250, 354, 250
CLOSING = 421

Said = tuple[int, bytes]


class Lost(Exception):
    """The connection is gone; the message in hand was not complete, so the server cannot have taken it (RFC 5321, 4.1.1.4)."""


class InDoubt(Exception):
    """The connection is gone after the whole message was handed over: the server may have taken it."""


def connect(url: str) -> smtplib.SMTP:
    """A session with the server of `smtp[s]://user:secret@host:port[?starttls=1]`. Raises ChannelDown."""
    parts = urlsplit(url)
    host, secure = parts.hostname or "127.0.0.1", parts.scheme == "smtps"
    try:
        if secure:
            session: smtplib.SMTP = smtplib.SMTP_SSL(host, parts.port or 465, timeout=TIMEOUT, context=ssl.create_default_context())
        else:
            session = smtplib.SMTP(host, parts.port or 25, timeout=TIMEOUT)
        if parse_qs(parts.query).get("starttls"):
            session.starttls(context=ssl.create_default_context())
        session.ehlo_or_helo_if_needed()
        if parts.username:
            session.login(unquote(parts.username), unquote(parts.password or ""))
    except smtplib.SMTPAuthenticationError as error:
        raise ChannelDown(
            "email.login_refused", f"The mail server at {host} refused the login.", "Check the user and secret in ACCORD_SMTP_URL."
        ) from error
    except (OSError, smtplib.SMTPException) as error:
        raise ChannelDown(
            "email.server_unreachable",
            f"The mail server at {host}:{parts.port or 25} does not answer; the messages stay queued.",
            "Start it or correct ACCORD_SMTP_URL, then send again.",
        ) from error
    return session


def hand_over(session: smtplib.SMTP, *, sender: str, recipient: str, mail: bytes) -> tuple[Outcome, str]:
    """Give one mail to the server: what it answers, and its code. Raises Lost, InDoubt, ChannelDown where the sender is refused."""
    try:
        said = _envelope(session, sender, recipient)
        if said[0] != DATA:
            return outcome_of(said)
        session.send(mail + b".\r\n")
    except (OSError, smtplib.SMTPServerDisconnected) as error:
        raise Lost from error
    try:
        return outcome_of(session.getreply())
    except (OSError, smtplib.SMTPServerDisconnected) as error:
        raise InDoubt from error


def outcome_of(said: Said) -> tuple[Outcome, str]:
    """Taken, later, no such address, or rejected; with the code and the enhanced status (RFC 3463), never the server's text."""
    code, text = said
    enhanced = _ENHANCED.match(text)
    detail = f"{code} {enhanced[1].decode()}" if enhanced else str(code)
    if 200 <= code < 300:
        return Outcome.SENT, detail
    if code < 500:
        return Outcome.TRY_LATER, detail
    return (Outcome.BOUNCED if is_dead_address(detail) else Outcome.REJECTED), detail


def is_dead_address(status: str) -> bool:
    """Whether a server's status says that the address does not exist: 5.1.x for the mailbox or its domain (RFC 3463, 3.2)."""
    return bool(_DEAD_ADDRESS.match(status))


def _envelope(session: smtplib.SMTP, sender: str, recipient: str) -> Said:
    """MAIL, RCPT and DATA, in one go where the server allows it (RFC 2920); the first refusal, or the 354 that opens DATA."""
    commands = (f"MAIL FROM:<{sender}>", f"RCPT TO:<{recipient}>", "DATA")
    if session.has_extn("pipelining"):
        session.send("".join(f"{command}\r\n" for command in commands))
        replies = [session.getreply() for _ in commands]
    else:
        replies = []
        for command in commands:
            replies.append(session.docmd(command))
            if replies[-1][0] >= 400:
                break
    _check_sender(replies[0], sender)
    refused = next((said for said in replies if said[0] >= 400), None)
    if refused is None:
        return replies[-1]
    if replies[-1][0] == DATA:
        session.send(".\r\n")  # the server opened DATA though it had no recipient: an empty end closes it (RFC 2920, 3.1)
        session.getreply()
    if refused[0] != CLOSING:
        session.rset()
    return refused


def _check_sender(said: Said, sender: str) -> None:
    if said[0] >= 500:
        raise ChannelDown(
            "email.sender_refused", f"The mail server refuses mail from {sender} ({said[0]}).", "Correct the sender's address."
        )
