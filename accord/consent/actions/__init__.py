"""Writes of the room, by what they touch. Everything that a person did or wished only grows."""

from accord.consent.actions.blocks import suppress
from accord.consent.actions.confirmations import confirm_opt_in
from accord.consent.actions.corrections import correct_record
from accord.consent.actions.forms import create_form, record_form
from accord.consent.actions.gpc import record_gpc
from accord.consent.actions.keywords import record_keyword
from accord.consent.actions.law import adopt_law, adopt_shipped_law, review_rule
from accord.consent.actions.ledger import append_leaves, publish_checkpoints, sign_checkpoint, sign_checkpoint_when_due
from accord.consent.actions.notice_approvals import approve_notice
from accord.consent.actions.notices import create_notice
from accord.consent.actions.old_lists import import_old_list
from accord.consent.actions.paper import record_paper
from accord.consent.actions.propagation import acknowledge_withdrawals
from accord.consent.actions.receipts import issue_receipt, record_receipt_delivery
from accord.consent.actions.records import record_consents, withdraw
from accord.consent.actions.registers import sync_register
from accord.consent.actions.signed import record_signed
from accord.consent.actions.spoken import record_spoken
from accord.consent.actions.wishes import set_preference
from accord.consent.permits import mint_permits

__all__ = [
    "acknowledge_withdrawals",
    "adopt_law",
    "adopt_shipped_law",
    "append_leaves",
    "approve_notice",
    "confirm_opt_in",
    "correct_record",
    "create_form",
    "create_notice",
    "import_old_list",
    "issue_receipt",
    "mint_permits",
    "publish_checkpoints",
    "record_consents",
    "record_form",
    "record_gpc",
    "record_keyword",
    "record_paper",
    "record_receipt_delivery",
    "record_signed",
    "record_spoken",
    "review_rule",
    "set_preference",
    "sign_checkpoint",
    "sign_checkpoint_when_due",
    "suppress",
    "sync_register",
    "withdraw",
]
