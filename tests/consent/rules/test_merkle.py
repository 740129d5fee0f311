"""The tree against the published vectors of Certificate Transparency's reference implementation, and against its own definition."""

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accord.consent.rules.merkle import (
    EMPTY_ROOT,
    fold_peaks,
    inclusion_path,
    leaf_hash,
    node_hash,
    parents_of,
    root_of,
    verify_consistency,
    verify_inclusion,
)

INPUTS = [
    bytes.fromhex(text)
    for text in ("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f")
]
ROOTS = [
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]
CONSISTENCY = {
    (1, 8): """
    96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7
    5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e
    6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4""",
    (6, 8): """
    0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a
    ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0
    d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7""",
    (2, 5): """
    5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e
    bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b""",
}
INCLUSION = {
    (0, 8): """
    96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7
    5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e
    6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4""",
    (5, 8): """
    bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b
    ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0
    d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7""",
}
LEAVES = [leaf_hash(data) for data in INPUTS]


def hashes(text):
    return [bytes.fromhex(word) for word in text.split()]


def test_the_published_roots_come_out():
    assert EMPTY_ROOT.hex() == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855" == root_of([]).hex()
    assert [root_of(LEAVES[:size]).hex() for size in range(1, 9)] == ROOTS


@pytest.mark.parametrize(("place", "size"), INCLUSION)
def test_the_published_inclusion_paths_come_out_and_hold(place, size):
    path = hashes(INCLUSION[place, size])
    assert inclusion_path(LEAVES[:size], place) == path
    root = bytes.fromhex(ROOTS[size - 1])
    assert verify_inclusion(leaf=LEAVES[place], index=place, size=size, path=path, root=root)
    assert not verify_inclusion(leaf=LEAVES[place], index=place ^ 1, size=size, path=path, root=root)
    assert not verify_inclusion(leaf=LEAVES[place], index=place, size=size, path=path[:-1], root=root)
    assert not verify_inclusion(leaf=LEAVES[place], index=place, size=size, path=[*path, path[0]], root=root)


@pytest.mark.parametrize(("old", "new"), CONSISTENCY)
def test_the_published_consistency_paths_hold(old, new):
    path = hashes(CONSISTENCY[old, new])
    roots = {"old_root": bytes.fromhex(ROOTS[old - 1]), "root": bytes.fromhex(ROOTS[new - 1])}
    assert verify_consistency(old_size=old, size=new, path=path, **roots)
    assert not verify_consistency(old_size=old, size=new, path=path[:-1], **roots)
    assert not verify_consistency(old_size=old, size=new, path=path, **roots | {"old_root": roots["root"]})
    assert not verify_consistency(old_size=new, size=old, path=path, **roots)


def slow_root(leaves):
    """RFC 6962, 2.1, word for word."""
    if not leaves:
        return sha256(b"").digest()
    if len(leaves) == 1:
        return leaves[0]
    split = 1
    while 2 * split < len(leaves):
        split *= 2
    return node_hash(slow_root(leaves[:split]), slow_root(leaves[split:]))


@given(st.integers(1, 200), st.data())
def test_every_leaf_of_every_tree_is_included_and_no_other(size, data):
    leaves = [leaf_hash(b"%d" % number) for number in range(size)]
    root = slow_root(leaves)
    assert root_of(leaves) == root
    place, other = data.draw(st.integers(0, size - 1)), data.draw(st.integers(0, size + 1))
    path = inclusion_path(leaves, place)
    assert verify_inclusion(leaf=leaves[place], index=place, size=size, path=path, root=root)
    assert (other == place) == verify_inclusion(leaf=leaves[place], index=other, size=size, path=path, root=root)


def test_small_parts():
    assert parents_of(LEAVES[:3]) == [node_hash(LEAVES[0], LEAVES[1])]
    assert fold_peaks([root_of(LEAVES[:4]), root_of(LEAVES[4:6]), LEAVES[6]]) == root_of(LEAVES[:7])
    assert verify_consistency(old_size=0, old_root=EMPTY_ROOT, size=8, root=root_of(LEAVES), path=[])
    assert verify_consistency(old_size=8, old_root=root_of(LEAVES), size=8, root=root_of(LEAVES), path=[])
    assert not verify_consistency(old_size=3, old_root=root_of(LEAVES[:3]), size=8, root=root_of(LEAVES), path=[])
