"""A small invented story as rows of the store: what the analysis and the page are tested on without a store."""

from collections.abc import Collection
from dataclasses import dataclass, field, replace

from kg.store.rows import ClaimRow, DocumentRow, EntityRow, FactRow
from kg.store.vocabulary import POSITION

BASE = "https://example.org/"
HERALD = DocumentRow(
    BASE + "document/herald",
    "herald",
    "Envoys meet in Port Vale",
    "2024-05-02",
    "The Herald",
    "Mia Sand",
    "https://example.org/h",
    "herald.txt",
)
COURIER = DocumentRow(BASE + "document/courier", "courier", "Norland denies a deal", "2024-05-04", "The Courier", None, None, "courier.txt")
TOPS = {
    "Person": ("Person", "Agent"),
    "Organization": ("Organization", "Agent"),
    "Country": ("Country", "Place"),
    "City": ("City", "Place"),
    "Negotiation": ("Negotiation", "Meeting", "Event"),
    "Attack": ("Attack", "Event"),
    "Statement": ("Statement", "Event"),
    "Speech": ("Speech", "Statement", "Event"),
    "Role": ("Role",),
    "Group": ("Group", "Agent"),
}


def iri(path: str) -> str:
    return BASE + path


def entity(path: str, kind: str, label: str, **more: object) -> EntityRow:
    kinds = TOPS[kind]
    return EntityRow(iri(path), kind, kinds, label, (label, *more.pop("names", ())), **more)  # type: ignore[arg-type, misc]


def claim(
    number: int,
    subject: str,
    predicate: str,
    object_: str,
    sentence: str,
    *,
    words: tuple[str, str, str] | None = None,
    document: DocumentRow = HERALD,
    datatype: str | None = None,
    polarity: str = "Affirmed",
    modality: str = "Actual",
    by: str | None = None,
    refused: str | None = None,
    confidence: float = 0.8,
    start: int = 0,
    begins: str | None = None,
    ends: str | None = None,
) -> ClaimRow:
    """``words`` are the texts of subject, trigger and object in ``sentence``."""
    spans = [(start + sentence.index(word), start + sentence.index(word) + len(word)) for word in words] if words else [None, None, None]
    return ClaimRow(
        iri=iri(f"claim/{number}"),
        document=document,
        subject=iri(subject),
        predicate=predicate,
        object=object_ if datatype else iri(object_),
        datatype=datatype,
        polarity=polarity,
        modality=modality,
        attributed_to=iri(by) if by else None,
        reported_by=(),
        tense="past",
        confidence=confidence,
        rule=f"{predicate}/verb",
        refused=refused,
        sentence=sentence,
        sentence_span=(start, start + len(sentence)),
        subject_span=spans[0],
        trigger=spans[1],
        object_span=spans[2],
        origin=f"{document.identifier}-{start}",
        begins=begins,
        ends=ends,
    )


def fact(subject: str, predicate: str, object_: str, *claims: int, datatype: str | None = None, implied: bool = False) -> FactRow:
    found = tuple(iri(f"claim/{number}") for number in claims)
    return FactRow(iri(subject), predicate, object_ if datatype else iri(object_), datatype, found, len(found), implied)


@dataclass
class Story:
    """A stand-in for ``kg.store.Dataset``."""

    people: list[EntityRow] = field(default_factory=list)
    known: list[FactRow] = field(default_factory=list)
    said: list[ClaimRow] = field(default_factory=list)
    papers: list[DocumentRow] = field(default_factory=lambda: [HERALD, COURIER])

    def entities(self) -> list[EntityRow]:
        return list(self.people)

    def facts(self) -> list[FactRow]:
        return list(self.known)

    def claims(self) -> list[ClaimRow]:
        return list(self.said)

    def documents(self) -> list[DocumentRow]:
        return list(self.papers)

    def nodes(self) -> frozenset[str]:
        return frozenset(row.iri for row in self.people if not row.is_a("Role"))

    def links(self, claimed: bool = False) -> list[tuple[str, str]]:
        ends = [(row.subject, row.object) for row in self.known if row.datatype is None and (claimed or row.predicate != POSITION)]
        return ends + [(row.subject, row.object) for row in self.said if claimed and row.datatype is None and not row.is_fact]

    def standing(self) -> dict[str, list[str]]:
        known = (row.iri for row in self.people if not row.claimed)
        return {iri: [row.object for row in self.known if row.subject == iri and row.datatype is None and row.predicate != POSITION] for iri in known}

    def of_class(self, name: str) -> frozenset[str]:
        return frozenset(row.iri for row in self.people if row.is_a(name) and not row.claimed)

    def rows(self, iris: Collection[str]) -> list[EntityRow]:
        by_iri = {row.iri: row for row in self.people}
        return [by_iri[iri] for iri in iris]

    def bare_facts(self) -> list[FactRow]:
        return [replace(row, claims=(), origins=0) for row in self.known]

    def part(self, nodes: Collection[str]) -> "Story":
        kept = {row.iri for row in self.people if row.iri in nodes or row.is_a("Role")}
        return Story(
            [row for row in self.people if row.iri in kept],
            [row for row in self.known if row.subject in kept and (row.datatype is not None or row.object in kept)],
            [row for row in self.said if row.subject in kept and (row.datatype is not None or row.object in kept)],
            self.papers,
        )


