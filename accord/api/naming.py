"""Whom a caller means."""

from typing import Annotated

from ninja import Path

from accord.catalogue.queries import find_sender, list_senders
from accord.catalogue.types import Sender
from accord.kernel.errors import AccordError

Reference = Annotated[str, Path(description="Our id, or `scheme:value` such as `npi:1003000142`.")]


def sender_named(code: str) -> Sender:
    """The sender of this code; '' is the only one there is. Raises NotFound, AccordError `api.sender_missing`."""
    if code:
        return find_sender(code=code)
    senders = list_senders()
    if len(senders) != 1:
        raise AccordError("api.sender_missing", f"There are {len(senders)} senders.", "Name one as `sender`.")
    return senders[0]
