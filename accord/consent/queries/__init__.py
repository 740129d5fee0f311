"""Reads of the room, by what they tell. Values, never rows; the clock is always handed in."""

from accord.consent.queries.confirmations import confirmation_token_for, pending_confirmation, pending_confirmations
from accord.consent.queries.dossier import dossier_of
from accord.consent.queries.law import law_table, law_table_by_hash, law_tables, shipped_law
from accord.consent.queries.law_files import check_law, diff_law, law_in
from accord.consent.queries.law_watching import law_rules_of, law_versions, law_watch, rule_history, rule_reviews
from accord.consent.queries.ledger import (
    checkpoint_latest,
    ledger_hashes,
    ledger_verifier_key,
    list_checkpoints,
    prove_consistency,
    prove_person,
    prove_record,
    prove_records,
    public_key,
)
from accord.consent.queries.ledger_audit import verify_ledger
from accord.consent.queries.notice_reports import notice_reports
from accord.consent.queries.notices import (
    get_form,
    get_notice,
    list_forms,
    list_notices,
    notice_for_form,
    notice_shown,
    notice_signatures_for,
)
from accord.consent.queries.old_lists import plan_old_list
from accord.consent.queries.permission import explain_permission, permission_for, permissions_for, questions_for, standing_of
from accord.consent.queries.propagation import propagation_board, withdrawals_since
from accord.consent.queries.receipt_files import proof_file, receipt_file, receipt_schema
from accord.consent.queries.receipts import deliveries_of, get_receipt, receipts_for, verify_receipt
from accord.consent.queries.records import preferences_for, records_for
from accord.consent.queries.registers import prescriber_data_hidden, register_ages
from accord.consent.rules.law_answers import ask_law
from accord.consent.rules.public_holidays import holiday_test

__all__ = [
    "ask_law",
    "check_law",
    "checkpoint_latest",
    "confirmation_token_for",
    "deliveries_of",
    "diff_law",
    "dossier_of",
    "explain_permission",
    "get_form",
    "get_notice",
    "get_receipt",
    "holiday_test",
    "law_in",
    "law_rules_of",
    "law_table",
    "law_table_by_hash",
    "law_tables",
    "law_versions",
    "law_watch",
    "ledger_hashes",
    "ledger_verifier_key",
    "list_checkpoints",
    "list_forms",
    "list_notices",
    "notice_for_form",
    "notice_reports",
    "notice_shown",
    "notice_signatures_for",
    "pending_confirmation",
    "pending_confirmations",
    "permission_for",
    "permissions_for",
    "plan_old_list",
    "preferences_for",
    "prescriber_data_hidden",
    "proof_file",
    "propagation_board",
    "prove_consistency",
    "prove_person",
    "prove_record",
    "prove_records",
    "public_key",
    "questions_for",
    "receipt_file",
    "receipt_schema",
    "receipts_for",
    "records_for",
    "register_ages",
    "rule_history",
    "rule_reviews",
    "shipped_law",
    "standing_of",
    "verify_ledger",
    "verify_receipt",
    "withdrawals_since",
]
