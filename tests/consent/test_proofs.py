"""Proofs out of the ledger: of an entry, of all entries of a person, of nothing rewritten."""

import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accord.catalogue.types import Purpose
from accord.consent import actions, models, queries
from accord.consent.rules.commitments import person_leaf
from accord.consent.rules.merkle import leaf_hash, root_of, verify_consistency, verify_inclusion
from accord.consent.rules.notes import is_signed, read_note
from accord.consent.types import Actor, EvidenceDraft, EvidenceKind, Mechanism, Preference, Withdrawal
from accord.kernel.errors import AccordError, NotFound
from tests.consent.people import DAY, NOW, capture, customer

pytestmark = pytest.mark.django_db


def holds(proof):
    checkpoint = proof.checkpoint
    return verify_inclusion(
        leaf=proof.leaf, index=proof.index, size=checkpoint.size, path=proof.path, root=checkpoint.root
    ) and proof.leaf == leaf_hash(proof.entry.encode())


def fill(people, each):
    doctors = [customer() for _ in range(people)]
    ids = actions.record_consents(captures=[capture(doctor) for _ in range(each) for doctor in doctors], now=NOW)
    return doctors, ids


@pytest.mark.parametrize("batches", [[1] * 40, [3, 300, 1, 16, 240, 17], [5000, 1, 1, 95]])
def test_the_stored_tree_is_the_tree_however_it_grew(batches):
    doctor = customer()
    for size in batches:
        actions.record_consents(captures=[capture(doctor)] * size, now=NOW)
        signed = actions.sign_checkpoint(now=NOW)
        hashes = [bytes(value) for value in models.Leaf.objects.order_by("index").values_list("hash", flat=True)]
        assert (signed.size, signed.root) == (len(hashes), root_of(hashes))
    records = models.ConsentRecord.objects.values_list("id", flat=True)
    proofs = queries.prove_records(record_ids=list(records[:: max(1, len(records) // 50)]))
    assert proofs and all(map(holds, proofs.values()))


def test_every_checkpoint_leads_to_every_later_one():
    doctor = customer()
    for size in (1, 1, 2, 30, 1, 300):
        actions.record_consents(captures=[capture(doctor)] * size, now=NOW)
        actions.sign_checkpoint(now=NOW)
    checkpoints = queries.list_checkpoints()[::-1]
    for place, old in enumerate(checkpoints):
        for new in checkpoints[place:]:
            path = queries.prove_consistency(old_id=old.id, new_id=new.id).path
            assert verify_consistency(old_size=old.size, old_root=old.root, size=new.size, root=new.root, path=path)


def test_a_note_says_what_the_checkpoint_is_under_our_signature():
    fill(3, 2)
    checkpoint = actions.sign_checkpoint(now=NOW)
    text = read_note(checkpoint.note)
    assert is_signed(checkpoint.note, queries.public_key())
    assert not is_signed(checkpoint.note.replace("people 3", "people 2"), queries.public_key())
    assert (text.size, text.root, text.people, text.people_root) == (6, checkpoint.root, 3, checkpoint.people_root)
    assert text.signed_at == NOW == checkpoint.signed_at


def test_all_entries_of_a_person_and_no_other():
    (doctor, *_), _ = fill(7, 3)
    evidence = EvidenceDraft(EvidenceKind.TEXT, b"Yes.")
    actions.record_consents(captures=[capture(doctor, evidence=(evidence,)), capture(doctor, evidence=(evidence,))], now=NOW)
    actions.set_preference(preference=Preference(doctor, contacts_per_month=0), now=NOW)
    actions.sign_checkpoint(now=NOW)
    actions.withdraw(withdrawal=Withdrawal(doctor), mechanism=Mechanism.TOGGLE, actor=Actor.SELF, now=NOW)
    proof = queries.prove_person(customer_id=doctor)
    assert (proof.count, len(proof.entries), proof.pending) == (8, 8, 1)
    assert [entry.number for entry in proof.entries] == list(range(1, 9))
    assert proof.last == proof.entries[-1].leaf and all(map(holds, proof.entries))
    top = person_leaf(proof.subject, proof.count, proof.last)
    checkpoint = proof.checkpoint
    assert verify_inclusion(leaf=top, index=proof.position, size=checkpoint.people, path=proof.path, root=checkpoint.people_root)


def test_an_entry_names_nobody():
    doctor = customer()
    words = {"place": "Clinic of Byron", "actor_reference": "rep:7", "reason": "asked", "key": "key-of-byron"}
    (record,) = actions.record_consents(captures=[capture(doctor, **words)], now=NOW)
    actions.sign_checkpoint(now=NOW)
    entry = queries.prove_record(record_id=record).entry
    assert not [word for word in words.values() if word in entry]
    assert '"place":"' in entry and '"recorded_at":"2026-11-24T09:00:00.000000Z"' in entry


def test_without_a_checkpoint_there_is_no_proof():
    doctor = customer()
    (record,) = actions.record_consents(captures=[capture(doctor)], now=NOW)
    for ask in (lambda: queries.prove_record(record_id=record), lambda: queries.prove_person(customer_id=doctor)):
        with pytest.raises(AccordError, match=r"ledger\.unsigned"):
            ask()
    with pytest.raises(NotFound):
        queries.prove_record(record_id=record + 1)
    assert queries.prove_records(record_ids=[record]) == {} and queries.checkpoint_latest() is None


def test_proofs_of_many_cost_as_many_queries_as_of_few():
    _, ids = fill(20, 20)
    actions.sign_checkpoint(now=NOW)
    counts = []
    for asked in (ids[:1], ids[:10], ids):
        with CaptureQueriesContext(
            connection,
        ) as seen:
            assert len(queries.prove_records(record_ids=asked)) == len(asked)
        counts.append(len(seen))
    assert counts[1] == counts[2] <= 6
    assert counts[0] <= counts[1] + 2, "the first one under a checkpoint reads the tree's right edge"


def test_notices_have_leaves_that_say_their_words():
    words = {"code": "form", "language": "en", "purposes": [Purpose.MARKETING], "now": NOW}
    notice = actions.create_notice(text="We write.", **words)
    assert actions.create_notice(text="We write.", **words) == notice
    leaf = models.Leaf.objects.get(kind="notice")
    assert (leaf.entry_id, leaf.customer_id, leaf.number) == (notice, None, 0)


def test_a_checkpoint_is_due_hourly_when_something_came_and_daily_anyway():
    assert actions.sign_checkpoint_when_due(now=NOW) is None
    doctor = customer()
    actions.record_consents(captures=[capture(doctor)], now=NOW)
    assert actions.sign_checkpoint_when_due(now=NOW)
    assert actions.sign_checkpoint_when_due(now=NOW + DAY / 2) is None
    actions.record_consents(captures=[capture(doctor)], now=NOW + DAY / 2)
    assert actions.sign_checkpoint_when_due(now=NOW + DAY / 48) is None
    assert actions.sign_checkpoint_when_due(now=NOW + DAY / 2)
    assert actions.sign_checkpoint_when_due(now=NOW + 2 * DAY)


def test_nothing_is_signed_before_the_last_signing():
    actions.record_consents(captures=[capture(customer())], now=NOW)
    actions.sign_checkpoint(now=NOW)
    with pytest.raises(AccordError, match=r"ledger\.clock"):
        actions.sign_checkpoint(now=NOW - DAY)


def test_a_dossier_is_ready_for_json_and_holds_proofs_of_all_entries():
    (doctor, *_), _ = fill(3, 2)
    words = {"code": "form", "language": "en", "purposes": [Purpose.MARKETING], "now": NOW}
    notice = actions.create_notice(text="We write.", **words)
    actions.record_consents(captures=[capture(doctor, notice_id=notice, place="Clinic")], now=NOW)
    actions.sign_checkpoint(now=NOW)
    actions.withdraw(withdrawal=Withdrawal(doctor), mechanism=Mechanism.TOGGLE, actor=Actor.SELF, now=NOW)
    dossier = json.loads(json.dumps(queries.dossier_of(customer_id=doctor, valid_at=NOW, known_at=NOW, now=NOW)))
    assert (dossier["people"]["count"], len(dossier["entries"]), len(dossier["pending"])) == (3, 3, 1)
    assert dossier["entries"][2]["sealed"] == {"place": "Clinic"}
    assert [shown["text"] for shown in dossier["notices"]] == ["We write."]
    assert dossier["permissions"] and {rule["id"] for rule in dossier["rules"]}


@pytest.mark.parametrize("batches", [[3, 14, 300], [1] * 35])
def test_an_untouched_ledger_is_sound(batches):
    for size in batches:
        fill(size, 1)
        actions.sign_checkpoint(now=NOW)
    report = queries.verify_ledger(witnessed=[one.note for one in queries.list_checkpoints()])
    assert report.sound, report.findings
    assert (report.leaves, report.checkpoints, report.witnessed) == (sum(batches), len(batches), len(batches))
