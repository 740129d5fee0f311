import pytest

from accord.catalogue import actions, queries
from accord.catalogue.types import ContentScope, Purpose, Sender
from accord.kernel.errors import AccordError, NotFound

pytestmark = pytest.mark.django_db


def northwind(name: str = "Northwind Pharma") -> Sender:
    return actions.create_sender(
        code="northwind",
        name=name,
        country="US",
        postal_address="1 Harbor Way, Boston MA 02110, United States",
        from_email="news@northwind.example",
        reply_domain="reply.northwind.example",
    )


def test_a_code_is_made_once() -> None:
    first, again = northwind(), northwind(name="Another name")
    assert first == again == queries.get_sender(sender_id=first.id)
    assert queries.list_senders() == [first]


def test_brands_and_topics_hang_together() -> None:
    brand = actions.create_brand(code="lumira", name="Lumira", sender_id=northwind().id, prescription_only=True)
    topic = actions.create_topic(code="lumira.dosing", name="Dosing", brand_code="lumira")
    plain = actions.create_topic(code="guidelines", name="Guidelines")
    assert topic.brand_id == brand.id and plain.brand_id is None
    assert queries.list_brands() == [brand] == [queries.find_brand(code="lumira")]
    assert queries.list_topics() == [plain, topic]
    assert queries.find_topic(code="guidelines") == plain


def test_what_is_not_there_is_not_found() -> None:
    with pytest.raises(NotFound):
        actions.create_brand(code="lumira", name="Lumira", sender_id=0, prescription_only=True)
    with pytest.raises(NotFound):
        actions.create_topic(code="lumira.dosing", name="Dosing", brand_code="lumira")
    with pytest.raises(NotFound):
        queries.get_sender(sender_id=0)
    with pytest.raises(AccordError):
        actions.create_topic(code="Lumira", name="Dosing")


def test_the_law_sees_a_prescription_medicine_in_its_topics() -> None:
    actions.create_brand(code="lumira", name="Lumira", sender_id=northwind().id, prescription_only=True)
    actions.create_topic(code="lumira.dosing", name="Dosing", brand_code="lumira")
    actions.create_topic(code="evenings", name="Evenings")
    promotion = {ContentScope.MARKETING, ContentScope.RX_PROMOTION}
    assert queries.scopes_for(purpose=Purpose.MARKETING, topic="lumira.dosing") == promotion
    assert queries.scopes_for(purpose=Purpose.MARKETING, brand_code="lumira") == promotion
    assert queries.scopes_for(purpose=Purpose.MARKETING, topic="evenings") == {ContentScope.MARKETING}
    assert queries.scopes_for(purpose=Purpose.SERVICE) == {ContentScope.MARKETING}
    assert queries.find_sender(code="northwind").name == "Northwind Pharma"
    with pytest.raises(NotFound):
        queries.scopes_for(purpose=Purpose.MARKETING, topic="unheard")
