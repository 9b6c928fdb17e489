"""Each gate of our own stops what it is there to stop, and lets pass what is in order."""

from __future__ import annotations

import pytest

from tests.house import gates

WORK = "/wo" + "rk/main/data"
FROM = "https://py" + "pi.org/simple/"


@pytest.mark.parametrize(
    ("gate", "name", "broken", "sound"),
    [
        ("explained ignores", "src/a.py", "x = 1  # noqa\n", "x = 1  # noqa: S105 -- the name of a parameter\n"),
        ("explained ignores", "src/a.py", "x = 1  # noqa: S105\n", "x = '# noqa'\n"),
        ("explained ignores", "src/a.py", "x = 1  # type: ignore\n", "x = 1  # type: ignore[misc]  # Django's stubs\n"),
        ("explained ignores", "src/a.py", "x = 1  # type: ignore[misc]\n", "# type of the ignored file\n"),
        (
            "explained ignores",
            "src/a.py",
            "x()  # pragma: no cover\n",
            "x()  # pragma: no cover -- only on a full disk\n",
        ),
        ("both directions", "src/a.css", "a { margin-left: 1px }", "a { margin-inline-start: 1px }"),
        ("both directions", "src/a.css", "a { left: 0 }", "a { inset-inline-start: 0 } /* not left: 0 */"),
        ("both directions", "src/a.css", "a { text-align: right }", "a { text-align: end }"),
        ("nothing inline", "src/plenary/a.html", '<p style="x">', '<p class="style">'),
        ("nothing inline", "src/plenary/a.html", "<script>x</script>", '<script src="{{ x }}" defer></script>'),
        ("nothing inline", "src/plenary/a.html", '<a onclick="x">', '<a class="on" href="/on?e=1">'),
        ("nothing inline", "src/plenary/a.html", "{{ x|safe }}", "{{ safe }}"),
        ("nothing inline", "src/plenary/a.html", '<img src="https://example.org/a.png">', '<img src="/a.png">'),
        ("short files", "src/plenary/a.py", "x\n" * 401, "x\n" * 400),
        ("no workplace", "README.md", f"see {WORK}", "see docs/rooms/work/ and groups/a/inputs/b/work/1/"),
        ("no workplace", "README.md", f"pip install -i {FROM}", "pip install -r requirements.txt"),
        ("links arrive", "docs/a.md", "[here](nowhere.md)", "[here](a.md#there) and [out](https://example.org)"),
    ],
)
def test_a_gate_stops_one_and_lets_the_other_pass(gate: str, name: str, broken: str, sound: str) -> None:
    check = gates.GATES[gate]
    assert len(check({name: broken})) == 1
    assert check({name: sound}) == []


HASH = "--hash=sha256:" + "0" * 64


@pytest.mark.parametrize(
    ("line", "wrong"),
    [
        (f"django==5.2.1 \\\n    {HASH}", ""),
        ("django==5.2.1", "no hash"),
        (f"django>=5.2 \\\n    {HASH}", "not one exact version"),
        (f"django @ {FROM}django.whl {HASH}", "not one exact version"),
    ],
)
def test_requirements_are_exact_and_hashed(line: str, wrong: str) -> None:
    told = gates.hashed_requirements(
        {"requirements.txt": line + "\n", "requirements-dev.txt": f"a==1 {HASH}\\\n{HASH}"}
    )
    told = [t for t in told if t.startswith("requirements.txt")]
    assert (wrong in told[0]) if wrong else not told


def test_an_exception_that_is_not_needed_any_more_is_taken_back() -> None:
    assert gates.short_files({"src/plenary/a.py": "x\n"}, {"src/plenary/a.py": "once"})
    assert not gates.short_files({"src/plenary/a.py": "x\n" * 500}, {"src/plenary/a.py": "a table of the RFC"})
