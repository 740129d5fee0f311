"""The agent's call: a person found, the words read out, the answer kept word for word; the look on record."""

import pytest
from django.conf import settings
from django.test import Client

from accord.access.actions import create_user
from accord.access.models import Look, User
from accord.consent.models import ConsentRecord
from accord.consent.queries import records_for
from accord.consent.types import Grade, Mechanism, RecordType, Surface
from accord.kernel.viewer import Role
from tests.cast import MORNING, Cast
from tests.consent.forms import set_up_form


@pytest.fixture
def agent(cast: Cast) -> Client:
    user_id = create_user(email="tove@alder.example", name="Tove", password="a long enough secret", roles=[Role.AGENT], now=MORNING)
    client = Client()
    client.force_login(User.objects.get(id=user_id), backend=settings.AUTHENTICATION_BACKENDS[-1])
    return client


def test_a_person_is_found_by_number_or_identifier_and_nobody_else(agent: Client, cast: Cast) -> None:
    for reference in (str(cast.claire), "cast:claire"):
        assert agent.post("/agent", {"reference": reference})["Location"] == f"/agent/customers/{cast.claire}/consent"
    missing = agent.post("/agent", {"reference": "cast:nobody"})
    assert missing.status_code == 404
    assert "cast:nobody" in missing.content.decode()


def test_the_script_is_in_the_persons_language_and_the_answer_is_kept(agent: Client, cast: Cast) -> None:
    set_up_form(cast.sender_id, Surface.CALL)
    link = f"/agent/customers/{cast.sven}/consent"
    assert "我同意" in agent.get(f"/agent/customers/{cast.yijun}/consent").content.decode()
    assert "kabul" in agent.get(f"{link}?script=tr").content.decode()
    assert set(Look.objects.values_list("customer_id", "page")) == {(cast.yijun, "agent.consent"), (cast.sven, "agent.consent")}
    words = {"answer-0": "yes", "answer-1": "later", "verbatim": "Yes, by mail.", "stamp": "a" * 32}
    for _ in range(2):
        done = agent.post(link, words)
        assert done.status_code == 303
    assert agent.get(done["Location"]).status_code == 200
    types = {record.channel: (record.type, record.mechanism, record.grade) for record in records_for(customer_id=cast.sven)}
    assert sorted(kind for kind, _, _ in types.values()) == [RecordType.DEFERRED, RecordType.GRANTED]
    assert (RecordType.GRANTED, Mechanism.VERBAL_NOTED, Grade.C) in types.values()


@pytest.mark.parametrize("words", [{}, {"answer-0": "yes"}, {"verbatim": "Yes"}, {"answer-0": "maybe", "verbatim": "Well"}])
def test_half_an_answer_is_not_kept(agent: Client, cast: Cast, words: dict[str, str]) -> None:
    set_up_form(cast.sender_id, Surface.CALL)
    before = ConsentRecord.objects.count()
    assert agent.post(f"/agent/customers/{cast.sven}/consent", words).status_code == 422
    assert ConsentRecord.objects.count() == before


def test_others_do_not_come_in(cast: Cast, visitor: Client) -> None:
    maya = Client()
    maya.force_login(User.objects.get(id=cast.rep_user_id), backend=settings.AUTHENTICATION_BACKENDS[-1])
    assert maya.get("/agent").status_code == 403
    assert visitor.get("/agent").status_code == 302
    assert maya.get(f"/agent/customers/{cast.claire}/consent").status_code == 403
