import base64
import json

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

from accord.consent.rules.jws import key_named_in, open_document, sign_document, thumbprint_of
from accord.consent.rules.notes import public_key_of

SEED, OTHER = bytes(range(32)), bytes(32)
CONTENT = '{"a":"é"}'.encode()


def part(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def test_a_document_opens_under_its_key_and_no_other() -> None:
    jws = sign_document(CONTENT, seed=SEED)
    assert open_document(jws, public_key=public_key_of(SEED)) == CONTENT
    assert key_named_in(jws) == thumbprint_of(public_key_of(SEED)) != thumbprint_of(public_key_of(OTHER))
    with pytest.raises(ValueError, match="not good"):
        open_document(jws, public_key=public_key_of(OTHER))


def test_any_program_can_check_it() -> None:
    """RFC 7515, 5.2, by hand: the signature is over the first two parts as they stand."""
    head, payload, signature = sign_document(CONTENT, seed=SEED).split(".")
    Ed25519PublicKey.from_public_bytes(public_key_of(SEED)).verify(part(signature), f"{head}.{payload}".encode())
    assert json.loads(part(head)) == {"alg": "EdDSA", "kid": thumbprint_of(public_key_of(SEED))}
    assert part(payload) == CONTENT


def test_the_thumbprint_is_that_of_rfc_8037() -> None:
    key = part("11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo")
    assert thumbprint_of(key) == "kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k"


def test_a_changed_document_is_not_believed() -> None:
    jws = sign_document(CONTENT, seed=SEED)
    head, _, signature = jws.split(".")
    forged = base64.urlsafe_b64encode(b'{"a":"e"}').rstrip(b"=").decode()
    with pytest.raises(ValueError, match="not good"):
        open_document(f"{head}.{forged}.{signature}", public_key=public_key_of(SEED))


@pytest.mark.parametrize(
    "junk", ["", "a.b.c", "ÿ", "eyJhbGciOiJub25lIn0.e30.", "eyJhbGciOiJIUzI1NiIsImtpZCI6ImEifQ.e30.AA", "x" * 1_000_001]
)
def test_what_is_no_document_of_ours_is_said_to_be_none(junk: str) -> None:
    with pytest.raises(ValueError):
        key_named_in(junk)
