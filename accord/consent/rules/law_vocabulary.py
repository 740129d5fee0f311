"""The words a rule file may use, column by column (permission-rules.md, "Columns")."""

import re

from accord.catalogue.types import ContentScope
from accord.consent.types import RecipientKind, Requirement

COLUMNS = (
    *("jurisdiction", "recipient_kind", "channel", "min_permission", "preticked_valid", "double_opt_in", "implied_expiry_days"),
    *("withdrawal_max_days", "quiet_hours_local", "registers", "disclosures", "source", "confidence", "note", "rule_id", "layer"),
    *("route", "content_scope", "withdrawal_unit", "frequency_cap", "valid_from", "valid_to", "verification", "last_checked"),
)
OVERRIDE_COLUMNS = ("author", "approver", "reason", "decided_on")
OPTIONAL_COLUMNS = ("min_grade",)
"""The least evidence grade (A to E), where a company asks for more than the law."""

JURISDICTION = re.compile(r"GLOBAL|EU|[A-Z]{2}(-[A-Z0-9]{1,3})?")
ROUTE = re.compile(r"[a-z][a-z0-9_]*")
SHORT_KINDS = {
    RecipientKind.INDIVIDUAL_PROFESSIONAL.value: "prof",
    RecipientKind.ORGANISATION.value: "org",
    RecipientKind.PATIENT_CONSUMER.value: "pat",
    "any": "any",
}
CHANNELS = ("email", "sms", "phone", "post", "visit", "chat_app", "push", "web", "any")
SOURCES = ("text_seen", "secondary_seen", "from_knowledge")
"""How a rule was checked, the surest first."""

WORDS: dict[str, frozenset[str]] = {
    "recipient_kind": frozenset(SHORT_KINDS),
    "channel": frozenset(CHANNELS),
    "min_permission": frozenset(level.name.lower() for level in Requirement),
    "preticked_valid": frozenset({"yes", "no", "na"}),
    "double_opt_in": frozenset({"required", "expected", "recommended", "optional", "na"}),
    "layer": frozenset({"law", "code", "platform"}),
    "content_scope": frozenset(scope.value for scope in ContentScope),
    "withdrawal_unit": frozenset({"", "calendar", "business"}),
    "confidence": frozenset({"high", "medium", "low"}),
    "verification": frozenset(SOURCES),
    "min_grade": frozenset({"", "A", "B", "C", "D", "E"}),
}
ROUTES = frozenset(
    (
        *("default", "content_gate", "automated_call", "revoke_all", "existing_customer", "existing_business_relationship"),
        *("inquiry", "merchant_or_tradesman", "published_address", "disclosed_address", "role_related", "not_role_related"),
        *("presumed_interest", "existing_contract", "corporate_subscriber", "existing_org_relationship", "hipaa_exception"),
        *("prior_relation", "operator", "carrier"),
    )
)
"""Grounds of law and code; a platform's route is its name."""

DISCLOSURES = frozenset(
    (
        *("ad_label", "caller_id", "consent_receipt", "data_source", "hcp_only_label", "health_authority_opinion"),
        *("help_keyword", "list_unsubscribe_one_click", "message_rate_notice", "no_purchase_condition"),
        *("opt_out_at_collection", "opt_out_in_app", "opt_out_in_call", "opt_out_in_message", "postal_address"),
        *("prescribing_information", "privacy_notice", "purpose_of_call", "remuneration_notice", "rep_identity"),
        *("right_to_object_notice", "sender_contact", "sender_identity", "spc_available", "stop_keyword"),
        *("trade_title_or_mersis", "visa_number", "withdraw_info"),
    )
)
REGISTERS = frozenset(
    (
        *("AMA PDRP", "Bloctel", "CMA Do Not Mail (voluntary)", "CTPS", "DC Board of Pharmacy licence"),
        *("DMAchoice (voluntary)", "Global Privacy Control signal", "IYS", "Internal do-not-call list", "Lista Robinson"),
        *("Liste Robinson (voluntary)", "MPS (voluntary)", "NIX adresserat (voluntary)", "NIX-Telefon"),
        *("NMPA medical representative filing platform", "Nao Me Perturbe (telecom and payroll loans)", "National DNC"),
        *("National DNC (mobiles)", "National DNCL", "PROCON-SP Nao Me Ligue", "RPO"),
        *("Regional register of scientific representatives", "Registro Pubblico delle Opposizioni"),
        *("Robinsonliste (voluntary)", "State DNC", "State PROCON do-not-call lists", "Stop Publicidad", "TPS"),
    )
)
