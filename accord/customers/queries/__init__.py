"""What can be asked of customers, by what it tells. Values, never rows."""

from accord.customers.declared import declarables, declared_facts_for, is_stale, questions_read, stale_facts
from accord.customers.history import changes_since
from accord.customers.intake.lists import hashes_in, ids_in, texts_in, uuids_in
from accord.customers.queries.holders import countries_of, holders_of, identified
from accord.customers.queries.imports import list_imports
from accord.customers.queries.origins import origins_for
from accord.customers.queries.people import (
    affiliations_for,
    count_customers,
    customers_by_id,
    find_customer,
    get_customer,
    identifiers_for,
    list_customers,
)
from accord.customers.queries.places import count_by_place
from accord.customers.queries.points import contact_points_for, customer_ids_at, customer_ids_of, customers_at, lookup_hash_of
from accord.customers.queries.set_aside import count_set_aside, decided_set_aside, list_set_aside, read_set_aside
from accord.customers.queries.vault import ledger_keys_for, read_content, read_contents, read_text, read_texts
from accord.customers.rules.country import all_countries
from accord.customers.rules.earlier import customer_as_known, point_as_known
from accord.customers.rules.specialty import specialty_words

__all__ = [
    "affiliations_for",
    "all_countries",
    "changes_since",
    "contact_points_for",
    "count_by_place",
    "count_customers",
    "count_set_aside",
    "countries_of",
    "customer_as_known",
    "customer_ids_at",
    "customer_ids_of",
    "customers_at",
    "customers_by_id",
    "decided_set_aside",
    "declarables",
    "declared_facts_for",
    "find_customer",
    "get_customer",
    "hashes_in",
    "holders_of",
    "identified",
    "identifiers_for",
    "ids_in",
    "is_stale",
    "ledger_keys_for",
    "list_customers",
    "list_imports",
    "list_set_aside",
    "lookup_hash_of",
    "origins_for",
    "point_as_known",
    "questions_read",
    "read_content",
    "read_contents",
    "read_set_aside",
    "read_text",
    "read_texts",
    "specialty_words",
    "stale_facts",
    "texts_in",
    "uuids_in",
]
