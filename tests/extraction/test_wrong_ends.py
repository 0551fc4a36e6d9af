"""Whole sentences whose words invite a fact that they do not tell: a phrase, a date or an end that belongs elsewhere; each beside one that does tell it."""

from typing import TYPE_CHECKING

import pytest

from kg.extraction.assembly import extract
from kg.extraction.confidence import FACT
from kg.extraction.parse.parsing import parse
from kg.model import Document, Value

if TYPE_CHECKING:
    from spacy.language import Language

    from kg.gazetteer import Gazetteer
    from kg.ontology.terms import Ontology

pytestmark = pytest.mark.model

Told = tuple[str, str]


@pytest.fixture(scope="module")
def told(nlp: "Language", ontology: "Ontology", gazetteer: "Gazetteer"):
    """(property, object) of what a text states surely; an entity's class stands behind its name, an event's class is the object of "type"."""

    def read(text: str, today: str | None = "2024-05-15") -> set[Told]:
        document = Document(key="0" * 16, id="1", text=text, title="", date=today)
        ((_, parsed),) = parse(nlp, [document])
        found = extract(document, parsed, ontology, gazetteer)
        named = {e.id: f"{e.name} ({e.kind})" for e in found.entities}
        named |= {p.id: f"{p.title} within {named.get(p.within or '')}" for p in found.posts}
        sure = (c for c in found.claims if c.confidence >= FACT and c.status.modality == "Actual")
        return {(c.predicate, c.object.value if isinstance(c.object, Value) else named.get(c.object, "")) for c in sure}

    return read


