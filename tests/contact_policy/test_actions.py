from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accord.catalogue.actions import create_sender
from accord.catalogue.types import Channel
from accord.consent.actions import set_preference
from accord.consent.types import FrequencyCap, Preference, QuietHours
from accord.contact_policy.actions import (
    commit_contacts,
    record_contacts,
    release_contacts,
    reserve_contacts,
    set_company_caps,
)
from accord.contact_policy.queries import company_caps, list_overshoots, refusals_for, reservations_of
from accord.contact_policy.types import ContactRequest, PolicyCode, PolicyRefusal, Reservation, ReservationState
from accord.kernel.ids import new_id
from tests.consent.people import customer

NOW = datetime(2026, 6, 10, 10, tzinfo=UTC)
ONCE_A_WEEK = FrequencyCap(1, 7, None, "company")


@pytest.fixture
def request_for(db: None):  # type: ignore[no-untyped-def]
    sender = create_sender(
        code="s", name="S", country="FR", postal_address="x", from_email="s@s.example", reply_domain="s.example"
    ).id

    def request_for(person: int | None = None, **words: object) -> ContactRequest:
        basic = ContactRequest(person or customer(), Channel.EMAIL, sender, "", NOW, "Europe/Paris", "FR", caps=(ONCE_A_WEEK,))
        return replace(basic, **words)  # type: ignore[arg-type]

    return request_for


def reserve(*requests: ContactRequest) -> list[Reservation | PolicyRefusal]:
    return reserve_contacts(requests=requests, now=NOW)


def codes(answers: list[Reservation | PolicyRefusal]) -> list[str]:
    return [answer.code if isinstance(answer, PolicyRefusal) else answer.state for answer in answers]


def test_a_place_is_taken_once_over_all_channels_and_senders(request_for) -> None:  # type: ignore[no-untyped-def]
    mail = request_for()
    visit = replace(mail, channel=Channel.VISIT, topic="other")
    assert codes(reserve(mail, visit, request_for())) == ["reserved", "cap_reached", "reserved"]
    assert codes(reserve(visit)) == ["cap_reached"]


def test_a_place_given_back_can_be_taken_again_and_one_used_cannot(request_for) -> None:  # type: ignore[no-untyped-def]
    released, used = request_for(), request_for()
    first, second = reserve(released, used)
    assert isinstance(first, Reservation)
    assert isinstance(second, Reservation)
    assert release_contacts(touch_ids=[first.touch_id], reason="cancelled", now=NOW) == 1
    assert commit_contacts(touch_ids=[second.touch_id], now=NOW) == 1
    assert release_contacts(touch_ids=[second.touch_id], reason="too_late", now=NOW) == 0
    assert codes(reserve(released, used)) == ["reserved", "cap_reached"]


def test_a_contact_counts_when_it_took_place_even_if_its_place_was_given_back(request_for) -> None:  # type: ignore[no-untyped-def]
    wanted = request_for()
    [place] = reserve(wanted)
    assert isinstance(place, Reservation)
    release_contacts(touch_ids=[place.touch_id], reason="expired", now=NOW)
    assert commit_contacts(touch_ids=[place.touch_id], now=NOW + timedelta(days=2)) == 1
    held = reservations_of(touch_ids=[place.touch_id])[place.touch_id]
    assert (held.state, held.planned_at) == (ReservationState.COMMITTED, NOW + timedelta(days=2))
    assert codes(reserve(replace(wanted, planned_at=NOW + timedelta(days=8)))) == ["cap_reached"]
    assert codes(reserve(replace(wanted, planned_at=NOW + timedelta(days=9)))) == ["reserved"]


def test_a_contact_planned_for_the_night_gets_its_place_in_the_morning(request_for) -> None:  # type: ignore[no-untyped-def]
    night = QuietHours(frozenset(range(1, 8)), time(20), time(8))
    [place] = reserve(request_for(planned_at=NOW + timedelta(hours=12), quiet_hours=(night,)))
    assert isinstance(place, Reservation)
    assert place.planned_at == datetime(2026, 6, 11, 6, tzinfo=UTC)


def test_a_contact_reported_late_counts_and_what_it_overshoots_is_shown_apart(request_for) -> None:  # type: ignore[no-untyped-def]
    wanted = request_for(planned_at=NOW - timedelta(days=1))
    (within,) = record_contacts(contacts={new_id(NOW): wanted}, reported_by="rep", now=NOW)
    (beyond,) = record_contacts(contacts={new_id(NOW): replace(wanted, channel=Channel.VISIT)}, reported_by="rep", now=NOW)
    assert (within.overshoot, beyond.overshoot) == (False, True)
    assert [contact.touch_id for contact in list_overshoots(since=NOW - timedelta(days=2))] == [beyond.touch_id]
    assert codes(reserve(replace(wanted, planned_at=NOW))) == ["cap_reached"]


def test_company_caps_follow_one_another(db: None) -> None:
    assert company_caps() == ()
    set_company_caps(caps=[ONCE_A_WEEK, FrequencyCap(4, 28, Channel.EMAIL, "company")], now=NOW)
    set_company_caps(caps=[FrequencyCap(2, 7, None, "company")], now=NOW + timedelta(days=1))
    assert company_caps() == (FrequencyCap(2, 7, None, "company"),)


def test_asking_writes_nothing_and_answers_as_reserving_does(request_for) -> None:  # type: ignore[no-untyped-def]
    free, full = request_for(), request_for()
    reserve(full)
    assert [refusal and refusal.code for refusal in refusals_for(requests=[free, full], now=NOW)] == [None, PolicyCode.CAP_REACHED]
    assert codes(reserve(free)) == ["reserved"]


def test_a_held_place_does_not_stand_against_itself(request_for) -> None:  # type: ignore[no-untyped-def]
    mine, others = request_for(), request_for()
    place, other = reserve(mine, others)
    assert isinstance(place, Reservation)
    assert isinstance(other, Reservation)
    swapped = [other.touch_id, place.touch_id]
    held = [place.touch_id, other.touch_id]
    assert refusals_for(requests=[mine, others], now=NOW + timedelta(hours=3), touch_ids=held) == [None, None]
    refused = refusals_for(requests=[mine, others], now=NOW, touch_ids=swapped)
    assert [refusal and refusal.code for refusal in refused] == [PolicyCode.NO_RESERVATION] * 2


def test_as_many_questions_for_a_hundred_as_for_one(request_for) -> None:  # type: ignore[no-untyped-def]
    one, many = [request_for()], [request_for() for _ in range(60)]
    with CaptureQueriesContext(connection) as for_one:
        reserve(*one)
    with CaptureQueriesContext(connection) as for_many:
        assert set(codes(reserve(*many))) == {"reserved"}
    assert len(for_many) == len(for_one)


def test_wishes_of_the_person_arrive_in_the_request(db: None) -> None:
    from accord.catalogue.types import ContentScope, Purpose
    from accord.consent.types import Obligations, Permit
    from accord.contact_policy.queries import requests_for

    person = customer(country="FR")
    set_preference(preference=Preference(person, contacts_per_month=2), now=NOW)
    permit = Permit(
        person, None, Channel.VISIT, Purpose.MARKETING, "", 1, frozenset({ContentScope.MARKETING}), (), (), Obligations(), "",
        NOW, False,
    )  # fmt: skip
    [asked] = requests_for(permits=[permit], planned_at=[NOW])
    assert asked.caps == (FrequencyCap(2, 30, None, "person"),)
