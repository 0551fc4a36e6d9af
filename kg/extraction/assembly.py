"""One document's way from a parse to claims."""

from collections.abc import Iterable
from itertools import chain

from msgspec.structs import replace

from kg.extraction.attribution import find_reports
from kg.extraction.candidates import Candidate
from kg.extraction.claims import relation_claim
from kg.extraction.coreference import cluster
from kg.extraction.cospeakers import with_cospeakers
from kg.extraction.dates import with_ends
from kg.extraction.denials import denied_contents
from kg.extraction.events.claims import event_claims, event_of
from kg.extraction.events.dating import inferred_dates
from kg.extraction.events.finding import Occurrence, occurrences
from kg.extraction.events.links import event_links
from kg.extraction.grammar import frames
from kg.extraction.lookup import vocabulary
from kg.extraction.mentions import find_mentions
from kg.extraction.parse.parsed import Doc
from kg.extraction.reading import Reading
from kg.extraction.relations import (
    dated_candidates,
    life_candidates,
    nominal_candidates,
    people_candidates,
    place_candidates,
    verbal_candidates,
    widened,
    with_endings,
)
from kg.extraction.relations.posts import role_of
from kg.extraction.times import filed_on, find_times
from kg.extraction.voices import Voices, spoken
from kg.gazetteer import Gazetteer
from kg.model import POSTS, Claim, Document, Entity, Event, Extraction, Post
from kg.ontology.terms import Ontology


def extract(document: Document, parsed: Doc, ontology: Ontology, gazetteer: Gazetteer) -> Extraction:
    """Entities, events, posts, times and claims of a parsed document. ``parsed.text`` must be as long as ``document.text``."""
    reading = read(document, parsed, ontology, gazetteer)
    voices = Voices(1 + max((int(e[1:]) for e in reading.annotations.entities), default=-1))
    posts, claims = _relation_claims(reading, voices, accepted(candidates(reading)))
    events, more = _events(reading, voices, occurrences(reading))
    entities = tuple(_as_written(e, document.text) for e in (*reading.annotations.entities.values(), *voices.entities))
    unique = with_cospeakers(reading, _unique((*claims, *more)))
    times = tuple(replace(t, text=document.text[t.start : t.end]) for t in with_ends(reading.times, unique, document.text))
    return Extraction(document, entities, events, posts, times, unique)


def read(document: Document, parsed: Doc, ontology: Ontology, gazetteer: Gazetteer, unnamed: bool = False) -> Reading:
    """Mentions, times, reports and frames of a parsed document: what claims are made from. ``unnamed`` as in ``cluster``."""
    annotations = cluster(parsed, find_mentions(parsed, ontology, gazetteer), ontology, gazetteer, unnamed)
    today = filed_on(parsed, document.date) or document.date
    times = find_times(parsed, today)
    found = frames(parsed, vocabulary(ontology.lexicon))
    at = {t.i: time for time in times for t in parsed.char_span(time.start, time.end)}
    reports = spoken(parsed, find_reports(parsed), annotations)
    return Reading(
        document,
        parsed,
        ontology,
        annotations,
        times,
        at,
        reports,
        found,
        {f.head: f for f in found},
        {r.cue: r for r in reports if r.direct and r.speaker is not None},
        today,
    )


def _as_written(entity: Entity, text: str) -> Entity:
    """Mentions with the document's own characters: the parser sees plain quotes and blanks in their place."""
    if all(text[m.start : m.end] == m.text for m in entity.mentions):
        return entity
    return replace(entity, mentions=tuple(replace(m, text=text[m.start : m.end]) for m in entity.mentions))


def candidates(reading: Reading) -> tuple[Candidate, ...]:
    """All that the relation constructions propose, refused ones included."""
    families = (verbal_candidates, nominal_candidates, dated_candidates, life_candidates, people_candidates, place_candidates)
    return tuple(with_endings(reading, widened(reading, chain.from_iterable(family(reading) for family in families))))


def accepted(proposed: Iterable[Candidate]) -> tuple[Candidate, ...]:
    """The candidates without a refusal, the surest of each kind first found."""
    return tuple(c for c in proposed if not c.refusal)


def _relation_claims(reading: Reading, voices: Voices, found: tuple[Candidate, ...]) -> tuple[tuple[Post, ...], tuple[Claim, ...]]:
    posts: dict[tuple[str, str | None, str | None], Post] = {}
    claims = []
    for candidate in found:
        post_id = None
        if candidate.predicate in POSTS:
            role = role_of(candidate, reading.doc[candidate.trigger[0]], reading)
            post = posts.setdefault(role, Post(f"r{len(posts)}", *role))
            post_id = post.id
        claims.append(relation_claim(reading, voices, candidate, post_id))
    return tuple(posts.values()), tuple(claims)


def _events(reading: Reading, voices: Voices, found: tuple[Occurrence, ...]) -> tuple[tuple[Event, ...], tuple[Claim, ...]]:
    ids = {o.head: f"v{n}" for n, o in enumerate(found)}
    events = tuple(event_of(reading, o, ids[o.head]) for o in found)
    claims = [c for o in found for c in event_claims(reading, voices, o, ids[o.head], ids)]
    dated = inferred_dates(reading, found, ids, claims)
    return events, (*claims, *dated, *denied_contents(reading, voices, found, ids), *event_links(reading, voices, ids))


def _unique(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """One claim for each statement at one trigger: the surest stays where two rules read the same words the same way."""
    best: dict[object, Claim] = {}
    for claim in claims:
        key = (claim.subject, claim.predicate, claim.object, claim.sentence, claim.status)
        if key not in best or best[key].confidence < claim.confidence:
            best[key] = claim
    return tuple(best.values())
