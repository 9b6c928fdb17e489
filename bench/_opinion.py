"""One measurement of bench/opinion.py in a process of its own: `python bench/_opinion.py WHO FILE`, WHO `ours` or `peer`.

FILE is an .npz of votes: row, column, value (and people, statements: how many). Prints JSON: CPU seconds of this process for
the map alone, imports apart, its peak of memory in MiB, and how many groups were found. The peer is red-dwarf.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np


def ours(row: Any, column: Any, value: Any, people: int, statements: int) -> Callable[[], int]:
    import scipy.sparse.linalg  # noqa: F401  -- what it costs to import is told apart

    from plenary.rules.opinion import Votes, landscape

    return lambda: len(landscape(Votes(range(people), range(statements), row, column, value)).groups)


def peer(row: Any, column: Any, value: Any, people: int, statements: int) -> Callable[[], int]:
    from reddwarf.implementations.base import run_pipeline

    some = zip(row.tolist(), column.tolist(), value.tolist(), strict=True)
    votes = [{"participant_id": p, "statement_id": s, "vote": v, "modified": 1} for p, s, v in some]
    return lambda: int(run_pipeline(votes=votes, random_state=0).participants_df["cluster_id"].nunique())


def peak() -> float:
    """The most that this program has held, in MiB (what getrusage tells begins with the size of whoever started it)."""
    lines = Path("/proc/self/status").read_text().splitlines()
    return int(next(line.split()[1] for line in lines if line.startswith("VmHWM"))) / 1024


def main() -> None:
    who, file = sys.argv[1:]
    begun = time.process_time()
    with np.load(file) as stored:
        given = (
            *(stored[name] for name in ("row", "column", "value")),
            int(stored["people"]),
            int(stored["statements"]),
        )
    run = {"ours": ours, "peer": peer}[who](*given)
    ready = time.process_time()
    groups = run()
    told = {
        "cpu": time.process_time() - ready,
        "before": ready - begun,
        "mib": peak(),
        "groups": groups,
    }
    print(json.dumps(told))


if __name__ == "__main__":
    main()
