"""What a report counts, as the six languages name it: patterns of the words that may follow a number."""

from __future__ import annotations

import re
from functools import lru_cache

from plenary.rules.outline.numerals import base

CODES = (
    "categories", "meetings", "questions", "responses", "members", "observers", "seats", "stakeholder-groups",
    "documents", "decisions", "recommendations", "calls",
)  # fmt: skip

# Plural and singular forms. Longer names come first: "stakeholder groups" before any "groups".
NOUNS: dict[str, dict[str, str]] = {
    "en": {
        "stakeholder-groups": r"stakeholder groups?|groups? of stakeholders",
        "members": r"members?(?: states?)?",
        "categories": r"categor(?:y|ies)",
        "meetings": r"meetings?",
        "questions": r"questions?",
        "responses": r"responses?|repl(?:y|ies)",
        "observers": r"observers?",
        "seats": r"seats?",
        "documents": r"documents?",
        "decisions": r"decisions?",
        "recommendations": r"recommendations?",
        "calls": r"calls? for (?:input|views|contributions)s?",
    },
    "fr": {
        "stakeholder-groups": r"groupes? de parties prenantes|groupes? d[’']acteurs",
        "members": r"membres?|états membres|états? membres?",
        "categories": r"cat[ée]gories?",
        "meetings": r"réunions?",
        "questions": r"questions?",
        "responses": r"réponses?",
        "observers": r"observateurs?|observatrices?",
        "seats": r"sièges?",
        "documents": r"documents?",
        "decisions": r"décisions?",
        "recommendations": r"recommandations?",
        "calls": r"appels? à contributions?",
    },
    "es": {
        "stakeholder-groups": r"grupos? de (?:partes )?interesad[oa]s|grupos? de interés",
        "members": r"miembros?|estados? miembros?",
        "categories": r"categorías?",
        "meetings": r"reuni(?:ón|ones)",
        "questions": r"preguntas?",
        "responses": r"respuestas?",
        "observers": r"observador(?:es|a|as)?",
        "seats": r"puestos?|escaños?",
        "documents": r"documentos?",
        "decisions": r"decisi(?:ón|ones)",
        "recommendations": r"recomendaci(?:ón|ones)",
        "calls": r"(?:solicitud(?:es)?|convocatorias?) de (?:aportes|contribuciones)",
    },
    "ru": {
        "stakeholder-groups": r"групп\w* заинтересованных сторон",
        "members": r"член\w{0,3}|государств\w{0,2}-член\w{0,3}",
        "categories": r"категори\w{1,3}",
        "meetings": r"совещани\w{1,3}|заседани\w{1,3}",
        "questions": r"вопрос\w{0,3}",
        "responses": r"ответ\w{0,3}",
        "observers": r"наблюдател\w{1,3}",
        "seats": r"мест\w{0,2}",
        "documents": r"документ\w{0,3}",
        "decisions": r"решени\w{1,3}",
        "recommendations": r"рекомендаци\w{1,3}",
        "calls": r"запрос\w{0,3} материалов",
    },
    "ar": {
        "stakeholder-groups": r"(?:مجموعات|مجموعة|فئات) (?:من )?(?:أصحاب|أصحابِ) المصلحة",
        "members": r"أعضاء|الأعضاء|عضو[اًا]{0,2}|دول[ةا]? عضو[اًا]?ة?",
        "categories": r"(?:ال)?فئات|فئة",
        "meetings": r"(?:ال)?اجتماعات|اجتماع[اًا]{0,2}",
        "questions": r"(?:ال)?أسئلة|سؤال[اًا]{0,2}",
        "responses": r"(?:ال)?ردود|رد[ّ]?[اًا]{0,2}",
        "observers": r"(?:ال)?مراقبين|(?:ال)?مراقبون|مراقب[اًا]{0,2}",
        "seats": r"(?:ال)?مقاعد|مقعد[اًا]{0,2}",
        "documents": r"(?:ال)?وثائق|وثيقة",
        "decisions": r"(?:ال)?قرارات|قرار[اًا]{0,2}|(?:ال)?مقررات|مقرر[اًا]{0,2}",
        "recommendations": r"(?:ال)?توصيات|توصية",
        "calls": r"دعوات إلى تقديم|دعوة إلى تقديم",
    },
    "zh": {
        "stakeholder-groups": r"利益攸关方(?:群体|团体|类别)",
        "members": r"成员国?",
        "categories": r"类别?|类",
        "meetings": r"会议",
        "questions": r"问题",
        "responses": r"答复|回复",
        "observers": r"观察员",
        "seats": r"席位?",
        "documents": r"文件",
        "decisions": r"决定",
        "recommendations": r"建议",
        "calls": r"征集",
    },
}

