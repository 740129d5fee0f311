"""What the room writes: bulk, idempotent, whole or not at all."""

from dataclasses import replace

import pytest

from accord.catalogue.types import Channel, Purpose
from accord.consent import actions, models, queries
from accord.consent.columns import FACTS_VIEW
from accord.consent.facts import FACTS, facts_for
from accord.consent.types import (
    Actor,
    EvidenceDraft,
    EvidenceKind,
    Explicitness,
    Grade,
    Mechanism,
    Polarity,
    Preference,
    RecordType,
    Withdrawal,
)
from accord.customers.queries import read_text
from accord.kernel.errors import AccordError
from tests.consent.people import NOW, capture, customer, days_ago
from tests.parity.test_permission import snapshot

pytestmark = pytest.mark.django_db


def zoneless(value):
    return value.replace(tzinfo=None) if hasattr(value, "tzinfo") else value


def folder(parent, moment):
    path = parent / f"{moment:%Y%m%d}"
    path.mkdir()
    return path


def test_a_key_is_taken_once_even_within_a_batch():
    doctor = customer()
    first = actions.record_consents(captures=[capture(doctor, key=key) for key in "aba"], now=NOW)
    assert first[0] == first[2] != first[1]
    again = actions.record_consents(captures=[capture(doctor, key="b"), capture(doctor)], now=NOW)
    assert again[0] == first[1] and again[1] not in first
    assert len(queries.records_for(customer_id=doctor)) == 3


def test_a_batch_is_whole_or_not_there():
    doctor = customer()
    with pytest.raises(AccordError):
        actions.record_consents(captures=[capture(doctor), capture(doctor, purpose=None)], now=NOW)
    assert queries.records_for(customer_id=doctor) == ()


def test_grade_and_explicitness_are_judged_not_believed():
    doctor = customer()
    notice = actions.create_notice(code="n", language="en", text="We write.", purposes=[Purpose.MARKETING], now=NOW)
    preticked = capture(doctor, notice_id=notice, control_initial="on", control_final="on")
    confirmed = capture(doctor, notice_id=notice, control_initial="off", control_final="on", confirmed=True)
    actions.record_consents(captures=[preticked, replace(confirmed, valid_from=NOW)], now=NOW)
    newest, oldest = queries.records_for(customer_id=doctor)
    assert (newest.grade, newest.explicitness) == (Grade.A, Explicitness.EXPLICIT)
    assert (oldest.grade, oldest.explicitness) == (Grade.D, Explicitness.IMPLICIT)


def test_what_was_said_lies_in_the_vault():
    doctor = customer()
    actions.record_consents(captures=[capture(doctor, evidence=(EvidenceDraft(EvidenceKind.TEXT, b"Yes, write to me."),))], now=NOW)
    row = models.RecordEvidence.objects.get().evidence
    assert read_text(vault_text_id=row.content_id) == "Yes, write to me."
    assert row.size == 17 and b"write" not in bytes(row.digest)


def test_a_withdrawal_is_an_opt_out_of_its_scope_and_a_complaint_is_called_so():
    doctor = customer()
    everything = Withdrawal(doctor)
    first = actions.withdraw(withdrawal=everything, mechanism=Mechanism.TOGGLE, actor=Actor.SELF, now=NOW, key="k")
    assert first == actions.withdraw(withdrawal=everything, mechanism=Mechanism.TOGGLE, actor=Actor.SELF, now=NOW, key="k")
    actions.withdraw(
        withdrawal=Withdrawal(doctor, Channel.EMAIL), mechanism=Mechanism.COMPLAINT_REPORT, actor=Actor.SYSTEM, now=days_ago(1)
    )
    newest, oldest = queries.records_for(customer_id=doctor)
    assert (newest.polarity, newest.type, newest.channel, newest.purpose) == (Polarity.OPT_OUT, RecordType.WITHDRAWN, None, None)
    assert (oldest.type, oldest.channel) == (RecordType.COMPLAINED, Channel.EMAIL)


def test_notices_are_versions():
    words = {"code": "form", "language": "en", "purposes": [Purpose.MARKETING], "now": NOW}
    first = actions.create_notice(text="One.", **words)
    assert actions.create_notice(text="One.", **words) == first
    second = actions.create_notice(text="Two.", **words)
    assert [models.Notice.objects.get(pk=key).number for key in (first, second)] == [1, 2]


def test_facts_are_the_same_for_one_and_for_all(tmp_path):
    doctor, silent = customer(), customer()
    actions.record_consents(captures=[capture(doctor), capture(doctor, valid_from=days_ago(3))], now=days_ago(1))
    actions.withdraw(withdrawal=Withdrawal(doctor), mechanism=Mechanism.TOGGLE, actor=Actor.SELF, now=NOW)
    for number, channel in ((9, None), (2, Channel.VISIT)):
        wish = Preference(doctor, contacts_per_month=number, favoured_channel=channel)
        actions.set_preference(preference=wish, now=days_ago(2))
    for moment in (NOW, days_ago(1), days_ago(9)):
        facts = facts_for([doctor, silent], now=moment)
        table = snapshot(folder(tmp_path, moment)).arrow(FACTS_VIEW, now=moment.replace(tzinfo=None))
        rows = {row.pop("customer_id"): row for row in table.to_pylist()}
        plain = {who: {name: zoneless(value) for name, value in known.items()} for who, known in facts.items()}
        assert rows == plain
        assert set(facts[doctor]) == {fact.name for fact in FACTS}
    assert facts_for([doctor], now=NOW)[doctor]["favoured_channel"] == "visit"
