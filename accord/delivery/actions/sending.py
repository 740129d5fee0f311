"""The send loop: lease, ask the door, write the attempt, ask the channel, write the answer."""

import logging
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import datetime
from uuid import UUID

from django.db import transaction

from accord.catalogue.types import Channel as ChannelName
from accord.consent.types import Permit
from accord.contact_policy.actions import release_contacts
from accord.delivery.answers import Answers, write_answers
from accord.delivery.composing import Composer
from accord.delivery.door_facts import Batch
from accord.delivery.models import Message
from accord.delivery.outbox import channels_due, take_back_attempts, take_lease, write_attempts
from accord.delivery.ports import Channel, channel_for
from accord.delivery.rules.door import judge_at_door
from accord.delivery.tally import Tally
from accord.delivery.types import ChannelDown, DeliveryResult, MessageState, Outcome, Outgoing, SendReport, TurnedAway
from accord.delivery.workers import this_worker
from accord.kernel.errors import AccordError
from accord.kernel.ids import new_id

NO_ANSWER = "the channel broke off"

log = logging.getLogger(__name__)


def send_due(
    *,
    now: datetime,
    worker: str = "",
    channel: ChannelName | None = None,
    limit: int | None = None,
    batch: int = 100,
    progress: Callable[[SendReport], None] | None = None,
) -> SendReport:
    """Send what is due, at most `limit` messages, in batches of `batch`, leased under the name of this process or of `worker`.

    If the process dies, at most one batch is uncertain. Raises ChannelDown when a channel cannot be reached, after the other
    channels had their turn: what was not handed over is queued as it was, and the error's `report` says what was done.
    """
    tally, down = Tally(), None
    for name in channels_due(now) if channel is None else [channel]:
        adapter = channel_for(name)
        while adapter is not None and (limit is None or tally.leased < limit):
            count = batch if limit is None else min(batch, limit - tally.leased)
            lease = f"{worker or this_worker()}/{new_id(now).hex}"
            messages = take_lease(lease, channel=name, count=count, now=now)
            if not messages:
                break
            try:
                _send_batch(messages, lease, adapter, tally, now)
            except ChannelDown as error:
                down = error
                break
            if progress is not None:
                progress(tally.report())
    if down is not None:
        down.report = tally.report()
        raise down
    return tally.report()


def _send_batch(messages: Sequence[Message], lease: str, adapter: Channel, tally: Tally, now: datetime) -> None:
    tally.leased += len(messages)
    permits, turned, outgoing = _at_the_door(messages, now)
    with transaction.atomic():
        _turn_away(messages, turned, lease, tally, now)
        held = write_attempts(lease, now=now)
    asked = [message for message in messages if message.touch_id in held]
    results, down = _ask(adapter, [outgoing[message.touch_id] for message in asked])
    answers = Answers({message.touch_id: message for message in asked}, permits, results)
    with transaction.atomic():
        write_answers(answers, lease, tally, now=now)
        if down is not None:
            take_back_attempts(held - results.keys(), lease)
    if down is not None:
        tally.leased -= len(held - results.keys())
        raise down


def _at_the_door(
    messages: Sequence[Message], now: datetime
) -> tuple[dict[UUID, Permit], dict[UUID, TurnedAway], dict[UUID, Outgoing]]:
    """Who may leave, under which permit and as what; and who may not, with the reason."""
    found = Batch(messages, now=now)
    verdicts = {message.touch_id: judge_at_door(found.facts.get(message.touch_id)) for message in messages}
    permits = {touch_id: verdict for touch_id, verdict in verdicts.items() if isinstance(verdict, Permit)}
    turned = {touch_id: verdict for touch_id, verdict in verdicts.items() if isinstance(verdict, TurnedAway)}
    outgoing = {}
    leaving = [message for message in messages if message.touch_id in permits]
    composer = Composer(leaving, now=now)
    for message in leaving:
        try:
            version = found.versions[message.version_id]
            outgoing[message.touch_id] = composer.compose(message, version, found.address_of(message))
        except AccordError as error:
            turned[message.touch_id] = TurnedAway(error.code)
            del permits[message.touch_id]
    return permits, turned, outgoing


def _turn_away(messages: Sequence[Message], turned: Mapping[UUID, TurnedAway], lease: str, tally: Tally, now: datetime) -> None:
    """Store each refusal with its reason and give its contact back; what is only too early waits for its moment."""
    later: dict[datetime, list[UUID]] = {}
    refused: dict[str, list[UUID]] = {}
    for touch_id, verdict in turned.items():
        if verdict.until is not None:
            later.setdefault(verdict.until, []).append(touch_id)
        else:
            refused.setdefault(verdict.reason, []).append(touch_id)
    held = Message.objects.filter(lease=lease, state=MessageState.SENDING)
    for until, touch_ids in later.items():
        tally.deferred += held.filter(touch_id__in=touch_ids).update(state=MessageState.QUEUED, lease="", due_at=until)
    for reason, touch_ids in refused.items():
        ours = list(held.filter(touch_id__in=touch_ids).values_list("touch_id", flat=True))
        held.filter(touch_id__in=ours).update(state=MessageState.REFUSED, reason=reason, closed_at=now)
        release_contacts(touch_ids=ours, reason=reason, now=now)
        tally.refused_by[reason] += len(ours)


def _ask(adapter: Channel, outgoing: Sequence[Outgoing]) -> tuple[dict[UUID, DeliveryResult], ChannelDown | None]:
    """What the channel answers. Without an answer and without the word that nothing was handed over, a message is uncertain."""
    results: dict[UUID, DeliveryResult] = {}
    try:
        for result in _answers_of(adapter, outgoing):
            results[result.touch_id] = result
    except ChannelDown as down:
        return results, down
    except Exception:
        log.exception("The channel broke off after %s of %s messages.", len(results), len(outgoing))
    for message in outgoing:
        results.setdefault(message.touch_id, DeliveryResult(message.touch_id, Outcome.UNCERTAIN, NO_ANSWER))
    return results, None


def _answers_of(adapter: Channel, outgoing: Sequence[Outgoing]) -> Iterable[DeliveryResult]:
    return adapter.deliver(outgoing) if outgoing else ()
