"""Signed notes and checkpoints, as text that any log tool reads (C2SP signed-note and tlog-checkpoint, version 1).

The text is the log's name (origin), its size and its root in base64, then two lines of our own: `people COUNT ROOT`, the tree of
everybody's count of entries, and `time MOMENT`. An empty line, and the signature follows: `— NAME BASE64(key id, signature)`.
"""

import base64
import binascii
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from accord.consent.rules.commitments import moment_text

_ED25519 = b"\x01"
_DASH = "\u2014"
_KEY_ID = 4


@dataclass(frozen=True, slots=True)
class CheckpointText:
    """What a checkpoint says: the log's name, its size and root, how many people it holds and the root over them, and when."""

    origin: str
    size: int
    root: bytes
    people: int
    people_root: bytes
    signed_at: datetime


def public_key_of(seed: bytes) -> bytes:
    """The 32-byte Ed25519 public key of a 32-byte seed (RFC 8032)."""
    return Ed25519PrivateKey.from_private_bytes(seed).public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)


def key_id(name: str, public_key: bytes) -> bytes:
    """The first four bytes of SHA-256 over name, newline, algorithm and key (C2SP signed-note)."""
    return sha256(name.encode() + b"\n" + _ED25519 + public_key).digest()[:_KEY_ID]


def verifier_key(name: str, public_key: bytes) -> str:
    """The key as one hands it to those who check: `NAME+ID+KEY` (C2SP signed-note)."""
    return f"{name}+{key_id(name, public_key).hex()}+{base64.b64encode(_ED25519 + public_key).decode()}"


def write_note(text: CheckpointText, *, seed: bytes) -> str:
    """The checkpoint as a signed note."""
    lines = (
        text.origin,
        str(text.size),
        base64.b64encode(text.root).decode(),
        f"people {text.people} {base64.b64encode(text.people_root).decode()}",
        f"time {moment_text(text.signed_at)}",
    )
    body = "".join(f"{line}\n" for line in lines)
    signature = Ed25519PrivateKey.from_private_bytes(seed).sign(body.encode())
    mark = base64.b64encode(key_id(text.origin, public_key_of(seed)) + signature).decode()
    return f"{body}\n{_DASH} {text.origin} {mark}\n"


def read_note(note: str) -> CheckpointText:
    """What a note says, believed or not. Raises ValueError where it is no checkpoint of this ledger."""
    origin, size, root, people, time, *more = note.partition("\n\n")[0].split("\n")
    people_word, count, people_root = people.split(" ")
    time_word, moment = time.split(" ")
    if more or (people_word, time_word) != ("people", "time") or str(int(size)) != size or not origin:
        raise ValueError("not a checkpoint of this ledger")
    return CheckpointText(origin, int(size), _hash(root), int(count), _hash(people_root), datetime.fromisoformat(moment))


def is_signed(note: str, public_key: bytes) -> bool:
    """Whether one of the note's signatures is good under the key; signatures of others are passed over, as the format asks."""
    body, gap, marks = note.partition("\n\n")
    text, name = f"{body}\n".encode(), body.partition("\n")[0]
    return bool(gap) and any(_is_good(line, name, text, public_key) for line in marks.splitlines())


def notes_in(text: str) -> list[str]:
    """The notes of a file in which they stand one after the other."""
    notes: list[str] = []
    lines: list[str] = []
    for line in text.splitlines():
        if lines and lines[-1].startswith(_DASH) and not line.startswith(_DASH):
            notes.append("\n".join(lines) + "\n")
            lines = []
        if line or lines:
            lines.append(line)
    return [*notes, "\n".join(lines) + "\n"] if lines else notes


def _is_good(line: str, name: str, text: bytes, public_key: bytes) -> bool:
    words = line.split(" ")
    if len(words) != 3 or words[:2] != [_DASH, name]:
        return False
    try:
        mark = base64.b64decode(words[2], validate=True)
        Ed25519PublicKey.from_public_bytes(public_key).verify(mark[_KEY_ID:], text)
    except (binascii.Error, InvalidSignature, ValueError):
        return False
    return mark[:_KEY_ID] == key_id(name, public_key)


def _hash(text: str) -> bytes:
    value = base64.b64decode(text, validate=True)
    if len(value) != 32:
        raise ValueError("a root has 32 bytes")
    return value
