"""The tree beside the leaves: tiles are written when they are full, and read in two queries however many nodes are asked for."""

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from typing import Any

from django.db import connection
from django.db.models import Max

from accord.access.append_only import append_rows
from accord.consent import models
from accord.consent.rules.merkle import EMPTY_ROOT, fold_peaks
from accord.consent.rules.proof_nodes import Node, nodes_between
from accord.consent.rules.tiles import MISSING, WIDTH, Tile, edge_nodes, edge_of, grow_tiles, node_reader, sources_of, tile_number
from accord.consent.types import Checkpoint
from accord.customers.queries import ids_in

_LEAVES = 'SELECT "index", hash FROM consent_leaf WHERE "index" IN ({})'
_TILES = "SELECT level, place, hashes FROM consent_tile WHERE id IN ({})"
_COLUMNS = ("id", "level", "place", "hashes")


def ledger_size() -> int:
    """How many leaves there are."""
    last = models.Leaf.objects.aggregate(last=Max("index"))["last"]
    return 0 if last is None else int(last) + 1


def add_tiles(size: int, hashes: Sequence[bytes]) -> None:
    """Write the tiles that fill up when these leaves come after the first `size`. Three queries at most, mostly none."""
    if size % WIDTH + len(hashes) < WIDTH:
        return
    over, edge = edge_of(size)
    held = _leaves(over)
    grown = grow_tiles(size, [*(held.get(index, MISSING) for index in over), *hashes], _tiles(edge))
    append_rows(models.Tile, _COLUMNS, [(tile_number(*tile), *tile, nodes) for tile, nodes in grown.items()])


def nodes_of(nodes: Iterable[Node], size: int) -> Callable[[Node], bytes]:
    """Reads these nodes of the tree over the first `size` leaves."""
    leaves, tiles = sources_of(nodes, size)
    return node_reader(_leaves(sorted(leaves)), _tiles(sorted(tiles)), size)


def nodes_under(checkpoint: Checkpoint, nodes: Iterable[Node]) -> Callable[[Node], bytes]:
    """Reads these nodes of the tree that was signed; what lies at its right edge is kept from one proof to the next."""
    try:
        edge = _edge_of(checkpoint.size, checkpoint.root)
    except _Differs:
        edge = {}
    read = nodes_of([node for node in nodes if node not in edge], checkpoint.size)
    return lambda node: edge.get(node) or read(node)


def root_at(size: int) -> bytes:
    """The root over the first `size` leaves, as the tiles have it."""
    peaks = nodes_between(0, size)
    return fold_peaks([*map(nodes_of(peaks, size), peaks)]) if peaks else EMPTY_ROOT


class _Differs(Exception):
    """The tree is not the one that was signed."""


@lru_cache(maxsize=16)
def _edge_of(size: int, root: bytes) -> dict[Node, bytes]:
    """The nodes at the right edge of the tree with this root. They can be kept, for no other tree has it: a hash says so.

    Raises _Differs, and keeps nothing, where the tiles lead to another root.
    """
    nodes = edge_nodes(size)
    read = nodes_of(nodes, size)
    edge = {node: read(node) for node in nodes}
    if fold_peaks([edge[peak] for peak in nodes_between(0, size)]) != root:
        raise _Differs
    return edge


def _leaves(indices: Sequence[int]) -> dict[int, bytes]:
    return {index: bytes(value) for index, value in _rows(_LEAVES, indices)}


def _tiles(tiles: Sequence[Tile]) -> dict[Tile, bytes]:
    return {(level, place): bytes(nodes) for level, place, nodes in _rows(_TILES, [tile_number(*tile) for tile in tiles])}


def _rows(query: str, keys: Sequence[int]) -> list[tuple[Any, ...]]:
    """By SQL of our own: a proof is two such queries, and the ORM would be most of its time."""
    if not keys:
        return []
    listed = ids_in(keys)
    with connection.cursor() as cursor:
        cursor.execute(query.format(listed.sql), listed.params)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
    return rows
