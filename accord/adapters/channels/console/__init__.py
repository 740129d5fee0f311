"""The console twin: any channel, printed instead of sent. To look at what would leave the house."""

import sys
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import TextIO

from accord.catalogue.types import Channel
from accord.delivery.types import DeliveryResult, Inbound, Outcome, Outgoing
from accord.kernel.errors import AccordError


class ConsoleChannel:
    """Stands in for one channel."""

    def __init__(self, name: Channel, stream: TextIO | None = None) -> None:
        """Print what would leave on channel `name`, to standard output unless told otherwise."""
        self.name = name
        self._stream = stream

    def deliver(self, messages: Sequence[Outgoing]) -> Iterable[DeliveryResult]:
        """One line each: the touch, where to, the subject."""
        for message in messages:
            words = message.subject or message.text.partition("\n")[0]
            for slot, value in message.values.items():
                words = words.replace("{{" + slot + "}}", value)
            print(self.name, message.touch_id, message.address or "-", words, file=self._stream or sys.stdout)
            yield DeliveryResult(message.touch_id, Outcome.SENT)

    def receive(self, body: bytes, headers: Mapping[str, str], *, now: datetime) -> Sequence[Inbound]:
        """Nothing comes in this way. Raises AccordError `webhook.unreadable`."""
        raise AccordError("webhook.unreadable", "Nothing comes in on the console.", "Register the channel itself.")
