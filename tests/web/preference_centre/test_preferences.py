"""What a person finds behind the link."""

from django.test import Client

from accord.consent.queries import preferences_for, records_for
from accord.interactions.queries import responses_for
from tests.cast import Cast
from tests.web.conftest import link_of


def test_page_speaks_the_language_of_the_person_and_says_why(cast: Cast, visitor: Client) -> None:
    page = visitor.get(link_of(cast.claire)).content.decode()
    assert '<html lang="fr"' in page
    assert "Martin" in page
    assert "c•••@clinic.example" in page
    assert "claire@clinic.example" not in page
    assert "L34-5" in page


def test_a_chosen_language_wins_and_scanners_change_nothing(cast: Cast, visitor: Client) -> None:
    link = link_of(cast.claire)
    before = records_for(customer_id=cast.claire)
    for path in (link, f"{link}/withdrawal", f"{link}/wishes", f"{link}/pause"):
        visitor.get(path)
        visitor.head(path)
    visitor.post("/language", {"language": "tr", "next": link})
    assert '<html lang="tr"' in visitor.get(link).content.decode()
    assert records_for(customer_id=cast.claire) == before
    assert preferences_for(customer_ids=[cast.claire]) == {}
    assert responses_for(customer_id=cast.claire) == ()


def test_a_cut_or_forged_link_opens_nothing(cast: Cast, visitor: Client) -> None:
    link = link_of(cast.claire)
    for broken in (link[:-1], link + "x", "/preferences/nonsense", link.replace("/preferences/", "/preferences/A")):
        assert visitor.get(broken).status_code == 404


def test_the_link_is_not_told_to_others_and_not_kept(cast: Cast, visitor: Client) -> None:
    answer = visitor.get(link_of(cast.claire))
    assert answer["Referrer-Policy"] == "same-origin", "the link is a secret: no other house hears of it"
    assert "no-store" in answer["Cache-Control"]
    assert "'unsafe" not in answer["Content-Security-Policy"]


def test_constant_number_of_queries(cast: Cast, visitor: Client, django_assert_max_num_queries: object) -> None:
    visitor.get(link_of(cast.claire))
    with django_assert_max_num_queries(16):  # type: ignore[operator]
        visitor.get(link_of(cast.claire))
