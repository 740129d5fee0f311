"""What can be done to customers. All keyword-only, one transaction each (imports: one per batch), `now` handed in."""

from accord.customers.actions.affiliations import record_affiliations
from accord.customers.actions.declared import declare_fact, forget_fact, note_facts_used
from accord.customers.actions.imports import import_customers
from accord.customers.actions.status import close_customer, set_contact_point_status
from accord.customers.actions.vault import create_person_keys, erase_vault, store_contents, store_text, store_texts

__all__ = [
    "close_customer",
    "create_person_keys",
    "declare_fact",
    "erase_vault",
    "forget_fact",
    "import_customers",
    "note_facts_used",
    "record_affiliations",
    "set_contact_point_status",
    "store_contents",
    "store_text",
    "store_texts",
]
