"""What is held and what happened: each datum with its source, each entry with its receipt, each message with its reason."""

from django.test import Client

from accord.consent.queries import receipts_for, records_for
from tests.cast import Cast
from tests.web.conftest import link_of


def test_every_fact_has_its_source_and_every_kind_its_why(cast: Cast, visitor: Client) -> None:
    page = visitor.get(f"{link_of(cast.john)}/held").content.decode()
    assert "from crm" in page
    assert "j•••@clinic.example" in page
    assert page.count("Who sees it") == page.count('<section class="card stack"')


def test_a_receipt_is_made_for_whoever_asks_and_for_nobody_else(cast: Cast, visitor: Client) -> None:
    (record,) = records_for(customer_id=cast.claire)
    assert visitor.post(f"{link_of(cast.john)}/history/{record.id}/receipt").status_code == 404
    assert receipts_for(customer_id=cast.claire) == ()
    answer = visitor.post(f"{link_of(cast.claire)}/history/{record.id}/receipt")
    assert answer.status_code == 303
    assert visitor.get(answer["Location"]).status_code == 200
    assert answer["Location"] in visitor.get(f"{link_of(cast.claire)}/history").content.decode()


def test_nobody_reads_the_receipt_of_another(cast: Cast, visitor: Client) -> None:
    visitor.post(f"{link_of(cast.claire)}/withdrawal", {"channel": "email"})
    entry = receipts_for(customer_id=cast.claire)[0].record_ids[0]
    assert "/receipts/" in visitor.get(f"{link_of(cast.claire)}?saved=stopped&entry={entry}").content.decode()
    assert "/receipts/" not in visitor.get(f"{link_of(cast.john)}?saved=stopped&entry={entry}").content.decode()
    assert visitor.get(f"{link_of(cast.john)}?saved=x&entry=99999999999999999999999").status_code == 200
