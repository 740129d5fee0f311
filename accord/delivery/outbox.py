"""The outbox: whose turn it is, who holds it, and what was tried. Rows are taken by lease, the same way on both databases."""

from collections.abc import Callable, Iterable
from datetime import datetime
from uuid import UUID

from django.db import connection, transaction
from django.db.models import Exists, F, OuterRef, Q

from accord.catalogue.types import Channel
from accord.delivery.models import Attempt, Message
from accord.delivery.types import MessageState

QUEUED, SENDING, UNCERTAIN = MessageState.QUEUED, MessageState.SENDING, MessageState.UNCERTAIN
COPY_ATTEMPTS = """
    INSERT INTO delivery_attempt (message_id, number, lease, asked_at, outcome, detail)
    SELECT touch_id, attempts, lease, %s, '', '' FROM delivery_message WHERE lease = %s AND state = %s
"""


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
    held = Message.objects.filter(lease=lease, state=SENDING).order_by("due_at", "touch_id")
    return list(held.defer("state", "reason", "lease", "leased_at", "queued_at", "due_at", "closed_at"))


def write_attempts(lease: str, *, now: datetime) -> set[UUID]:
    """Say that what the lease holds is about to be tried; what that is (a lease that was long silent may have lost some).

    The attempts are copied out of the outbox by the database itself; that is a fifth of the cost of writing them from here.
    """
    Message.objects.filter(lease=lease, state=SENDING).update(attempts=F("attempts") + 1)
    with connection.cursor() as cursor:
        cursor.execute(COPY_ATTEMPTS, [connection.ops.adapt_datetimefield_value(now), lease, SENDING.value])
    return set(Attempt.objects.filter(lease=lease, outcome="").values_list("message_id", flat=True))


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
