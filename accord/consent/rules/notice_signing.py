"""What a signature under a notice signs: everything of it that a person saw, byte for byte."""

import hashlib
import json

from accord.consent.types import Notice

APPROVED = "approved"


def signed_hash_of(notice: Notice, *, signed_by: str, meaning: str) -> str:
    """SHA-256 (hexadecimal) of the notice as shown with the signer's name and what the signature means (21 CFR 11.70)."""
    content = {
        "code": notice.code,
        "number": notice.number,
        "language": notice.language,
        "jurisdiction": notice.jurisdiction,
        "purposes": sorted(notice.purposes),
        "text": notice.text_hash,
        "layout": notice.layout_hash,
        "control": [notice.control, notice.control_initial],
        "signed_by": signed_by,
        "meaning": meaning,
    }
    return hashlib.sha256(json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()).hexdigest()
