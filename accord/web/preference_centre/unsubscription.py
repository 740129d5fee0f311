"""The way out of a message: GET shows buttons, POST acts; mail programs post RFC 8058's one click to the same address."""

from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from accord.catalogue.queries import get_sender
from accord.consent.actions import withdraw
from accord.consent.types import Actor, Mechanism, Withdrawal
from accord.delivery.actions import cancel_forbidden, unsubscribe
from accord.delivery.queries import message_to_end
from accord.delivery.types import MessageRecord
from accord.kernel import clock
from accord.kernel.errors import AccordError
from accord.web.forms.signal import heed_signal
from accord.web.preference_centre.in_person import in_words_of
from accord.web.preference_centre.lost import lost_page
from accord.web.preference_centre.subjects import subject_names
from accord.web.words.channels import CHANNEL_WORDS

SUBJECT, CHANNEL, EVERYTHING = "subject", "channel", "everything"
"""What a button may choose instead of this kind of message from this sender, which is the default (PERMISSION 3.5)."""


@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def unsubscription(request: HttpRequest, token: str) -> HttpResponse:
    """Ask on GET; end this kind of message on POST, again and again with the same answer. No cookie, no CSRF check: RFC 8058."""
    now = clock.now()
    try:
        message = message_to_end(token=token, now=now)
        reach = request.POST.get("reach", "")
        if request.method == "POST":
            _end(token, message, reach, now=now)
            heed_signal(request, customer_id=message.customer_id, now=now)
    except AccordError:
        return lost_page(request)
    with in_words_of(request, message.customer_id, now=now) as person:
        values = {
            "person": person,
            "done": request.method == "POST",
            "reach": reach,
            "sender": get_sender(sender_id=message.sender_id),
            "subject": subject_names().get(_subject(message), ""),
            "channel": CHANNEL_WORDS[message.channel],
        }
        return render(request, "preference_centre/unsubscription.html", values)


def _subject(message: MessageRecord) -> str:
    """The brand a message spoke of, else its topic."""
    return message.brand_code or message.topic


def _end(token: str, message: MessageRecord, reach: str, *, now: datetime) -> None:
    """End what the button says; a form that says nothing, as mail programs send it, ends this kind of message."""
    scopes = {
        SUBJECT: Withdrawal(message.customer_id, channel=message.channel, topic=_subject(message), sender_id=message.sender_id),
        CHANNEL: Withdrawal(message.customer_id, channel=message.channel, sender_id=message.sender_id),
        EVERYTHING: Withdrawal(message.customer_id),
    }
    if reach not in scopes or (reach == SUBJECT and not _subject(message)):
        unsubscribe(token=token, mechanism=Mechanism.ONE_CLICK_POST, now=now)
        return
    key = f"unsubscribe:{message.touch_id.hex}:{reach}"
    withdraw(withdrawal=scopes[reach], mechanism=Mechanism.ONE_CLICK_POST, actor=Actor.SELF, now=now, key=key)
    cancel_forbidden(customer_id=message.customer_id, now=now)
