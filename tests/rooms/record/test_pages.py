"""The public pages of the record: found, listed, proven; and what they say of something erased."""

from __future__ import annotations

import hashlib
import json
import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from plenary.hall.shown import value
from plenary.record import acts
from plenary.record.actor import Forbidden, operator
from plenary.record.reads import size
from plenary.record.verify import verify
from tests import factories
from tests.conftest import REPOSITORY
from tests.rooms.record import independent

pytestmark = pytest.mark.django_db


@pytest.fixture
def visitor() -> Client:
    """Nobody in particular, and a record of seven entries in it."""
    for n in range(1, 8):
        factories.organisation(f"Port {n}")
    return factories.client()


def proof(visitor: Client, sequence: int) -> dict[str, Any]:
    found: dict[str, Any] = visitor.get(f"/record/{sequence}/proof.json").json()
    return found


def test_every_proof_holds_for_somebody_who_trusts_only_the_root(visitor: Client) -> None:
    head = visitor.get("/record/head.json").json()
    assert head["tree_size"] == 7
    for sequence in range(1, 8):
        given = proof(visitor, sequence)
        assert (given["tree_size"], given["root"]) == (head["tree_size"], head["root"])
        leaf = independent.check(given)
        assert leaf["sequence"] == sequence
        assert set(leaf) == {"sequence", "instant", "seat", "capacity", "act", "object", "version", "commitment"}
        assert json.dumps(leaf, sort_keys=True, separators=(",", ":"), ensure_ascii=False) == given["leaf"], "canonical"


def test_the_page_of_an_entry_shows_the_proof_that_the_json_gives(visitor: Client) -> None:
    page, given = visitor.get("/record/3/").content.decode(), proof(visitor, 3)
    for shown in (given["leaf_hash"], given["root"], given["salt"], *given["path"]):
        assert shown in page


def test_what_an_entry_tells_is_shown_in_letters_whatever_their_script(db: None) -> None:
    factories.dated(text="a week's work", imported=True)  # kept and flagged: it is no date
    page = factories.client().get(f"/record/{size()}/").content.decode()
    told = page[page.index("<h2>What happened") : page.index("<h2>Its proof")]
    assert "{&#34;en&#34;: &#34;a week&#39;s work&#34;}" in told
    assert value({"ar": "المرفأ"}) == '{"ar": "المرفأ"}'


def test_the_ten_lines_of_the_documentation_check_a_proof(visitor: Client, tmp_path: Any, monkeypatch: Any) -> None:
    text = (REPOSITORY / "docs/rooms/record.md").read_text()
    (snippet,) = re.findall(r"```python\n(.*?)```", text, re.S)
    monkeypatch.chdir(tmp_path)
    given = proof(visitor, 5)
    (tmp_path / "proof.json").write_text(json.dumps(given))
    exec(compile(snippet, "record.md", "exec"), {})  # noqa: S102 -- the documentation under test
    for key, bent in (
        ("leaf", given["leaf"].replace('"public"', '"chair"').replace("secretariat", "chair")),
        ("content", given["content"] + " "),
        ("root", "0" * 64),
        ("index", 3),
    ):
        (tmp_path / "proof.json").write_text(json.dumps(given | {key: bent}))
        with pytest.raises(AssertionError):
            exec(compile(snippet, "record.md", "exec"), {})  # noqa: S102 -- the documentation under test


def test_entries_are_found_by_number_object_and_kind(visitor: Client) -> None:
    objects = {n: f"organisation/{n}" for n in (2, 5)}
    by_number = visitor.get("/record/?q=5").content.decode()
    assert "/record/5/" in by_number
    assert "/record/2/" not in by_number
    first = json.loads(proof(visitor, 2)["leaf"])["object"]
    by_object = visitor.get("/record/", {"q": first}).content.decode()
    assert first in by_object
    assert "/record/2/" in by_object
    assert "/record/5/" not in by_object
    assert "/record/2/" in visitor.get("/record/?act=members.organisation-entered").content.decode()
    nothing = visitor.get("/record/?q=nowhere").content.decode()
    assert "No entry matches." in nothing
    assert objects[5] not in nothing


