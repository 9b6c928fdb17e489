"""Six conversations that were published with their groups (openData of The Computational Democracy Project, CC BY 4.0)."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from plenary.rules.opinion import consensus, landscape
from plenary.rules.opinion.components import components
from plenary.rules.opinion.matrix import canonical
from tests.conftest import SHARED_DATA
from tests.rules.opinion_values import Conversation, adjusted_rand, conversation, filled

# The adjusted Rand index of red-dwarf 0.4.0 against the published groups; bench/opinion.py measures it anew.
PEER = {
    "15-per-hour-seattle": 0.459384,
    "american-assembly.bowling-green": 0.744957,
    "bg2050-volunteers": 0.193896,
    "brexit-consensus": 0.635513,
    "london.youth.policing": 0.121848,
    "vtaiwan.uberx": 0.828179,
}


def given(name: str) -> Conversation:
    folder: Path = SHARED_DATA / "polis" / name
    if not folder.exists():
        pytest.skip("the published conversations are not beside this clone")
    return conversation(folder)


def test_group_informed_consensus_is_the_published_one() -> None:
    known = given("bg2050-volunteers")
    found = consensus(known.votes, known.groups)
    assert len(known.consensus) == 371
    assert sum(abs(found[s] - value) <= 1e-12 for s, value in known.consensus.items()) == 371


@pytest.mark.parametrize("name", PEER)
def test_groups_are_at_least_as_near_to_the_published_ones_as_those_of_the_peer(name: str) -> None:
    known = given(name)
    both = [p for p in landscape(known.votes).points if p.group is not None and p.person in known.groups]
    index = adjusted_rand([known.groups[p.person] for p in both], [p.group or 0 for p in both])
    assert index >= PEER[name]


@pytest.mark.parametrize("name", PEER)
def test_main_components_are_those_of_the_filled_table(name: str) -> None:
    known = given(name)
    found = components(canonical(known.votes))
    vectors = np.linalg.svd(filled(known.votes), full_matrices=False)[2]
    assert [abs(float(found.weights[n] @ vectors[n])) >= 0.999 for n in range(2)] == [True, True]
