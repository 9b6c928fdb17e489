"""A report with and without the part on which there is no consensus: both say unmistakably which they are."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import docx
import pypdfium2 as pdfium
import pytest

from plenary.consensus import acts as consensus
from plenary.library import reads as library
from plenary.library import work
from plenary.press import paper_out
from plenary.record.actor import operator
from plenary.reports import acts, papers
from plenary.texts import acts as texts
from plenary.texts import reads as text_reads
from tests import factories
from tests.factories import AT, SLUG
from tests.rooms.reports.test_report import TEXT, WHERE, about, asked, made, now

pytestmark = pytest.mark.django_db
OTHER = ("The light 2 burns.", "The light 3 burns.")


def draft() -> dict[str, Any]:
    """What the newest draft keeps."""
    found = now().draft
    assert found is not None
    return found.content


def printed(variant: str, language: str = "en") -> str:
    """The words of the newest draft in a variant."""
    page = now()
    found = page.draft
    line = text_reads.text_line(SLUG, "report")
    assert found is not None
    shown = text_reads.revision(SLUG, "report", found.revision)
    assert line is not None
    assert shown is not None
    made = papers.paper(line, shown, found.content, variant, label=found.label, at=AT)
    return paper_out.printed(made, "md").data.decode()


@pytest.mark.accepts(7, 8, 9)
def test_both_variants_say_which_they_are_and_show_the_arguments_on_it() -> None:
    made("agreed", "none", "revisit")
    acts.describe_report(operator(), facts={"question": asked()}, **WHERE)
    acts.issue_draft(operator(), **WHERE)
    long, short = printed("with"), printed("without")
    for words in OTHER:
        assert words in long
        assert words not in short
    assert "The light 1 burns." in short
    assert "WITH the part on which there is no consensus" in long
    assert "WITHOUT the part on which there is no consensus: 2 paragraphs are left out." in short
    assert long.count("Not agreed by consensus") >= 2
    assert "Of the recommendations this document holds only those that were agreed" in short
    assert "Left out, no agreement was found: paragraph " in short
    assert "Left out, to be revisited" in short
    for told in (long, short):
        assert "For “Yes” it was argued: It lets the Assembly reopen." in told
        assert "Against “Yes” it was argued: It weakens what is agreed." in told
        assert "has not decided which of the two variants" in told
        assert "Draft 1: not adopted" in told


@pytest.mark.accepts(7)
def test_which_of_the_two_is_the_report_is_what_the_group_decided() -> None:
    made("agreed", "none")
    number = asked()
    acts.describe_report(operator(), facts={"question": number}, **WHERE)
    chair = factories.actor("chair")
    consensus.find_question(chair, group=SLUG, question=number, finding="decided", answer="no", at=AT)
    acts.assemble_report(operator(), **WHERE)
    acts.issue_draft(operator(), **WHERE)
    assert "decided that this variant is its report" in printed("without")
    assert "decided that the other variant is its report" in printed("with")


def test_where_all_is_agreed_there_is_one_report() -> None:
    made("agreed")
    acts.issue_draft(operator(), **WHERE)
    assert papers.variants(draft()) == ("whole",)
    assert "no consensus" not in printed("whole")


@pytest.mark.accepts(143)
def test_a_chairs_report_says_so_on_every_variant() -> None:
    made("none", authorship="chair")
    acts.issue_draft(operator(), **WHERE)
    for variant in ("with", "without"):
        assert "on the Chair’s own responsibility" in printed(variant)


@pytest.mark.accepts(105, 185)
def test_how_many_stand_where_is_said_in_words_that_name_nobody() -> None:
    factories.meeting(open=True)
    number = consensus.ask_question(operator(), group=SLUG, title={"en": "Is a new body needed?"}, at=AT).value
    consensus.answer_question(
        factories.actor("member"), group=SLUG, question=number, answer="yes", value="support", reason="It lasts.", at=AT
    )
    acts.create_report(operator(), group=SLUG, slug="report", title={"en": "R"}, at=AT)
    told = about("recommendations/question/1")
    assert (told.part, told.why) == ("other", "divided")
    assert "Members are divided on a question: Is a new body needed?" in told.line.words
    assert "Sandbanks" not in told.line.words
    assert "It lasts." not in told.line.words


@pytest.mark.accepts(181)
def test_the_files_of_a_draft_are_in_the_library_in_every_format() -> None:
    made("agreed", "none", symbol="PORTS/2016/CRP.7")
    job = acts.issue_draft(operator(), **WHERE).value["job"]
    assert work.run_waiting() == 1
    found = library.job(job)
    assert found is not None
    assert found.state == "done", found.saying
    latest = library.latest(f"report/{SLUG}/report")
    assert latest is not None
    assert latest[1] == "PORTS/2016/CRP.7"
    kinds = {(r.by, r.format) for r in latest[2].renditions}
    assert kinds == {(by, form) for by in ("with", "without") for form in paper_out.FORMATS}
    assert now().drafts[0].version == 1
    files = {(r.by, r.format): bytes_of(r.id) for r in latest[2].renditions}
    for by, holds in (("with", True), ("without", False)):
        with pdfium.PdfDocument(files[by, "pdf"]) as pdf:
            text = "\n".join(page.get_textpage().get_text_bounded() for page in pdf)
        assert (OTHER[0] in text) is holds
        assert by.upper() + " the part" in text.replace("\r\n", " ")
        words = "\n".join(p.text for p in docx.Document(io.BytesIO(files[by, "docx"])).paragraphs)
        assert (OTHER[0] in words) is holds


def test_a_job_that_lacks_a_font_says_in_words_which_characters_are_not_seen() -> None:
    made("agreed", title={"en": "Report \U0001df00"})
    job = acts.issue_draft(operator(), **WHERE).value["job"]
    assert work.run_waiting() == 1
    found = library.job(job)
    assert found is not None
    assert found.result["notes"] == ["No font here shows these characters, U+FFFD stands for them: \U0001df00"]


def test_what_a_list_rests_on_is_printed_once_with_the_words_that_announce_it() -> None:
    made("agreed")
    acts.issue_draft(operator(), **WHERE)
    page, line = now(), text_reads.text_line(SLUG, "report")
    assert page.draft is not None
    assert line is not None
    shown = text_reads.revision(SLUG, "report", page.draft.revision)
    assert shown is not None
    pars = papers.paper(line, shown, page.draft.content, "whole", label="Draft 1", at=AT).pars
    items = [n for n, par in enumerate(pars) if par.kind == "item"]
    assert len(items) == 5
    assert not any(pars[n].cites for n in items)
    assert "C. Lights c" in pars[items[0] - 1].cites


def test_what_a_paragraph_rests_on_is_printed_in_words_that_lead_to_it() -> None:
    made("agreed")
    acts.issue_draft(operator(), **WHERE)
    told = printed("whole")
    assert f"text/{SLUG}/draft/1;" not in told
    assert "Draft, paragraph 1" in told
    assert f"/groups/{SLUG}/texts/draft" in told


@pytest.mark.accepts(9, 17)
def test_a_redline_says_which_paragraph_went_from_agreed_to_not_agreed() -> None:
    made("agreed", "agreed")
    acts.issue_draft(operator(), **WHERE)
    texts.mark(factories.actor("chair"), group=SLUG, text="draft", key=1, state="revisit", reason="x", at=AT)
    acts.assemble_report(operator(), **WHERE)
    acts.issue_draft(operator(), **WHERE)
    page, line = now(), text_reads.text_line(SLUG, "report")
    second, first = page.drafts
    assert line is not None
    before, after = (text_reads.revision(SLUG, "report", d.revision) for d in (first, second))
    assert before is not None
    assert after is not None
    redline = papers.compared(line, before, after, second.content, first.content, label="Draft 2", address="", at=AT)
    told = {"".join(run.text for run in par.runs): (par.part, par.state) for par in redline.pars}
    assert told["The light 1 burns."] == ("other", "was: agreed by consensus; now: not agreed by consensus")
    assert told["The light 2 burns."] == ("consensus", "")
    assert redline.short == "Draft 2 · not adopted · what changed since the draft before"


def test_the_running_head_says_in_few_words_what_no_page_is_read_without() -> None:
    made("agreed", "none")
    acts.issue_draft(operator(), **WHERE)
    found, line = now().draft, text_reads.text_line(SLUG, "report")
    assert found is not None
    assert line is not None
    shown = text_reads.revision(SLUG, "report", found.revision)
    assert shown is not None
    short = papers.paper(line, shown, found.content, "with", label="Draft 1", at=AT).short
    assert short == "Draft 1 · not adopted · WITH the part without consensus"


def bytes_of(rendition: int) -> bytes:
    found = library.rendition(operator(), rendition)
    assert found is not None
    with found.open() as file:
        return bytes(file.read())


@pytest.mark.accepts(17)
def test_a_second_draft_comes_with_what_changed_as_tracked_changes() -> None:
    made("agreed", "none")
    acts.issue_draft(operator(), **WHERE)
    row = about("introduction/mandate").line
    texts.edit_paragraph(operator(), key=row.key, words=f"{row.words} It was renewed.", **TEXT)
    acts.issue_draft(operator(), label="Second draft, early January", **WHERE)
    assert work.run_waiting() == 2
    latest = library.latest(f"report/{SLUG}/report")
    assert latest is not None
    assert latest[2].number == 2
    redline = next(r for r in latest[2].renditions if (r.by, r.format) == ("redline", "docx"))
    with zipfile.ZipFile(io.BytesIO(bytes_of(redline.id))) as packed:
        document = packed.read("word/document.xml").decode()
    assert "<w:ins " in document
    assert "It was renewed." in document


def test_a_draft_says_the_same_whatever_becomes_of_the_report() -> None:
    made("agreed", "none")
    acts.issue_draft(operator(), **WHERE)
    before = printed("with")
    row = about("introduction/mandate").line
    texts.edit_paragraph(operator(), key=row.key, words="Other words.", **TEXT)
    acts.describe_report(operator(), facts={"title": {"en": "Another title"}}, **WHERE)
    assert printed("with") == before
