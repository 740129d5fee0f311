"""What a channel must be able to do. Adapters implement it; `project` registers them."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Protocol

from accord.catalogue.types import Channel as ChannelName
from accord.delivery.types import DeliveryResult, Inbound, Outgoing


class Channel(Protocol):
    """A way out of the house, and back in. Owns no tables and no pages."""

    name: ChannelName

    def deliver(self, messages: Sequence[Outgoing]) -> Iterable[DeliveryResult]:
        """Try each message once, in order; one result each. A failure of one never loses the others."""
        ...

    def receive(self, body: bytes, headers: Mapping[str, str], *, now: datetime) -> Sequence[Inbound]:
        """Read what the channel's provider posted to our webhook. Raises AccordError `webhook.unreadable`."""
        ...


_registry: dict[ChannelName, Channel] = {}


def register_channel(channel: Channel) -> None:
    """Make `channel` the way messages of its name leave; the last one registered wins."""
    _registry[channel.name] = channel


def channel_for(name: ChannelName) -> Channel | None:
    """The adapter registered for this channel, if any."""
    return _registry.get(name)
