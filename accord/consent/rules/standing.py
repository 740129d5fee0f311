"""The fold: what the records of one customer amount to for one aim (PERMISSION 3.4-3.5).

One sentence holds it together: **an opt-in counts only if it lawfully reopens every refusal that covers the aim, and came after
everything that ended such opt-ins.** So a refusal wins ties, and an opt-in that is recorded late but dated earlier reopens nothing.
What a correction took away does not count; a refusal that was entered by mistake only ends what came before it.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from accord.consent.rules.corrections import NOTHING, Taken, taken_away
from accord.consent.rules.roles import Role, role_of
from accord.consent.rules.scope import Aim, covers, may_lift, may_reopen, reaches_point
from accord.consent.types import ConsentRecord

CONFIRM_WITHIN = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a customer stands for one aim; every tuple newest first.

    `blocks` are in force whatever else; `refusals` are all that cover the aim; `counting` the opt-ins that count, also against
    those; `lapsed` opt-ins that ended; `pending` ones that wait for their confirmation.
    """

    blocks: tuple[ConsentRecord, ...] = ()
    refusals: tuple[ConsentRecord, ...] = ()
    counting: tuple[ConsentRecord, ...] = ()
    lapsed: tuple[ConsentRecord, ...] = ()
    pending: tuple[ConsentRecord, ...] = ()


def fold(
    records: Collection[ConsentRecord], aim: Aim, *, contact_point_id: int | None, valid_at: datetime, known_at: datetime
) -> Standing:
    """What was true at `valid_at`, as far as was known at `known_at`, in any order of arrival."""
    taken = taken_away(records, valid_at=valid_at, known_at=known_at)
    by_role: dict[Role, list[ConsentRecord]] = {role: [] for role in Role}
    for record in records:
        if record.recorded_at <= known_at and record.valid_from <= valid_at:
            role = role_of(record)
            if role is Role.LIFT or (covers(record, aim) and reaches_point(record, contact_point_id)):
                by_role[_role_left(role, record, taken)].append(record)
    for heard in by_role.values():
        heard.sort(key=_age, reverse=True)
    refusals, ended_at = by_role[Role.NO], max((end.valid_from for end in by_role[Role.END]), default=None)
    live, lapsed = _split(by_role[Role.YES], ended_at, taken, valid_at)
    return Standing(
        blocks=tuple(block for block in by_role[Role.BLOCK] if _blocks(block, by_role[Role.LIFT], valid_at)),
        refusals=tuple(refusals),
        counting=tuple(yes for yes in live if all(_reopens(yes, no) for no in refusals)),
        lapsed=tuple(lapsed),
        pending=tuple(wait for wait in by_role[Role.PENDING] if _waits(wait, ended_at, valid_at)),
    )


def _role_left(role: Role, record: ConsentRecord, taken: Taken) -> Role:
    """What an entry still does after corrections: a pointer to the past, or for an opt-out entered by mistake an end."""
    if taken is NOTHING or record.shared:
        return role
    if record.id in taken.gone:
        return Role.NOTE
    return Role.END if record.id in taken.unsaid else role


def _age(record: ConsentRecord) -> tuple[datetime, int]:
    return record.valid_from, record.id


def _split(
    opt_ins: Iterable[ConsentRecord], ended_at: datetime | None, taken: Taken, valid_at: datetime
) -> tuple[list[ConsentRecord], list[ConsentRecord]]:
    live: list[ConsentRecord] = []
    lapsed: list[ConsentRecord] = []
    for yes in opt_ins:
        over = yes.valid_to is not None and yes.valid_to <= valid_at
        ended = ended_at is not None and yes.valid_from <= ended_at
        (lapsed if over or ended or yes.id in taken.replaced else live).append(yes)
    return live, lapsed


def _waits(pending: ConsentRecord, ended_at: datetime | None, valid_at: datetime) -> bool:
    return valid_at < pending.valid_from + CONFIRM_WITHIN and (ended_at is None or pending.valid_from > ended_at)


def _reopens(yes: ConsentRecord, no: ConsentRecord) -> bool:
    return yes.valid_from > no.valid_from and may_reopen(yes, no)


def _blocks(block: ConsentRecord, lifts: Iterable[ConsentRecord], valid_at: datetime) -> bool:
    over = block.valid_to is not None and block.valid_to <= valid_at
    return not over and not any(lift.valid_from > block.valid_from and may_lift(lift, block) for lift in lifts)
