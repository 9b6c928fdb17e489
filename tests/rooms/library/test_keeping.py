"""The secretariat keeps the library: documents and their families, languages, rights; everybody finds what there is."""

from __future__ import annotations

import io
import zipfile
from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from plenary.library import acts, reads, work
from plenary.library.kinds import KINDS, named
from plenary.members import acts as members
from plenary.record import following
from plenary.record import reads as record
from plenary.record.actor import Forbidden, operator
from plenary.record.problems import Conflict, Problem
from plenary.record.verify import verify
from tests import factories

pytestmark = pytest.mark.django_db
AT = factories.AT
PDF = b"%PDF-1.7 lights"
LIST = f"/groups/{factories.SLUG}/documents/"
ABOUT = {"kind": "crp", "date": "2014-04-30", "original": "en"}


def upload(name: str = "lights.pdf", data: bytes = PDF) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data)


def post(pk: int, do: str, once: str = "", **told: Any) -> Any:
    return factories.client("secretariat").post(f"/documents/{pk}/", {"do": do, "once": once or do, **told})


def seen(pk: int | None) -> reads.DocumentPage:
    found = reads.document(pk or 0)
    assert found is not None
    return found


def text(address: str, role: str = "public") -> str:
    return " ".join(factories.client(role).get(address).content.decode().replace("<wbr>", "").split())


@pytest.mark.accepts(67)
def test_a_family_is_seen_from_every_member_of_it() -> None:
    base = factories.document("E/CN.99/2014/CRP.3", kind="crp")
    rev = factories.document("e/cn.99/2014/crp.3/rev.1", kind="revision")
    corr = factories.document("E/CN.99/2014/CRP.3/Corr.1", kind="corrigendum")
    add = factories.document("E/CN.99/2014/CRP.3/Add.1", kind="addendum")
    pages = {pk: text(f"/documents/{pk}/") for pk in (base, rev, corr, add)}
    for pk, page in pages.items():
        assert all(f'href="/documents/{other}/"' in page for other in pages if other != pk)
    assert f'This document was replaced by <a href="/documents/{rev}/">' in pages[base]
    assert f'This document is corrected by <a href="/documents/{corr}/">' in pages[base]
    assert "addendum to <a" in pages[add]
    assert "replaced by e/cn.99/2014/crp.3/rev.1" in text(LIST)


@pytest.mark.accepts(67)
def test_an_addendum_that_came_before_its_base_is_proposed_and_set_by_one_press() -> None:
    add = factories.document("E/CN.99/2014/CRP.4/Add.1", kind="addendum")
    assert seen(add).family == ()
    factories.document("E/CN.99/2014/CRP.4", kind="crp")
    assert "Its symbol says that it is:" in text(f"/documents/{add}/", "secretariat")
    assert "Its symbol says that it is:" not in text(f"/documents/{add}/")
    assert post(add, "relate", relation="addendum", base="e/cn.99/2014/crp.4").status_code == 302
    found = seen(add)
    assert found.line.base is not None
    assert (found.line.base.relation, found.line.base.symbol) == ("addendum", "E/CN.99/2014/CRP.4")
    assert verify().ok


def test_a_document_never_belongs_to_itself() -> None:
    one, two = factories.document("X/1"), factories.document("X/1/Rev.1", kind="revision")
    with pytest.raises(Problem, match="does not belong to itself"):
        acts.relate(operator(), document=one, relation="revision", base="X/1/Rev.1", at=AT)
    refused = post(one, "relate", relation="revision", base="Y/7")
    assert refused.status_code == 400
    assert "No document has the symbol Y/7: enter that one first." in refused.content.decode()
    assert "Y/7" in refused.content.decode().split('name="base"')[1][:200]
    acts.relate(operator(), document=two, relation="", at=AT)
    assert seen(two).line.base is None


