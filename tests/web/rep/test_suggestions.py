"""Whose suggestions a rep sees and closes; that looks go on record."""

from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client

from accord.access.actions import create_user
from accord.access.models import Look, User
from accord.access.queries import viewer_for
from accord.catalogue.types import Channel
from accord.decisions.actions import dispatch_plan, make_plan
from accord.decisions.queries import suggestions_for
from accord.decisions.types import Suggestion
from accord.delivery.actions import send_due
from accord.field_force.actions import create_rep
from accord.interactions.queries import responses_for
from accord.interactions.types import ResponseKind
from accord.kernel.viewer import Role
from tests.cast import MORNING, TUESDAY, Cast, raise_curtain

DAY = "/rep/day"


@pytest.fixture
def maya(db: None, tmp_path: Path) -> tuple[Cast, Client, Suggestion]:
    """Maya signed in, with her one visit of the day."""
    cast = raise_curtain(tmp_path)
    report = make_plan(on=TUESDAY, now=MORNING)
    dispatch_plan(plan_id=report.plan_id, now=MORNING)
    send_due(now=MORNING, worker="test", channel=Channel.VISIT)
    user = User.objects.get(id=cast.rep_user_id)
    (suggestion,) = suggestions_for(viewer=viewer_for(user=user), now=MORNING)
    client = Client()
    client.force_login(user, backend=settings.AUTHENTICATION_BACKENDS[-1])
    return cast, client, suggestion


def test_the_day_shows_the_visit_and_the_look_is_on_record(maya: tuple[Cast, Client, Suggestion]) -> None:
    cast, client, suggestion = maya
    page = client.get(DAY).content.decode()
    assert suggestion.customer_name in page
    assert all(reason in page for reason in suggestion.reasons)
    assert list(Look.objects.values_list("customer_id", "page")) == [(cast.john, "rep.day")]


def test_done_is_on_record_once(maya: tuple[Cast, Client, Suggestion]) -> None:
    cast, client, suggestion = maya
    address = f"/rep/suggestions/{suggestion.id}/completion"
    assert client.post(address, {"outcome": "interested"}).status_code == 303
    again = client.post(address, {"outcome": "declined"})
    assert again.status_code == 409
    visits = [answer.kind for answer in responses_for(customer_id=cast.john)]
    assert visits == [ResponseKind.INTERESTED]
    page = client.get(DAY).content.decode()
    assert f'class="suggestion is-closed" id="suggestion-{suggestion.id}"' in page
    assert address not in page


def test_a_card_closed_elsewhere_brings_the_list_anew(maya: tuple[Cast, Client, Suggestion]) -> None:
    _, client, suggestion = maya
    address = f"/rep/suggestions/{suggestion.id}/completion"
    client.post(address, {"outcome": "held"})
    again = client.post(address, {"outcome": "held"}, headers={"HX-Request": "true"})
    assert (again.status_code, again["HX-Retarget"], again["HX-Reswap"]) == (200, "main", "outerHTML")


def test_htmx_gets_the_closed_card_and_the_new_tally(maya: tuple[Cast, Client, Suggestion]) -> None:
    _, client, suggestion = maya
    address = f"/rep/suggestions/{suggestion.id}/dismissal"
    card = client.post(address, {"reason": "wrong_timing"}, headers={"HX-Request": "true"}).content.decode()
    assert f'id="suggestion-{suggestion.id}"' in card
    assert 'id="tally"' in card
    assert "<html" not in card


@pytest.mark.parametrize(
    ("noun", "form"), [("completion", {"outcome": "danced"}), ("dismissal", {"reason": ""}), ("dismissal", {})]
)
def test_nonsense_closes_nothing(maya: tuple[Cast, Client, Suggestion], noun: str, form: dict[str, str]) -> None:
    _, client, suggestion = maya
    assert client.post(f"/rep/suggestions/{suggestion.id}/{noun}", form).status_code == 400
    assert suggestion.customer_name in client.get(DAY).content.decode()


def test_another_rep_neither_sees_nor_closes_it(maya: tuple[Cast, Client, Suggestion]) -> None:
    cast, client, suggestion = maya
    rep = create_rep(
        code="omar", name="Omar", country="US", time_zone="America/New_York", visits_per_day=2, sender_id=cast.sender_id
    )
    user_id = create_user(
        email="omar@alder.example", name="Omar", password="a long enough secret", roles=[Role.REP], rep_id=rep.id, now=MORNING
    )
    stranger = Client()
    stranger.force_login(User.objects.get(id=user_id), backend=settings.AUTHENTICATION_BACKENDS[-1])
    assert suggestion.customer_name not in stranger.get(DAY).content.decode()
    assert stranger.post(f"/rep/suggestions/{suggestion.id}/completion", {"outcome": "held"}).status_code == 409
    assert suggestion.customer_name in client.get(DAY).content.decode()


def test_a_withdrawal_takes_the_visit_off_the_list(maya: tuple[Cast, Client, Suggestion]) -> None:
    cast, client, suggestion = maya
    from tests.web.conftest import link_of

    Client().post(f"{link_of(cast.john)}/withdrawal", {"channel": "visit"})
    assert suggestion.customer_name not in client.get(DAY).content.decode()


def test_get_closes_nothing(maya: tuple[Cast, Client, Suggestion]) -> None:
    _, client, suggestion = maya
    assert client.get(f"/rep/suggestions/{suggestion.id}/completion?outcome=held").status_code == 405
    assert suggestion.customer_name in client.get(DAY).content.decode()
