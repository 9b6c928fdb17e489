"""The secretariat's main job in a real browser: files in, review, publication; with script and without."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import Any

import docx
import pytest
from playwright.sync_api import expect

from tests.stories.conftest import Server, press, sign_in

pytestmark = pytest.mark.xdist_group("stories")

CALL = "/groups/wgec-2/inputs/wgec-2016/"
ANSWERS = (
    "We take it that the term stands for a process and for no body, and we would keep to that reading.",
    "A register of what each organisation has done, published every year, would be the first step.",
)


def letter(questions: list[str], *, name: str = "Harbour Lights Society") -> bytes:
    """A Word file with the questions in bold and an answer below each."""
    made = docx.Document()
    made.add_paragraph("Dear Secretariat, please find our answers below.")
    made.add_paragraph(f"Organisation: {name}")
    for number, (question, answer) in enumerate(zip(questions, ANSWERS, strict=True), 1):
        made.add_paragraph().add_run(f"{number}. {question}").bold = True
        made.add_paragraph(answer)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def wait_for(page: Any, text: str, seconds: float = 300) -> None:
    """Wait until a text is there: while the work goes on, its page reloads by itself, with script and without."""
    expect(page.get_by_role("main")).to_contain_text(text, timeout=seconds * 1000)


def questions_of(page: Any) -> list[str]:
    page.goto(CALL)
    return [t.strip() for t in page.locator(".q .t > a").all_inner_texts()]


@pytest.mark.accepts(156, 114, "X1")
@pytest.mark.parametrize("script", [True, False], ids=["with script", "without script"])
def test_a_word_file_becomes_readable_answers(browser: Any, server: Server, tmp_path: Path, script: bool) -> None:
    context = browser.new_context(base_url=server.url, java_script_enabled=script)
    page = context.new_page()
    sign_in(page, "ecretariat")
    name = f"Harbour Lights Society {'one' if script else 'two'}"
    (tmp_path / "answer.docx").write_bytes(letter(questions_of(page), name=name))
    (tmp_path / "broken.docx").write_bytes(b"PK\x03\x04 this is no document")
    page.goto(CALL + "upload/")
    page.set_input_files("input[name=files]", [tmp_path / "answer.docx", tmp_path / "broken.docx"])
    press(page.get_by_role("button", name="Hand in"))
    wait_for(page, "2 files were handed in")
    assert "broken.docx" in page.inner_text("main"), "a file that could not be read must be named"
    page.goto(CALL + "respondents/")
    press(page.get_by_role("link", name=name))
    for answer in ANSWERS:
        expect(page.get_by_text(answer)).to_have_count(1)
    assert "Dear Secretariat" not in page.inner_text("main"), "the covering letter answers nothing"
    context.close()


@pytest.mark.accepts(157)
def test_a_correction_is_recorded_and_shown(browser: Any, server: Server, tmp_path: Path) -> None:
    context = browser.new_context(base_url=server.url)
    page = context.new_page()
    sign_in(page, "ecretariat")
    page.goto("/groups/wgec-1/inputs/wgec-2013/respondents/R3/")
    press(page.get_by_role("link", name="Correct this answer").first)
    page.fill("textarea[name=text]", "What we meant to say stands here.")
    page.get_by_role("button", name="Correct it").click()
    expect(page.locator("input[name=reason]")).to_be_focused()  # the browser itself asks for the reason first
    page.fill("input[name=reason]", "The respondent sent a corrected text.")
    press(page.get_by_role("button", name="Correct it"))
    press(page.get_by_role("link", name=re.compile(r"Entry \d+ in the record")))
    assert "calls.answer-corrected" in page.inner_text("h1")
    assert "The respondent sent a corrected text." in page.inner_text("main")
    context.close()


def test_the_same_form_sent_twice_is_one_act_and_the_same_receipt(browser: Any, server: Server) -> None:
    context = browser.new_context(base_url=server.url)
    page = context.new_page()
    sign_in(page, "ecretariat")
    page.goto("/groups/wgec-1/inputs/wgec-2013/respondents/R4/")
    press(page.get_by_role("link", name="Correct this answer").first)
    form = {
        name: page.locator(f"form.sheet [name={name}]").input_value()
        for name in ("csrfmiddlewaretoken", "once", "question", "part")
    } | {"text": "Sent twice.", "reason": "To see what a second click does."}
    first = context.request.post(page.url, form=form, headers={"Referer": page.url}, max_redirects=0)
    second = context.request.post(page.url, form=form, headers={"Referer": page.url}, max_redirects=0)
    assert (first.status, second.status) == (302, 302)
    assert first.headers["location"] == second.headers["location"]
    context.close()


def test_who_is_not_signed_in_is_told_why_and_what_to_do(browser: Any, server: Server) -> None:
    context = browser.new_context(base_url=server.url)
    page = context.new_page()
    answer = page.goto(CALL + "upload/")
    assert answer.status == 403
    assert page.get_by_text("Only the secretariat enters responses from files.").count() == 1
    press(page.get_by_role("main").get_by_role("link", name="Sign in"))
    press(page.locator("li", has_text="ecretariat").get_by_role("button").first)
    assert page.url.endswith(CALL + "upload/"), "after signing in one is where one wanted to be"
    context.close()


@pytest.mark.accepts(64, 156)
def test_a_publication_is_made_while_the_server_goes_on(browser: Any, server: Server, tmp_path: Path) -> None:
    context = browser.new_context(base_url=server.url)
    page = context.new_page()
    sign_in(page, "ecretariat")
    (tmp_path / "a.docx").write_bytes(letter(questions_of(page), name="Lantern Cooperative"))
    page.goto(CALL + "upload/")
    page.set_input_files("input[name=files]", tmp_path / "a.docx")
    press(page.get_by_role("button", name="Hand in"))
    wait_for(page, "1 file read.")
    page.goto(CALL + "publish/")
    press(page.get_by_role("button", name="Publish now"))
    wait_for(page, "Published as version", 900)  # a thousand pages
    page.goto(CALL)
    with page.expect_download() as waiting:
        page.locator("aside").get_by_role("link", name="PDF").first.click()
    data = Path(waiting.value.path()).read_bytes()
    assert data.startswith(b"%PDF")
    archive = context.request.get(CALL + "compilation.zip")
    assert archive.status == 200
    assert archive.headers["content-disposition"].startswith("attachment")
    context.close()
    verified = server.run("verify", "--json", check=False)
    assert verified.returncode == 0, verified.stdout
