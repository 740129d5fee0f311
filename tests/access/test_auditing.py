"""The audit trail of access: who looked, and who has read that."""

from datetime import timedelta
from pathlib import Path

import pytest

from accord.access.actions import create_user, record_look, sign_audit_review
from accord.access.queries import list_audit_reviews, look_figures
from accord.access.types import LookFigure
from accord.kernel.errors import AccordError, NotFound
from accord.kernel.viewer import Role, Viewer
from tests.cast import MORNING, Cast, raise_curtain

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


@pytest.fixture
def cast(tmp_path: Path) -> Cast:
    return raise_curtain(tmp_path)


@pytest.fixture
def officer() -> Viewer:
    user_id = create_user(email="o@alder.example", name="Odile", password="a long enough secret", roles=["compliance"], now=MORNING)
    return Viewer(user_id, roles=frozenset({Role.COMPLIANCE}))


def test_looks_are_told_by_user_and_page(cast: Cast, officer: Viewer) -> None:
    people = sorted(cast.ids.values())
    record_look(viewer=officer, customer_ids=people[:3], page="person", now=MORNING)
    record_look(viewer=officer, customer_ids=people[2:5], page="person", now=MORNING + HOUR)
    record_look(viewer=officer, customer_ids=people, page="person", now=MORNING + 3 * HOUR)
    assert look_figures(viewer=officer, since=MORNING, until=MORNING + 2 * HOUR) == [LookFigure("Odile", "person", 5, 3)]
    with pytest.raises(NotFound):
        look_figures(viewer=Viewer(9, roles=frozenset({Role.MARKETER})), since=MORNING, until=MORNING + HOUR)


def test_a_signature_reaches_from_the_last_one_to_now(officer: Viewer) -> None:
    sign_audit_review(viewer=officer, note=" All in order. ", now=MORNING)
    sign_audit_review(viewer=officer, note="", now=MORNING + HOUR)
    second, first = list_audit_reviews(viewer=officer)
    assert (first.since, first.until, first.note, first.user_name) == (None, MORNING, "All in order.", "Odile")
    assert (second.since, second.until) == (MORNING, MORNING + HOUR)
    with pytest.raises(AccordError, match=r"access\.audit_signed"):
        sign_audit_review(viewer=officer, note="", now=MORNING)
    with pytest.raises(NotFound):
        sign_audit_review(viewer=Viewer(9, roles=frozenset({Role.ADMIN})), note="", now=MORNING + 2 * HOUR)
