"""Entries taken back through the room's door, and notices that changed: what stays on file, and what a permission then says."""

import pytest

from accord.catalogue.types import Channel, Purpose
from accord.consent import actions, models
from accord.consent.types import Actor, EvidenceDraft, EvidenceKind, Mechanism, ReasonCode, Status, WayCode, Withdrawal
from accord.kernel.errors import AccordError, NotFound
from tests.consent.people import DAY, NOW, capture, contact_point, customer, days_ago
from tests.consent.test_permission import ask

pytestmark = pytest.mark.django_db
LETTER = [EvidenceDraft(EvidenceKind.TEXT, b"It was my colleague who called.")]
BY_ADA = {"reason": "entered for the wrong person", "actor_reference": "user:7"}


def withdrawn(doctor, actor):
    words = Withdrawal(doctor, Channel.EMAIL, Purpose.MARKETING)
    return actions.withdraw(withdrawal=words, mechanism=Mechanism.VERBAL_NOTED, actor=actor, now=days_ago(2))


def test_an_opt_in_entered_wrongly_is_taken_back_and_stays_on_file():
    doctor = customer()
    contact_point(doctor)
    (wrong,) = actions.record_consents(captures=[capture(doctor)], now=days_ago(1))
    assert ask(doctor).allowed
    correction = actions.correct_record(record_id=wrong, now=NOW, **BY_ADA)
    assert ask(doctor, known_at=NOW - DAY / 2).allowed, "as it was known before"
    assert not ask(doctor).allowed and not ask(doctor, send_at=NOW - DAY / 2).allowed
    assert models.ConsentRecord.objects.filter(pk=wrong).exists()
    assert models.ConsentRecord.objects.get(pk=correction).corrects_id == wrong


def test_a_no_that_others_entered_leads_to_unknown():
    doctor, other = customer(), customer()
    for person in (doctor, other):
        contact_point(person)
        actions.record_consents(captures=[capture(person, valid_from=days_ago(9))], now=days_ago(9))
    noted, own = withdrawn(doctor, Actor.REP), withdrawn(other, Actor.SELF)
    actions.correct_record(record_id=noted, now=NOW, evidence=LETTER, **BY_ADA)
    assert ask(doctor).status is Status.LAPSED
    actions.record_consents(captures=[capture(doctor, actor=Actor.REP, mechanism=Mechanism.REP_CAPTURED, valid_from=NOW)], now=NOW)
    assert ask(doctor).allowed
    with pytest.raises(AccordError, match="not_correctable"):
        actions.correct_record(record_id=own, now=NOW, evidence=LETTER, **BY_ADA)
    assert ask(other).status is Status.WITHDRAWN


def test_a_correction_at_a_shared_address_frees_the_address():
    one, other = customer(), customer()
    shared = contact_point(one, value="desk@clinic.invalid")
    contact_point(other, value="desk@clinic.invalid")
    actions.record_consents(captures=[capture(other)], now=days_ago(3))
    words = Withdrawal(one, Channel.EMAIL, Purpose.MARKETING, contact_point_id=shared)
    noted = actions.withdraw(withdrawal=words, mechanism=Mechanism.VERBAL_NOTED, actor=Actor.REP, now=days_ago(2))
    assert ask(other).status is Status.WITHDRAWN
    actions.correct_record(record_id=noted, now=NOW, evidence=LETTER, **BY_ADA)
    assert ask(other).allowed and not ask(other, known_at=days_ago(1)).allowed


@pytest.mark.parametrize("missing", [{"reason": " "}, {"actor_reference": ""}, {"evidence": []}])
def test_a_correction_explains_itself(missing):
    noted = withdrawn(customer(), Actor.REP)
    with pytest.raises(AccordError, match="unexplained"):
        actions.correct_record(**{"record_id": noted, "now": NOW, "evidence": LETTER, **BY_ADA} | missing)
    with pytest.raises(NotFound):
        actions.correct_record(record_id=noted + 1, now=NOW, evidence=LETTER, **BY_ADA)


def test_a_notice_that_changed_in_substance_is_confirmed_again_where_consent_is_needed():
    french, american = customer(), customer("US")
    words = {"code": "choices", "language": "en", "purposes": [Purpose.MARKETING]}
    shown = actions.create_notice(**words, text="We write about medicines.", now=days_ago(9))
    for person in (french, american):
        contact_point(person)
        actions.record_consents(captures=[capture(person, notice_id=shown, control_initial="off")], now=days_ago(1))
    actions.create_notice(**words, text="We write about medicines!", now=NOW)
    assert ask(french).allowed, "a comma changes nothing"
    later = NOW + DAY
    actions.create_notice(**words, text="We also sell your data.", now=later, valid_from=later + DAY, material_change=True)
    moments = {"send_at": later + DAY, "known_at": later}
    told = ask(french, **moments)
    assert (told.status, told.reasons[0].code) == (Status.WAITING, ReasonCode.RECONFIRM_DUE)
    assert told.way_forward is not None and told.way_forward.code is WayCode.RECONFIRM
    assert ask(american, **moments).allowed, "still active where the rule asks for less"
    assert ask(french, send_at=later, known_at=later).allowed, "not in force yet"
    assert ask(french, send_at=later + DAY, known_at=NOW).allowed, "not known yet"
