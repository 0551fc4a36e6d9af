"""What all documents together make of what each one claims, so that one more document costs a look at the claims that have to do with its own.

Only the document itself can say something of what no other one knows: that is judged document by document. Of what is said of shared things alone three things
depend on other documents: whether what speakers say is believed, whether a post is over, and whether an event took place. Of each it is known who has to do with
it, and only where its outcome is another than the last time, the claims of others are judged again.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import partial
from hashlib import blake2b
from operator import itemgetter

from msgspec import Struct
from msgspec.structs import replace

from kg.model import HELD, HOLDS, Claim, Ref, Value
from kg.ontology.reasons import NO_EVENT
from kg.parts import Relation
from kg.resolution.corpus.indexed import Corpus
from kg.resolution.facts import accepting
from kg.resolution.facts.accepting import Said, Stated
from kg.resolution.kept import Bearers
from kg.resolution.nodes.homes import Homes
from kg.resolution.nodes.paths import Paths
from kg.resolution.rows import Renewed
from kg.resolution.sources.origins import Passage, traits


class Judged(Struct, frozen=True, array_like=True):
    """What one document says of what no other one knows: facts, as (subject, predicate, object, ids of the claims), and why its other claims are none, by their ids.
    ``beside`` are the paths of what the posts of the document belong to of which some fact tells."""

    facts: tuple[tuple[str, str, str | Value, tuple[str, ...]], ...] = ()
    refused: dict[str, str] = {}
    beside: tuple[str, ...] = ()


@dataclass
class Judging:
    """``rows`` have the claims about shared things alone, by document, ``alone`` what it says besides. ``own`` tells which documents vouch for a relation
    themselves, ``spoken`` in which speakers do, and ``others`` which claim it though nobody vouches for it; ``over`` has the last day of a post that somebody held,
    ``happened`` how many claims tell that an event took place. ``again`` are the documents of which claims were judged again."""

    corpus: Corpus
    homes: Homes
    paths: Paths
    rows: Renewed[tuple[Stated, ...]]
    alone: Renewed[Judged]
    own: Bearers
    spoken: Bearers
    others: Bearers
    over: Renewed[str]
    happened: Renewed[int]
    origin_of: Mapping[Passage, str]
    minimum: float
    again: set[str] = field(default_factory=set)
    _terms: dict[tuple[str, str, str], str] = field(default_factory=dict)
    _places: dict[str, dict[str, list[int]]] = field(default_factory=dict)
    _besides: dict[str, list[Stated]] = field(default_factory=dict)

    def renew(self, keys: Set[str], fresh: Set[str]) -> None:
        """Judge the claims of the documents of these keys, whether they are there or have gone, and all that this changes. Those that are ``fresh`` have changed
        themselves, or their passages have other origins."""
        for key in keys:
            known = {claim.id: claim for claim in self.rows.before(key) or ()}
            common = self._common(key) if key in self.corpus.outlines else ()
            self.rows.put(key, tuple([_as_judged(claim, known.get(claim.id)) for claim in common] if known else common) or None)
        self._bear(keys)
        voiced = {*keys, *self._voices(keys, fresh)}
        late = voiced | self._overs(voiced)
        reasons = {key: self._reasons(key) for key in late}
        events = self._events(late, reasons)
        self.again = late | events
        for key in self.again:
            self.rows.put(key, tuple(self._judged(key, reasons[key] if key in reasons else self._reasons(key))) or None)
        for key in keys | events:
            self.alone.put(key, self._alone(key) if key in self.corpus.outlines else None)
        for found in (self._terms, self._places, self._besides):
            found.clear()

    def members(self, key: str, path: str) -> Iterator[Ref]:
        """All that has a path which something in a document has."""
        for local, known in self.paths.now(key).items():
            if known == path:
                yield from self.homes.members(self.homes.clusters.find((key, local)))
                return

    def _common(self, key: str) -> list[Stated]:
        """The claims about shared things alone; the others are noted."""
        path_of, nodes, shared = self.paths.now(key), self.homes.nodes(key), self.homes.shared(key)
        claims = self.corpus.by_key[key].claims
        speakers = {claim.status.attributed_to for claim in claims if claim.status.attributed_to}
        named = {path_of[local] for local in speakers if nodes[local].named}
        events = {path_of[local] for local in self.corpus.outlines[key].events}
        common, besides = list[Stated](), list[Stated]()
        for claim in claims:
            (common if _is_about(claim, shared) else besides).append(accepting.stated(claim, path_of, named, events, self.minimum))
        self._besides[key] = besides
        return common

    def _term(self, relation: Relation) -> str:
        """A short name of what claims say."""
        known = accepting.relation_key(relation)
        found = self._terms.get(known)
        if found is None:
            found = self._terms[known] = blake2b("\0".join(known).encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
        return found

    def _by_term(self, key: str) -> Mapping[str, Sequence[int]]:
        """At which places a document claims what."""
        found = self._places.get(key)
        if found is None:
            found = self._places[key] = defaultdict(list)
            for place, claim in enumerate(self.rows.now(key) or ()):
                found[self._term(claim.relation)].append(place)
        return found

    def _of(self, key: str, term: str) -> Iterator[Stated]:
        """The claims of a document that say something."""
        row = self.rows.now(key) or ()
        return (row[place] for place in self._by_term(key).get(term, ()))

    def _bear(self, keys: Set[str]) -> None:
        for key in keys:
            before, now = self._borne(self.rows.before(key) or ()), self._borne(self.rows.now(key) or ())
            for bearers, had, has in zip((self.own, self.spoken, self.others), before, now, strict=True):
                if had != has:
                    bearers.remove(key, sorted(had - has))
                    bearers.add(key, sorted(has - had))

    def _borne(self, row: Iterable[Stated]) -> tuple[set[str], set[str], set[str]]:
        found = set[str](), set[str](), set[str]()
        for claim in row:
            found[0 if claim.is_own else 1 if claim.is_spoken else 2].add(self._term(claim.relation))
        return found

    def _about(self, term: str) -> set[str]:
        """The documents that claim something."""
        return {*self.own.of(term), *self.spoken.of(term), *self.others.of(term)}

    def _voices(self, keys: Set[str], fresh: Set[str]) -> set[str]:
        """Judge relations by who speaks of them; the documents of which that changes claims."""
        terms, vouched = set[str](), set[str]()
        for key in keys:
            if not self.rows.known:
                terms.update(self._by_term(key))
                continue
            rows = self.rows.before(key) or (), self.rows.now(key) or ()
            same = set(rows[0]) & set(rows[1]) if key not in fresh else ()
            terms.update(self._term(claim.relation) for row in rows for claim in row if claim not in same)
            vouched.update(self._term(claim.relation) for claim in rows[0] if claim.is_own)
        voices: dict[str, dict[int, str]] = defaultdict(dict)
        for term in sorted(terms):
            own, docs = self.own.of(term), self.spoken.of(term)
            reasons: Mapping[Ref, str] = {}
            if docs and not own:
                reported = [Said(key, claim) for key in docs for claim in self._of(key, term) if claim.is_spoken]
                reasons = accepting.by_speakers(reported, partial(self._every, term), self.corpus.ontology, self._traits)
            elif not self.rows.known or term in vouched or not keys >= set(own):
                continue  # neither now nor before was it for speakers alone to vouch for it
            for key in docs:
                for place, claim in zip(self._by_term(key)[term], self._of(key, term), strict=True):
                    if claim.voice != (voice := reasons.get((key, claim.id), "")):
                        voices[key][place] = voice
        for key, changes in voices.items():
            row = list(self.rows.now(key) or ())
            for place, voice in changes.items():
                row[place] = replace(row[place], voice=voice)
            self.rows.put(key, tuple(row))
        return set(voices)

    def _every(self, term: str) -> Iterator[Said]:
        """The claims of a relation for which nobody vouches."""
        return (Said(key, claim) for key in self.others.of(term) for claim in self._of(key, term))

    def _traits(self, said: Said) -> frozenset[object]:
        return frozenset(traits(said.passage, self.origin_of, self.corpus.outlines))

    def _overs(self, keys: Set[str]) -> set[str]:
        """Find out which posts are over that documents of ``keys`` speak or spoke of; the documents that say that these are held."""
        posts = {(c.subject, c.object) for key in keys for row in (self.rows.before(key), self.rows.now(key)) for c in row or () if c.predicate == HELD}
        found: set[str] = set()
        for holder, post in sorted(posts, key=repr):
            term = self._term((holder, HELD, post))
            claims = (claim for key in self._about(term) for claim in self._of(key, term))
            last = max((accepting.end_of(claim) for claim in claims if not claim.first and not claim.voice), default=None)
            self.over.put(term, last)
            if self.over.before(term) != last:
                found |= self._about(self._term((holder, HOLDS, post)))
        return found

    def _reasons(self, key: str) -> dict[str, str]:
        """Why claims of a document about shared things are no facts, whatever events took place."""
        claims = self.rows.now(key) or ()
        refused = {claim.id: claim.first or claim.voice for claim in claims if claim.first or claim.voice}
        if any(claim.predicate == HOLDS for claim in claims):
            date = self.corpus.dates.get(key)
            refused |= accepting.by_later(claims, refused, lambda holder, post: self.over.now(self._term((holder, HELD, post))), date)
        return refused

    def _events(self, keys: Set[str], reasons: Mapping[str, Mapping[str, str]]) -> set[str]:
        """Find out whether the events took place that documents of ``keys`` tell or told of; the documents that know of one of which this is another."""
        counts = Counter[str]()
        for key in keys:
            for claim in self.rows.before(key) or ():
                if claim.predicate == "type":
                    counts[claim.subject] -= not claim.why
            for claim in self.rows.now(key) or ():
                if claim.predicate == "type":
                    counts[claim.subject] += claim.id not in reasons[key]
        nodes = {made.path: ref for ref, (_, made) in self.homes.other.items() if made is not None} if self.rows.known else {}
        found: set[str] = set()
        for path in sorted(counts):
            before = self.happened.before(path) or 0
            self.happened.put(path, before + counts[path] or None)
            if not self.rows.known or bool(before) == bool(before + counts[path]):
                continue  # where nothing is known all is judged
            if path in nodes:
                found.update(key for key, _ in self.homes.members(nodes[path]))
            else:
                docs = self._about(self._term((path, "type", "")))
                found.update(ref[0] for key in sorted({*docs, *keys} & self.corpus.outlines.keys()) for ref in self.members(key, path))
        return found

    def _judged(self, key: str, reasons: Mapping[str, str]) -> Iterator[Stated]:
        for claim in self.rows.now(key) or ():
            why = reasons.get(claim.id, "")
            if not why and claim.events:
                ends = [end for bit, end in ((1, claim.subject), (2, claim.object)) if claim.events & bit and isinstance(end, str)]
                why = NO_EVENT if any(not self.happened.now(end) for end in ends) else ""
            yield claim if claim.why == why else replace(claim, why=why)

    def _alone(self, key: str) -> Judged:
        """What a document says of what no other one knows."""
        if key not in self._besides:
            self._common(key)
        claims, ontology = self._besides.pop(key), self.corpus.ontology
        outline, path_of = self.corpus.outlines[key], self.paths.now(key)
        shared = self.homes.shared(key)
        happened = {path_of[local] for local in outline.events if local in shared and self.happened.now(path_of[local])}
        events = {path_of[local] for local in outline.events}
        refused = accepting.settle(key, claims, events, happened, outline.date, ontology)
        found: dict[str, tuple[Relation, set[str]]] = {}
        for claim in claims:
            for relation in accepting.closure(ontology, claim.relation) if claim.id not in refused else ():
                found.setdefault(accepting.sort_key(relation), (relation, set()))[1].add(claim.id)
        beside = before.beside if (before := self.alone.now(key)) else ()
        told = [(*relation, tuple(sorted(ids))) for _, (relation, ids) in sorted(found.items(), key=itemgetter(0))]
        return Judged(tuple(told), refused, beside)


def _as_judged(claim: Stated, before: Stated | None) -> Stated:
    """The claim with what was made of it the last time, as far as it is the same."""
    if before is None:
        return claim
    known = replace(claim, voice=before.voice, why=before.why)
    return known if known == before else claim


def _is_about(claim: Claim, known: Set[str]) -> bool:
    """Whether a claim is about nothing but what has these local ids."""
    return claim.subject in known and (not isinstance(claim.object, str) or claim.object in known)


def standing(key: str, claims: Iterable[Stated] | None) -> Iterator[Said]:
    """The claims that are facts."""
    return (Said(key, claim) for claim in claims or () if not claim.why)


