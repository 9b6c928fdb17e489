"""A questionnaire and a builder of documents for the tests of splitting; every word is invented."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from plenary.press.blocks import Block
from plenary.rules.questionnaire import Part, Question, Split

ENGLISH = {
    "1": "Which stakeholder category does your organisation belong to?",
    "2": "What do you understand by enhanced cooperation?",
    "3": "To what extent has enhanced cooperation been put into practice so far? Please give examples.",
    "4": "Which international public policy issues pertaining to the Internet are relevant?",
    "5": "What are the respective roles and responsibilities of the different stakeholders, including governments?",
    "6": "How can enhanced cooperation enable governments to carry out their roles and responsibilities on an equal footing?",
    "7": "How can enhanced cooperation enable the other stakeholders to carry out their roles and responsibilities?",
    "8": "What are the most appropriate mechanisms to implement enhanced cooperation, including for critical resources?",
    "9": "What could be the relationship between enhanced cooperation and the Internet Governance Forum?",
    "10": "How can the role of developing countries in global Internet governance be made more effective?",
    "11": "What barriers remain for stakeholders to take part in global Internet governance, and how can they be overcome?",
    "12": "What actions are needed to promote the participation of marginalised people in the global information society?",
    "13": "How can enhanced cooperation address key issues of global, social and economic development?",
    "14": "What is the role of stakeholders in promoting the development of local language content?",
    "15": "Which Internet-related public policy issues are of special relevance to developing countries?",
    "16": "What are the key issues to be addressed to promote the affordability of the Internet in developing countries?",
    "17": "What national capacities are to be developed, and what modalities are to be considered for national governments?",
    "18": "Are there other comments, or areas of concern, on enhanced cooperation that you would like to submit?",
}
SPANISH = {
    "1": "¿A qué categoría de partes interesadas pertenece su organización?",
    "2": "¿Qué entiende usted por cooperación reforzada?",
    "3": "¿En qué medida se ha puesto en práctica hasta ahora la cooperación reforzada? Sírvase dar ejemplos.",
    "4": "¿Qué cuestiones de política pública internacional relativas a Internet son pertinentes?",
    "5": "¿Cuáles son las funciones y responsabilidades respectivas de las distintas partes interesadas, incluidos los gobiernos?",
    "6": "¿Cómo puede la cooperación reforzada permitir que los gobiernos desempeñen sus funciones en pie de igualdad?",
    "7": "¿Cómo puede la cooperación reforzada permitir que las demás partes interesadas desempeñen sus funciones?",
    "8": "¿Cuáles son los mecanismos más apropiados para aplicar la cooperación reforzada, incluso para los recursos críticos?",
    "9": "¿Cuál podría ser la relación entre la cooperación reforzada y el Foro para la Gobernanza de Internet?",
    "10": "¿Cómo puede hacerse más eficaz el papel de los países en desarrollo en la gobernanza mundial de Internet?",
    "11": "¿Qué obstáculos impiden todavía la participación en la gobernanza mundial de Internet y cómo pueden superarse?",
    "12": "¿Qué medidas se necesitan para promover la participación de las personas marginadas en la sociedad de la información?",
    "13": "¿Cómo puede la cooperación reforzada abordar cuestiones clave del desarrollo mundial, social y económico?",
    "14": "¿Cuál es el papel de las partes interesadas en la promoción de contenidos en lenguas locales?",
    "15": "¿Qué cuestiones de política pública de Internet tienen especial importancia para los países en desarrollo?",
    "16": "¿Qué cuestiones clave deben abordarse para que Internet sea asequible en los países en desarrollo?",
    "17": "¿Qué capacidades nacionales deben desarrollarse y qué modalidades deben considerar los gobiernos nacionales?",
    "18": "¿Hay otras observaciones o motivos de preocupación que desee presentar?",
}
ARABIC = {
    "1": "إلى أي فئة من أصحاب المصلحة تنتمي منظمتكم؟",
    "2": "ما الذي تفهمونه من التعاون المعزز؟",
    "3": "إلى أي مدى وُضع التعاون المعزز موضع التنفيذ حتى الآن؟ يرجى تقديم أمثلة.",
    "4": "ما هي قضايا السياسات العامة الدولية ذات الصلة بالإنترنت؟",
    "5": "ما هي الأدوار والمسؤوليات المنوطة بمختلف أصحاب المصلحة، بما في ذلك الحكومات؟",
    "9": "ما العلاقة الممكنة بين التعاون المعزز ومنتدى إدارة الإنترنت؟",
    "10": "كيف يمكن جعل دور البلدان النامية في إدارة الإنترنت أكثر فعالية؟",
}
CHINESE = {
    "1": "贵组织属于哪一类利益攸关方？",
    "2": "您如何理解加强合作？",
    "3": "加强合作迄今在多大程度上得到落实？请举例说明。",
    "4": "哪些与互联网有关的国际公共政策问题是相关的？",
    "5": "包括政府在内的各利益攸关方各自的作用和责任是什么？",
    "9": "加强合作与互联网治理论坛之间可能有什么关系？",
    "10": "如何使发展中国家在全球互联网治理中的作用更加有效？",
}
PARTS = (
    Part("a", ("Its significance", "Su significado")),
    Part("b", ("Its purpose", "Su finalidad")),
    Part("c", ("Its scope", "Su alcance")),
)
QUESTIONS = tuple(
    Question(
        number,
        tuple(w for w in (wording, SPANISH[number], ARABIC.get(number), CHINESE.get(number)) if w),
        PARTS if number == "2" else (),
        kind="profile" if number == "1" else "long",
    )
    for number, wording in ENGLISH.items()
)

# Answers speak of what the questions speak of: the hard case for a reader who goes by words.
ANSWERS = {
    "1": "Civil society. We are a network of libraries in four provinces.",
    "2": "Cooperation that is regular, recorded and open to all who carry its costs.",
    "3": "It has been put into practice in part. The exchange of route servers between Arvenia and Cordova is our example.",
    "4": "The relevant issues are jurisdiction, spam, and the price of transit. Public policy has to follow all three.",
    "5": "Governments set the law. Business builds. Each of the stakeholders answers for what it controls.",
    "6": "Governments would carry out their roles on an equal footing if the small ones could send an expert.",
    "7": "The other stakeholders need papers in time and a seat at the table, no more than that.",
    "8": "An annual review with public minutes. Critical resources should stay where they are handled well today.",
    "9": "The Forum discusses, and enhanced cooperation decides; the two should share a calendar.",
    "10": "Developing countries would be more effective with travel support and with documents in their languages.",
    "11": "Visas, fees and time zones are the barriers. Remote hubs overcome the last of them only.",
    "12": "Teach in villages, print in braille, and pay for childcare at meetings.",
    "13": "By giving the ministries of health and of agriculture a voice in economic and social questions.",
    "14": "Stakeholders should fund dictionaries and fonts. Local content then follows by itself.",
    "15": "Access, price, skills and the return of taxes are of special relevance to developing countries.",
    "16": "Shared ducts, an exchange point in each capital, and no duty on telephones.",
    "17": "A regulator with engineers, and a national forum that meets twice a year.",
    "18": "We thank the chair for the patience shown at the last session.",
}


class Document:
    """Collects blocks in reading order."""

    def __init__(self) -> None:
        self.blocks: list[Block] = []
        self._table = 0
        self._row = 0

    def add(self, kind: str, text: str, **more: object) -> Document:
        self.blocks.append(replace(Block(len(self.blocks), "paragraph", text), kind=kind, **more))  # type: ignore[arg-type]  # a test says its own fields
        return self

    def p(self, text: str, **more: object) -> Document:
        return self.add("paragraph", text, **more)

    def bold(self, text: str, **more: object) -> Document:
        return self.add("paragraph", text, bold=True, **more)

    def h(self, text: str, level: int = 2, **more: object) -> Document:
        return self.add("heading", text, level=level, **more)

    def item(self, text: str, label: str = "•", level: int = 1) -> Document:
        return self.add("item", text, label=label, level=level)

    def note(self, text: str, mark: str) -> Document:
        return self.add("footnote", text, mark=mark)

    def table(self) -> Document:
        self._table += 1
        self._row = 0
        return self

    def row(self, *cells: str, **more: object) -> Document:
        self._row += 1
        for column, text in enumerate(cells, 1):
            if text:
                self.add("cell", text, table=self._table, row=self._row, column=column, **more)
        return self


def plain(text: str) -> str:
    """Words alone, for comparing."""
    return " ".join(text.split())


def given(split: Split) -> dict[str, str]:
    """Placed answers by number and letter ("2a"); blank ones left out."""
    return {a.question + a.part: plain(a.text) for a in split.answers if a.state != "blank"}


def wrong(split: Split, expected: dict[str, str]) -> dict[str, tuple[str, str]]:
    """Answers that stand where they do not belong: number -> (expected, placed)."""
    return {n: (expected.get(n, ""), t) for n, t in given(split).items() if t != plain(expected.get(n, ""))}


def flagged(split: Split) -> str:
    """All text that a person is asked to place."""
    return plain(" ".join(d.text for d in split.doubts))


def in_order(numbers: Sequence[str]) -> list[tuple[str, str, str]]:
    """(number, question, answer) of the English questionnaire."""
    return [(n, ENGLISH[n], ANSWERS[n]) for n in numbers]
