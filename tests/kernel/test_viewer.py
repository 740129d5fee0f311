"""Who looks."""

from accord.kernel.viewer import Role, Viewer, system_viewer


def test_a_viewer_has_only_its_own_roles_and_sees_nothing_by_default() -> None:
    rep = Viewer(user_id=7, roles=frozenset({Role.REP}))
    assert rep.has(Role.REP, Role.AGENT)
    assert not rep.has(Role.MARKETER)
    assert rep.territories == frozenset()


def test_an_admin_is_nothing_else() -> None:
    assert not Viewer(user_id=1, roles=frozenset({Role.ADMIN})).has(Role.MARKETER, Role.COMPLIANCE)


def test_the_house_itself_sees_the_whole_field() -> None:
    assert system_viewer().territories is None
    assert system_viewer().has(Role.COMPLIANCE)
