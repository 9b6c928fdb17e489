"""The sentences of a report in words: every code of rules.outline has one here (a test holds the two together)."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from babel.lists import format_list
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from plenary.reports.wording import provided_words
from plenary.rules import date_ranges
from plenary.rules.outline import Para, Sentence

V = Mapping[str, Any]


def text(paragraph: Para, language: str) -> tuple[str, dict[str, list[str]]]:
    """The paragraph's words, and of each sentence the addresses that it rests on. With that language active."""
    if paragraph.kind == "heading":
        return heading(paragraph), {}
    if paragraph.words:
        return _marked(paragraph), {_marked(paragraph): list(paragraph.sources)}
    sources: dict[str, list[str]] = {}
    told = []
    for sentence in paragraph.sentences:
        words = say(sentence, language)
        told.append(words)
        sources[words] = list(dict.fromkeys([*sources.get(words, ()), *sentence.sources]))
    return " ".join(told), sources


def _marked(paragraph: Para) -> str:
    """Words that were negotiated, with a mark for each note that they have none for: where it was agreed before."""
    words = paragraph.words
    for number in range(1, len(paragraph.notes) + 1):
        if f"[^{number}]" not in words:
            words += f"[^{number}]"
    return words


def heading(paragraph: Para) -> str:
    """The words of a heading: the outline's own, or the usual ones; a category's under its letter."""
    usual = {
        "summary": _("Executive summary"),
        "introduction": _("Introduction"),
        "meetings": _("Meetings and methodology"),
        "recommendations": _("Recommendations"),
        "recommendations/questions": _("Questions that divide the Group"),
        "conclusion": _("Conclusion"),
    }
    title = paragraph.title or usual[paragraph.key]
    return f"{paragraph.letter}. {title}" if paragraph.letter else title


def say(sentence: Sentence, language: str) -> str:
    """One sentence in words. Raises KeyError for a code that has none."""
    return SAID[sentence.code](sentence.values, language)


def _list(names: Sequence[str], language: str) -> str:
    return "" if not names else format_list(list(names), locale=language.replace("-", "_"))


def _places(places: Sequence[str], language: str) -> str:
    """Those with commas in them are parted by semicolons."""
    return "; ".join(places) if any(c in p for p in places for c in ",،，") else _list(places, language)


def _end(words: str) -> str:
    """As a sentence: with a full stop, unless it ends with a mark of its own."""
    words = " ".join(words.split())
    return words if words.endswith((".", "!", "?", "؟", "。", "…")) else words + "."


def _bare(words: str) -> str:
    return " ".join(words.split()).rstrip(".。")


def _simply(words: Callable[[], str]) -> Callable[[V, str], str]:
    return lambda v, language: words() % v


def _under(v: V) -> str:
    if v["paragraph"]:
        return _("paragraph %(paragraph)s of %(resolution)s") % v
    return str(v["resolution"])


def _mandate(v: V, language: str) -> str:
    told = {"group": v["group"], "mandate": _under(v)}
    return (_("The %(group)s works under %(mandate)s.") if v["group"] else _("It works under %(mandate)s.")) % told


def _mandate_closed(v: V, language: str) -> str:
    told = {"group": v["group"], "mandate": _under(v)}
    return (_("The %(group)s worked under %(mandate)s.") if v["group"] else _("It worked under %(mandate)s.")) % told


def _parent(v: V, language: str) -> str:
    told = {"group": v["group"], "parent": _bare(v["parent"])}
    if v["group"]:
        return _("The parent body of the %(group)s: %(parent)s.") % told
    return _("Its parent body: %(parent)s.") % told


def _tasks(v: V, language: str) -> str:
    return _("Its tasks: %(tasks)s.") % {"tasks": "; ".join(_bare(t) for t in v["tasks"])}


def _reports_to(v: V, language: str) -> str:
    told = {"to": _bare(v["to"]), "input": _bare(v["input"])}
    if v["input"]:
        return _("It reports to: %(to)s, as an input to: %(input)s.") % told
    return _("It reports to: %(to)s.") % told


def _composed(v: V, language: str) -> str:
    groups = ngettext("%(num)s stakeholder group", "%(num)s stakeholder groups", v["groups"]) % {"num": v["groups"]}
    return ngettext(
        "The Group has %(num)s seat in %(groups)s.", "The Group has %(num)s seats in %(groups)s.", v["seats"]
    ) % {"num": v["seats"], "groups": groups}


def _composed_of(v: V, language: str) -> str:
    return _("They are shared among: %(groups)s.") % {
        "groups": "; ".join(f"{_bare(name)} ({seats})" for name, seats in v["groups"])
    }


def _vacant(v: V, language: str) -> str:
    return ngettext("%(num)s seat is vacant.", "%(num)s seats are vacant.", v["seats"]) % {"num": v["seats"]}


def _chaired(v: V, language: str) -> str:
    return (_("%(name)s (%(country)s) is its Chair.") if v["country"] else _("%(name)s is its Chair.")) % v


def _governed(v: V, language: str) -> str:
    return _("Its work is governed, in this order, by: %(rules)s.") % {"rules": "; ".join(_bare(r) for r in v["rules"])}


