"""Sign-in by the company's own identity provider: a real OpenID Connect provider answers on this machine."""

from collections.abc import Iterator
from urllib.parse import urlsplit

import httpx
import pytest
from django.conf import LazySettings
from django.test import Client
from oidc_provider_mock import User as Identity
from oidc_provider_mock import run_server_in_thread

from accord.access.actions import create_user
from accord.kernel.viewer import Role
from tests.cast import MORNING

pytestmark = pytest.mark.django_db


@pytest.fixture
def issuer(settings: LazySettings) -> Iterator[str]:
    identities = [
        Identity(sub="ada", claims={"email": "Ada@alder.example", "email_verified": True}),
        Identity(sub="eve", claims={"email": "ada@alder.example", "email_verified": False}),
        Identity(sub="zoe", claims={"email": "zoe@elsewhere.example", "email_verified": True}),
    ]
    with run_server_in_thread(user_claims=identities) as server:
        url = f"http://localhost:{server.server_port}"
        app = {"provider_id": "company", "name": "Alder", "client_id": "accord", "secret": "s", "settings": {"server_url": url}}
        settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": [app]}}
        create_user(email="ada@alder.example", name="Ada", password="a long enough secret", roles=[Role.MARKETER], now=MORNING)
        yield url


def come_in(subject: str, issuer: str):
    """As a browser: from our sign-in to the provider, and back with its code."""
    client = Client()
    there = client.post("/login/with/company/login/")["Location"]
    assert there.startswith(issuer) and "code_challenge=" in there
    back = httpx.post(there, data={"sub": subject}).headers["Location"]
    parts = urlsplit(back)
    return client, client.get(f"{parts.path}?{parts.query}")


def test_a_known_address_comes_in_without_a_password_here(issuer: str) -> None:
    client, answer = come_in("ada", issuer)
    assert answer.status_code == 302 and answer["Location"] == "/"
    assert client.get("/marketer/overview").status_code == 200
    again, answer = come_in("ada", issuer)
    assert again.get("/marketer/overview").status_code == 200


@pytest.mark.parametrize("subject", ["eve", "zoe"])
def test_an_unverified_or_unknown_address_stays_outside(issuer: str, subject: str) -> None:
    client, answer = come_in(subject, issuer)
    assert answer.status_code == 403
    assert "Ask your administrator" in answer.content.decode()
    assert client.get("/marketer/overview").status_code == 302


def test_the_way_to_the_company_is_a_post(issuer: str) -> None:
    assert "Sign in with Alder" in Client().get("/login").content.decode()
    assert not Client().get("/login/with/company/login/").headers.get("Location", "").startswith(issuer)
