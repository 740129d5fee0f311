from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.contrib.auth import authenticate
from django.db import IntegrityError, transaction
from django.test import RequestFactory

from accord.access import actions, queries
from accord.access.models import ApiKey, User
from accord.access.types import ApiScope
from accord.kernel.errors import AccordError, NotFound
from accord.kernel.viewer import Role, Viewer
from tests.conftest import ARGON2

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 3, 3, 9, 0, tzinfo=UTC)
SECRET = "a long enough secret"


def ada(**changes: object) -> int:
    return actions.create_user(
        **{"email": "Ada@Example.org ", "name": "Ada", "password": SECRET, "roles": [Role.MARKETER], "now": NOW, **changes}
    )


def test_a_user_logs_in_by_email_in_any_case(settings: Any) -> None:
    settings.PASSWORD_HASHERS = [ARGON2]
    user_id = ada()
    request = RequestFactory().post("/login")
    user = authenticate(request, username="aDa@example.org", password=SECRET)
    assert user is not None and user.pk == user_id
    assert authenticate(request, username="ada@example.org", password="another secret") is None
    assert queries.find_user(email=" ADA@example.org") == user_id
    assert User.objects.get().password.startswith("argon2")


def test_an_email_is_one_user_whatever_its_case() -> None:
    assert ada() == ada(email="ADA@EXAMPLE.ORG", name="Somebody else", password="x")
    assert User.objects.get().name == "Ada"
    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.create(email="Ada@example.org", name="Ada", created_at=NOW)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"email": "ada"}, "access.email"),
        ({"password": "short"}, "access.password"),
        ({"password": "password1234"}, "access.password"),
        ({"roles": [Role.REP]}, "access.rep_missing"),
    ],
)
def test_a_user_who_cannot_be(changes: dict[str, object], code: str) -> None:
    with pytest.raises(AccordError) as error:
        ada(**changes)
    assert error.value.code == code and not User.objects.exists()


def test_a_user_who_left_cannot_log_in_and_sees_nothing() -> None:
    user_id = ada()
    assert queries.viewer_for(user=User.objects.get()).territories is None
    actions.set_user_active(user_id=user_id, active=False, now=NOW)
    assert authenticate(RequestFactory().post("/login"), username="ada@example.org", password=SECRET) is None
    assert queries.viewer_for(user=User.objects.get()).roles == frozenset()
    with pytest.raises(NotFound):
        actions.set_user_active(user_id=0, active=False, now=NOW)


def test_a_key_is_shown_once_and_kept_as_a_hash() -> None:
    secret = actions.create_api_key(name="CRM", scopes=[ApiScope.EVENTS_WRITE], now=NOW)
    row = ApiKey.objects.get()
    assert secret.encode() not in bytes(row.secret_hash) and len(bytes(row.secret_hash)) == 32
    caller = queries.api_caller_for(secret=secret)
    assert caller is not None and (caller.name, caller.scopes) == ("CRM", {ApiScope.EVENTS_WRITE})
    assert queries.api_caller_for(secret=secret + "x") is None
    assert queries.api_caller_for(secret="") is None


def test_a_revoked_key_opens_nothing() -> None:
    secret = actions.create_api_key(name="CRM", scopes=[], now=NOW)
    key = queries.list_api_keys()[0]
    actions.revoke_api_key(key_id=key.id, now=NOW)
    actions.revoke_api_key(key_id=key.id, now=NOW + timedelta(days=1))
    assert queries.api_caller_for(secret=secret) is None
    assert queries.list_api_keys()[0].revoked_at == NOW
    with pytest.raises(NotFound):
        actions.revoke_api_key(key_id=0, now=NOW)


def test_the_last_use_is_kept_to_the_minute() -> None:
    actions.create_api_key(name="CRM", scopes=[], now=NOW)
    key_id = queries.list_api_keys()[0].id
    for seconds, noted in [(0, 0), (30, 0), (61, 61)]:
        actions.note_key_use(key_id=key_id, now=NOW + timedelta(seconds=seconds))
        assert queries.list_api_keys()[0].last_used_at == NOW + timedelta(seconds=noted)


def test_nobody_logged_in_sees_nothing() -> None:
    from django.contrib.auth.models import AnonymousUser

    assert queries.viewer_for(user=AnonymousUser()) == Viewer(user_id=0, markets=frozenset())
