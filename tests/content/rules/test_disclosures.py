import pytest

from accord.catalogue.types import Channel, Label
from accord.content.rules.disclosures import Wording, check_disclosures, missing_proofs
from accord.kernel.errors import AccordError

FIXED = {"sender_name": "Northwind", "postal_address": "1 Harbor Way", "brand_name": ""}
STOP, CHOOSE = "{{unsubscribe_url}}", "{{preferences_url}}"


@pytest.mark.parametrize(
    ("code", "shown"),
    [
        ("list_unsubscribe_one_click", STOP),
        ("opt_out_in_message", STOP),
        ("withdraw_info", STOP),
        ("privacy_notice", CHOOSE),
        ("right_to_object_notice", CHOOSE),
        ("sender_identity", "Northwind"),
        ("postal_address", "1 Harbor Way"),
        ("stop_keyword", "Reply STOP"),
    ],
)
def test_a_claim_needs_its_proof_in_every_part(code: str, shown: str) -> None:
    claimed = frozenset({code})
    assert missing_proofs(claimed, Wording((f"a {shown} b", shown), FIXED)) == {}
    assert code in missing_proofs(claimed, Wording((shown, "plain"), FIXED))
    assert code in missing_proofs(claimed, Wording(("plain", "plain"), FIXED))


def test_what_only_a_reviewer_can_judge_is_left_to_reviewers() -> None:
    assert missing_proofs(frozenset({"prescribing_information"}), Wording(("plain",), FIXED)) == {}


def test_a_promotional_mail_always_shows_its_way_out() -> None:
    plain, kind = Wording(("Buy",), FIXED), Wording((STOP,), FIXED)
    with pytest.raises(AccordError) as error:
        check_disclosures(frozenset(), plain, channel=Channel.EMAIL, label=Label.PROMOTIONAL)
    assert error.value.code == "content.disclosure_missing"
    check_disclosures(frozenset(), kind, channel=Channel.EMAIL, label=Label.PROMOTIONAL)
    check_disclosures(frozenset(), plain, channel=Channel.EMAIL, label=Label.MEDICAL)
    check_disclosures(frozenset({"sender_identity"}), plain, channel=Channel.VISIT, label=Label.PROMOTIONAL)
