"""Receipts: issued once for a set of entries, provable, and checked by anybody."""

import json
from datetime import timedelta

import pytest
from django.conf import settings
from django.db import IntegrityError, transaction

from accord.catalogue.actions import create_sender
from accord.catalogue.types import Channel
from accord.consent import models
from accord.consent.actions import create_notice, issue_receipt, record_consents, record_receipt_delivery
from accord.consent.queries import deliveries_of, get_receipt, receipts_for, verify_receipt
from accord.consent.rules.commitments import subject_of
from accord.consent.rules.jws import sign_document
from accord.consent.types import Receipt, ReceiptVerdict
from accord.customers.queries import ledger_keys_for
from accord.kernel.errors import AccordError, NotFound
from tests.consent.people import NOW, capture, contact_point, customer

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(days=1)


@pytest.fixture
def records() -> list[int]:
    sender = create_sender(
        code="alder",
        name="Alder",
        country="FR",
        postal_address="4 quai",
        from_email="a@alder.example",
        reply_domain="r.alder.example",
    )
    person = customer()
    contact_point(person)
    notice = create_notice(code="form", language="fr", text="Alder peut m’écrire.", purposes=["marketing"], now=NOW)
    captures = [
        capture(person, sender_id=sender.id, notice_id=notice, language="fr", control_initial="off", control_final="on"),
        capture(person, channel=Channel.SMS, valid_to=LATER),
    ]
    return list(record_consents(captures=captures, now=NOW))


def changed(receipt: Receipt) -> str:
    head, payload, signature = receipt.jws.split(".")
    return f"{head}.{payload[:-2]}AA.{signature}"


def test_a_receipt_says_what_was_agreed_and_names_nobody(records: list[int]) -> None:
    receipt = issue_receipt(record_ids=records, language="fr", now=NOW)
    check = verify_receipt(jws=receipt.jws)
    assert check.verdict is ReceiptVerdict.GENUINE and check.content is not None
    person = receipt.customer_id
    assert check.content.subject == subject_of(ledger_keys_for(customer_ids=[person])[person], person).hex()
    mail, text_message = check.content.lines
    assert (mail.notice and mail.notice.text, mail.valid_until) == ("Alder peut m’écrire.", None)
    assert (text_message.notice, text_message.valid_until) == (None, LATER)
    assert mail.ledger_index is not None and text_message.ledger_index == mail.ledger_index + 1
    assert f"{person}-email" not in json.dumps(receipt.jws)


def test_asked_for_twice_it_is_the_same_receipt(records: list[int]) -> None:
    first = issue_receipt(record_ids=records, language="fr", now=NOW)
    again = issue_receipt(record_ids=[*reversed(records), records[0]], language="en", now=LATER)
    one = issue_receipt(record_ids=records[:1], language="en", now=LATER)
    assert again == first and one.receipt_id != first.receipt_id
    assert receipts_for(customer_id=first.customer_id) == (one, first)
    assert models.Leaf.objects.filter(kind="receipt").count() == 2


def test_what_was_changed_or_signed_by_another_is_told_apart(records: list[int]) -> None:
    receipt = issue_receipt(record_ids=records, language="fr", now=NOW)
    foreign = sign_document(b'{"schema_version": "urn:accord:consent-receipt:1"}', seed=bytes(32))
    ours_but_no_receipt = sign_document(b"{}", seed=settings.ACCORD_LEDGER_KEY)
    verdicts = [verify_receipt(jws=jws).verdict for jws in (receipt.jws, changed(receipt), foreign, ours_but_no_receipt, "hello")]
    assert [verdict.value for verdict in verdicts] == ["genuine", "changed", "other_key", "changed", "unreadable"]


def test_where_it_was_handed_over_is_on_record_and_stays(records: list[int]) -> None:
    receipt = issue_receipt(record_ids=records, language="fr", now=NOW)
    record_receipt_delivery(receipt_id=receipt.receipt_id, channel=Channel.VISIT, now=NOW)
    (handed,) = deliveries_of(receipt_id=receipt.receipt_id)
    assert (handed.channel, handed.touch_id, handed.delivered_at) == (Channel.VISIT, None, NOW)
    with pytest.raises(IntegrityError), transaction.atomic():
        models.Receipt.objects.filter(receipt_id=receipt.receipt_id).update(language="tr")


def test_a_receipt_is_of_one_person_and_of_something(records: list[int]) -> None:
    (other,) = record_consents(captures=[capture(customer())], now=NOW)
    for wrong, code in (([], "consent.receipt_of_nothing"), ([records[0], other], "consent.receipt_of_many")):
        with pytest.raises(AccordError) as error:
            issue_receipt(record_ids=wrong, language="en", now=NOW)
        assert error.value.code == code
    with pytest.raises(NotFound):
        issue_receipt(record_ids=[records[0], 10**9], language="en", now=NOW)
    with pytest.raises(NotFound):
        get_receipt(receipt_id=issue_receipt(record_ids=[other], language="en", now=NOW).receipt_id.__class__(int=5))
