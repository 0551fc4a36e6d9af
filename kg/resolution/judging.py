"""What all documents together make of what each one claims, so that one more document costs a look at the claims that have to do with its own.

Only the document itself can say something of what no other one knows: that is judged document by document. Of what is said of shared things alone three things
depend on other documents: whether what speakers say is believed, whether a post is over, and whether an event took place. Of each it is known who has to do with
it, and only where its outcome is another than the last time, the claims of others are judged again.
"""

from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, field
from hashlib import blake2b

from msgspec import Struct
from msgspec.structs import replace

from kg.model import HELD, HOLDS, Claim, Ref, Value
from kg.ontology.reasons import NO_EVENT
from kg.parts import Relation
from kg.resolution import facts
from kg.resolution.corpus import Corpus
from kg.resolution.facts import Said, Stated
from kg.resolution.homes import Homes
from kg.resolution.kept import Bearers
from kg.resolution.origins import Passage, apart
from kg.resolution.paths import Paths
from kg.resolution.renewed import Renewed


class Judged(Struct, frozen=True, array_like=True):
    """What one document says of what no other one knows: facts, as (subject, predicate, object, ids of the claims), and why its other claims are none, by their ids.
    ``beside`` are the paths of what the posts of the document belong to of which some fact tells."""

    facts: tuple[tuple[str, str, str | Value, tuple[str, ...]], ...] = ()
    refused: dict[str, str] = {}
    beside: tuple[str, ...] = ()


