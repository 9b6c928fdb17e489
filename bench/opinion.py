"""The map of opinion beside red-dwarf, in one run: six published conversations, and what it costs as it grows.

    python bench/opinion.py            two minutes on two idle cores, of which the peer takes nearly all
    python bench/opinion.py --quick    without the 100,000 people, and without the peer's turn at 10,000
    python bench/opinion.py --cap 600  how long the peer may take at 10,000 and at 100,000 people (seconds; 120)

Told for each conversation are the adjusted Rand index of either's groups against the published ones (over those people
whom both put into a group), the cosine of the main components against a plain dense decomposition and against the
peer's, and on how many statements the group-informed consensus is the published one. Then CPU seconds and memory, each in a process
of its own, at 5 per cent of votes cast. Both find their groups by themselves, from the same votes; the peer starts from
five seeds. Without red-dwarf (extra `bench`) or the conversations (`shared/data/polis` beside this clone) that part is left out, and
said to be. JSON in bench/out/; status 1 where a limit is missed.
"""

from __future__ import annotations

import argparse
import csv
import importlib.util
import json
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from math import comb
from pathlib import Path
from typing import Any

import numpy as np

from plenary.rules.opinion import Votes, consensus, landscape
from plenary.rules.opinion.components import components
from plenary.rules.opinion.matrix import canonical

HERE = Path(__file__).resolve().parent
OUT = HERE / "out"
DATA = HERE.parents[1] / "shared" / "data" / "polis"
PEER = importlib.util.find_spec("reddwarf") is not None
SEEDS = range(5)
EXACT, COSINE = 1e-12, 0.999
LIMITS = {10_000: (0.3, None), 100_000: (2.5, 300)}  # people: CPU seconds, MiB
STATEMENTS, CAST = 1_000, 0.05


def rand(one: list[int], other: list[int]) -> float:
    """Adjusted Rand index: 1 where two partings are the same, 0 where they agree by chance."""
    pairs = sum(comb(n, 2) for n in Counter(zip(one, other, strict=True)).values())
    a, b = (sum(comb(n, 2) for n in Counter(labels).values()) for labels in (one, other))
    expected = a * b / comb(len(one), 2)
    return (pairs - expected) / ((a + b) / 2 - expected)


def read(folder: Path) -> tuple[list[tuple[int, int, int]], dict[int, int], dict[int, float]]:
    """Votes, published groups, published group-informed consensus."""
    with (folder / "participants-votes.csv").open(newline="") as lines:
        rows = list(csv.DictReader(lines))
    with (folder / "comments.csv").open(newline="") as lines:
        comments = list(csv.DictReader(lines))
    votes = [(int(r["participant"]), int(s), int(r[s])) for r in rows for s in r if s.isdigit() and r[s]]
    groups = {int(r["participant"]): int(r["group-id"]) for r in rows if r["group-id"]}
    told = "group-informed-consensus"
    return votes, groups, {int(c["comment-id"]): float(c[told]) for c in comments if c.get(told)}


def dense(votes: list[tuple[int, int, int]]) -> Any:
    """The two main components the plain way: every missing vote filled in, the whole table decomposed."""
    people, statements = sorted({v[0] for v in votes}), sorted({v[1] for v in votes})
    row, column = ({one: n for n, one in enumerate(some)} for some in (people, statements))
    table = np.full((len(people), len(statements)), np.nan)
    for who, what, value in votes:
        table[row[who], column[what]] = value
    table = np.where(np.isnan(table), np.nanmean(table, axis=0), table)
    return np.linalg.svd(table - table.mean(axis=0), full_matrices=False)[2][:2]


def cosine(one: Any, other: Any) -> float:
    """The lesser |cos| of two pairs of components."""
    return min(abs(float(one[n] @ other[n])) / float(np.linalg.norm(other[n])) for n in range(2))


def compared(folder: Path) -> dict[str, Any]:
    """One conversation, ours and the peer's."""
    votes, groups, known = read(folder)
    begun = time.process_time()
    given = Votes.of(votes)
    found = landscape(given)
    told: dict[str, Any] = {"name": folder.name, "votes": len(votes), "cpu": time.process_time() - begun}
    mine = {p.person: p.group for p in found.points if p.group is not None}
    weights = components(canonical(given)).weights
    told |= {"people": len(found.points), "groups": len(found.groups), "cos": cosine(weights, dense(votes))}
    both = [p for p in mine if p in groups]
    if PEER:
        from reddwarf.implementations.base import run_pipeline

        listed = [{"participant_id": p, "statement_id": s, "vote": v, "modified": 1} for p, s, v in votes]
        begun, runs = time.process_time(), [run_pipeline(votes=listed, random_state=seed) for seed in SEEDS]
        told["peer cpu"] = (time.process_time() - begun) / len(SEEDS)
        labels = [run.participants_df["cluster_id"].dropna().to_dict() for run in runs]
        both = [p for p in both if p in labels[0]]
        theirs = [rand([groups[p] for p in both], [int(one[p]) for p in both]) for one in labels]
        told |= {"peer": sum(theirs) / len(theirs), "peer groups": len(set(labels[0].values()))}
        told["peer cos"] = cosine(weights, runs[0].reducer.components_)
    told |= {"compared": len(both), "ours": rand([groups[p] for p in both], [mine[p] or 0 for p in both])}
    if known:
        own = consensus(given, groups)
        told |= {"published": len(known), "equal": sum(abs(own[s] - v) <= EXACT for s, v in known.items())}
    return told


