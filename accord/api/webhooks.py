"""What channels' providers tell us: receipts, replies, complaints. The channel's adapter reads it; delivery takes it in."""

from django.http import HttpRequest
from ninja import Router, Schema

from accord.access.types import ApiScope
from accord.api.errors import ErrorBody
from accord.api.keys import PasswordKey, key_with
from accord.catalogue.types import Channel
from accord.delivery.actions import receive
from accord.delivery.ports import channel_for
from accord.kernel import clock
from accord.kernel.errors import AccordError

router = Router(tags=["Webhooks"])


class ReceivedOut(Schema):
    """How many things were in the body, and how many of them belong to a message of ours."""

    received: int
    matched: int


@router.post(
    "/webhooks/{channel}",
    response={200: ReceivedOut, 400: ErrorBody, 401: ErrorBody, 403: ErrorBody, 404: ErrorBody, 413: ErrorBody},
    auth=[*key_with(ApiScope.WEBHOOKS_WRITE), PasswordKey(ApiScope.WEBHOOKS_WRITE)],
    summary="Something came back on a channel",
    operation_id="receive_webhook",
    openapi_extra={"x-scope": ApiScope.WEBHOOKS_WRITE.value},
)
def receive_webhook(request: HttpRequest, channel: str) -> ReceivedOut:
    """The body is whatever the channel's provider posts: for e-mail, a raw message. A repeat does no harm."""
    adapter = channel_for(Channel(channel)) if channel in set(Channel) else None
    if adapter is None:
        raise AccordError("webhook.channel_unknown", f"Nothing listens for '{channel}'.", "Use the name of a channel in use.")
    now = clock.now()
    inbound = adapter.receive(request.body, dict(request.headers), now=now)
    return ReceivedOut(received=len(inbound), matched=receive(inbound=inbound, now=now))
