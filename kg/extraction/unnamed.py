"""What a document says of people whom it only calls "he", "she" or "I": relations for ``kg extract``, none for a graph."""


from msgspec.structs import replace

from kg.extraction.assembly import accepted, candidates, read
from kg.extraction.candidates import Candidate
from kg.extraction.claims import relation_claim
from kg.extraction.dates import with_ends
from kg.extraction.parse.parsed import Doc
from kg.extraction.voices import Voices
from kg.gazetteer import Gazetteer
from kg.model import POSTS, Extraction, Value
from kg.ontology.terms import Ontology


def with_unnamed(found: Extraction, parsed: Doc, ontology: Ontology, gazetteer: Gazetteer) -> Extraction:
    """An extraction with these people as entities where a relation ends in them, and with these relations."""
    reading = read(found.document, parsed, ontology, gazetteer, unnamed=True)
    about = [c for c in accepted(candidates(reading)) if c.predicate not in POSTS and _unnamed_ends(c)]
    if not about:
        return found
    voices = Voices(1 + max((int(e.id[1:]) for e in found.entities if e.id[0] == "e"), default=-1))
    claims = (*found.claims, *dict.fromkeys(relation_claim(reading, voices, c) for c in about))
    speakers = [end for c in claims for end in (c.status.attributed_to, c.status.intended_by)]
    people = sorted({id_ for c in about for id_ in _unnamed_ends(c)} | {id_ for id_ in speakers if id_ is not None and _is_unnamed(id_)})
    entities = (*found.entities, *(reading.annotations.entities[id_] for id_ in people), *voices.entities)
    return replace(found, entities=entities, times=with_ends(found.times, claims, found.document.text), claims=claims)


def without_unnamed(found: Extraction) -> Extraction:
    """The extraction as it was before ``with_unnamed``, but for speakers and parts of times."""
    ids = {e.id for e in found.entities if _is_unnamed(e.id)}
    claims = tuple(c for c in found.claims if not ids & {c.subject, c.object, c.status.attributed_to, c.status.intended_by})
    return replace(found, entities=tuple(e for e in found.entities if e.id not in ids), claims=claims) if ids else found


def _unnamed_ends(candidate: Candidate) -> set[str]:
    ends = [candidate.subject, *([] if isinstance(candidate.object, Value) else [candidate.object])]
    return {end.entity.id for end in ends if _is_unnamed(end.entity.id)}


def _is_unnamed(id_: str) -> bool:
    return id_.startswith("p")
