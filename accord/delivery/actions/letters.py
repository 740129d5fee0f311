"""Service letters: answers to something a person did, through permit, reservation, outbox and door like everything else."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from django.db import transaction

from accord.catalogue.queries import get_sender, list_senders
from accord.catalogue.types import Channel, Purpose, Sender
from accord.consent.actions import mint_permits
from accord.consent.queries import preferences_for, questions_for
from accord.consent.types import Ask, Permission, Permit, Question
from accord.contact_policy.actions import reserve_contacts
from accord.contact_policy.queries import requests_for
from accord.contact_policy.types import Reservation
from accord.content.actions import adopt_house_letters
from accord.content.queries import letter_versions
from accord.content.types import LetterKind, PieceVersion
from accord.customers.queries import customers_by_id
from accord.delivery.actions.queueing import queue_messages
from accord.delivery.models import Message
from accord.delivery.rules.letters import check_letter, version_for
from accord.delivery.types import MessageDraft
from accord.kernel.errors import AccordError, NotFound


@transaction.atomic
def queue_letter(
    *,
    customer_id: int,
    letter: LetterKind,
    values: Mapping[str, str],
    now: datetime,
    contact_point_id: int | None = None,
    sender_id: int | None = None,
) -> UUID:
    """Put a service letter into the outbox, by e-mail, in the person's language; its touch id.

    `values` fill its slots: `action_url` (where its button leads) and, where it says so, `about`. A letter that asks to confirm
    goes to the `contact_point_id` that was given and nowhere else, its reminder once. Without a `sender_id` the sender of the
    person's country writes, else the first. It counts under no cap, and waits for no pause.

    Raises NotFound (customer, sender), AccordError `delivery.letter_address`, `delivery.letter_repeated`,
    `delivery.letter_refused` (the person is closed, the address bounced, or the person stopped service mail) and
    `content.slot_empty`.
    """
    customer = customers_by_id(customer_ids=[customer_id]).get(customer_id)
    if customer is None:
        raise NotFound("customer")
    check_letter(letter, contact_point_id)
    sender = _sender(sender_id, customer.country)
    versions = _versions(letter, sender, now)
    if letter is LetterKind.CONFIRM_REMINDER:
        _check_first_reminder(customer_id, contact_point_id, versions, _versions(LetterKind.CONFIRM, sender, now))
    wish = preferences_for(customer_ids=[customer_id]).get(customer_id)
    version = version_for(versions, known=customer.language, wished=wish.language if wish else "")
    permit = _permit(customer_id, contact_point_id, sender, now)
    (place,) = reserve_contacts(requests=requests_for(permits=[permit], planned_at=[now]), now=now)
    if not isinstance(place, Reservation):
        raise AccordError("delivery.letter_refused", f"The letter has no place: {place.words}", "Look at the person's page.")
    queue_messages(drafts=[MessageDraft(permit, place, version.id, values, now, "")], now=now)
    return place.touch_id


def _sender(sender_id: int | None, country: str) -> Sender:
    if sender_id is not None:
        return get_sender(sender_id=sender_id)
    nearest = sorted(list_senders(), key=lambda sender: (sender.country != country, sender.id))
    if not nearest:
        raise NotFound("sender")
    return nearest[0]


def _versions(letter: LetterKind, sender: Sender, now: datetime) -> list[PieceVersion]:
    """The letter as it stands; a sender who never wrote one takes the house's letters into use now."""
    there = letter_versions(letter=letter, sender=sender)
    if there:
        return there
    adopt_house_letters(sender_id=sender.id, now=now)
    return letter_versions(letter=letter, sender=sender)


def _permit(customer_id: int, contact_point_id: int | None, sender: Sender, now: datetime) -> Permit:
    ask = Ask(Channel.EMAIL, Purpose.SERVICE, frozenset(), "", sender.id)
    (question,) = questions_for(customer_ids=[customer_id], asks=[ask], send_at=now, known_at=now)
    (answer,) = mint_permits(questions=[_at(question, contact_point_id)], now=now)
    if isinstance(answer, Permission):
        words = " ".join(reason.words for reason in answer.reasons)
        raise AccordError("delivery.letter_refused", f"This letter may not be sent. {words}", "Look at the person's page.")
    return answer


def _at(question: Question, contact_point_id: int | None) -> Question:
    return question if contact_point_id is None else replace(question, contact_point_id=contact_point_id)


def _check_first_reminder(
    customer_id: int, contact_point_id: int | None, reminders: Sequence[PieceVersion], requests: Sequence[PieceVersion]
) -> None:
    """One reminder at most follows a request to confirm (PERMISSION 3.4)."""
    sent = Message.objects.filter(customer_id=customer_id, contact_point_id=contact_point_id).order_by("-queued_at", "-touch_id")
    asked = sent.filter(version__piece__code=requests[0].piece_code).first()
    reminded = sent.filter(version__piece__code=reminders[0].piece_code).first()
    if asked is None or (reminded is not None and reminded.queued_at >= asked.queued_at):
        raise AccordError(
            "delivery.letter_repeated", "There is nothing to remind of, or the one reminder is sent.", "Wait for the person."
        )