def story() -> Story:
    """Ada Reyes of Norland and Nils Orre of Sudland hold talks in Port Vale; a second round is planned, an attack is denied."""
    sentence = "Ada Reyes, an aide to Ivo Lund, is representing Norland at the talks."
    talks = "Talks between Norland and Sudland were held in Port Vale on Wednesday."
    denial = "Ivo Lund denied that Norland had attacked Sudland."
    plan = "A second round is planned in Port Vale, said Nils Orre."
    return Story(
        people=[
            entity("person/ada-reyes", "Person", "Ada Reyes", names=("A. Reyes", "Réyes")),
            entity("person/ivo-lund", "Person", "Ivo Lund"),
            entity("person/nils-orre", "Person", "Nils Orre"),
            entity("person/una-berg", "Person", "Una Berg"),
            entity("place/norland", "Country", "Norland"),
            entity("place/sudland", "Country", "Sudland"),
            entity("place/port-vale", "City", "Port Vale", latitude=1.5, longitude=-20.25, geonames_id=42),
            entity("role/president", "Role", "President of Norland"),
            entity("role/chair", "Role", "Chair of Sudland"),
            entity("event/talks", "Negotiation", "Talks in Port Vale", date="2024-05-01", begins="2024-05-01", ends="2024-05-01"),
            entity("event/second", "Negotiation", "A second round", claimed=True),
            entity("event/attack", "Attack", "attack on Sudland", claimed=True),
        ],
        known=[
            fact("person/ada-reyes", "represents", "place/norland", 1),
            fact("person/ada-reyes", "aide_to", "person/ivo-lund", 2),
            fact("person/ada-reyes", "adviser_to", "person/ivo-lund", 2, implied=True),
            fact("person/ivo-lund", "head_of_state_of", "place/norland", 3),
            fact("person/ivo-lund", "holds_role", "role/president", 4),
            fact("role/president", "role_in", "place/norland"),
            fact("role/president", "role_title", "President", datatype="string"),
            fact("person/nils-orre", "holds_role", "role/chair", 5),
            fact("role/chair", "role_in", "place/sudland"),
            fact("event/talks", "held_in", "place/port-vale", 6),
            fact("event/talks", "has_participant", "place/norland", 7),
            fact("event/talks", "has_participant", "place/sudland", 8),
            fact("event/talks", "date", "2024-05-01", 9, datatype="date"),
            fact("place/port-vale", "located_in", "place/sudland"),
        ],
        said=[
            claim(1, "person/ada-reyes", "represents", "place/norland", sentence, words=("Ada Reyes", "representing", "Norland")),
            claim(2, "person/ada-reyes", "aide_to", "person/ivo-lund", sentence, words=("Ada Reyes", "aide", "Ivo Lund"), confidence=0.9),
            claim(3, "person/ivo-lund", "head_of_state_of", "place/norland", "Norland's President Ivo Lund spoke.", start=300),
            claim(4, "person/ivo-lund", "holds_role", "role/president", "Norland's President Ivo Lund spoke.", start=300),
            claim(5, "person/nils-orre", "holds_role", "role/chair", "Nils Orre chairs Sudland.", start=400),
            claim(6, "event/talks", "held_in", "place/port-vale", talks, words=("Talks", "held", "Port Vale"), start=100),
            claim(7, "event/talks", "has_participant", "place/norland", talks, words=("Talks", "between", "Norland"), start=100),
            claim(8, "event/talks", "has_participant", "place/sudland", talks, words=("Talks", "between", "Sudland"), start=100),
            claim(9, "event/talks", "date", "2024-05-01", talks, datatype="date", start=100),
            claim(10, "event/talks", "type", "Negotiation", talks, datatype="class", start=100),
            claim(
                11,
                "event/attack",
                "type",
                "Attack",
                denial,
                datatype="class",
                document=COURIER,
                polarity="Denied",
                by="person/ivo-lund",
                refused="denied",
            ),
            claim(
                12,
                "event/attack",
                "has_target",
                "place/sudland",
                denial,
                words=("attacked", "attacked", "Sudland"),
                document=COURIER,
                polarity="Denied",
                by="person/ivo-lund",
                refused="denied",
            ),
            claim(
                13,
                "event/second",
                "type",
                "Negotiation",
                plan,
                datatype="class",
                modality="Planned",
                by="person/nils-orre",
                refused="planned",
            ),
            claim(
                14,
                "event/second",
                "held_in",
                "place/port-vale",
                plan,
                words=("second round", "planned", "Port Vale"),
                modality="Planned",
                refused="planned",
            ),
            claim(
                15, "place/norland", "opponent_of", "place/sudland", "Norland may oppose Sudland.", modality="Possible", refused="possible"
            ),
            claim(
                16,
                "person/una-berg",
                "works_for",
                "place/sudland",
                "Una Berg works for Sudland, said Ivo Lund.",
                by="person/ivo-lund",
                refused="only claimed",
            ),
        ],
    )
