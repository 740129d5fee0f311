"""What a role is for and how far it sees. Purposes keep promotion and medicine apart; an admin sees settings, not persons."""

from collections.abc import Iterable

from accord.catalogue.types import Purpose
from accord.kernel.viewer import Role, Viewer

_COMMERCIAL = frozenset({Purpose.MARKETING, Purpose.RX_PROMOTION, Purpose.EVENT, Purpose.SURVEY})

PURPOSES: dict[Role, frozenset[Purpose]] = {
    Role.MARKETER: _COMMERCIAL | {Purpose.TRACKING, Purpose.PROFILING},
    Role.REP: _COMMERCIAL | {Purpose.SERVICE},
    Role.AGENT: _COMMERCIAL | {Purpose.SERVICE, Purpose.SAFETY},
    Role.MEDICAL: frozenset({Purpose.MEDICAL_NONPROMO, Purpose.SCIENTIFIC_EXCHANGE, Purpose.SAFETY}),
    Role.COMPLIANCE: frozenset(Purpose),
    Role.ADMIN: frozenset(),
}

WHOLE_FIELD = frozenset({Role.MARKETER, Role.AGENT, Role.MEDICAL, Role.COMPLIANCE})


def purposes_for(roles: Iterable[Role]) -> frozenset[str]:
    """Everything these roles are for."""
    return frozenset(purpose.value for role in roles for purpose in PURPOSES[role])


def territories_for(roles: Iterable[Role], own: Iterable[int]) -> frozenset[int] | None:
    """None (the whole field) for roles that work everywhere; a rep's own territories; nothing for anyone else."""
    held = frozenset(roles)
    if held & WHOLE_FIELD:
        return None
    return frozenset(own) if Role.REP in held else frozenset()


def viewer_of(
    *, user_id: int, active: bool, roles: Iterable[Role], own: Iterable[int], markets: Iterable[str] | None, rep_id: int | None
) -> Viewer:
    """The value that rooms take as a scope. A user who may not log in any more sees nothing."""
    if not active:
        return Viewer(user_id=user_id, markets=frozenset())
    held = frozenset(roles)
    return Viewer(
        user_id=user_id,
        roles=held,
        purposes=purposes_for(held),
        territories=territories_for(held, own),
        markets=None if markets is None else frozenset(markets),
        rep_id=rep_id if Role.REP in held else None,
    )
