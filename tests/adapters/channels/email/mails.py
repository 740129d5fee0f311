"""A message as the e-mail channel is handed it."""

from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from accord.delivery.types import Outgoing

TOUCH = UUID("01934b5e-0000-7000-8000-000000000001")
NOW = datetime(2026, 11, 17, 6, 0, tzinfo=UTC)


def outgoing(number: int = 1, **words: Any) -> Outgoing:
    return Outgoing(
        **{
            "touch_id": UUID(int=TOUCH.int + number),
            "customer_id": number,
            "address": f"p{number}@clinic.example",
            "message_id": f"<{number}@reply.alder.example>",
            "sender_name": "Alder Medicines",
            "sender_address": "news@alder.example",
            "reply_to": "r+abc.def@reply.alder.example",
            "version_id": 1,
            "subject": "Dosing for {{family_name}}",
            "html": '<p>Dear {{family_name}},</p>\n<p>See <a href="{{link_0}}">this</a>.</p>',
            "text": "Dear {{family_name}},\n.a line that begins with a dot\nSee {{link_0}}",
            "values": {"family_name": "Okafor", "link_0": "https://a.example/l/abc.def"},
            "headers": {"List-Unsubscribe": "<https://a.example/u/x>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"},
            "sent_at": NOW,
        }
        | words
    )
