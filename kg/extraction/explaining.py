"""How a text is read, step by step: what ``kg explain`` prints."""

from collections.abc import Iterator
from dataclasses import dataclass

from kg.extraction.assembly import accepted, candidates, extract, read
from kg.extraction.candidates import Candidate
from kg.extraction.parse.parsed import Doc
from kg.extraction.reading import Reading
from kg.gazetteer import Gazetteer
from kg.model import Claim, Document, Extraction, Value
from kg.ontology.terms import Ontology


@dataclass(frozen=True, slots=True)
class Explanation:
    """``words`` are (index, text, tag, relation, head's text); ``mentions`` (text, class, entity, form); ``frames`` (predicate, arguments);
    ``claims`` are those made, each with its words and its status in words; ``refused`` (what, rule, why). ``extraction`` is what the text yields."""

    words: tuple[tuple[int, str, str, str, str], ...]
    mentions: tuple[tuple[str, str, str, str], ...]
    frames: tuple[tuple[str, str], ...]
    claims: tuple[tuple[Claim, str, str], ...]
    refused: tuple[tuple[str, str, str], ...]
    extraction: Extraction


def explain(document: Document, parsed: Doc, ontology: Ontology, gazetteer: Gazetteer) -> Explanation:
    """The parse, what fired, and for each refused pair why."""
    reading = read(document, parsed, ontology, gazetteer)
    found = extract(document, parsed, ontology, gazetteer)
    proposed = candidates(reading)
    made = accepted(proposed)
    mentions = tuple((m.text, e.kind, e.name, m.form) for e in found.entities for m in e.mentions)
    claims = tuple((c, words(c, found), status_words(c, found)) for c in found.claims)
    refused = tuple(dict.fromkeys((_proposal(c), c.rule, c.refusal) for c in proposed if c not in made))
    return Explanation(tuple(_words(parsed)), mentions, tuple(_frames(reading)), claims, refused, found)


def _words(parsed: Doc) -> Iterator[tuple[int, str, str, str, str]]:
    for token in parsed:
        if not token.is_space:
            yield token.i, token.text, token.tag_, token.dep_, token.head.text if token.head.i != token.i else "—"


def _frames(reading: Reading) -> Iterator[tuple[str, str]]:
    for frame in reading.frames:
        if frame.arguments:
            arguments = ", ".join(f"{a.role}: {reading.doc[a.head].text}" for a in frame.arguments)
            yield f"{reading.doc[frame.head].text} ({frame.construction or frame.kind})", arguments


def _proposal(candidate: Candidate) -> str:
    object_ = candidate.object.value if isinstance(candidate.object, Value) else candidate.object.entity.name
    return f"{candidate.subject.entity.name} {candidate.predicate} {object_}"


def words(claim: Claim, found: Extraction) -> str:
    """A claim as subject, predicate, object in names and labels."""
    object_ = claim.object.value if isinstance(claim.object, Value) else name_of(claim.object, found)
    predicate = "is a" if claim.predicate == "type" else claim.predicate
    return f"{name_of(claim.subject, found)} {predicate} {object_}"


def name_of(local: str, found: Extraction) -> str:
    """The name of an entity, the label of an event, or the title of a post."""
    names = {e.id: e.name for e in found.entities} | {v.id: f"[{v.label}]" for v in found.events}
    for post in found.posts:
        other = names.get(post.within or post.beside or "")
        names[post.id] = f"“{post.title}{f' · {other}' if other else ''}”"
    return names.get(local, local)


def status_words(claim: Claim, found: Extraction) -> str:
    """The status in words: "denied, planned, says Maria Jensen"; "fact in the document's own voice" is empty."""
    status = claim.status
    parts = [status.polarity.lower()] if status.polarity == "Denied" else []
    parts += [status.modality.lower()] if status.modality != "Actual" else []
    if status.intended_by:
        parts.append(f"{'intended' if status.modality == 'Planned' else 'considered'} by {name_of(status.intended_by, found)}")
    parts += [f"says {name_of(status.attributed_to, found)}"] if status.attributed_to else []
    parts += [f"reported by {name_of(r, found)}" for r in status.reported_by]
    return ", ".join(parts)
