"""Files are known by what they contain."""

import pytest

from accord.consent.rules.evidence_files import MOST_BYTES, recording_type, scan_type
from accord.kernel.errors import AccordError


@pytest.mark.parametrize(
    ("content", "kind"),
    [(b"%PDF-1.7\n", "application/pdf"), (b"\xff\xd8\xff\xe0", "image/jpeg"), (b"\x89PNG\r\n\x1a\n", "image/png")],
)
def test_scans(content: bytes, kind: str) -> None:
    assert scan_type(content) == kind


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "evidence.empty"),
        (b"<svg onload=alert(1)>", "evidence.type"),
        (b"MZ\x90\x00", "evidence.type"),
        (b" %PDF-1.7", "evidence.type"),
        (b"%PDF-" + b"0" * MOST_BYTES, "evidence.too_large"),
    ],
)
def test_whatever_else_is_refused(content: bytes, code: str) -> None:
    with pytest.raises(AccordError) as raised:
        scan_type(content)
    assert raised.value.code == code


def test_recordings() -> None:
    assert recording_type(b"OggS....") == "audio/ogg"
    with pytest.raises(AccordError):
        recording_type(b"%PDF-1.7")
