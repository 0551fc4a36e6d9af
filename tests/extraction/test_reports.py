"""Short reports in the manner of newsrooms, with what they tell and what they only seem to tell."""

from typing import TYPE_CHECKING

import pytest

from kg.extraction.assembly import extract
from kg.extraction.parse.parsing import parse
from kg.model import Document, Value

if TYPE_CHECKING:
    from spacy.language import Language

    from kg.gazetteer import Gazetteer
    from kg.ontology.terms import Ontology

pytestmark = pytest.mark.model

Told = tuple[str, str, str]


@pytest.fixture(scope="module")
def told(nlp: "Language", ontology: "Ontology", gazetteer: "Gazetteer"):
    """(subject, property, object) of what a text states: names of entities, events by their trigger; "!" before the property of what is denied, "~" before
    that of what is planned or possible."""

    def read(text: str) -> set[Told]:
        ((_, parsed),) = parse(nlp, [Document("0" * 16, "1", text, "", "2024-05-15")])
        found = extract(Document("0" * 16, "1", text, "", "2024-05-15"), parsed, ontology, gazetteer)
        names = {e.id: e.name for e in found.entities} | {e.id: e.mentions[0].text for e in found.events}
        names |= {p.id: f"{p.title} within {names.get(p.within or '', 'nothing')}" for p in found.posts}
        told = set()
        for claim in found.claims:
            mark = "!" if claim.status.polarity == "Denied" else "~" if claim.status.modality != "Actual" else ""
            end = claim.object.value if isinstance(claim.object, Value) else names.get(claim.object, "")
            if claim.confidence >= 0.5:
                told.add((names[claim.subject], mark + claim.predicate, end))
        return told

    return read


