"""What waits for its confirmation."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime

from accord.consent import models
from accord.consent.confirming import confirmation_token, token_of, waiting_records
from accord.consent.rows import RECORD_COLUMNS, record_of
from accord.consent.rules.confirmations import expires_at
from accord.consent.rules.standing import CONFIRM_WITHIN
from accord.consent.types import Box, ConsentRecord, PendingConfirmation, Polarity, RecordType


def pending_confirmations(*, now: datetime) -> tuple[PendingConfirmation, ...]:
    """The forms whose link was not followed yet and can still be, oldest first: one each. Two queries.

    Whoever said no since to anything of theirs is left out: a reminder would be one too many.
    """
    since = now - CONFIRM_WITHIN
    rows = models.ConsentRecord.objects.filter(type=RecordType.GRANTED_PENDING.value, valid_from__gt=since, valid_from__lte=now)
    waiting = [record_of(*row) for row in rows.order_by("id").values_list(*RECORD_COLUMNS)]
    answered = models.ConsentRecord.objects.filter(
        customer_id__in={record.customer_id for record in waiting}, valid_from__gt=since
    ).values_list("customer_id", "supersedes_id", "polarity", "type")
    done, refused = set(), set()
    for customer_id, supersedes_id, polarity, kind in answered:
        done.add(supersedes_id)
        if polarity == Polarity.OPT_OUT.value and kind not in (RecordType.ASKED.value, RecordType.DEFERRED.value):
            refused.add(customer_id)
    forms: defaultdict[str, list[ConsentRecord]] = defaultdict(list)
    for record in waiting:
        if record.id not in done and record.customer_id not in refused:
            forms[record.key.rpartition(":")[0] or str(record.id)].append(record)
    return tuple(pending_of(tuple(records)) for records in forms.values())


def pending_confirmation(*, token: str, now: datetime) -> PendingConfirmation:
    """What a confirmation link speaks of, late or not. Raises AccordError `token.invalid`."""
    return pending_of(waiting_records(token, now=now))


def confirmation_token_for(*, record_ids: Sequence[int]) -> str:
    """The token of the link that confirms those of the entries that wait, '' where none does. One query."""
    return confirmation_token(record_ids)


def pending_of(records: tuple[ConsentRecord, ...]) -> PendingConfirmation:
    """Entries of one form as what waits."""
    first = records[0]
    return PendingConfirmation(
        customer_id=first.customer_id,
        record_ids=tuple(record.id for record in records),
        contact_point_id=next((record.contact_point_id for record in records if record.contact_point_id), None),
        sender_id=first.sender_id,
        language=first.language,
        asked_at=first.valid_from,
        expires_at=expires_at(first),
        token=token_of([record.id for record in records]),
        boxes=tuple(Box(record.channel, record.purpose, record.topic) for record in records if record.purpose),
        form_code=first.actor_reference.removeprefix("form:"),
    )
