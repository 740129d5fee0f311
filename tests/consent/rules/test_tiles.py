"""Tiles grow leaf by leaf or all at once to the same, and every node can be read out of them."""

from hypothesis import given, settings
from hypothesis import strategies as st

from accord.consent.rules.merkle import fold_peaks, leaf_hash, root_of
from accord.consent.rules.proof_nodes import nodes_between
from accord.consent.rules.tiles import (
    MISSING,
    WIDTH,
    edge_nodes,
    edge_of,
    full_tiles,
    grow_tiles,
    make_tile,
    node_reader,
    root_in,
    sources_of,
    tile_number,
    tile_with,
)

LEAVES = [leaf_hash(b"%d" % number) for number in range(5000)]


def grown(sizes):
    tiles, size = {}, 0
    for more in sizes:
        over, edge = edge_of(size)
        fresh = grow_tiles(size, LEAVES[over.start : size + more], {tile: tiles[tile] for tile in edge})
        assert not fresh.keys() & tiles.keys(), "a full tile is never written again"
        tiles |= fresh
        size += more
    return size, tiles


@settings(max_examples=40)
@given(st.lists(st.integers(1, 400), min_size=1, max_size=12))
def test_however_it_grew_the_tiles_are_the_same_and_hold_every_node(sizes):
    size, tiles = grown(sizes)
    assert tiles == grown([size])[1]
    assert sorted(tiles) == sorted((level, place) for level in range(4) for place in range(full_tiles(level, size)))
    peaks = nodes_between(0, size)
    leaves, named = sources_of(peaks, size)
    read = node_reader({index: LEAVES[index] for index in leaves}, {tile: tiles[tile] for tile in named}, size)
    assert fold_peaks([*map(read, peaks)]) == root_of(LEAVES[:size])


@settings(max_examples=60)
@given(st.integers(1, 5000), st.data())
def test_any_node_is_read_from_few_sources(size, data):
    _, tiles = grown([size])
    height = data.draw(st.integers(0, size.bit_length() - 1))
    place = data.draw(st.integers(0, (size >> height) - 1))
    leaves, named = sources_of([(height, place)], size)
    assert len(leaves) + len(named) <= WIDTH
    read = node_reader({index: LEAVES[index] for index in leaves}, {tile: tiles[tile] for tile in named}, size)
    assert read((height, place)) == root_of(LEAVES[place << height : place + 1 << height])


@settings(max_examples=60)
@given(st.integers(1, 5000), st.data())
def test_at_the_edge_stand_all_nodes_that_no_full_tile_holds(size, data):
    edge = edge_nodes(size)
    assert set(nodes_between(0, size)) <= edge and len(edge) <= 2 * WIDTH * 4
    height = data.draw(st.integers(1, max(1, size.bit_length() - 1)))
    for place in range(size >> height):
        level, above = tile_with((height, place))
        assert above < full_tiles(level, size) or (height, place) in edge
    assert all(place < size >> height for height, place in edge)


def test_a_lost_tile_or_leaf_stops_nothing_and_comes_out_wrong():
    size, tiles = grown([300])
    read = node_reader({}, {}, size)
    assert read((4, 2)) == MISSING == read((0, 299)) and read((9, 0)) != root_of(LEAVES[:512])
    assert grow_tiles(300, [*LEAVES[288:300], *LEAVES[300:4096]], {}).keys() == grow_tiles(300, LEAVES[288:4096], tiles).keys()


def test_small_parts():
    tile = make_tile(LEAVES[:16])
    assert len(tile) == 15 * 32 and root_in(tile) == root_of(LEAVES[:16])
    assert tile_with((4, 7)) == (0, 7) and tile_with((5, 15)) == (1, 1) and tile_with((1, 8)) == (0, 1)
    numbers = [tile_number(level, place) for level in range(4) for place in range(50)]
    assert len(set(numbers)) == len(numbers)
    assert edge_of(5) == (range(5), []) and edge_of(18) == (range(16, 18), [(0, 0)])
