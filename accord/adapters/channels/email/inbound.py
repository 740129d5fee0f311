"""Mails that come in: what they are, and which of our messages they answer."""

import hashlib
import html
import re
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from email import message_from_bytes, policy
from email.message import EmailMessage, Message
from email.utils import getaddresses, parsedate_to_datetime

from accord.adapters.channels.email.smtp import is_dead_address
from accord.catalogue.types import Channel
from accord.delivery.types import Inbound, InboundKind
from accord.kernel.errors import AccordError

LONGEST_TEXT = 20_000
_TAG = re.compile(r"<(script|style)\b.*?</\1>|<[^>]*>", re.IGNORECASE | re.DOTALL)
_MESSAGE_ID = re.compile(r"<([^<>@\s]+)@[^<>\s]+>")


def read_inbound(body: bytes, *, now: datetime) -> Sequence[Inbound]:
    """One raw mail as what it says. Raises AccordError `webhook.unreadable` where it is no mail."""
    mail = message_from_bytes(body, policy=policy.default)
    if not isinstance(mail, EmailMessage) or not (mail["From"] or mail["To"]):
        raise AccordError("webhook.unreadable", "This is not a mail.", "Post the raw message (RFC 5322) as the body.")
    key = f"mail:{hashlib.blake2b(body, digest_size=16).hexdigest()}"
    kind, token = _report(mail) or (_reply_kind(mail), _token(mail))
    text = _text(mail) if kind is InboundKind.REPLY else ""
    return (Inbound(Channel.EMAIL, kind, token, key, _moment(mail, now), text=text),)


def _report(mail: EmailMessage) -> tuple[InboundKind, str] | None:
    """What a machine reports of one of our mails: a bounce or delivery (RFC 3464), a complaint (RFC 5965)."""
    if mail.get_content_type() != "multipart/report":
        return None
    token = _token_of_original(mail)
    if mail.get_param("report-type") == "feedback-report":
        return InboundKind.COMPLAINT, token
    for fields in _status_fields(mail):
        action, status = str(fields.get("Action", "")).lower(), str(fields.get("Status", "")).strip()
        if action == "delivered":
            return InboundKind.DELIVERED, token
        if action == "failed" and is_dead_address(status):
            return InboundKind.BOUNCED_HARD, token
        if action:
            return InboundKind.BOUNCED_SOFT, token
    return InboundKind.AUTO_REPLY, token


def _status_fields(mail: EmailMessage) -> Iterator[Message]:
    for part in mail.walk():
        if part.get_content_type() == "message/delivery-status":
            yield from part.get_payload()  # type: ignore[misc]


def _token_of_original(mail: EmailMessage) -> str:
    """The left half of the Message-ID of the mail that is reported on: the touch it was."""
    for part in mail.walk():
        if part.get_content_type() == "message/rfc822":
            found = _message_ids(str(part.get_payload(0)["Message-ID"]))  # type: ignore[index]
        elif part.get_content_type() == "text/rfc822-headers":
            found = _message_ids(part.get_payload(decode=True).decode(errors="replace"))  # type: ignore[union-attr]
        else:
            continue
        if found:
            return found[0]
    return _token(mail)


def _reply_kind(mail: EmailMessage) -> InboundKind:
    """Whether a person wrote it (RFC 3834: machines say `Auto-Submitted`)."""
    automatic = str(mail.get("Auto-Submitted", "no")).strip().lower() != "no"
    bulk = str(mail.get("Precedence", "")).strip().lower() in ("bulk", "auto_reply", "junk")
    machine = automatic or bulk or "X-Autoreply" in mail or mail.get("Return-Path") == "<>"
    return InboundKind.AUTO_REPLY if machine else InboundKind.REPLY


def _token(mail: EmailMessage) -> str:
    """The token of `r+TOKEN@`, else the touch of the mail it answers."""
    fields = ("X-Original-To", "Delivered-To", "To", "Cc")
    for _, address in getaddresses([str(value) for name in fields for value in mail.get_all(name, [])]):
        if address.startswith("r+"):
            return address[2:].rpartition("@")[0]
    return next(iter(_message_ids(f"{mail.get('In-Reply-To', '')} {mail.get('References', '')}")), "")


def _message_ids(text: str) -> list[str]:
    return _MESSAGE_ID.findall(text)


def _text(mail: EmailMessage) -> str:
    """What the person wrote: without the lines they quote, as plain text."""
    part = mail.get_body(preferencelist=("plain", "html"))
    if part is None:
        return ""
    try:
        content = str(part.get_content())
    except (LookupError, UnicodeDecodeError):
        content = part.get_payload(decode=True).decode("utf-8", "replace")  # type: ignore[union-attr]
    if part.get_content_type() == "text/html":
        content = html.unescape(_TAG.sub(" ", content))
    own = [line.rstrip() for line in content.splitlines() if not line.startswith(">")]
    return "\n".join(own).strip()[:LONGEST_TEXT]


def _moment(mail: EmailMessage, now: datetime) -> datetime:
    """When it was written; never in the future, and now where the mail does not say."""
    try:
        moment = parsedate_to_datetime(str(mail["Date"]))
    except (TypeError, ValueError):
        return now
    return min(now, moment if moment.tzinfo else moment.replace(tzinfo=UTC))
