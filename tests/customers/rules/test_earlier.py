"""The past from the present: the first change after a moment tells what was known at it."""

from datetime import UTC, datetime, timedelta

import pytest

from accord.customers.rules.earlier import customer_as_known, point_as_known
from accord.customers.types import (
    Change,
    ContactPoint,
    ContactPointKind,
    ContactPointStatus,
    ContactPointUse,
    Customer,
    CustomerKind,
    CustomerStatus,
)

NOON = datetime(2026, 3, 10, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
WORDS = ("", "", "", "", "", "FR", "FR-IDF", "", "", "fr", "Europe/Paris", None)
TODAY = Customer(1, CustomerKind.HCP, CustomerStatus.CLOSED, *WORDS)
POINT = ContactPoint(7, 1, ContactPointKind.EMAIL, "a@b.invalid", ContactPointUse.WORK, ContactPointStatus.BOUNCED, b"h")
CHANGES = (
    Change(1, 1, None, "status", "active", NOON),
    Change(2, 1, None, "country", "DE", NOON - HOUR),
    Change(3, 1, None, "country", "BE", NOON + HOUR),
    Change(4, 1, 7, "status", "unverified", NOON),
    Change(5, 1, 7, "status", "verified", NOON),
    Change(6, 1, 8, "status", "retired", NOON + HOUR),
)


@pytest.mark.parametrize(
    ("known_at", "status", "country"),
    [
        (NOON - 2 * HOUR, "active", "DE"),
        (NOON - HOUR, "active", "BE"),
        (NOON - HOUR / 2, "active", "BE"),
        (NOON, "closed", "BE"),
        (NOON + HOUR, "closed", "FR"),
    ],
)
def test_the_customer_then(known_at, status, country):
    then = customer_as_known(TODAY, CHANGES, known_at)
    assert then is not None and (then.status, then.country, then.region) == (status, country, "FR-IDF")


def test_two_changes_in_one_moment_tell_what_stood_before_both():
    before, after = (point_as_known(POINT, CHANGES, moment) for moment in (NOON - HOUR, NOON))
    assert before is not None and before.status is ContactPointStatus.UNVERIFIED
    assert after is POINT


def test_before_it_was_taken_in_it_was_not_known():
    added = (Change(1, 1, None, "added", "", NOON), Change(7, 1, 7, "added", "", NOON + HOUR))
    assert customer_as_known(TODAY, added, NOON - HOUR) is None
    assert customer_as_known(TODAY, added, NOON) is TODAY
    assert point_as_known(POINT, added, NOON) is None
    assert point_as_known(POINT, added, NOON + HOUR) is POINT


def test_without_changes_nothing_is_made_anew():
    assert customer_as_known(TODAY, (), NOON) is TODAY and point_as_known(POINT, (), NOON) is POINT
