"""The nodes that are named make up the proofs of RFC 6962, for every size."""

from hypothesis import given
from hypothesis import strategies as st

from accord.consent.rules.merkle import fold_peaks, inclusion_path, leaf_hash, root_of, verify_consistency
from accord.consent.rules.proof_nodes import consistency_nodes, inclusion_nodes, named_in, nodes_between

LEAVES = [leaf_hash(b"%d" % number) for number in range(300)]


def read(node):
    height, place = node
    return root_of(LEAVES[place << height : place + 1 << height])


def path_of(plan):
    return [fold_peaks([*map(read, stretch)]) for stretch in plan]


@given(st.integers(1, 300), st.data())
def test_inclusion(size, data):
    index = data.draw(st.integers(0, size - 1))
    assert path_of(inclusion_nodes(index, size)) == inclusion_path(LEAVES[:size], index)


@given(st.integers(1, 300), st.data())
def test_consistency(size, data):
    old = data.draw(st.integers(0, size))
    path = path_of(consistency_nodes(old, size))
    roots = {"old_root": root_of(LEAVES[:old]), "root": root_of(LEAVES[:size])}
    assert verify_consistency(old_size=old, size=size, path=path, **roots)
    if old not in (0, size):
        assert not verify_consistency(old_size=old, size=size, path=path, **roots | {"old_root": root_of(LEAVES[: old - 1])})


def test_stretches_name_complete_subtrees_the_largest_first():
    assert nodes_between(0, 7) == ((2, 0), (1, 2), (0, 6))
    assert nodes_between(8, 8) == ()
    assert named_in([[((2, 0), (1, 2))], [((0, 6),)]]) == {(2, 0), (1, 2), (0, 6)}


def test_no_proof_over_ten_million_leaves_names_more_than_forty_nodes():
    size = 10_000_000
    for index in (0, 1, 4_999_999, 8_388_608, size - 1):
        assert len(named_in([inclusion_nodes(index, size)])) <= 40
    assert len(named_in([consistency_nodes(7_654_321, size)])) <= 48