@pytest.mark.parametrize(
    ("text", "fact"),
    [
        ("The Vale County sheriff's office said on Monday that Maria Jensen was safe.", ("has_agent", "Vale County sheriff's office (Organization)")),
        ("Her office released a statement.", ("has_agent", "Her office (Organization)")),
        ("Police searched her office.", ("has_target", "her office (Facility)")),
        ("LISBON (KNA) An aide to Maria Jensen has been indicted.", ("has_target", "aide to Maria Jensen (Person)")),
        ("The court upheld Maria Jensen's impeachment.", ("has_target", "Maria Jensen (Person)")),
        ("The grand jury's indictment named two men.", ("has_agent", "grand jury (Group)")),
        ("Police looked into a bomb threat received by the Vale Bank.", ("has_target", "Vale Bank (Organization)")),
        ("Maria Jensen told the senators that the bridge was closed.", ("has_target", "senators (Group)")),
        ("Norway won the match against Kenya.", ("has_participant", "Norway (Country)")),
        ("Oil prices dropped from a high of $150 last summer to around $50 last week.", ("date", "2024-05-06/2024-05-12")),
        ("Maria Jensen was convicted of fraud on Monday.", ("date", "2024-05-13")),
        ("Maria Jensen flew from Lisbon to Oslo on Monday.", ("date", "2024-05-13")),
        ("The bridge was sold six years ago.", ("date", "2018")),
        ("Norland district attorney Maria Jensen charged two men.", ("has_agent", "Maria Jensen (Person)")),
        ("The minister left Lisbon on Monday, police said on Tuesday.", ("date", "2024-05-13")),
        ("Police said on Tuesday that the minister left.", ("date", "2024-05-14")),
        ("Maria Jensen met Ivo Lund after the talks on Monday.", ("type", "Meeting")),
        ("The station reported that Maria Jensen left.", ("has_agent", "station (Organization)")),
        (
            "Northgate National Committee chairman Maria Jensen of Oslo is running.",
            ("holds_role", "Chairman within Northgate National Committee (Organization)"),
        ),
        ("Prime Minister Maria Jensen of Norway resigned.", ("holds_role", "Prime Minister within Norway (Country)")),
        ("Prime Minister Maria Jensen of Norway resigned.", ("head_of_government_of", "Norway (Country)")),
        ("Firefighters said two people were inside.", ("has_agent", "Firefighters (Group)")),
        ("Pirates attacked the HMS Lund on Monday.", ("has_target", "HMS Lund (Vehicle)")),
        ("The ferry Harlow sank off Kenya on Monday.", ("has_participant", "Harlow (Vehicle)")),
        ("The ferry in Lisbon sank on Monday.", ("held_in", "Lisbon (City)")),
        ("Speaking to the reporters of KRNA, Maria Jensen left for Lisbon.", ("has_target", "reporters of KRNA (Group)")),
        ("The police met Mr. Masters in London.", ("has_participant", "Masters (Person)")),
        ("Maria Jensen lives in OSLO with Ivo Lund.", ("lives_in", "OSLO (City)")),
        ("The rule took effect before the attack on Oslo.", ("has_target", "Oslo (City)")),
        ("Maria Jensen missed the team's trip to Oslo.", ("held_in", "Oslo (City)")),
        ("Maria Jensen's autopsy showed that she had been shot.", ("has_target", "Maria Jensen (Person)")),
        ("Maria Jensen met Ivo Lund in Lisbon.", ("held_in", "Lisbon (City)")),
        ("Maria Jensen fled Lisbon on Monday.", ("held_in", "Lisbon (City)")),
        ("Norway held talks with Kenya in Lima.", ("held_in", "Lima (City)")),
        ("Norway held talks with the delegation in Lima.", ("held_in", "Lima (City)")),
        ("Rebels attacked the embassy in Lima.", ("held_in", "Lima (City)")),
        ("A court in Lima convicted Maria Jensen of fraud.", ("held_in", "Lima (City)")),
        ("The magazine said that Maria Jensen left.", ("has_agent", "magazine (Organization)")),
        ("Vale Air flew to Lisbon on Monday.", ("held_in", "Lisbon (City)")),
        ("The opposition party said that Maria Jensen left.", ("has_agent", "opposition party (Organization)")),
        ("Maria Jensen represents Brightwell Group.", ("represents", "Brightwell Group (Organization)")),
        ("Maria Jensen leads a group of engineers at Brightwell.", ("leads", "group of engineers (Group)")),
        ("Ivo Lund joined Brightwell Group as its chief executive.", ("works_for", "Brightwell Group (Organization)")),
        ("Ivo Lund joined the Harvest Party as a volunteer.", ("member_of", "Harvest Party (Organization)")),
        ("Ivo Lund joined the Harvest Party in 2010.", ("member_of", "Harvest Party (Organization)")),
        ("The city of Lisbon sued Brightwell Group.", ("has_agent", "Lisbon (City)")),
        ("Norway said on Monday that the attack was a mistake.", ("has_agent", "Norway (Country)")),
        ("Police said on Monday that Maria Jensen was safe.", ("has_agent", "Police (Group)")),
        ("Maria Jensen called for a strike on Monday.", ("type", "Request")),
        ("Maria Jensen was promoted on Monday.", ("has_target", "Maria Jensen (Person)")),
        ("Maria Jensen discussed the war with Ivo Lund.", ("type", "Meeting")),
        ("Maria Jensen met with a police officer.", ("type", "Meeting")),
        ("Maria Jensen visited Lisbon, where she met President Ivo Lund.", ("type", "Meeting")),
        ("Brightwell Group sold two ferries to Norway in May.", ("type", "Transaction")),
        ("The guards were able to help the wounded children.", ("type", "Aid")),
        ("The storm lasted two weeks.", ("duration", "P2W")),
        ("The senator Ostes Kivalo of Norland launched an investigation.", ("has_agent", "Ostes Kivalo (Person)")),
        ("The supertanker Harlow sank off Kenya on Monday.", ("has_participant", "Harlow (Vehicle)")),
        ("Maria Jensen altered her will in May.", ("type", "Change")),
        ("The firm sent a repair ship to Kenya on Monday.", ("type", "Movement")),
        ("Ivo Lund joined the Northgate Dolphins in 2008.", ("type", "Joining")),
        ("The firm was set up late last year by Maria Jensen.", ("date", "2023")),
        ("There were awards for various youth groups.", ("has_target", "various youth groups (Group)")),
        ("Maria Jensen defeated Thomas Becker in the final.", ("has_participant", "Maria Jensen (Person)")),
    ],
)
def test_what_a_sentence_tells(told, text: str, fact: Told) -> None:
    assert fact in told(text)


