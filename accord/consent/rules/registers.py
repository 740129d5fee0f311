"""What a reading of a register changes: whom it blocks, and from whom a block is taken."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from accord.catalogue.types import Channel
from accord.consent.types import Polarity

Place = tuple[int, int | None, Channel | None]
"""Customer, contact point, channel: what one entry of a register comes to here."""

Hit = tuple[bool, datetime | None]
"""Whether the register says no there, and since when."""


@dataclass(slots=True)
class Told:
    """What the ledger already says of a place: the newest block and the newest lift."""

    blocked_at: datetime | None = None
    lifted_at: datetime | None = None

    @property
    def stands(self) -> bool:
        """Whether a block is in force."""
        return self.blocked_at is not None and (self.lifted_at is None or self.lifted_at <= self.blocked_at)


@dataclass(frozen=True, slots=True)
class RegisterChanges:
    """New blocks and lifts with the moment from which they are true; `standing`: hits that were blocked already."""

    blocks: dict[Place, datetime] = field(default_factory=dict)
    lifts: dict[Place, datetime] = field(default_factory=dict)
    standing: int = 0


def told_of(rows: Iterable[tuple[Place, Polarity, datetime]]) -> dict[Place, Told]:
    """What a register's entries in the ledger amount to, place by place."""
    told: dict[Place, Told] = {}
    for place, polarity, valid_from in rows:
        known = told.setdefault(place, Told())
        if polarity is Polarity.OPT_OUT:
            known.blocked_at = max(valid_from, known.blocked_at or valid_from)
        else:
            known.lifted_at = max(valid_from, known.lifted_at or valid_from)
    return told


def newest(known: Hit | None, hit: Hit) -> Hit:
    """Of two statements about one place: the later one; a refusal where neither is later."""
    if known is None or known[1] is None or hit[1] is None:
        return hit if known is None or hit[0] or not known[0] else known
    return max(known, hit, key=lambda one: (one[1], one[0]))


def changes_of(hits: Mapping[Place, Hit], told: Mapping[Place, Told], *, whole: bool, now: datetime) -> RegisterChanges:
    """What is new. `whole`: the hits are all there are, so that every other block of this register is taken back.

    A refusal blocks whatever its date; an approval takes a block away only where it is the later of the two.
    """
    changes = RegisterChanges()
    standing = 0
    for place, (refuses, since) in hits.items():
        known = told.get(place, Told())
        if refuses and known.stands:
            standing += 1
        elif refuses:
            changes.blocks[place] = _since(since, after=known.lifted_at, now=now)
        elif known.stands and known.blocked_at and (since or now) > known.blocked_at:
            changes.lifts[place] = min(since or now, now)
    if whole:
        gone = (place for place, known in told.items() if known.stands and place not in hits)
        changes.lifts.update(dict.fromkeys(gone, now))
    return RegisterChanges(changes.blocks, changes.lifts, standing)


def _since(since: datetime | None, *, after: datetime | None, now: datetime) -> datetime:
    """From when a new block is true: as the register says, but for a date to come, or one that an earlier lift has answered."""
    return since if since is not None and since <= now and (after is None or since > after) else now


def free_to_lift(lifts: Collection[Place], left: Iterable[Place]) -> frozenset[Place]:
    """The lifts after which nothing is left to block the person on that channel: a lift reaches all of a person's points.

    `left` are the places, of any register, where a block will still be in force.
    """
    blocked = {(customer_id, channel) for customer_id, _, channel in left}
    return frozenset(place for place in lifts if (place[0], place[2]) not in blocked)
