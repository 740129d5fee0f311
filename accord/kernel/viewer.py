"""Who looks: a value that rooms take as a scope. `access` makes it."""

from dataclasses import dataclass, field
from enum import StrEnum


class Role(StrEnum):
    """What a user does here; a user may have several."""

    MARKETER = "marketer"
    REP = "rep"
    AGENT = "agent"
    MEDICAL = "medical"
    COMPLIANCE = "compliance"
    ADMIN = "admin"


@dataclass(frozen=True, slots=True)
class Viewer:
    """Who looks, in which roles, for which purposes, at which part of the field.

    `territories` is the set of territory ids the viewer is confined to; None is the whole field.
    `markets` is the set of ISO 3166-1 alpha-2 countries the viewer is confined to; None is every market.
    """

    user_id: int
    roles: frozenset[Role] = field(default_factory=frozenset)
    purposes: frozenset[str] = field(default_factory=frozenset)
    territories: frozenset[int] | None = field(default_factory=frozenset)
    markets: frozenset[str] | None = None
    rep_id: int | None = None

    def has(self, *roles: Role) -> bool:
        """Whether the viewer has one of these roles; an admin sees settings, not persons, so admin opens nothing else."""
        return not self.roles.isdisjoint(roles)


def system_viewer() -> Viewer:
    """The house itself, for jobs and commands run on the server: every market, every territory."""
    return Viewer(user_id=0, roles=frozenset(Role), territories=None)
