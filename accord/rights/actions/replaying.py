"""Erasures applied again: a restored backup brings back people who were erased after it was made."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from accord.catalogue.types import Channel
from accord.consent.actions import suppress
from accord.consent.types import SuppressionCause
from accord.customers import personal as customers
from accord.rights import models
from accord.rights.actions.erasing import clear_storage, erase_customer
from accord.rights.certificates import papers, write_certificate
from accord.rights.rooms import ROOMS
from accord.rights.types import Place, Replay

REASON = "erasure {number} applied again to a database that still held the person"


def replay_erasures(*, now: datetime, user_id: int | None = None) -> Replay:
    """Read every paper in the folder `erasures` and erase again whoever is back; block again what was forgotten; compact once more.

    Whoever bears a mark of a paper (a source key, an identifier) is that person, under whatever number. Erasures whose paper was
    never written, because the process died, get it now. Papers that this installation did not sign are named and passed over.
    """
    read = [(path, content) for path, content in papers()]
    known = [content for _, content in read if content is not None]
    again = []
    for content in known:
        for customer_id in _back(content):
            erase_customer(customer_id=customer_id, reason=REASON.format(number=content["erasure"]), user_id=user_id, now=now)
            again.append(customer_id)
        _remember(content, now)
    places = clear_storage(customers_parts())
    _write_missing_papers(places, now)
    return Replay(len(known), tuple(again), tuple(path.name for path, content in read if content is None), places)


def customers_parts() -> list[Any]:
    """Every table that erasure takes rows away from."""
    return [part for room in ROOMS for part in room.PERSONAL]


def _back(content: Mapping[str, Any]) -> list[int]:
    return sorted(set(customers.find_marked(marks=frozenset(content["marks"])).values()))


@transaction.atomic
def _remember(content: Mapping[str, Any], now: datetime) -> None:
    customers.mark_erased(marks=content["marks"], now=now)
    for value, channel in content["blocks"]:
        suppress(
            cause=SuppressionCause.REQUEST,
            lookup_hash=bytes.fromhex(value),
            channel=Channel(channel) if channel else None,
            now=now,
        )


def _write_missing_papers(places: tuple[Place, ...], now: datetime) -> None:
    written = models.Certificate.objects.values("erasure")
    for erasure in models.Erasure.objects.exclude(pk__in=written):
        write_certificate(erasure, places, now=now)
