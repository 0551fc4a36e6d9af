"""Two invented reports with all that a graph can hold: facts, denials, plans, possibilities, attributed claims, merges, places.

``python -m tests.store.sample`` writes ``data/sample.trig``, which other tests read.
"""

import hashlib
from pathlib import Path

from kg.model import (
    Claim,
    Document,
    Entity,
    Event,
    Extraction,
    Fact,
    Mention,
    Merge,
    Modality,
    Node,
    Offsets,
    Place,
    Polarity,
    Post,
    Resolution,
    Status,
    Value,
)
from kg.ontology.terms import Class_, Lexicon, Ontology, Property
from kg.store.vocabulary import BASE, KG

TRIG = Path(__file__).parent / "data" / "sample.trig"

TALKS = Document(
    key="a1a1a1a1a1a1a1a1",
    id="talks",
    title="Talks in Port Vale",
    date="2024-05-01",
    source="Vale Courier",
    author="Jo Penn",
    url="https://courier.example/talks",
    origin="talks.txt",
    text=(
        "Ada Reyes is representing Norland at the talks, an aide to President Mara Quill.\n\n"
        "The talks between Norland and Sudland were held in Port Vale on Wednesday and took five hours.\n\n"
        "A second round is planned for Friday.\n\n"
        "Norland attacked Harrow Bridge, Sudland's minister Tomas Brandt said.\n\n"
        "Reyes denied that Norland had moved troops.\n\n"
        "Northwind Mining may buy Sud Copper."
    ),
)
DENIAL = Document(
    key="b2b2b2b2b2b2b2b2",
    id="denial",
    title="“No troops”, says Norland",
    date="2024-05-02",
    source="Sudland Wire",
    origin="wire/denial.md",
    text=(
        "Norland's envoy Ada Reies met Tomas Brandt in Port Vale on 1 May.\n\n"
        "Reies represents Norland.\n\n"
        "Mara Quill, the president of Norland, refused to meet Brandt."
    ),
)


def span(document: Document, words: str, occurrence: int = 0) -> Offsets:
    """Where ``words`` stand in the text."""
    start = -1
    for _ in range(occurrence + 1):
        start = document.text.index(words, start + 1)
    return start, start + len(words)


def mention(document: Document, words: str, form: str = "name", occurrence: int = 0, joined_by: str = "") -> Mention:
    start, end = span(document, words, occurrence)
    return Mention(start, end, words, form, joined_by)  # type: ignore[arg-type]


def sentence(document: Document, at: int) -> Offsets:
    start = document.text.rfind("\n\n", 0, at) + 2 if "\n\n" in document.text[:at] else 0
    end = document.text.find("\n\n", at)
    return start, len(document.text) if end < 0 else end


def claim(
    document: Document,
    subject: str,
    predicate: str,
    object_: str | Value,
    trigger: str,
    *,
    at: tuple[str | None, str | None] = (None, None),
    polarity: Polarity = "Affirmed",
    modality: Modality = "Actual",
    by: str | None = None,
    reported_by: tuple[str, ...] = (),
    occurrence: int = 0,
    rule: str = "",
    confidence: float = 0.9,
) -> Claim:
    """A claim whose trigger is ``trigger``; the mentions of both ends are searched in its sentence."""
    where = span(document, trigger, occurrence)
    around = sentence(document, where[0])
    ends = [None if words is None else (at_ := document.text.index(words, around[0]), at_ + len(words)) for words in at]
    name = hashlib.sha256(repr((subject, predicate, object_, where)).encode()).hexdigest()[:8]
    status = Status(polarity, modality, by, reported_by, "past")
    return Claim(
        name, subject, predicate, object_, status, around, where, ends[0], ends[1], rule or f"{predicate}/verb/{trigger}", confidence
    )


def event(kind: str) -> Value:
    return Value(kind, "class")


