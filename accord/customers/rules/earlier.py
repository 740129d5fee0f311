"""The past from the present: a customer and its contact points as they were known at a moment."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from accord.customers.types import Change, ContactPoint, ContactPointStatus, Customer, CustomerKind, CustomerStatus

ADDED = "added"
"""The field of a change that tells when something was taken in; it had no value before."""

WATCHED = ("kind", "status", "country", "region")
"""What permission rests on of a customer; of a contact point it is the status."""

_READ = {"kind": CustomerKind, "status": CustomerStatus, "country": str, "region": str}


def customer_as_known(customer: Customer, changes: Sequence[Change], known_at: datetime) -> Customer | None:
    """The customer as known at `known_at`, None before it was taken in; `changes` are its own, of any time after."""
    said = _said(changes, None, known_at)
    if ADDED in said:
        return None
    return replace(customer, **{name: _READ[name](value) for name, value in said.items()}) if said else customer


def point_as_known(point: ContactPoint, changes: Sequence[Change], known_at: datetime) -> ContactPoint | None:
    """A contact point as known at `known_at`, None before it was taken in."""
    said = _said(changes, point.id, known_at)
    if ADDED in said:
        return None
    return replace(point, status=ContactPointStatus(said["status"])) if "status" in said else point


def _said(changes: Iterable[Change], contact_point_id: int | None, known_at: datetime) -> dict[str, str]:
    """What each field said then, where it says something else now: the first change after the moment tells."""
    after = [change for change in changes if change.contact_point_id == contact_point_id and change.until > known_at]
    return {change.field: change.value for change in sorted(after, key=lambda one: (one.until, one.id), reverse=True)}
