"""What can be done to customers. All keyword-only, one transaction each (imports: one per batch), `now` handed in."""

from accord.customers.actions.affiliations import record_affiliations
from accord.customers.actions.declared import declare_fact, forget_fact, note_facts_used
from accord.customers.actions.imports import import_customers
from accord.customers.actions.newcomers import find_or_add_professional
from accord.customers.actions.set_aside import decide_set_aside, screen_texts
from accord.customers.actions.status import close_customer, set_contact_point_status
from accord.customers.actions.vault import create_person_keys, erase_vault, store_contents, store_text, store_texts

__all__ = [
    "close_customer",
    "create_person_keys",
    "decide_set_aside",
    "declare_fact",
    "erase_vault",
    "find_or_add_professional",
    "forget_fact",
    "import_customers",
    "note_facts_used",
    "record_affiliations",
    "screen_texts",
    "set_contact_point_status",
    "store_contents",
    "store_text",
    "store_texts",
]