@pytest.mark.accepts(182)
def test_one_document_in_three_languages_is_one_row_and_says_what_is_missing() -> None:
    pk = factories.document("PORTS/2016/2")
    for language, name in (("en", "lights-en.pdf"), ("ar", "lights-ar.pdf"), ("fr", "lights-fr.pdf")):
        said = {"language": language, "file": upload(name, PDF + language.encode())}
        if language == "en":
            said["is-original"] = "yes"
        assert post(pk, "language", once=language, **said).status_code == 302
    found = seen(pk)
    assert [v.number for v in found.versions] == [1]
    assert [one.language for one in found.line.languages] == ["ar", "en", "fr"]
    assert found.missing == ("zh", "ru", "es")
    row = text(LIST).split("PORTS/2016/2")[1].split("</tr>")[0]
    assert row.count("hreflang=") == 3
    assert "(original)" in row
    page = text(f"/documents/{pk}/")
    assert "Not there in:" in page
    assert "русский" in page
    assert factories.client().get(f"/files/{found.line.languages[0].files[0].id}").getvalue() == PDF + b"ar"
    assert "PORTS/2016/2" in text(LIST + "?language=ar")
    assert "PORTS/2016/2" not in text(LIST + "?language=zh")
    # a corrected English text is the next version; the others are shown as those of the version before
    assert post(pk, "version", language="en", words="Two slips.", file=upload(data=PDF + b"2")).status_code == 302
    told = {one.language: (one.version, one.behind) for one in seen(pk).line.languages}
    assert told == {"ar": (1, True), "en": (2, False), "fr": (1, True)}


def test_other_words_in_a_language_that_is_there_are_a_correction() -> None:
    pk = factories.document("PORTS/2016/2")
    post(pk, "language", once="a", language="en", file=upload())
    assert post(pk, "language", once="b", language="en", file=upload()).status_code == 302  # the same file: nothing new
    refused = post(pk, "language", once="c", language="en", file=upload(data=PDF + b"2"))
    assert refused.status_code == 400
    assert "published as the next version" in refused.content.decode()


def zipped(name: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as out:
        out.writestr(name, "<a/>")
    return made.getvalue()


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("lights.exe", b"MZ", "Hand in one of these"),
        ("lights.pdf", b"<!doctype html><p>404", "The content is not what the ending"),
        ("lights.txt", b"<html>404", "The content is not what the ending"),
        ("lights.docx", b"PK\x03\x04 broken", "damaged"),
        ("lights.docx", zipped("xl/workbook.xml"), "The content is not what the ending"),
        ("lights.pdf", b"", "empty"),
    ],
)
def test_what_is_no_document_is_not_published(name: str, data: bytes, why: str) -> None:
    pk = factories.document("PORTS/2016/2")
    refused = post(pk, "language", language="en", file=upload(name, data))
    assert refused.status_code == 400
    assert why in refused.content.decode()
    assert seen(pk).versions == ()


@pytest.mark.accepts(88)
def test_what_others_hold_rights_in_is_listed_and_not_handed_out() -> None:
    pk = factories.document("PORTS/2016/2", address="https://example.org/a")
    factories.published(pk, data=PDF)
    copy = factories.copied(pk)
    rendition = seen(pk).versions[0].renditions[0].id
    refused = post(pk, "rights", rights="© 2013 Ana Lights", public="no", withheld=" ")
    assert refused.status_code == 400
    assert "Ana Lights" in refused.content.decode()
    told = {"rights": "© 2013 Ana Lights", "holder": "Ana Lights, ana@lights.example", "public": "no"}
    assert post(pk, "rights", once="2", **told, withheld="The photographer was not reached.").status_code == 302
    page = text(f"/documents/{pk}/")
    assert "The photographer was not reached." in page
    assert "© 2013 Ana Lights" in page
    assert "ana@lights.example" not in page  # a personal address is masked, whoever typed it
    assert not [entry for entry in following.after(0, count=500) if "ana@lights" in str(entry.what)]
    assert f'href="/files/{rendition}"' not in page
    assert "not handed out" in text(LIST)
    for address in (f"/files/{rendition}", f"/copies/{copy}"):
        answer = factories.client("member").get(address)
        assert answer.status_code == 403
        assert "The photographer was not reached." in answer.content.decode()
        assert factories.client("secretariat").get(address).status_code == 200
    assert post(pk, "rights", once="3", **(told | {"public": "yes"}), withheld="left over").status_code == 302
    assert factories.client().get(f"/files/{rendition}").status_code == 200


