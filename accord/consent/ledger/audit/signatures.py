"""Checkpoints against the tree, their own notes and one another; and against what witnesses hold."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from accord.consent.ledger.audit.findings import Findings
from accord.consent.ledger.people import people_at
from accord.consent.rules.notes import CheckpointText, is_signed, read_note
from accord.consent.types import Checkpoint


def compare_checkpoints(checkpoints: Sequence[Checkpoint], roots: Mapping[int, bytes], key: bytes, findings: Findings) -> None:
    """Each is signed, says what its row says, and has the root that the leaves make; the oldest first."""
    for one in checkpoints:
        name = f"The checkpoint of {one.signed_at:%Y-%m-%d %H:%M} over {one.size:,} entries"
        if not is_signed(one.note, key):
            findings.add("signature", f"{name} is not signed by this ledger's key.")
        elif not _says(one):
            findings.add("checkpoint", f"{name} is not what its signed note says.")
        if roots.get(one.size) != one.root:
            findings.add("root", f"{name} has another root than these leaves: entries were changed, taken out or put in.")
    for one, other in pairwise(checkpoints):
        if other.size < one.size or other.signed_at < one.signed_at:
            findings.add("order", f"The checkpoint of {other.signed_at:%Y-%m-%d %H:%M} follows one that is later or larger.")
    if checkpoints:
        _compare_people(checkpoints[-1], findings)


def compare_witnessed(notes: Iterable[str], checkpoints: Sequence[Checkpoint], key: bytes, findings: Findings) -> int:
    """What a witness holds must be among our checkpoints, root for root; how many notes there were."""
    roots: dict[int, set[bytes]] = {}
    for one in checkpoints:
        roots.setdefault(one.size, set()).add(one.root)
    largest, count = max(roots, default=0), 0
    for note in notes:
        count += 1
        text = _text(note)
        if text is None or not is_signed(note, key):
            findings.add("witness_signature", "A note of the witness is not signed by this ledger's key.")
        elif text.size > largest:
            findings.add(
                "old_copy",
                f"A witness holds a checkpoint over {text.size:,} entries of {text.signed_at:%Y-%m-%d %H:%M}, "
                f"this ledger's last one is over {largest:,}: the database is an old copy, or checkpoints were taken out.",
            )
        elif text.root not in roots.get(text.size, ()):
            findings.add(
                "fork",
                f"A witness holds another checkpoint over {text.size:,} entries than this ledger: it was forked or rewritten.",
            )
    return count


def _says(one: Checkpoint) -> bool:
    text = _text(one.note)
    return text is not None and (text.size, text.root, text.people, text.people_root, text.signed_at) == (
        one.size,
        one.root,
        one.people,
        one.people_root,
        one.signed_at,
    )


def _text(note: str) -> CheckpointText | None:
    try:
        return read_note(note)
    except ValueError:
        return None


def _compare_people(last: Checkpoint, findings: Findings) -> None:
    people = people_at(last.size)
    if (len(people.hashes), people.root) != (last.people, last.people_root):
        findings.add("people", "The last checkpoint counts other people, or other numbers of entries, than these leaves.")
