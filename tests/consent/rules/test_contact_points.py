import pytest

from accord.catalogue.types import Channel
from accord.consent.rules.contact_points import best_contact_point, unreachable_code
from accord.consent.types import ReasonCode
from accord.customers.types import ContactPoint, ContactPointKind, ContactPointStatus, ContactPointUse


def point(number, status="unverified", use="work", kind="email"):
    return ContactPoint(number, 1, ContactPointKind(kind), "v", ContactPointUse(use), ContactPointStatus(status), b"")


@pytest.mark.parametrize(
    ("points", "best"),
    [
        ([], None),
        ([point(2), point(1)], 1),
        ([point(1), point(2, "verified")], 2),
        ([point(1, use="private"), point(2)], 2),
        ([point(1, "verified", "private"), point(2)], 1),
        ([point(1, "bounced"), point(2, "retired"), point(3, "reassigned")], None),
        ([point(1, kind="phone")], None),
    ],
)
def test_verified_first_then_work_then_the_oldest(points, best):
    chosen = best_contact_point(points, Channel.EMAIL)
    assert (chosen and chosen.id) == best


def test_why_there_is_none():
    assert unreachable_code([], Channel.EMAIL) is ReasonCode.CONTACT_POINT_MISSING
    assert unreachable_code([point(1, "bounced")], Channel.EMAIL) is ReasonCode.CONTACT_POINT_UNUSABLE
    assert best_contact_point([point(1)], Channel.VISIT) is None
