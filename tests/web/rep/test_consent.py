"""Consent on Maya's device: signed by the person, or typed for less; her own territory only."""

import pytest
from django.conf import settings
from django.test import Client

from accord.access.models import Look, User
from accord.consent.queries import records_for
from accord.consent.types import Actor, Grade, Mechanism, RecordType, Surface
from tests.cast import Cast
from tests.consent.forms import set_up_form
from tests.consent.rules.test_signatures import SIGNED


@pytest.fixture
def maya(cast: Cast) -> Client:
    set_up_form(cast.sender_id, Surface.DEVICE)
    client = Client()
    client.force_login(User.objects.get(id=cast.rep_user_id), backend=settings.AUTHENTICATION_BACKENDS[-1])
    return client


def test_signed_with_a_receipt_to_show(maya: Client, cast: Cast) -> None:
    link = f"/rep/customers/{cast.john}/consent"
    assert "Alder Medicines may write" in maya.get(link).content.decode()
    assert list(Look.objects.values_list("customer_id", "page")) == [(cast.john, "rep.consent")]
    done = maya.post(link, {"answer-0": "yes", "answer-1": "no", "strokes": SIGNED, "stamp": "b" * 32, "language": "en"})
    assert done.status_code == 303
    page = maya.get(done["Location"]).content.decode()
    receipt = done["Location"].partition("done=")[2]
    assert f"/receipts/{receipt}" in page
    assert Client().get(f"/receipts/{receipt}").status_code == 200
    yes = next(record for record in records_for(customer_id=cast.john) if record.type is RecordType.GRANTED)
    assert (yes.grade, yes.actor, yes.mechanism, yes.place) == (Grade.A, Actor.SELF, Mechanism.DEVICE_SIGNATURE, "Toledo")


def test_a_typed_name_counts_for_less_and_the_page_says_so(maya: Client, cast: Cast) -> None:
    link = f"/rep/customers/{cast.john}/consent"
    assert "proves less" in maya.get(link).content.decode()
    assert maya.post(link, {"answer-0": "yes", "typed_name": "John Okafor"}).status_code == 303
    [record] = records_for(customer_id=cast.john)
    assert (record.grade, record.actor) == (Grade.C, Actor.REP)


@pytest.mark.parametrize("words", [{"answer-0": "yes"}, {"strokes": SIGNED}, {"answer-0": "yes", "strokes": "M1 1<script>"}])
def test_without_answer_or_signature_nothing_is_kept(maya: Client, cast: Cast, words: dict[str, str]) -> None:
    answer = maya.post(f"/rep/customers/{cast.john}/consent", words)
    assert answer.status_code == 422
    assert records_for(customer_id=cast.john) == ()


def test_only_her_own_territory(maya: Client, cast: Cast) -> None:
    words = {"answer-0": "yes", "strokes": SIGNED}
    assert maya.get(f"/rep/customers/{cast.claire}/consent").status_code == 404
    assert maya.post(f"/rep/customers/{cast.claire}/consent", words).status_code == 404
    assert maya.get(f"/rep/customers/{cast.john}/consent?done=../../x").status_code == 200
