"""What can be asked of customers, and by whom."""

import pytest

from accord.customers import actions, queries
from accord.customers.types import CustomerStatus
from accord.kernel.errors import NotFound
from accord.kernel.viewer import Viewer, system_viewer
from tests.customers.conftest import NOW, Take, email, hcp


def test_a_viewer_sees_the_customers_of_its_markets(take: Take) -> None:
    take(hcp("1"), hcp("2", country="FR", region=""))
    american, french = queries.list_customers(viewer=system_viewer()).items
    viewer = Viewer(user_id=1, territories=None, markets=frozenset({"FR"}))
    assert queries.get_customer(viewer=viewer, customer_id=french.id) == french
    assert queries.list_customers(viewer=viewer).total == 1
    with pytest.raises(NotFound):
        queries.get_customer(viewer=viewer, customer_id=american.id)


def test_a_customer_is_found_by_id_and_by_identifier(take: Take) -> None:
    take(hcp("1", identifiers=(("npi", "1003000142"),)))
    number = queries.find_customer(reference="npi:1003000142")
    assert queries.find_customer(reference=str(number)) == number
    assert queries.identifiers_for(customer_ids=[number]) == {number: (("npi", "1003000142"),)}
    for nobody in ("0", "npi:1", "x", "٣", "9" * 40, ""):
        with pytest.raises(NotFound):
            queries.find_customer(reference=nobody)


def test_customers_are_found_at_a_contact_value_whatever_its_case(take: Take) -> None:
    take(hcp("1", contact_points=(email("Desk@x.org"),)), hcp("2", contact_points=(email("desk@x.org"),)))
    assert len(queries.customers_at(lookup_hash=queries.lookup_hash_of(value="desk@X.org"))) == 2
    assert queries.customers_at(lookup_hash=queries.lookup_hash_of(value="other@x.org")) == ()


def test_a_closed_customer_stays_closed(take: Take) -> None:
    take(hcp("1"))
    number = queries.list_customers(viewer=system_viewer()).items[0].id
    actions.close_customer(customer_id=number, source="steward", now=NOW)
    closed = queries.customers_by_id(customer_ids=[number])[number]
    assert (closed.status, closed.sources) == (CustomerStatus.CLOSED, {"*": "crm", "status": "steward"})
    with pytest.raises(NotFound):
        actions.close_customer(customer_id=number + 1, source="steward", now=NOW)


def test_many_ids_are_one_query(take: Take, django_assert_num_queries: object) -> None:
    take(hcp("1"))
    with django_assert_num_queries(1):  # type: ignore[operator]
        assert len(queries.customers_by_id(customer_ids=range(300_000))) == 1
