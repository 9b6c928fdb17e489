"""How the cost of something grows with its input, told as a ratio within one run: seconds would tell of the machine."""

from __future__ import annotations

import time
from collections.abc import Callable

TIMES = 4  # how much larger the larger input is
MOST = 9.0  # what is linear costs 4 times as much, what is quadratic 16 times
FLOOR = 0.002  # seconds of CPU: below it the clock and the first call of anything say more than the input


def cost(run: Callable[[], object], tries: int = 3) -> float:
    """Seconds of CPU of this process, the least of some tries; one try where a single one is long."""
    least = float("inf")
    for _ in range(tries):
        begun = time.process_time()
        run()
        spent = time.process_time() - begun
        least = min(least, spent)
        if spent > 0.5:
            break
    return least


def grows_like_its_input(run: Callable[[int], Callable[[], object]], size: int) -> None:
    """`run(n)` makes what reads an input of n parts; n times four must not cost much more than four times as much.

    Raises AssertionError with both figures.
    """
    small, large = run(size), run(size * TIMES)
    before, after = max(FLOOR, cost(small)), cost(large)
    if after > MOST * before:  # something else took the machine: once more
        before, after = max(FLOOR, cost(small)), cost(large)
    assert after <= MOST * before, f"{size}: {before:.4f} s, {size * TIMES}: {after:.4f} s of CPU"
