"""Double opt-in: the person confirms from the address itself."""

from datetime import datetime

from django.db import transaction

from accord.catalogue.types import Channel
from accord.consent.actions.records import record_consents
from accord.consent.confirming import waiting_records
from accord.consent.queries.records import records_for
from accord.consent.rules.confirmations import is_too_late, refused_since
from accord.consent.types import Actor, Capture, ConsentRecord, Explicitness, Mechanism, Polarity, RecordType
from accord.customers.actions import set_contact_point_status
from accord.customers.types import ContactPointStatus
from accord.kernel.errors import AccordError


@transaction.atomic
def confirm_opt_in(*, token: str, now: datetime) -> tuple[int, ...]:
    """Confirm what the link's form asked for; the ids of the new entries, the same when it is confirmed again.

    What the person said no to since the form stays no. Raises AccordError `token.invalid`, `confirm.too_late` after seven days,
    `confirm.withdrawn` where nothing is left to confirm.
    """
    pending = waiting_records(token, now=now)
    held = records_for(customer_id=pending[0].customer_id)
    confirmed = {record.supersedes_id: record.id for record in held if record.type is RecordType.CONFIRMED}
    if confirmed.keys() & {wait.id for wait in pending}:
        return tuple(confirmed[wait.id] for wait in pending if wait.id in confirmed)
    if any(is_too_late(wait, now=now) for wait in pending):
        raise AccordError("confirm.too_late", "This link was good for seven days, and they are over.", "Fill in the form again.")
    pending = tuple(wait for wait in pending if not refused_since(wait, held))
    if not pending:
        raise AccordError("confirm.withdrawn", "You said no to this since, and that stands.", "Fill in the form again.")
    for point_id in sorted({wait.contact_point_id for wait in pending if wait.contact_point_id and wait.channel is Channel.EMAIL}):
        set_contact_point_status(contact_point_id=point_id, status=ContactPointStatus.VERIFIED, now=now)
    return record_consents(captures=[_confirmation(wait, now) for wait in pending], now=now)


def _confirmation(wait: ConsentRecord, now: datetime) -> Capture:
    return Capture(
        customer_id=wait.customer_id,
        type=RecordType.CONFIRMED,
        polarity=Polarity.OPT_IN,
        explicitness=Explicitness.EXPLICIT,
        channel=wait.channel,
        purpose=wait.purpose,
        mechanism=Mechanism.DOUBLE_OPT_IN_CLICK,
        actor=Actor.SELF,
        valid_from=now,
        contact_point_id=wait.contact_point_id,
        topic=wait.topic,
        sender_id=wait.sender_id,
        notice_id=wait.notice_id,
        language=wait.language,
        control_initial=wait.control_initial,
        control_final=wait.control_final,
        jurisdiction=wait.jurisdiction,
        jurisdiction_reason=wait.jurisdiction_reason,
        supersedes_id=wait.id,
        key=f"confirm:{wait.id}",
    )
