"""A key that makes a repeat harmless is looked up by its index, however large the ledger."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accord.consent.actions import record_consents
from tests.consent.people import NOW, capture, customer


@pytest.mark.django_db
def test_a_known_key_is_found_by_index() -> None:
    person = customer()
    first = record_consents(captures=[capture(person, key="click:1")], now=NOW)
    with CaptureQueriesContext(connection) as asked:
        assert record_consents(captures=[capture(person, key="click:1"), capture(person)], now=NOW)[0] == first[0]
    (question,) = (query["sql"] for query in asked.captured_queries if '"key" IN' in query["sql"])
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute(f"{'EXPLAIN' if connection.vendor == 'postgresql' else 'EXPLAIN QUERY PLAN'} {question}")
        assert "consent_record_key" in str(cursor.fetchall())
