from dataclasses import replace

from accord.customers.rules.survivorship import merged
from accord.customers.types import Customer, CustomerDraft, CustomerKind, CustomerStatus

KNOWN = Customer(
    id=1,
    kind=CustomerKind.HCP,
    status=CustomerStatus.ACTIVE,
    given_name="Ada",
    family_name="Byron",
    organisation_name="",
    title="",
    specialty="207R00000X",
    country="US",
    region="US-OH",
    postal_code="43623",
    city="Toledo",
    language="en",
    time_zone="America/New_York",
    potential=10.0,
    sources={"*": "crm"},
)


def draft(**values: object) -> CustomerDraft:
    return CustomerDraft("1", None, **values)  # type: ignore[arg-type]


def test_what_is_not_given_stays() -> None:
    assert merged(KNOWN, draft(), source="web") == KNOWN
    assert merged(KNOWN, draft(city="Toledo", potential=10.0), source="web") == KNOWN


def test_what_is_given_stands_with_its_source() -> None:
    after = merged(KNOWN, draft(city="Akron", potential=0.0), source="web")
    assert (after.city, after.potential) == ("Akron", 0.0)
    assert after.sources == {"*": "crm", "city": "web", "potential": "web"}
    again = merged(after, draft(city="Dayton"), source="crm")
    assert again.sources == {"*": "crm", "potential": "web"}


def test_a_zone_that_followed_the_place_follows_again() -> None:
    assert merged(KNOWN, draft(region="US-CA"), source="web").time_zone == "America/Los_Angeles"
    own = replace(KNOWN, time_zone="Europe/Paris")
    assert merged(own, draft(region="US-CA"), source="web").time_zone == "Europe/Paris"
    assert merged(KNOWN, draft(region="US-CA", time_zone="America/Denver"), source="web").time_zone == "America/Denver"


def test_a_move_abroad_takes_the_old_place_away() -> None:
    after = merged(KNOWN, draft(country="FR", city="Lyon"), source="web")
    assert (after.region, after.postal_code, after.city, after.time_zone) == ("", "", "Lyon", "Europe/Paris")


def test_only_the_source_that_closed_opens_again() -> None:
    closed = merged(KNOWN, draft(status=CustomerStatus.CLOSED), source="register")
    assert (closed.status, closed.sources["status"]) == (CustomerStatus.CLOSED, "register")
    assert merged(closed, draft(), source="crm").status is CustomerStatus.CLOSED
    opened = merged(closed, draft(), source="register")
    assert opened.status is CustomerStatus.ACTIVE
