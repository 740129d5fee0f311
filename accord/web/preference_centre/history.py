"""What happened: each yes and no on record with its receipt, and the last contacts with the reason for each."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accord.catalogue.queries import list_senders
from accord.catalogue.types import Channel
from accord.consent.queries import records_for
from accord.consent.types import ConsentRecord, Polarity
from accord.delivery.queries import why_link_for
from accord.interactions.queries import touches_for
from accord.interactions.types import Touch
from accord.web.preference_centre.person import Person, for_person
from accord.web.preference_centre.receipts import receipt_urls
from accord.web.preference_centre.sheet import Words
from accord.web.preference_centre.shown import show
from accord.web.preference_centre.subjects import subject_names
from accord.web.words.channels import CHANNEL_WORDS
from accord.web.words.mechanisms import MECHANISM_WORDS
from accord.web.words.purposes import PURPOSE_WORDS
from accord.web.words.records import GRADE_WORDS, POLARITY_TONES, RECORD_WORDS

SHOWN_FIRST = 10
SENT = frozenset({Channel.EMAIL, Channel.SMS, Channel.CHAT_APP})


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the ledger in plain words; `about` says what it reaches, part by part."""

    id: int
    what: Words
    tone: str
    about: tuple[Words, ...]
    origin: Words
    proof: Words
    happened_at: datetime
    recorded_at: datetime
    until: datetime | None
    receipt: str


@dataclass(frozen=True, slots=True)
class PastContact:
    """One contact: by which channel, about what, why it was made."""

    touch_id: UUID
    channel: str
    name: Words
    subject: str
    purpose: Words
    occurred_at: datetime
    why: str


@require_safe
@for_person
def history(request: HttpRequest, person: Person) -> HttpResponse:
    """The record and the contacts, newest first."""
    names = subject_names()
    senders = {sender.id: sender.name for sender in list_senders()}
    receipts = receipt_urls(person)
    entries = [
        _entry(record, senders, names, receipts.get(record.id, "")) for record in records_for(customer_id=person.customer.id)
    ]
    contacts = [_contact(touch, names) for touch in touches_for(customer_id=person.customer.id)]
    values: dict[str, Any] = {
        "first_entries": entries[:SHOWN_FIRST],
        "older_entries": entries[SHOWN_FIRST:],
        "first_contacts": contacts[:SHOWN_FIRST],
        "older_contacts": contacts[SHOWN_FIRST : 10 * SHOWN_FIRST],
    }
    return show(request, person, "history", **values)


def _entry(record: ConsentRecord, senders: Mapping[int, str], names: Mapping[str, str], receipt: str) -> Entry:
    about = (
        CHANNEL_WORDS[record.channel] if record.channel else _("Every channel"),
        PURPOSE_WORDS[record.purpose] if record.purpose else _("every purpose"),
        names.get(record.topic, record.topic),
        senders.get(record.sender_id, "") if record.sender_id else _("every sender"),
    )
    return Entry(
        record.id,
        RECORD_WORDS[record.type],
        POLARITY_TONES[record.polarity],
        tuple(part for part in about if part),
        MECHANISM_WORDS[record.mechanism],
        GRADE_WORDS[record.grade] if record.polarity is Polarity.OPT_IN else "",
        record.valid_from,
        record.recorded_at,
        record.valid_to,
        receipt,
    )


def _contact(touch: Touch, names: Mapping[str, str]) -> PastContact:
    subject = names.get(touch.topic) or names.get(touch.brand_code) or ""
    return PastContact(
        touch.touch_id,
        touch.channel.value,
        CHANNEL_WORDS[touch.channel],
        subject,
        PURPOSE_WORDS[touch.purpose],
        touch.occurred_at,
        urlsplit(why_link_for(touch_id=touch.touch_id)).path if touch.channel in SENT else "",
    )
