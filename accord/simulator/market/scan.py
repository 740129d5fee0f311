"""A sheet of paper as a scanner hands it over."""

import zlib


def scan_of(number: int) -> bytes:
    """A PNG of one grey dot with a number as its comment, so that no two sheets are alike (PNG, third edition, 11)."""
    header = _chunk(b"IHDR", bytes([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]))
    comment = _chunk(b"tEXt", b"Comment\0" + str(number).encode())
    dot = _chunk(b"IDAT", zlib.compress(b"\0\x80"))
    return b"\x89PNG\r\n\x1a\n" + header + comment + dot + _chunk(b"IEND", b"")


def _chunk(kind: bytes, content: bytes) -> bytes:
    return len(content).to_bytes(4, "big") + kind + content + zlib.crc32(kind + content).to_bytes(4, "big")
