"""The tree made anew from the leaves: its roots at every checkpoint, and every tile that is kept."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from accord.consent.ledger.audit.findings import Findings
from accord.consent.models import Tile
from accord.consent.rules.merkle import EMPTY_ROOT, fold_peaks, node_hash
from accord.consent.rules.tiles import WIDTH, full_tiles, grow_tiles, tile_number
from accord.customers.queries import ids_in


@dataclass(slots=True)
class TreeCheck:
    """Grows with the leaves and keeps the roots that are asked for."""

    wanted: set[int]
    findings: Findings
    size: int = 0
    roots: dict[int, bytes] = field(default_factory=lambda: {0: EMPTY_ROOT})
    peaks: list[bytes] = field(default_factory=list)
    edge: dict[tuple[int, int], bytes] = field(default_factory=dict)
    over: list[bytes] = field(default_factory=list)
    tiles: int = 0

    def add(self, hashes: Sequence[bytes]) -> None:
        """These leaves come next."""
        grown = grow_tiles(self.size, [*self.over, *hashes], self.edge)
        self._compare_tiles(grown)
        self.over = [*self.over, *hashes][-((self.size + len(hashes)) % WIDTH) :] if (self.size + len(hashes)) % WIDTH else []
        for value in hashes:
            self._push(value)
        self._forget(grown)

    def compare_count(self) -> None:
        """No tile may be kept beyond those that are full."""
        kept = Tile.objects.count()
        if kept != self.tiles:
            self.findings.add("tiles", f"{kept:,} tiles of the tree are kept, and there should be {self.tiles:,}.")

    def _push(self, value: bytes) -> None:
        place, self.size = self.size, self.size + 1
        while place & 1:
            value, place = node_hash(self.peaks.pop(), value), place >> 1
        self.peaks.append(value)
        if self.size in self.wanted:
            self.roots[self.size] = fold_peaks(self.peaks)

    def _compare_tiles(self, grown: dict[tuple[int, int], bytes]) -> None:
        rows = Tile.objects.filter(pk__in=ids_in([tile_number(*tile) for tile in grown]))
        kept = {(level, place): bytes(nodes) for level, place, nodes in rows.values_list("level", "place", "hashes")}
        wrong = [tile for tile, nodes in grown.items() if kept.get(tile) != nodes]
        if wrong:
            level, place = wrong[0]
            words = f"{len(wrong):,} tiles of the tree are not what their leaves make, the first at level {level}, place {place}."
            self.findings.add("tiles", words)
        self.tiles += len(grown)

    def _forget(self, grown: dict[tuple[int, int], bytes]) -> None:
        """Keep the tiles at the right edge alone."""
        both = self.edge | grown
        self.edge = {
            (level, place): nodes for (level, place), nodes in both.items() if place >= full_tiles(level + 1, self.size) * WIDTH
        }
