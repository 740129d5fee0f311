"""The mail that asks to confirm."""

from datetime import datetime

from django.conf import settings
from django.urls import reverse

from accord.consent.queries import pending_confirmation
from accord.consent.types import FormOutcome
from accord.content.types import LetterKind
from accord.delivery.actions import queue_letter
from accord.kernel.errors import AccordError


def ask_to_confirm(outcome: FormOutcome, *, now: datetime) -> None:
    """Queue it where something waits. That a letter cannot go (a dead address) is not told: it would tell who is known."""
    if not outcome.token or outcome.repeated:
        return
    waiting = pending_confirmation(token=outcome.token, now=now)
    link = f"{settings.ACCORD_BASE_URL}{reverse('confirmation', args=[outcome.token])}"
    try:
        queue_letter(
            customer_id=outcome.customer_id,
            letter=LetterKind.CONFIRM,
            values={"action_url": link},
            contact_point_id=waiting.contact_point_id,
            sender_id=waiting.sender_id,
            now=now,
        )
    except AccordError:
        return
