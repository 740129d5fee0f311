"""Reads of the room, by what they tell. Values, never rows; the clock is always handed in."""

from accord.consent.queries.law import law_table
from accord.consent.queries.permission import explain_permission, permission_for, permissions_for, questions_for, standing_of
from accord.consent.queries.records import preferences_for, records_for

__all__ = [
    "explain_permission",
    "law_table",
    "permission_for",
    "permissions_for",
    "preferences_for",
    "questions_for",
    "records_for",
    "standing_of",
]
