"""What the channel answered, written down: outbox, attempt, contact and touch in one transaction."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from accord.catalogue.types import Channel, Purpose
from accord.consent.types import Permission, Permit
from accord.contact_policy.actions import commit_contacts, release_contacts
from accord.customers.actions import set_contact_point_status
from accord.customers.queries import uuids_in
from accord.customers.types import ContactPointStatus
from accord.delivery.models import Attempt, Message
from accord.delivery.rules.retries import next_try_at
from accord.delivery.tally import Tally
from accord.delivery.types import DeliveryResult, MessageState, Outcome
from accord.interactions.actions import record_touches
from accord.interactions.types import Touch

GAVE_UP = "gave_up"


@dataclass(frozen=True, slots=True)
class Answers:
    """The messages a channel was asked to deliver, the permits they left under, and what it said of each."""

    messages: Mapping[UUID, Message]
    permits: Mapping[UUID, Permit]
    results: Mapping[UUID, DeliveryResult]

    def with_outcome(self, outcome: Outcome) -> list[UUID]:
        """The touches of which it said this."""
        return [result.touch_id for result in self.results.values() if result.outcome is outcome]


def write_answers(answers: Answers, lease: str, tally: Tally, *, now: datetime) -> None:
    """Close what is sent, put off what is to be tried again, fail what was rejected; inside the caller's transaction."""
    held = Message.objects.filter(lease=lease, state__in=(MessageState.SENDING, MessageState.UNCERTAIN))
    _close_attempts(answers, lease, now)
    sent = answers.with_outcome(Outcome.SENT)
    tally.sent += _close(held, sent, MessageState.SENT, "", now)
    record_touches(touches=[touch_for(answers.messages[id_], answers.permits[id_], now) for id_ in sent], now=now)
    commit_contacts(touch_ids=sent, now=now)
    tally.handed_over += _close(held, answers.with_outcome(Outcome.HANDED_OVER), MessageState.HANDED_OVER, "", now)
    unknown = held.filter(touch_id__in=uuids_in(answers.with_outcome(Outcome.UNCERTAIN)))
    tally.uncertain += unknown.update(state=MessageState.UNCERTAIN)
    for outcome in (Outcome.REJECTED, Outcome.BOUNCED):
        tally.failed += _fail(held, answers.with_outcome(outcome), outcome, now)
    for touch_id in answers.with_outcome(Outcome.BOUNCED):
        _mark_bounced(answers.messages[touch_id], now)
    _put_off(held, answers, tally, now)


def touch_for(message: Message, permit: Permit | Permission, now: datetime) -> Touch:
    """The contact that took place, with the records and rules it rests on."""
    return Touch(
        touch_id=message.touch_id,
        customer_id=message.customer_id,
        channel=Channel(message.channel),
        purpose=Purpose(message.purpose),
        brand_code=message.brand_code,
        topic=message.topic,
        sender_id=message.sender_id,
        occurred_at=now,
        recorded_at=now,
        rep_id=message.rep_id,
        version_id=message.version_id,
        contact_point_id=message.contact_point_id,
        record_ids=permit.record_ids,
        rule_ids=permit.rule_ids,
        table_hash=permit.table_hash,
        unreviewed=permit.unreviewed,
    )


def _close_attempts(answers: Answers, lease: str, now: datetime) -> None:
    said: dict[tuple[str, str], list[UUID]] = defaultdict(list)
    for result in answers.results.values():
        said[result.outcome, result.detail[:200]].append(result.touch_id)
    ours = Attempt.objects.filter(lease=lease, outcome="")
    for (outcome, detail), touch_ids in said.items():
        alike = len(touch_ids) == len(answers.messages)
        attempts = ours if alike else ours.filter(message_id__in=uuids_in(touch_ids))
        attempts.update(outcome=outcome, detail=detail, answered_at=now)


def _close(held: QuerySet[Message], touch_ids: Sequence[UUID], state: MessageState, reason: str, now: datetime) -> int:
    return held.filter(touch_id__in=uuids_in(touch_ids)).update(state=state, reason=reason, closed_at=now) if touch_ids else 0


def _fail(held: QuerySet[Message], touch_ids: Sequence[UUID], reason: str, now: datetime) -> int:
    release_contacts(touch_ids=touch_ids, reason=reason, now=now)
    return _close(held, touch_ids, MessageState.FAILED, reason, now)


def _mark_bounced(message: Message, now: datetime) -> None:
    if message.contact_point_id is not None:
        set_contact_point_status(contact_point_id=message.contact_point_id, status=ContactPointStatus.BOUNCED, now=now)


def _put_off(held: QuerySet[Message], answers: Answers, tally: Tally, now: datetime) -> None:
    later = [answers.messages[touch_id] for touch_id in answers.with_outcome(Outcome.TRY_LATER)]
    spent = []
    for message in later:
        due_at = next_try_at(touch_id=message.touch_id, attempts=message.attempts + 1, now=now)
        if due_at is None:
            spent.append(message.touch_id)
            continue
        tally.retried += held.filter(touch_id=message.touch_id).update(state=MessageState.QUEUED, lease="", due_at=due_at)
    tally.failed += _fail(held, spent, GAVE_UP, now)
