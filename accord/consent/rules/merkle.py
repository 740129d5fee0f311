"""The Merkle tree of RFC 6962 (section 2.1) and RFC 9162, on SHA-256: roots, proofs and how to check them. Pure values.

A leaf is hashed behind a zero byte and a node behind a one, so that neither can be passed off as the other.
"""

from collections.abc import Sequence
from hashlib import sha256

EMPTY_ROOT = sha256(b"").digest()


def leaf_hash(data: bytes) -> bytes:
    """The hash of one entry's bytes."""
    return sha256(b"\x00" + data).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """The hash above two hashes."""
    return sha256(b"\x01" + left + right).digest()


def parents_of(hashes: Sequence[bytes]) -> list[bytes]:
    """The hashes one level up, two by two; an odd one at the end has no parent yet."""
    return [sha256(b"\x01" + left + right).digest() for left, right in zip(hashes[::2], hashes[1::2], strict=False)]


def root_of(hashes: Sequence[bytes]) -> bytes:
    """The root over leaf hashes; of none it is the hash of nothing."""
    if not hashes:
        return EMPTY_ROOT
    level = list(hashes)
    while len(level) > 1:
        left_over = level[-1:] if len(level) % 2 else []
        level = parents_of(level) + left_over
    return level[0]


def inclusion_path(hashes: Sequence[bytes], index: int) -> list[bytes]:
    """The hashes that lead from the leaf at `index` to the root, nearest first; for trees held whole in memory."""
    path, level, place = [], list(hashes), index
    while len(level) > 1:
        if place ^ 1 < len(level):
            path.append(level[place ^ 1])
        left_over = level[-1:] if len(level) % 2 else []
        level, place = parents_of(level) + left_over, place // 2
    return path


def fold_peaks(peaks: Sequence[bytes]) -> bytes:
    """The root over complete subtrees that stand side by side, the largest first."""
    root = peaks[-1]
    for peak in reversed(peaks[:-1]):
        root = node_hash(peak, root)
    return root


def verify_inclusion(*, leaf: bytes, index: int, size: int, path: Sequence[bytes], root: bytes) -> bool:
    """Whether the leaf stands at `index` in the tree of `size` leaves with this root (RFC 9162, 2.1.3.2)."""
    if not 0 <= index < size:
        return False
    place, last, found = index, size - 1, leaf
    for step in path:
        if last == 0:
            return False
        if place % 2 or place == last:
            found = node_hash(step, found)
            while place and not place % 2:
                place, last = place >> 1, last >> 1
        else:
            found = node_hash(found, step)
        place, last = place >> 1, last >> 1
    return last == 0 and found == root


def verify_consistency(*, old_size: int, old_root: bytes, size: int, root: bytes, path: Sequence[bytes]) -> bool:
    """Whether the larger tree begins with the smaller one, leaf for leaf (RFC 9162, 2.1.4.2)."""
    if old_size == size:
        return old_root == root and not path
    if old_size == 0:
        return old_root == EMPTY_ROOT and not path
    if old_size > size or not path:
        return False
    steps = [old_root, *path] if old_size & (old_size - 1) == 0 else list(path)
    return _climb(steps, old_size - 1, size - 1, old_root, root)


def _climb(steps: Sequence[bytes], place: int, last: int, old_root: bytes, root: bytes) -> bool:
    while place % 2:
        place, last = place >> 1, last >> 1
    old_found = found = steps[0]
    for step in steps[1:]:
        if last == 0:
            return False
        if place % 2 or place == last:
            old_found, found = node_hash(step, old_found), node_hash(step, found)
            while place and not place % 2:
                place, last = place >> 1, last >> 1
        else:
            found = node_hash(found, step)
        place, last = place >> 1, last >> 1
    return last == 0 and old_found == old_root and found == root
