"""Requests of persons on the officer's pages: clocks, identity, the copy, erasure by typing the number."""

import io
import zipfile
from datetime import timedelta

import pytest
from django.test import Client

from accord.access.models import Look
from accord.customers.models import Customer
from accord.kernel.viewer import Role
from accord.rights.actions import request_right
from accord.rights.queries import requests_for
from accord.rights.types import Origin, RequestKind, RequestState
from tests.cast import MORNING, Cast
from tests.web.compliance.officer import client_of


@pytest.fixture(autouse=True)
def home(settings, tmp_path):
    settings.ACCORD_HOME = tmp_path


def asked(customer_id: int, kind: RequestKind = RequestKind.ACCESS, days_ago: int = 0) -> int:
    moment = MORNING - timedelta(days=days_ago)
    return request_right(customer_id=customer_id, kind=kind, origin=Origin.PREFERENCE_CENTRE, now=moment, note="<b>please</b>").id


def step(client: Client, number: int, state: str, reason: str = "") -> int:
    return client.post(f"/compliance/requests/{number}/steps", {"state": state, "reason": reason}).status_code


def test_the_list_shows_clocks_soonest_first(cast: Cast) -> None:
    asked(cast.claire, days_ago=0)
    asked(cast.yijun, RequestKind.ERASURE, days_ago=40)
    page = client_of().get("/compliance/requests").content.decode()
    assert page.index("陳怡君") < page.index("Claire") and "days late" in page and "days left" in page


def test_a_letter_is_taken_in(cast: Cast) -> None:
    client = client_of()
    words = {"customer": "cast:claire", "kind": "objection", "origin": "letter", "note": "« assez ! »"}
    (request,) = (client.post("/compliance/requests", words), requests_for(customer_id=cast.claire))[1]
    assert (
        request.kind is RequestKind.OBJECTION and request.steps[0].by.startswith("Odile") and request.steps[0].note == "« assez ! »"
    )
    for wrong in ({"customer": "cast:nobody"}, {"kind": "wealth"}, {"origin": ""}):
        answer = client.post("/compliance/requests", words | wrong)
        assert answer.status_code == 400 and 'role="alert"' in answer.content.decode()


def test_one_request_from_identity_to_done(cast: Cast) -> None:
    client, number = client_of(), asked(cast.claire)
    page = client.get(f"/compliance/requests/{number}").content.decode()
    assert "&lt;b&gt;please" in page and "identity_checked" in page and "copy.zip" not in page
    assert Look.objects.filter(customer=cast.claire, page="compliance.requests").count() == 1
    assert step(client, number, "done") == 409
    assert step(client, number, "nonsense") == 400
    assert step(client, number, "identity_checked") == 302
    copy = client.get(f"/compliance/requests/{number}/copy.zip")
    assert "data.json" in zipfile.ZipFile(io.BytesIO(copy.content)).namelist()
    assert Look.objects.filter(customer=cast.claire, page="export").count() == 1
    assert step(client, number, "refused", "") == 409
    assert step(client, number, "done") == 302
    assert requests_for(customer_id=cast.claire)[0].state is RequestState.DONE
    assert "Mark as done" not in client.get(f"/compliance/requests/{number}").content.decode()


def test_erasure_asks_for_identity_number_and_reason(cast: Cast) -> None:
    client, number = client_of(), asked(cast.claire, RequestKind.ERASURE)

    def erase(typed: object, reason: str = "letter of 3 May"):
        return client.post(f"/compliance/requests/{number}/erasure", {"typed": str(typed), "reason": reason})

    assert erase(cast.claire).status_code == 409
    step(client, number, "identity_checked")
    for typed, reason in ((cast.jean, "letter"), ("", "letter"), (cast.claire, ""), (cast.claire, "claire@clinic.example wrote")):
        assert erase(typed, reason).status_code == 409
    assert Customer.objects.get(pk=cast.claire).family_name == "Martin"
    answer = erase(cast.claire)
    assert answer.status_code == 302 and Customer.objects.get(pk=cast.claire).family_name == ""
    paper = client.get(answer["Location"]).content.decode()
    assert "customers_contactpoint" in paper and "Martin" not in paper and "Odile" in paper
    page = client.get(f"/compliance/requests/{number}").content.decode()
    assert f"/compliance/certificates/{answer['Location'].rsplit('/', 1)[1]}" in page and "Erased person" in page
    assert "Erased person" in client.get("/compliance/requests").content.decode()


def test_a_copy_request_cannot_be_turned_into_an_erasure(cast: Cast) -> None:
    client, number = client_of(), asked(cast.claire)
    step(client, number, "identity_checked")
    assert client.post(f"/compliance/requests/{number}/erasure", {"typed": cast.claire, "reason": "x"}).status_code == 409
    assert Customer.objects.get(pk=cast.claire).family_name == "Martin"


@pytest.mark.parametrize("role", [Role.MARKETER, Role.ADMIN, Role.MEDICAL, Role.AGENT])
def test_nobody_else_may(cast: Cast, role: Role) -> None:
    number = asked(cast.claire, RequestKind.ERASURE)
    client = client_of(role)
    for path in ("", f"/{number}", f"/{number}/copy.zip"):
        assert client.get(f"/compliance/requests{path}").status_code == 403
    for path in (f"/{number}/steps", f"/{number}/erasure", ""):
        assert client.post(f"/compliance/requests{path}", {"state": "done"}).status_code == 403
    assert requests_for(customer_id=cast.claire)[0].state is RequestState.RECEIVED


def test_get_changes_no_request(cast: Cast) -> None:
    client, number = client_of(), asked(cast.claire, RequestKind.ERASURE)
    for path in (f"/{number}/steps?state=refused&reason=x", f"/{number}/erasure?typed={cast.claire}&reason=x"):
        assert client.get(f"/compliance/requests{path}").status_code == 405
    assert requests_for(customer_id=cast.claire)[0].state is RequestState.RECEIVED
