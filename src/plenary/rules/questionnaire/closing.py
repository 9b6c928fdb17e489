"""Where the last answer ends: signatures, annexes and notes about the sender come after it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from plenary.rules.questionnaire.pieces import Span
from plenary.rules.questionnaire.words import fold

_FAREWELL = re.compile(
    r"(?:yours\s+(?:sincerely|faithfully|truly)|sincerely(?:\s+yours)?|(?:with\s+)?(?:kind|best|warm)\s+regards|regards|respectfully"
    r"(?:\s+submitted|\s+yours)?|(?:cordialement|sinc[èe]res\s+salutations|salutations|veuillez\s+agr[ée]er|je\s+vous\s+prie|nous\s+vous\s+prions)"
    r"|atentamente|cordialmente|saludos(?:\s+cordiales)?|le\s+saluda|atenciosamente|mit\s+freundlichen\s+gr[üu][ßs]+en"
    r"|с\s+уважением|искренне\s+ваш|مع\s+(?:فائق\s+|خالص\s+)?(?:التقدير|التحية|التحيات|الاحترام)|وتفضلوا\s+بقبول|此致|敬礼|顺致|谨上)"
    r"(?=\W|$)",
    re.IGNORECASE,
)
_CLEAR = re.compile(
    r"(?:signed|signature|name\s+and\s+signature|place\s+and\s+date|sign[ée]\s|firma(?:do)?\s*:|firma$|التوقيع|签字|签名|签署|подпись)",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"(?:annex(?:es)?|appendix|appendices|attachments?|enclosures?|annexes?|pièces?\s+jointes?|anexos?|ap[ée]ndices?|adjuntos?|anhang|"
    r"مرفق|ملحق|المرفق|المرفقات|الملحق|附件|附录|приложени[ея]|references|bibliography|bibliographie|bibliograf[íi]a|المراجع|参考文献|"
    r"about\s+(?:us|the|our)|contact\s+(?:details|information|us)|contact|à\s+propos|acerca\s+de|закл?ючение|"
    r"end\s+of\s+(?:the\s+)?(?:document|questionnaire|response|submission)|thank\s+you\s+(?:for|very)|we\s+thank\s+(?:you|the)|"
    r"nous\s+(?:vous\s+)?remercions|agradecemos|conclusions?|concluding\s+remarks)(?=\W|$)",
    re.IGNORECASE,
)
_ADDRESS = re.compile(
    r"[\w.+-]+@[\w-]+\.\w|(?:tel|phone|fax|tél|teléfono|هاتف|电话|тел)\s*[.:]|\+\d[\d ()-]{6,}|^\s*_{4,}", re.IGNORECASE
)
_SENTENCE = re.compile(r"[.!?;:…。]\W*$")


def _short(span: Span) -> bool:
    text = span.flat.strip()
    return (
        len(text) <= 90
        and not _SENTENCE.search(text)
        and span.line.block.kind not in ("item", "cell")
        and span.line.mark is None
    )


def close(spans: Sequence[Span]) -> tuple[int, int]:
    """(how many spans are the answer, how many of the rest are a clear signature).

    What is neither, an annex or contact details, is for a person to place. The first words after a question are its
    answer, unless they are a farewell.
    """
    filled = [i for i, s in enumerate(spans) if not s.empty]
    for order, i in enumerate(filled):
        text = spans[i].flat.strip()
        if _FAREWELL.match(text) or (_CLEAR.match(text) and order):
            rest = [spans[j].flat.strip() for j in filled[order : order + 13]]
            brief = len(rest) <= 12 and all(len(t) <= 240 for t in rest) and not any(_AFTER.match(t) for t in rest[1:])
            return i, len(spans) - i if brief else 0
        titled = spans[i].line.titled or len(fold(text)) <= 60
        if order and _AFTER.match(text) and titled:
            return i, 0
    # Lines of a name, an office, a place and date after the last full sentence.
    tail = len(filled)
    while tail and (_short(spans[filled[tail - 1]]) or _ADDRESS.search(spans[filled[tail - 1]].flat)):
        tail -= 1
    closing = filled[tail:]
    if closing and (len(closing) >= 2 or _ADDRESS.search(spans[closing[0]].flat)):
        if not tail and len(closing) < 2:
            return len(spans), 0
        addressed = any(_ADDRESS.search(spans[i].flat) for i in closing)
        if addressed or len(closing) <= 6:
            return closing[0], 0
    return len(spans), 0
