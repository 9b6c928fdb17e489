"""What an answer says about itself: nothing, "not applicable", "see 15", or something of its own."""

from __future__ import annotations

import re

from plenary.rules.questionnaire.numbers import digits_in
from plenary.rules.questionnaire.values import State
from plenary.rules.questionnaire.words import flat, fold, words

_BLANK = frozenset(
    fold(t)
    for t in (
        "blank; left blank; no answer; no answer given; no answer provided; no response; no reply; not answered; unanswered; "
        "click here to enter text; click or tap here to enter text; type your answer here; enter text here; your answer; "
        "sans réponse; pas de réponse; aucune réponse; cliquez ici pour entrer du texte; "
        "cliquez ou appuyez ici pour entrer du texte; "
        "sin respuesta; no responde; ninguna respuesta; en blanco; haga clic aquí para escribir texto; "
        "haga clic o pulse aquí para escribir texto; sem resposta; em branco; keine antwort; "
        "انقروا هنا لإدخال النص; 点击此处输入文字; нажмите здесь, чтобы ввести текст; "
        "choose one; choose an item; choisissez; elija; اختاروا; 请选择; выберите; "
        "لا إجابة; لا توجد إجابة; بدون إجابة; لا جواب; 无回答; 未回答; 无答复; 没有回答; 未作答; "
        "нет ответа; без ответа; не отвечено"
    ).split(";")
)
_NOT_APPLICABLE = frozenset(
    fold(t)
    for t in (
        "n/a; na; n.a.; n. a.; not applicable; non applicable; does not apply; not relevant; not relevant to us; "
        "not applicable to us; not applicable to our organisation; not applicable to our organization; this does not apply; "
        "this question does not apply; this question is not applicable; this does not apply to us; s/o; s.o.; sans objet; "
        "ne s'applique pas; non pertinent; cette question ne s'applique pas; no aplica; n/c; no se aplica; no procede; "
        "no es aplicable; no corresponde; não aplicável; não se aplica; entfällt; nicht zutreffend; trifft nicht zu; "
        "non applicabile; لا ينطبق; غير منطبق; لا تنطبق; غير قابل للتطبيق; 不适用; 不適用; 无关; не применимо; неприменимо; "
        "не относится; н/п"
    ).split(";")
)
# The words of which a mere pointer is made. A text with any other word says something of its own.
_POINT = (
    "see|refer|cf|compare|same|idem|ditto|as|answered|covered|addressed|voir|cf|vide|meme|identique|vease|ver|vea|igual|mismo|misma|"
    "veja|siehe|vgl|انظر|راجع|يرجي|انظروا|نفس|см|смотри|смотрите|аналогично|见|參見|参见|参阅|参看|请见|参考|同上|同|详见"
)
_FILL = (
    "please|also|our|my|the|this|to|in|of|at|on|under|for|from|with|by|and|or|is|are|have|been|was|were|already|answer|answers|"
    "response|responses|reply|replies|respond|comment|comments|question|questions|q|no|nos|number|numbers|nr|item|items|point|"
    "points|above|below|previous|preceding|section|part|parts|a|b|c|d|e|f|bis|ter|under|given|provided|it|we|that|"
    "s|il|vous|plait|veuillez|reporter|la|le|les|l|a|au|aux|notre|nos|reponse|reponses|n|numero|et|ci|dessus|dessous|precedente|"
    "deja|repondu|point|sous|plus|haut|bas|"
    "por|favor|el|los|las|al|de|del|nuestra|nuestras|respuesta|respuestas|pregunta|preguntas|y|e|num|arriba|abajo|anterior|mas|"
    "que|en|ya|lo|dicho|se|"
    "resposta|respostas|pergunta|perguntas|nossa|acima|antwort|antworten|frage|fragen|zu|auf|unsere|oben|unten|nummer|und|"
    "الاجابه|اجابه|اجابتنا|اجاباتنا|الاجابات|علي|عن|السوال|الاسيله|سوال|رقم|الي|اعلاه|ادناه|في|و|من|ردنا|الرد|الجواب|جوابنا|الرجوع|"
    "наш|наши|ответ|ответы|на|вопрос|вопросы|вопроса|вопросу|п|пункт|выше|ниже|и|номер|"
    "我们|我方|对|的|问题|第|题|答复|回答|答案|对于|关于|上文|上述|上|下文|请|和|与|及|个|问|项|所述|中|在"
)
_DIGIT_RUN = r"\d{1,3}"
_CJK = re.compile("[\u4e00-\u9fff]")
_POINTS = frozenset(_POINT.split("|"))
_FILLS = frozenset(_FILL.split("|"))
_CJK_ALLOWED = re.compile(
    "|".join(sorted((t for t in (_POINTS | _FILLS) if _CJK.search(t)), key=len, reverse=True)) + rf"|{_DIGIT_RUN}|\s"
)
_EMPTY_BOX = re.compile(r"^\s*(?:[-*•]\s*)?(?:☐|□|❏|❑|◻|○|\[\s*\]|\(\s*\))\s*\S")
_BOX = re.compile("[☐□❏❑◻○]")
_TICK = re.compile(r"☒|☑|✓|✔|✗|■|●|\[\s*[xX✓]\s*\]|\(\s*[xX✓]\s*\)")
_ABOVE = frozenset(
    "above previous preceding idem ditto dessus precedente arriba anterior acima oben اعلاه выше same meme mismo misma".split()
)


def _joined(token: str) -> bool:
    """Arabic writes "and", "to" and "in" as one letter on the next word."""
    return token[:1] in "وفلب" and (token[1:] in _FILLS or token[1:].isdigit())


def _is_pointer(folded: str, numbers: tuple[str, ...]) -> bool:
    if _CJK.search(folded):
        pointed = any(p in folded for p in _POINTS if _CJK.search(p))
        return pointed and not _CJK_ALLOWED.sub("", folded) and bool(numbers or "上" in folded)
    tokens = folded.split()
    if len(tokens) > 25:
        return False
    pointed = False
    for token in tokens:
        if token in _POINTS:
            pointed = True
        elif not (token in _FILLS or re.fullmatch(rf"q?{_DIGIT_RUN}[a-h]?", token) or _joined(token)):
            return False
    return pointed and bool(numbers or _ABOVE.intersection(tokens))


def state_of(text: str) -> tuple[State, tuple[str, ...]]:
    """What a text (prose) amounts to, and the numbers of the questions it refers to.

    "No comment" and "None" are answers: who writes them has answered, which silence has not. A form's empty line,
    its "click here to enter text" and boxes of which none is ticked are blank.
    """
    if len(text) > 1200 and not _BOX.search(text) and any(c.isalnum() for c in text[:1200]):
        return "answered", ()  # longer than anything that says nothing
    folded = fold(text)
    if not any(c.isalnum() for c in folded) or folded in _BLANK:
        return "blank", ()
    lines = [line for line in text.splitlines() if line.strip()]
    if all(_EMPTY_BOX.match(line) for line in lines) and not _TICK.search(text):
        return "blank", ()
    if folded in _NOT_APPLICABLE:
        return "not_applicable", ()
    if words(text) <= 40 and len(folded) <= 200:
        numbers = digits_in(flat(text))
        if _is_pointer(folded, numbers):
            return "reference", numbers
    return "answered", ()
