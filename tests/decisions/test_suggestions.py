"""A rep's list: what is on it, what may become of it, and that nobody else's is ever there."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from accord.catalogue.types import Channel, Purpose
from accord.consent.actions import record_consents, withdraw
from accord.consent.types import Actor, Capture, Explicitness, Mechanism, Polarity, RecordType, Withdrawal
from accord.contact_policy.queries import reservations_of
from accord.contact_policy.types import ReservationState
from accord.content.actions import withdraw_version
from accord.customers.queries import read_text
from accord.decisions import models
from accord.decisions.actions import (
    complete_suggestion,
    dismiss_suggestion,
    dispatch_plan,
    expire_suggestions,
    make_plan,
    mark_seen,
    post_suggestions,
)
from accord.decisions.queries import suggestions_for
from accord.decisions.types import DismissalReason, Suggestion, SuggestionState, VisitOutcome
from accord.interactions.queries import responses_for, touch_of
from accord.interactions.types import Author, ResponseKind
from accord.kernel.errors import AccordError, NotFound
from accord.kernel.viewer import Role, Viewer, system_viewer
from tests.cast import MORNING, TUESDAY, Cast
from tests.decisions.conftest import Market

HOUR = timedelta(hours=1)
NINE = MORNING + 9 * HOUR


@pytest.fixture
def suggestion(cast: Cast, maya: Viewer) -> Suggestion:
    """John, on Maya's list."""
    dispatch_plan(plan_id=make_plan(on=TUESDAY, now=MORNING).plan_id, now=MORNING)
    assert suggestions_for(viewer=maya, now=MORNING) == []
    assert post_suggestions(touch_ids=list(models.Suggestion.objects.values_list("touch_id", flat=True)), now=MORNING) == 1
    (shown,) = suggestions_for(viewer=maya, now=MORNING)
    return shown


def reservation(suggestion: Suggestion) -> ReservationState:
    return reservations_of(touch_ids=[suggestion.touch_id])[suggestion.touch_id].state


def test_it_says_what_and_why(cast: Cast, suggestion: Suggestion) -> None:
    assert (suggestion.customer_id, suggestion.customer_name, suggestion.place) == (cast.john, "John Okafor", "Toledo")
    assert suggestion.title == "Dosing of Lumira"
    assert suggestion.talking_points == ("One dose in the morning", "No adjustment in mild renal impairment")
    assert suggestion.reasons == ("Never visited before", "High potential (70 of 100)", "Never contacted before")
    assert suggestion.state is SuggestionState.POSTED
    assert suggestion.expires_at > NINE


def test_a_prescriber_who_refused_it_shows_the_rep_no_prescribing_data(cast: Cast, maya: Viewer, suggestion: Suggestion) -> None:
    listed = Capture(
        customer_id=cast.john,
        type=RecordType.REGISTERED_BLOCK,
        polarity=Polarity.OPT_OUT,
        explicitness=Explicitness.EXPLICIT,
        channel=None,
        purpose=Purpose.PROFILING,
        mechanism=Mechanism.REGISTER_IMPORT,
        actor=Actor.REGISTER,
        actor_reference="register:ama_pdrp",
        valid_from=MORNING,
    )
    assert any("potential" in reason for reason in suggestion.reasons)
    record_consents(captures=[listed], now=MORNING)
    (shown,) = suggestions_for(viewer=maya, now=MORNING)
    assert shown.reasons == ("Never visited before", "Never contacted before")


def test_done(cast: Cast, maya: Viewer, suggestion: Suggestion) -> None:
    complete_suggestion(viewer=maya, suggestion_id=suggestion.id, outcome=VisitOutcome.INTERESTED, note="Asked for data", now=NINE)
    assert suggestions_for(viewer=maya, now=NINE) == []
    assert reservation(suggestion) is ReservationState.COMMITTED
    touch = touch_of(touch_id=suggestion.touch_id)
    assert touch is not None
    assert (touch.channel, touch.rep_id, touch.version_id, touch.topic) == (
        Channel.VISIT,
        cast.rep_id,
        cast.visit_id,
        "lumira.dosing",
    )
    assert touch.rule_ids
    (answer,) = responses_for(customer_id=cast.john)
    assert (answer.kind, answer.author, answer.detail, answer.touch_id) == (
        ResponseKind.INTERESTED,
        Author.HUMAN,
        "interested",
        suggestion.touch_id,
    )
    assert answer.vault_text_id is not None
    assert read_text(vault_text_id=answer.vault_text_id) == "Asked for data"


def test_declined_at_the_door(cast: Cast, maya: Viewer, suggestion: Suggestion) -> None:
    complete_suggestion(viewer=maya, suggestion_id=suggestion.id, outcome=VisitOutcome.DECLINED, now=NINE)
    (answer,) = responses_for(customer_id=cast.john)
    assert answer.kind is ResponseKind.DECLINED
    assert answer.vault_text_id is None


