"""The twelve respondents, none of whom exists."""

from __future__ import annotations

from tests.habits.bank import Voice

TARNLAND = Voice(
    0, "Ministry of Posts of Tarnland", "Government", "Tarnland",
    "Government. The Ministry answers for the whole administration, after a round among six departments.",
    "the Tarn valley", "the Lantern programme", "the Chamber of Ferrymen", 2008, 14, "Orla Venn",
)  # fmt: skip
MERIDIAN = Voice(
    1, "Meridian League for Open Networks", "Civil society", "Osmaria",
    "Non-government. The League is an association of users with members on three continents.",
    "Port Osmar", "the Open Pier", "the Weavers' Guild", 2010, 31, "Tibor Askel",
)  # fmt: skip
HALVEN = Voice(
    2, "Halven Registry Cooperative", "Academia and technical community", "Halven",
    "Non-government. We run the registry of names for four islands.",
    "Outer Halven", "the Four Islands exchange", "the Hydrographic Society", 2006, 4, "Ine Maar",
)  # fmt: skip
BRISKA = Voice(
    3, "Briska Federation of Small Traders", "Business", "Briska",
    "Non-government: a federation of shops, mills and carriers.",
    "Lower Briska", "the Market Wire", "the Millers' Bank", 2011, 260, "Radko Pell",
)  # fmt: skip
QUILLON = Voice(
    4, "Permanent Mission of Quillon", "Government", "Quillon",
    "Government.",
    "the Quill highlands", "the School Relay", "the Board of Shepherds", 2007, 22, "Amadi Orre",
)  # fmt: skip
SOLWAY = Voice(
    5, "Institute for Networked Societies of Averne", "Academia and technical community", "Averne",
    "Non-government. The Institute teaches and does research; it represents nobody but itself.",
    "the Averne delta", "the Delta Observatory", "the Guild of Translators", 2009, 9, "Prof. Lise Kordt",
)  # fmt: skip
KESTREL = Voice(
    6, "Kestrel Foundation", "Civil society", "Lormere",
    "Non-government. The Foundation is a charity under the law of Lormere.",
    "the Lormere fells", "the Reading Rooms", "the Order of Nurses", 2005, 77, "Jonas Wick",
)  # fmt: skip
PELLAN = Voice(
    7, "Regulatory Office of Pellan", "Government", "Pellan",
    "Government. The Office is independent of the ministry and answers with its consent.",
    "the Pellan steppe", "the Caravan Backbone", "the Salt Council", 2004, 18, "Dara Immel",
)  # fmt: skip
ORRIN = Voice(
    8, "Orrin Women's Network", "Civil society", "Orrin",
    "Non-government.",
    "the Orrin archipelago", "the Kitchen Table project", "the Midwives' Union", 2012, 53, "Sela Dunmore",
)  # fmt: skip
VESTRA = Voice(
    9, "Department of Communications of Vestra", "Government", "Vestra",
    "Government. The Department coordinates the position of Vestra and has consulted the public twice.",
    "northern Vestra", "the Winter Line", "the Academy of Signals", 2003, 41, "Elin Straum",
)  # fmt: skip
COLBRAN = Voice(
    10, "Colbran Cable Company", "Business", "Colbran",
    "Non-government; a company owned by its customers.",
    "Cape Colbran", "the Duct Pool", "the Harbour Trust", 2002, 120, "Marten Oake",
)  # fmt: skip