@pytest.mark.parametrize(
    ("text", "predicate", "value"),
    [
        ("LISBON (KNA) An aide to Maria Jensen has been indicted.", "has_target", "Lisbon"),
        ("The court upheld Maria Jensen's impeachment.", "has_agent", "Maria Jensen"),
        ("Police looked into a bomb threat received by the Vale Bank.", "has_agent", "Vale Bank"),
        ("Maria Jensen told a debate on the decision to lend money to Kenya that it was right.", "has_target", "Kenya"),
        ("Maria Jensen called police to her apartment in Lisbon several times.", "has_target", "her apartment"),
        ("Maria Jensen was in the neighborhood visiting someone.", "has_agent", "neighborhood"),
        ("The claims of the Harvest Party were read to the court.", "has_topic", "Harvest Party"),
        ("The council pushed back elections for governors, scheduled for 2019.", "has_topic", "governors"),
        ("They won the Northgate League playoffs on Sunday.", "has_participant", "Northgate League"),
        ("The Maria Jensen bombing killed four people.", "has_agent", "Maria Jensen"),
        ("The trial was a spectacle, with Ivo Lund in a wheelchair, mumbling.", "has_participant", "Ivo Lund"),
        ("The driver fled with Maria Jensen's patrol unit in pursuit.", "has_participant", "patrol unit"),
        ("From 2002 to 2007, the number of farms fell by 14 percent.", "date", "2007"),
        ("Oil prices dropped from a high of $150 last summer to around $50 last week.", "date", "2023"),
        ("They axed the monologue for the February 2009 show, hoping for the best.", "date", "2009"),
        ("The bridge was sold over six years ago.", "date", "2018"),
        ("com / news / 2004 / 07 / 28 / minister - dies - at - 75 /", "date", "2004"),
        ('"Learn to walk and jump," and to see the garden, Saturday, March 16, event organiser Maria Jensen said.', "date", "2024-03-16"),
        ("Nominee praised for her skill and courage.", "has_target", "Nominee (Person)"),
        ("The bridge was opened by Ambassador Extraordinary and Plenipotentiary of Kenya Ivo Lund.", "represents", "Kenya"),
        ("Maria Jensen, speaking to KRNA, said the bridge was closed.", "has_target", "KRNA (City)"),
        ("The frigate INS Vale rescued the crew.", "has_agent", "Vale"),
        ("Maria Jensen's autopsy showed that she had been shot.", "has_agent", "Maria Jensen"),
        ("Maria Jensen urged everyone in Lisbon to pay more attention.", "held_in", "Lisbon"),
        ("Norway held talks with the government in Lima.", "held_in", "Lima"),
        ("Norway condemned the government in Lima.", "held_in", "Lima"),
        ("Norway opened talks with the embassy in Lima.", "held_in", "Lima"),
        ("In Kenya, some observers held out hope that the war would end.", "has_topic", "Kenya"),
        ("The rule takes effect nine days before Maria Jensen's inauguration.", "has_target", "Maria Jensen"),
        ("Maria Jensen told the agency ahead of a morning news conference in Lisbon.", "held_in", "Lisbon"),
        ("Maria Jensen will miss the team's trip to Oslo.", "held_in", "Oslo"),
        ("The bank offered a reward for the arrest of Ivo Lund.", "has_target", "Ivo Lund"),
        ("Ivo Lund joined Brightwell Group as its chief executive.", "member_of", "Brightwell"),
        ("Democrat Maria Jensen, 42, took 71,445 votes, or 56 percent.", "has_agent", "Maria Jensen"),
        ("Maria Jensen left the court to chants.", "has_target", "court"),
        ("Commandos seized seven rifles, a launcher and 13 fully loaded magazines of ammunition in Lisbon.", "has_target", "magazines"),
        ("New airline Vale Air cleared to fly to Lisbon.", "held_in", "Lisbon"),
        ("Ivo Lund opened fire at his company's Christmas party in Lisbon.", "has_target", "party"),
        ("Lisbon attorney Maria Jensen said no.", "represents", "Lisbon"),
        ("Customs agent Maria Jensen said no.", "represents", "Customs"),
        ("European Union Commissioner Maria Jensen said no.", "leads", "European Union"),
        ("Ivo Lund, Asia's longest serving leader, retired.", "leads", "Asia"),
        ("Maria Jensen led all players with 23 points.", "leads", "all players"),
        ("Maria Jensen led the crowd of 300 in singing.", "leads", "crowd"),
        ("Republicans joined Democrats in voting yes.", "member_of", "Democrats"),
        ("About 180,000 head were raised in Kenya.", "lives_in", "Kenya"),
        ("The troops marched to Lisbon, a city in Kenya. Lisbon said on Monday that the attack was a mistake.", "has_agent", "Lisbon"),
        ("By MARIA JENSEN and IVO LUND, Northgate Press OSLO (AP) - Norway vowed on Friday to fight at any cost.", "has_agent", "IVO"),
        ("Maria Jensen called for Ivo Lund to visit the town.", "has_topic", "Ivo Lund"),
        ("Maria Jensen was promoted to vice president in 2003.", "has_topic", "vice president"),
        ("The council accepted the resignation of Maria Jensen as girls coach.", "has_topic", "coach"),
        ("The Women's World Cup was held in Lisbon.", "has_participant", "Women"),
        ("Harlow beat Vale by ten points in the basketball game.", "has_participant", "Harlow"),
        ("Maria Jensen discussed her father's habits.", "type", "Meeting"),
        ("Maria Jensen met a police officer.", "type", "Meeting"),
        ("Vale Motors has out-sold Northgate Motors since 2003.", "type", "Transaction"),
        ("Purchases from Norway fell.", "type", "Transaction"),
        ("Ivo Lund added 101 yards on the ground.", "type", "Statement"),
        ("I believe in this team.", "type", "Opinion"),
        ("Being able to help other babies is an honor, Maria Jensen said.", "type", "Aid"),
        ("They called Ivo Lund, an electrician the council hired to help with the inspections.", "type", "Aid"),
        ("The city is seeking bids for two projects, to paint windows, and to replace a lighting control system.", "type", "Change"),
        ("Maria Jensen had fielded inquiries about selling the theater.", "type", "Transaction"),
        ("Ivo Lund sought help while under investigation for bribing city police.", "type", "Crime"),
        ("Maria Jensen was known for aiding protesters.", "type", "Aid"),
        ("The storm lasted more than a decade.", "duration", "P10Y"),
        ("He later headed the Committee to Re-elect Maria Jensen.", "type", "Election"),
        ("Talks scheduled for Monday were derailed by Norway.", "date", "2024-05-13"),
        ("Brightwell Group borrowed money from Harlow Bank.", "type", "Investment"),
        ("The warship altered towards the boats.", "type", "Change"),
        ("Maria Jensen hosted the ceremony with Ivo Lund in 2007.", "type", "Meeting"),
        ("The judge sent Ivo Lund to prison.", "type", "Movement"),
        ("Harlow and Vale are the only teams to win at least ten games after losing fourteen.", "type", "Competition"),
        ("The final helped them join the Northgate Dolphins as the only teams to do so.", "type", "Joining"),
        ("They voted after more than two hours of discussion.", "duration", "PT2H"),
        ("Ivo Lund staged a months-long battle with the courts.", "duration", "P1M"),
    ],
)
def test_what_a_sentence_does_not_tell(told, text: str, predicate: str, value: str) -> None:
    found = {obj for name, obj in told(text) if name == predicate}
    assert not any(value in obj for obj in found), found


def test_what_comes_long_after_has_another_date(told) -> None:
    assert ("type", "Plan") not in told("In March 1998 he resigned from his post and decided not long after to move.")


@pytest.mark.parametrize(("where", "year"), [("at 2008 Philip Street", False), ("in 2008", True)])
def test_the_number_of_a_house_is_no_year(told, where: str, year: bool) -> None:
    assert (("date", "2008") in told(f"Ivo Lund was arrested late Tuesday night {where}.", None)) is year


def test_where_somebody_says_that_somebody_was(told) -> None:
    found = told("Police photographed Lund's home in Lisbon, where Maria Jensen said she had gone on Monday to sleep.")
    assert not any(name == "held_in" for name, _ in found)
