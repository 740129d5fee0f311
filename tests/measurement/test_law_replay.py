"""A past time again under another law."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accord.catalogue.actions import create_sender
from accord.catalogue.types import Channel, Purpose
from accord.consent import actions
from accord.consent.queries import law_in, shipped_law
from accord.interactions.actions import record_touches
from accord.interactions.types import Touch
from accord.kernel.ids import new_id
from accord.measurement.queries import replay_law
from tests.consent.law_files import VISIT_GB, override, overrides_of
from tests.consent.people import capture, contact_point, customer

pytestmark = pytest.mark.django_db

START = datetime(2026, 3, 2, 10, tzinfo=UTC)
END = START + timedelta(days=300)
WEEK = timedelta(days=7)
MAIL_US = "US.prof.email.marketing.default.law"


@pytest.fixture
def sender() -> int:
    return create_sender(
        code="s", name="S", country="FR", postal_address="x", from_email="s@s.example", reply_domain="s.example"
    ).id


def made(person: int, sender: int, channel: Channel, *, number: int = 1, start: datetime = START) -> list[Touch]:
    """Contacts that took place, a week apart."""
    times = [start + place * WEEK for place in range(number)]
    touches = [Touch(new_id(at), person, channel, Purpose.RX_PROMOTION, "", "", sender, at, at) for at in times]
    record_touches(touches=touches, now=END)
    return touches


def replay(*rows: dict[str, str], since: datetime = START, until: datetime = END):  # type: ignore[no-untyped-def]
    law = law_in(content=overrides_of(*rows)) if rows else shipped_law()
    stopped = []
    return replay_law(law=law, since=since, until=until, keep=stopped.append), stopped


def test_the_same_law_stops_nothing(sender: int) -> None:
    for country in ("US", "GB"):
        made(customer(country), sender, Channel.VISIT, number=3)
    told, stopped = replay()
    assert (told.touches, told.stopped, told.unjudged, stopped) == (6, 0, 0, [])


def test_a_stricter_need_stops_what_rested_on_less(sender: int) -> None:
    silent, willing = customer("US"), customer("US")
    for person in (silent, willing):
        contact_point(person)
    yes = capture(willing, purpose=Purpose.RX_PROMOTION, valid_from=START - WEEK)
    actions.record_consents(captures=[yes], now=START - WEEK)
    first = made(silent, sender, Channel.EMAIL)
    made(willing, sender, Channel.EMAIL)
    told, stopped = replay(override(MAIL_US, min_permission="explicit_opt_in", preticked_valid="no"))
    assert (told.touches, told.stopped) == (2, 1)
    assert [(row.touch_id, row.country, row.reason) for row in stopped] == [(first[0].touch_id, "US", "not_asked")]
    assert (told.by_rule, told.by_country) == ({MAIL_US: 1}, {"US": 1})


def test_it_knows_what_was_known_then(sender: int) -> None:
    late = customer("US")
    contact_point(late)
    made(late, sender, Channel.EMAIL, number=4)
    yes = capture(late, purpose=Purpose.RX_PROMOTION, valid_from=START + 2 * WEEK)
    actions.record_consents(captures=[yes], now=START + 2 * WEEK)
    _, stopped = replay(override(MAIL_US, min_permission="explicit_opt_in", preticked_valid="no"))
    assert [row.occurred_at for row in stopped] == [START, START + WEEK]


def test_a_tighter_cap_stops_the_visits_beyond_it_and_counts_those_before_the_time(sender: int) -> None:
    briton = customer("GB")
    touches = made(briton, sender, Channel.VISIT, number=3)
    made(customer("IT"), sender, Channel.EMAIL)
    told, stopped = replay(override(VISIT_GB, frequency_cap="1/365d"), since=START + WEEK)
    assert [row.touch_id for row in stopped] == [touch.touch_id for touch in touches[1:]]
    assert {(row.reason, row.rule_id) for row in stopped} == {("cap_reached", VISIT_GB)}
    assert told.by_rule == {VISIT_GB: 2}


def test_a_contact_that_was_stopped_takes_no_room_from_the_next(sender: int) -> None:
    made(customer("GB"), sender, Channel.VISIT, number=8)
    _, stopped = replay(override(VISIT_GB, frequency_cap="1/14d", approver="Grace Hopper"))
    assert [row.occurred_at for row in stopped] == [START + place * WEEK for place in (1, 3, 5, 7)]


def test_what_the_table_of_its_own_day_refuses_too_is_not_judged(sender: int) -> None:
    made(customer("FR"), sender, Channel.PHONE)
    told, stopped = replay(override(VISIT_GB, frequency_cap="1/365d"))
    assert (told.touches, told.unjudged, stopped) == (1, 1, [])


def test_more_contacts_are_no_more_queries(sender: int) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as asked:
            replay(override(VISIT_GB, frequency_cap="1/365d"))
        return len(asked)

    made(customer("GB"), sender, Channel.VISIT)
    few = queries()
    for country in ("GB", "IT", "US", "DE"):
        made(customer(country), sender, Channel.VISIT, number=4)
    assert queries() == few