def test_dismissed(cast: Cast, maya: Viewer, suggestion: Suggestion) -> None:
    dismiss_suggestion(viewer=maya, suggestion_id=suggestion.id, reason=DismissalReason.WRONG_TIMING, note="On leave", now=NINE)
    assert suggestions_for(viewer=maya, now=NINE) == []
    assert reservation(suggestion) is ReservationState.RELEASED
    assert touch_of(touch_id=suggestion.touch_id) is None
    row = models.Suggestion.objects.get()
    assert (row.state, row.outcome) == ("dismissed", "wrong_timing")
    assert row.vault_text_id is not None


Close = Callable[[Viewer, int], None]


def done(viewer: Viewer, suggestion_id: int) -> None:
    complete_suggestion(viewer=viewer, suggestion_id=suggestion_id, outcome=VisitOutcome.HELD, now=NINE)


def dismissed(viewer: Viewer, suggestion_id: int) -> None:
    dismiss_suggestion(viewer=viewer, suggestion_id=suggestion_id, reason=DismissalReason.DISAGREE, now=NINE)


@pytest.mark.parametrize("close", [done, dismissed])
def test_only_its_owner_may_close_it(maya: Viewer, suggestion: Suggestion, close: Close) -> None:
    others = [Viewer(9, frozenset({Role.REP}), rep_id=suggestion.rep_id + 1), Viewer(9, frozenset({Role.REP})), system_viewer()]
    for other in others:
        with pytest.raises(NotFound):
            close(other, suggestion.id)
        assert mark_seen(viewer=other, suggestion_ids=[suggestion.id], now=NINE) == 0
    with pytest.raises(NotFound):
        close(maya, suggestion.id + 1)
    close(maya, suggestion.id)


@pytest.mark.parametrize("first", [done, dismissed])
@pytest.mark.parametrize("second", [done, dismissed])
def test_what_is_closed_stays_closed(maya: Viewer, suggestion: Suggestion, first: Close, second: Close) -> None:
    first(maya, suggestion.id)
    with pytest.raises(AccordError) as error:
        second(maya, suggestion.id)
    assert error.value.code == "suggestion.closed"


def test_what_is_not_on_the_list_cannot_be_closed(cast: Cast, maya: Viewer) -> None:
    dispatch_plan(plan_id=make_plan(on=TUESDAY, now=MORNING).plan_id, now=MORNING)
    with pytest.raises(AccordError) as error:
        done(maya, models.Suggestion.objects.get().id)
    assert error.value.code == "suggestion.not_yet"


def test_seen_once(maya: Viewer, suggestion: Suggestion) -> None:
    assert mark_seen(viewer=maya, suggestion_ids=[suggestion.id], now=NINE) == 1
    assert mark_seen(viewer=maya, suggestion_ids=[suggestion.id], now=NINE) == 0
    assert suggestions_for(viewer=maya, now=NINE)[0].state is SuggestionState.SEEN
    done(maya, suggestion.id)


def test_a_withdrawal_hides_it_at_once(cast: Cast, maya: Viewer, suggestion: Suggestion) -> None:
    withdraw(withdrawal=Withdrawal(cast.john, channel=Channel.VISIT), mechanism=Mechanism.VERBAL_NOTED, actor=Actor.SELF, now=NINE)
    assert suggestions_for(viewer=maya, now=NINE + HOUR) == []


def test_a_withdrawn_version_hides_it_at_once(cast: Cast, maya: Viewer, suggestion: Suggestion) -> None:
    withdraw_version(version_id=cast.visit_id, actor_id=cast.rep_user_id, reason="new safety data", now=NINE)
    assert suggestions_for(viewer=maya, now=NINE) == []


def test_it_expires(maya: Viewer, suggestion: Suggestion) -> None:
    assert expire_suggestions(now=suggestion.expires_at - timedelta(seconds=1)) == 0
    assert suggestions_for(viewer=maya, now=suggestion.expires_at) == []
    assert expire_suggestions(now=suggestion.expires_at) == 1
    assert expire_suggestions(now=suggestion.expires_at) == 0
    assert reservation(suggestion) is ReservationState.RELEASED


def test_a_list_takes_a_constant_number_of_queries(market: Market, maya: Viewer, django_assert_max_num_queries: object) -> None:
    dispatch_plan(plan_id=make_plan(on=TUESDAY, now=MORNING).plan_id, now=MORNING)
    post_suggestions(touch_ids=list(models.Suggestion.objects.values_list("touch_id", flat=True)), now=MORNING)
    with django_assert_max_num_queries(14):  # type: ignore[operator]
        assert len(suggestions_for(viewer=maya, now=NINE)) == 2