def _decision_rule(v: V, language: str) -> str:
    return _("How it decides, it decided itself at its %(meeting)s: %(text)s") % {
        "meeting": v["meeting"],
        "text": _end(v["text"]),
    }


def _met(v: V, language: str) -> str:
    told = {"num": v["meetings"], "places": _places(v["places"], language)}
    if v["first"] is None:
        return ngettext("The Group held %(num)s meeting.", "The Group held %(num)s meetings.", v["meetings"]) % told
    told["when"] = date_ranges.months(v["first"], v["last"], language)
    if not told["places"]:
        return (
            ngettext(
                "The Group held %(num)s meeting (%(when)s).",
                "The Group held %(num)s meetings (%(when)s).",
                v["meetings"],
            )
            % told
        )
    return (
        ngettext(
            "The Group held %(num)s meeting (%(when)s) in %(places)s.",
            "The Group held %(num)s meetings (%(when)s) in %(places)s.",
            v["meetings"],
        )
        % told
    )


def _call(v: V, language: str) -> str:
    questions = ngettext("%(num)s question", "%(num)s questions", v["questions"]) % {"num": v["questions"]}
    told = {"title": _bare(v["title"]), "questions": questions, "until": v["until"]}
    if v["until"]:
        return _("It asked for views with %(questions)s (“%(title)s”), to be answered by %(until)s.") % told
    return _("It asked for views with %(questions)s (“%(title)s”).") % told


def _received(v: V, language: str) -> str:
    return ngettext("It received %(num)s response.", "It received %(num)s responses.", v["responses"]) % {
        "num": v["responses"]
    }


def _so_far(v: V, language: str) -> str:
    return ngettext("It received %(num)s response so far.", "It received %(num)s responses so far.", v["responses"]) % {
        "num": v["responses"]
    }


def _call_late(v: V, language: str) -> str:
    return ngettext(
        "%(num)s further response came after the deadline, and is marked.",
        "%(num)s further responses came after the deadline, and are marked.",
        v["late"],
    ) % {"num": v["late"]}


def _meeting(v: V, language: str) -> str:
    if v["place"]:
        return _("The %(title)s was held in %(place)s, %(dates)s.") % v
    return _("The %(title)s was held, %(dates)s.") % v


def _going(v: V, language: str) -> str:
    if v["place"]:
        return _("The %(title)s is under way in %(place)s, %(dates)s.") % v
    return _("The %(title)s is under way, %(dates)s.") % v


def _there(v: V, language: str) -> str:
    members = ngettext("%(num)s person for members", "%(num)s people for members", v["members"]) % {"num": v["members"]}
    observers = ngettext("%(num)s person for observers", "%(num)s people for observers", v["observers"]) % {
        "num": v["observers"]
    }
    if not v["observers"]:
        return _("It was attended by %(people)s.") % {"people": members}
    if not v["members"]:
        return _("It was attended by %(people)s.") % {"people": observers}
    return _("It was attended by %(members)s and %(observers)s.") % {"members": members, "observers": observers}


def _provided(v: V, language: str) -> str:
    return _("To facilitate participation it had %(what)s.") % {
        "what": _list([provided_words()[code] for code in v["what"]], language)
    }


def _items(v: V, language: str) -> str:
    return _("It took up: %(items)s.") % {"items": "; ".join(_bare(i) for i in v["items"])}


def _decided(v: V, language: str) -> str:
    return ngettext("It took %(num)s decision.", "It took %(num)s decisions.", v["decided"]) % {"num": v["decided"]}


def _documents(v: V, language: str) -> str:
    return ngettext(
        "The Group had %(num)s document before it.", "The Group had %(num)s documents before it.", v["documents"]
    ) % {"num": v["documents"]}


def _categories(v: V, language: str) -> str:
    return ngettext(
        "The work is sorted into %(num)s category, as follows:",
        "The work is sorted into %(num)s categories, as follows:",
        v["categories"],
    ) % {"num": v["categories"]}


def _category_agreed(v: V, language: str) -> str:
    if not v["recommendations"]:
        return _("The Group agreed on no recommendation here.")
    return ngettext(
        "The Group agreed on %(num)s recommendation here.",
        "The Group agreed on %(num)s recommendations here.",
        v["recommendations"],
    ) % {"num": v["recommendations"]}


def _category_other(v: V, language: str) -> str:
    return ngettext(
        "On %(num)s recommendation there is no consensus.",
        "On %(num)s recommendations there is no consensus.",
        v["recommendations"],
    ) % {"num": v["recommendations"]}


def band(word: str, answer: str) -> str:
    """How many stand behind an answer, in words that name nobody and count nobody (A185)."""
    told = {"answer": answer}
    return {
        "few-or-none": _("Few members, if any, can accept: %(answer)s."),
        "under-half": _("Fewer than half of the members can accept: %(answer)s."),
        "several": _("Several members can accept: %(answer)s."),
        "many": _("Many members can accept: %(answer)s."),
        "about-half": _("About half of the members can accept: %(answer)s."),
        "majority": _("The majority of the members can accept: %(answer)s."),
        "most": _("Most members can accept: %(answer)s."),
        "nearly-all": _("Nearly all members can accept: %(answer)s."),
        "agreed": _("The Group agreed: %(answer)s."),
    }[word] % told


