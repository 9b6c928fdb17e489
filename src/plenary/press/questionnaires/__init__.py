"""Questionnaires in and out: JSON, XLSForm workbooks and LimeSurvey surveys become one plain value, and it them."""

from __future__ import annotations

from plenary.press.questionnaires.json_in import read_json
from plenary.press.questionnaires.json_out import write_json
from plenary.press.questionnaires.limesurvey import read_limesurvey
from plenary.press.questionnaires.limesurvey_out import write_limesurvey
from plenary.press.questionnaires.values import (
    KINDS,
    LARGEST,
    Condition,
    Problem,
    Question,
    Questionnaire,
    Texts,
    Translate,
    Unreadable,
    Written,
)
from plenary.press.questionnaires.xlsform import read_xlsform
from plenary.press.questionnaires.xlsform_out import write_xlsform

__all__ = ["FORMATS", "KINDS", "Condition", "Problem", "Question", "Questionnaire", "Texts", "Translate"]
__all__ += ["Unreadable", "Written", "read", "write"]

FORMATS = {"json": write_json, "xlsx": write_xlsform, "lss": write_limesurvey}


def read(name: str, data: bytes, translate: Translate | None = None) -> Questionnaire:
    """Read the file `name` with content `data`; the content decides which format it is, the name only helps.

    `translate` turns a condition (text, dialect "plenary", "xlsform" or "limesurvey", the file's names of questions)
    into our own words: `plenary.rules.branching.translate`. Without it, conditions of JSON are taken as they stand, and
    those of other formats are kept in `relevant_as_given` only. Raises `Unreadable`, with every problem at once.
    """
    if len(data) > LARGEST:
        raise Unreadable([Problem("The file is larger than %(most)s MB.", name, {"most": LARGEST // 1_000_000})])
    head = data[:400].removeprefix(b"\xef\xbb\xbf").lstrip()
    if not head:
        raise Unreadable([Problem("The file is empty.", name)])
    ending = name.rpartition(".")[2].lower()
    if data.startswith(b"PK\x03\x04"):
        return read_xlsform(data, translate)
    if head.startswith(b"<") or ending in ("lss", "xml"):
        return read_limesurvey(data, translate)
    if head.startswith((b"{", b"[")) or ending == "json":
        return read_json(data, translate)
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        old = Problem(
            "This is a workbook of the format used before 2007 (.xls). Save it as .xlsx and hand it in again.", name
        )
        raise Unreadable([old])
    none = Problem(
        "This is no questionnaire file. Take JSON, an XLSForm workbook (.xlsx) or a LimeSurvey survey (.lss).", name
    )
    raise Unreadable([none])


def write(questionnaire: Questionnaire, format: str, condition: Condition | None = None, name: str = "") -> Written:
    """Write a questionnaire as one of `FORMATS`; same questionnaire, same bytes.

    `condition` turns a condition of ours into a dialect's words: `plenary.rules.condition_writer.written`. Without it
    conditions are left out and named among the notices, as is all else that a format cannot hold. `name` is an id.
    """
    return FORMATS[format](questionnaire, condition, name)
