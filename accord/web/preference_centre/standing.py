"""What is allowed and why, channel by channel and purpose by purpose, put into plain words."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.timezone import localtime
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accord.catalogue.types import Channel, Sender
from accord.consent.queries import standing_of
from accord.consent.types import Line, Permission, Preference, Reason, ReasonCode, Status
from accord.customers.queries import contact_points_for
from accord.customers.types import ContactPoint
from accord.web.preference_centre.masking import mask
from accord.web.preference_centre.notices import out_of_reach
from accord.web.preference_centre.person import Person
from accord.web.preference_centre.sheet import ChannelSheet, Ground, PurposeLine, Words
from accord.web.words.channels import CHANNEL_WORDS
from accord.web.words.mechanisms import MECHANISM_WORDS
from accord.web.words.purposes import PURPOSE_WORDS
from accord.web.words.reasons import reason_words
from accord.web.words.statuses import STATUS_TONES, STATUS_WORDS

SAID_BY_STATUS: Mapping[Status, frozenset[ReasonCode]] = {
    Status.WAITING: frozenset({ReasonCode.PENDING}),
    Status.NOT_ASKED: frozenset({ReasonCode.NOT_ASKED}),
    Status.REFUSED: frozenset({ReasonCode.REFUSED, ReasonCode.PREFERENCE}),
    Status.WITHDRAWN: frozenset({ReasonCode.WITHDRAWN}),
    Status.LAPSED: frozenset({ReasonCode.LAPSED}),
    Status.BLOCKED_BY_REGISTER: frozenset({ReasonCode.REGISTER}),
    Status.BLOCKED_BY_LAW: frozenset({ReasonCode.PROHIBITED}),
}
"""Reasons that the status already says, so that the page does not say them twice."""

STATUS_REMARKS: Mapping[Status, Words] = {
    Status.WAITING: _("Follow the link in the message we sent you; without it, the question lapses after seven days."),
    Status.BLOCKED_BY_LAW: _("We may not ask you for it either."),
    Status.BLOCKED_BY_REGISTER: _("You can lift it at the register itself; we cannot."),
}

REVIEW_NOTES = " | "
"""Behind this the rule table keeps notes of its reviewers; the law itself stands before it."""


def lines_for(person: Person, sender: Sender | None) -> tuple[Line, ...]:
    """Where the person stands with one sender; nothing where the house has no sender yet."""
    return standing_of(customer_id=person.customer.id, now=person.now, sender_id=sender.id) if sender else ()


def channel_sheets_for(person: Person, lines: Sequence[Line]) -> tuple[ChannelSheet, ...]:
    """The lines, gathered by channel in their order."""
    points = {point.id: point for point in contact_points_for(customer_ids=[person.customer.id])[person.customer.id]}
    grouped = ((channel, tuple(group)) for channel, group in groupby(lines, key=lambda line: line.channel))
    return tuple(_channel_sheet(channel, group, points, person.preference) for channel, group in grouped)


def address_of(lines: Sequence[Line], points: Mapping[int, ContactPoint]) -> str:
    """The masked contact point that a channel would use, '' where it has none."""
    used = (points.get(line.permission.question.contact_point_id or 0) for line in lines)
    return next((mask(point) for point in used if point is not None), "")


def _channel_sheet(
    channel: Channel, lines: tuple[Line, ...], points: Mapping[int, ContactPoint], preference: Preference
) -> ChannelSheet:
    return ChannelSheet(
        channel,
        CHANNEL_WORDS[channel],
        address_of(lines, points),
        tuple(map(purpose_line, lines)),
        channel in preference.channels_off,
    )


def purpose_line(line: Line) -> PurposeLine:
    """One line in plain words."""
    permission = line.permission
    held_back = is_switched_off(permission)
    return PurposeLine(
        purpose=line.purpose,
        name=PURPOSE_WORDS[line.purpose],
        status=permission.status,
        status_words=_("Switched off by you") if held_back else STATUS_WORDS[permission.status],
        tone=STATUS_TONES[permission.status],
        allowed=permission.allowed,
        may_withdraw=permission.allowed or held_back or permission.status is Status.WAITING,
        remarks=tuple(_remarks(line)),
        grounds=tuple(Ground(rule_id, source.partition(REVIEW_NOTES)[0]) for rule_id, source in line.sources),
    )


def is_switched_off(permission: Permission) -> bool:
    """Whether nothing but the person's own wish stands against it."""
    return bool(permission.reasons) and all(reason.code is ReasonCode.PREFERENCE for reason in permission.reasons)


def _remarks(line: Line) -> Iterator[str]:
    """Since when and from where, until when, and what else is to be said, a sentence each."""
    permission = line.permission
    if line.since and line.record:
        day, origin = date_format(localtime(line.since), "DATE_FORMAT"), MECHANISM_WORDS[line.record.mechanism]
        yield gettext("Since %(day)s. Source: %(origin)s.") % {"day": day, "origin": origin}
    elif permission.allowed:
        yield gettext("The law allows it as long as you do not object.")
    if permission.valid_until:
        yield gettext("Ends on %(day)s.") % {"day": date_format(localtime(permission.valid_until), "DATE_FORMAT")}
    if permission.status in STATUS_REMARKS:
        yield str(STATUS_REMARKS[permission.status])
    elif not permission.allowed and out_of_reach(permission):
        yield gettext("Here a yes must come from this number itself, which this page cannot check.")
    why = _why(permission.status, permission.reasons)
    if why:
        yield f"{capfirst('; '.join(why))}."


def _why(status: Status, reasons: Sequence[Reason]) -> tuple[str, ...]:
    said = SAID_BY_STATUS.get(status, frozenset())
    return tuple(str(reason_words(code)) for code in dict.fromkeys(reason.code for reason in reasons) if code not in said)