def _talks() -> Extraction:
    d = TALKS
    entities = (
        Entity("e0", "Person", "Ada Reyes", (mention(d, "Ada Reyes"), mention(d, "Reyes", occurrence=1, joined_by="surname"))),
        Entity("e1", "Country", "Norland", tuple(mention(d, "Norland", occurrence=n) for n in range(4))),
        Entity("e2", "Person", "Mara Quill", (mention(d, "Mara Quill"),)),
        Entity("e3", "Country", "Sudland", (mention(d, "Sudland"), mention(d, "Sudland", occurrence=1))),
        Entity("e4", "City", "Port Vale", (mention(d, "Port Vale"),)),
        Entity("e5", "Person", "Tomas Brandt", (mention(d, "Tomas Brandt"),)),
        Entity("e6", "Facility", "Harrow Bridge", (mention(d, "Harrow Bridge"),)),
        Entity("e7", "Organization", "Northwind Mining", (mention(d, "Northwind Mining"),)),
        Entity("e8", "Organization", "Sud Copper", (mention(d, "Sud Copper"),)),
        Entity("e9", "Group", "troops", (mention(d, "troops", "nominal"),), named=False),
    )
    events = (
        Event(
            "v0", "Negotiation", "talks between Norland and Sudland", mention(d, "talks", "nominal"), (mention(d, "talks", "nominal", 1),)
        ),
        Event("v1", "Negotiation", "second round", mention(d, "second round", "nominal"), (mention(d, "second round", "nominal"),)),
        Event("v2", "Attack", "Norland attacked Harrow Bridge", mention(d, "attacked", "nominal"), (mention(d, "attacked", "nominal"),)),
        Event("v3", "MilitaryMovement", "Norland moved troops", mention(d, "moved", "nominal"), (mention(d, "moved", "nominal"),)),
        Event("v4", "Acquisition", "Northwind Mining buy Sud Copper", mention(d, "buy", "nominal"), (mention(d, "buy", "nominal"),)),
    )
    claims = (
        claim(d, "e0", "represents", "e1", "representing", at=("Ada Reyes", "Norland"), confidence=0.95),
        claim(d, "e0", "aide_to", "e2", "aide to", at=("Ada Reyes", "Mara Quill"), rule="aide_to/noun/aide to"),
        claim(d, "v0", "type", event("Negotiation"), "talks", at=("talks", None), occurrence=1),
        claim(d, "v0", "has_participant", "e1", "talks", at=("talks", "Norland"), occurrence=1),
        claim(d, "v0", "has_participant", "e3", "talks", at=("talks", "Sudland"), occurrence=1),
        claim(d, "v0", "held_in", "e4", "held in", at=("talks", "Port Vale")),
        claim(d, "v0", "date", Value("2024-05-01", "date"), "held in", at=("talks", "Wednesday")),
        claim(d, "v0", "duration", Value("PT5H", "duration"), "took", at=("talks", "five hours")),
        claim(d, "v1", "type", event("Negotiation"), "planned", modality="Planned"),
        claim(d, "v1", "date", Value("2024-05-03", "date"), "planned", at=("second round", "Friday"), modality="Planned"),
        claim(d, "v2", "type", event("Attack"), "attacked", by="e5"),
        claim(d, "v2", "has_agent", "e1", "attacked", at=("attacked", "Norland"), by="e5"),
        claim(d, "v2", "has_target", "e6", "attacked", at=("attacked", "Harrow Bridge"), by="e5"),
        claim(d, "v3", "type", event("MilitaryMovement"), "moved", polarity="Denied", by="e0"),
        claim(d, "v3", "has_agent", "e1", "moved", at=("moved", "Norland"), polarity="Denied", by="e0"),
        claim(d, "v3", "has_target", "e9", "moved", at=("moved", "troops"), polarity="Denied", by="e0"),
        claim(d, "v4", "type", event("Acquisition"), "buy", modality="Possible"),
        claim(d, "v4", "has_agent", "e7", "buy", at=("buy", "Northwind Mining"), modality="Possible"),
        claim(d, "v4", "has_target", "e8", "buy", at=("buy", "Sud Copper"), modality="Possible"),
    )
    return Extraction(d, entities, events, (), (), claims)