ACCUSED = "Ola Berg leads the bank. His rival, Ivo Lund, accused him of fraud. He denied it."
SUED = "Ola Berg accused the government of fraud. He denied it."
MOTHER = "Ada Reyes was born in Oslo. Her mother, Lurdes, taught at a school. She studied at the University of Oslo."
FATHER = MOTHER.replace("mother, Lurdes", "father, Ivo")
BROTHER = "Ada Reyes is a lawyer. Her brother, Ivo, is a doctor. He lives in Oslo."
RETAILER = "Brightwell Group supplies clothes to retailers, including Linde. The retailer said it was glad."
MAKER = "Brightwell Group opened a shop. The retailer said it was glad."
TOLD = "President Ola Berg was detained with his prime minister, Ivo Lund, a military source told KNA."
DRIVER = "Police chief Ola Berg said the driver had been too fast. He was arrested."
DAUGHTER = "Ada Reyes was elected mayor. In 2015 she married Jan Keller. The couple has a daughter. She told reporters of it."
DRAMA = "Ada Reyes won a prize for a drama about sisters who fled Tehran."


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        (ACCUSED, ("denied", "has_agent", "Ola Berg")),
        (FATHER, ("Ada Reyes", "educated_at", "University of Oslo")),
        (BROTHER, ("Ivo", "lives_in", "Oslo")),
        (MAKER, ("said", "has_agent", "Brightwell Group")),
        ("Ada Reyes met two sisters who fled Tehran.", ("fled", "has_agent", "two sisters")),
        ("Norway's health director Ada Reyes resigned.", ("Ada Reyes", "holds_role", "Health director within Norway")),
        ("The United Nations Special Envoy for Kenya, Ada Reyes, left Oslo.", ("left", "has_agent", "Ada Reyes")),
        ("The United Nations Special Envoy for Kenya, Ada Reyes, left Oslo.", ("Ada Reyes", "represents", "United Nations")),
        ("Brightwell bought its Swedish rival Halvors AB in 2021.", ("bought", "has_target", "Halvors AB")),
        ("Profit fell to 4 million crowns in 2023.", ("fell", "date", "2023")),
        ("Ada Reyes was killed in an attack on Monday.", ("attack", "date", "2024-05-13")),
        ("Brightwell made a bid to buy Vale Bank.", ("bid", "has_agent", "Brightwell")),
        ("The parliament approved the law on Monday.", ("approved", "type", "Legislation")),
        ("Norway called on both sides to free Ada Reyes.", ("free", "~has_agent", "both sides")),
        ("Norway promised Kenya to free Ada Reyes.", ("free", "~has_agent", "Norway")),
        ("The ministry said its forces had left and denied hitting the town.", ("denied", "has_agent", "ministry")),
        (TOLD.replace("a military source", "officials"), ("told", "has_agent", "officials")),
        ("The deal was announced in Lisbon.", ("announced", "held_in", "Lisbon")),
        (DRIVER, ("arrested", "has_target", "driver")),
        (DRIVER.replace("the driver had been", "the car was"), ("arrested", "has_target", "Ola Berg")),
        ("Ada Reyes is accused of threatening staff in Oslo.", ("threatening", "has_target", "staff")),
        ("A truce was signed in November.", ("truce", "date", "2023-11")),
        ("The union held a strike on Monday.", ("strike", "date", "2024-05-13")),
        ("The ministry reported a fire in Oslo.", ("fire", "held_in", "Oslo")),
        ("Ada Reyes was charged on Monday with robbing a bank.", ("charged", "date", "2024-05-13")),
        ("The opposition accused Brightwell Group of fraud. It denied the accusation.", ("denied", "has_agent", "Brightwell Group")),
        ("The opposition accused Brightwell Group of fraud. It left the talks.", ("accused", "has_target", "Brightwell Group")),
        ("Ada Reyes, whose brother left, resigned.", ("resigned", "has_agent", "Ada Reyes")),
        ("Explorer Sigrid Haugland, 71, left Oslo.", ("left", "has_agent", "Sigrid Haugland")),
        ("Carmaker Lumora fined 800 million euros", ("fined", "has_target", "Lumora")),
        ("The court fined 800 people on Monday.", ("fined", "has_agent", "court")),
        (DAUGHTER, ("told", "has_agent", "Ada Reyes")),
        ("The man met a woman. She was arrested.", ("arrested", "has_target", "woman")),
        ("Rebels fired rockets at the Vale Base.", ("fired", "has_target", "Vale Base")),
        ("Ola Berg was attacked at the Vale Hotel.", ("attacked", "held_in", "Vale Hotel")),
        ("Ada Reyes fled Aleppo with her parents.", ("fled", "held_in", "Aleppo")),
        ("Ferry accidents in Indonesia killed ten people in 2018.", ("accidents", "held_in", "Indonesia")),
        ("Talks between Norway and Kenya began in Oslo.", ("Talks", "held_in", "Oslo")),
        ("NEW YORK--(BUSINESS NEWSWIRE)--Brightwell Pharmaceuticals Inc. sued Vale Bank.", ("sued", "has_agent", "Brightwell Pharmaceuticals Inc.")),
        ("LIMA/SANTIAGO - Peruvian airline Andes Air said on Friday it was sold.", ("said", "has_agent", "Andes Air")),
    ],
)
def test_what_a_report_tells(told, text: str, fact: Told) -> None:
    assert fact in told(text)


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        (ACCUSED, ("denied", "has_agent", "Ivo Lund")),
        (SUED, ("denied", "has_agent", "Ola Berg")),
        (SUED, ("denied", "has_agent", "government")),
        (MOTHER, ("Lurdes", "educated_at", "University of Oslo")),
        (RETAILER, ("said", "has_agent", "Brightwell Group")),
        (DRAMA, ("fled", "has_agent", "sisters")),
        ("Ada Reyes, a waitress in Crystal River, resigned.", ("Ada Reyes", "holds_role", "Waitress within Crystal River")),
        ("Iranian director Ada Reyes resigned.", ("Ada Reyes", "holds_role", "Director within Iran")),
        ("The United Nations Special Envoy for Kenya, Ada Reyes, left Oslo.", ("Ada Reyes", "represents", "Kenya")),
        ("The United Nations Special Envoy for Kenya, Ada Reyes, left Oslo.", ("Ada Reyes", "holds_role", "Special Envoy within Kenya")),
        ("In May the Duke of Altenmark, Leopold II, fled Oslo.", ("fled", "has_agent", "Duke of Altenmark")),
        ("Profit fell to 4 million crowns from 5 million a year earlier.", ("fell", "date", "2023")),
        ("Thousands walked off the job on Monday in a dispute over pay.", ("dispute", "date", "2024-05-13")),
        ("A court rejected the bid of Brightwell to stop the strike.", ("bid", "has_agent", "Brightwell")),
        ("The board approved the merger on Monday.", ("approved", "type", "Legislation")),
        ("Norway called on both sides to free Ada Reyes.", ("free", "~has_agent", "Norway")),
        ("The ministry said its forces had left and denied hitting the town.", ("denied", "has_agent", "ministry's forces")),
        (TOLD, ("told", "has_agent", "Ola Berg")),
        (DRIVER, ("arrested", "has_target", "Ola Berg")),
        ("Ada Reyes is accused of threatening staff in Oslo.", ("accused", "has_target", "staff")),
        ("Ada Reyes is accused of threatening staff at the bank on Monday.", ("accused", "date", "2024-05-13")),
        ("A truce collapsed in November.", ("truce", "date", "2023-11")),
        ("The union ended the strike on Monday.", ("strike", "date", "2024-05-13")),
        ("Heavy fighting was reported near Lisbon on Monday.", ("reported", "held_in", "Lisbon")),
        ("Rival Scandjet said on Monday that it grew.", ("said", "has_agent", "Rival Scandjet")),
        ("The opposition accused Brightwell Group of fraud. It denied the accusation.", ("denied", "has_agent", "opposition")),
        ("Brightwell Group, whose rating has fallen, resigned.", ("fallen", "has_target", "Brightwell Group")),
        ("Carmaker Lumora fined 800 million euros", ("fined", "has_agent", "Lumora")),
        ("The court fined the company Lumora 800 million euros on Monday.", ("fined", "has_target", "Lumora 800 million euros")),
        ("Mines Minister Ada Reyes told the parliament of it.", ("Ada Reyes", "official_of", "Mines")),
        (DAUGHTER, ("told", "has_agent", "daughter")),
        ("Ola Berg was attacked at the Vale Hotel.", ("attacked", "has_target", "Vale Hotel")),
        ("Ada Reyes fled Aleppo with her parents.", ("fled", "has_target", "Aleppo")),
        ("The ministers discussed the situation in Kenya.", ("discussed", "held_in", "Kenya")),
        ("Ferry accidents are common in Indonesia.", ("accidents", "held_in", "Indonesia")),
        ("His flight ended three centuries of rule by the house of Rothenau.", ("flight", "duration", "P300Y")),
        ("The Treaty of Karlsburg was signed in 1851.", ("Treaty", "has_target", "Karlsburg")),
    ],
)
def test_what_a_report_does_not_tell(told, text: str, wrong: Told) -> None:
    assert wrong not in told(text)
