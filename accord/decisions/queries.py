"""Reads of decisions: the day's plan, a rep's list, one customer's next action, and why."""

from datetime import date, datetime

from django.utils.translation import gettext

from accord.consent.queries import permissions_for, prescriber_data_hidden
from accord.content.queries import get_versions
from accord.content.types import PieceState, PieceVersion
from accord.customers.queries import customers_by_id
from accord.customers.types import Customer
from accord.decisions import models
from accord.decisions.explaining import explain_customer
from accord.decisions.questions import questions_of
from accord.decisions.rules.explanation import in_words, reasons_shown
from accord.decisions.rules.suggestions import SHOWN
from accord.decisions.rules.working_days import next_working_day
from accord.decisions.types import ClosedSuggestion, Decision, DispatchReport, PlanReport, Suggestion, SuggestionState
from accord.kernel.pages import Page
from accord.kernel.viewer import Viewer

__all__ = [
    "closed_suggestions_for",
    "day_to_plan",
    "decisions_of",
    "dispatch_of",
    "explain_customer",
    "latest_plan",
    "next_action",
    "suggestions_for",
]


def latest_plan(*, on: date | None = None) -> PlanReport | None:
    """The plan of a day, or the one of the latest day there is."""
    plans = models.Plan.objects.order_by("-on")
    row = (plans if on is None else plans.filter(on=on)).first()
    return None if row is None else row.as_value()


def dispatch_of(*, plan_id: int) -> DispatchReport:
    """What has become of a plan's decisions so far."""
    return models.Decision.dispatch_report(plan_id)


def day_to_plan(*, now: datetime) -> date:
    """Today; the next working day where today's plan has gone out already."""
    today = now.date()
    spent = models.Plan.objects.filter(on=today, dispatched_at__isnull=False).exists()
    return next_working_day(today) if spent else today


def decisions_of(*, plan_id: int, offset: int = 0, limit: int = 100) -> Page[Decision]:
    """What a plan chose, most valued first."""
    rows = models.Decision.objects.filter(plan_id=plan_id).order_by("-value", "id")
    return Page([row.as_value(gettext) for row in rows[offset : offset + limit]], rows.count(), offset)


def next_action(*, customer_id: int, now: datetime) -> Decision:
    """What today's plan does for a customer; without a plan, the best that may be done, or silence. Raises NotFound."""
    planned = models.Decision.objects.filter(plan__on=now.date(), customer_id=customer_id).first()
    if planned is not None:
        return planned.as_value(gettext)
    told = explain_customer(customer_id=customer_id, on=now.date(), now=now)
    return Decision(
        plan_id=told.plan_id or 0,
        customer_id=customer_id,
        channel=told.channel,
        version_id=told.version_id,
        brand_code=next((option.brand_code for option in told.alternatives if option.chosen), ""),
        rep_id=told.rep_id,
        value=told.value,
        propensity=told.propensity,
        reasons=told.why,
    )


def closed_suggestions_for(*, viewer: Viewer, since: datetime) -> list[ClosedSuggestion]:
    """What the rep has done or dismissed since then, in that order."""
    if viewer.rep_id is None:
        return []
    done = (SuggestionState.COMPLETED, SuggestionState.DISMISSED)
    rows = list(
        models.Suggestion.objects.filter(rep_id=viewer.rep_id, state__in=done, closed_at__gte=since).order_by("closed_at", "id")
    )
    people = customers_by_id(customer_ids=[row.customer_id for row in rows])
    return [
        ClosedSuggestion(row.id, row.customer_id, people[row.customer_id].name, SuggestionState(row.state), row.closed_at)
        for row in rows
        if row.closed_at is not None
    ]


def suggestions_for(*, viewer: Viewer, now: datetime) -> list[Suggestion]:
    """The rep's open suggestions, most valued first; permission and content are asked again, and what fails is not shown.

    A constant number of queries. A viewer who is no rep has none.
    """
    if viewer.rep_id is None:
        return []
    mine = models.Suggestion.objects.filter(rep_id=viewer.rep_id, state__in=SHOWN, expires_at__gt=now)
    rows = list(mine.select_related("decision").order_by("-decision__value", "id"))
    customers = customers_by_id(customer_ids=[row.customer_id for row in rows])
    versions = get_versions(version_ids={row.version_id for row in rows})
    rows = [row for row in rows if _is_usable(versions[row.version_id], now.date())]
    contacts = [(row.customer_id, versions[row.version_id], now) for row in rows]
    answers = permissions_for(questions=questions_of(contacts, known_at=now))
    hidden = prescriber_data_hidden(customer_ids=[row.customer_id for row in rows])
    return [
        _suggestion(row, customers[row.customer_id], versions[row.version_id], data_hidden=row.customer_id in hidden)
        for row, answer in zip(rows, answers, strict=True)
        if answer.allowed
    ]


def _is_usable(version: PieceVersion, on: date) -> bool:
    return version.state is PieceState.APPROVED_FOR_DISTRIBUTION and version.start_on <= on < version.end_on


def _suggestion(row: models.Suggestion, customer: Customer, version: PieceVersion, *, data_hidden: bool) -> Suggestion:
    return Suggestion(
        id=row.id,
        touch_id=row.touch_id,
        rep_id=row.rep_id,
        customer_id=row.customer_id,
        customer_name=customer.name,
        place=" · ".join(part for part in (customer.organisation_name, customer.city) if part and part != customer.name),
        brand_code=row.brand_code,
        version_id=row.version_id,
        title=version.title,
        talking_points=talking_points_of(version),
        reasons=tuple(in_words((code, values), gettext) for code, values in reasons_shown(row.reasons, data_hidden=data_hidden)),
        state=SuggestionState(row.state),
        posted_at=row.posted_at,
        expires_at=row.expires_at,
    )


def talking_points_of(version: PieceVersion) -> tuple[str, ...]:
    """The points of a visit, one a line of the approved text."""
    return tuple(line.strip().removeprefix("-").strip() for line in version.body_text.splitlines() if line.strip())
