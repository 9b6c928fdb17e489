"""What a document says about who sent it: the lines and cells above its first question."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from plenary.rules.questionnaire.values import Block
from plenary.rules.questionnaire.words import flat, fold

_WORDINGS: Mapping[str, str] = {
    "organisation": (
        "name of organisation; name of organization; organisation; organization; organisation name; organization name; "
        "name of the organisation; name of the organization; name of entity; entity; institution; name of institution; "
        "name of respondent; respondent; submitted by; submitting organisation; submitting entity; delegation; company; affiliation; "
        "organisation and country; nom de l'organisation; organisme; nom de l'organisme; nom de l'entité; répondant; "
        "soumis par; présenté par; institution; délégation; nombre de la organización; organización; entidad; "
        "nombre de la entidad; nombre de la institución; institución; presentado por; delegación; "
        "اسم المنظمة; المنظمة; اسم المؤسسة; المؤسسة; الجهة; اسم الجهة; الجهة المقدمة; مقدم من; اسم المجيب; الهيئة; الوفد; "
        "组织名称; 机构名称; 组织; 机构; 单位; 单位名称; 答复者; 提交方; 提交单位; 代表团; "
        "наименование организации; название организации; организация; учреждение; респондент; представлено; делегация"
    ),
    "country": (
        "country; country or area; country of origin; country or region; country/region; state; member state; nationality; region; "
        "pays; pays ou zone; état; état membre; région; país; país o zona; estado; estado miembro; región; "
        "البلد; الدولة; بلد; الدولة العضو; البلد أو المنطقة; المنطقة; 国家; 国家或地区; 国家/地区; 国别; 会员国; 地区; "
        "страна; государство; страна или район; государство член; регион"
    ),
    "group": (
        "stakeholder category; stakeholder group; category; stakeholder; type of organisation; type of organization; sector; "
        "type of stakeholder; category of respondent; constituency; catégorie; catégorie de parties prenantes; partie prenante; "
        "groupe de parties prenantes; type d'organisation; secteur; categoría; categoría de parte interesada; parte interesada; "
        "grupo de interesados; tipo de organización; sector; فئة أصحاب المصلحة; الفئة; أصحاب المصلحة; مجموعة أصحاب المصلحة; القطاع; "
        "نوع المنظمة; 利益攸关方类别; 利益相关方类别; 利益攸关方; 类别; 组织类型; 部门; "
        "категория; категория заинтересованных сторон; группа заинтересованных сторон; тип организации; сектор"
    ),
    "contact": (
        "contact; contact person; name of contact person; contact name; name; full name; name of person; your name; focal point; "
        "personne à contacter; personne de contact; nom; nom et prénom; nom complet; point de contact; "
        "persona de contacto; nombre; nombre completo; nombre y apellidos; contacto; punto focal; "
        "جهة الاتصال; الشخص المسؤول; الاسم; اسم جهة الاتصال; الاسم الكامل; منسق; 联系人; 姓名; 联络人; "
        "контактное лицо; имя; фио; ф и о; координатор"
    ),
    "email": (
        "e-mail; email; e-mail address; email address; contact e-mail; contact email; mail; courriel; adresse électronique; "
        "adresse e-mail; mél; correo electrónico; dirección de correo electrónico; correo; البريد الإلكتروني; بريد إلكتروني; "
        "عنوان البريد الإلكتروني; 电子邮件; 邮箱; 电子邮箱; 电邮; электронная почта; адрес электронной почты; эл почта"
    ),
    "date": (
        "date; date of submission; submission date; date submitted; date de soumission; date de présentation; "
        "fecha; fecha de presentación; fecha de envío; التاريخ; تاريخ التقديم; 日期; 提交日期; дата; дата представления"
    ),
    "citation": (
        "do you authorise citation; do you authorize citation; authorisation to cite; authorization to cite; citation authorised; "
        "citation authorized; may your answers be cited; may we cite your answers; may your response be cited; "
        "may your responses be cited; do you agree to be cited; do you consent to be cited; consent to citation; citation; "
        "may your answers be published with your name; may we publish your response; "
        "do you authorise the citation of your answers; do you authorize the citation of your answers; permission to cite; "
        "autorisez-vous la citation; autorisez-vous la citation de vos réponses; autorisation de citer; "
        "acceptez-vous d'être cité; vos réponses peuvent-elles être citées; "
        "autoriza la cita; autoriza que se citen sus respuestas; autoriza la cita de sus respuestas; autorización para citar; "
        "autoriza usted que se le cite; هل تأذنون بالاقتباس; هل تسمحون بالاقتباس; الإذن بالاقتباس; هل توافقون على الاقتباس من إجاباتكم; "
        "是否同意引用; 是否授权引用; 是否允许引用; 授权引用; 您是否同意引用您的答复; "
        "разрешаете ли вы цитирование; разрешение на цитирование; согласие на цитирование; разрешаете ли вы цитировать ваши ответы"
    ),
    "joint": (
        "submitted on behalf of; on behalf of; joint submission of; joint submission by; joint signatories; signatories; "
        "co-signatories; signed by; supported by; endorsed by; coalition members; members of the coalition; "
        "au nom de; présenté au nom de; signataires; cosignataires; contribution conjointe de; "
        "en nombre de; presentado en nombre de; signatarios; firmantes; presentación conjunta de; "
        "نيابة عن; مقدم نيابة عن; باسم; الموقعون; مساهمة مشتركة من; 代表; 联合提交方; 签署方; 联署方; 联名; "
        "от имени; подписавшие; совместное представление; подписали"
    ),
}
LABELS: Mapping[str, tuple[str, ...]] = {n: tuple(w.strip() for w in t.split(";")) for n, t in _WORDINGS.items()}

_ASIDE = re.compile(r"\([^)]*\)\s*:?\s*$")
_SPLIT = re.compile(r"\s*[:=]\s*|\s+-\s+|\?\s*|\t+")
_TICKED = re.compile(r"(?:☒|☑|✓|✔|■|●|\[\s*[xX✓]\s*\]|\(\s*[xX✓]\s*\))\s*([^☐☒☑□\[\](){}✓✔■●/,;]+)")
_YES = frozenset(
    fold(w) for w in "yes y oui sí si نعم أوافق 是 同意 да sim ja true authorised authorized agreed".split()
)
_NO = frozenset(fold(w) for w in "no n non لا 否 不同意 不 нет não nein false refused".split())


@dataclass(frozen=True, slots=True)
class Field:
    """One fact about the respondent."""

    name: str  # a key of the labels: "organisation", "country", …
    value: str  # as written
    block: int  # where the value stands
    label: int  # where its label stands; the same block where both stand together


@dataclass(frozen=True, slots=True)
class Fields:
    """What was found, in reading order, each name once."""

    found: tuple[Field, ...]

    def get(self, name: str) -> str:
        """The value of a field as written; "" where it was not found."""
        return next((f.value for f in self.found if f.name == name), "")

    @property
    def citation(self) -> bool | None:
        """Whether the respondent authorises citation; None where it is not said, which is never a yes."""
        value = self.get("citation")
        return yes_or_no(value) if value else None

    @property
    def joint(self) -> tuple[str, ...]:
        """Those on whose behalf a joint response was sent."""
        names = re.split(r"\s*[;\n•]\s*|\s*[,،、]\s*(?!\s*(?:Inc|Ltd|LLC|S\.A))", self.get("joint"))
        return tuple(n.strip(" .-") for n in names if n.strip(" .-"))


def yes_or_no(text: str) -> bool | None:
    """Yes, no, or None where neither or both are said ("yes/no" left as printed)."""
    ticked = _TICKED.findall(flat(text))
    said = fold(" ".join(ticked) if ticked else text)
    if not ticked and re.search(r"[☐□]|\[\s*\]", text):
        return None
    tokens = set(said.split()) | ({said} if said in _YES | _NO else set())
    yes, no = bool(tokens & _YES), bool(tokens & _NO)
    if yes == no:
        return None
    # "Yes, but not our annex" is left to a person.
    return None if yes and tokens & {"not", "except", "but", "pas", "sauf", "pero", "salvo"} else yes


def _index(labels: Mapping[str, Sequence[str]]) -> dict[str, str]:
    index: dict[str, str] = {}
    for name, wordings in labels.items():
        for wording in wordings:
            index.setdefault(fold(wording), name)
    return index


_DEFAULT = _index(LABELS)


def _split_label(line: str, index: dict[str, str]) -> tuple[str, str] | None:
    """(name, value) where a line begins with a known label and a colon (or a question mark)."""
    plain = flat(line)
    for cut in _SPLIT.finditer(plain):
        if cut.start() > 120:
            break
        head = re.sub(r"\([^)]*\)\s*$", "", plain[: cut.start()])
        name = index.get(fold(head))
        if name:
            return name, line[cut.end() :].strip()
    return None


def _a_value(block: Block, index: dict[str, str]) -> bool:
    """Whether a block can be the value of the label before it."""
    return block.kind != "heading" and len(block.text) <= 200 and not _split_label(block.text, index)


def fields(
    blocks: Sequence[Block], labels: Mapping[str, Sequence[str]] | None = None, *, until: int | None = None
) -> Fields:
    """Find the respondent's own particulars.

    `labels` adds to or replaces the wordings of `LABELS` by field name. `until` is the index of the first block that
    belongs to a question; without it the first 80 blocks are read. The first value found for a name counts. A label
    may stand before its value in a line, in the cell at its left or above, or alone on a line that ends with a colon.
    """
    index = _DEFAULT if labels is None else {**_DEFAULT, **_index(labels)}
    head = [b for b in blocks if (b.index < until if until is not None else b.index < 80) and b.kind != "footnote"]
    found: dict[str, Field] = {}

    def take(name: str, value: str, block: int, label: int) -> None:
        if value and name not in found:
            found[name] = Field(name, value, block, label)

    for position, block in enumerate(head):
        after = head[position + 1] if position + 1 < len(head) else None
        if block.kind == "cell":
            name = index.get(fold(_ASIDE.sub("", block.text)))
            if name:
                right = [b for b in head if b.table == block.table and b.row == block.row and b.column > block.column]
                below = [
                    b
                    for b in head
                    if b.table == block.table
                    and b.row == block.row + 1
                    and b.column == block.column
                    and (right or not index.get(fold(_ASIDE.sub("", b.text))))  # the next label, where nothing was said
                ]
                labelled = [b for b in right if index.get(fold(b.text))]
                values = right[:1] if right and not labelled else below[:1]
                if values:
                    take(name, values[0].text.strip(), values[0].index, block.index)
                continue
        for line in block.text.split("\n"):
            pair = _split_label(line, index)
            if not pair:
                continue
            name, value = pair
            if value:
                take(name, value, block.index, block.index)
            elif after is not None and block.text.endswith(line) and _a_value(after, index):
                take(name, after.text.strip(), after.index, block.index)
    return Fields(tuple(sorted(found.values(), key=lambda f: (f.label, f.block, f.name))))
