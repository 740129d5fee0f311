"""What a customer was is told as it was known then, whatever came after; and it costs the present nothing."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accord.customers import actions, queries
from accord.customers.models import Earlier
from accord.customers.types import (
    ContactPointDraft,
    ContactPointKind,
    ContactPointStatus,
    CustomerDraft,
    CustomerKind,
    CustomerStatus,
)

pytestmark = pytest.mark.django_db
START = datetime(2026, 3, 1, 9, tzinfo=UTC)
DAY = timedelta(days=1)


def draft(key="a", country="FR", mail="a@clinic.invalid", **words):
    points = (ContactPointDraft(ContactPointKind.EMAIL, mail),)
    return CustomerDraft(key=key, kind=CustomerKind.HCP, family_name="Test", country=country, contact_points=points, **words)


def take_in(tmp_path, now, *drafts):
    actions.import_customers(
        rows=enumerate(drafts, 2), source="crm", file_name="x.csv", rejects_path=tmp_path / "rejects.csv", now=now
    )
    return queries.find_customer(reference="1") if not drafts else _id_of(drafts[0])


def _id_of(one):
    from accord.customers.models import SourceRecord

    return SourceRecord.objects.get(key=one.key).customer_id


def facts_at(customer_id, moment):
    customer = queries.customers_by_id(customer_ids=[customer_id], known_at=moment).get(customer_id)
    points = queries.contact_points_for(customer_ids=[customer_id], known_at=moment)[customer_id]
    told = (customer.country, customer.region, customer.status.value) if customer else None
    return told, [(point.value, point.status.value) for point in points]


def test_every_past_moment_is_told_as_it_was(tmp_path):
    person = take_in(tmp_path, START, draft(region="FR-IDF"))
    stood = [(START - DAY, facts_at(person, START - DAY)), (START, facts_at(person, START))]
    (point,) = queries.contact_points_for(customer_ids=[person])[person]

    def passes(days, act):
        now = START + days * DAY
        act(now)
        stood.append((now, facts_at(person, now)))

    passes(1, lambda now: actions.set_contact_point_status(contact_point_id=point.id, status=ContactPointStatus.VERIFIED, now=now))
    passes(2, lambda now: take_in(tmp_path, now, draft(country="DE", mail="new@clinic.invalid")))
    passes(3, lambda now: take_in(tmp_path, now, draft(country="DE", region="DE-BE", mail="a@clinic.invalid")))
    passes(4, lambda now: actions.close_customer(customer_id=person, source="crm", now=now))
    passes(5, lambda now: take_in(tmp_path, now, draft(country="DE", region="DE-BE", status=CustomerStatus.ACTIVE, title="Dr")))
    assert [answer for _, answer in stood] == [
        (None, []),
        (("FR", "FR-IDF", "active"), [("a@clinic.invalid", "unverified")]),
        (("FR", "FR-IDF", "active"), [("a@clinic.invalid", "verified")]),
        (("DE", "", "active"), [("a@clinic.invalid", "retired"), ("new@clinic.invalid", "unverified")]),
        (("DE", "DE-BE", "active"), [("a@clinic.invalid", "unverified"), ("new@clinic.invalid", "retired")]),
        (("DE", "DE-BE", "closed"), [("a@clinic.invalid", "unverified"), ("new@clinic.invalid", "retired")]),
        (("DE", "DE-BE", "active"), [("a@clinic.invalid", "unverified"), ("new@clinic.invalid", "retired")]),
    ]
    assert [facts_at(person, moment) for moment, _ in stood] == [answer for _, answer in stood]


def test_what_does_not_change_is_not_written(tmp_path):
    person = take_in(tmp_path, START, draft())
    take_in(tmp_path, START + DAY, draft(title="Dr"))
    (point,) = queries.contact_points_for(customer_ids=[person])[person]
    actions.set_contact_point_status(contact_point_id=point.id, status=ContactPointStatus.UNVERIFIED, now=START + DAY)
    actions.close_customer(customer_id=person, source="crm", now=START + DAY)
    actions.close_customer(customer_id=person, source="crm", now=START + 2 * DAY)
    assert list(Earlier.objects.values_list("field", "value", "until")) == [("status", "active", START + DAY)]


def test_the_present_costs_one_query_the_past_two(tmp_path):
    take_in(tmp_path, START, *(draft(key=str(number), mail=f"{number}@clinic.invalid") for number in range(50)))
    everyone = [customer.id for customer in queries.customers_by_id(customer_ids=list(range(1, 10_000))).values()]
    for read in (queries.customers_by_id, queries.contact_points_for):
        counts = []
        for words in ({}, {"known_at": START - DAY}, {"known_at": START}):
            with CaptureQueriesContext(connection) as asked:
                read(customer_ids=everyone, **words)
            counts.append(len(asked))
        assert counts == [1, 2, 2]
