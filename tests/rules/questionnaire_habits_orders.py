"""Questions in another order, missing, repeated, in other languages and numbers; documents without questions. Every word is invented."""

from __future__ import annotations

from tests.rules.questionnaire_documents import ANSWERS, ARABIC, CHINESE, ENGLISH, Document
from tests.rules.questionnaire_habits import LETTER, NUMBERS, REW, SH, Made, habit, shuffle, std


@habit
def shuffled(d: Document) -> Made:
    ns = shuffle(NUMBERS, 3)[:14]
    d.p(LETTER)
    for n in ns:
        d.bold(f"{n}. {ENGLISH[n]}").p(ANSWERS[n])
    return d, {n: ANSWERS[n] for n in ns}


@habit
def shuffled_nonum(d: Document) -> Made:
    ns = shuffle(NUMBERS, 5)[:14]
    for n in ns:
        d.bold(ENGLISH[n]).p(ANSWERS[n])
    return d, {n: ANSWERS[n] for n in ns}


@habit
def missing_auto(d: Document) -> Made:
    ns = [n for n in NUMBERS if n not in ("4", "9", "15")]
    for i, n in enumerate(ns, 1):
        d.item(ENGLISH[n], label=f"{i}.").p(ANSWERS[n])
    return d, {n: ANSWERS[n] for n in ns}


@habit
def alike_swapped(d: Document) -> Made:
    for n in NUMBERS:
        d.bold(ENGLISH[{"6": "7", "7": "6"}.get(n, n)])
        d.p(ANSWERS[{"6": "7", "7": "6"}.get(n, n)])
    return d, dict(ANSWERS)


@habit
def blanks(d: Document) -> Made:
    exp = dict(ANSWERS)
    for n in NUMBERS:
        d.bold(f"{n}. {ENGLISH[n]}")
        if n in ("10", "11", "12", "13", "17"):
            exp.pop(n)
        else:
            d.p(ANSWERS[n])
    return d, exp


@habit
def essay(d: Document) -> Made:
    for n in NUMBERS:
        d.p(ANSWERS[n] + " " + ANSWERS[n])
    return d, {}


@habit
def essay_heads(d: Document) -> Made:
    for n, t in zip(
        NUMBERS,
        ("Introduction", "Roles and responsibilities", "Developing countries", "Barriers", "Conclusions", "Mechanisms"),
        strict=False,
    ):
        d.h(t)
        d.p(ANSWERS[n])
    return d, {}


@habit
def essay_numheads(d: Document) -> Made:
    for i, (n, t) in enumerate(
        zip(
            NUMBERS,
            (
                "Introduction",
                "Roles and responsibilities",
                "Developing countries",
                "Barriers",
                "Conclusions",
                "Mechanisms",
            ),
            strict=False,
        ),
        1,
    ):
        d.h(f"{i}. {t}")
        d.p(ANSWERS[n])
    return d, {}


@habit
def german(d: Document) -> Made:
    same = (
        "Wir sind der Ansicht dass die Zusammenarbeit der Staaten mit allen Gruppen besser werden muss und auch kann."
    )
    for n in NUMBERS:
        d.p(f"{n}. {same}")
    return d, {}


@habit
def russian_q(d: Document) -> Made:
    same = "Мы считаем, что сотрудничество государств и всех групп должно быть открытым и постоянным."
    for n in NUMBERS:
        d.bold(f"Вопрос {n}. Что вы думаете об этом?")
        d.p(same)
    return d, {}


@habit
def ar(d: Document) -> Made:
    tr = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
    for n in ARABIC:
        d.bold(f"السؤال {n.translate(tr)}: {ARABIC[n]}")
        d.p("نرى أن هذا الأمر مهم للجميع وأنه ينبغي أن يستمر.")
    return d, dict.fromkeys(ARABIC, "نرى أن هذا الأمر مهم للجميع وأنه ينبغي أن يستمر.")


@habit
def zh(d: Document) -> Made:
    for n in CHINESE:
        d.p(f"问题{n}：{CHINESE[n]}")
        d.p("我们认为这对各方都很重要。")
    return d, dict.fromkeys(CHINESE, "我们认为这对各方都很重要。")


@habit
def zh2(d: Document) -> Made:
    k = dict(zip("1 2 3 4 5 9 10".split(), "一 二 三 四 五 九 十".split(), strict=False))
    for n in CHINESE:
        d.p(f"{k[n]}、{CHINESE[n]}")
        d.p("我们认为这对各方都很重要。")
    return d, dict.fromkeys(CHINESE, "我们认为这对各方都很重要。")


@habit
def combined(d: Document) -> Made:
    exp = dict(ANSWERS)
    exp.pop("6")
    exp.pop("7")
    for n in NUMBERS:
        if n == "6":
            d.bold("Questions 6 and 7")
            d.p("For both we say the same.")
        elif n != "7":
            d.bold(f"{n}. {ENGLISH[n]}")
            d.p(ANSWERS[n])
    return d, exp


@habit
def twice(d: Document) -> Made:
    for n in NUMBERS:
        d.bold(f"{n}. {ENGLISH[n]}")
        d.p(ANSWERS[n])
        if n == "15":
            d.bold(f"4. {ENGLISH['4']}")
            d.p("And further, on issues: the price of telephones.")
    return d, dict(ANSWERS)


@habit
def roman(d: Document) -> Made:
    roman_numbers = "I II III IV V VI VII VIII IX X XI XII XIII XIV XV XVI XVII XVIII".split()
    return std(d, lambda d, n: (d.p(f"{roman_numbers[int(n) - 1]}. {ENGLISH[n]}"), d.p(ANSWERS[n])))


@habit
def offset(d: Document) -> Made:
    for n in NUMBERS[1:]:
        d.bold(f"{int(n) - 1}. {ENGLISH[n]}").p(ANSWERS[n])
    return d, {n: ANSWERS[n] for n in NUMBERS[1:]}


@habit
def offset_reworded(d: Document) -> Made:
    for n in NUMBERS[1:]:
        d.bold(f"{int(n) - 1}. {REW.get(n, ENGLISH[n])}").p(ANSWERS[n])
    return d, {n: ANSWERS[n] for n in NUMBERS[1:]}


@habit
def states(d: Document) -> Made:
    short = {
        "3": "N/a",
        "4": "See 15",
        "5": "",
        "6": "Not applicable.",
        "7": "See our answer to question 6.",
        "8": "No comment.",
        "9": "-",
    }
    exp = {n: short.get(n, ANSWERS[n]) for n in NUMBERS}
    for n in NUMBERS:
        d.bold(f"{n}. {ENGLISH[n]}").p(exp[n])
    return d, {n: t for n, t in exp.items() if t and t != "-"}


@habit
def mixedhabit(d: Document) -> Made:
    fs = [
        lambda d, n: (d.bold(f"{n}. {ENGLISH[n]}"), d.p(ANSWERS[n])),
        lambda d, n: d.p(f"{n}) {ENGLISH[n]} {ANSWERS[n]}"),
        lambda d, n: (d.p(f"Q{n}: {SH[n]}"), d.p(ANSWERS[n])),
        lambda d, n: (d.p(ENGLISH[n]), d.p(ANSWERS[n])),
    ]
    return std(d, lambda d, n: fs[int(n) % 4](d, n))
