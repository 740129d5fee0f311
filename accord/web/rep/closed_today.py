"""What the rep closed today, so that the page can show it greyed: numbers in the session, names read again each time."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.http import HttpRequest

from accord.customers.queries import customers_by_id
from accord.decisions.types import Suggestion, SuggestionState

KEY = "rep_closed"


@dataclass(frozen=True, slots=True)
class ClosedCard:
    """A closed suggestion as the list shows it."""

    id: int
    customer_name: str
    state: SuggestionState


def remember_closed(request: HttpRequest, suggestion: Suggestion, state: SuggestionState, *, on: date) -> None:
    """Keep that this one was closed on the rep's day `on`; days before are forgotten."""
    held = _held(request, on)
    request.session[KEY] = {"on": on.isoformat(), "closed": [*held, [suggestion.id, suggestion.customer_id, state.value]]}


def closed_cards(request: HttpRequest, *, on: date) -> tuple[ClosedCard, ...]:
    """What was closed on the rep's day `on` from this session, in that order."""
    held = _held(request, on)
    customers = customers_by_id(customer_ids=[customer_id for _, customer_id, _ in held])
    return tuple(
        ClosedCard(number, customers[customer_id].name, SuggestionState(state))
        for number, customer_id, state in held
        if customer_id in customers
    )


def _held(request: HttpRequest, on: date) -> Sequence[tuple[int, int, str]]:
    held = request.session.get(KEY, {})
    return held["closed"] if held.get("on") == on.isoformat() else []
