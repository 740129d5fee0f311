from datetime import UTC, datetime
from pathlib import Path

import pytest

from accord.access.actions import create_user, record_look
from accord.access.models import User
from accord.access.queries import list_looks, viewer_for
from accord.field_force.actions import create_rep, create_territory
from accord.kernel.errors import NotFound
from accord.kernel.viewer import Role, Viewer, system_viewer
from tests.cast import Cast, raise_curtain

NOW = datetime(2026, 11, 17, 9, 0, tzinfo=UTC)
COMPLIANCE = Viewer(user_id=1, roles=frozenset({Role.COMPLIANCE}), territories=None)


@pytest.fixture
def cast(db: None, tmp_path: Path) -> Cast:
    return raise_curtain(tmp_path)


def test_a_rep_sees_their_own_territories(cast: Cast) -> None:
    other = create_rep(
        code="other", name="Other", country="US", time_zone="America/New_York", visits_per_day=1, sender_id=cast.sender_id
    )
    create_territory(code="US-NY", country="US", regions=["US-NY"], rep_id=other.id)
    mine = create_territory(code="US-IN", country="US", regions=["US-IN"], rep_id=cast.rep_id)
    viewer = viewer_for(user=User.objects.get(id=cast.rep_user_id))
    assert viewer.rep_id == cast.rep_id and viewer.territories is not None
    assert mine.id in viewer.territories and len(viewer.territories) == 2
    assert "rx_promotion" in viewer.purposes and "scientific_exchange" not in viewer.purposes


def test_a_user_is_confined_to_markets(cast: Cast) -> None:
    user_id = create_user(
        email="fr@alder.example",
        name="France",
        password="a long enough secret",
        roles=[Role.MARKETER],
        markets=["FR"],
        now=NOW,
    )
    viewer = viewer_for(user=User.objects.get(id=user_id))
    assert (viewer.markets, viewer.territories) == (frozenset({"FR"}), None)


def test_looks_are_kept_in_bulk_and_shown_to_compliance_alone(cast: Cast) -> None:
    viewer = viewer_for(user=User.objects.get(id=cast.rep_user_id))
    record_look(viewer=viewer, customer_ids=[cast.john, cast.claire, cast.john], page="rep/day", now=NOW)
    record_look(viewer=system_viewer(), customer_ids=[cast.john], page="job", now=NOW)
    looks = list_looks(viewer=COMPLIANCE, customer_id=cast.john)
    assert [(look.user_name, look.page, look.looked_at) for look in looks] == [("", "job", NOW), ("Maya", "rep/day", NOW)]
    assert len(list_looks(viewer=COMPLIANCE, customer_id=cast.claire)) == 1
    with pytest.raises(NotFound):
        list_looks(viewer=viewer, customer_id=cast.john)


def test_many_looks_are_one_statement(cast: Cast, django_assert_max_num_queries: object) -> None:
    viewer = viewer_for(user=User.objects.get(id=cast.rep_user_id))
    with django_assert_max_num_queries(3):  # type: ignore[operator]
        record_look(viewer=viewer, customer_ids=list(cast.ids.values()), page="rep/day", now=NOW)