def made(people: int, file: Path) -> None:
    """Votes of three leanings with much disagreement within each; the same every time."""
    dice = np.random.default_rng(5)
    leaning = dice.normal(size=(3, STATEMENTS))
    count = dice.binomial(STATEMENTS, CAST, people)
    row = np.repeat(np.arange(people, dtype=np.int32), count)
    column = np.concatenate([dice.choice(STATEMENTS, n, replace=False) for n in count]).astype(np.int32)
    drawn = leaning[dice.integers(0, 3, people)[row], column] + dice.normal(size=len(row))
    value = np.where(drawn > 0.3, 1, np.where(drawn < -0.6, -1, 0)).astype(np.int8)
    np.savez(file, row=row, column=column, value=value, people=people, statements=STATEMENTS)


def measured(who: str, file: Path, cap: float) -> dict[str, Any] | None:
    """What one map costs; None where it took longer than `cap` seconds."""
    # One thread each: a library that waits busily on several would be told as CPU that did nothing.
    env = os.environ | {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
    try:
        run = subprocess.run(
            [sys.executable, str(HERE / "_opinion.py"), who, str(file)],
            env=env,
            capture_output=True,
            timeout=cap,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return None
    if run.returncode:
        return {"failed": run.stderr.decode()[-300:].strip().rpartition("\n")[2]}
    told: dict[str, Any] = json.loads(run.stdout)
    return told


def grown(sizes: list[int], cap: float, quick: bool) -> dict[str, Any]:
    told: dict[str, Any] = {}
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "votes.npz"
            made(size, file)
            runs = [measured("ours", file, 120) for _ in range(3)]
            told[str(size)] = {"ours": min((r for r in runs if r), key=lambda r: r["cpu"])}
            if PEER and not quick:
                told[str(size)]["peer"] = measured("peer", file, cap)
    return told


def main() -> int:
    reader = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reader.add_argument("--quick", action="store_true", help="10,000 people, the peer only on the conversations")
    reader.add_argument("--cap", type=float, default=120, help="seconds that the peer may take on made votes")
    asked = reader.parse_args()
    if not PEER:
        print("red-dwarf is not installed (extra `bench`): its figures are left out")
    folders = sorted(f for f in DATA.iterdir() if f.is_dir()) if DATA.exists() else []
    if not folders:
        print("the published conversations are not beside this clone: they are left out")
    told: dict[str, Any] = {"load": " ".join(f"{n:.1f}" for n in os.getloadavg()), "peer": PEER}
    told["conversations"] = [compared(folder) for folder in folders]
    told["grown"] = grown([10_000] if asked.quick else [10_000, 100_000], asked.cap, asked.quick)
    return report(told, asked.cap)


def report(told: dict[str, Any], cap: float) -> int:
    bad: list[str] = []

    def limit(what: str, value: float, edge: float, least: bool = False) -> None:
        kept = value >= edge if least else value <= edge
        print(f"{what:76}{value:9.4f}  at {'least' if least else 'most'} {edge:.4f}{'' if kept else '  MISSED'}")
        if not kept:
            bad.append(what)

    if told["conversations"]:
        print(
            f"{'':32}{'people':>7}{'votes':>8}{'groups':>8}{'Rand':>8}{'peer':>8}{'|cos|':>10}{'peer':>10}{'CPU s':>7}{'peer':>7}"
        )
    for one in told["conversations"]:
        theirs = one.get("peer")
        print(
            f"{one['name']:32}{one['people']:7}{one['votes']:8}{one['groups']:8}{one['ours']:8.4f}"
            + (f"{theirs:8.4f}" if theirs is not None else f"{'–':>8}")
            + f"{one['cos']:10.6f}"
            + (f"{one['peer cos']:10.6f}{one['cpu']:7.2f}{one['peer cpu']:7.2f}" if theirs is not None else "")
        )
    for size, both in told["grown"].items():
        print(f"{int(size):,} people, {STATEMENTS:,} statements, {CAST:.0%} cast: ours {words(both['ours'], cap)}")
        if "peer" in both:
            print(f"{'':52}peer {words(both['peer'], cap)}{times(both, cap)}")
    for one in told["conversations"]:
        if "peer" in one:
            limit(f"{one['name']}: Rand index, at least the peer's", one["ours"], one["peer"], least=True)
            limit(f"{one['name']}: |cos| with the peer's components", one["peer cos"], COSINE, least=True)
        limit(f"{one['name']}: |cos| with a plain dense decomposition", one["cos"], COSINE, least=True)
        if "published" in one:
            limit(f"{one['name']}: consensus as published", one["equal"], one["published"], least=True)
    for size, (seconds, room) in LIMITS.items():
        if both := told["grown"].get(str(size)):
            limit(f"{size:,} people: CPU seconds", both["ours"]["cpu"], seconds)
            if room:
                limit(f"{size:,} people: MiB at the peak", both["ours"]["mib"], room)
    OUT.mkdir(exist_ok=True)
    (OUT / "opinion.json").write_text(json.dumps(told | {"missed": bad}, indent=1))
    print(f"load {told['load']}; bench/out/opinion.json")
    return 1 if bad else 0


def words(one: dict[str, Any] | None, cap: float) -> str:
    if one is None:
        return f"took longer than {cap:.0f} s and was ended"
    if "failed" in one:
        return f"failed: {one['failed']}"
    return f"{one['cpu']:.2f} CPU s, {one['mib']:.0f} MiB, {one['groups']} groups"


def times(both: dict[str, Any], cap: float) -> str:
    theirs, mine = both["peer"], both["ours"]["cpu"]
    if theirs is None:
        return f", more than x {cap / mine:.0f} ours"
    return f", x {theirs['cpu'] / mine:.0f} ours" if "cpu" in theirs else ""


if __name__ == "__main__":
    sys.exit(main())
