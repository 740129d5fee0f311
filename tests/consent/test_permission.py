"""What the room promises: permission out of the ledger, for one and for many."""

from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accord.catalogue.types import Channel, Purpose
from accord.consent import actions, queries
from accord.consent.types import (
    Actor,
    Ask,
    Mechanism,
    Permission,
    Permit,
    Preference,
    ReasonCode,
    Status,
    SuppressionCause,
    Withdrawal,
)
from accord.kernel.errors import NotFound
from tests.consent.people import DAY, MARKETING, MEDICINE, NOW, capture, contact_point, customer, days_ago

pytestmark = pytest.mark.django_db
BY_EMAIL = Ask(Channel.EMAIL, Purpose.MARKETING, MARKETING, "", 1)


def ask(customer_id, ask=BY_EMAIL, **words):
    moments = {"send_at": NOW, "known_at": NOW} | words
    return queries.permission_for(
        customer_id=customer_id,
        channel=ask.channel,
        purpose=ask.purpose,
        scopes=ask.scopes,
        topic=ask.topic,
        sender_id=ask.sender_id,
        **moments,
    )


def first_reason(permission):
    return permission.reasons[0].code if permission.reasons else None


def test_an_opt_in_opens_and_a_withdrawal_closes_at_once():
    doctor = customer()
    point = contact_point(doctor)
    assert first_reason(ask(doctor)) is ReasonCode.NOT_ASKED
    (record_id,) = actions.record_consents(captures=[capture(doctor)], now=days_ago(1))
    yes = ask(doctor)
    assert yes.allowed and yes.record_ids == (record_id,) and yes.question.contact_point_id == point
    withdrawal_id = actions.withdraw(
        withdrawal=Withdrawal(doctor, Channel.EMAIL, Purpose.MARKETING),
        mechanism=Mechanism.ONE_CLICK_POST,
        actor=Actor.SELF,
        now=NOW,
    )
    no = ask(doctor)
    assert (no.allowed, no.status, no.reasons[0].record_id) == (False, Status.WITHDRAWN, withdrawal_id)


def test_what_we_did_not_know_then_does_not_count_then():
    doctor = customer()
    contact_point(doctor)
    actions.record_consents(captures=[capture(doctor, valid_from=days_ago(30))], now=days_ago(1))
    assert ask(doctor).allowed
    assert not ask(doctor, known_at=days_ago(2)).allowed
    assert not ask(doctor, send_at=days_ago(31)).allowed


def test_a_withdrawal_binds_the_address_wherever_it_appears():
    one, other, third = customer(), customer(), customer()
    shared = contact_point(one, value="desk@clinic.invalid")
    contact_point(other, value="desk@clinic.invalid")
    contact_point(third)
    actions.record_consents(captures=[capture(one), capture(other), capture(third)], now=days_ago(1))
    actions.withdraw(
        withdrawal=Withdrawal(one, Channel.EMAIL, Purpose.MARKETING, contact_point_id=shared),
        mechanism=Mechanism.ONE_CLICK_POST,
        actor=Actor.SELF,
        now=NOW,
    )
    assert [ask(person).allowed for person in (one, other, third)] == [False, False, True]
    assert not ask(other, known_at=NOW + DAY).allowed
    reopened = capture(other, contact_point_id=ask(other).question.contact_point_id, valid_from=NOW + DAY)
    actions.record_consents(captures=[reopened], now=NOW + DAY)
    assert ask(other, send_at=NOW + DAY, known_at=NOW + DAY).allowed


@pytest.mark.parametrize(
    ("status", "reason"),
    [("verified", None), ("bounced", ReasonCode.CONTACT_POINT_UNUSABLE), ("retired", ReasonCode.CONTACT_POINT_UNUSABLE)],
)
def test_a_contact_point_must_be_usable(status, reason):
    doctor = customer("US", "US-CA")
    contact_point(doctor, status=status)
    assert first_reason(ask(doctor)) is reason


def test_a_visit_needs_no_contact_point_an_email_does():
    doctor = customer("US", "US-CA")
    assert first_reason(ask(doctor)) is ReasonCode.CONTACT_POINT_MISSING
    assert ask(doctor, Ask(Channel.VISIT, Purpose.RX_PROMOTION, MEDICINE, "", 1)).allowed


def test_the_best_contact_point_is_taken():
    doctor = customer("US")
    contact_point(doctor, value="first@example.invalid")
    contact_point(doctor, value="private@example.invalid", use="private", status="verified")
    best = contact_point(doctor, value="work@example.invalid", status="verified")
    assert ask(doctor).question.contact_point_id == best


def test_suppressions_stop_what_consent_opened():
    doctor, closed = customer("US"), customer("US", status="closed")
    contact_point(doctor, lookup_hash=b"h" * 16)
    assert ask(doctor).allowed
    first = actions.suppress(lookup_hash=b"h" * 16, cause=SuppressionCause.COMPLAINT, now=NOW)
    assert first == actions.suppress(lookup_hash=b"h" * 16, cause=SuppressionCause.COMPLAINT, now=NOW)
    assert first_reason(ask(doctor)) is ReasonCode.SUPPRESSED
    assert ask(doctor, known_at=days_ago(1)).allowed
    assert first_reason(ask(closed)) is ReasonCode.CLOSED
    assert ask(closed).reasons[-1].code is ReasonCode.CONTACT_POINT_MISSING