# A number after one of these is a name, not a count; one after the second, or before the third, counts a part.
NAMED = {
    "en": r"questions?|paragraphs?|paras?\.?|items?|no\.?|nos\.?|articles?|annex|sections?|pages?|meeting|session|draft|rev\.?"
    r"|version|resolution|chapter|group|category|recommendation|document|table|figure",
    "fr": r"questions?|paragraphes?|par\.|points?|no\.?|n[°º]|articles?|annexe|sections?|pages?|réunion|session|projet|résolution",
    "es": r"preguntas?|párrafos?|párr\.|temas?|núm\.?|artículos?|anexo|sección|páginas?|reunión|proyecto|resolución",
    "ru": r"вопрос\w?|пункт\w*|п\.|№|стать\w*|приложени\w|раздел\w?|стр\.|совещани\w|сесси\w|проект\w?|резолюци\w",
    "ar": r"السؤال|الفقرة|البند|رقم|المادة|المرفق|الصفحة|الاجتماع|الدورة|القرار",
    "zh": r"问题|段|项目|号|条|附件|页",
}
PARTLY_BEFORE = {
    "en": r"first|last|next|previous|another|other|remaining|least|most|than|about|some|around|nearly|almost|over|only|further"
    r"|approximately|between",
    "fr": r"premi[eè]re?s|derni[eè]re?s|autres|moins|plus|environ|quelque|près de|plus de",
    "es": r"primer[oa]s|últim[oa]s|otr[oa]s|menos|más|unos|unas|cerca de|más de",
    "ru": r"первы\w|последни\w|други\w|менее|более|около|почти|свыше|ещё",
    "ar": r"نحو|حوالي|قرابة|أول|آخر|أكثر من|ما لا يقل عن",
    "zh": r"前|后|另|其他|约|超过|近|至少|其余",
}
PARTLY_WITHIN = {
    "en": r"other|further|more|additional|new|such|remaining|different|of|the|in|and|or|to|a|for|at|on|by|with|from|were|was|is|are"
    r"|per|days?|weeks?|months?|years?|hours?|minutes?",
    "fr": r"autres|nouve\w+|supplémentaires|de|des|du|la|le|les|et|ou|à|en|dans|par|pour|sur|jours?|mois|ans|heures?",
    "es": r"otr[oa]s|nuev[oa]s|adicionales|más|de|del|la|el|los|las|y|o|a|en|por|para|con|días?|meses|años|horas?",
    "ru": r"други\w+|новы\w+|дополнительны\w+|из|и|или|в|на|по|с|к|от|для|дн\w+|месяц\w*|лет|час\w*",
    "ar": r"من|في|على|إلى|و|أو|عن|مع|أيام|يوما?ً?|أشهر|سنوات",
    "zh": r"",
}
MEASURE = r"[个次份项类位名届种件条场]"  # zh


@lru_cache(maxsize=16)
def after(language: str) -> re.Pattern[str] | None:
    """What follows a number that counts something: up to three words of description, then the noun; by code as group name."""
    language = base(language)
    found = NOUNS.get(language)
    if found is None:
        return None
    nouns = "|".join(f"(?P<{code.replace('-', '_')}>{forms})" for code, forms in found.items())
    if language == "zh":
        return re.compile(rf"\s?{MEASURE}?[\u4e00-\u9fff]{{0,4}}?(?:{nouns})")
    within = PARTLY_WITHIN[language]
    described = rf"(?:(?!(?:{within})\b)[^\W\d_][\w’'-]*[ ]){{0,3}}?"
    return re.compile(rf"[ \u00a0\u202f]{described}(?:{nouns})(?!\w)", re.IGNORECASE)


@lru_cache(maxsize=16)
def before(language: str) -> re.Pattern[str] | None:
    """What stands before a number that is no count of the whole: a name such as "question", a part such as "the first"."""
    language = base(language)
    if language not in NAMED:
        return None
    words = f"{NAMED[language]}|{PARTLY_BEFORE[language]}"
    return re.compile(rf"(?:{words})\s?$" if language == "zh" else rf"(?<!\w)(?:{words})[ \u00a0]$", re.IGNORECASE)


@lru_cache(maxsize=1)
def arabic_turned() -> re.Pattern[str]:
    """A definite noun before its number in Arabic: الفئات الخمس."""
    nouns = "|".join(f"(?P<{code.replace('-', '_')}>{forms})" for code, forms in NOUNS["ar"].items())
    return re.compile(rf"(?<!\w)(?=ال)(?:{nouns})[ ]$")
