"""What an edit behind the application leaves behind, column by column and table by table, on both databases."""

import pytest
from django.db import connection, transaction

from accord.access.append_only import append_only_tables, create_triggers
from accord.catalogue.types import Purpose
from accord.consent import actions, models, queries
from accord.consent.types import EntryKind, EvidenceDraft, EvidenceKind, LedgerEntry, Preference
from accord.customers.actions import erase_vault
from tests.consent.people import DAY, NOW, capture, customer

pytestmark = pytest.mark.django_db


@pytest.fixture
def doctor():
    words = {"code": "form", "language": "en", "text": "We write.", "purposes": [Purpose.MARKETING], "now": NOW}
    notice = actions.create_notice(**words)
    evidence = EvidenceDraft(EvidenceKind.TEXT, b"Yes, write to me.")
    doctors = [customer() for _ in range(6)]
    captures = [capture(one, notice_id=notice, evidence=(evidence,), place="Ward 7", key=f"k{one}") for one in doctors]
    ids = actions.record_consents(captures=captures, now=NOW)
    actions.set_preference(preference=Preference(doctors[0], contacts_per_month=2, per_channel=()), now=NOW)
    actions.issue_receipt(record_ids=[ids[0]], language="en", now=NOW)
    actions.sign_checkpoint(now=NOW)
    yield doctors[0]


def tamper(*statements):
    """As somebody with the database would: the triggers are dropped and put back."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for table in append_only_tables("consent"):
            if connection.vendor == "postgresql":
                cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
            else:
                for verb in ("update", "delete"):
                    cursor.execute(f"DROP TRIGGER IF EXISTS {table}_no_{verb}")
        for statement in statements:
            cursor.execute(statement)
            assert cursor.rowcount > 0, statement
        for table in append_only_tables("consent"):
            if connection.vendor == "postgresql":
                cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")
    create_triggers(connection, append_only_tables("consent"))


def codes():
    return {finding.code.removeprefix("ledger.") for finding in queries.verify_ledger().findings}


def other_value(field, old):
    kind = field.get_internal_type()
    if kind == "DateTimeField":
        return "'2099-01-01 00:00:00+00'" if connection.vendor == "postgresql" else "'2099-01-01 00:00:00'"
    if kind == "BinaryField":
        return "decode(repeat('00', 32), 'hex')" if connection.vendor == "postgresql" else "zeroblob(32)"
    if kind == "BooleanField":
        return "NOT " + field.column
    if kind == "JSONField":
        return """'["x"]'"""
    if kind in ("CharField", "TextField"):
        return {"polarity": "'opt_out'", "notice_text": "'x'"}.get(field.column, "'x'")
    return str((old or 0) + 1)


TABLES = [models.ConsentRecord, models.PreferenceRecord, models.Notice, models.Evidence, models.Receipt]
NOT_COMMITTED = {
    # whose it is, is in the pseudonym; where the content lies, in its digest; the numbers of rows hang together by foreign keys
    (models.Evidence, "customer_id"), (models.Evidence, "content_id"), (models.Evidence, "id"),
}  # fmt: skip


@pytest.mark.parametrize("model", TABLES, ids=lambda model: model.__name__)
def test_no_column_of_an_entry_can_be_changed_unseen(doctor, model):
    assert queries.verify_ledger().sound
    table = model._meta.db_table
    row = model.objects.order_by("pk").first()
    unseen = []
    for field in model._meta.concrete_fields:
        if field.primary_key or (model, field.column) in NOT_COMMITTED or field.is_relation:
            continue
        value = other_value(field, getattr(row, field.attname))
        with transaction.atomic():
            key = row.pk.hex if model is models.Receipt and connection.vendor == "sqlite" else row.pk
            tamper(f"UPDATE {table} SET {field.column} = {value} WHERE {model._meta.pk.column} = '{key}'")
            if "row_changed" not in codes():
                unseen.append(field.column)
            transaction.set_rollback(True)
    assert not unseen
    assert queries.verify_ledger().sound


@pytest.mark.parametrize(
    ("statement", "code"),
    [
        ("UPDATE consent_consentrecord SET notice_id = NULL WHERE customer_id = {doctor}", "row_changed"),
        ("UPDATE consent_consentrecord SET supersedes_id = id WHERE customer_id = {doctor}", "row_changed"),
        ("UPDATE consent_consentrecord SET customer_id = {doctor} + 1 WHERE customer_id = {doctor}", "row_changed"),
        ("DELETE FROM consent_preferencerecord", "row_missing"),
        ("DELETE FROM consent_leaf WHERE kind = 'preference'", "leaf_missing"),
        ("UPDATE consent_leaf SET number = 5 WHERE kind = 'preference'", "count"),
        ("UPDATE consent_tile SET level = 1", "tiles"),
        ("UPDATE consent_tile SET hashes = {zeros}", "tiles"),
        ("DELETE FROM consent_tile", "tiles"),
        ("UPDATE consent_checkpoint SET root = {zeros}", "root"),
        ("UPDATE consent_checkpoint SET people = 4", "checkpoint"),
        ("UPDATE consent_checkpoint SET note = REPLACE(note, 'people 6', 'people 5')", "signature"),
        ("UPDATE consent_leaf SET hash = {zeros} WHERE kind = 'preference'", "row_changed"),
        ("DELETE FROM customers_vaultkey WHERE customer_id = {doctor}", "key_missing"),
    ],
)
def test_what_was_touched_is_named(doctor, statement, code):
    actions.record_consents(captures=[capture(doctor)] * 20, now=NOW)
    assert queries.verify_ledger().sound
    zeros = "decode(repeat('00', 32), 'hex')" if connection.vendor == "postgresql" else "zeroblob(32)"
    tamper(statement.format(doctor=doctor, zeros=zeros))
    assert code in codes()


def test_a_row_put_in_behind_the_application_has_no_leaf(doctor):
    row = models.ConsentRecord.objects.filter(customer_id=doctor).first()
    row.pk, row.key, row.type, row.polarity = None, "", "withdrawn", "opt_out"
    row.save(force_insert=True)
    assert codes() == {"leaf_missing"}


def test_an_entry_that_says_it_is_older_than_a_checkpoint_before_it_is_found(doctor):
    actions.record_consents(captures=[capture(doctor, valid_from=NOW - 9 * DAY)], now=NOW - DAY / 200)
    assert queries.verify_ledger().sound, "a transaction may have been open for minutes"
    actions.record_consents(captures=[capture(doctor, valid_from=NOW - 9 * DAY)], now=NOW - DAY)
    assert codes() == {"backdated"}


def test_an_erased_person_is_believed_when_the_ledger_holds_the_erasure(doctor):
    actions.append_leaves(entries=[LedgerEntry(EntryKind.ERASURE, 1, doctor)], now=NOW)
    erase_vault(customer_id=doctor, now=NOW)
    actions.sign_checkpoint(now=NOW + DAY)
    assert queries.verify_ledger().sound
    actions.record_consents(captures=[capture(doctor)], now=NOW + DAY)
    actions.sign_checkpoint(now=NOW + 2 * DAY)
    assert queries.verify_ledger().sound, "somebody may come back, as somebody else"
    assert queries.prove_person(customer_id=doctor).count == 1


def test_many_findings_of_a_kind_are_few_sentences(doctor):
    actions.record_consents(captures=[capture(doctor)] * 30, now=NOW)
    tamper("UPDATE consent_consentrecord SET language = 'xx'")
    findings = queries.verify_ledger().findings
    assert len(findings) == 11 and findings[-1].words == "And 26 more of the kind."
