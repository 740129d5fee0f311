"""Withdrawals reach other systems in the order of the ledger, and what is late is told."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accord.catalogue.types import Channel
from accord.consent import actions, queries
from accord.consent.ports import all_registers
from accord.consent.types import Actor, Mechanism, Polarity, RecordType, Withdrawal
from accord.kernel.errors import AccordError
from tests.consent.people import DAY, NOW, capture, customer


def yes(person: int, now=NOW) -> None:
    actions.record_consents(captures=[capture(person, valid_from=now)], now=now)


def no(person: int, now=NOW, channel: Channel | None = Channel.EMAIL) -> int:
    withdrawal = Withdrawal(customer_id=person, channel=channel)
    return actions.withdraw(withdrawal=withdrawal, mechanism=Mechanism.ONE_CLICK_POST, actor=Actor.SELF, now=now)


def heard(connector: str = "crm", **words) -> list[int]:
    return [notice.customer_id for notice in queries.withdrawals_since(connector=connector, **words)]


def board(now=NOW, *connectors: str):
    return {age.connector: age for age in queries.propagation_board(now=now, connectors=connectors)}


def test_withdrawals_come_in_order_until_they_are_acknowledged(db):
    first, second, third = customer(), customer("US"), customer("TR")
    for person in (first, second, third):
        yes(person)
    no(second), no(first)
    notices = queries.withdrawals_since(connector="crm")
    assert [notice.customer_id for notice in notices] == [second, first] == heard()
    assert actions.acknowledge_withdrawals(connector="crm", up_to=notices[0].position, now=NOW) == notices[0].position
    assert heard() == [first] and heard("mail house") == [second, first]
    no(third)
    assert heard(limit=1) == [first] and heard(after=notices[1].position) == [third]


def test_a_repeat_or_an_earlier_mark_changes_nothing_and_one_ahead_is_refused(db):
    no(customer())
    (notice,) = queries.withdrawals_since(connector="crm")
    for _ in range(2):
        assert actions.acknowledge_withdrawals(connector="crm", up_to=notice.position, now=NOW) == notice.position
    assert actions.acknowledge_withdrawals(connector="crm", up_to=0, now=NOW) == notice.position
    with pytest.raises(AccordError, match="has not come"):
        actions.acknowledge_withdrawals(connector="crm", up_to=notice.position + 1, now=NOW)
    assert heard() == []


def test_blocks_are_told_and_a_yes_or_an_end_of_term_is_not(db):
    person = customer()
    yes(person)
    kinds = (RecordType.EXPIRED, RecordType.REGISTERED_BLOCK, RecordType.COMPLAINED, RecordType.CORRECTED)
    actions.record_consents(captures=[capture(person, type=kind, polarity=Polarity.OPT_OUT) for kind in kinds], now=NOW)
    told = {notice.type for notice in queries.withdrawals_since(connector="crm")}
    assert told == {RecordType.REGISTERED_BLOCK, RecordType.COMPLAINED}


def test_each_is_due_when_the_law_of_its_country_says(db):
    people = {country: customer(country) for country in ("TR", "US", "FR")}
    for person in people.values():
        no(person)
    due = {notice.customer_id: notice.due_by for notice in queries.withdrawals_since(connector="crm")}
    assert due[people["FR"]] < due[people["TR"]] < due[people["US"]]
    assert due[people["TR"]] - NOW == 3 * DAY  # Tuesday to Friday
    assert due[people["US"]] - NOW >= 10 * DAY


def test_the_board_shows_who_is_late_and_by_how_much(db):
    american, turk = customer("US"), customer("TR")
    no(american), no(turk)
    early = board(NOW + DAY, "crm")["crm"]
    assert (early.waiting, early.overdue_count, early.acknowledged_at) == (2, 0, None)
    assert early.oldest.customer_id == american and early.next_due == NOW + 3 * DAY
    late = board(NOW + 4 * DAY, "crm")["crm"]
    assert late.overdue_count == 1 and [notice.customer_id for notice in late.overdue] == [turk]
    last = queries.withdrawals_since(connector="crm")[-1].position
    actions.acknowledge_withdrawals(connector="crm", up_to=last, now=NOW + 4 * DAY)
    done = board(NOW + 9 * DAY)["crm"]
    assert (done.waiting, done.oldest, done.next_due, done.acknowledged_at) == (0, None, None, NOW + 4 * DAY)


def test_a_two_way_register_is_a_connector_for_its_own_countries_and_the_door_is_never_late(db):
    assert any(register.two_way for register in all_registers())
    no(customer("FR"))
    assert board(NOW + 9 * DAY)["register:iys"].waiting == 0
    no(customer("TR"))
    ages = board(NOW + 9 * DAY)
    assert (ages["register:iys"].waiting, ages["register:iys"].overdue_count) == (1, 1)
    assert ages["delivery"].at_the_door and ages["delivery"].waiting == 0


def test_the_number_of_queries_does_not_grow(db):
    def cost() -> int:
        with CaptureQueriesContext(
            connection,
        ) as spent:
            board(NOW + 9 * DAY, "crm")
            heard()
        return len(spent)

    no(customer("TR"))
    actions.acknowledge_withdrawals(connector="mail house", up_to=1, now=NOW)
    few = cost()
    for country in ("TR", "FR", "US", "CA") * 5:
        no(customer(country), channel=None)
    actions.acknowledge_withdrawals(connector="agency", up_to=2, now=NOW)
    assert cost() <= few
