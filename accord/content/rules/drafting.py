"""From what an author wrote to what may be reviewed: compiled, slots settled, disclosures checked."""

import html
from collections.abc import Mapping
from dataclasses import dataclass

from accord.catalogue.types import Channel, Label
from accord.content.rules.compiling import compile_mjml
from accord.content.rules.disclosures import Wording, check_disclosures
from accord.content.rules.slots import SlotUse, fallbacks_of, settle, slots_in
from accord.content.types import Slot
from accord.kernel.errors import AccordError


@dataclass(frozen=True, slots=True)
class Manuscript:
    """What an author wrote. Only an e-mail has a subject and MJML; talking points are `text`, one a line.

    `service`: a bare service letter, which answers a request.
    """

    channel: Channel
    label: Label
    subject: str
    mjml: str
    text: str
    disclosures: frozenset[str]
    service: bool = False


@dataclass(frozen=True, slots=True)
class Prepared:
    """What is stored and, once approved, sent."""

    subject: str
    body_html: str
    body_text: str
    slots: tuple[Slot, ...]
    fallbacks: Mapping[str, str]


def prepare(manuscript: Manuscript, *, fixed: Mapping[str, str]) -> Prepared:
    """The stored form. `fixed` gives the value of each fixed slot; '' where there is none.

    Raises AccordError `content.text_missing`, `content.subject_*`, `content.mjml_*`, `content.markup`, `content.slot_*`,
    `content.fallback_*`, `content.disclosure_missing`.
    """
    _check_parts(manuscript)
    uses = _uses_in(manuscript, fixed)
    fallbacks = fallbacks_of(uses)
    text = settle(manuscript.text.strip(), fixed)
    body_html = compile_mjml(settle(manuscript.mjml, _escaped(fixed))) if manuscript.mjml else ""
    subject = settle(manuscript.subject.strip(), fixed)
    parts = (html.unescape(settle(manuscript.mjml, fixed)), text) if body_html else (text,)
    wording = Wording(parts, fixed)
    check_disclosures(
        manuscript.disclosures, wording, channel=manuscript.channel, label=manuscript.label, service=manuscript.service
    )
    slots = tuple(slot for slot in Slot if any(use.name == slot for use in uses))
    return Prepared(subject, body_html, text, slots, fallbacks)


def _check_parts(manuscript: Manuscript) -> None:
    is_mail = manuscript.channel is Channel.EMAIL
    if not manuscript.text.strip():
        raise AccordError("content.text_missing", "There is no text.", "Every e-mail has a text part, every visit a talking point.")
    if is_mail and not manuscript.subject.strip():
        raise AccordError("content.subject_missing", "The e-mail has no subject.", "Give it one.")
    if "\n" in manuscript.subject or "\r" in manuscript.subject:
        raise AccordError("content.subject_lines", "The subject runs over several lines.", "Keep it to one.")
    if is_mail and not manuscript.mjml.strip():
        raise AccordError("content.mjml_missing", "The e-mail has no MJML.", "Write it, or let compose_mjml set it.")
    if not is_mail and (manuscript.mjml or manuscript.subject):
        raise AccordError("content.mjml_unused", "Only an e-mail has a subject and MJML.", "Leave them empty.")


def _uses_in(manuscript: Manuscript, fixed: Mapping[str, str]) -> tuple[SlotUse, ...]:
    uses = slots_in(manuscript.subject) + slots_in(manuscript.mjml) + slots_in(manuscript.text)
    for use in uses:
        if fixed.get(use.name) == "":
            raise AccordError(
                "content.slot_empty", f"Line {use.line}: nothing is known to stand in '{use.name}'.", "Leave the slot out."
            )
    return uses


def _escaped(fixed: Mapping[str, str]) -> dict[str, str]:
    return {slot: html.escape(value) for slot, value in fixed.items()}
