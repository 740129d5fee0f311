"""What a record does in the fold (PERMISSION 3.3-3.4)."""

from enum import StrEnum

from accord.consent.types import ConsentRecord, LawfulBasis, Polarity, RecordType


class Role(StrEnum):
    """What a record does: says yes; says no; waits; blocks from above; lifts a block; ends a yes without saying no; only tells."""

    YES = "yes"
    NO = "no"
    PENDING = "pending"
    BLOCK = "block"
    LIFT = "lift"
    END = "end"
    NOTE = "note"


_YES = frozenset({RecordType.GRANTED, RecordType.CONFIRMED, RecordType.RENEWED, RecordType.IMPORTED})
_OVERLAYS = frozenset({RecordType.REGISTERED_BLOCK, RecordType.RESTRICTED})
_FINAL = frozenset({RecordType.BOUNCED_HARD, RecordType.DECEASED_OR_RETIRED})
_ENDS = frozenset({RecordType.EXPIRED, RecordType.INVALIDATED})
_NOTES = frozenset({RecordType.ASKED, RecordType.DEFERRED, RecordType.SUPERSEDED, RecordType.CORRECTED})


def role_of(record: ConsentRecord) -> Role:
    """The role of a record. Only an opt-in can say yes, wait or lift; only an opt-out can say no, block or end.

    A person who was told and could refuse (asked, on the ground of legitimate interest) is a yes of that strength and no more.
    """
    if record.polarity is Polarity.OPT_OUT:
        return _role_of_opt_out(record.type)
    told = record.type is RecordType.ASKED and record.lawful_basis is LawfulBasis.LEGITIMATE_INTEREST
    if record.type in _YES or told:
        return Role.YES
    if record.type is RecordType.GRANTED_PENDING:
        return Role.PENDING
    return Role.LIFT if record.type in _OVERLAYS else Role.NOTE


def _role_of_opt_out(kind: RecordType) -> Role:
    if kind in _OVERLAYS | _FINAL:
        return Role.BLOCK
    if kind in _ENDS:
        return Role.END
    return Role.NOTE if kind in _NOTES else Role.NO


def may_stand(kind: RecordType, polarity: Polarity) -> bool:
    """Whether a record of this type may point this way: an overlay may point both, all else one way (imports, notes: either)."""
    if kind in _OVERLAYS | _NOTES or kind is RecordType.IMPORTED:
        return True
    says_yes = kind in _YES or kind is RecordType.GRANTED_PENDING
    return says_yes is (polarity is Polarity.OPT_IN)
