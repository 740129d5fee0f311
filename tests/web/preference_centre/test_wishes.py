"""Wishes: kept whole, read strictly, narrowing only."""

from datetime import timedelta

import pytest
from django.http import QueryDict
from django.test import Client

from accord.catalogue.types import Channel
from accord.consent.queries import preferences_for
from accord.consent.types import Preference
from accord.kernel.errors import AccordError
from accord.web.preference_centre.wishes import CHANNELS, read_wishes
from tests.cast import MORNING, Cast
from tests.web.conftest import link_of

ALL_ON = "&".join(f"on={channel}" for channel in CHANNELS)
NOBODY = Preference(customer_id=1)


def test_a_form_that_changes_nothing_wishes_nothing() -> None:
    assert read_wishes(QueryDict(ALL_ON), NOBODY) == NOBODY


@pytest.mark.parametrize(
    ("form", "wish"),
    [
        (f"{ALL_ON}&contacts=4", {"contacts_per_month": 4}),
        (f"{ALL_ON}&contacts=", {"contacts_per_month": None}),
        (f"{ALL_ON}&limit-email=2", {"per_channel": ((Channel.EMAIL, 2),)}),
        (f"{ALL_ON}&favoured=visit&answer_on=email", {"favoured_channel": Channel.VISIT, "return_channel": Channel.EMAIL}),
        (f"{ALL_ON}&language=zh-hant", {"language": "zh-Hant"}),
        (ALL_ON.replace("on=sms&", ""), {"channels_off": frozenset({Channel.SMS})}),
    ],
)
def test_what_the_form_says(form: str, wish: dict[str, object]) -> None:
    read = read_wishes(QueryDict(form), NOBODY)
    assert {name: getattr(read, name) for name in wish} == wish


def test_what_the_form_does_not_ask_stays() -> None:
    held = Preference(customer_id=1, topics_off=frozenset({"lumira"}), channels_off=frozenset({Channel.PUSH}), pause_until=MORNING)
    read = read_wishes(QueryDict(ALL_ON), held)
    assert (read.topics_off, read.channels_off, read.pause_until) == (held.topics_off, held.channels_off, held.pause_until)


@pytest.mark.parametrize("form", ["contacts=0", "contacts=32", "contacts=-1", "contacts=²", "contacts=many", "favoured=pigeon"])
def test_nonsense_is_refused_in_words(form: str) -> None:
    with pytest.raises(AccordError, match=r"preferences\.unreadable"):
        read_wishes(QueryDict(f"{ALL_ON}&{form}"), NOBODY)


def test_saved_and_shown(cast: Cast, visitor: Client) -> None:
    link = link_of(cast.john)
    visitor.post(f"{link}/wishes", {"on": ["email", "visit"], "contacts": "2"})
    wish = preferences_for(customer_ids=[cast.john])[cast.john]
    assert wish.contacts_per_month == 2
    assert Channel.SMS in wish.channels_off
    assert visitor.post(f"{link}/wishes", {"contacts": "9000"}).status_code == 422
    assert preferences_for(customer_ids=[cast.john])[cast.john] == wish


def test_a_pause_begins_and_ends(cast: Cast, visitor: Client) -> None:
    link = link_of(cast.john)
    visitor.post(f"{link}/pause", {"months": "3"})
    assert preferences_for(customer_ids=[cast.john])[cast.john].pause_until == MORNING + timedelta(days=91)
    visitor.post(f"{link}/pause", {"months": "0"})
    assert preferences_for(customer_ids=[cast.john])[cast.john].pause_until is None
    assert visitor.post(f"{link}/pause", {"months": "1000"}).status_code == 400
