"""The tree cut into tiles that never change: sixteen hashes of one level below, and the fifteen nodes above them.

A tile of level t stands over 16 ** (t + 1) leaves and holds its nodes of heights 4 t + 1 to 4 t + 4, the lowest first, so that a
proof reads nodes and hashes nothing. Only full tiles are kept: what hangs over at the right edge is hashed from the tiles (or
leaves) below, fifteen hashes a level at most.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence

from accord.consent.rules.merkle import node_hash, parents_of
from accord.consent.rules.proof_nodes import Node, nodes_between

HEIGHT = 4
WIDTH = 1 << HEIGHT
_HASH = 32
_ROOT = WIDTH - 2
_FIRST = tuple(WIDTH - (WIDTH >> row) for row in range(HEIGHT))
_LEVELS = 16
MISSING = bytes(_HASH)
"""Stands for a hash that should be there and is not: the ledger goes on taking entries, and `verify_ledger` says what is wrong."""
_LOST = MISSING * (WIDTH - 1)

Tile = tuple[int, int]


def tile_number(level: int, place: int) -> int:
    """The number a tile is kept under."""
    return place * _LEVELS + level


def make_tile(hashes: Sequence[bytes]) -> bytes:
    """The nodes above sixteen hashes, the lowest first; the last one is the tile's root."""
    return make_tiles(hashes)[0]


def make_tiles(hashes: Sequence[bytes]) -> list[bytes]:
    """The tiles above as many hashes as fill them; what hangs over is left out."""
    level, rows = hashes[: len(hashes) // WIDTH * WIDTH], []
    for _ in range(HEIGHT):
        level = parents_of(level)
        rows.append(b"".join(level))
    widths = [WIDTH // 2 * _HASH >> row for row in range(HEIGHT)]
    return [
        b"".join([row[place * width : (place + 1) * width] for row, width in zip(rows, widths, strict=True)])
        for place in range(len(level))
    ]


def root_in(tile: bytes) -> bytes:
    """The one node at the top of a tile."""
    return tile[_ROOT * _HASH :]


def full_tiles(level: int, size: int) -> int:
    """How many tiles of a level are full over `size` leaves."""
    return size >> HEIGHT * (level + 1)


def edge_of(size: int) -> tuple[range, list[Tile]]:
    """What hangs over at the right edge: leaves beyond the last full tile, and full tiles beyond the last tile above them."""
    tiles = []
    level = 0
    while count := full_tiles(level, size):
        tiles += [(level, place) for place in range(full_tiles(level + 1, size) * WIDTH, count)]
        level += 1
    return range(full_tiles(0, size) * WIDTH, size), tiles


def grow_tiles(size: int, leaves: Sequence[bytes], edge: Mapping[Tile, bytes]) -> dict[Tile, bytes]:
    """The tiles that fill up when a tree of `size` leaves grows.

    `leaves` are the hashes from the last full tile on, old and new; `edge` the tiles `edge_of(size)` names.
    """
    grown: dict[Tile, bytes] = {}
    level, below = 0, list(leaves)
    while len(below) >= WIDTH:
        first = full_tiles(level, size)
        fresh = make_tiles(below)
        grown |= {(level, first + place): tile for place, tile in enumerate(fresh)}
        held = range(full_tiles(level + 1, size) * WIDTH, first)
        below = [*(root_in(edge.get((level, place), _LOST)) for place in held), *map(root_in, fresh)]
        level += 1
    return grown


def edge_nodes(size: int) -> set[Node]:
    """The nodes at the right edge, a hundred or so: those that no full tile holds, and the roots of full tiles beside them.

    Every proof over the first `size` leaves needs some of them, and they are the same for all.
    """
    nodes = set(nodes_between(0, size)) | {(HEIGHT * (level + 1), place) for level, place in edge_of(size)[1]}
    for height in range(1, size.bit_length()):
        level, row = divmod(height - 1, HEIGHT)
        nodes |= {(height, place) for place in range(full_tiles(level, size) << HEIGHT - 1 - row, size >> height)}
    return nodes


def tile_with(node: Node) -> Tile:
    """The tile in which a node of height 1 or more stands."""
    height, place = node
    level = (height - 1) // HEIGHT
    return level, place >> HEIGHT * (level + 1) - height


def sources_of(nodes: Iterable[Node], size: int) -> tuple[set[int], set[Tile]]:
    """The leaves and the full tiles from which these nodes are made, in a ledger of `size` leaves."""
    leaves: set[int] = set()
    tiles: set[Tile] = set()
    waiting = list(nodes)
    while waiting:
        height, place = waiting.pop()
        if height == 0:
            leaves.add(place)
        elif (tile := tile_with((height, place)))[1] < full_tiles(tile[0], size):
            tiles.add(tile)
        else:
            waiting += [(height - 1, 2 * place), (height - 1, 2 * place + 1)]
    return leaves, tiles


def node_reader(leaves: Mapping[int, bytes], tiles: Mapping[Tile, bytes], size: int) -> Callable[[Node], bytes]:
    """Reads nodes out of what `sources_of` named; where a leaf or tile is missing, zeros stand, and no proof comes out right."""

    def read(node: Node) -> bytes:
        height, place = node
        if height == 0:
            return leaves.get(place, MISSING)
        key = tile_with(node)
        tile = tiles.get(key)
        if tile is None and key[1] < full_tiles(key[0], size):
            return MISSING
        if tile is None:
            return node_hash(read((height - 1, 2 * place)), read((height - 1, 2 * place + 1)))
        row = (height - 1) % HEIGHT
        start = (_FIRST[row] + place % (WIDTH >> row + 1)) * _HASH
        return tile[start : start + _HASH]

    return read
