"""From an outbox row to what a channel is handed."""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from functools import lru_cache

from accord.catalogue.queries import list_senders
from accord.content.queries import values_for
from accord.content.types import PieceVersion, Slot
from accord.customers.queries import read_texts
from accord.delivery.links import click_link, preference_link, reply_address, unsubscribe_link, why_link
from accord.delivery.models import Message
from accord.delivery.rules.headers import message_id_of, unsubscribe_headers
from accord.delivery.rules.tracking import Tracked, track_links
from accord.delivery.types import Outgoing
from accord.kernel.errors import AccordError

tracked_links = lru_cache(maxsize=256)(track_links)


class Composer:
    """Makes the messages of one batch; senders and slot values are read once for all of them."""

    def __init__(self, messages: Sequence[Message], *, now: datetime) -> None:
        """Raises AccordError `vault.unreadable` where slot values cannot be opened."""
        sealed = [message.slot_values_id for message in messages if message.slot_values_id is not None]
        self._texts = read_texts(vault_text_ids=sealed)
        self._senders = {sender.id: sender for sender in list_senders()}
        self._now = now

    def compose(self, message: Message, version: PieceVersion, address: str) -> Outgoing:
        """The message as its channel gets it. Raises AccordError `content.slot_…` or `vault.erased` where it cannot be."""
        sender = self._senders[message.sender_id]
        tracked = tracked_links(version.body_html, version.body_text) if address else None
        way_out = unsubscribe_link(message.touch_id) if address and message.scopes else ""  # a bare service letter has none
        return Outgoing(
            touch_id=message.touch_id,
            customer_id=message.customer_id,
            address=address,
            message_id=message_id_of(message.touch_id, sender.reply_domain),
            sender_name=sender.name,
            sender_address=sender.from_email,
            reply_to=reply_address(message.touch_id, sender.reply_domain) if address else "",
            version_id=message.version_id,
            subject=version.subject,
            html=tracked.html if tracked else version.body_html,
            text=tracked.text if tracked else version.body_text,
            values=self._values(message, version, tracked, way_out),
            headers=unsubscribe_headers(way_out) if way_out else {},
            sent_at=self._now,
        )

    def _text(self, text_id: int) -> str:
        if text_id not in self._texts:
            raise AccordError("vault.erased", "The values of the slots were erased with the person's key.", "Nothing can be sent.")
        return self._texts[text_id]

    def _values(self, message: Message, version: PieceVersion, tracked: Tracked | None, way_out: str) -> Mapping[str, str]:
        facts: dict[str, str] = {}
        if message.slot_values_id is not None:
            facts.update(json.loads(self._text(message.slot_values_id)))
        facts["unsubscribe_url"], facts["preferences_url"] = way_out, preference_link(message.customer_id)
        if Slot.WHY_URL in version.slots:
            facts["why_url"] = why_link(message.touch_id)
        values = values_for(version=version, facts=facts)
        for number in range(len(tracked.targets) if tracked else 0):
            values[f"link_{number}"] = click_link(message.touch_id, number)
        return values
