"""What all tests share."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

REPOSITORY = Path(__file__).resolve().parents[1]
SHARED_DATA = REPOSITORY.parent / "shared" / "data"


@pytest.fixture(scope="session")
def netmundial() -> Path:
    """The folder of 187 contributions; skips where it is missing."""
    folder = SHARED_DATA / "netmundial2014"
    if not folder.exists():
        pytest.skip("the data set netmundial2014 is not beside this clone")
    return folder


@pytest.fixture
def at() -> datetime:
    """An instant to act at."""
    return datetime(2016, 10, 3, 9, 0, tzinfo=UTC)
