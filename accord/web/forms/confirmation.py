"""The link of the mail that asks to confirm: GET shows a button, POST confirms; mail scanners that open it change nothing."""

from datetime import datetime

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import translation
from django.utils.translation import get_supported_language_variant
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from accord.catalogue.queries import get_sender
from accord.catalogue.types import Channel
from accord.consent.actions import confirm_opt_in
from accord.consent.queries import pending_confirmation
from accord.consent.types import PendingConfirmation
from accord.delivery.queries import preference_link_for
from accord.kernel import clock
from accord.kernel.errors import AccordError
from accord.web.forms.receipts import give_receipt
from accord.web.forms.sheet import box_sheets
from accord.web.forms.signal import heed_signal

ASKS, DONE, TOO_LATE, WITHDRAWN = "asks", "done", "confirm.too_late", "confirm.withdrawn"


@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def confirmation(request: HttpRequest, token: str) -> HttpResponse:
    """Ask on GET; confirm on POST, again and again with the same answer. The link is the key: no cookie, no CSRF check."""
    now = clock.now()
    try:
        waiting = pending_confirmation(token=token, now=now)
    except AccordError as error:
        raise Http404 from error
    state = TOO_LATE if now >= waiting.expires_at else ASKS
    if request.method == "POST":
        try:
            _confirm(request, token, waiting, now)
            state = DONE
        except AccordError as error:
            state = error.code
    with translation.override(_language(request, waiting)):
        return render(request, "forms/confirmation.html", _context(waiting, state), status=410 if state == TOO_LATE else 200)


def _confirm(request: HttpRequest, token: str, waiting: PendingConfirmation, now: datetime) -> None:
    record_ids = confirm_opt_in(token=token, now=now)
    heed_signal(request, customer_id=waiting.customer_id, now=now)
    with translation.override(_language(request, waiting)):
        give_receipt(
            record_ids,
            customer_id=waiting.customer_id,
            language=waiting.language,
            by=Channel.EMAIL,
            shown_on=Channel.PORTAL,
            about=", ".join(str(box.name) for box in box_sheets(waiting.boxes)),
            now=now,
        )


def _context(waiting: PendingConfirmation, state: str) -> dict[str, object]:
    return {
        "state": state,
        "waiting": waiting,
        "boxes": box_sheets(waiting.boxes),
        "sender": get_sender(sender_id=waiting.sender_id).name if waiting.sender_id else "",
        "preferences_url": preference_link_for(customer_id=waiting.customer_id) if state == DONE else "",
    }


def _language(request: HttpRequest, waiting: PendingConfirmation) -> str:
    """The language of the notice that was shown with the form; the switch at the top overrides it."""
    chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "") or waiting.language
    try:
        return get_supported_language_variant(chosen.lower())
    except LookupError:
        return settings.LANGUAGE_CODE
