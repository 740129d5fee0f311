"""Headers that every message carries."""

from uuid import UUID


def message_id_of(touch_id: UUID, reply_domain: str) -> str:
    """The same for every attempt, so that a server that got it twice can tell (RFC 5322, 3.6.4)."""
    return f"<{touch_id}@{reply_domain}>"


def unsubscribe_headers(link: str) -> dict[str, str]:
    """One-click unsubscribe (RFC 8058): the mail program POSTs `List-Unsubscribe=One-Click` to the link."""
    return {"List-Unsubscribe": f"<{link}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}
