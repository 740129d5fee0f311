from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

from accord.catalogue.types import Channel
from accord.consent.types import FrequencyCap, QuietHours
from accord.contact_policy.rules.caps import Contact
from accord.contact_policy.rules.placing import place_contact, refuse_now
from accord.contact_policy.types import ContactRequest, PolicyCode, PolicyRefusal

NOON = datetime(2026, 6, 10, 10, tzinfo=UTC)
ONCE_A_WEEK = FrequencyCap(1, 7, Channel.EMAIL, "company")
REQUEST = ContactRequest(1, Channel.EMAIL, 1, "", NOON, "Europe/Paris", "FR", caps=(ONCE_A_WEEK,))
EVENING = replace(
    REQUEST, planned_at=NOON + timedelta(hours=12), quiet_hours=(QuietHours(frozenset(range(1, 8)), time(20), time(8)),)
)


def no_holiday(_: date) -> bool:
    return False


def test_a_contact_that_fits_is_placed_as_planned() -> None:
    assert place_contact(REQUEST, (), is_holiday=no_holiday) == NOON
    assert refuse_now(REQUEST, (), is_holiday=no_holiday) is None


def test_a_full_cap_refuses_and_says_whose_it_is() -> None:
    refusal = place_contact(REQUEST, (Contact(NOON - timedelta(days=3), Channel.EMAIL),), is_holiday=no_holiday)
    assert isinstance(refusal, PolicyRefusal)
    assert (refusal.code, refusal.origin) == (PolicyCode.CAP_REACHED, "company")


def test_a_cap_of_none_is_a_channel_that_is_off() -> None:
    never = replace(REQUEST, caps=(FrequencyCap(0, 30, Channel.EMAIL, "person"),))
    refusal = place_contact(never, (), is_holiday=no_holiday)
    assert isinstance(refusal, PolicyRefusal)
    assert (refusal.code, refusal.origin) == (PolicyCode.CHANNEL_OFF, "person")


def test_quiet_hours_move_a_plan_and_hold_a_sending() -> None:
    morning = datetime(2026, 6, 11, 6, tzinfo=UTC)
    assert place_contact(EVENING, (), is_holiday=no_holiday) == morning
    held = refuse_now(EVENING, (), is_holiday=no_holiday)
    assert held is not None
    assert (held.code, held.until) == (PolicyCode.QUIET_HOURS, morning)


def test_the_cap_is_asked_at_the_moment_the_contact_is_moved_to() -> None:
    week_before_evening = Contact(datetime(2026, 6, 4, 10, tzinfo=UTC), Channel.EMAIL)
    assert isinstance(place_contact(REQUEST, (week_before_evening,), is_holiday=no_holiday), PolicyRefusal)
    assert not isinstance(place_contact(EVENING, (week_before_evening,), is_holiday=no_holiday), PolicyRefusal)


def test_a_pause_refuses_until_it_ends() -> None:
    paused = replace(REQUEST, pause_until=NOON + timedelta(days=9))
    refusal = refuse_now(paused, (), is_holiday=no_holiday)
    assert refusal is not None
    assert (refusal.code, refusal.until) == (PolicyCode.PAUSED, NOON + timedelta(days=9))
    assert refuse_now(replace(paused, pause_until=NOON), (), is_holiday=no_holiday) is None


def test_always_quiet_is_never_open() -> None:
    always = replace(REQUEST, quiet_hours=(QuietHours(frozenset(range(1, 8)), time(0), time(0)),))
    refusal = place_contact(always, (), is_holiday=no_holiday)
    assert isinstance(refusal, PolicyRefusal)
    assert (refusal.code, refusal.until) == (PolicyCode.QUIET_HOURS, None)
