"""What interactions know of a customer, for conditions, models and pages. Only human answers count; windows end at `now`."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.db.models import Count, Max, Q

from accord.catalogue.types import Channel, Fact, FactKind, Label
from accord.interactions.models import Response, Touch
from accord.interactions.types import Author, ResponseKind
from accord.kernel.conditions import Value

FACTS = (
    Fact("last_touch_at", FactKind.MOMENT, Label.BOTH, "last contact"),
    Fact("last_visit_at", FactKind.MOMENT, Label.BOTH, "last visit"),
    Fact("touches_30d", FactKind.NUMBER, Label.BOTH, "contacts in 30 days"),
    Fact("last_response_at", FactKind.MOMENT, Label.BOTH, "last answer"),
    Fact("human_clicks_90d", FactKind.NUMBER, Label.BOTH, "clicks in 90 days"),
    Fact("visits_accepted_365d", FactKind.NUMBER, Label.BOTH, "visits held in a year"),
)


def facts_for(customer_ids: Sequence[int], *, now: datetime) -> dict[int, dict[str, Value]]:
    """The facts of each customer as of `now` (UTC), in two queries; what never happened is None, counts are 0."""
    touches = (
        Touch.objects.filter(customer_id__in=customer_ids, occurred_at__lt=now)
        .values("customer_id")
        .annotate(
            last_touch_at=Max("occurred_at"),
            last_visit_at=Max("occurred_at", filter=Q(channel=Channel.VISIT)),
            touches_30d=Count("touch_id", filter=Q(occurred_at__gte=now - timedelta(days=30))),
        )
    )
    clicked = Q(kind=ResponseKind.CLICKED, occurred_at__gte=now - timedelta(days=90))
    visited = Q(kind__in=(ResponseKind.VISITED, ResponseKind.INTERESTED), occurred_at__gte=now - timedelta(days=365))
    answers = (
        Response.objects.filter(customer_id__in=customer_ids, occurred_at__lt=now, author=Author.HUMAN)
        .values("customer_id")
        .annotate(
            last_response_at=Max("occurred_at"),
            human_clicks_90d=Count("id", filter=clicked),
            visits_accepted_365d=Count("id", filter=visited),
        )
    )
    facts: dict[int, dict[str, Value]] = {customer_id: dict(_NOTHING) for customer_id in customer_ids}
    for row in (*touches, *answers):
        told: dict[str, Value] = {name: value for name, value in row.items() if name != "customer_id"}  # type: ignore[misc]
        facts[row["customer_id"]].update(told)
    return facts


_NOTHING: dict[str, Value] = {
    "last_touch_at": None,
    "last_visit_at": None,
    "touches_30d": 0,
    "last_response_at": None,
    "human_clicks_90d": 0,
    "visits_accepted_365d": 0,
}


def topic_facts_for(customer_ids: Sequence[int], *, now: datetime) -> dict[tuple[int, str], dict[str, Value]]:
    """Per customer and topic of a contact before `now`: `last_topic_touch_at`, `topic_clicks_365d` (human). Two queries."""
    mine = Touch.objects.filter(customer_id__in=customer_ids, occurred_at__lt=now)
    touched = mine.values_list("customer_id", "topic").annotate(last=Max("occurred_at"))
    facts: dict[tuple[int, str], dict[str, Value]] = {
        (customer_id, topic): {"last_topic_touch_at": last, "topic_clicks_365d": 0} for customer_id, topic, last in touched
    }
    clicks = Response.objects.filter(
        customer_id__in=customer_ids,
        author=Author.HUMAN,
        kind=ResponseKind.CLICKED,
        occurred_at__lt=now,
        occurred_at__gte=now - timedelta(days=365),
    )
    topics = dict(mine.values_list("touch_id", "topic"))
    for customer_id, touch_id in clicks.values_list("customer_id", "touch_id"):
        topic = topics.get(touch_id) if touch_id else None
        if topic is not None:
            known = facts[customer_id, topic]
            known["topic_clicks_365d"] = int(known["topic_clicks_365d"] or 0) + 1  # type: ignore[arg-type]
    return facts
