"""Word files whose answers run below their questions."""

from __future__ import annotations

from tests.habits import voices
from tests.habits.asked import NUMBERS, cover, parts, question, signature
from tests.habits.habit import Habit
from tests.habits.spanish import ANSWERS, ORGANISATION, PERSON
from tests.habits.word import DECIMAL, Word, fill

_BOLD = voices.TARNLAND.answers(
    q3="We would put it at a third, and the reason is simple. Most of what exists was agreed in corridors.[^1]\n\n"
    "Of the rest, the report of the Chamber of Ferrymen gives a fair picture.\n\n"
    "[^1]: Chamber of Ferrymen, Corridors and Rooms, second edition, p. 40.",
    q6='The answer depends on what is meant by equals. Our reply to the question "Which mechanisms would serve enhanced '
    'cooperation best, also where the critical resources of the Internet are concerned?" says how we would organize it.'
    "\n\nUntil then, three things can be done at once:\n\n- papers four weeks ahead;\n- remote voices with equal right;"
    "\n- a rotating bureau.",
    q7="See 15",
    q12="Les personnes âgées et les malades sont les premiers oubliés. Il faudrait équiper les bureaux de poste avant les "
    "ministères, et confier la formation à celles et ceux qui habitent le village. Nous l'avons fait dans la vallée, et "
    "cela coûte peu.",
    q16="The figures of the past two years speak for themselves.\n\n| Region | Price in 2011 | Price in 2012 |\n"
    "| Upper Tarn | 41 | 22 |\n| Lower Tarn | 18 | 12 |\n\nThe fall came with open ducts and with nothing else.",
    q17="N/a",
)
_AUTOMATIC = voices.MERIDIAN.answers(
    q4="The members were asked in two rounds. They named, in this order:\n\n1. surveillance without warrant;\n"
    "2. the closing of networks on election days;\n3. prices for transit;\n4. the rights of children.\n\n"
    "The fourth came up in every country.",
    q8="Something small. The League has described it elsewhere,[^1] and the Weavers' Guild has tried it.[^2]\n\n"
    "[^1]: Small Rooms, Open Doors, p. 7.\n[^2]: From 2010 on, in Port Osmar.",
    q9="As for question 8, we would start small here as well.\nThe Forum speaks, cooperation answers.\nBoth should be "
    "open to whoever comes.",
    q11="Please refer to our answer to question 10.",
)
_SHORT_WORDINGS = {
    "1": "In what capacity do you answer?",
    "2": "Your understanding of enhanced cooperation (Tunis Agenda)",
    "3": "How much has been put into practice so far? Examples",
    "4": "Public policy issues which call for international attention",
    "5": "The part of the different stakeholders, including governments",
    "6": "How to organize it so that governments act as equals",
    "7": "How it can help stakeholders other than governments",
    "8": "Best mechanisms, including for critical Internet resources",
    "9": "Relation between enhanced cooperation and the IGF",
    "10": "A more effective voice for developing countries",
    "11": "What keeps stakeholders from taking part? How to remove obstacles",
    "12": "People on the margins of society",
    "13": "Contribution to economic and social progress",
    "14": "More content in local languages",
    "15": "Policy issues of particular concern to developing countries",
    "16": "Affordable Internet access in developing countries / LDCs",
    "17": "National capacities to be built, and by what means",
    "18": "Anything else / comments",
}
_REWORDED = voices.SOLWAY.answers(
    q5="Each according to what it can answer for.\n\n- governments: aims and limits;\n- engineers: what is feasible;\n"
    "- firms: what it costs.\n\nWhoever pays for an error should have been asked before.",
    q14="Spelling tools first. Then fonts.\n\nOnly then does it make sense to speak of content, as the Guild of Translators "
    "has said for years.",
    q18="N/A",
)
_MISSING = ("7", "11", "13", "17")
_ORDER = ("18", "1", "4", "3", "16", "15", "2", "10", "8", "9", "14", "12", "6", "5")
_SHUFFLED = {
    key: text
    for key, text in voices.HALVEN.answers(
        q2="For a registry it is first of all a matter of being told. Whoever changes a rule should tell those who carry "
        "it out, and should do so before the rule is in force. That is its use, its aim and its limit.",
        q10="A registry on four islands has no voice of its own. With a shared delegate we were heard twice in 2006, and "
        "the Hydrographic Society took the minutes.",
    ).items()
    if key[0] not in _MISSING
}


