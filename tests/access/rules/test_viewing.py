import pytest

from accord.access.rules.viewing import PURPOSES, purposes_for, territories_for, viewer_of
from accord.catalogue.rules.scopes import label_of
from accord.catalogue.types import Label
from accord.kernel.viewer import Role

OWN = (7, 8)


@pytest.mark.parametrize(
    ("roles", "territories"),
    [
        ({Role.MARKETER}, None),
        ({Role.AGENT}, None),
        ({Role.MEDICAL}, None),
        ({Role.COMPLIANCE}, None),
        ({Role.REP}, frozenset(OWN)),
        ({Role.REP, Role.MARKETER}, None),
        ({Role.ADMIN}, frozenset()),
        (set(), frozenset()),
    ],
)
def test_how_far_a_role_sees(roles: set[Role], territories: frozenset[int] | None) -> None:
    assert territories_for(roles, OWN) == territories


@pytest.mark.parametrize("role", Role)
def test_every_role_has_purposes(role: Role) -> None:
    assert role in PURPOSES


def test_the_wall_between_promotion_and_medicine() -> None:
    labels = {role: {label_of(purpose) for purpose in PURPOSES[role]} for role in Role}
    assert Label.PROMOTIONAL not in labels[Role.MEDICAL]
    assert Label.MEDICAL not in labels[Role.REP] | labels[Role.MARKETER] | labels[Role.AGENT]
    assert purposes_for({Role.ADMIN}) == frozenset()


def test_a_viewer_is_a_rep_only_in_that_role() -> None:
    rep = viewer_of(user_id=1, active=True, roles=[Role.REP], own=OWN, markets=["US"], rep_id=3)
    assert (rep.rep_id, rep.territories, rep.markets) == (3, frozenset(OWN), frozenset({"US"}))
    former = viewer_of(user_id=1, active=True, roles=[Role.MEDICAL], own=OWN, markets=None, rep_id=3)
    assert (former.rep_id, former.markets) == (None, None)


def test_who_may_not_log_in_sees_nothing() -> None:
    gone = viewer_of(user_id=1, active=False, roles=list(Role), own=OWN, markets=None, rep_id=3)
    assert (gone.roles, gone.purposes, gone.territories, gone.markets) == (frozenset(),) * 4
