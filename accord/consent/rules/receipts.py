"""What a consent receipt says, in the fields of ISO/IEC TS 27560:2023, and back again (PERMISSION 3.8).

Keys, codes and the notice's words only: nobody's name or address stands in it, so that it may be shown and checked anywhere.
The schema is published as `docs/reference/consent-receipt.schema.json`.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID, uuid5

from accord.catalogue.types import Channel, Purpose
from accord.consent.rules.commitments import moment_text
from accord.consent.types import (
    Actor,
    Explicitness,
    LawfulBasis,
    Mechanism,
    Polarity,
    ReceiptContent,
    ReceiptLine,
    ReceiptNotice,
    ReceiptParty,
    RecordType,
)

SCHEMA = "urn:accord:consent-receipt:1"
ANY = "any"
RETENTION = "while_used_then_limitation_period"
RIGHTS = ("access", "complaint", "erasure", "objection", "portability", "rectification", "restriction", "withdrawal")
_RECEIPTS = UUID("5b1c2f0e-7d0c-5a5e-9e5b-6d1b3f6f2a11")

STATES: Mapping[RecordType, str] = {
    RecordType.GRANTED_PENDING: "consent_pending",
    RecordType.ASKED: "notice_given",
    RecordType.DEFERRED: "notice_given",
    RecordType.REFUSED: "consent_refused",
    RecordType.EXPIRED: "consent_expired",
    RecordType.INVALIDATED: "consent_invalidated",
}
"""The state of consent after an event, where its direction alone does not say it."""


def receipt_id_of(record_ids: Sequence[int]) -> UUID:
    """The one id for a set of entries: asked for twice, it is the same receipt (RFC 9562, 5.5)."""
    return uuid5(_RECEIPTS, ",".join(map(str, sorted(set(record_ids)))))


def payload_of(content: ReceiptContent) -> dict[str, Any]:
    """The receipt as JSON; see the schema for its fields."""
    return {
        "schema_version": SCHEMA,
        "receipt_metadata": {
            "receipt_id": str(content.receipt_id),
            "issued_at": moment_text(content.issued_at),
            "language": content.language,
            "pii_principal_id": content.subject,
            "withdrawal_method": content.withdrawal_url,
            "privacy_rights": list(RIGHTS),
        },
        "party_identification": [_party_json(party) for party in content.parties],
        "consent_records": [_line_json(line, content) for line in content.lines],
        "ledger": {
            "checkpoint_size": content.checkpoint_size,
            "checkpoint_root": content.checkpoint_root or None,
        },
    }


def content_in(payload: Mapping[str, Any]) -> ReceiptContent:
    """What such JSON says. Raises ValueError, KeyError or TypeError for what is no receipt of this schema."""
    if payload["schema_version"] != SCHEMA:
        raise ValueError("not a receipt of this schema")
    head, ledger = payload["receipt_metadata"], payload["ledger"]
    records = payload["consent_records"]
    return ReceiptContent(
        receipt_id=UUID(head["receipt_id"]),
        issued_at=datetime.fromisoformat(head["issued_at"]),
        language=head["language"],
        subject=head["pii_principal_id"],
        parties=tuple(_party(party) for party in payload["party_identification"]),
        lines=tuple(_line(record) for record in records),
        stored_in=tuple(records[0]["pii_processing"]["purposes"][0]["storage_locations"]) if records else (),
        withdrawal_url=head["withdrawal_method"],
        checkpoint_size=ledger["checkpoint_size"],
        checkpoint_root=ledger["checkpoint_root"] or "",
    )


def _party_json(party: ReceiptParty) -> dict[str, Any]:
    return {
        "party_id": party.code,
        "party_name": party.name,
        "party_address": party.address,
        "party_email": party.email,
        "party_country": party.country,
        "party_role": "pii_controller",
    }


def _party(json: Mapping[str, Any]) -> ReceiptParty:
    names = ("party_id", "party_name", "party_address", "party_email", "party_country")
    return ReceiptParty(*(json[name] for name in names))


def _line_json(line: ReceiptLine, content: ReceiptContent) -> dict[str, Any]:
    return {
        "record_header": {
            "schema_version": SCHEMA,
            "record_id": str(line.record_id),
            "pii_principal_id": content.subject,
            "ledger_index": line.ledger_index,
        },
        "pii_processing": {
            "privacy_notice": _notice_json(line.notice) if line.notice else None,
            "language": line.notice.language if line.notice else content.language,
            "purposes": [_purpose_json(line, content)],
        },
        "consent_events": [
            {
                "event_type": line.type.value,
                "event_state": STATES.get(line.type)
                or ("consent_given" if line.polarity is Polarity.OPT_IN else "consent_withdrawn"),
                "event_time": moment_text(line.given_at),
                "valid_until": moment_text(line.valid_until) if line.valid_until else None,
                "polarity": line.polarity.value,
                "consent_type": line.explicitness.value,
                "entity_id": line.actor.value,
                "control_initial_state": line.control_initial or None,
                "control_final_state": line.control_final or None,
            }
        ],
    }


def _purpose_json(line: ReceiptLine, content: ReceiptContent) -> dict[str, Any]:
    channel = line.channel.value if line.channel else ANY
    return {
        "purpose": line.purpose.value if line.purpose else ANY,
        "topic": line.topic or ANY,
        "lawful_basis": line.lawful_basis.value,
        "lawful_basis_reference": line.basis_reference or None,
        "pii_information": [{"pii_type": "contact_point", "pii_attribute": channel, "pii_optional": True, "sensitive": False}],
        "pii_controllers": list(line.senders),
        "collection_method": line.mechanism.value,
        "processing_method": f"contact:{channel}",
        "storage_locations": list(content.stored_in),
        "retention_period": RETENTION,
        "recipient_third_parties": [],
        "jurisdiction": line.jurisdiction or None,
    }


def _line(json: Mapping[str, Any]) -> ReceiptLine:
    processing, (event,) = json["pii_processing"], json["consent_events"]
    (purpose,) = processing["purposes"]
    (data,) = purpose["pii_information"]
    return ReceiptLine(
        record_id=int(json["record_header"]["record_id"]),
        type=RecordType(event["event_type"]),
        polarity=Polarity(event["polarity"]),
        explicitness=Explicitness(event["consent_type"]),
        channel=None if data["pii_attribute"] == ANY else Channel(data["pii_attribute"]),
        purpose=None if purpose["purpose"] == ANY else Purpose(purpose["purpose"]),
        topic="" if purpose["topic"] == ANY else purpose["topic"],
        mechanism=Mechanism(purpose["collection_method"]),
        lawful_basis=LawfulBasis(purpose["lawful_basis"]),
        basis_reference=purpose["lawful_basis_reference"] or "",
        actor=Actor(event["entity_id"]),
        control_initial=event["control_initial_state"] or "",
        control_final=event["control_final_state"] or "",
        jurisdiction=purpose["jurisdiction"] or "",
        given_at=datetime.fromisoformat(event["event_time"]),
        valid_until=datetime.fromisoformat(event["valid_until"]) if event["valid_until"] else None,
        senders=tuple(purpose["pii_controllers"]),
        notice=_notice(processing["privacy_notice"]) if processing["privacy_notice"] else None,
        ledger_index=json["record_header"]["ledger_index"],
    )


def _notice_json(notice: ReceiptNotice) -> dict[str, Any]:
    return {
        "notice_id": notice.code,
        "version": notice.number,
        "language": notice.language,
        "text": notice.text,
        "text_hash": f"sha256:{notice.text_hash}",
        "control": notice.control,
    }


def _notice(json: Mapping[str, Any]) -> ReceiptNotice:
    return ReceiptNotice(
        code=json["notice_id"],
        number=json["version"],
        language=json["language"],
        text=json["text"],
        text_hash=json["text_hash"].removeprefix("sha256:"),
        control=json["control"],
    )
