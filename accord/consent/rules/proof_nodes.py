"""Which nodes of the tree make up a proof (RFC 6962, 2.1.1 and 2.1.2): named, not read, so that all are fetched at once.

A node is (height, place): the root over the complete stretch of leaves `place << height` to `(place + 1) << height`.
A proof is a list of stretches; each stretch is the nodes that stand side by side in it, the largest first.
"""

from collections.abc import Sequence

Node = tuple[int, int]
Stretch = tuple[Node, ...]


def nodes_between(start: int, end: int) -> Stretch:
    """The complete subtrees that cover leaves `start` to `end`; `start` is a multiple of the largest of them."""
    nodes = []
    while start < end:
        height = (end - start).bit_length() - 1
        nodes.append((height, start >> height))
        start += 1 << height
    return tuple(nodes)


def inclusion_nodes(index: int, size: int) -> list[Stretch]:
    """What leads from the leaf at `index` to the root of the first `size` leaves, nearest first."""
    path, start, end = [], 0, size
    while end - start > 1:
        split = start + _split(end - start)
        if index < split:
            path.append(nodes_between(split, end))
            end = split
        else:
            path.append(nodes_between(start, split))
            start = split
    return path[::-1]


def consistency_nodes(old_size: int, size: int) -> list[Stretch]:
    """What shows that the first `size` leaves begin with the first `old_size`, nearest first. None are needed for 0 or the same."""
    path: list[Stretch] = []
    start, end, whole = 0, size, True
    if not 0 < old_size < size:
        return path
    while old_size < end:
        split = start + _split(end - start)
        if old_size <= split:
            path.append(nodes_between(split, end))
            end = split
        else:
            path.append(nodes_between(start, split))
            start, whole = split, False
    if not whole:
        path.append(nodes_between(start, end))
    return path[::-1]


def named_in(proofs: Sequence[Sequence[Stretch]]) -> set[Node]:
    """Every node that these proofs need."""
    return {node for proof in proofs for stretch in proof for node in stretch}


def _split(width: int) -> int:
    """The largest power of two below `width`."""
    return 1 << (width - 1).bit_length() - 1
