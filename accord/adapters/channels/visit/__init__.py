"""Visits: a message becomes a suggestion on the rep's page."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from accord.catalogue.types import Channel
from accord.delivery.types import DeliveryResult, Inbound, Outcome, Outgoing
from accord.kernel import clock
from accord.kernel.errors import AccordError


class VisitChannel:
    """Hands visits over to the reps; what became of them they say on their page."""

    name = Channel.VISIT

    def deliver(self, messages: Sequence[Outgoing]) -> Iterable[DeliveryResult]:
        """Show the suggestions, all at once; the visit itself is still to come."""
        from accord.decisions.actions import post_suggestions  # the planner is heavy; whoever only serves pages need not load it

        moments = [message.sent_at for message in messages if message.sent_at is not None]
        post_suggestions(touch_ids=[message.touch_id for message in messages], now=max(moments, default=clock.now()))
        return [DeliveryResult(message.touch_id, Outcome.HANDED_OVER) for message in messages]

    def receive(self, body: bytes, headers: Mapping[str, str], *, now: datetime) -> Sequence[Inbound]:
        """Nothing comes in this way. Raises AccordError `webhook.unreadable`."""
        raise AccordError("webhook.unreadable", "Visits are reported on the rep's page.", "Post to another channel.")
