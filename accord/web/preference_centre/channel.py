"""One channel: what may come by it, since when and on what ground, with a yes or a no for each purpose."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from accord.catalogue.types import Channel, Sender
from accord.consent.queries import permissions_for, records_for
from accord.consent.types import Line
from accord.web.preference_centre.limits import limits_for
from accord.web.preference_centre.notices import may_say_yes, offered_notice
from accord.web.preference_centre.person import Person, for_person
from accord.web.preference_centre.senders import chosen_sender, senders_for
from accord.web.preference_centre.sheet import NarrowerLine, PurposeLine
from accord.web.preference_centre.shown import show
from accord.web.preference_centre.standing import channel_sheets_for, lines_for, purpose_line
from accord.web.preference_centre.subjects import subject_names, subjects_for
from accord.web.words.statuses import STATUS_TONES, STATUS_WORDS


@require_safe
@for_person
def channel(request: HttpRequest, person: Person, channel: str) -> HttpResponse:
    """The page of one channel."""
    return show_channel(request, person, channel)


def show_channel(request: HttpRequest, person: Person, name: str, *, unreadable: str = "") -> HttpResponse:
    """The page of a channel by its name; Http404 where the grid has none of that name."""
    senders = senders_for(person)
    sender = chosen_sender(request, senders)
    lines = lines_for(person, sender)
    sheets = {sheet.channel: sheet for sheet in channel_sheets_for(person, lines)}
    if name not in sheets or sender is None:
        raise Http404
    asked = [line for line in lines if line.channel == name]
    subjects = subjects_for(sender)
    values: dict[str, Any] = {
        "sender": sender,
        "channel": replace(sheets[Channel(name)], lines=_lines(person, sender, asked)),
        "others": [sheet for sheet in sheets.values() if sheet.channel != name],
        "subjects": subjects,
        "can_narrow": bool(subjects) or len(senders) > 1,
        "most": limits_for(person, lines).most(Channel(name), person.preference.contacts_per_month),
    }
    return show(request, person, "channel", senders=senders, unreadable=unreadable, **values)


def _lines(person: Person, sender: Sender, lines: Sequence[Line]) -> tuple[PurposeLine, ...]:
    narrower = _narrower(person, lines)
    return tuple(
        replace(
            purpose_line(line),
            notice=offered_notice(line.permission, sender) if may_say_yes(line.permission) else None,
            narrower=narrower[line.purpose],
        )
        for line in lines
    )


def _narrower(person: Person, lines: Sequence[Line]) -> dict[str, tuple[NarrowerLine, ...]]:
    """For each purpose, where the topics stand that the person once spoke of. A constant number of queries."""
    topics = sorted({record.topic for record in records_for(customer_id=person.customer.id) if record.topic})
    names = subject_names() if topics else {}
    asked = [(line, topic) for line in lines for topic in topics]
    answers = permissions_for(questions=[replace(line.permission.question, topic=topic) for line, topic in asked]) if asked else []
    found: dict[str, tuple[NarrowerLine, ...]] = {line.purpose: () for line in lines}
    for (line, topic), answer in zip(asked, answers, strict=True):
        if answer.allowed != line.permission.allowed:
            words, tone = STATUS_WORDS[answer.status], STATUS_TONES[answer.status]
            found[line.purpose] += (NarrowerLine(topic, names.get(topic, topic), words, tone, answer.allowed),)
    return found
