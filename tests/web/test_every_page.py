"""Every address of the web, asked as every role: taken from the addresses themselves, so that a new page cannot be forgotten."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from django.conf import settings
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from accord.access.actions import create_user
from accord.access.models import User
from accord.kernel.viewer import Role
from tests.cast import MORNING, Cast

OPEN_TO_ALL = (
    *("accord.web.entrance", "accord.web.preference_centre", "accord.web.forms", "accord.api"),
    *("allauth", "ninja", "functools", "django"),
)
"""Pages without a role: the door itself, what a signed link opens, public forms, and machines with keys (ninja's own)."""
SAMPLES = {"int": "999999", "uuid": "01890000-0000-7000-8000-000000000000", "str": "x", "slug": "x", "path": "x"}


@dataclass(frozen=True)
class Address:
    """One address with sample values in its places, and the roles its page says it is for (None: no role asked)."""

    path: str
    route: str
    module: str
    roles: frozenset[Role] | None
    name: str


def addresses() -> Iterator[Address]:
    yield from _walk(get_resolver().url_patterns, "/")


def _walk(patterns: list[URLPattern | URLResolver], prefix: str) -> Iterator[Address]:
    for pattern in patterns:
        route = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from _walk(pattern.url_patterns, route)
            continue
        plain = route
        for name, converter in pattern.pattern.converters.items():
            kind = type(converter).__name__.removesuffix("Converter").lower().replace("string", "str")
            route = route.replace(f"<{kind}:{name}>", SAMPLES[kind]).replace(f"<{name}>", SAMPLES["str"])
        page = pattern.callback
        yield Address(route, plain, page.__module__, getattr(page, "roles", None), pattern.name or route)


STAFF = [address for address in addresses() if not (address.module.startswith(OPEN_TO_ALL) or address.path.startswith("/api/"))]


def client_for(role: Role, cast: Cast) -> Client:
    rep_id = cast.rep_id if role is Role.REP else None
    user_id = create_user(
        email=f"{role}@asks.example", name=role, password="a long enough secret", roles=[role], rep_id=rep_id, now=MORNING
    )
    client = Client()
    client.force_login(User.objects.get(id=user_id), backend=settings.AUTHENTICATION_BACKENDS[-1])
    return client


def test_every_staff_page_names_its_roles() -> None:
    assert len(STAFF) > 5
    assert [address.path for address in STAFF if address.roles is None] == []


@pytest.mark.parametrize("role", Role)
def test_every_page_asked_as_every_role(cast: Cast, role: Role) -> None:
    """A page of other roles refuses (403); a page of this role does not. What does not exist is not found, whoever asks."""
    client = client_for(role, cast)
    wrong = []
    for address in STAFF:
        for method in ("get", "post"):
            status = getattr(client, method)(address.path).status_code
            allowed = role in (address.roles or ())
            if status != 405 and (status == 403) is allowed:
                wrong.append(f"{method} {address.path} as {role}: {status}")
            assert status < 500, f"{method} {address.path} as {role}: {status}"
    assert wrong == []


def test_every_page_asked_by_nobody(cast: Cast) -> None:
    wrong = []
    for address in STAFF:
        for method in ("get", "post"):
            answer = getattr(Client(), method)(address.path)
            if not (answer.status_code == 405 or (answer.status_code == 302 and answer["Location"].startswith("/login"))):
                wrong.append(f"{method} {address.path}: {answer.status_code}")
    assert wrong == []


def statuses(client: Client, customer_id: int, role: Role) -> set[int]:
    """What every page about one customer says to a role that may open it."""
    pages = [address for address in STAFF if "<int:customer_id>" in address.route and role in (address.roles or ())]
    assert pages
    return {client.get(page.route.replace("<int:customer_id>", str(customer_id))).status_code for page in pages}


def test_a_rep_sees_the_own_territory_and_no_other(cast: Cast) -> None:
    client = client_for(Role.REP, cast)
    assert statuses(client, cast.john, Role.REP) == {200}
    assert statuses(client, cast.claire, Role.REP) == {404}


@pytest.mark.parametrize("role", [Role.AGENT, Role.COMPLIANCE])
def test_who_is_held_to_a_market_sees_no_other(cast: Cast, role: Role) -> None:
    client = client_for(role, cast)
    assert statuses(client, cast.claire, role) == {200}
    User.objects.filter(email=f"{role}@asks.example").update(markets=["US"])
    assert statuses(client, cast.claire, role) == {404}
    assert statuses(client, cast.john, role) == {200}
