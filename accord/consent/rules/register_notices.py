"""Which entries a two-way register is told of."""

from accord.catalogue.rules.scopes import purpose_covers
from accord.catalogue.types import Purpose
from accord.consent.rules.propagation import WITHDRAWALS
from accord.consent.rules.roles import Role, role_of
from accord.consent.types import Actor, ConsentRecord, Explicitness


def is_to_be_told(record: ConsentRecord) -> bool:
    """Explicit consents and withdrawals about marketing; not what the register itself told us, nor what was only implied."""
    if record.actor is Actor.REGISTER:
        return False
    if record.purpose is not None and not purpose_covers(Purpose.MARKETING, record.purpose):
        return False
    granted = role_of(record) is Role.YES and record.explicitness is Explicitness.EXPLICIT
    return granted or record.type in WITHDRAWALS
