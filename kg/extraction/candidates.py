"""What a construction proposes: a candidate for a claim, with the reason where it is refused (``kg explain`` prints both)."""

from msgspec import Struct

from kg.extraction.reading import End, Reading
from kg.model import Entity, Offsets, Value

NO_DESCRIPTION = frozenset(
    """
    the a an this that these those his her its their our my your same other another own new old first second last one two three several some many
    """.split()
)
"""Words before a noun that do not tell one thing of its kind from others."""


class Candidate(Struct, frozen=True):
    """A possible claim. ``mood`` is the token whose mood and speaker hold for it; ``presupposed`` means that it is taken for granted
    by its sentence (titles, appositions), whatever happens to the clause around it. ``trigger`` are tokens, end exclusive.
    ``past`` marks a state that is over ("former"). ``refusal`` is empty where the candidate becomes a claim.
    ``span`` are the characters of a literal object.
    """

    predicate: str
    subject: End
    object: End | Value
    mood: int
    trigger: tuple[int, int]
    rule: str
    construction: str
    confidence: float
    presupposed: bool = False
    past: bool = False
    refusal: str = ""
    span: Offsets | None = None


def refusal(reading: Reading, predicate: str, subject: End, object_: End) -> str:
    """Why this pair cannot stand in this relation; empty where it can."""
    if subject.entity.id == object_.entity.id:
        return "both ends are the same"
    found = reading.ontology.properties[predicate]
    if not any(reading.ontology.is_a(subject.entity.kind, d) for d in found.domain) and found.domain:
        return f"{subject.entity.name} ({subject.entity.kind}) is not {' or '.join(found.domain)}, the domain of {predicate}"
    if not any(reading.ontology.is_a(object_.entity.kind, r) for r in found.range) and found.range:
        return f"{object_.entity.name} ({object_.entity.kind}) is not {' or '.join(found.range)}, the range of {predicate}"
    if not (is_anchored(reading, subject) or is_anchored(reading, object_)):
        return "neither end is named"
    return ""


def says_nothing(entity: Entity) -> bool:
    """Whether nothing but a bare noun tells who or what it is: "the company", "members", "the scene", "the same place"; a pronoun is no noun."""
    if entity.named or entity.country is not None or all(mention.form == "pronoun" for mention in entity.mentions):
        return False
    return all(word.lower() in NO_DESCRIPTION for word in entity.name.split()[:-1])


def is_anchored(reading: Reading, end: End) -> bool:
    """Whether an entity has a name, or a description that holds one ("the Norwegian delegation")."""
    if end.entity.named or end.entity.country is not None:
        return True
    first, last = reading.annotations.span_of.get(end.token, (end.token, end.token + 1))
    inside = {reading.annotations.of_token.get(i) for i in range(first, last)} - {None, end.entity.id}
    return any(reading.annotations.entities[id_].named for id_ in inside if id_ is not None)
