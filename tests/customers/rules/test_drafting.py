import pytest

from accord.customers.rules.drafting import ATTRIBUTES, draft_of
from accord.customers.types import ContactPointDraft, ContactPointKind, CustomerKind, CustomerStatus, InvalidValue

ROW = {
    "key": "A1",
    "kind": "HCP",
    "given_name": " Zoé ",
    "family_name": "Lefèvre",
    "specialty": "Internal Medicine",
    "country": "United States",
    "region": "ohio",
    "postal_code": "43623-1111",
    "city": "Toledo",
    "language": "EN",
    "potential": "62.5",
    "email": "Z.Lefevre@Clinic.ORG",
    "phone": "(212) 736-5000",
    "street": "1 Main St",
}


def test_a_whole_row() -> None:
    draft = draft_of(ROW, identifiers=[("npi", "1003000142"), ("fr.rpps", "")], row=("A1", "x"))
    assert (draft.key, draft.kind, draft.given_name, draft.status) == ("A1", CustomerKind.HCP, "Zoé", CustomerStatus.ACTIVE)
    assert (draft.specialty, draft.country, draft.region, draft.postal_code) == ("207R00000X", "US", "US-OH", "43623")
    assert (draft.language, draft.potential, draft.time_zone, draft.row) == ("en", 62.5, "", ("A1", "x"))
    assert draft.identifiers == (("npi", "1003000142"),)
    assert draft.contact_points == (
        ContactPointDraft(ContactPointKind.EMAIL, "Z.Lefevre@clinic.org"),
        ContactPointDraft(ContactPointKind.PHONE, "+12127365000"),
        ContactPointDraft(ContactPointKind.POST, "1 Main St, Toledo, OH 43623, US"),
    )


def test_what_is_not_given_stays_empty() -> None:
    draft = draft_of({"key": "A1"})
    assert (draft.kind, draft.potential, draft.contact_points, draft.country) == (None, None, (), "")
    assert {"key", "email", "affiliated_with"} <= ATTRIBUTES


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"key": ""}, "missing_key"),
        ({"key": "k" * 201}, "too_long"),
        ({"family_name": "n" * 201}, "too_long"),
        ({"postal_code": "1" * 17}, "too_long"),
        ({"street": "s" * 500}, "too_long"),
        ({"kind": "robot"}, "unknown_kind"),
        ({"status": "asleep"}, "unknown_status"),
        ({"country": "Atlantis"}, "unknown_country"),
        ({"email": "a@b"}, "invalid_email"),
        ({"phone": "12"}, "invalid_phone"),
        ({"language": "english"}, "unknown_language"),
        ({"time_zone": "Paris"}, "unknown_time_zone"),
        ({"potential": "101"}, "invalid_potential"),
        ({"potential": "nan"}, "invalid_potential"),
        ({"potential": "high"}, "invalid_potential"),
    ],
)
def test_the_first_reason_why_not(change: dict[str, str], code: str) -> None:
    with pytest.raises(InvalidValue) as caught:
        draft_of(ROW | change)
    assert caught.value.code == code
    assert caught.value.reason.endswith((".", "'."))


def test_a_wrong_npi_refuses_the_row() -> None:
    with pytest.raises(InvalidValue) as caught:
        draft_of(ROW, identifiers=[("npi", "1003000143")])
    assert caught.value.code == "invalid_npi"


def test_forgiven_contact_points_are_left_out() -> None:
    draft = draft_of(ROW | {"email": "a@b", "phone": "12"}, forgiven=frozenset({"email", "phone"}))
    assert [point.kind for point in draft.contact_points] == [ContactPointKind.POST]
