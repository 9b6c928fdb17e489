"""The gates that run no test: `make check`. Each is named, all of them run, and one table at the end says how it went."""

from __future__ import annotations

import os
import secrets
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(REPOSITORY))

from tests.house import gates, notes  # noqa: E402 -- this file is run by its path

BIN = Path(sys.executable).parent


@dataclass(frozen=True)
class Outcome:
    """How a gate went: whether it holds, what it said, how many seconds it took."""

    name: str
    ok: bool
    said: str
    seconds: float


def tool(*command: str, **environment: str) -> Callable[[], tuple[bool, str]]:
    """A gate that is a program of the virtual environment: it holds where the exit status is 0."""

    def run() -> tuple[bool, str]:
        with tempfile.TemporaryDirectory(prefix="plenary-check-") as home:
            settings = {
                "PLENARY_HOME": home,
                "PLENARY_SECRET": secrets.token_urlsafe(48),
                "DJANGO_SETTINGS_MODULE": "plenary.settings",
            }
            kept = {k: v for k, v in os.environ.items() if not k.startswith(("PLENARY", "DJANGO"))}
            ran = subprocess.run(
                [str(BIN / command[0]), *command[1:]],
                cwd=REPOSITORY,
                env=kept | settings | environment,
                capture_output=True,
                text=True,
            )
        return ran.returncode == 0, (ran.stdout + ran.stderr).strip()

    return run


def own(name: str, files: gates.Files) -> Callable[[], tuple[bool, str]]:
    """A gate of gates.py."""

    def run() -> tuple[bool, str]:
        told = gates.GATES[name](files)
        return not told, "\n".join(told)

    return run


def all_gates(files: gates.Files) -> dict[str, Callable[[], tuple[bool, str]]]:
    """Every gate by its name, the slow ones first."""
    templates = sorted(str(p) for p in (REPOSITORY / "src/plenary").glob("*/templates"))
    deployed = {"PLENARY_URL": "https://plenary.example"}
    return {
        "types (mypy)": tool("mypy"),
        "deployment (check --deploy)": tool(
            "django-admin", "check", "--deploy", "--fail-level", "WARNING", "--settings", "plenary.settings", **deployed
        ),
        "migrations (none missing)": tool(
            "django-admin", "makemigrations", "--check", "--dry-run", "--settings", "plenary.settings"
        ),
        "imports (import-linter)": tool("lint-imports", "--no-logo"),
        "translations": tool("python", "tests/house/translations.py", "--check"),
        "lint (ruff check)": tool("ruff", "check"),
        "format (ruff format)": tool("ruff", "format", "--check", "--diff"),
        "templates (djLint)": tool("djlint", "--lint", "--quiet", *templates),
        **{name: own(name, files) for name in gates.names()},
    }


def timed(name: str, gate: Callable[[], tuple[bool, str]]) -> Outcome:
    began = time.monotonic()
    try:
        ok, said = gate()
    except OSError as why:
        ok, said = False, str(why)
    return Outcome(name, ok, said, time.monotonic() - began)


def main() -> int:
    notes.forget()
    todo = all_gates(gates.tracked())
    with ThreadPoolExecutor(2) as pool:
        outcomes = list(pool.map(lambda item: timed(*item), todo.items()))
    width = min(shutil.get_terminal_size().columns, 120)
    for outcome in outcomes:
        if not outcome.ok:
            lines = outcome.said.splitlines()
            more = [f"… and {len(lines) - 60} lines more"] if len(lines) > 60 else []
            print(f"\n{'─' * width}\n{outcome.name}\n{'─' * width}", *lines[:60], *more, sep="\n")
    print()
    for outcome in outcomes:
        print(f"{'✓' if outcome.ok else '✕'} {outcome.name:32} {outcome.seconds:6.1f} s")
    failed = sum(not outcome.ok for outcome in outcomes)
    print(f"{len(outcomes)} gates, {failed} failed.\n" if failed else f"{len(outcomes)} gates hold.\n")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