def _stands(v: V, language: str) -> str:
    return band(v["word"], _bare(v["answer"]))


def argued(side: str, answer: str, words: str) -> str:
    """An argument for or against an answer."""
    said = {
        "for": pgettext("argument", "For “%(answer)s” it was argued: %(text)s"),
        "against": pgettext("argument", "Against “%(answer)s” it was argued: %(text)s"),
    }[side]
    return said % {"answer": _bare(answer), "text": _end(words)}


def _outcome_agreed(v: V, language: str) -> str:
    if not v["recommendations"]:
        return _("The Group agreed on no recommendation by consensus.")
    return ngettext(
        "The Group agreed by consensus on %(num)s recommendation.",
        "The Group agreed by consensus on %(num)s recommendations.",
        v["recommendations"],
    ) % {"num": v["recommendations"]}


def _outcome_other(v: V, language: str) -> str:
    counted = ngettext(
        "On %(num)s further recommendation there is no consensus.",
        "On %(num)s further recommendations there is no consensus.",
        v["recommendations"],
    ) % {"num": v["recommendations"]}
    decided = {
        "with": _("By decision of the Group the report documents it, marked as such."),
        "without": _("By decision of the Group the report does not show it."),
    }.get(v["variant"], "")
    return f"{counted} {decided}".strip()


def _proposed(v: V, language: str) -> str:
    return ngettext(
        "Not counted: %(num)s paragraph that is proposed, and was not taken up yet.",
        "Not counted: %(num)s paragraphs that are proposed, and were not taken up yet.",
        v["proposed"],
    ) % {"num": v["proposed"]}


def _statements(v: V, language: str) -> str:
    return ngettext(
        "Not counted: %(num)s statement, which is its author’s alone.",
        "Not counted: %(num)s statements, which are their authors’ alone.",
        v["statements"],
    ) % {"num": v["statements"]}


def _receiving(v: V, language: str) -> str:
    steps = []
    for body, when, document in v["chain"]:
        more = ", ".join(part for part in (when, document) if part)
        steps.append(f"{_bare(body)} ({more})" if more else _bare(body))
    return _("The report goes, one after another, to: %(chain)s.") % {"chain": " → ".join(steps)}


SAID: dict[str, Callable[[V, str], str]] = {
    "prepared-chair": _simply(
        lambda: _("This report was prepared by the Chair of the %(group)s, on the Chair’s own responsibility.")
    ),
    "prepared-group": _simply(lambda: _("This is the report of the %(group)s.")),
    "mandate": _mandate,
    "mandate-closed": _mandate_closed,
    "parent": _parent,
    "purpose": lambda v, language: _("Its purpose: %(text)s") % {"text": _end(v["text"])},
    "tasks": _tasks,
    "reports-to": _reports_to,
    "composed": _composed,
    "composed-of": _composed_of,
    "vacant": _vacant,
    "chaired": _chaired,
    "governed": _governed,
    "decision-rule": _decision_rule,
    "met": _met,
    "met-open": lambda v, language: _("Still under way: %(meetings)s.") % {"meetings": _list(v["titles"], language)},
    "call": _call,
    "call-received": _received,
    "call-so-far": _so_far,
    "call-late": _call_late,
    "meeting": _meeting,
    "meeting-open": _going,
    "meeting-there": _there,
    "provided": _provided,
    "meeting-items": _items,
    "meeting-decided": _decided,
    "documents": _documents,
    "categories": _categories,
    "category": lambda v, language: _bare(v["name"]),
    "category-done": _simply(lambda: _("The Group considered this category in full.")),
    "category-part": _simply(lambda: _("The Group considered this category in part; the rest is unfinished.")),
    "category-not-reached": _simply(lambda: _("The Group did not reach this category.")),
    "category-agreed": _category_agreed,
    "category-other": _category_other,
    "divided": lambda v, language: _("Members are divided on a question: %(title)s") % {"title": _end(v["title"])},
    "divided-stands": _stands,
    "argued-for": lambda v, language: argued("for", v["answer"], v["text"]),
    "argued-against": lambda v, language: argued("against", v["answer"], v["text"]),
    "divided-outcome": lambda v, language: _("The Group agreed: %(answer)s.") % {"answer": _bare(v["answer"])},
    "outcome-no-recommendations": _simply(lambda: _("The Group decided to submit no recommendations.")),
    "outcome-no-report": _simply(lambda: _("The Group ended its work without a report.")),
    "outcome-agreed": _outcome_agreed,
    "outcome-other": _outcome_other,
    "outcome-proposed": _proposed,
    "outcome-statements": _statements,
    "reason": lambda v, language: _("Reason: %(text)s") % {"text": _end(v["text"])},
    "receiving": _receiving,
    "input-to": lambda v, language: _("It is an input to: %(to)s.") % {"to": _bare(v["to"])},
}
