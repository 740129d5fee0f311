"""The public form: open to everybody, telling nobody who is known, counting only when it is confirmed."""

import re

import pytest
from django.core.cache import cache
from django.test import Client

from accord.consent.models import ConsentRecord
from accord.consent.queries import pending_confirmations, records_for
from accord.consent.types import Mechanism, RecordType
from accord.customers.models import Customer
from accord.delivery.models import Message
from accord.kernel import clock
from tests.cast import MORNING, Cast
from tests.consent.forms import set_up_form
from tests.consent.test_web_forms import DAY

PERSON = {"given_name": "Nadia", "family_name": "Benali", "email": "nadia@cabinet.example", "country": "FR", "box": ["0"]}


@pytest.fixture
def path(cast: Cast) -> str:
    cache.clear()
    return f"/forms/{set_up_form(cast.sender_id, origins=['https://alder.example'])}"


def stamp_of(page: str) -> str:
    found = re.search(r'name="stamp" value="([0-9a-f]{32})"', page)
    assert found is not None
    return found[1]


@pytest.mark.parametrize(
    ("language", "words"), [("en", "Alder Medicines may write"), ("fr", "J’accepte"), ("zh-hant", "我同意"), ("tr", "kabul")]
)
def test_in_the_readers_language_with_empty_boxes(visitor: Client, path: str, language: str, words: str) -> None:
    page = visitor.get(path, headers={"Accept-Language": language}).content.decode()
    assert words in page
    assert "checked" not in page


def test_sent_confirmed_and_receipted(visitor: Client, path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    stamp = stamp_of(visitor.get(path).content.decode())
    for _ in range(2):
        answer = visitor.post(path, PERSON | {"stamp": stamp}, headers={"Accept-Language": "fr"})
        assert (answer.status_code, answer["Location"]) == (303, f"{path}/sent")
    [waiting] = pending_confirmations(now=MORNING)
    assert Message.objects.filter(customer_id=waiting.customer_id).count() == 1
    link = f"/confirm/{waiting.token}"
    asked = visitor.get(link).content.decode()
    assert '<html lang="fr"' in asked
    assert len(records_for(customer_id=waiting.customer_id)) == 2
    done = [visitor.post(link) for _ in range(2)]
    assert [answer.status_code for answer in done] == [200, 200]
    assert [record.type for record in records_for(customer_id=waiting.customer_id)].count(RecordType.CONFIRMED) == 1
    monkeypatch.setattr(clock, "now", lambda: MORNING + 8 * DAY)
    late = visitor.get(link)
    assert late.status_code == 410
    assert path in late.content.decode()
    assert visitor.get(link[:-2]).status_code == 404


def test_nobody_learns_who_is_known(visitor: Client, path: str, cast: Cast) -> None:
    known = PERSON | {"family_name": "Martin", "email": "claire@clinic.example"}
    answers = [visitor.post(path, who) for who in (known, PERSON)]
    assert answers[0]["Location"] == answers[1]["Location"]
    assert visitor.get(answers[0]["Location"]).content == visitor.get(answers[1]["Location"]).content
    assert Customer.objects.filter(family_name="Martin").count() == 1


@pytest.mark.parametrize("words", [{"email": "nobody"}, {"country": ""}, {"box": []}, {"family_name": " "}])
def test_a_mistake_is_told_and_what_was_typed_is_kept(visitor: Client, path: str, words: dict[str, object]) -> None:
    before = ConsentRecord.objects.count()
    answer = visitor.post(path, PERSON | words | {"given_name": 'Zoé"><script>'})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "Zoé&quot;&gt;&lt;script&gt;" in page
    assert ConsentRecord.objects.count() == before


def test_machines_are_told_the_same_and_leave_nothing(visitor: Client, path: str) -> None:
    before = ConsentRecord.objects.count()
    assert visitor.post(path, PERSON | {"website": "https://spam.example"}).status_code == 303
    assert ConsentRecord.objects.count() == before


def test_one_address_is_not_written_to_without_end(visitor: Client, path: str) -> None:
    codes = [visitor.post(path, PERSON | {"stamp": f"{n:032x}"}).status_code for n in range(7)]
    assert codes == [303] * 5 + [429] * 2


def test_only_the_named_sites_may_frame_it(visitor: Client, path: str, cast: Cast) -> None:
    embedded = visitor.get(f"{path}/embed")
    assert "frame-ancestors https://alder.example" in embedded["Content-Security-Policy"]
    assert "X-Frame-Options" not in embedded
    assert "frame-ancestors 'none'" in visitor.get(path)["Content-Security-Policy"]
    assert visitor.post(f"{path}/embed", PERSON).status_code == 200
    set_up_form(cast.sender_id)
    assert visitor.get(f"{path}/embed").status_code == 404
    assert visitor.get("/forms/nowhere").status_code == 404


def test_the_browsers_signal_is_heard_with_the_act_and_not_before(visitor: Client, path: str) -> None:
    visitor.get(path, headers={"Sec-GPC": "1"})
    assert not ConsentRecord.objects.filter(mechanism=Mechanism.SIGNAL_GPC).exists()
    visitor.post(path, PERSON, headers={"Sec-GPC": "1"})
    assert ConsentRecord.objects.filter(mechanism=Mechanism.SIGNAL_GPC).count() == 3
    visitor.post(path, PERSON | {"family_name": "Ben"}, headers={"Sec-GPC": "0"})
    assert ConsentRecord.objects.filter(mechanism=Mechanism.SIGNAL_GPC).count() == 3
    assert visitor.get("/.well-known/gpc.json").json()["gpc"] is True
