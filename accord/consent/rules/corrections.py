"""Entries that take others away: corrections of what was entered wrongly, and what a later decision replaced (PERMISSION 3.1-3.4).

Nothing is deleted; from then on the entry that was wrong counts no more. To correct an opt-in away is always possible. A refusal
that the person made is never corrected, only opened again by the person. One that somebody else entered in the person's name can
be corrected by a named person with a reason, and then we know nothing: the yes that stood beneath it does not come back.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from accord.consent.rules.roles import Role, role_of
from accord.consent.types import Actor, ConsentRecord, Mechanism, Polarity, RecordType

_HEARSAY = frozenset({Actor.REP, Actor.CALL_AGENT, Actor.IMPORT, Actor.REGISTER})
_NOTED = frozenset({Mechanism.REP_CAPTURED, Mechanism.VERBAL_NOTED, Mechanism.SYSTEM_IMPORT, Mechanism.REGISTER_IMPORT})
_CORRECTABLE_BLOCKS = frozenset({RecordType.BOUNCED_HARD, RecordType.DECEASED_OR_RETIRED})


@dataclass(frozen=True, slots=True)
class Taken:
    """The ids of entries that count no more: `gone` as if they had never been, `unsaid` refusals that only end what came before
    them, `replaced` opt-ins that a later decision ended.
    """

    gone: frozenset[int] = frozenset()
    unsaid: frozenset[int] = frozenset()
    replaced: frozenset[int] = frozenset()


NOTHING = Taken()


def taken_away(records: Collection[ConsentRecord], *, valid_at: datetime, known_at: datetime) -> Taken:
    """What corrections known at `known_at`, and replacements also true at `valid_at`, take away among `records`."""
    pointing = [record for record in records if record.recorded_at <= known_at and _target_of(record) is not None]
    if not pointing:
        return NOTHING
    held = {(record.customer_id, record.id): record for record in records if not record.shared}
    pairs = [(one, held[key]) for one in pointing if (key := (one.customer_id, _target_of(one) or 0)) in held]
    undone = [target for one, target in pairs if undoes(one, target)]
    return Taken(
        gone=frozenset(
            [target.id for one, target in pairs if takes_away(one, target)]
            + [target.id for target in undone if role_of(target) is Role.BLOCK]
        ),
        unsaid=frozenset(target.id for target in undone if role_of(target) is Role.NO),
        replaced=frozenset(target.id for one, target in pairs if replaces(one, target) and one.valid_from <= valid_at),
    )


def takes_away(correction: ConsentRecord, target: ConsentRecord) -> bool:
    """Whether a correction takes an opt-in away: anybody's may, for it can only narrow."""
    narrows = (correction.type, correction.polarity) == (RecordType.CORRECTED, Polarity.OPT_OUT)
    return narrows and target.polarity is Polarity.OPT_IN


def undoes(correction: ConsentRecord, target: ConsentRecord) -> bool:
    """Whether a correction undoes an opt-out that was not the person's own act: by a named person who says why, not by hearsay."""
    widens = (correction.type, correction.polarity) == (RecordType.CORRECTED, Polarity.OPT_IN)
    named = correction.reason != "" and correction.actor_reference != ""
    heard = correction.actor in _HEARSAY or correction.mechanism in _NOTED
    role = role_of(target)
    mistaken = role is Role.NO or (role is Role.BLOCK and target.type in _CORRECTABLE_BLOCKS)
    return widens and named and not heard and mistaken and target.actor is not Actor.SELF


def replaces(later: ConsentRecord, target: ConsentRecord) -> bool:
    """Whether a later decision ends the opt-in that it names."""
    return (later.type, later.polarity) == (RecordType.SUPERSEDED, Polarity.OPT_OUT) and target.polarity is Polarity.OPT_IN


def _target_of(record: ConsentRecord) -> int | None:
    if record.type is RecordType.CORRECTED:
        return record.corrects_id
    return record.supersedes_id if record.type is RecordType.SUPERSEDED else None
