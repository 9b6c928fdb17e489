"""Reads conditions: our own small language, and what XLSForm and LimeSurvey write. By hand; nothing is executed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Final, Literal

from plenary.rules.conditions import (
    Always,
    And,
    Answered,
    BranchingError,
    Compare,
    Count,
    Expr,
    Not,
    Operand,
    Operator,
    Or,
    Ref,
    show,
    show_operand,
)

Dialect = Literal["plenary", "xlsform", "limesurvey"]
LONGEST: Final = 4000  # characters of a condition
DEEPEST: Final = 40  # brackets within brackets

_OPERATORS: Final[dict[str, Operator]] = {
    "==": "==", "=": "==", "eq": "==", "!=": "!=", "<>": "!=", "ne": "!=", "<": "<", "lt": "<", "<=": "<=", "le": "<=",
    ">": ">", "gt": ">", ">=": ">=", "ge": ">=",
}  # fmt: skip
_WORDS: Final = {"&&": "and", "||": "or", "!": "not"}
_COMMON = (
    r"(?P<blank>\s+)|(?P<mark>[()\[\],])|(?P<number>-?\d+(?:\.\d+)?(?![\w.]))"
    + r"|(?P<string>\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*')"
)
_TOKENS: Final[dict[Dialect, re.Pattern[str]]] = {
    "plenary": re.compile(
        _COMMON
        + r"|(?P<ref>Q(?:\d+[a-z]?(?!\w)|\{[^{}\n]+\}(?:\.\w+)?))|(?P<op>==|!=|<=|>=|<|>|=)|(?P<word>[A-Za-z_]+)",
        re.S,
    ),
    "xlsform": re.compile(
        _COMMON + r"|(?P<ref>\$\{\s*[\w.:-]+\s*\})|(?P<op>!=|<=|>=|<|>|=)|(?P<word>[A-Za-z_][\w-]*)", re.S
    ),
    "limesurvey": re.compile(
        _COMMON + r"|(?P<op>==|!=|<>|<=|>=|<|>|&&|\|\||!)|(?P<word>(?:[A-Za-z_]\w*|\d+X\d+X\w+)(?:\.[A-Za-z]+)?)", re.S
    ),
}
_XPATH_LENGTH = re.compile(r"string-length\(\s*(\$\{[^}]*\})\s*\)\s*(?:>\s*0|!=\s*0|>=\s*1)")
_FUNCTIONS: Final = {
    "answered": "answered", "count": "count", "count-selected": "count", "selected": "selected", "is_empty": "empty",
    "empty": "empty", "true": "true", "false": "false",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str  # string, number, mark, op, ref, word, end
    text: str
    at: int


def _tokens(text: str, dialect: Dialect) -> Iterator[_Token]:
    at = 0
    while at < len(text):
        match = _TOKENS[dialect].match(text, at)
        if not match:
            raise BranchingError(f"“{text[at : at + 12]}” is not understood here.", text, at)
        kind = match.lastgroup or ""
        word = match.group()
        if kind == "op" and word in _WORDS:
            yield _Token("word", _WORDS[word], at)
        elif kind == "word" and dialect == "limesurvey" and word.lower() in _OPERATORS:
            yield _Token("op", word.lower(), at)
        elif kind == "word" and dialect == "limesurvey" and not _is_word(word, text, match.end()):
            yield _Token("ref", re.sub(r"\.(?:NAOK|value|code|valueNAOK)$", "", word), at)
        elif kind != "blank":
            yield _Token(kind, word, at)
        at = match.end()
    yield _Token("end", "", len(text))


def _is_word(word: str, text: str, end: int) -> bool:
    return word.lower() in ("and", "or", "not") or text[end:].lstrip().startswith("(")


class _Reader:
    """Recursive descent over one condition."""

    def __init__(self, text: str, dialect: Dialect, names: Mapping[str, str]) -> None:
        self.text = text
        self.dialect: Dialect = dialect
        self.names = names
        self.depth = 0
        if len(text) > LONGEST:
            raise BranchingError(f"The condition is longer than {LONGEST} characters; split the question.", text)
        source = _XPATH_LENGTH.sub(r"answered(\1)", text) if dialect == "xlsform" else text
        self.tokens = list(_tokens(source, dialect))
        self.next = 0

    def read(self) -> Expr:
        if len(self.tokens) == 1:
            raise BranchingError("The condition is empty; leave it out to ask everybody.", self.text)
        expr = self.either()
        if self.peek().kind != "end":
            raise self.error(f"“{self.peek().text}” is too much; join conditions with “and” or “or”.")
        return expr

    def peek(self) -> _Token:
        return self.tokens[self.next]

    def take(self, text: str | None = None) -> _Token:
        token = self.peek()
        if text is not None and (token.text != text or token.kind == "string"):
            raise self.error(f"“{text}” is missing" + (f" before “{token.text}”." if token.text else " at the end."))
        if token.kind != "end":
            self.next += 1
        return token

    def is_word(self, *words: str) -> bool:
        token = self.peek()
        return token.kind == "word" and token.text.lower() in words

    def error(self, message: str) -> BranchingError:
        return BranchingError(message, self.text, self.peek().at)

    def either(self) -> Expr:
        self.depth += 1
        if self.depth > DEEPEST:
            raise self.error(f"More than {DEEPEST} brackets within brackets; split the question.")
        items = [self.both()]
        while self.is_word("or"):
            self.take()
            items.append(self.both())
        self.depth -= 1
        return items[0] if len(items) == 1 else Or(tuple(items))

    def both(self) -> Expr:
        items = [self.single()]
        while self.is_word("and"):
            self.take()
            items.append(self.single())
        return items[0] if len(items) == 1 else And(tuple(items))

    def single(self) -> Expr:
        if self.is_word("not"):
            self.take()
            self.depth += 1
            if self.depth > DEEPEST:
                raise self.error(f"“not” stands more than {DEEPEST} times in a row.")
            item = self.single()
            self.depth -= 1
            if isinstance(item, Not) and self.dialect != "plenary":
                return item.item  # "!is_empty(x)" is plainly "answered(x)"
            return Not(item)
        if self.peek().text == "(" and self.peek().kind == "mark":
            self.take()
            expr = self.either()
            self.take(")")
            return expr
        left = self.operand()
        if isinstance(left, Always | Answered | Not):
            return left
        if isinstance(left, Compare):
            return left
        if self.peek().kind == "op":
            operator = _OPERATORS.get(self.take().text)
            if operator is None:
                raise self.error("Compare with ==, !=, <, <=, > or >=.")
            return self.compare(left, operator)
        if self.is_word("in"):
            self.take()
            return self.compare(left, "in")
        if self.is_word("not"):
            self.take()
            if not self.is_word("in"):
                raise self.error("After “not”, “in” is missing.")
            self.take()
            return Not(self.compare(left, "in"))
        if self.dialect == "limesurvey" and left in (Decimal(0), Decimal(1)):
            return Always(left == 1)
        if isinstance(left, Ref):
            raise self.error(f'Say what {show_operand(left)} should be, as in {show_operand(left)} == "yes".')
        raise self.error("A comparison is missing.")

    def compare(self, left: Operand, operator: Operator) -> Expr:
        right = self.operand()
        if isinstance(right, Always | Answered | Not | Compare):
            raise self.error("A condition cannot be compared; use brackets.")
        if operator == "in" and not isinstance(right, Ref | tuple):
            raise self.error('After “in”, a list such as ["a", "b"] or a question is needed.')
        if operator == "in" and isinstance(left, tuple):
            raise self.error("Before “in”, a question or one value is needed.")
        if operator != "in" and isinstance(left, tuple | str | Decimal) and isinstance(right, tuple | str | Decimal):
            raise self.error("The comparison names no question.")
        if operator != "in" and (isinstance(left, tuple) or isinstance(right, tuple)):
            raise self.error("A list is compared with “in”.")
        for one, other in ((left, right), (right, left)):
            choice = _choice(one)
            if choice:  # one box of a list of boxes: ticked or not
                ticked = Compare(choice[1], "in", choice[0])
                if other in ("Y", Decimal(1)) and operator in ("==", "!="):
                    return ticked if operator == "==" else Not(ticked)
                if other in ("", "N") and operator in ("==", "!="):
                    return Not(ticked) if operator == "==" else ticked
                raise self.error('A box is either ticked (== "Y") or not (== "").')
        return Compare(left, operator, right)

    def operand(self) -> Operand | Always | Answered | Not | Compare:
        token = self.take()
        if token.kind == "string":
            return re.sub(r"\\(.)", r"\1", token.text[1:-1], flags=re.S)
        if token.kind == "number":
            return Decimal(token.text)
        if token.kind == "ref":
            return self.ref(token.text)
        if token.text == "[":
            return self.items()
        if token.kind == "word":
            return self.function(token)
        raise BranchingError(
            f"“{token.text}” stands where a question or a value is needed."
            if token.text
            else "The condition breaks off.",
            self.text,
            token.at,
        )

    def items(self) -> tuple[str | Decimal, ...]:
        found: list[str | Decimal] = []
        while self.peek().text != "]":
            item = self.operand()
            if not isinstance(item, str | Decimal):
                raise self.error("A list holds texts and numbers only.")
            found.append(item)
            if self.peek().text != "]":
                self.take(",")
        self.take("]")
        return tuple(found)

    def function(self, token: _Token) -> Always | Answered | Not | Compare | Count:
        name = _FUNCTIONS.get(token.text.lower(), "")
        plain = self.dialect == "plenary"
        if name in ("true", "false") and plain:
            return Always(name == "true")
        if not name or (plain and name not in ("answered", "count")):
            known = "answered(Q1) and count(Q1)" if plain else "selected, count-selected, true, false, is_empty"
            raise BranchingError(
                f"“{token.text}” is not known here; known are {known}. Texts stand in quotation marks.",
                self.text,
                token.at,
            )
        self.take("(")
        if name in ("true", "false"):
            self.take(")")
            return Always(name == "true")
        ref = self.operand()
        if not isinstance(ref, Ref):
            raise self.error(f"“{token.text}” needs a question in its brackets.")
        choice = _choice(ref)
        if name == "count" and choice and not plain:
            return self.boxes(choice)
        if name == "selected":
            self.take(",")
            value = self.operand()
            if not isinstance(value, str | Decimal):
                raise self.error("The second word of “selected” is a choice's value, in quotation marks.")
            self.take(")")
            return Compare(value, "in", ref)
        self.take(")")
        if name == "count":
            return Count(ref)
        given: Answered | Compare = Compare(choice[1], "in", choice[0]) if choice else Answered(ref)
        return Not(given) if name == "empty" else given

    def boxes(self, first: tuple[Ref, str]) -> Count:
        """`count(Q3_SQ001, Q3_SQ002)`: all boxes of one question, or there is no counterpart."""
        counted = {first[1]}
        while self.peek().text == ",":
            self.take()
            further = self.operand()
            choice = _choice(further) if isinstance(further, Ref) else None
            if choice is None or choice[0] != first[0]:
                raise self.error("“count” counts the boxes of one question.")
            counted.add(choice[1])
        self.take(")")
        head = f"{show_operand(first[0])}:"
        if any(ours.startswith(head) and ours[len(head) :] not in counted for ours in self.names.values()):
            raise self.error("“count” leaves boxes of the question out.")
        return Count(first[0])

    def ref(self, text: str) -> Ref:
        if self.dialect != "plenary":
            name = text.strip("${} \t\n")
            text = self.names.get(name, "") or _guess(name)
        match = re.fullmatch(r"Q(?:(\d+)([a-z]?)|\{([^{}\n]+)\}(?:\.(\w+))?)(:[\s\S]+)?", text)
        if not match:
            raise self.error(f"“{text}” is no question's name.")
        return Ref((match[1] or match[3]).strip(), (match[2] or match[4] or "") + (match[5] or ""))


def _guess(name: str) -> str:
    """`q1`, `Q01a` and `question_2` name themselves; any other name is kept in braces."""
    match = re.fullmatch(r"(?:q|question)_?0*(\d+)_?([a-z]?)", name, re.I)
    return f"Q{match[1]}{match[2].lower()}" if match else f"Q{{{name}}}"


def _choice(operand: Operand) -> tuple[Ref, str] | None:
    """A box of a list of boxes, which a dialect names as if it were a question ("Q3:SQ002")."""
    if isinstance(operand, Ref) and ":" in operand.part:
        part, _, value = operand.part.partition(":")
        return Ref(operand.number, part), value
    return None


def parse(text: str) -> Expr:
    """Read a condition. Raises `BranchingError`."""
    return _Reader(text, "plenary", {}).read()


def from_xlsform(text: str, names: Mapping[str, str] | None = None) -> Expr:
    """Read an XLSForm `relevant`; `names` gives each name of the form as we write it ({"kind": "Q1", "why": "Q2a"}).

    Raises `BranchingError` where a construct has no counterpart; the error keeps the original.
    """
    return _Reader(text, "xlsform", names or {}).read()


def from_limesurvey(text: str, names: Mapping[str, str] | None = None) -> Expr:
    """Read a LimeSurvey relevance equation; a box of a list of boxes is named "Q3:SQ002" in `names`. See above."""
    return _Reader(text, "limesurvey", names or {}).read()


def translate(text: str, dialect: str, names: Mapping[str, str] | None = None) -> str:
    """Return the condition in our own words: what readers of questionnaire files are given to call.

    Raises `BranchingError`, `KeyError` for a dialect that is not known.
    """
    readers = {"plenary": lambda: parse(text), "xlsform": lambda: from_xlsform(text, names),
               "limesurvey": lambda: from_limesurvey(text, names)}  # fmt: skip
    return show(_decoded(readers[dialect](), names or {}))


def _decoded(expr: Expr, names: Mapping[str, str]) -> Expr:
    """Codes of choices in place of which the questionnaire has values: `names` gives them as "Q1=A1": "government"."""
    if isinstance(expr, And | Or):
        return type(expr)(tuple(_decoded(item, names) for item in expr.items))
    if isinstance(expr, Not):
        return Not(_decoded(expr.item, names))
    if not isinstance(expr, Compare):
        return expr
    left, right = expr.left, expr.right
    if isinstance(left, Ref):
        right = _value(left, right, names)
    elif isinstance(right, Ref):
        left = _value(right, left, names)
    return Compare(left, expr.operator, right)


def _value(ref: Ref, operand: Operand, names: Mapping[str, str]) -> Operand:
    if isinstance(operand, str):
        return names.get(f"{show_operand(ref)}={operand}", operand)
    if isinstance(operand, tuple):
        return tuple(names.get(f"{show_operand(ref)}={item}", item) for item in operand)
    return operand
