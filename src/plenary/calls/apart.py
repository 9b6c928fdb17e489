"""Comparing many responses with one another in a process of its own, so that the pages do not wait for it.

`python -m plenary.calls.apart FILE` reads lines of JSON, [id, text], and prints the pairs that are nearly alike. It gives
way to whatever else the machine has to do.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from itertools import islice

from plenary.rules.questionnaire.duplicates import near_duplicates

FEW = 200  # so many are compared where one stands


def alike(texts: Iterable[tuple[str, str]]) -> tuple[tuple[str, str, int], ...]:
    """The pairs that are nearly alike, as `near_duplicates` tells them. Raises CalledProcessError."""
    rest = iter(texts)
    first = list(islice(rest, FEW + 1))
    if len(first) <= FEW:
        return near_duplicates(first)
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", suffix=".jsonl") as out:
        for many in (first, rest):
            for pair in many:
                out.write(json.dumps(pair) + "\n")
        out.flush()
        command = [sys.executable, "-m", "plenary.calls.apart", out.name]
        told = subprocess.run(command, check=True, capture_output=True)  # noqa: S603 -- this very module
    return tuple((a, b, score) for a, b, score in json.loads(told.stdout))


def main(path: str) -> None:
    os.nice(10)
    with open(path, encoding="utf-8") as lines:
        texts = [(one, text) for one, text in map(json.loads, lines)]
    json.dump(near_duplicates(texts), sys.stdout)


if __name__ == "__main__":
    main(sys.argv[1])
