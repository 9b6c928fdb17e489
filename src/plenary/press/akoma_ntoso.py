"""A text or a report as Akoma Ntoso 3.0, with the names of AKN4UN where they apply; valid against the schema of OASIS.

A report is a `debateReport`; a text under negotiation is a `statement`, which is what resolutions and recommendations are
and what it will be when it is adopted. See docs/rooms/press-out.md for what becomes of what.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from xml.sax.saxutils import escape, quoteattr

from plenary.press.akoma_ntoso_names import Names, part_of_address, three_letters
from plenary.press.akoma_ntoso_words import Words
from plenary.press.paper import Paper
from plenary.press.paper_galley import LaidPaper, LaidPar, lay

NAMESPACE = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
HEAD = f'<?xml version="1.0" encoding="UTF-8"?>\n<akomaNtoso xmlns="{NAMESPACE}">\n'
UNKNOWN_DAY = "0001-01-01"
_LANGUAGE = re.compile(r"[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*")


def akoma_ntoso(paper: Paper) -> bytes:
    """The paper as one XML file in UTF-8. Same paper, same bytes."""
    return _Writer(lay(paper)).file()


class _Writer:
    def __init__(self, paper: LaidPaper) -> None:
        self.paper = paper
        self.type = "debateReport" if paper.document == "report" else "statement"
        self.names = Names()
        self.words = Words(paper, self.names)
        self.date = _day(paper.date)

    def file(self) -> bytes:
        # The body first: it tells who is referred to.
        preamble, body = self._parts()
        text = (
            f'{HEAD}<{self.type} name="{self.type}">\n{self._meta()}{self._preface()}{preamble}'
            f"<mainBody{self._language()}>\n{body}</mainBody>\n{self._conclusions()}</{self.type}>\n</akomaNtoso>\n"
        )
        return text.encode()

    def _language(self) -> str:
        return f' xml:lang="{self.paper.language}"' if _LANGUAGE.fullmatch(self.paper.language) else ""

    def _parts(self) -> tuple[str, str]:
        paper = self.paper
        first = 0 if paper.front else _preambular(paper.pars)
        preamble = "".join(self._recital(par) for par in paper.pars[:first])
        if preamble:
            preamble = (
                f'<preamble>\n<recitals eId="{self.names.eid("recs", "1")}">\n{preamble}</recitals>\n</preamble>\n'
            )
        body = ""
        if paper.front:
            ident = self.names.eid("hcontainer", "1")
            heading = f"<heading>{escape(paper.front_title)}</heading>\n" if paper.front_title else ""
            inside = self._hierarchy(paper.front, f"{ident}__")
            opened = f'<hcontainer name="executiveSummary" eId="{ident}">'
            body = f"{opened}\n{heading}{inside}</hcontainer>\n"
        body += self._hierarchy(paper.pars[first:], "")
        return preamble, body or "<p>–</p>\n"

    def _recital(self, par: LaidPar) -> str:
        own, _ = self._own(par, "rec", "")
        return f"<recital{own}>{_num(par)}{self._blocks(par)}</recital>\n"

    def _hierarchy(self, pars: Sequence[LaidPar], prefix: str) -> str:
        """Headings become sections that hold what follows, paragraphs hold the items that follow them."""
        out: list[str] = []
        sections: list[int] = []  # levels of the open ones
        at = 0
        while at < len(pars):
            par = pars[at]
            end = at + 1
            if par.kind == "heading":
                while sections and sections[-1] >= par.level:
                    out.append("</section>\n")
                    sections.pop()
                sections.append(par.level)
                out.append(self._section(par, prefix))
            else:
                while (
                    end < len(pars) and pars[end].kind == "item" and (par.kind != "item" or pars[end].level > par.level)
                ):
                    end += 1
                out.append(self._unit(par, pars[at + 1 : end], prefix))
            at = end
        return "".join(out) + "</section>\n" * len(sections)

    def _section(self, par: LaidPar, prefix: str) -> str:
        said = "".join(self._before(par) + self._after(par))
        intro = f"<intro>{said}</intro>\n" if said else ""
        own, _ = self._own(par, "sec", prefix)
        return f"<section{own}>{_num(par)}<heading>{self.words.of(par)}{_marks(par)}</heading>\n{intro}"

    def _unit(self, par: LaidPar, items: Sequence[LaidPar], prefix: str) -> str:
        element, short = (
            ("paragraph", "para") if par.kind != "item" else ("point", "point") if par.label else ("indent", "indent")
        )
        own, ident = self._own(par, short, prefix)
        blocks = self._blocks(par)
        if not items:
            return f"<{element}{own}>{_num(par)}<content>{blocks}</content></{element}>\n"
        below = []
        at = 0
        while at < len(items):
            end = at + 1
            while end < len(items) and items[end].level > items[at].level:
                end += 1
            below.append(self._unit(items[at], items[at + 1 : end], f"{ident}__"))
            at = end
        return f"<{element}{own}>{_num(par)}<intro>{blocks}</intro>\n{''.join(below)}</{element}>\n"

    def _own(self, par: LaidPar, short: str, prefix: str) -> tuple[str, str]:
        """Its attributes and its eId, by the naming convention; wId is the key, which is its address for ever."""
        ident = self.names.eid(f"{prefix}{short}", par.number)
        kinds = [kind for kind in ("preambular" if par.kind == "preambular" else "", par.part, par.mark) if kind]
        told = f' class="{" ".join(kinds)}"' if kinds else ""
        status = ' status="removed"' if par.change == "del" else ""
        refers = f' refersTo="#{self._standing(par)}"' if par.part else ""
        return f' eId="{ident}" wId={quoteattr(par.anchor)}{told}{status}{refers}', ident

    def _standing(self, par: LaidPar) -> str:
        concept = "notAgreedByConsensus" if par.part == "other" else "agreedByConsensus"
        return self.names.concept(concept, self.paper.labels[par.part])

    def _blocks(self, par: LaidPar) -> str:
        return "".join((*self._before(par), f"<p>{self.words.of(par)}{_marks(par)}</p>", *self._after(par)))

    def _before(self, par: LaidPar) -> list[str]:
        return [_p("standing", escape(par.standing))] if par.standing else []

    def _after(self, par: LaidPar) -> list[str]:
        said = [_p(kind, escape(text)) for kind, text in (("change", par.changed), ("state", par.state)) if text]
        if par.sources:
            sources = "; ".join(map(self.words.linked, par.sources))
            said.append(_p("sources", f"{escape(self.paper.labels['cites'])}: {sources}"))
        return said

    def _preface(self) -> str:
        paper = self.paper
        dated = f'<docDate date="{self.date or UNKNOWN_DAY}">{escape(paper.dated)}</docDate>'
        lines = [
            ("docNumber", paper.symbol),
            ("docType", paper.kind),
            ("docTitle", paper.title),
            ("", paper.subtitle),
            ("docAuthority", paper.authority),
            *(("docStatus", said) for said in paper.said),
        ]
        made = [
            f"<p>{f'<{name}>{escape(text)}</{name}>' if name else escape(text)}</p>" for name, text in lines if text
        ]
        made += [f"<p>{dated}</p>"] if paper.dated else []
        made += [f"<p>{escape(paper.edition)}</p>"] if paper.version else []
        return f"<preface>{''.join(made)}</preface>\n"

    def _conclusions(self) -> str:
        paper = self.paper
        made = [f"<p>{self.words.linked(text)}</p>" for text in paper.closing]
        if paper.address:
            made.append(f"<p>{escape(paper.labels['address'])}: {self.words.linked(paper.address)}</p>")
        return f"<conclusions>{''.join(made)}</conclusions>\n" if made else ""

    def _meta(self) -> str:
        paper, names = self.paper, self.names
        number = part_of_address(paper.symbol) or part_of_address(paper.address.rstrip("/").rpartition("/")[2]) or "nn"
        work = "/".join(part for part in ("/akn/un", self.type, self.date, number) if part)
        expression = f"{work}/{three_letters(paper.language)}@{self.date}"
        date = f'<FRBRdate date="{self.date or UNKNOWN_DAY}" name="{"dated" if self.date else "unknown"}"/>'
        author = '<FRBRauthor href="#author"/>'
        alias = f'<FRBRalias value={quoteattr(paper.address)} name="address"/>' if paper.address else ""
        title = f'<FRBRalias value={quoteattr(paper.title)} name="title"/>'
        kind = f"<FRBRname value={quoteattr(paper.kind)}/>" if paper.kind else ""
        symbol = f"<FRBRnumber value={quoteattr(paper.symbol)}/>" if paper.symbol else ""
        version = f"<FRBRversionNumber value={quoteattr(paper.version)}/>" if paper.version else ""
        language = three_letters(paper.language)
        return (
            '<meta>\n<identification source="#author">\n'
            f'<FRBRWork><FRBRthis value="{work}/!main"/><FRBRuri value="{work}"/>{alias}{title}{date}{author}'
            f'<FRBRcountry value="un"/>{symbol}{kind}</FRBRWork>\n'
            f'<FRBRExpression><FRBRthis value="{expression}/!main"/><FRBRuri value="{expression}"/>{date}{author}{version}'
            f'<FRBRlanguage language="{language}"/></FRBRExpression>\n'
            f'<FRBRManifestation><FRBRthis value="{expression}/!main.xml"/><FRBRuri value="{expression}.akn"/>{date}{author}'
            '<FRBRformat value="application/akn+xml"/></FRBRManifestation>\n</identification>\n'
            f"{names.references(paper.authority or paper.title)}{self._comments()}</meta>\n"
        )

    def _comments(self) -> str:
        made = []
        for par in self.paper.remarked:
            for remark in par.remarks:
                head = " · ".join(part for part in (par.name, remark.author, remark.day) if part)
                quote = f"<p>“{escape(remark.quote)}”</p>" if remark.quote else ""
                words = escape(remark.text).replace("\n", "<br/>") or "–"
                inside = f"<p><b>{escape(head)}</b></p>{quote}<p>{words}</p>"
                made.append(f'<note eId="cmt_{remark.number}" class="comment">{inside}</note>\n')
        return f'<notes source="#author">\n{"".join(made)}</notes>\n' if made else ""


def _marks(par: LaidPar) -> str:
    """References to its comments."""
    return "".join(f'<noteRef href="#cmt_{r.number}" marker="{r.number}" class="comment"/>' for r in par.remarks)


def _num(par: LaidPar) -> str:
    return f"<num>{escape(par.label)}</num>" if par.label else ""


def _p(kind: str, inside: str) -> str:
    return f'<p class="{kind}">{inside}</p>'


def _day(text: str) -> str:
    """The day if it is one, else ""."""
    try:
        return date.fromisoformat(text[:10]).isoformat()
    except ValueError:
        return ""


def _preambular(pars: Sequence[LaidPar]) -> int:
    """How many paragraphs at the beginning are a preamble: none that has items or stands after another kind."""
    count = 0
    while count < len(pars) and pars[count].kind == "preambular":
        count += 1
    return count - 1 if count and count < len(pars) and pars[count].kind == "item" else count
