"""What a message or form must carry, in words."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

DISCLOSURE_WORDS: Mapping[str, str | Promise] = {
    "ad_label": _("marked as advertising"),
    "caller_id": _("the caller’s number shown"),
    "consent_receipt": _("a receipt of the consent"),
    "data_source": _("where the data came from"),
    "hcp_only_label": _("for professionals only"),
    "health_authority_opinion": _("the health authority’s opinion"),
    "help_keyword": _("the word HELP"),
    "list_unsubscribe_one_click": _("one-click unsubscribe in the header"),
    "message_rate_notice": _("what messages may cost"),
    "no_purchase_condition": _("consent is no condition of purchase"),
    "opt_out_at_collection": _("a chance to refuse when the data is taken"),
    "opt_out_in_app": _("a way out in the app"),
    "opt_out_in_call": _("a way out in the call"),
    "opt_out_in_message": _("a way out in each message"),
    "postal_address": _("the postal address"),
    "prescribing_information": _("prescribing information"),
    "privacy_notice": _("the privacy notice"),
    "purpose_of_call": _("the purpose of the call"),
    "remuneration_notice": _("that somebody pays for it"),
    "rep_identity": _("who the representative is"),
    "right_to_object_notice": _("the right to object"),
    "sender_contact": _("how to reach the sender"),
    "sender_identity": _("who the sender is"),
    "spc_available": _("the product summary at hand"),
    "stop_keyword": _("the word STOP"),
    "trade_title_or_mersis": _("trade name or MERSIS number"),
    "visa_number": _("the visa number"),
    "withdraw_info": _("how to withdraw"),
}


def disclosure_words(code: str) -> str:
    """A code in words; the code itself where it is new."""
    return str(DISCLOSURE_WORDS.get(code, code))
