"""The door: the last question before a message leaves the house."""

from accord.consent.types import Permission, Permit
from accord.contact_policy.types import PolicyCode
from accord.content.rules.usability import reasons_not_usable
from accord.delivery.types import DoorFacts, TurnedAway

LOOKUP_FAILED = "lookup_failed"
ADDRESS_MISSING = "address_missing"


def judge_at_door(facts: DoorFacts | None) -> Permit | TurnedAway:
    """The permit that lets this message out, or why it stays in. What could not be looked up (None) stays in.

    Permission is asked first, then content, then contact policy; quiet hours alone only put it off.
    """
    if facts is None:
        return TurnedAway(LOOKUP_FAILED)
    if isinstance(facts.permission, Permission):
        code = facts.permission.reasons[0].code if facts.permission.reasons else LOOKUP_FAILED
        return TurnedAway(f"permission.{code}")
    unusable = reasons_not_usable(
        facts.version,
        country=facts.country,
        language=facts.language,
        wished=facts.wished_language,
        specialty=facts.specialty,
        on=facts.on,
    )
    if unusable:
        return TurnedAway(f"content.{unusable[0]}")
    if not facts.reachable:
        return TurnedAway(ADDRESS_MISSING)
    if facts.policy is not None:
        until = facts.policy.until if facts.policy.code is PolicyCode.QUIET_HOURS else None
        return TurnedAway(f"policy.{facts.policy.code}", until)
    return facts.permission
