"""A receipt in the flat form of the Kantara Consent Receipt Specification 1.1, for systems that read that one."""

from typing import Any

from accord.consent.rules.receipts import ANY
from accord.consent.types import ReceiptContent, ReceiptLine, ReceiptParty

VERSION = "KI-CR-v1.1.0"


def kantara_of(content: ReceiptContent, *, public_key: str) -> dict[str, Any]:
    """All fields that the specification requires; `public_key` is the id of the key that signed the receipt.

    A flat receipt has one moment and one jurisdiction: those of the entry that came last.
    """
    newest = max(content.lines, key=lambda line: (line.given_at, line.record_id))
    parties = {party.code: party for party in content.parties}
    return {
        "version": VERSION,
        "jurisdiction": newest.jurisdiction or content.parties[0].country,
        "consentTimestamp": int(newest.given_at.timestamp()),
        "collectionMethod": newest.mechanism.value,
        "consentReceiptID": str(content.receipt_id),
        "publicKey": public_key,
        "language": content.language,
        "piiPrincipalId": content.subject,
        "piiControllers": [_controller(party) for party in content.parties],
        "policyUrl": content.withdrawal_url,
        "services": [_service(parties[code], content) for code in parties],
        "sensitive": False,
        "spiCat": [],
    }


def _controller(party: ReceiptParty) -> dict[str, Any]:
    return {
        "piiController": party.name,
        "onBehalf": False,
        "contact": party.name,
        "address": {"streetAddress": party.address, "addressCountry": party.country},
        "email": party.email,
        "phone": "",
    }


def _service(party: ReceiptParty, content: ReceiptContent) -> dict[str, Any]:
    lines = [line for line in content.lines if party.code in line.senders]
    return {"service": party.name, "purposes": [_purpose(line, content) for line in lines]}


def _purpose(line: ReceiptLine, content: ReceiptContent) -> dict[str, Any]:
    return {
        "purpose": line.purpose.value if line.purpose else ANY,
        "purposeCategory": ["marketing"],
        "consentType": line.explicitness.value.upper(),
        "piiCategory": [line.channel.value if line.channel else ANY],
        "primaryPurpose": True,
        "termination": line.valid_until.isoformat() if line.valid_until else content.withdrawal_url,
        "thirdPartyDisclosure": False,
        "thirdPartyName": "",
    }
