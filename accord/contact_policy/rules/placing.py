"""Whether a contact still fits, and when."""

from collections.abc import Callable, Sequence
from datetime import date, datetime

from accord.contact_policy.rules.caps import Contact, full_cap
from accord.contact_policy.rules.quiet_hours import next_allowed
from accord.contact_policy.types import ContactRequest, PolicyCode, PolicyRefusal


def place_contact(
    request: ContactRequest, contacts: Sequence[Contact], *, is_holiday: Callable[[date], bool]
) -> datetime | PolicyRefusal:
    """The moment for this contact beside the person's other `contacts`: as planned, or when quiet hours end; else why not."""
    paused = request.pause_until
    if paused is not None and request.planned_at < paused:
        return _refusal(request, PolicyCode.PAUSED, "The person asked for a pause.", "person", paused)
    moment = next_allowed(request.planned_at, zone=request.time_zone, quiet=request.quiet_hours, is_holiday=is_holiday)
    if moment is None:
        return _refusal(request, PolicyCode.QUIET_HOURS, "No hour of any day is open.")
    cap = full_cap(request.caps, contacts, channel=request.channel, moment=moment, zone=request.time_zone)
    if cap is None:
        return moment
    where = "on all channels" if cap.channel is None else f"on {cap.channel}"
    words = f"{cap.contacts} contacts {where} in {cap.days} days are already made or planned."
    code = PolicyCode.CAP_REACHED if cap.contacts else PolicyCode.CHANNEL_OFF
    return _refusal(request, code, words, cap.origin)


def refuse_now(request: ContactRequest, contacts: Sequence[Contact], *, is_holiday: Callable[[date], bool]) -> PolicyRefusal | None:
    """What stands against this contact at the very moment it is planned for; quiet hours say until when."""
    placed = place_contact(request, contacts, is_holiday=is_holiday)
    if isinstance(placed, PolicyRefusal):
        return placed
    if placed > request.planned_at:
        return _refusal(request, PolicyCode.QUIET_HOURS, "It is quiet hours where the person is.", until=placed)
    return None


def _refusal(
    request: ContactRequest, code: PolicyCode, words: str, origin: str = "", until: datetime | None = None
) -> PolicyRefusal:
    return PolicyRefusal(request.customer_id, request.channel, code, words, origin, until)
