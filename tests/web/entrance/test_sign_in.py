"""Coming in: the password, the code from an app, the recovery code, and the door that closes on guessing."""

import re

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.conf import LazySettings
from django.test import Client

from accord.access.actions import create_user
from accord.access.models import User
from accord.kernel.viewer import Role
from tests.cast import MORNING

PASSWORD = "a long enough secret"
ADDRESS = "ada@alder.example"

pytestmark = pytest.mark.django_db


@pytest.fixture
def ada() -> User:
    return User.objects.get(
        id=create_user(email=ADDRESS, name="Ada", password=PASSWORD, roles=[Role.MARKETER, Role.COMPLIANCE], now=MORNING)
    )


def sign_in(client: Client, password: str = PASSWORD, address: str = ADDRESS, **more: str):
    return client.post("/login", {"login": address, "password": password} | more)


def code_of(secret: str) -> str:
    return format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))


def turn_on(client: Client) -> str:
    """Set up codes from an app as a person does; the secret."""
    assert client.post("/account/again", {"password": "wrong"}).status_code == 200
    assert client.post("/account/again", {"password": PASSWORD, "next": "/account/app"})["Location"] == "/account/app"
    secret = re.search(r'class="key">([A-Z2-7]+)<', client.get("/account/app").content.decode()).group(1)
    assert client.post("/account/app", {"code": "000000"}).status_code == 200
    assert client.post("/account/app", {"code": code_of(secret)})["Location"] == "/account/recovery-codes"
    return secret


def test_the_password_opens_and_a_wrong_one_does_not(ada: User) -> None:
    client = Client()
    assert sign_in(client, "wrong").status_code == 200
    assert client.get("/marketer/overview").status_code == 302
    assert sign_in(client, address="ADA@alder.example ")["Location"] == "/"
    assert client.get("/marketer/overview").status_code == 200
    client.post("/logout")
    assert client.get("/marketer/overview").status_code == 302


def test_a_closed_account_does_not_open(ada: User) -> None:
    User.objects.update(is_active=False)
    answer = sign_in(Client())
    assert answer.status_code in {200, 302} and answer.headers.get("Location") != "/"


def test_nobody_signs_up(ada: User) -> None:
    assert {Client().get(path).status_code for path in ("/signup", "/signup/", "/accounts/signup/")} == {404}


def test_after_sign_in_nobody_is_sent_elsewhere(ada: User) -> None:
    assert sign_in(Client(), next="/marketer/overview")["Location"] == "/marketer/overview"
    assert sign_in(Client(), next="https://evil.example/")["Location"] == "/"


def test_guessing_closes_the_door_in_plain_words(ada: User) -> None:
    client = Client()
    answers = [sign_in(client, f"guess {number}") for number in range(9)]
    assert answers[0].status_code == 200 and answers[-1].status_code == 429
    assert "closed for a quarter of an hour" in answers[-1].content.decode()
    assert sign_in(client).status_code == 429, "the right password comes too late"
    other = create_user(email="bob@alder.example", name="Bob", password=PASSWORD, roles=[Role.MARKETER], now=MORNING)
    assert other and sign_in(Client(), address="bob@alder.example").status_code == 302


def test_with_codes_the_password_alone_opens_nothing(ada: User) -> None:
    client = Client()
    sign_in(client)
    secret = turn_on(client)
    codes = re.findall(r"<li><code>(\w+)</code>", client.get("/account/recovery-codes").content.decode())
    assert len(codes) == 10
    stored = Authenticator.objects.get(type="totp").data["secret"]
    assert secret not in stored

    thief = Client()
    assert sign_in(thief)["Location"].startswith("/login/code")
    assert thief.get("/marketer/overview").status_code == 302
    assert thief.post("/login/code", {"code": "000000"}).status_code == 200
    assert thief.get("/marketer/overview").status_code == 302

    owner = Client()
    sign_in(owner)
    assert owner.post("/login/code", {"code": codes[0]})["Location"] == "/"
    assert owner.get("/marketer/overview").status_code == 200
    again = Client()
    sign_in(again)
    assert again.post("/login/code", {"code": codes[0]}).status_code == 200, "a recovery code opens once"


def test_a_code_works_once(ada: User) -> None:
    client = Client()
    sign_in(client)
    secret = turn_on(client)
    one, two = Client(), Client()
    for visitor in (one, two):
        sign_in(visitor)
    code = code_of(secret)
    assert one.post("/login/code", {"code": code}).status_code == 302
    assert two.post("/login/code", {"code": code}).status_code == 200


def test_a_role_can_be_held_to_codes(ada: User, settings: LazySettings) -> None:
    client = Client()
    sign_in(client)
    assert client.get("/marketer/overview").status_code == 200
    settings.ACCORD_MFA_ROLES = frozenset({"compliance"})
    assert client.get("/marketer/overview")["Location"] == "/account/app"
    turn_on(client)
    assert client.get("/marketer/overview").status_code == 200
