"""A plugin of the test suite: which templates were rendered, and whether the whole suite ran.

When the whole suite ran and passed, a template that no test rendered fails it: a page that nobody looked at.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.house import notes

SOURCE = Path(__file__).resolve().parents[2] / "src" / "plenary"
_seen: set[str] = set()
_WORKERS = "rendered templates"


def all_templates() -> set[str]:
    """Every template of a page, by the name that it is loaded by."""
    return {p.relative_to(p.parents[1]).as_posix() for p in SOURCE.glob("*/templates/*/*.html")}


@pytest.fixture(scope="session", autouse=True)
def _watching() -> Iterator[None]:
    """Note each template that is loaded: Jinja loads a template when it is first rendered, included or imported."""
    from jinja2 import FileSystemLoader

    load = FileSystemLoader.get_source

    def get_source(self: FileSystemLoader, environment: Any, template: str) -> Any:
        _seen.add(template)
        return load(self, environment, template)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(FileSystemLoader, "get_source", get_source)
        yield


def whole(config: pytest.Config) -> bool:
    """Was everything to be run: no path, no -k, no -m, nothing deselected?"""
    chosen = config.args_source == pytest.Config.ArgsSource.TESTPATHS
    return chosen and not any(
        config.getoption(name, None) for name in ("keyword", "markexpr", "deselect", "lf", "ignore")
    )


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any, error: object) -> None:
    """What a worker of xdist has seen."""
    _seen.update(getattr(node, "workeroutput", {}).get(_WORKERS, ()))


def missing(config: pytest.Config, status: int) -> list[str]:
    if status != pytest.ExitCode.OK or not whole(config):
        return []
    return sorted(all_templates() - _seen)


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    output = getattr(session.config, "workeroutput", None)
    if output is not None:
        output[_WORKERS] = sorted(_seen)
        return
    if missing(session.config, exitstatus):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED
    elif exitstatus == pytest.ExitCode.OK and whole(session.config) and _on_sqlite():
        notes.note("SQLite", tested=True)


def _on_sqlite() -> bool:
    from django.conf import settings

    return settings.configured and "sqlite" in settings.DATABASES["default"]["ENGINE"]


def pytest_terminal_summary(terminalreporter: Any, exitstatus: int, config: pytest.Config) -> None:
    if left := missing(config, int(pytest.ExitCode.OK) if _all_passed(terminalreporter) else exitstatus):
        terminalreporter.section("templates that no test rendered", red=True)
        terminalreporter.line("\n".join(left))


def _all_passed(reporter: Any) -> bool:
    return not any(reporter.stats.get(kind) for kind in ("failed", "error"))
