"""Runs the lexicon's own examples: each must become a fact, each counter-example must not."""

from collections.abc import Iterable, Iterator

from spacy.language import Language

from kg.extraction.assembly import extract
from kg.extraction.confidence import FACT
from kg.extraction.parse.parsing import parse
from kg.gazetteer import Gazetteer
from kg.model import Claim, Document, Entity, Event, Extraction, Offsets, Value
from kg.ontology.terms import Example, Ontology


def failures(ontology: Ontology, nlp: Language, gazetteer: Gazetteer, examples: Iterable[Example] | None = None) -> list[str]:
    """A line for each example of the lexicon that is not read as it says; empty where all pass. Each names the file and line."""
    return [line for _, line in failed(ontology, nlp, gazetteer, examples)]


def failed(
    ontology: Ontology, nlp: Language, gazetteer: Gazetteer, examples: Iterable[Example] | None = None
) -> Iterator[tuple[Example, str]]:
    """The failing examples, each with its line."""
    chosen = tuple(ontology.lexicon.examples if examples is None else examples)
    documents = [Document(key=f"{n:016x}", id=str(n), text=e.text, title="", date="2024-05-15") for n, e in enumerate(chosen)]
    for example, (document, parsed) in zip(chosen, parse(nlp, documents), strict=True):
        found = extract(document, parsed, ontology, gazetteer)
        is_event = example.target in ontology.classes
        missing = _event_missing(example, found, ontology) if is_event else _relation_missing(example, found, ontology)
        if example.counter == (missing is None):
            why = "a counter-example became a fact" if example.counter else f"{missing}"
            yield example, f"{example.source}: {example.target}: {why}: {example.text}"


def _relation_missing(example: Example, found: Extraction, ontology: Ontology) -> str | None:
    marks = {role: (start, end) for role, start, end in example.marks}
    for claim in found.claims:
        if (
            claim.predicate in ontology.properties
            and example.target in ontology.superproperties[claim.predicate]
            and _is_fact(claim, ontology)
        ):
            symmetric = ontology.properties[example.target].symmetric
            if _ends_at(claim, marks, found) or (
                symmetric and _ends_at(claim, {"s": marks.get("o", (0, 0)), "o": marks.get("s", (0, 0))}, found)
            ):
                return None
    return "no such fact"


def _is_fact(claim: Claim, ontology: Ontology) -> bool:
    status = claim.status
    trusted = status.attributed_to is None or ontology.properties[claim.predicate].fact_when_said
    return (status.polarity, status.modality) == ("Affirmed", "Actual") and trusted and claim.confidence >= FACT


def _ends_at(claim: Claim, marks: dict[str, Offsets], found: Extraction) -> bool:
    if not marks:
        return True
    left = "s" not in marks or _covers(claim.subject, marks["s"], found)
    if "o" not in marks or not left:
        return left
    if isinstance(claim.object, Value):
        return claim.object_mention is not None and _overlap(claim.object_mention, marks["o"])
    return _covers(claim.object, marks["o"], found)


def _covers(local: str, mark: Offsets, found: Extraction) -> bool:
    """Whether a mention of the node lies at the mark; a post stands for what it is within or beside."""
    post = next((p for p in found.posts if p.id == local), None)
    ids = {local} if post is None else {post.within, post.beside}
    nodes: tuple[Entity | Event, ...] = (*found.entities, *found.events)
    return any(_overlap((m.start, m.end), mark) for e in nodes if e.id in ids for m in e.mentions)


def _overlap(a: Offsets, b: Offsets) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def _event_missing(example: Example, found: Extraction, ontology: Ontology) -> str | None:
    """What keeps an example from being an actual event of its class with its marked roles."""
    trigger = next(((start, end) for role, start, end in example.marks if role == "e"), None)
    reason = "no such event"
    for event in found.events:
        if not ontology.is_a(event.kind, example.target) or (trigger and not _overlap((event.trigger.start, event.trigger.end), trigger)):
            continue
        own = [c for c in found.claims if c.subject == event.id]
        existence = next(c for c in own if c.predicate == "type")
        status = existence.status
        if (status.polarity, status.modality) != ("Affirmed", "Actual") or status.attributed_to:
            reason = f"the event is {status.polarity}, {status.modality}, said by {status.attributed_to}"
            continue
        if existence.confidence < FACT:
            reason = f"the event is not sure enough ({existence.confidence})"
            continue
        missing = [role for role, start, end in example.marks if role != "e" and not _has_role(own, role, (start, end), found, ontology)]
        if not missing:
            return None
        reason = f"the event has no {', '.join(missing)} there"
    return reason


def _has_role(claims: list[Claim], role: str, mark: Offsets, found: Extraction, ontology: Ontology) -> bool:
    for claim in claims:
        if role not in ontology.superproperties.get(claim.predicate, ()):
            continue
        if isinstance(claim.object, Value) or _covers(claim.object, mark, found):
            return True
    return False
