"""Several profiles seen as one person: every no counts everywhere, a yes stays where it was given (PERMISSION 3.5, 9).

The effective answer is the most restrictive until a person decides. Nothing is written, so that taking profiles apart again gives
each one its own answer back.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from accord.consent.rules.corrections import undoes
from accord.consent.rules.roles import Role, role_of
from accord.consent.types import ConsentRecord, RecordType

_TRAVELLING = frozenset({Role.NO, Role.BLOCK})


def seen_as_one(
    records: Mapping[int, Sequence[ConsentRecord]], customer_id: int, *, known_at: datetime
) -> tuple[ConsentRecord, ...]:
    """The records that count for one profile by what was known, given those of every profile of the person, by customer.

    Its own, and every refusal and block of the others, unless it was entered by mistake at home. An opt-in of another profile never
    comes along: it was given for that profile's addresses; nor does a lift, an end or a bounce, which speak of that profile alone.
    """
    own = records.get(customer_id, ())
    others = (some for owner, some in records.items() if owner != customer_id)
    return (
        *own,
        *(replace(record, customer_id=customer_id) for some in others for record in some if _travels(record, some, known_at)),
    )


def _travels(record: ConsentRecord, home: Sequence[ConsentRecord], known_at: datetime) -> bool:
    if role_of(record) not in _TRAVELLING or record.type is RecordType.BOUNCED_HARD:
        return False
    return not any(one.corrects_id == record.id and one.recorded_at <= known_at and undoes(one, record) for one in home)
