"""Signed addresses: what a person follows out of a message, and answers to. Each says one touch and opens for one use only."""

import base64
from datetime import datetime
from uuid import UUID

from django.conf import settings

from accord.kernel.errors import AccordError
from accord.kernel.tokens import open_token, sign

CLICK, UNSUBSCRIBE, PREFERENCES, REPLY, WHY, RECEIPT = "click", "unsubscribe", "preferences", "reply", "why", "receipt"


def click_link(touch_id: UUID, link: int) -> str:
    """The address that counts a click on the message's link number `link`, then leads there."""
    return f"{settings.ACCORD_BASE_URL}/l/{sign(CLICK, {'': _short(touch_id), 'l': link}, key=settings.ACCORD_TOKEN_KEY)}"


def unsubscribe_link(touch_id: UUID) -> str:
    """The address that ends this kind of message: GET asks, POST acts."""
    return f"{settings.ACCORD_BASE_URL}/u/{sign(UNSUBSCRIBE, {'': _short(touch_id)}, key=settings.ACCORD_TOKEN_KEY)}"


def preference_link(customer_id: int) -> str:
    """The address of a person's preference centre."""
    return f"{settings.ACCORD_BASE_URL}/preferences/{sign(PREFERENCES, {'c': customer_id}, key=settings.ACCORD_TOKEN_KEY)}"


def why_link(touch_id: UUID) -> str:
    """The address that says why the person received this message."""
    return f"{settings.ACCORD_BASE_URL}/why/{sign(WHY, {'': _short(touch_id)}, key=settings.ACCORD_TOKEN_KEY)}"


def receipt_link(receipt_id: UUID) -> str:
    """The address of a consent receipt."""
    return f"{settings.ACCORD_BASE_URL}/receipts/{sign(RECEIPT, {'': _short(receipt_id)}, key=settings.ACCORD_TOKEN_KEY)}"


def reply_address(touch_id: UUID, reply_domain: str) -> str:
    """Where an answer finds its message: the part before the @ stays within the 64 octets of RFC 5321, 4.5.3.1.1."""
    return f"r+{sign(REPLY, {'': _short(touch_id)}, key=settings.ACCORD_TOKEN_KEY)}@{reply_domain}"


def clicked(token: str, *, now: datetime) -> tuple[UUID, int]:
    """The touch and the link number of a click token. Raises AccordError `token.invalid`."""
    content = open_token(CLICK, token, key=settings.ACCORD_TOKEN_KEY, now=now)
    return _long(content[""]), int(content["l"])


def touch_to_end(token: str, *, now: datetime) -> UUID:
    """The touch of an unsubscribe token. Raises AccordError `token.invalid`."""
    return _long(open_token(UNSUBSCRIBE, token, key=settings.ACCORD_TOKEN_KEY, now=now)[""])


def touch_explained(token: str, *, now: datetime) -> UUID:
    """The touch of a why token. Raises AccordError `token.invalid`."""
    return _long(open_token(WHY, token, key=settings.ACCORD_TOKEN_KEY, now=now)[""])


def receipt_opened(token: str, *, now: datetime) -> UUID:
    """The receipt of a receipt token. Raises AccordError `token.invalid`."""
    return _long(open_token(RECEIPT, token, key=settings.ACCORD_TOKEN_KEY, now=now)[""])


def answered_touch(token: str, *, now: datetime) -> UUID | None:
    """The touch of a reply token or of a Message-ID's left half (a touch id in clear); None where it is neither."""
    try:
        return _long(open_token(REPLY, token, key=settings.ACCORD_TOKEN_KEY, now=now)[""]) if "." in token else UUID(token)
    except (AccordError, ValueError):
        return None


def _short(touch_id: UUID) -> str:
    return base64.urlsafe_b64encode(touch_id.bytes)[:22].decode()


def _long(short: str) -> UUID:
    return UUID(bytes=base64.urlsafe_b64decode(f"{short}=="))
