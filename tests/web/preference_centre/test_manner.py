"""Channels, the best one, the one to answer on, the language: kept whole, read strictly, narrowing only."""

import pytest
from django.http import QueryDict
from django.test import Client

from accord.catalogue.types import Channel
from accord.consent.queries import preferences_for
from accord.consent.types import Preference
from accord.kernel.errors import AccordError
from accord.web.preference_centre.frequency import CHANNELS
from accord.web.preference_centre.manner import read_manner
from tests.cast import MORNING, Cast
from tests.web.conftest import link_of

ALL_ON = "&".join(f"on={channel}" for channel in CHANNELS)
NOBODY = Preference(customer_id=1)


def test_a_form_that_changes_nothing_wishes_nothing() -> None:
    assert read_manner(QueryDict(ALL_ON), NOBODY) == NOBODY


@pytest.mark.parametrize(
    ("form", "wish"),
    [
        (f"{ALL_ON}&favoured=visit&answer_on=email", {"favoured_channel": Channel.VISIT, "return_channel": Channel.EMAIL}),
        (f"{ALL_ON}&language=zh-hant", {"language": "zh-Hant"}),
        (ALL_ON.replace("on=sms&", ""), {"channels_off": frozenset({Channel.SMS})}),
    ],
)
def test_what_the_form_says(form: str, wish: dict[str, object]) -> None:
    read = read_manner(QueryDict(form), NOBODY)
    assert {name: getattr(read, name) for name in wish} == wish


def test_what_the_form_does_not_ask_stays() -> None:
    held = Preference(
        1, topics_off=frozenset({"lumira"}), channels_off=frozenset({Channel.PUSH}), pause_until=MORNING, contacts_per_month=2
    )
    assert read_manner(QueryDict(ALL_ON), held) == held


def test_nonsense_is_refused_in_words(cast: Cast, visitor: Client) -> None:
    with pytest.raises(AccordError, match=r"preferences\.unreadable"):
        read_manner(QueryDict(f"{ALL_ON}&favoured=pigeon"), NOBODY)
    assert visitor.post(f"{link_of(cast.john)}/manner", {"on": "email", "favoured": "pigeon"}).status_code == 422
    assert preferences_for(customer_ids=[cast.john]) == {}


def test_a_channel_is_switched_off_and_on_again(cast: Cast, visitor: Client) -> None:
    link = f"{link_of(cast.john)}/switch"
    visitor.post(link, {"channel": "email", "on": "0"})
    assert preferences_for(customer_ids=[cast.john])[cast.john].channels_off == {Channel.EMAIL}
    visitor.post(link, {"channel": "email", "on": "1"})
    assert preferences_for(customer_ids=[cast.john])[cast.john].channels_off == frozenset()
    assert visitor.post(link, {"channel": "pigeon"}).status_code == 400
