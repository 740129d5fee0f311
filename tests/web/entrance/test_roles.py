"""Every staff page: nobody without sign-in, nobody without the role, no form without its CSRF token."""

import pytest
from django.conf import settings
from django.test import Client

from accord.access.actions import create_user
from accord.access.models import User
from accord.kernel.viewer import Role
from tests.cast import MORNING, Cast

OPENS = {"/rep/day": {Role.REP}, "/marketer/overview": {Role.MARKETER, Role.COMPLIANCE}}


def signed_in(role: Role, cast: Cast) -> Client:
    rep_id = cast.rep_id if role is Role.REP else None
    user_id = create_user(
        email=f"{role}@alder.example", name=role, password="a long enough secret", roles=[role], rep_id=rep_id, now=MORNING
    )
    client = Client(enforce_csrf_checks=True)
    client.force_login(User.objects.get(id=user_id), backend=settings.AUTHENTICATION_BACKENDS[-1])
    return client


@pytest.mark.parametrize("page", OPENS)
@pytest.mark.parametrize("role", Role)
def test_a_page_opens_for_its_roles_alone(cast: Cast, page: str, role: Role) -> None:
    answer = signed_in(role, cast).get(page)
    assert answer.status_code == (200 if role in OPENS[page] else 403)


@pytest.mark.parametrize("page", [*OPENS, "/", "/rep/suggestions/1/completion"])
def test_nobody_unknown_comes_in(cast: Cast, page: str) -> None:
    answer = Client().get(page)
    assert answer.status_code in {302, 405}
    assert answer.status_code == 405 or answer["Location"].startswith("/login")
    assert Client().post(page).status_code in {302, 405}


@pytest.mark.parametrize("page", ["/rep/suggestions/1/completion", "/logout"])
def test_forms_of_staff_need_their_token(cast: Cast, page: str) -> None:
    assert signed_in(Role.REP, cast).post(page, {"outcome": "held"}).status_code == 403


@pytest.mark.parametrize(
    ("role", "place"), [(Role.REP, "/rep/day"), (Role.MARKETER, "/marketer/overview"), (Role.COMPLIANCE, "/compliance")]
)
def test_everybody_is_sent_to_their_own_place(cast: Cast, role: Role, place: str) -> None:
    assert signed_in(role, cast).get("/")["Location"] == place


def test_a_role_without_a_page_is_told_so(cast: Cast) -> None:
    answer = signed_in(Role.ADMIN, cast).get("/")
    assert answer.status_code == 200
    assert "no page here yet" in answer.content.decode()


def test_alive(db: None) -> None:
    assert Client().get("/healthz").json() == {"ok": True}


def test_the_language_switch_leads_nowhere_else(db: None) -> None:
    answer = Client().post("/language", {"language": "fr", "next": "https://evil.example/"})
    assert answer["Location"] == "/"
    assert Client().get("/language").status_code == 405
