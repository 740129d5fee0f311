"""Numbers to choose from, with what each would mean."""

import pytest
from django.http import QueryDict
from django.test import Client

from accord.catalogue.types import Channel
from accord.consent.queries import preferences_for
from accord.consent.types import FrequencyCap, Preference
from accord.kernel.errors import AccordError
from accord.web.preference_centre.frequency import frequency_choices, read_frequency
from accord.web.preference_centre.limits import Limits
from tests.cast import Cast
from tests.web.conftest import link_of

NOBODY = Preference(customer_id=1)
FREE = Limits((Channel.EMAIL, Channel.VISIT), (), NOBODY)


def test_on_offer_from_most_to_least_with_the_chosen_one() -> None:
    choices = frequency_choices(None, 0, FREE)
    assert [choice.contacts for choice in choices] == [None, 8, 4, 2, 1]
    assert [choice.contacts for choice in choices if choice.chosen] == [None]


def test_a_number_of_ones_own_keeps_its_place() -> None:
    choices = frequency_choices(6, 0, FREE)
    assert [choice.contacts for choice in choices] == [None, 8, 6, 4, 2, 1]
    assert [choice.contacts for choice in choices if choice.chosen] == [6]


def test_meaning_is_told_by_channel_and_against_last_month() -> None:
    caps = (FrequencyCap(1, 30, Channel.VISIT, "company"), FrequencyCap(4, 30, Channel.EMAIL, "company"))
    meanings = {choice.contacts: choice.meaning for choice in frequency_choices(None, 3, Limits(FREE.open_channels, caps, NOBODY))}
    plain = {contacts: meaning.replace("\u00a0", " ").replace("\u2011", "-") for contacts, meaning in meanings.items()}
    assert plain[4] == "One a week – E-mail 4 · Visit 1"
    assert plain[2] == "One a fortnight – E-mail 2 · Visit 1 – one fewer than last month"
    assert plain[1].endswith("2 fewer than last month")


def test_what_is_allowed_anyway_is_not_offered_as_more() -> None:
    limits = Limits(FREE.open_channels, (FrequencyCap(3, 30, None, "company"),), NOBODY)
    meanings = {choice.contacts: choice.meaning for choice in frequency_choices(None, 0, limits)}
    assert meanings[8].startswith("Our own rule allows 3 a month")
    assert meanings[2].startswith("One a fortnight")


@pytest.mark.parametrize(
    ("form", "wish"),
    [
        ("contacts=4", {"contacts_per_month": 4}),
        ("contacts=", {"contacts_per_month": None}),
        ("limit-email=2", {"per_channel": ((Channel.EMAIL, 2),)}),
    ],
)
def test_what_the_form_says(form: str, wish: dict[str, object]) -> None:
    read = read_frequency(QueryDict(form), NOBODY)
    assert {name: getattr(read, name) for name in wish} == wish


@pytest.mark.parametrize("form", ["contacts=0", "contacts=32", "contacts=-1", "contacts=²", "contacts=many", "limit-sms=x"])
def test_nonsense_is_refused_in_words(form: str) -> None:
    with pytest.raises(AccordError, match=r"preferences\.unreadable"):
        read_frequency(QueryDict(form), NOBODY)


def test_saved_and_shown(cast: Cast, visitor: Client) -> None:
    link = f"{link_of(cast.john)}/frequency"
    assert visitor.post(link, {"contacts": "2"}).status_code == 303
    wish = preferences_for(customer_ids=[cast.john])[cast.john]
    assert wish.contacts_per_month == 2
    assert visitor.post(link, {"contacts": "9000"}).status_code == 422
    assert preferences_for(customer_ids=[cast.john])[cast.john] == wish