def test_the_secretariat_of_one_group_keeps_its_documents_and_no_others() -> None:
    told: dict[str, Any] = {"withheld": "The photographer was not reached."}
    own = factories.document("PORTS/1", **told)
    other = factories.document("REEFS/1", group=factories.group("reefs"), **told)
    for pk in (own, other):
        factories.published(pk)
    ina = members.give_role(
        operator(), name="Ina", role="secretariat", group=factories.SLUG, since=date(2016, 1, 1), at=AT
    )
    members.open_account(operator(), person=ina.value, email="secretariat@alone.example", at=AT)
    desk = factories.client("secretariat", "alone")
    for pk, (answer, opened) in {own: (302, 200), other: (403, 403)}.items():
        file = seen(pk).versions[0].renditions[0].id
        assert desk.get(f"/files/{file}").status_code == opened
        assert (f'href="/files/{file}"' in desk.get(f"/documents/{pk}/").content.decode()) == (opened == 200)
        rights = {"do": "rights", "once": "a", "rights": "© Ana", "public": "no", **told}
        assert desk.post(f"/documents/{pk}/", rights).status_code == answer


def test_a_document_is_entered_in_one_form_and_bad_input_keeps_what_was_typed() -> None:
    desk = factories.client("secretariat")
    told = {
        "title-en": "Draft recommendations",
        "symbol": "PORTS/2016/CRP.9",
        "kind": "crp",
        "date": "30.4.",
        "once": "a",
    }
    told |= {"do": "enter", "public": "yes", "language": "en", "original": "en", "meeting": ""}
    refused = desk.post(LIST + "new/", told)
    assert refused.status_code == 400
    assert "30.4. is no date" in refused.content.decode()
    assert 'value="Draft recommendations"' in refused.content.decode()
    size = record.size()
    assert desk.post(LIST + "new/", told | {"date": "2016-04-30", "kind": "poem"}).status_code == 400
    assert desk.post(LIST + "new/", told | {"date": "2016-04-30", "file": upload("a.exe")}).status_code == 400
    dated = told | {"date": "2016-04-30"}
    for wrong in ({"meeting": "The second, in May"}, {"meeting": "m" * 61}, {"original": "e\nn"}):
        assert desk.post(LIST + "new/", dated | wrong).status_code == 400  # its page would lead to no meeting, and end
    assert record.size() == size
    for _time in range(2):  # sent again it is entered once
        entered = desk.post(LIST + "new/", told | {"date": "30 April 2016", "file": upload()})
        assert entered.status_code == 302
    assert entered["Location"].startswith("/documents/")
    pk = reads.by_symbol("ports/2016/crp.9")
    assert [one.language for one in seen(pk).line.languages] == ["en"]
    assert seen(pk).line.date == "2016-04-30"
    again = desk.post(LIST + "new/", told | {"date": "2016", "once": "b"})
    assert "is here already" in again.content.decode()
    assert factories.client("chair").get(LIST + "new/").status_code == 403