def _denial() -> Extraction:
    d = DENIAL
    entities = (
        Entity("e0", "Country", "Norland", tuple(mention(d, "Norland", occurrence=n) for n in range(3))),
        Entity("e1", "Person", "Ada Reies", (mention(d, "Ada Reies"), mention(d, "Reies", occurrence=1))),
        Entity("e2", "Person", "Tomas Brandt", (mention(d, "Tomas Brandt"), mention(d, "Brandt", occurrence=1))),
        Entity("e3", "City", "Port Vale", (mention(d, "Port Vale"),)),
        Entity("e4", "Person", "Mara Quill", (mention(d, "Mara Quill"),)),
    )
    events = (Event("v0", "Meeting", "Ada Reies met Tomas Brandt", mention(d, "met", "nominal"), (mention(d, "met", "nominal"),)),)
    claims = (
        claim(d, "v0", "type", event("Meeting"), "met"),
        claim(d, "v0", "has_participant", "e1", "met", at=("met", "Ada Reies")),
        claim(d, "v0", "has_participant", "e2", "met", at=("met", "Tomas Brandt")),
        claim(d, "v0", "held_in", "e3", "met", at=("met", "Port Vale")),
        claim(d, "v0", "date", Value("2024-05-01", "date"), "met", at=("met", "1 May")),
        claim(d, "e1", "represents", "e0", "represents", at=("Reies", "Norland")),
        claim(d, "e4", "head_of_state_of", "e0", "president of", at=("Mara Quill", "Norland"), rule="head_of_state_of/noun/president of"),
        claim(d, "e4", "holds_role", "r0", "president of", at=("Mara Quill", None), rule="holds_role/noun/president of"),
        claim(d, "e4", "meets", "e2", "refused to meet", at=("Mara Quill", "Brandt"), polarity="Denied"),
    )
    return Extraction(d, entities, events, (Post("r0", "President", within="e0"),), (), claims)


def extractions() -> tuple[Extraction, ...]:
    return _talks(), _denial()


def _nodes() -> tuple[Node, ...]:
    a, b = TALKS.key, DENIAL.key
    vale = Place(1234567, "Port Vale", 1.5, -20.25, "NO", "city", 81000, ("Norland",))
    return (
        Node("person/ada-reyes", "Person", "Ada Reyes", ("Ada Reyes", "Ada Reies", "Reyes", "Reies"), ((a, "e0"), (b, "e1"))),
        Node("person/mara-quill", "Person", "Mara Quill", ("Mara Quill",), ((a, "e2"), (b, "e4"))),
        Node("person/tomas-brandt", "Person", "Tomas Brandt", ("Tomas Brandt", "Brandt"), ((a, "e5"), (b, "e2"))),
        Node("place/norland", "Country", "Norland", ("Norland",), ((a, "e1"), (b, "e0"))),
        Node("place/sudland", "Country", "Sudland", ("Sudland",), ((a, "e3"),)),
        Node("place/port-vale", "City", "Port Vale", ("Port Vale",), ((a, "e4"), (b, "e3")), vale),
        Node("place/harrow-bridge", "Facility", "Harrow Bridge", ("Harrow Bridge",), ((a, "e6"),)),
        Node("organization/northwind-mining", "Organization", "Northwind Mining", ("Northwind Mining",), ((a, "e7"),)),
        Node("organization/sud-copper", "Organization", "Sud Copper", ("Sud Copper",), ((a, "e8"),)),
        Node("group/troops", "Group", "troops", ("troops",), ((a, "e9"),)),
        Node(
            "event/talks-port-vale",
            "Negotiation",
            "talks between Norland and Sudland",
            ("talks between Norland and Sudland",),
            ((a, "v0"),),
        ),
        Node("event/second-round", "Negotiation", "second round", ("second round",), ((a, "v1"),)),
        Node("event/attack-harrow-bridge", "Attack", "Norland attacked Harrow Bridge", ("Norland attacked Harrow Bridge",), ((a, "v2"),)),
        Node("event/moved-troops", "MilitaryMovement", "Norland moved troops", ("Norland moved troops",), ((a, "v3"),)),
        Node("event/buy-sud-copper", "Acquisition", "Northwind Mining buy Sud Copper", ("Northwind Mining buy Sud Copper",), ((a, "v4"),)),
        Node("event/reyes-met-brandt", "Meeting", "Ada Reies met Tomas Brandt", ("Ada Reies met Tomas Brandt",), ((b, "v0"),)),
        Node("role/president-norland", "Role", "President of Norland", ("President of Norland",), ((b, "r0"),)),
    )


