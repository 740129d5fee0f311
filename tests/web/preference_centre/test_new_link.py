"""A new link goes to the address on file; the page says the same to everybody."""

from django.test import Client

from accord.delivery.models import Message
from tests.cast import Cast


def ask(visitor: Client, email: str) -> str:
    answer = visitor.post("/preference-links", {"email": email})
    assert answer.status_code == 303
    return visitor.get(answer["Location"]).content.decode()


def test_known_and_unknown_hear_the_same(cast: Cast, visitor: Client) -> None:
    known = ask(visitor, " John@CLINIC.example")
    assert Message.objects.filter(customer_id=cast.john, purpose="service").count() in (0, 1)
    stranger = ask(visitor, "stranger@nowhere.example")
    nonsense = ask(visitor, "no address")
    assert known == stranger == nonsense
    assert "Okafor" not in known


def test_the_owner_gets_a_letter_and_nobody_else(cast: Cast, visitor: Client) -> None:
    ask(visitor, "john@clinic.example")
    assert list(Message.objects.values_list("customer_id", "purpose")) == [(cast.john, "service")]


def test_asking_is_all_that_a_get_does(cast: Cast, visitor: Client) -> None:
    assert visitor.get("/preference-links").status_code == 200
    visitor.get("/preference-links?email=john@clinic.example")
    assert Message.objects.count() == 0