def test_a_register_blocks_until_its_entry_ends():
    doctor = customer("US")
    contact_point(doctor)
    actions.suppress(customer_id=doctor, channel=Channel.EMAIL, cause=SuppressionCause.REGISTER, now=days_ago(1), until=NOW + DAY)
    assert ask(doctor).status is Status.BLOCKED_BY_REGISTER
    assert ask(doctor, send_at=NOW + DAY).allowed


def test_a_preference_only_narrows():
    doctor = customer("US")
    contact_point(doctor)
    assert ask(doctor, Ask(Channel.EMAIL, Purpose.MARKETING, MARKETING, "lumira.dosing", 1)).allowed
    wish = Preference(doctor, topics_off=frozenset({"lumira"}), channels_off=frozenset({Channel.VISIT}), contacts_per_month=2)
    actions.set_preference(preference=wish, now=days_ago(1))
    assert ask(doctor).allowed
    assert first_reason(ask(doctor, Ask(Channel.EMAIL, Purpose.MARKETING, MARKETING, "lumira.dosing", 1))) is ReasonCode.PREFERENCE
    assert first_reason(ask(doctor, Ask(Channel.VISIT, Purpose.RX_PROMOTION, MEDICINE, "", 1))) is ReasonCode.PREFERENCE
    stored = queries.preferences_for(customer_ids=[doctor])[doctor]
    assert stored == replace(wish, recorded_at=days_ago(1))
    actions.set_preference(preference=Preference(doctor), now=NOW)
    assert ask(doctor, Ask(Channel.VISIT, Purpose.RX_PROMOTION, MEDICINE, "", 1)).allowed


def test_many_cost_as_many_queries_as_one():
    people = [customer() for _ in range(500)]
    for person in people:
        contact_point(person)
    actions.record_consents(captures=[capture(person) for person in people[::2]], now=days_ago(1))
    questions = queries.questions_for(customer_ids=people, asks=[BY_EMAIL], send_at=NOW, known_at=NOW)
    counts = []
    for some in (questions[:1], questions):
        with CaptureQueriesContext(
            connection,
        ) as asked:
            answers = queries.permissions_for(questions=some)
        counts.append(len(asked))
    assert counts == [8, 8]
    assert [answer.allowed for answer in answers] == [True, False] * 250
    with CaptureQueriesContext(connection) as asked:
        actions.mint_permits(questions=questions, now=NOW)
    assert len(asked) == 8


def test_permits_last_a_day_but_not_longer_than_the_permission():
    doctor, short, stranger = customer(), customer(), customer()
    for person in (doctor, short, stranger):
        contact_point(person)
    actions.record_consents(captures=[capture(doctor), capture(short, valid_to=NOW + DAY / 2)], now=days_ago(1))
    questions = queries.questions_for(customer_ids=[doctor, short, stranger], asks=[BY_EMAIL], send_at=NOW, known_at=NOW)
    long_permit, short_permit, refusal = actions.mint_permits(questions=questions, now=NOW)
    assert isinstance(long_permit, Permit) and long_permit.valid_until == NOW + DAY
    assert isinstance(short_permit, Permit) and short_permit.valid_until == NOW + DAY / 2
    assert isinstance(refusal, Permission) and not refusal.allowed
    assert long_permit.table_hash == queries.law_table().hash


def test_explanations_show_rules_and_records():
    doctor = customer()
    contact_point(doctor)
    (record_id,) = actions.record_consents(captures=[capture(doctor)], now=days_ago(1))
    (question,) = queries.questions_for(customer_ids=[doctor], asks=[BY_EMAIL], send_at=NOW, known_at=NOW)
    explanation = queries.explain_permission(question=question)
    assert [record.id for record in explanation.records] == [record_id]
    assert explanation.rules and all(rule.source for rule in explanation.rules)


def test_the_grid_shows_status_record_and_article():
    doctor = customer()
    contact_point(doctor)
    (record_id,) = actions.record_consents(captures=[capture(doctor)], now=days_ago(1))
    lines = {(line.channel, line.purpose): line for line in queries.standing_of(customer_id=doctor, now=NOW)}
    mail = lines[Channel.EMAIL, Purpose.MARKETING]
    assert (mail.permission.status, mail.record.id, mail.since) == (Status.ALLOWED, record_id, days_ago(1))
    assert all(source for _, source in mail.sources)
    assert lines[Channel.EMAIL, Purpose.RX_PROMOTION].permission.allowed
    assert lines[Channel.SMS, Purpose.MARKETING].permission.status is Status.NOT_ASKED
    with pytest.raises(NotFound):
        queries.standing_of(customer_id=doctor + 1, now=NOW)
