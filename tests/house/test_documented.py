"""What is not documented fails: each kind of entry, each setting, each command, each room."""

from __future__ import annotations

import ast
from collections.abc import Iterator

import click
import pytest

from tests.conftest import REPOSITORY
from tests.house import acting, entries_page

DOCS = REPOSITORY / "docs"


def test_the_page_of_entries_is_as_the_sources_are() -> None:
    assert entries_page.PAGE.read_text() == entries_page.page(), "run: python tests/house/entries_page.py"


def test_no_kind_of_entry_is_left_over() -> None:
    """Each kind is written by some act."""
    written = {
        getattr(made.func, "id", "")
        for one in acting.acts()
        for body in one.bodies()
        for call in acting.calls(body)
        if getattr(call.func, "id", "") == "Written" and isinstance(made := acting.made(call.args[0], one), ast.Call)
    }
    assert {kind.__name__ for kind in entries_page.kinds().values()} <= written


def environment() -> set[str]:
    """Every name that the program reads from its environment."""
    found = set()
    for _where, module in acting.modules():
        for node in ast.walk(module):
            source = ast.unparse(node) if isinstance(node, ast.Call | ast.Subscript | ast.Compare) else ""
            if "environ" not in source and "getenv" not in source:
                continue
            found |= {
                n.value
                for n in ast.walk(node)
                if isinstance(n, ast.Constant) and isinstance(n.value, str) and n.value.startswith("PLENARY_")
            }
    return found


def test_every_setting_is_documented_and_every_documented_one_is_read() -> None:
    page = (DOCS / "administrator/settings.md").read_text()
    before_tests, _head, _tests = page.partition("## For the test suite")
    rows = {line.split("`")[1] for line in before_tests.splitlines() if line.startswith("| `")}
    assert rows == environment()


def commands(group: click.Group, path: str = "plenary") -> Iterator[tuple[str, click.Command]]:
    for name, command in group.commands.items():
        if isinstance(command, click.Group):
            yield from commands(command, f"{path} {name}")
        else:
            yield f"{path} {name}", command


def test_every_command_is_documented_with_each_of_its_options() -> None:
    from plenary.hall.cli import main

    page = (DOCS / "administrator/commands.md").read_text()
    sections = {part.partition("\n")[0].strip(): part for part in page.split("\n## ")[1:]}
    there = dict(commands(main))
    assert set(sections) == set(there)
    missing = [
        f"{name} {option}"
        for name, command in there.items()
        for parameter in command.params
        for option in parameter.opts
        if option.startswith("-") and f"`{option}`" not in sections[name]
    ]
    assert not missing


def test_every_command_teaches() -> None:
    from plenary.hall.cli import main

    for name, command in commands(main):
        assert len((command.help or "").split()) > 2, f"{name} --help says nothing"


@pytest.mark.parametrize("room", ["record", "mandate", "members", "library", "calls", "post", "hall", "rules", "press"])
def test_every_room_is_described(room: str) -> None:
    assert f"| `{room}` |" in (DOCS / "rooms/README.md").read_text()
