"""The tree of RFC 9162: known vectors, an independent computation, and proofs of every leaf."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plenary.record import tree
from tests.rooms.record import independent

# The eight inputs that implementations of Certificate Transparency test each other with, and the roots of the first
# 0 to 8 of them; computed with tests/rooms/record/independent.py and equal to the published ones.
INPUTS = [
    bytes.fromhex(h)
    for h in ("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f")
]
ROOTS = [
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
]


class Grown:
    """A tree grown leaf by leaf, as the record grows it."""

    def __init__(self, leaves: list[bytes]) -> None:
        self.nodes: dict[tuple[int, int], bytes] = {}
        for n, leaf in enumerate(leaves):
            self.nodes[0, n] = tree.leaf_hash(leaf)
            for level, index, value in tree.completed(n + 1, self.look):
                assert (level, index) not in self.nodes, "a stored node would have changed"
                self.nodes[level, index] = value

    def look(self, level: int, index: int) -> bytes:
        return self.nodes[level, index]


@pytest.mark.parametrize("size", range(9))
def test_known_roots_come_out(size: int) -> None:
    assert tree.root(size, Grown(INPUTS[:size]).look).hex() == ROOTS[size] == independent.mth(INPUTS[:size]).hex()


@settings(deadline=None, max_examples=60)
@given(size=st.integers(1, 200))
def test_every_leaf_is_proven_and_the_proof_is_the_one_of_the_rfc(size: int) -> None:
    leaves = [f"leaf {n}".encode() for n in range(size)]
    look = Grown(leaves).look
    root = tree.root(size, look)
    assert root == independent.mth(leaves)
    for n, leaf in enumerate(leaves):
        path = tree.inclusion(n, size, look)
        assert tree.included(tree.leaf_hash(leaf), n, size, path, root)
        assert independent.climb(independent.sha(b"\x00" + leaf), n, size, path) == root
    sample = size // 2
    assert tree.inclusion(sample, size, look) == independent.path(sample, leaves)


@settings(deadline=None, max_examples=100)
@given(data=st.data(), size=st.integers(1, 200))
def test_a_leaf_that_was_changed_or_moved_is_not_proven(data: st.DataObject, size: int) -> None:
    leaves = [f"leaf {n}".encode() for n in range(size)]
    look = Grown(leaves).look
    root, n = tree.root(size, look), data.draw(st.integers(0, size - 1))
    path = tree.inclusion(n, size, look)
    assert not tree.included(tree.leaf_hash(leaves[n] + b"!"), n, size, path, root)
    for other in {n - 1, n + 1, size, -1} - {n}:
        assert not tree.included(tree.leaf_hash(leaves[n]), other, size, path, root)
    if path:
        assert not tree.included(tree.leaf_hash(leaves[n]), n, size, path[:-1], root)
        bent = [bytes([path[0][0] ^ 1]) + path[0][1:], *path[1:]]
        assert not tree.included(tree.leaf_hash(leaves[n]), n, size, bent, root)
    assert not tree.included(tree.leaf_hash(leaves[n]), n, size, [*path, b"\x00" * 32], root)


def test_a_leaf_beyond_the_tree_has_no_proof() -> None:
    grown = Grown(INPUTS)
    with pytest.raises(ValueError, match="leaf 8 is not in a tree of 8"):
        tree.inclusion(8, 8, grown.look)
