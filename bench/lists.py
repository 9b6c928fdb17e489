"""Lists of members, of issues and of documents at 100 and at 10,000 rows, beside each other in one run.

    python bench/lists.py             two to three minutes
    python bench/lists.py --quick     100 and 1,000 rows

Two groups in one database, one with few rows and one with many, filled by the acts that fill them everywhere else. Each round
asks both for every page in turn, and the peer too, so that what else the machine does falls on all alike: CPU of this
process, the least of the rounds. "Flat" is the larger group's page against the smaller's, with as many rows on it; where there
is but one page, it stands for that half way. The peer is the same table read whole and set by a Django template, as a list is
that nobody leafs through. "After a change" is the first page that somebody asks for once a row of that group was changed: what
is kept between readers is made anew there, once. Weight is what a browser with brotli gets. JSON in bench/out/; status 1
where a limit is missed.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from _home import WORDS, environment, load, prose

OUT = Path(__file__).parent / "out"
FLAT = 1.25  # the larger page against the smaller
SCAN = 10.0  # milliseconds that looking for a word costs more there: it reads every row
ANEW = 300.0  # milliseconds, once a change, at the larger size: twenty times the longest mapping that is known
FIRST, LATER = 14 * 1024, 10 * 1024  # bytes: a page with its style sheets; a later page alone
NOW = datetime(2026, 10, 1, 9, tzinfo=UTC)
PARTS = ("states", "civil-society", "business", "academia")
ROWS = (
    """<table>{% for row in rows %}<tr>{% for cell in row %}<td>{{ cell }}</td>{% endfor %}</tr>{% endfor %}</table>"""
)


@dataclass
class Page:
    """A page of one list, by size of its group."""

    name: str
    ask: Callable[[int], bytes]
    change: Callable[[int], None] | None = None  # before each asking; not counted
    samples: dict[int, list[float]] = field(default_factory=dict)
    queries: dict[int, int] = field(default_factory=dict)
    weight: int = 0

    def cpu(self, size: int) -> float:
        return min(self.samples[size])


def slug(size: int) -> str:
    return f"group-{size}"


def few(number: int) -> str:
    """A word that twenty rows of each list hold, however long it is: what is looked for."""
    return "Zephyr " if number <= 20 else ""


def fill(size: int) -> None:
    """A group with so many members, so many issues and so many documents."""
    from plenary.library import acts as library
    from plenary.mandate import acts as mandate
    from plenary.mapping import acts as mapping
    from plenary.mapping import reads as mapped
    from plenary.members import acts as members
    from plenary.record.actor import operator
    from plenary.rules.gaps import Added

    by, dice = operator("bench"), random.Random(size)
    where: dict[str, Any] = {"group": slug(size), "at": NOW}
    mandate.found_group(
        by, slug=slug(size), short=f"Harbours {size}", name={"en": f"Working Group on {size} Harbours"},
        purpose={"en": "To agree without voting."}, parent=("Assembly", {"en": "Assembly of Ports"}),
        resolution=f"A/12/{size}", at=NOW,
    )  # fmt: skip
    members.compose(by, stakeholder_groups=[{"code": p, "name": {"en": p.title()}, "seats": 5} for p in PARTS], **where)
    told = {"country": "Kenya", "label": "", "occasion": "First session", "region": "African", "seat": ""}
    people = [
        {
            **told, "number": n, "name": f"{few(n)}{dice.choice(WORDS).title()} {dice.choice(WORDS).title()} {n}",
            "organisation": f"Society of {dice.choice(WORDS)} {n % 400}", "part": dice.choice(PARTS), "capacity": "delegate",
            "since": "2016-09-30", "until": "2016-10-02",
        }
        for n in range(1, size + 1)
    ]  # fmt: skip
    for start in range(0, size, 1000):
        members.take_in(by, people=people[start : start + 1000], **where)
    areas = [{"code": f"a{n}", "letter": str(n), "name": {"en": f"Area {n}"}} for n in range(1, 25)]
    mapping.enter_categories(by, categories=areas, scheme=mapped.AREAS, **where)
    mapping.enter_categories(
        by, categories=[{"code": f"c{n}", "name": {"en": f"Category {n}"}} for n in range(5)], **where
    )
    for n in range(1, 9):
        mapping.enter_mechanism(by, name=f"Convention {n}", body=f"Body {n}", kind="convention", **where)
    issues = [
        {
            "title": f"{few(n)}{prose(random.Random(n), 60)} {n}",
            "area": "a1" if few(n) else f"a{n % 23 + 2}",
            "second": f"c{n % 5}",
        }
        for n in range(1, size + 1)
    ]
    given: dict[str, Any] = {"data": b"issues", "name": "issues.csv", "media_type": "text/csv"}
    mapping.import_mapping(by, added=[Added("issues", n, row) for n, row in enumerate(issues, 2)], **given, **where)
    mapping.accept_issues(by, numbers=list(range(1, size + 1)), **where)
    cell = {"note": "On moles alone.", "source": "", "checked": "2026-09-01"}
    found = [
        Added("findings", n, {"issue": str(n), "mechanism": str(n % 8 + 1), "finding": "partial", **cell})
        for n in range(1, size + 1)
    ]
    mapping.import_mapping(by, added=found, **given, **where)
    for n in range(1, size + 1):
        title = {"en": few(n) + prose(random.Random(n), 50)}
        library.register(by, title=title, kind="report", symbol=f"H/{size}/{n}", date=f"{1995 + n % 30}", **where)


def changes() -> dict[str, Callable[[int], None]]:
    """A row of a list is changed, by an act: what was kept of that group is made anew."""
    from plenary.library import acts as library
    from plenary.mapping import acts as mapping
    from plenary.members import acts as members
    from plenary.record.actor import operator

    by, turn = operator("bench"), iter(range(10**6))

    def member(size: int) -> None:
        told = {"capacity": "observer", "since": NOW.date(), "name": f"Late Comer {next(turn)}"}
        members.give_capacity(by, group=slug(size), at=NOW, **told)

    def issue(size: int) -> None:
        mapping.propose_issue(by, group=slug(size), title=f"A lamp fails for the {next(turn)}th time", at=NOW)

    def document(size: int) -> None:
        library.register(by, group=slug(size), title={"en": f"A late paper {next(turn)}"}, kind="report", at=NOW)

    return {"members": member, "mapping": issue, "documents": document}


def pages() -> list[Page]:
    """The lists as the public reads them, and the peer of each."""
    from django.template import Context, Engine
    from django.test import Client

    from plenary.library.models import Document
    from plenary.mapping.models import Issue
    from plenary.members.models import Role

    client, engine = Client(headers={"accept-encoding": "identity"}), Engine()
    table = engine.from_string(ROWS)

    def get(path: str, deep: str = "") -> Callable[[int], bytes]:
        def ask(size: int) -> bytes:
            many = {"half": size // 2, "page": 1 + size // 100, "board": size // 2}
            at = many if size > 100 else {"half": 0, "page": 1, "board": 40}  # the board's second page is full at 100
            answer = client.get(f"/groups/{slug(size)}/{path}" + deep.format(**at))
            assert answer.status_code == 200, (path, answer.status_code)
            return answer.content

        return ask

    def whole(model: Any, *columns: str) -> Callable[[int], bytes]:
        def ask(size: int) -> bytes:
            rows = model.objects.filter(group__slug=slug(size)).order_by("pk").values_list(*columns)
            return table.render(Context({"rows": rows})).encode()

        return ask

    change = changes()
    return [
        Page("members", get("members/people/")),
        Page("members, half way", get("members/people/", "?after={half}")),
        Page("members, searched", get("members/people/", "?q=zephyr")),
        Page("members after a change", get("members/people/"), change["members"]),
        Page("mapping", get("mapping/")),
        Page("mapping, half way", get("mapping/", "?from={board}")),
        Page("mapping, one area", get("mapping/", "?area=a1")),
        Page("mapping, searched", get("mapping/", "?q=zephyr")),
        Page("gaps", get("mapping/gaps/")),
        Page("an issue", get("mapping/issues/7/")),
        Page("mapping after a change", get("mapping/"), change["mapping"]),
        Page("documents", get("documents/")),
        Page("documents, half way", get("documents/", "?page={page}")),
        Page("documents, searched", get("documents/", "?q=zephyr")),
        Page("documents after a change", get("documents/"), change["documents"]),
        Page("peer: members whole", whole(Role, "person__name", "organisation__name", "capacity", "since")),
        Page("peer: issues whole", whole(Issue, "number", "title", "state", "proposer")),
        Page("peer: documents whole", whole(Document, "symbol", "words", "kind", "date")),
    ]


def measure(found: list[Page], sizes: tuple[int, ...], rounds: int) -> None:
    from django.db import connection

    for number in range(rounds + 2):  # the first two are to get warm
        for one in found:
            for size in sizes:
                if one.change is not None:
                    one.change(size)
                else:
                    one.ask(size)  # somebody read it before, whatever was changed meanwhile
                asked: list[str] = []
                with connection.execute_wrapper(
                    lambda run, sql, *rest, asked=asked: asked.append(sql) or run(sql, *rest)
                ):
                    begun = time.process_time()
                    data = one.ask(size)
                    used = time.process_time() - begun
                if number > 1:
                    one.samples.setdefault(size, []).append(used * 1000)
                    one.queries[size] = len(asked)
                    one.weight = max(one.weight, _packed(data))


def _packed(data: bytes) -> int:
    import brotli

    return len(brotli.compress(data, quality=5))  # as the server does


def sheets(page: bytes) -> int:
    """Bytes of the style sheets of a page."""
    import brotli
    from django.conf import settings

    root = Path(settings.STATIC_ROOT)
    named = re.findall(r'rel="stylesheet" href="/static/([^"?]+)"', page.decode())
    return sum(len(brotli.compress((root / name).read_bytes())) for name in named)


def report(found: list[Page], sizes: tuple[int, ...], styles: dict[str, int], busy: str, quick: bool) -> int:
    small, large = sizes[0], sizes[-1]
    heads = "".join(f"{f'{n:,}':>9}" for n in sizes)
    whole = {one.name.split()[1]: one.cpu(large) for one in found if one.name.startswith("peer")}
    print(f"{'CPU ms a page':26}{heads}{'flat':>7}{'queries':>9}{'x peer':>8}{'bytes':>8}{'x budget':>10}")
    missed, rows = [], {}
    for one in found:
        cpu = {n: one.cpu(n) for n in sizes}
        flat, peer, anew = cpu[large] / cpu[small], one.name.startswith("peer"), one.change is not None
        asked = "–".join(map(str, sorted(set(one.queries.values()))))
        budget = one.weight / LATER
        if not peer:
            same = len(set(one.queries.values())) == 1
            scans = one.name.endswith("searched")
            slow = cpu[large] > ANEW if anew else cpu[large] - cpu[small] > SCAN if scans else flat > FLAT
            missed += [f"{one.name}: {what}" for what, is_so in (
                (f"more than {ANEW:.0f} ms" if anew else f"{SCAN:.0f} ms dearer" if scans else "not flat", slow),
                ("not the same queries", not same and not anew),
                ("too heavy", budget > 1),
            ) if is_so]  # fmt: skip
        beside = cpu[large] / next((ms for name, ms in whole.items() if one.name.startswith(name)), whole["issues"])
        told = "" if peer else f"{beside:8.2f}{one.weight:8,}{budget:10.2f}"
        print(f"{one.name:26}" + "".join(f"{cpu[n]:9.2f}" for n in sizes) + f"{flat:7.2f}{asked:>9}{told}")
        rows[one.name] = {"cpu_ms": cpu, "flat": flat, "queries": one.queries, "bytes": one.weight, "peer": beside}
    for name, total in styles.items():
        print(f"first view of {name}: {total:,} bytes with its style sheets, {total / FIRST:.2f} of the promise")
        missed += [f"{name}: the first view is too heavy"] if total > FIRST else []
    print(
        f"limits: flat {FLAT}, the same queries, {LATER:,} bytes a page; {SCAN:.0f} ms more where every row is searched, "
    )
    print(f"{ANEW:.0f} ms once a change; load of the machine {busy}")
    OUT.mkdir(exist_ok=True)
    told = {"sizes": sizes, "flat": FLAT, "pages": rows, "first_view": styles, "missed": missed, "load": busy}
    (OUT / ("lists-quick.json" if quick else "lists.json")).write_text(json.dumps(told, indent=1) + "\n")
    for line in missed:
        print(f"missed: {line}")
    return 1 if missed else 0


def main() -> int:
    reader = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reader.add_argument("--quick", action="store_true", help="100 and 1,000 rows")
    asked = reader.parse_args()
    sizes, busy = (100, 1000) if asked.quick else (100, 10_000), load()
    with tempfile.TemporaryDirectory() as folder:
        kept = environment(Path(folder), DJANGO_SETTINGS_MODULE="plenary.settings")
        os.environ.clear()
        os.environ.update(kept)
        import django

        django.setup()
        from django.conf import settings
        from django.core.management import call_command
        from django.db import connection, transaction

        settings.ALLOWED_HOSTS = ["*"]
        call_command("migrate", verbosity=0, interactive=False)
        call_command("collectstatic", verbosity=0, interactive=False)
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA synchronous=OFF")  # nothing that is measured writes
        for size in sizes:
            print(f"filling a group with {size:,} of each …", file=sys.stderr, flush=True)
            with transaction.atomic():
                fill(size)
        found = pages()
        measure(found, sizes, 5 if asked.quick else 15)
        first = {one.name: one.ask(sizes[-1]) for one in found if one.name in ("members", "mapping", "documents")}
        styles = {name: _packed(page) + sheets(page) for name, page in first.items()}
        return report(found, sizes, styles, f"{busy} before, {load()} after", asked.quick)


if __name__ == "__main__":
    sys.exit(main())
