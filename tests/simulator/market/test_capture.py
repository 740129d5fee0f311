"""Each way of asking leaves what it should: the mechanism, the grade, the proof; and again, nothing more."""

from datetime import UTC, datetime, timedelta

import pytest

from accord.consent.models import Evidence, RecordEvidence
from accord.consent.queries import records_for
from accord.consent.types import ConsentRecord, EvidenceKind, Grade, Mechanism, Polarity, RecordType
from accord.customers.queries import customers_by_id, declared_facts_for
from accord.field_force.queries import reps_for
from accord.simulator.market.capture import EACH, WAYS, people_by_way, record_captures
from accord.simulator.market.forms import create_forms
from accord.simulator.types import Market

pytestmark = pytest.mark.django_db
EVE = datetime(2026, 11, 16, 20, tzinfo=UTC)
TAKEN = EVE - timedelta(days=1)
LINK, PAGE, SIGNATURE = Mechanism.DOUBLE_OPT_IN_CLICK, EvidenceKind.PAGE, EvidenceKind.SIGNATURE
TEXT, RECORDING, SCAN = EvidenceKind.TEXT, EvidenceKind.RECORDING, EvidenceKind.SCAN

EXPECTED = {
    "form": {(Mechanism.UNTICKED_BOX, Grade.B, (PAGE,)), (Mechanism.UNTICKED_BOX, Grade.D, (PAGE,)), (LINK, Grade.A, ())},
    "device": {(Mechanism.DEVICE_SIGNATURE, Grade.A, (SIGNATURE,))},
    "call": {(Mechanism.VERBAL_RECORDED, Grade.B, (RECORDING, TEXT)), (Mechanism.VERBAL_NOTED, Grade.C, (TEXT,))},
    "paper": {(Mechanism.WET_SIGNATURE, Grade.A, (SCAN,))},
    "keyword": {(Mechanism.KEYWORD_REPLY, Grade.B, (TEXT,)), (Mechanism.KEYWORD_REPLY, Grade.C, (TEXT,))},
    "signal": {(Mechanism.SIGNAL_GPC, Grade.C, ())},
    "old_list": {
        (Mechanism.UNTICKED_BOX, Grade.E, (TEXT,)),
        (Mechanism.BUSINESS_CARD, Grade.D, (TEXT,)),
        (Mechanism.SYSTEM_IMPORT, Grade.E, (TEXT,)),
        (Mechanism.PRETICKED_BOX, Grade.E, (TEXT,)),
    },
}


@pytest.mark.parametrize("way", EXPECTED)
def test_each_way_leaves_its_mechanism_grade_and_evidence(market: Market, way: str) -> None:
    people = people_by_way(market.customer_ids)[way]
    taken = [record for number in people for record in taken_from(number)]
    assert len(people) == EACH and {record.customer_id for record in taken} == set(people)
    assert {(record.mechanism, record.grade, proofs_of(record)) for record in taken} == EXPECTED[way]


def test_half_of_the_web_forms_wait_for_their_link(market: Market) -> None:
    types = [{record.type for record in taken_from(number)} for number in people_by_way(market.customer_ids)["form"]]
    assert [RecordType.CONFIRMED in found for found in types] == [True, False, True, False]
    assert all(RecordType.GRANTED_PENDING in found for found in types)


def test_a_person_who_stopped_starts_again_with_a_notice(market: Market) -> None:
    first, *others = people_by_way(market.customer_ids)["keyword"]
    last = max(taken_from(first), key=lambda record: record.id)
    assert last.type is RecordType.GRANTED and last.notice_id
    for number in others:
        assert {record.polarity for record in taken_from(number)} == {Polarity.OPT_OUT}


def test_everybody_is_asked_in_their_own_language_where_we_have_it(market: Market) -> None:
    people = customers_by_id(customer_ids=people_by_way(market.customer_ids)["paper"])
    for number, customer in people.items():
        assert {record.language for record in taken_from(number)} == {customer.language}


def test_declared_facts_are_there_and_are_no_permission(market: Market) -> None:
    people = people_by_way(market.customer_ids)["declared"]
    declared = declared_facts_for(customer_ids=people)
    assert {(fact.name, fact.value) for number in people for fact in declared[number]} == {("time_of_day", "morning")}
    assert not [record for number in people for record in taken_from(number)]


def test_those_who_sign_have_a_rep(market: Market) -> None:
    people = people_by_way(market.customer_ids)["device"]
    assert set(reps_for(customer_ids=people, on=EVE.date())) == set(people)


def test_again_adds_nothing(market: Market) -> None:
    people = [number for numbers in people_by_way(market.customer_ids).values() for number in numbers]
    assert len(set(people)) == EACH * len(WAYS)
    before = [records_for(customer_id=number) for number in people], Evidence.objects.count()
    later = EVE + timedelta(hours=6)
    sender_id = next(record.sender_id for record in taken_from(people[0]))
    create_forms(sender_id=sender_id, now=later)
    assert record_captures(customer_ids=market.customer_ids, sender_id=sender_id, now=later) == len(people)
    assert ([records_for(customer_id=number) for number in people], Evidence.objects.count()) == before


def taken_from(customer_id: int) -> list[ConsentRecord]:
    return [record for record in records_for(customer_id=customer_id) if record.recorded_at - TAKEN < timedelta(hours=1)]


def proofs_of(record: ConsentRecord) -> tuple[EvidenceKind, ...]:
    held = RecordEvidence.objects.filter(record_id=record.id).values_list("evidence_id", flat=True)
    return tuple(sorted(EvidenceKind(kind) for kind in Evidence.objects.filter(id__in=list(held)).values_list("kind", flat=True)))
