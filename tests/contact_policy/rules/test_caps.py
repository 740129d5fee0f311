from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord.catalogue.types import Channel
from accord.consent.types import FrequencyCap, Preference
from accord.contact_policy.rules.caps import Contact, binding_caps, caps_of_person, full_cap, room_left

NOON = datetime(2026, 6, 10, 10, tzinfo=UTC)
LAW = FrequencyCap(3, 365, Channel.VISIT, "GB.visit")
WEEK = FrequencyCap(2, 7, None, "company")


def contact(days_ago: float, channel: Channel = Channel.EMAIL) -> Contact:
    return Contact(NOON - timedelta(days=days_ago), channel)


def test_the_least_of_law_company_and_person_binds_for_each_channel_and_window() -> None:
    company = (FrequencyCap(5, 365, Channel.VISIT, "company"), FrequencyCap(4, 30, None, "company"), WEEK)
    wishes = Preference(1, contacts_per_month=2, per_channel=((Channel.EMAIL, 1),))
    assert set(binding_caps(law=(LAW,), company=company, preference=wishes)) == {
        LAW,
        FrequencyCap(2, 30, None, "person"),
        FrequencyCap(1, 30, Channel.EMAIL, "person"),
        WEEK,
    }


def test_the_law_is_named_where_it_and_the_company_say_the_same() -> None:
    company = (FrequencyCap(3, 365, Channel.VISIT, "company"),)
    assert binding_caps(law=(LAW,), company=company, preference=None) == (LAW,)


def test_a_wish_only_narrows() -> None:
    generous = Preference(1, contacts_per_month=99)
    narrow = FrequencyCap(1, 30, None, "company")
    assert binding_caps(law=(), company=(narrow,), preference=generous) == (narrow,)
    assert caps_of_person(None) == ()


@pytest.mark.parametrize(
    ("contacts", "channel", "full"),
    [
        ([contact(1)], Channel.EMAIL, False),
        ([contact(1), contact(2)], Channel.EMAIL, True),
        ([contact(1), contact(2, Channel.VISIT)], Channel.EMAIL, True),  # all channels share the week
        ([contact(1), contact(8)], Channel.EMAIL, False),
        ([contact(1), contact(-3)], Channel.EMAIL, True),  # what is planned already counts
        ([contact(-3), contact(-9)], Channel.EMAIL, False),
        ([], Channel.EMAIL, False),
    ],
)
def test_two_in_a_week(contacts: list[Contact], channel: Channel, full: bool) -> None:
    found = full_cap((WEEK,), contacts, channel=channel, moment=NOON, zone="Europe/Paris")
    assert (found is WEEK) is full


def test_a_cap_of_one_channel_leaves_the_others_alone() -> None:
    visits = [contact(number, Channel.VISIT) for number in (10, 50, 90)]
    assert full_cap((LAW,), visits, channel=Channel.VISIT, moment=NOON, zone="Europe/London") is LAW
    assert full_cap((LAW,), visits, channel=Channel.EMAIL, moment=NOON, zone="Europe/London") is None
    assert room_left((LAW,), visits, channel=Channel.EMAIL, moment=NOON, zone="Europe/London") is None
    assert room_left((LAW, WEEK), visits, channel=Channel.EMAIL, moment=NOON, zone="Europe/London") == 2


HOURS = st.integers(-24 * 40, 24 * 40)


@given(st.lists(HOURS, max_size=30), st.integers(0, 4), st.integers(1, 30))
def test_taking_only_what_fits_never_overruns_any_window(hours: list[int], contacts: int, days: int) -> None:
    cap = FrequencyCap(contacts, days, None, "company")
    taken: list[Contact] = []
    for hour in hours:
        moment = NOON + timedelta(hours=hour)
        if full_cap((cap,), taken, channel=Channel.EMAIL, moment=moment, zone="Europe/Paris") is None:
            taken.append(Contact(moment, Channel.EMAIL))
    for one in taken:
        within = [other for other in taken if timedelta(0) <= one.moment - other.moment <= timedelta(days=days - 1)]
        assert len(within) <= max(contacts, 0)


@given(st.lists(HOURS, max_size=10), HOURS)
def test_one_more_contact_never_makes_room(hours: list[int], extra: int) -> None:
    contacts = [Contact(NOON + timedelta(hours=hour), Channel.EMAIL) for hour in hours]
    room = room_left((WEEK,), contacts, channel=Channel.EMAIL, moment=NOON, zone="UTC")
    more = room_left((WEEK,), [*contacts, contact(extra / 24)], channel=Channel.EMAIL, moment=NOON, zone="UTC")
    assert room is not None
    assert more is not None
    assert more <= room
