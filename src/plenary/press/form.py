"""A form to be filled in with a word processor, as plain values in the reader's language."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Asked:
    """One question of a form. Notes have no number."""

    number: str
    text: str
    kind: str = "long"  # as in `press.questionnaires`
    help: str = ""
    parts: tuple[tuple[str, str], ...] = ()  # letter, wording (may be "")
    choices: tuple[str, ...] = ()  # labels
    only_if: str = ""  # in words; "" for everybody
    required: bool = False


@dataclass(frozen=True, slots=True)
class Form:
    """What `press.form_docx` prints."""

    call: str  # slug
    edition: str  # of the questionnaire: `rules.questionnaire.edition`
    language: str
    title: str
    group: str  # who asks
    deadline: str  # the moment in words; "" where there is none
    where: str  # where to send it, in words
    cited_unless: bool  # answers are cited unless the respondent says no
    groups: tuple[str, ...]  # labels of the stakeholder groups
    questions: tuple[Asked, ...]

    @property
    def name(self) -> str:
        """What the file says it is; see `press.form_answers.PROPERTY`."""
        return f"{self.call}/{self.edition}/{self.language}"

    @property
    def rtl(self) -> bool:
        return self.language.partition("-")[0] in ("ar", "fa", "he", "ur")