def bold() -> bytes:
    made = Word(head="Reply of Tarnland to the questionnaire")
    voice = voices.TARNLAND
    made.lines(*cover(voice.organisation, voice.group, voice.country))
    for number in NUMBERS:
        fill(made.made.add_paragraph(), f"{number}. {question(number)}", bold=True)
        for letter, wording in parts(number):
            fill(made.made.add_paragraph(), f"{letter}) {wording}", bold=True)
            made.prose(_BOLD[number, letter])
        if not parts(number):
            made.prose(_BOLD[number, ""])
        made.made.add_paragraph()
    made.lines(*signature(voice.person, voice.organisation))
    return made.bytes()


def automatic() -> bytes:
    made = Word(head="Meridian League for Open Networks")
    made.heads(DECIMAL)
    made.made.add_paragraph("Contribution of the Meridian League for Open Networks", style="Title")
    made.lines("Country: Osmaria", "Stakeholder group: Civil society", "This paper was adopted by the board in May.")
    for number in NUMBERS:
        made.made.add_paragraph(question(number), style="Heading 1")
        for letter, wording in parts(number):
            made.made.add_paragraph(wording, style="Heading 2")
            made.prose(_AUTOMATIC[number, letter])
        if not parts(number):
            made.prose(_AUTOMATIC[number, ""])
    return made.bytes()


def reworded() -> bytes:
    """The question and its answer are often one paragraph, parted by a soft line break."""
    made = Word()
    voice = voices.SOLWAY
    made.lines(f"Organisation: {voice.organisation}", f"Country: {voice.country}", "Answers to the questionnaire")
    for number in NUMBERS:
        line = f"{number}) {_SHORT_WORDINGS[number]}"
        if number == "2":
            made.lines(line, *(f"({letter}) {_REWORDED[number, letter]}" for letter in "abc"))
        elif "\n\n" in _REWORDED[number, ""]:
            made.lines(line)
            made.prose(_REWORDED[number, ""])
        else:
            made.lines(f"{line}\n{_REWORDED[number, '']}")
    made.lines(*signature(voice.person, voice.organisation))
    return made.bytes()


def shuffled() -> bytes:
    """No numbers at all: headings repeat the wording, in an order of the respondent's own, and four are left out."""
    made = Word(head="Halven Registry Cooperative", foot=False)
    made.lines("Organisation: Halven Registry Cooperative", "Country: Halven", "We answer what concerns a registry.")
    for number in _ORDER:
        made.made.add_paragraph(question(number), style="Heading 2")
        made.prose(_SHUFFLED[number, ""])
    made.lines(*signature(voices.HALVEN.person, voices.HALVEN.organisation))
    return made.bytes()


def spanish() -> bytes:
    made = Word(head="Respuesta de la Asociación de Bibliotecas Abiertas")
    made.lines(f"Organización: {ORGANISATION}", "País: Salcedonia", "Estimadas señoras, estimados señores:")
    made.lines("Les enviamos nuestras respuestas al cuestionario, con un cordial saludo.")
    for number in NUMBERS:
        fill(made.made.add_paragraph(), f"{number}.\u00a0{question(number, 'es')}", bold=True)
        for letter, wording in parts(number, "es"):
            made.lines(f"{letter}) {wording}")
            made.prose(ANSWERS[number, letter])
        if not parts(number):
            made.prose(ANSWERS[number, ""])
    made.lines("Atentamente,", PERSON, ORGANISATION)
    return made.bytes()


FILES: tuple[Habit, ...] = (
    Habit("bold questions", "tarnland.docx", bold, _BOLD, "quotes question 8 in 6; French in 12; see 15; N/a; a table"),
    Habit("automatic headings", "meridian.docx", automatic, _AUTOMATIC, "no number is typed; own list 1. to 4. in 4"),
    Habit("reworded", "averne.docx", reworded, _REWORDED, "short wordings, soft breaks between question and answer"),
    Habit("shuffled", "halven.docx", shuffled, _SHUFFLED, "no numbers, own order, four missing, 2 answered whole"),
    Habit("Spanish", "salcedonia.docx", spanish, ANSWERS, "all in Spanish; own list in 4; a reference in 13"),
)
