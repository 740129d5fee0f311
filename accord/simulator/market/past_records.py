"""Touches, answers and withdrawals of the past, as the rooms write them down."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from uuid import UUID

import numpy as np

from accord.catalogue.types import Channel
from accord.consent.actions import record_consents
from accord.consent.types import Actor, Capture, Explicitness, Mechanism, Permit, Polarity, RecordType
from accord.field_force.queries import reps_for
from accord.interactions.actions import record_responses, record_touches
from accord.interactions.types import Author, Response, ResponseKind, Touch
from accord.simulator.brands import BRANDS
from accord.simulator.kernels import was_felt
from accord.simulator.market.past_permits import Permits
from accord.simulator.types import KINDS, Answers, Touches

REPORTED_BY = "earlier system"
ANSWERED_BY_PHONE = 0.3
KEEN_AFTER_VISIT = 0.5


@dataclass(frozen=True, slots=True)
class Past:
    """What is to be written down, as it gathers."""

    permits: Permits
    now: datetime
    touches: list[Touch]
    responses: list[Response]
    withdrawals: list[Capture]

    @classmethod
    def empty(cls, permits: Permits, now: datetime) -> "Past":
        """Nothing happened yet."""
        return cls(permits, now, [], [], [])


def gather(past: Past, held: Touches, touch_ids: list[UUID], answers: Answers, moments: list[datetime]) -> None:
    """Add a day: its contacts at these moments, and the answers that came before now."""
    permits = [past.permits[pair] for pair in zip(held.person.tolist(), held.channel.tolist(), strict=True)]
    for place in np.flatnonzero(was_felt(held, answers)).tolist():
        past.touches.append(_touch(permits[place], touch_ids[place], BRANDS[held.brand[place]].code, moments[place], past.now))
    for row in range(len(answers)):
        place, kind = int(answers.touch[row]), KINDS[answers.kind[row]]
        moment = moments[place] + timedelta(minutes=float(answers.minutes[row]))
        if kind is not ResponseKind.DECLINED and moment < past.now:
            author = Author.MACHINE if answers.machine[row] else Author.HUMAN
            past.responses.append(_response(permits[place], touch_ids[place], kind, author, moment, float(answers.choice[row])))
            if kind is ResponseKind.UNSUBSCRIBED:
                past.withdrawals.append(_withdrawal(permits[place], touch_ids[place], moment))


def write_down(past: Past) -> None:
    """Hand everything to the rooms that keep it."""
    people = sorted({touch.customer_id for touch in past.touches if touch.channel is Channel.VISIT})
    reps = reps_for(customer_ids=people, on=past.now.date())
    told = [
        replace(touch, rep_id=reps[touch.customer_id].id) if touch.channel is Channel.VISIT and touch.customer_id in reps else touch
        for touch in past.touches
    ]
    record_touches(touches=told, now=past.now)
    record_responses(responses=past.responses, now=past.now)
    record_consents(captures=past.withdrawals, now=past.now)


def _touch(permit: Permit, touch_id: UUID, brand_code: str, moment: datetime, now: datetime) -> Touch:
    return Touch(
        touch_id=touch_id,
        customer_id=permit.customer_id,
        channel=permit.channel,
        purpose=permit.purpose,
        brand_code=brand_code,
        topic=permit.topic,
        sender_id=permit.sender_id,
        occurred_at=moment,
        recorded_at=now,
        contact_point_id=permit.contact_point_id,
        record_ids=permit.record_ids,
        rule_ids=permit.rule_ids,
        table_hash=permit.table_hash,
        reported_by=REPORTED_BY,
    )


def _response(permit: Permit, touch_id: UUID, kind: ResponseKind, author: Author, moment: datetime, choice: float) -> Response:
    """An answer comes on the channel of its contact, save for those who rather telephone than write back."""
    phones = kind is ResponseKind.REPLIED and choice < ANSWERED_BY_PHONE
    keen = kind is ResponseKind.VISITED and choice < KEEN_AFTER_VISIT
    return Response(
        customer_id=permit.customer_id,
        channel=Channel.PHONE if phones else permit.channel,
        kind=ResponseKind.REQUESTED if phones else ResponseKind.INTERESTED if keen else kind,
        author=author,
        occurred_at=moment,
        recorded_at=moment,
        key=f"past:{touch_id}:{kind}:{author}",
        touch_id=touch_id,
    )


def _withdrawal(permit: Permit, touch_id: UUID, moment: datetime) -> Capture:
    return Capture(
        customer_id=permit.customer_id,
        type=RecordType.WITHDRAWN,
        polarity=Polarity.OPT_OUT,
        explicitness=Explicitness.EXPLICIT,
        channel=permit.channel,
        purpose=permit.purpose,
        mechanism=Mechanism.ONE_CLICK_POST,
        actor=Actor.SELF,
        valid_from=moment,
        sender_id=permit.sender_id,
        key=f"past:{touch_id}",
    )
