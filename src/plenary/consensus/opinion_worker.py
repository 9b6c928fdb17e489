"""The map of opinion, made in a process of its own: numpy and scipy never come into the server's.

`ask` sends the votes, the process sends back what may be shown (`plenary.rules.opinion.showing`), as JSON values.
"""

from __future__ import annotations

import json
import subprocess
import sys
from array import array
from collections.abc import Iterable, Mapping
from typing import Any

LONGEST = 300  # seconds


def ask(cast: Iterable[tuple[int, int, int]], declared: Mapping[int, str], statements: Iterable[int]) -> dict[str, Any]:
    """The map of votes (ballot, number of the statement, value). Raises RuntimeError where it could not be made."""
    rows: dict[int, int] = {}
    columns = {number: n for n, number in enumerate(statements)}
    person, statement, value = array("i"), array("i"), array("b")
    for who, what, said in cast:
        if what in columns:
            person.append(rows.setdefault(who, len(rows)))
            statement.append(columns[what])
            value.append(said)
    told = {"votes": len(value), "statements": list(columns), "people": len(rows)}
    told["declared"] = {str(rows[who]): group for who, group in declared.items() if who in rows}
    sent = json.dumps(told).encode() + b"\n" + person.tobytes() + statement.tobytes() + value.tobytes()
    run = subprocess.run(  # our own module, by the interpreter that runs now
        [sys.executable, "-I", "-m", "plenary.consensus.opinion_worker"],
        input=sent,
        capture_output=True,
        timeout=LONGEST,
        # Nothing of the server's environment: no secret of it is needed.
        env={"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "OPENBLAS_NUM_THREADS": "1"},
        check=False,
    )
    if run.returncode:
        raise RuntimeError(run.stderr.decode(errors="replace").strip().rpartition("\n")[2][:200])
    made: dict[str, Any] = json.loads(run.stdout)
    return made


def result(told: Mapping[str, Any], person: Any, statement: Any, value: Any) -> dict[str, Any]:
    """What is kept and shown of the map: counts and places, of five people or more each.

    Whole numbers, since the record has no other: shares and indices in hundredths, `times` in tenths, places in thousandths.
    """
    from plenary.rules import opinion

    votes = opinion.Votes(range(told["people"]), told["statements"], person, statement, value)
    declared: dict[opinion.Id, str] = {int(who): str(group) for who, group in told["declared"].items()}
    found = opinion.landscape(votes, declared, fewest=opinion.FEWEST)
    shown = opinion.large(found)
    tallies = {s.id: opinion.shown_tallies(s) if shown else () for s in found.statements}
    whole = {s.id: s.all for s in found.statements if not tallies[s.id] and s.all.seen >= opinion.FEWEST}
    cells = opinion.shown_table(found.table, shown)
    counted = sum(g.size for g in found.groups if g.number in shown)
    rest = len(found.points) - counted  # who answered few statements: told where they are five or more
    return {
        "people": counted + (rest if rest >= opinion.FEWEST else 0),
        "votes": told["votes"] if counted or rest >= opinion.FEWEST else 0,
        "counted": counted,
        "why": found.why,
        "apart": round(100 * found.apart),
        "explained": [round(100 * part) for part in found.explained] if shown else [],
        "groups": [
            {
                "size": g.size,
                "represents": [
                    [r.statement, r.side, round(100 * r.share), round(10 * r.times), r.sure]
                    for r in g.represents
                    if tallies[r.statement]
                ],
            }
            for g in found.groups
            if g.number in shown
        ],
        "dots": [[round(1000 * d.x), round(1000 * d.y), d.people, d.group] for d in opinion.dots(found)],
        "statements": [
            {
                "number": s.id,
                "groups": [[t.agree, t.disagree, t.seen] for t in tallies[s.id]],
                "all": [whole[s.id].agree, whole[s.id].disagree, whole[s.id].seen] if s.id in whole else [],
                "agreed": round(100 * s.agreed) if tallies[s.id] else None,
                "refused": round(100 * s.refused) if tallies[s.id] else None,
            }
            for s in found.statements
        ],
        "table": [
            [name, [c.count for c in cells if c.declared == name]] for name in dict.fromkeys(c.declared for c in cells)
        ],
    }


def main() -> None:
    """Read votes from standard input, write the map to standard output."""
    import numpy as np

    told = json.loads(sys.stdin.buffer.readline())
    count = told["votes"]
    person, statement = (np.frombuffer(sys.stdin.buffer.read(4 * count), dtype=np.int32) for _ in range(2))
    value = np.frombuffer(sys.stdin.buffer.read(count), dtype=np.int8)
    json.dump(result(told, person, statement, value), sys.stdout)


if __name__ == "__main__":
    main()
