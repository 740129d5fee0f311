"""Consent over whole tables: exports, facts, and the permission of everyone at once."""

from accord.consent.columns.exports import EXPORTS
from accord.consent.columns.facts_view import FACTS_VIEW
from accord.consent.columns.table import permission_table
from accord.consent.types import Ask

__all__ = ["EXPORTS", "FACTS_VIEW", "Ask", "permission_table"]