@dataclass
class Judging:
    """``rows`` have the claims about shared things alone, by document, ``alone`` what it says besides. ``own`` tells which documents vouch for a relation
    themselves, ``others`` which hold it in another way; ``over`` has the last day of a post that somebody held, ``happened`` the events that took place. ``again``
    are the documents of which claims were judged again."""

    corpus: Corpus
    homes: Homes
    paths: Paths
    rows: Renewed[tuple[Stated, ...]]
    alone: Renewed[Judged]
    own: Bearers
    others: Bearers
    over: Renewed[str]
    happened: Renewed[bool]
    origin_of: Mapping[Passage, str]
    minimum: float
    again: set[str] = field(default_factory=set)
    _terms: dict[tuple[str, str, str], str] = field(default_factory=dict)

    def renew(self, keys: Set[str], fresh: Set[str]) -> None:
        """Judge the claims of the documents of these keys, whether they are there or have gone, and all that this changes. Those that are ``fresh`` have changed
        themselves, or their passages have other origins."""
        for key in keys:
            known = {claim.id: claim for claim in self.rows.before(key) or ()}
            self.rows.put(key, tuple(_as_judged(claim, known.get(claim.id)) for claim in self._common(key)) or None)
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

    def members(self, key: str, path: str) -> Iterator[Ref]:
        """All that has a path which something in a document has."""
        for local, known in self.paths.now(key).items():
            if known == path:
                yield from self.homes.members(self.homes.clusters.find((key, local)))
                return

    def _shared(self, key: str) -> Set[str]:
        """The local ids of what other documents know, too."""
        return {local for local in self.corpus.outlines[key].ids if self.homes.node((key, local)).several}

    def _named(self, key: str, claims: Iterable[Claim]) -> Set[str]:
        speakers = {claim.status.attributed_to for claim in claims if claim.status.attributed_to}
        return {node.path for node in (self.homes.node((key, local)) for local in speakers) if node.named}

    def _common(self, key: str) -> Iterator[Stated]:
        if key not in self.corpus.outlines:
            return
        shared = self._shared(key)
        yield from self._stated(key, [c for c in self.corpus.by_key[key].claims if _is_about(c, shared)])

    def _stated(self, key: str, claims: Iterable[Claim]) -> Iterator[Stated]:
        path_of, events = self.paths.now(key), self.corpus.outlines[key].events
        named, occurring = self._named(key, claims), {path_of[local] for local in events}
        return (facts.stated(claim, path_of, named, occurring, self.minimum) for claim in claims)

    def _term(self, relation: Relation) -> str:
        """A short name of what claims say."""
        known = facts.relation_key(relation)
        found = self._terms.get(known)
        if found is None:
            found = self._terms[known] = blake2b("\0".join(known).encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
        return found

    def _bear(self, keys: Set[str]) -> None:
        for key in keys:
            for bearers, is_own in ((self.own, True), (self.others, False)):
                rows = self.rows.before(key) or (), self.rows.now(key) or ()
                before, now = ({self._term(claim.relation) for claim in row if claim.is_own == is_own} for row in rows)
                bearers.remove(key, sorted(before - now))
                bearers.add(key, sorted(now - before))

    def _about(self, term: str) -> set[str]:
        """The documents that claim something."""
        return {*self.own.of(term), *self.others.of(term)}

    def _voices(self, keys: Set[str], fresh: Set[str]) -> set[str]:
        """Judge relations by who speaks of them; the documents of which that changes claims."""
        terms, vouched, found = set[str](), set[str](), set[str]()
        for key in keys:
            rows = self.rows.before(key) or (), self.rows.now(key) or ()
            same = set(rows[0]) & set(rows[1]) if key not in fresh else ()
            terms.update(self._term(claim.relation) for row in rows for claim in row if claim not in same)
            vouched.update(self._term(claim.relation) for claim in rows[0] if claim.is_own)
        for term in sorted(terms):
            own = self.own.of(term)
            docs: Iterable[str] = ()
            reasons: Mapping[Ref, str] = {}
            if not own:
                docs = self.others.of(term)
                group = [Said(key, claim) for key in docs for claim in self.rows.now(key) or () if self._term(claim.relation) == term]
                reasons = facts.by_speakers(group, self.corpus.ontology, self._separate)
            elif term not in vouched and keys >= set(own):  # before, only speakers vouched for it
                docs = self.others.of(term)
            for key in docs:
                before = self.rows.now(key) or ()
                row = tuple(self._voiced(key, claim, term, reasons) for claim in before)
                if row != before:
                    self.rows.put(key, row)
                    found.add(key)
        return found

    def _voiced(self, key: str, claim: Stated, term: str, reasons: Mapping[Ref, str]) -> Stated:
        voice = reasons.get((key, claim.id), "")
        return replace(claim, voice=voice) if claim.voice != voice and self._term(claim.relation) == term else claim

    def _separate(self, one: Said, other: Said) -> bool:
        return apart(one.passage, other.passage, self.origin_of, self.corpus.outlines)

    def _overs(self, keys: Set[str]) -> set[str]:
        """Find out which posts are over that documents of ``keys`` speak or spoke of; the documents that say that these are held."""
        posts = {(c.subject, c.object) for key in keys for row in (self.rows.before(key), self.rows.now(key)) for c in row or () if c.predicate == HELD}
        found: set[str] = set()
        for holder, post in sorted(posts, key=repr):
            term = self._term((holder, HELD, post))
            claims = (claim for key in self._about(term) for claim in self.rows.now(key) or () if self._term(claim.relation) == term)
            last = max((facts.end_of(claim) for claim in claims if not claim.first and not claim.voice), default=None)
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
            refused |= facts.by_later(claims, refused, lambda holder, post: self.over.now(self._term((holder, HELD, post))), date)
        return refused

    def _events(self, keys: Set[str], reasons: Mapping[str, Mapping[str, str]]) -> set[str]:
        """Find out whether the events took place that documents of ``keys`` tell or told of; the documents that know of one of which this is another."""
        told = {c.subject for key in keys for row in (self.rows.before(key), self.rows.now(key)) for c in row or () if c.predicate == "type"}
        nodes = {made.path: ref for ref, (_, made) in self.homes.other.items() if made is not None}
        found: set[str] = set()
        for path in sorted(told):
            term = self._term((path, "type", ""))
            docs = self._about(term)
            claims = ((key, claim) for key in docs for claim in self.rows.now(key) or () if claim.predicate == "type" and claim.subject == path)
            happened = any(claim.id not in reasons[key] if key in reasons else not claim.why for key, claim in claims)
            self.happened.put(path, happened or None)
            if self.happened.before(path) == self.happened.now(path):
                continue
            if path in nodes:
                found.update(key for key, _ in self.homes.members(nodes[path]))
            else:
                found.update(ref[0] for key in sorted({*docs, *keys} & self.corpus.outlines.keys()) for ref in self.members(key, path))
        return found

    def _judged(self, key: str, reasons: Mapping[str, str]) -> Iterator[Stated]:
        for claim in self.rows.now(key) or ():
            ends = [end for bit, end in ((1, claim.subject), (2, claim.object)) if claim.events & bit and isinstance(end, str)]
            why = reasons.get(claim.id, "") or (NO_EVENT if any(not self.happened.now(end) for end in ends) else "")
            yield claim if claim.why == why else replace(claim, why=why)

    def _alone(self, key: str) -> Judged:
        """What a document says of what no other one knows."""
        outline, path_of = self.corpus.outlines[key], self.paths.now(key)
        shared = self._shared(key)
        claims = list(self._stated(key, [claim for claim in self.corpus.by_key[key].claims if not _is_about(claim, shared)]))
        happened = {path_of[local] for local in outline.events if local in shared and self.happened.now(path_of[local])}
        events = {path_of[local] for local in outline.events}
        refused = facts.settle(key, claims, events, happened, outline.date, self.corpus.ontology)
        standing = (Said(key, claim) for claim in claims if claim.id not in refused)
        found = facts.facts_of(standing, self.corpus.ontology, lambda supports: facts.ONE_ORIGIN)
        beside = before.beside if (before := self.alone.now(key)) else ()
        return Judged(tuple((f.subject, f.predicate, f.object, tuple(claim for _, claim in f.claims)) for f in found), refused, beside)


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


