"""The outbox: whose turn it is, who holds it, and what was tried. Rows are taken by lease, the same way on both databases."""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, F, OuterRef, Q

from accord.catalogue.types import Channel
from accord.delivery.models import Attempt, Message
from accord.delivery.types import MessageState

QUEUED, SENDING, UNCERTAIN = MessageState.QUEUED, MessageState.SENDING, MessageState.UNCERTAIN


def channels_due(now: datetime) -> list[Channel]:
    """The channels on which something is due."""
    due = Message.objects.filter(state=QUEUED, due_at__lte=now).order_by("channel")
    return [Channel(name) for name in due.values_list("channel", flat=True).distinct()]


def take_lease(lease: str, *, channel: Channel, count: int, now: datetime) -> list[Message]:
    """Up to `count` due messages, now held under `lease`: the oldest first. Nobody else can hold them before it is given back.

    The state is asked twice: PostgreSQL re-reads only the outer condition when another worker took a row in between.
    """
    due = Message.objects.filter(state=QUEUED, channel=channel, due_at__lte=now).order_by("due_at", "touch_id")
    with transaction.atomic():
        taken = Message.objects.filter(touch_id__in=due.values("touch_id")[:count], state=QUEUED)
        taken.update(state=SENDING, lease=lease, leased_at=now)
    return list(Message.objects.filter(lease=lease, state=SENDING).order_by("due_at", "touch_id"))


def write_attempts(messages: Sequence[Message], lease: str, *, now: datetime) -> set[UUID]:
    """Say that these are about to be tried; which of them the lease still holds (a lease that was long silent may be lost)."""
    wanted = Message.objects.filter(touch_id__in=[message.touch_id for message in messages], lease=lease, state=SENDING)
    wanted.update(attempts=F("attempts") + 1)
    held = set(wanted.values_list("touch_id", flat=True))
    Attempt.objects.bulk_create(
        Attempt(message_id=message.touch_id, number=message.attempts + 1, lease=lease, asked_at=now)
        for message in messages
        if message.touch_id in held
    )
    return held


def take_back_attempts(touch_ids: Iterable[UUID], lease: str) -> None:
    """The channel was not asked after all: these are queued as they were."""
    held = Message.objects.filter(touch_id__in=list(touch_ids), lease=lease)
    Attempt.objects.filter(message__in=held, lease=lease, outcome="").delete()
    held.update(state=QUEUED, lease="", attempts=F("attempts") - 1)


def give_up_leases(*, before: datetime, is_gone: Callable[[str], bool]) -> tuple[int, int]:
    """Free what dead workers held: how many were queued again, how many are uncertain since their attempt had begun."""
    silent = Message.objects.filter(state=SENDING)
    leases = silent.values_list("lease", flat=True).distinct()
    gone = [lease for lease in leases if is_gone(lease)]
    freed = silent.filter(Q(leased_at__lt=before) | Q(lease__in=gone))
    unanswered = Attempt.objects.filter(message=OuterRef("touch_id"), lease=OuterRef("lease"), outcome="")
    with transaction.atomic():
        uncertain = freed.filter(Exists(unanswered)).update(state=UNCERTAIN)
        queued = freed.update(state=QUEUED, lease="")
    return queued, uncertain
