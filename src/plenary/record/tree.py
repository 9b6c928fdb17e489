"""The Merkle tree of RFC 9162 over the record's leaves, kept as complete subtrees so that everything is O(log n).

A node (level, index) covers leaves index * 2**level up to (index + 1) * 2**level, exclusive. Only complete
nodes are ever stored, and a stored node never changes: that is what makes tiles possible later (C2SP tlog-tiles).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from hashlib import sha256

Look = Callable[[int, int], bytes]  # (level, index) -> hash of a complete node
EMPTY = sha256(b"").digest()


def leaf_hash(leaf: bytes) -> bytes:
    """RFC 9162, 2.1.1: a zero byte keeps leaves and nodes apart."""
    return sha256(b"\x00" + leaf).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    return sha256(b"\x01" + left + right).digest()


def completed(size: int, look: Look) -> Iterator[tuple[int, int, bytes]]:
    """The nodes (level from 1, index, hash) that leaf number `size - 1` completes; `look` must know level 0 and below."""
    index, level, here = size - 1, 0, look(0, size - 1)
    while index % 2 == 1:
        here = node_hash(look(level, index - 1), here)
        index //= 2
        level += 1
        yield level, index, here


def _peaks(size: int) -> list[tuple[int, int]]:
    """The complete subtrees that a tree of `size` leaves is made of, left to right."""
    peaks, start = [], 0
    for level in range(size.bit_length() - 1, -1, -1):
        if size >> level & 1:
            peaks.append((level, start >> level))
            start += 1 << level
    return peaks


def root(size: int, look: Look) -> bytes:
    """The tree head of the first `size` leaves."""
    if size == 0:
        return EMPTY
    peaks = _peaks(size)
    here = look(*peaks[-1])
    for peak in reversed(peaks[:-1]):
        here = node_hash(look(*peak), here)
    return here


def _subtree(start: int, end: int, look: Look) -> bytes:
    """The hash over leaves start..end, where start is a multiple of the largest power of two below the width."""
    width = end - start
    level = width.bit_length() - 1
    if width == 1 << level:
        return look(level, start >> level)
    split = 1 << level
    return node_hash(_subtree(start, start + split, look), _subtree(start + split, end, look))


def inclusion(index: int, size: int, look: Look) -> list[bytes]:
    """RFC 9162, 2.1.3.1: the audit path that proves leaf `index` (from 0) in the tree of `size` leaves.

    Raises ValueError where the leaf is not in that tree.
    """
    if not 0 <= index < size:
        raise ValueError(f"leaf {index} is not in a tree of {size}")
    path: list[bytes] = []
    start, end = 0, size
    while end - start > 1:
        split = 1 << ((end - start - 1).bit_length() - 1)
        if index < start + split:
            path.append(_subtree(start + split, end, look))
            end = start + split
        else:
            path.append(_subtree(start, start + split, look))
            start += split
    return path[::-1]


def included(leaf: bytes, index: int, size: int, path: list[bytes], head: bytes) -> bool:
    """RFC 9162, 2.1.3.2: does `path` prove that the hash `leaf` is number `index` under the tree head?"""
    if not 0 <= index < size:
        return False
    fn, sn, here = index, size - 1, leaf
    for step in path:
        if sn == 0:
            return False
        if fn & 1 or fn == sn:
            here = node_hash(step, here)
            while not fn & 1 and fn:
                fn >>= 1
                sn >>= 1
        else:
            here = node_hash(here, step)
        fn >>= 1
        sn >>= 1
    return sn == 0 and here == head
