"""Files handed in as evidence: known by what they contain, never by what they are called; and how large they may be."""

from accord.kernel.errors import AccordError

MOST_BYTES = 10_000_000
SCANS = {b"%PDF-": "application/pdf", b"\xff\xd8\xff": "image/jpeg", b"\x89PNG\r\n\x1a\n": "image/png"}
RECORDINGS = {b"OggS": "audio/ogg", b"ID3": "audio/mpeg", b"\xff\xfb": "audio/mpeg", b"RIFF": "audio/wav", b"fLaC": "audio/flac"}


def scan_type(content: bytes) -> str:
    """The media type of a scan: PDF, JPEG or PNG. Raises AccordError `evidence.empty`, `evidence.too_large`, `evidence.type`."""
    return _type_of(content, SCANS, "a PDF, JPEG or PNG")


def recording_type(content: bytes) -> str:
    """The media type of a recording: Ogg, MP3, WAV or FLAC. Raises as `scan_type` does."""
    return _type_of(content, RECORDINGS, "an Ogg, MP3, WAV or FLAC recording")


def _type_of(content: bytes, kinds: dict[bytes, str], wanted: str) -> str:
    if not content:
        raise AccordError("evidence.empty", "The file is empty.", "Choose the file again.")
    if len(content) > MOST_BYTES:
        limit = MOST_BYTES // 1_000_000
        raise AccordError("evidence.too_large", f"The file is larger than {limit} MB.", "Scan it at a lower resolution.")
    found = next((kind for magic, kind in kinds.items() if content.startswith(magic)), None)
    if found is None:
        raise AccordError("evidence.type", f"The file is not {wanted}, whatever its name says.", "Hand in the original file.")
    return found
