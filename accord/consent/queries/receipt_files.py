"""A receipt as a file to take away, the schema it follows, and the proof that entries are in the ledger."""

from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Any
from uuid import UUID

from accord.consent.queries.ledger import ledger_verifier_key, prove_records
from accord.consent.queries.receipts import get_receipt, verify_receipt
from accord.consent.rules.kantara import kantara_of
from accord.consent.rules.receipts import payload_of
from accord.kernel.errors import NotFound

FORMAT = "accord-receipt/1"
PROOF_FORMAT = "accord-proof/1"


def receipt_file(*, receipt_id: UUID) -> dict[str, Any]:
    """The signed document (`jws`), what it says, and its flat Kantara form; JSON-ready. Raises NotFound."""
    receipt = get_receipt(receipt_id=receipt_id)
    check = verify_receipt(jws=receipt.jws)
    if check.content is None:
        raise NotFound("receipt signed by this house")
    return {
        "format": FORMAT,
        "jws": receipt.jws,
        "receipt": payload_of(check.content),
        "kantara": kantara_of(check.content, public_key=check.key_id),
        "key": ledger_verifier_key(),
    }


def proof_file(*, record_ids: Sequence[int]) -> dict[str, Any] | None:
    """The proof that these entries were in the ledger when it was last signed, for `verify_accord.py`; None where none was."""
    proofs = prove_records(record_ids=record_ids)
    if not proofs:
        return None
    checkpoint = next(iter(proofs.values())).checkpoint
    return {
        "format": PROOF_FORMAT,
        "key": ledger_verifier_key(),
        "checkpoint": checkpoint.note,
        "entries": [
            {
                "kind": proof.kind.value,
                "index": proof.index,
                "number": proof.number,
                "leaf": proof.leaf.hex(),
                "entry": proof.entry,
                "path": [step.hex() for step in proof.path],
            }
            for proof in proofs.values()
        ],
    }


@cache
def receipt_schema() -> bytes:
    """The JSON Schema of receipts (draft 2020-12), as it is published."""
    return files("accord.consent").joinpath("receipt.schema.json").read_bytes()
