"""A copy, a correction, an erasure: asked for here and seen here."""

import json

from django.test import Client

from accord.customers.queries import customers_by_id
from accord.rights.queries import requests_for
from accord.rights.types import Origin, RequestKind
from tests.cast import Cast
from tests.web.conftest import link_of


def test_a_copy_is_made_at_once_and_is_of_the_person_alone(cast: Cast, visitor: Client) -> None:
    answer = visitor.post(f"{link_of(cast.john)}/rights/copy", {"form": "json"})
    assert answer["Content-Type"] == "application/json"
    assert "attachment" in answer["Content-Disposition"]
    assert "no-store" in answer["Cache-Control"]
    assert json.loads(answer.content)
    text = answer.content.decode()
    assert "john@clinic.example" in text
    assert "claire@clinic.example" not in text
    assert visitor.post(f"{link_of(cast.john)}/rights/copy", {"form": "exe"}).status_code == 400


def test_an_erasure_is_asked_for_not_done_by_a_click(cast: Cast, visitor: Client) -> None:
    link = f"{link_of(cast.john)}/rights"
    assert visitor.post(f"{link}/erasure", {}).status_code == 422
    assert requests_for(customer_id=cast.john) == ()
    for _ in range(2):
        assert visitor.post(f"{link}/erasure", {"sure": "on"}).status_code == 303
    (request,) = requests_for(customer_id=cast.john)
    assert (request.kind, request.origin) == (RequestKind.ERASURE, Origin.PREFERENCE_CENTRE)
    assert cast.john in customers_by_id(customer_ids=[cast.john])
    page = visitor.get(link).content.decode()
    assert "Received" in page
    assert "answer by" in page


def test_a_correction_says_what_is_wrong(cast: Cast, visitor: Client) -> None:
    link = f"{link_of(cast.john)}/rights"
    assert visitor.post(f"{link}/correction", {"note": "  "}).status_code == 422
    assert visitor.post(f"{link}/correction", {"note": "I moved to Dayton. 我搬家了。"}).status_code == 303
    (request,) = requests_for(customer_id=cast.john)
    assert request.kind is RequestKind.RECTIFICATION
    assert "Dayton" not in visitor.get(link).content.decode(), "whoever holds the link need not read it"
