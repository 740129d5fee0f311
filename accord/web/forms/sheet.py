"""What a form shows: plain values, ready for the template."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from django.template.loader import render_to_string
from django.utils.functional import Promise

from accord.catalogue.types import Sender
from accord.consent.types import Box, CaptureForm, Notice
from accord.web.words.channels import CHANNEL_WORDS
from accord.web.words.purposes import PURPOSE_WORDS

Words = str | Promise


@dataclass(frozen=True, slots=True)
class BoxSheet:
    """One question: its number on the form, its words, the channel, and whether its control begins ticked."""

    number: int
    name: Words
    channel: Words
    ticked: bool


@dataclass(frozen=True, slots=True)
class FormSheet:
    """The whole form. `stamp` marks this showing: sent twice, it acts once. `typed` is what came back with a mistake in it."""

    code: str
    title: str
    sender: Sender
    notice: Notice
    boxes: tuple[BoxSheet, ...]
    stamp: str
    typed: dict[str, str] = field(default_factory=dict)


def box_sheets(boxes: Sequence[Box], *, ticked: AbstractSet[int] = frozenset()) -> tuple[BoxSheet, ...]:
    """The questions in plain words."""
    return tuple(
        BoxSheet(number, PURPOSE_WORDS[box.purpose], CHANNEL_WORDS[box.channel] if box.channel else "", number in ticked)
        for number, box in enumerate(boxes)
    )


def begins_ticked(form: CaptureForm, notice: Notice) -> frozenset[int]:
    """The boxes that begin ticked: all, where the notice says so, else none."""
    return frozenset(range(len(form.boxes))) if notice.control_initial == "on" else frozenset()


def page_as_shown(form: CaptureForm, notice: Notice, sender: Sender) -> bytes:
    """What was on the page before anything was typed: kept as evidence, without a word of the person's."""
    boxes = box_sheets(form.boxes, ticked=begins_ticked(form, notice))
    return render_to_string("forms/shown.html", {"sheet": FormSheet(form.code, form.title, sender, notice, boxes, "")}).encode()
