"""The rooms that hold something of a person, from the top of the house down: so they hand out, and so they let go."""

from types import ModuleType

from accord.access import personal as access
from accord.consent import personal as consent
from accord.contact_policy import personal as contact_policy
from accord.customers import personal as customers
from accord.decisions import personal as decisions
from accord.delivery import personal as delivery
from accord.field_force import personal as field_force
from accord.interactions import personal as interactions
from accord.rights import personal as rights

ROOMS: tuple[ModuleType, ...] = (
    rights,
    decisions,
    delivery,
    contact_policy,
    interactions,
    consent,
    access,
    field_force,
    customers,
)
"""Each offers `PERSONAL`, `personal_data_of` and `erase_person`. `customers` is last: it destroys the key that the others need."""
