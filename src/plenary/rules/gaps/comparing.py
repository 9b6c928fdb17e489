"""A spreadsheet that was taken away, edited and brought back, beside what stands: what would change, and what would not.

Tables are rows of texts under column names. Every row that was taken away bears a mark of what it said then, so that three
cases are told apart: nobody touched it; it was edited; it was edited, and here it was changed meanwhile.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256

Row = Mapping[str, str]
MARK = "mark"


@dataclass(frozen=True, slots=True)
class Table:
    """What is known of one table: its key columns, those that may be edited, those that are only shown."""

    name: str
    keys: tuple[str, ...]
    edited: tuple[str, ...]
    shown: tuple[str, ...] = ()
    new: bool = True  # may rows be added?

    @property
    def columns(self) -> tuple[str, ...]:
        return (*self.keys, *self.edited, *self.shown)


@dataclass(frozen=True, slots=True)
class Edit:
    """One cell that was edited in the file."""

    table: str
    key: tuple[str, ...]
    column: str
    before: str  # as it stands here now
    after: str  # as the file says
    line: int  # of the file's table, the first row below the heads is 2
    clash: bool = False  # it was changed here, too, since the file was taken away


@dataclass(frozen=True, slots=True)
class Added:
    """A row that the file has and we do not."""

    table: str
    line: int
    values: Row


@dataclass(frozen=True, slots=True)
class Fault:
    """What cannot be taken, and is said. `why`: column, twice, unknown, shown, no-key."""

    table: str
    line: int
    column: str
    value: str
    why: str


@dataclass(slots=True)
class Comparison:
    """Everything that the file says differently. Nothing that it says is left out of one of these lists."""

    edits: list[Edit] = field(default_factory=list)
    added: list[Added] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    absent: list[tuple[str, tuple[str, ...]]] = field(default_factory=list)  # rows that the file lacks: they stay
    same: int = 0  # rows that say what stands
    behind: int = 0  # rows that nobody touched in the file, and that were changed here since
    unmarked: int = 0  # rows that differ and bear no mark: whether they were changed here since, nobody can tell


def mark(table: Table, row: Row) -> str:
    """What a row said when it was taken away, in 12 letters. Columns that are only shown count too."""
    said = "\x1f".join(row.get(column, "") for column in table.columns)
    return sha256(f"{table.name}\x1e{said}".encode("utf-8", "surrogatepass")).hexdigest()[:12]


def compare(table: Table, stands: Sequence[Row], came: Sequence[Row], into: Comparison | None = None) -> Comparison:
    """One table of the file beside ours. `came` are its rows with the mark they bear; `into` gathers several tables."""
    made = into if into is not None else Comparison()
    ours = {tuple(row.get(k, "") for k in table.keys): row for row in stands}
    met: set[tuple[str, ...]] = set()
    for line, row in enumerate(came, 2):
        known = {*table.columns, MARK}
        if not any(value for column, value in row.items() if column != MARK):
            continue
        made.faults += [
            Fault(table.name, line, c, v, "column") for c, v in row.items() if v and c not in known
        ]  # a column of theirs: named, since nothing of it is taken
        key = tuple(row.get(k, "") for k in table.keys)
        if key in met and any(key):
            made.faults.append(Fault(table.name, line, table.keys[0], " ".join(key), "twice"))
            continue
        met.add(key)
        if key in ours:
            _beside(table, key, line, ours[key], row, made)
        elif table.new and (all(key) if len(table.keys) > 1 else not any(key)):
            said = {c: row.get(c, "") for c in table.columns}
            made.added.append(Added(table.name, line, said))
        else:
            why = "no-key" if not all(key) else "unknown"
            made.faults.append(Fault(table.name, line, table.keys[0], " ".join(key), why))
    made.absent += [(table.name, key) for key in ours if key not in met]
    return made


def _beside(table: Table, key: tuple[str, ...], line: int, ours: Row, row: Row, made: Comparison) -> None:
    given = row.get(MARK, "")
    differ = [c for c in (*table.edited, *table.shown) if c in row and row[c] != ours.get(c, "")]
    if not differ:
        made.same += 1
        return
    if given and given == mark(table, row):
        made.behind += 1  # as it was taken away: what was changed here since stays
        return
    made.unmarked += not given
    clash = bool(given) and given != mark(table, ours)
    for column in differ:
        if column in table.shown:
            made.faults.append(Fault(table.name, line, column, row[column], "shown"))
        else:
            made.edits.append(Edit(table.name, key, column, ours.get(column, ""), row[column], line, clash))