def test_what_is_amended_is_said_as_it_was_and_as_it_is() -> None:
    pk = factories.document("PORTS/2016/2")
    mark = seen(pk).mark
    told = {"title-en": "Lights of both coasts", "symbol": "PORTS/2016/2", "kind": "report", "date": "2016-05"}
    assert post(pk, "amend", **told, seen=mark, reason="The western coast was added.").status_code == 302
    page = text(f"/documents/{pk}/")
    assert "<del><bdi>Lights of the coast</bdi></del> <ins><bdi>Lights of both coasts</bdi></ins>" in page
    assert "The western coast was added." in page
    assert "Lights of both coasts" in text(LIST + "?q=both+coasts")
    late = post(pk, "amend", once="2", **told | {"title-en": "Mine"}, seen=mark)
    assert late.status_code == 400
    assert 'value="Mine"' in late.content.decode()
    with pytest.raises(Conflict):
        acts.amend_document(operator(), document=pk, told={"date": "2017"}, seen=mark, at=AT)
    with pytest.raises(Forbidden):
        acts.amend_document(factories.actor("chair"), document=pk, told={"date": "2017"}, at=AT)
    assert verify().ok


@pytest.mark.accepts(65, 125)
def test_the_library_is_listed_by_year_and_by_kind_and_narrowed() -> None:
    for n, (year, kind) in enumerate((("2008", "transcript"), ("2012-05-18", "minutes"), ("2012", "report")), 1):
        factories.document(f"PORTS/{n}", date=year, kind=kind, title={"en": f"Paper {n}"}, meeting="1" if n > 1 else "")
    page = text(LIST)
    assert page.index("<h2>2012</h2>") < page.index("<h2>2008</h2>")
    assert "Paper 1" not in text(LIST + "?year=2012")
    assert "Paper 2" in text(LIST + "?kind=minutes")
    assert "Paper 3" not in text(LIST + "?kind=minutes")
    assert "Paper 1" not in text(LIST + "?meeting=1")
    by_kind = text(LIST + "?by=kind")
    assert by_kind.index("<h2>Minutes</h2>") < by_kind.index("<h2>Transcript</h2>")
    assert "No document of this group matches." in text(LIST + "?q=nothing+such")


def test_every_kind_has_its_word() -> None:
    assert len({named(k) for k in KINDS}) == len(KINDS)
    with pytest.raises(Problem):
        factories.document("X/9", kind="poem")


@pytest.mark.accepts(66)
def test_one_address_is_checked_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    from plenary.library import fetching

    asked: list[str] = []

    def fetch(address: str) -> fetching.Fetched:
        asked.append(address)
        return fetching.Fetched(404, "status")

    monkeypatch.setattr(fetching, "fetch", fetch)
    pk = factories.document("X/1", address="https://example.org/a")
    factories.document("X/2", address="https://example.org/b")
    assert "not looked at yet" in text(LIST)
    assert post(pk, "check").status_code == 302
    assert work.run_waiting() == 1
    assert asked == ["https://example.org/a"]
    assert "not reached" in text(f"/documents/{pk}/")


def test_pages_of_the_list_ask_as_often_however_long_it_is() -> None:
    def asked(address: str) -> int:
        factories.client().get(address)
        with CaptureQueriesContext(connection) as queries:
            assert factories.client().get(address).status_code == 200
        return len(queries)

    def filled(n: int) -> None:
        pk = factories.document(f"X/{n}/Rev.1" if n > 1 else "X/1", kind="revision", meeting="1")
        factories.published(pk, data=b"%PDF-1.7 " + str(n).encode())

    filled(1)
    one = asked(LIST)
    filled(2)
    filled(3)
    assert asked(LIST) == one
    assert reads.PAGE == 50


def test_a_language_is_chosen_by_hand_and_one_file_is_not_in_two() -> None:
    pk = factories.document()
    page = text(f"/documents/{pk}/", "secretariat")
    assert '<select id="f-language" name="language" required><option value="">' in page
    assert post(pk, "language", file=upload(), language="").status_code == 400
    assert post(pk, "language", "fr", file=upload(), language="fr").status_code == 302
    refused = post(pk, "language", "ar", file=upload("again.pdf"), language="ar")
    assert refused.status_code == 400
    assert "français" in refused.content.decode()
    assert [one.language for one in seen(pk).line.languages] == ["fr"]
    assert post(pk, "language", "es", file=upload(data=PDF + b"!"), language="es").status_code == 302
