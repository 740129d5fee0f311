"""Withdrawal: one click ends a purpose on a channel, a channel, a purpose everywhere, a topic, or everything. POST only."""

from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.views.decorators.http import require_POST

from accord.catalogue.queries import list_senders
from accord.catalogue.types import Channel, Purpose
from accord.consent.actions import withdraw
from accord.consent.types import Actor, Mechanism, Withdrawal
from accord.delivery.actions import cancel_forbidden
from accord.web.preference_centre.person import Person, for_person
from accord.web.preference_centre.receipts import give_receipt
from accord.web.preference_centre.saying import said
from accord.web.preference_centre.subjects import subject_names

SCOPE = ("channel", "purpose", "topic", "sender")


@require_POST
@for_person
def withdrawal(request: HttpRequest, person: Person) -> HttpResponse:
    """Withdraw what the form names, from every sender unless it names one; a form that names nothing means everything.

    Sent twice, it is recorded once.
    """
    try:
        scope = _scope(request, person)
    except ValueError:
        return HttpResponseBadRequest("Unknown channel, purpose, topic or sender.")
    entry = withdraw(
        withdrawal=scope, mechanism=Mechanism.ONE_CLICK_POST, actor=Actor.SELF, now=person.now, key=_key(request, person)
    )
    cancel_forbidden(customer_id=person.customer.id, now=person.now)
    give_receipt(person, entry, None, about="")
    if scope.channel:
        return said(person, "withdrawn", "preference_channel", entry=entry, channel=scope.channel.value)
    if scope.purpose or scope.topic or scope.sender_id:
        return said(person, "withdrawn", "preference_channels", entry=entry)
    return said(person, "stopped", entry=entry)


def _scope(request: HttpRequest, person: Person) -> Withdrawal:
    channel, purpose, topic, sender = (request.POST.get(word, "") for word in SCOPE)
    if topic and topic not in subject_names():
        raise ValueError(topic)
    if sender and sender not in {str(one.id) for one in list_senders()}:
        raise ValueError(sender)
    return Withdrawal(
        person.customer.id,
        channel=Channel(channel) if channel else None,
        purpose=Purpose(purpose) if purpose else None,
        topic=topic,
        sender_id=int(sender) if sender else None,
    )


def _key(request: HttpRequest, person: Person) -> str:
    """One showing of the page and one button make one record, however often the button is pressed."""
    stamp = request.POST.get("stamp", "")[:32]
    aim = ":".join(request.POST.get(word, "") for word in SCOPE)
    return f"preferences:{person.customer.id}:{stamp}:{aim}"[:128] if stamp else ""