def _why_not(of: Claim) -> str | None:
    if of.status.polarity == "Denied":
        return "denied"
    if of.status.modality != "Actual":
        return of.status.modality.lower()
    return "only one speaker says so" if of.status.attributed_to is not None else None


def resolution() -> Resolution:
    """Who is who, as a resolver would have it: Reyes and Reies are one, and the facts are what is affirmed, actual and unattributed."""
    nodes = _nodes()
    path_of = {ref: node.path for node in nodes for ref in node.members}
    refused: dict[tuple[str, str], str] = {}
    support: dict[tuple[str, str, str | Value], list[tuple[str, str]]] = {}
    for extraction in extractions():
        key = extraction.document.key
        for one in extraction.claims:
            reason = _why_not(one)
            if reason is not None:
                refused[key, one.id] = reason
                continue
            object_ = path_of[key, one.object] if isinstance(one.object, str) else one.object
            support.setdefault((path_of[key, one.subject], one.predicate, object_), []).append((key, one.id))
    facts = [Fact(*triple, tuple(claims), len({key for key, _ in claims})) for triple, claims in support.items()]
    facts.append(Fact("place/port-vale", "located_in", "place/norland", (), 0))
    merges = (
        Merge((TALKS.key, "e0"), (DENIAL.key, "e1"), "spelling variants of one name", 0.93),
        Merge((TALKS.key, "e2"), (DENIAL.key, "e4"), "same full name", 1.0),
        Merge((TALKS.key, "e5"), (DENIAL.key, "e2"), "same full name", 1.0),
    )
    origin_of = {(e.document.key, c.sentence[0]): f"{e.document.key[:4]}-{c.sentence[0]}" for e in extractions() for c in e.claims}
    return Resolution(nodes, path_of, merges, tuple(facts), refused, origin_of)


_PARENTS = {
    "Agent": (), "Person": ("Agent",), "Organization": ("Agent",), "Group": ("Agent",), "Place": (), "Country": ("Place",), "City": ("Place",),
    "Facility": ("Place",), "Role": (), "Event": (), "Meeting": ("Event",), "Negotiation": ("Meeting",), "Attack": ("Event",),
    "MilitaryMovement": ("Event",), "Acquisition": ("Event",),
}  # fmt: skip
_PROPERTIES = {
    "represents": (), "adviser_to": (), "aide_to": ("adviser_to",), "has_participant": (), "has_agent": ("has_participant",),
    "has_target": (), "held_in": (), "date": (), "duration": (), "head_of_state_of": (), "holds_role": (), "located_in": (), "meets": (),
}  # fmt: skip


def _above(name: str, parents: dict[str, tuple[str, ...]]) -> frozenset[str]:
    return frozenset((name,)).union(*(_above(parent, parents) for parent in parents[name]))


def ontology() -> Ontology:
    """As much of the ontology as the reports need; ``meets`` is symmetric."""
    return Ontology(
        classes={name: Class_(name, name, parents) for name, parents in _PARENTS.items()},
        properties={name: Property(name, name, parents, symmetric=name == "meets") for name, parents in _PROPERTIES.items()},
        superclasses={name: _above(name, _PARENTS) for name in _PARENTS},
        superproperties={name: _above(name, _PROPERTIES) for name in _PROPERTIES},
        lexicon=Lexicon({}, {}, {}, {}, {}, {}, {}, ()),
        version="0",
        folder="",
    )


def namesakes(file: Path) -> Path:
    """A graph of two people with one surname, in Turtle."""
    prefixes = f"@prefix kg: <{KG}> . @prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> ."
    people = (f'<{BASE}person/{first.lower()}-brandt> a kg:Person ; rdfs:label "{first} Brandt" .' for first in ("Ada", "Tomas"))
    file.write_text("\n".join((prefixes, *people)), encoding="utf-8")
    return file


def main() -> None:
    from kg.store import canonical, quads, write_trig

    write_trig(canonical(quads(extractions(), resolution(), ontology())), TRIG)


if __name__ == "__main__":
    main()
