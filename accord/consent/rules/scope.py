"""How wide a record reaches: everything > purpose > channel > contact point > topic (PERMISSION 3.5)."""

from dataclasses import dataclass
from functools import lru_cache

from accord.catalogue.rules.scopes import purpose_covers, topic_covers
from accord.catalogue.types import Channel, ContentScope, Purpose
from accord.consent.rules.law import is_bare_service
from accord.consent.rules.roles import Role, role_of
from accord.consent.types import Actor, Ask, ConsentRecord, Explicitness, Grade, Mechanism, Question, RecordType

_PURPOSE_OF: dict[ContentScope, Purpose] = {
    ContentScope.RX_PROMOTION: Purpose.RX_PROMOTION,
    ContentScope.HEALTH_DATA: Purpose.HEALTH_DATA,
    ContentScope.PHI_MARKETING: Purpose.PHI_MARKETING,
}
_POINT_ONLY = frozenset({RecordType.BOUNCED_HARD})
_EVEN_SERVICE = frozenset({RecordType.DECEASED_OR_RETIRED, RecordType.RESTRICTED, RecordType.BOUNCED_HARD})
_HEARSAY = frozenset({Mechanism.REP_CAPTURED, Mechanism.VERBAL_NOTED, Mechanism.SYSTEM_IMPORT, Mechanism.REGISTER_IMPORT})


@dataclass(frozen=True, slots=True)
class Aim:
    """One thing a contact wants to do: a purpose on one of its channels (an event: also the channel of its invitation).

    `bare` is a service or safety contact that carries nothing else; a refusal of everything does not stop it.
    """

    channels: frozenset[Channel]
    purpose: Purpose
    topic: str
    sender_id: int
    bare: bool


def aims_of(question: Question | Ask) -> tuple[Aim, ...]:
    """What a contact wants: its purpose, and each purpose that its content has besides; every one must be permitted."""
    return _aims(question.channel, question.invited_by, question.purpose, question.scopes, question.topic, question.sender_id)


@lru_cache(maxsize=4096)
def _aims(
    channel: Channel, invited_by: Channel | None, purpose: Purpose, scopes: frozenset[ContentScope], topic: str, sender_id: int
) -> tuple[Aim, ...]:
    """Thousands of questions want the same."""
    besides = {_PURPOSE_OF[scope] for scope in scopes if scope in _PURPOSE_OF} - {purpose}
    channels = frozenset({channel, invited_by or channel})
    bare = is_bare_service(purpose, scopes - {ContentScope.TRACKING})
    purposes = (purpose, *sorted(besides)) if purpose is not Purpose.TRACKING else (purpose,)
    return tuple(Aim(channels, one, topic, sender_id, bare) for one in purposes)


def covers(record: ConsentRecord, aim: Aim) -> bool:
    """Whether a record's scope reaches an aim, its contact point aside (see `reaches_point`)."""
    if record.purpose is None:
        purpose = not aim.bare or record.type in _EVEN_SERVICE
    else:
        purpose = _reaches(record, record.purpose, aim.purpose)
    return (
        purpose
        and (record.channel is None or record.channel in aim.channels)
        and (record.sender_id is None or record.sender_id == aim.sender_id)
        and topic_covers(record.topic, aim.topic)
    )


def _reaches(record: ConsentRecord, named: Purpose, purpose: Purpose) -> bool:
    """Whether a record that names one purpose speaks of another: an objection to marketing stops profiling for it (GDPR 21(3))."""
    objected = record.type is RecordType.OBJECTED and named is Purpose.MARKETING and purpose is Purpose.PROFILING
    return objected or purpose_covers(named, purpose)


def is_bound_to_point(record: ConsentRecord) -> bool:
    """Whether a record speaks of its contact point alone: an opt-in that names one, a bounce, another's act at a shared value.

    A refusal that names a contact point binds the person's other points on the channel too.
    """
    if record.contact_point_id is None:
        return False
    yes = role_of(record) in (Role.YES, Role.PENDING)
    return yes or record.shared or record.type in _POINT_ONLY


def reaches_point(record: ConsentRecord, contact_point_id: int | None) -> bool:
    """Whether a record speaks of this contact point."""
    return not is_bound_to_point(record) or record.contact_point_id == contact_point_id


def contains(outer: ConsentRecord, inner: ConsentRecord) -> bool:
    """Whether `inner` has the same or a narrower scope than `outer`, contact points aside."""
    purpose = outer.purpose is None or (inner.purpose is not None and _reaches(outer, outer.purpose, inner.purpose))
    return (
        purpose
        and outer.channel in (None, inner.channel)
        and outer.sender_id in (None, inner.sender_id)
        and topic_covers(outer.topic, inner.topic)
    )


def may_reopen(yes: ConsentRecord, no: ConsentRecord) -> bool:
    """Whether `yes`, if it came later, opens again what `no` closed: the person's own act, well evidenced, no wider than it.

    What another person closed at a shared contact value, only an act that names that value opens.
    """
    own_act = yes.actor is Actor.SELF and yes.mechanism not in _HEARSAY and yes.type is not RecordType.IMPORTED
    proven = yes.explicitness is Explicitness.EXPLICIT and yes.grade >= Grade.C
    named = not no.shared or yes.contact_point_id is not None
    return own_act and proven and named and contains(no, yes)


def may_lift(lift: ConsentRecord, block: ConsentRecord) -> bool:
    """Whether `lift`, if it came later, takes `block` away: the same kind of record, at least as wide."""
    return lift.type is block.type and contains(lift, block)
