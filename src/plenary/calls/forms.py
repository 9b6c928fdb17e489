"""Forms of the questionnaire: what was typed comes back as it was, with what is wrong beside it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.utils.text import slugify
from django.utils.translation import gettext as _

from plenary.calls import days
from plenary.calls.acts.making import NUMBER

_PART = re.compile(r"^\s*\(?([a-zA-Z])[).:]\s*(.*)$")


@dataclass
class CallForm:
    """A call as somebody typed it."""

    title: str = ""
    slug: str = ""
    deadline: str = ""
    symbol: str = ""
    drafted: bool = True  # written here by breakout groups, and adopted, before it is sent
    problems: dict[str, str] = field(default_factory=dict)
    at: datetime | None = None

    @classmethod
    def of(cls, post: Mapping[str, str], zone: str) -> CallForm:
        form = cls(
            title=" ".join(post.get("title", "").split()),
            slug=slugify(post.get("slug", "") or post.get("title", ""))[:60],
            deadline=post.get("deadline", "").strip(),
            symbol=" ".join(post.get("symbol", "").split())[:120],
            drafted=post.get("drafted") == "yes",
        )
        if not form.title:
            form.problems["title"] = _("Give the call a title.")
        elif not form.slug:
            form.problems["slug"] = _("Give the call a short name for its address, of Latin letters and digits.")
        if form.deadline:
            read = days.typed(form.deadline)
            if read.day is None:
                form.problems["deadline"] = read.problem
            else:
                form.at = days.instant_of(read.day, zone)
        return form


@dataclass
class QuestionForm:
    """A question as somebody typed it: one text a language, parts and choices one a line."""

    values: dict[str, str] = field(default_factory=dict)
    problems: dict[str, str] = field(default_factory=dict)

    @classmethod
    def of_question(cls, q: Any, languages: tuple[str, ...]) -> QuestionForm:
        values = {"number": q.number, "kind": q.kind, "relevant": q.relevant, "refs": "\n".join(q.refs)}
        for code in languages:
            values[f"text_{code}"] = q.text.get(code, "")
            values[f"parts_{code}"] = "\n".join(f"{p['letter']}) {p['text'].get(code, '')}".rstrip() for p in q.parts)
            values[f"choices_{code}"] = "\n".join(
                f"{c['value']}: {c['text'].get(code, '')}".rstrip(": ") for c in q.choices
            )
        return cls(values)

    @classmethod
    def of(cls, post: Mapping[str, str]) -> QuestionForm:
        return cls(
            {k: v.replace("\r\n", "\n") for k, v in post.items() if k not in ("csrfmiddlewaretoken", "once", "do")}
        )

    def question(self, languages: tuple[str, ...]) -> dict[str, Any]:
        """The question as the act takes it; problems are noted beside the fields."""
        number = self.values.get("number", "").strip()
        if not NUMBER.fullmatch(number):
            # It stands in addresses: one with a slash would leave the call without a page.
            self.problems["number"] = _("Give the question its number, such as 2 or 3 bis.")
        text = {c: self.values.get(f"text_{c}", "").strip() for c in languages}
        if not any(text.values()):
            self.problems["text"] = _("Write the question in at least one language.")
        return {
            "number": number,
            "text": {c: t for c, t in text.items() if t},
            "parts": self._parts(languages),
            "choices": self._choices(languages),
            "kind": self.values.get("kind", "long"),
            "relevant": self.values.get("relevant", "").strip(),
            "refs": [line.strip() for line in self.values.get("refs", "").splitlines() if line.strip()],
        }

    def _parts(self, languages: tuple[str, ...]) -> list[dict[str, Any]]:
        parts: dict[str, dict[str, str]] = {}
        for code in languages:
            for n, line in enumerate(filter(str.strip, self.values.get(f"parts_{code}", "").splitlines())):
                found = _PART.match(line)
                letter, text = (found[1].lower(), found[2]) if found else (chr(ord("a") + n % 26), line.strip())
                parts.setdefault(letter, {})
                if text:
                    parts[letter][code] = text
        return [{"letter": letter, "text": text} for letter, text in sorted(parts.items())]

    def _choices(self, languages: tuple[str, ...]) -> list[dict[str, Any]]:
        choices: dict[str, dict[str, str]] = {}
        for code in languages:
            for line in filter(str.strip, self.values.get(f"choices_{code}", "").splitlines()):
                value, colon, text = line.partition(":")
                label = text.strip() if colon else line.strip()
                choices.setdefault(value.strip() if colon else slugify(line) or line.strip(), {})[code] = label
        return [{"value": value, "text": text} for value, text in choices.items()]
