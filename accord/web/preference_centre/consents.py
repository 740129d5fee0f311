"""A yes of the person's own: with the notice shown and a switch that started off. POST only; sent twice, it is recorded once."""

from dataclasses import replace

from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_POST

from accord.catalogue.queries import list_senders
from accord.catalogue.types import Channel, Purpose, Sender
from accord.consent.actions import create_notice, record_consents, set_preference
from accord.consent.queries import confirmation_token_for, standing_of
from accord.consent.types import (
    Actor,
    Capture,
    EvidenceDraft,
    EvidenceKind,
    Explicitness,
    FormOutcome,
    JurisdictionReason,
    Mechanism,
    Permission,
    Polarity,
    RecordType,
)
from accord.web.forms.letters import ask_to_confirm
from accord.web.preference_centre.channel import show_channel
from accord.web.preference_centre.language import TAGS
from accord.web.preference_centre.notices import CONTROL, ENDS, STARTS, may_say_yes, notice_code, offered_notice
from accord.web.preference_centre.person import Person, for_person
from accord.web.preference_centre.receipts import give_receipt
from accord.web.preference_centre.saying import said
from accord.web.preference_centre.sheet import OfferedNotice
from accord.web.preference_centre.subjects import subject_names
from accord.web.words.purposes import PURPOSE_WORDS

CODES = {tag: code for code, tag in TAGS.items()}


@require_POST
@for_person
def consent(request: HttpRequest, person: Person) -> HttpResponse:
    """Record the yes to what the form names; words that changed since they were shown, or a switch left off, record nothing."""
    form = request.POST
    try:
        channel, purpose = Channel(form.get("channel", "")), Purpose(form.get("purpose", ""))
        sender = next(one for one in list_senders() if str(one.id) == form.get("sender"))
    except (ValueError, StopIteration):
        return HttpResponseBadRequest("Unknown channel, purpose or sender.")
    topic = form.get("topic", "")
    if topic and topic not in subject_names():
        return HttpResponseBadRequest("Unknown topic.")
    permission = _permission(person, channel, purpose, sender)
    if permission is None or not may_say_yes(permission):
        return said(person, "", "preference_channel", channel=channel.value)
    with override(CODES.get(form.get("language", ""), "en")):
        notice = offered_notice(permission, sender)
    if notice.digest != form.get("notice"):
        return show_channel(
            request, person, channel, unreadable=_("The words have changed since you opened the page. Please read them again.")
        )
    if form.get("yes") != ENDS:
        return show_channel(request, person, channel, unreadable=_("Nothing was changed: turn the switch on to say yes."))
    entry = _record(person, permission, notice, sender, topic, form.get("stamp", "")[:32])
    if notice.confirm:
        token = confirmation_token_for(record_ids=[entry])
        ask_to_confirm(FormOutcome(person.customer.id, (entry,), token), now=person.now)
        return said(person, "pending", "preference_channel", channel=channel.value)
    give_receipt(person, entry, channel, about=str(PURPOSE_WORDS[purpose]))
    return said(person, "granted", "preference_channel", entry=entry, channel=channel.value)


def _permission(person: Person, channel: Channel, purpose: Purpose, sender: Sender) -> Permission | None:
    lines = standing_of(customer_id=person.customer.id, now=person.now, sender_id=sender.id)
    return next((line.permission for line in lines if (line.channel, line.purpose) == (channel, purpose)), None)


def _record(person: Person, permission: Permission, notice: OfferedNotice, sender: Sender, topic: str, stamp: str) -> int:
    question = permission.question
    notice_id = create_notice(
        code=notice_code(question.channel, question.purpose, sender),
        language=notice.language,
        text=notice.text,
        purposes=[question.purpose],
        control=CONTROL,
        control_initial=STARTS,
        jurisdiction=person.customer.country,
        now=person.now,
    )
    capture = Capture(
        customer_id=person.customer.id,
        type=RecordType.GRANTED_PENDING if notice.confirm else RecordType.GRANTED,
        polarity=Polarity.OPT_IN,
        explicitness=Explicitness.EXPLICIT,
        channel=question.channel,
        purpose=question.purpose,
        mechanism=Mechanism.TOGGLE,
        actor=Actor.SELF,
        valid_from=person.now,
        contact_point_id=question.contact_point_id,
        topic=topic,
        sender_id=sender.id,
        notice_id=notice_id,
        language=notice.language,
        control_initial=STARTS,
        control_final=ENDS,
        evidence=(EvidenceDraft(EvidenceKind.PAGE, f"{notice.text}\n{topic}".strip().encode(), captured_by="preferences"),),
        jurisdiction=person.customer.jurisdiction,
        jurisdiction_reason=JurisdictionReason.PRACTICE_ADDRESS,
        place="preferences",
        key=f"preferences:{person.customer.id}:{stamp}:yes:{question.channel}:{question.purpose}:{topic}"[:128] if stamp else "",
    )
    (entry,) = record_consents(captures=[capture], now=person.now)
    _take_back_wishes(person, question.channel, topic)
    return entry


def _take_back_wishes(person: Person, channel: Channel, topic: str) -> None:
    """Whoever says yes to a channel or a topic no longer wishes it off."""
    wish = person.preference
    topics = frozenset(off for off in wish.topics_off if not (topic == off or topic.startswith(f"{off}.")))
    newer = replace(wish, channels_off=wish.channels_off - {channel}, topics_off=topics)
    if newer != wish:
        set_preference(preference=newer, now=person.now)
