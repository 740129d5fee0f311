from accord.consent.rules.kantara import kantara_of
from tests.consent.receipts import LINE, NOW, content

REQUIRED = {
    "version", "jurisdiction", "consentTimestamp", "collectionMethod", "consentReceiptID", "piiPrincipalId", "piiControllers",
    "policyUrl", "services", "sensitive", "spiCat",
}  # fmt: skip


def test_the_flat_form_has_what_the_specification_requires() -> None:
    flat = kantara_of(content(lines=(LINE,)), public_key="kid")
    assert flat.keys() >= REQUIRED and flat["publicKey"] == "kid"
    assert flat["consentTimestamp"] == int(NOW.timestamp()) and flat["jurisdiction"] == "FR"
    ((controller,), (service,)) = flat["piiControllers"], flat["services"]
    assert controller["piiController"] == "Alder Médicaments" and controller.keys() >= {"contact", "address", "email", "phone"}
    (purpose,) = service["purposes"]
    assert purpose["purpose"] == "marketing" and purpose["consentType"] == "EXPLICIT" and purpose["termination"].startswith("2027")


def test_without_a_place_the_controllers_country_stands_in() -> None:
    from dataclasses import replace

    flat = kantara_of(content(lines=(replace(LINE, jurisdiction="", valid_until=None),)), public_key="kid")
    assert flat["jurisdiction"] == "FR"
    assert flat["services"][0]["purposes"][0]["termination"] == content().withdrawal_url
