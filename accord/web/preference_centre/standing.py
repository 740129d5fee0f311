"""What is held and why, channel by channel and purpose by purpose, put into plain words."""

from collections.abc import Mapping, Sequence
from itertools import groupby

from django.utils.translation import gettext_lazy as _

from accord.catalogue.types import Channel, Sender
from accord.consent.types import ConsentRecord, Line, Preference, Reason, ReasonCode, Status
from accord.customers.types import ContactPoint, Customer
from accord.web.preference_centre.masking import mask
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

REVIEW_NOTES = " | "
"""Behind this the rule table keeps notes of its reviewers; the law itself stands before it."""


def sender_for(customer: Customer, records: Sequence[ConsentRecord], senders: Sequence[Sender]) -> Sender | None:
    """The sender the page speaks for: the one the newest record names, else the one of the person's country, else the first."""
    named = next((record.sender_id for record in records if record.sender_id is not None), None)
    by_nearness = sorted(senders, key=lambda sender: (sender.id != named, sender.country != customer.country, sender.id))
    return next(iter(by_nearness), None)


def channel_sheets_of(
    lines: Sequence[Line], points: Mapping[int, ContactPoint], preference: Preference
) -> tuple[ChannelSheet, ...]:
    """The lines, gathered by channel in their order."""
    grouped = ((channel, tuple(group)) for channel, group in groupby(lines, key=lambda line: line.channel))
    return tuple(_channel_sheet(channel, group, points, preference) for channel, group in grouped)


def _channel_sheet(
    channel: Channel, lines: tuple[Line, ...], points: Mapping[int, ContactPoint], preference: Preference
) -> ChannelSheet:
    used = (points.get(line.permission.question.contact_point_id or 0) for line in lines)
    address = next((mask(point) for point in used if point is not None), "")
    return ChannelSheet(
        channel, CHANNEL_WORDS[channel], address, tuple(map(_purpose_line, lines)), channel in preference.channels_off
    )


def _purpose_line(line: Line) -> PurposeLine:
    permission = line.permission
    switched_off = bool(permission.reasons) and all(reason.code is ReasonCode.PREFERENCE for reason in permission.reasons)
    return PurposeLine(
        purpose=line.purpose,
        name=PURPOSE_WORDS[line.purpose],
        status=permission.status,
        status_words=_("Switched off by you") if switched_off else STATUS_WORDS[permission.status],
        tone=STATUS_TONES[permission.status],
        allowed=permission.allowed,
        may_withdraw=permission.allowed or switched_off,
        since=line.since,
        until=permission.valid_until,
        origin=MECHANISM_WORDS[line.record.mechanism] if line.record else "",
        why=_why(permission.status, permission.reasons),
        grounds=tuple(Ground(rule_id, source.partition(REVIEW_NOTES)[0]) for rule_id, source in line.sources),
    )


def _why(status: Status, reasons: Sequence[Reason]) -> tuple[Words, ...]:
    said = SAID_BY_STATUS.get(status, frozenset())
    return tuple(reason_words(code) for code in dict.fromkeys(reason.code for reason in reasons) if code not in said)