@pytest.mark.parametrize("path", ["/record/8/", "/record/8/proof.json", "/record/999999999999999999999/"])
def test_an_entry_that_is_not_there_is_not_found(visitor: Client, path: str) -> None:
    assert visitor.get(path).status_code == 404


@pytest.mark.parametrize("query", ["999999999999999999999999", "٣", "²", "%", "'", "a" * 5000])
def test_whatever_is_searched_for_the_page_answers(visitor: Client, query: str) -> None:
    assert visitor.get("/record/", {"q": query}).status_code == 200
    assert visitor.get("/record/", {"before": query, "act": query}).status_code == 200


def test_what_no_form_can_send_is_refused_on_every_page_alike(visitor: Client) -> None:
    assert visitor.get("/record/", {"q": "a\x00b"}).status_code == 400
    assert visitor.post("/sign-in/", {"email": "ana\x00@example.org"}).status_code == 400


def test_a_list_of_three_costs_as_many_queries_as_a_list_of_one(visitor: Client) -> None:
    counts = []
    for query in ("1", "organisation"):
        with CaptureQueriesContext(
            connection,
        ) as asked:
            page = visitor.get("/record/", {"q": query}).content.decode()
        counts.append((page.count('<td class="num"><a'), len(asked)))
    (one, queries), (seven, as_many) = counts
    assert (one, seven) == (1, 7)
    assert queries == as_many <= 12


def test_a_long_list_goes_on_where_it_stopped(visitor: Client) -> None:
    from plenary.record import reads

    newest = reads.find(count=3)
    assert [line.sequence for line in newest.lines] == [7, 6, 5]
    rest = reads.find(count=3, before=newest.older)
    assert [line.sequence for line in rest.lines] == [4, 3, 2]
    last = reads.find(count=3, before=rest.older)
    assert [line.sequence for line in last.lines] == [1]
    assert last.older == 0


class TestErasure:
    """A person's data goes; the tree stays whole and the page says that something was there."""

    @pytest.fixture(autouse=True)
    def erased(self, visitor: Client) -> None:
        self.before = proof(visitor, 4)
        receipt = acts.erase(operator(), sequence=4, reason="a person asked for it", at=factories.AT)
        assert receipt.entry == 8

    def test_the_page_says_so_with_the_act_and_the_reason(self, visitor: Client) -> None:
        page = visitor.get("/record/4/").content.decode()
        assert "Erased by entry 8. Reason: a person asked for it" in page
        assert self.before["content"] not in page

    def test_the_content_is_gone_and_the_leaf_is_proven_still(self, visitor: Client) -> None:
        after = proof(visitor, 4)
        assert (after["content"], after["salt"]) == ("", "")
        assert after["leaf"] == self.before["leaf"]
        independent.check(after)

    def test_the_record_still_holds(self) -> None:
        report = verify()
        assert (report.problems, report.erased, report.entries) == ([], 1, 8)

    def test_whoever_kept_the_content_cannot_be_contradicted_but_nobody_else_can_guess_it(
        self, visitor: Client
    ) -> None:
        """The salt went too: from the commitment alone even a short content cannot be found by trying."""
        commitment = json.loads(self.before["leaf"])["commitment"]
        kept = bytes.fromhex(self.before["salt"]) + self.before["content"].encode()
        assert hashlib.sha256(kept).hexdigest() == commitment
        assert hashlib.sha256(self.before["content"].encode()).hexdigest() != commitment
        assert len(bytes.fromhex(self.before["salt"])) == 32

    def test_erasing_again_is_nothing_new(self) -> None:
        assert acts.erase(operator(), sequence=4, reason="again", at=factories.AT).entry == 0

    @pytest.mark.parametrize("role", ["public", "observer", "member", "chair"])
    def test_only_the_secretariat_may(self, role: str) -> None:
        with pytest.raises(Forbidden):
            acts.erase(factories.actor(role), sequence=2, reason="hush", at=factories.AT)
