"""The identity graph: which mentions are one thing, which are not or may be, why and how surely; which IRIs are replaced; where places without a position
are taken to lie, and why; whose gazetteer the coordinates come from."""

import hashlib
from collections.abc import Collection, Iterable, Iterator, Mapping, Set
from dataclasses import dataclass
from functools import partial
from itertools import groupby, repeat
from operator import itemgetter

from kg.model import ACCEPTED, Merge, Placement, Ref, Side
from kg.parts import REPLACED, Changed, Pairs
from kg.store.notation.literals import A, decimal, kg, text
from kg.store.rdf.corpus import Corpus
from kg.store.rdf.evidence import SHORT_KEY
from kg.store.sections import Described, Pair, Section, basis, gone, section

GEONAMES = "https://www.geonames.org/"
CC_BY = "https://creativecommons.org/licenses/by/4.0/"
NAME = "graph:identity"
"""The name of the identity graph."""
_KINDS = (), ("PossibleMerge",), ("RejectedMerge",)
_MADE = ("Merge",), ("Merge", "AcceptedMerge")


@dataclass(frozen=True)
class Identity:
    """All merges, open questions and decisions, replaced IRIs, placements, and the credit of GeoNames where a place has coordinates. ``sources`` gives, by the
    key of each document, what tells one state of it from any other: its mentions give names to pairs."""

    corpus: Corpus
    sources: Mapping[str, str]

    def sections(self) -> Iterator[Section]:
        """All of them."""
        return self._sections(self.corpus.paired.documents, range(REPLACED), self.corpus.parts.homes)

    def changed(self, what: Changed, pairs: Set[str], known: Collection[str]) -> Iterator[Section]:
        """Those that may be others than they were, where ``pairs`` are: also those of documents of which the nodes are, and those that name any of the changed
        documents ``known``, which were there already: their mentions may be others."""
        paired = self.corpus.paired
        naming = [key for key in paired.documents if not _documents(paired.of(key)).isdisjoint(known)] if known else ()
        return self._sections({*pairs, *what.parts, *naming}, what.replaced, what.homes)

    def _sections(self, pairs: Iterable[str], replaced: Iterable[int], homes: Iterable[str]) -> Iterator[Section]:
        corpus = self.corpus
        for key in sorted(pairs):
            yield self._merges(key)
        for number in sorted(replaced):
            found = corpus.parts.replaced(number)
            name = f"replaced {number}"
            yield Section(name, basis(found), partial(_replaced, corpus, found)) if found else gone(name)
        for key in sorted(homes):
            placed = corpus.placed(key)
            name = f"placed {key}"
            yield Section(name, basis(placed), partial(_placements, corpus, placed)) if placed else gone(name)
        yield section(_credit(), "credit") if corpus.parts.tally.located else gone("credit")

    def _merges(self, key: str) -> Section:
        """The pairs of which a document is the last. Why the last: all that are joined are joined with the first of them."""
        name, pairs = f"merge {key}", self.corpus.paired.of(key)
        if not (pairs.merges or pairs.open or pairs.apart):
            return gone(name)
        paths = self.corpus.parts.part(key).paths
        into = [paths[_last(merge)[1]] for merge in pairs.merges]
        states = [self.sources.get(document) for document in sorted(_documents(pairs))]
        return Section(name, basis(pairs, into, states), partial(_described, self.corpus, pairs, into))


def _last(merge: Merge) -> Ref:
    return merge.right if merge.right > merge.left else merge.left


def _documents(pairs: Pairs) -> set[str]:
    """The keys of all documents that are named in pairs."""
    return {ref[0] for merge in (*pairs.merges, *pairs.open, *pairs.apart) for ref in (merge.left, merge.right)}


def _replaced(corpus: Corpus, pairs: Iterable[tuple[str, str]]) -> Iterator[Described]:
    for former, found in groupby(pairs, itemgetter(0)):
        yield corpus.notation.name(former), [("dcterms:isReplacedBy", corpus.name(path)) for _, path in found]


def _placements(corpus: Corpus, placements: Iterable[Placement]) -> Iterator[Described]:
    return (_placement(corpus, placement) for placement in placements)


def _credit() -> Iterator[Described]:
    yield NAME, [("dcterms:references", f"<{GEONAMES}>")]
    yield f"<{GEONAMES}>", [("dcterms:title", text("GeoNames")), ("dcterms:license", f"<{CC_BY}>")]


def _placement(corpus: Corpus, found: Placement) -> Described:
    """Why a place is taken to lie in or near another."""
    pairs = [
        (A, kg("Placement")),
        (kg("placed"), corpus.name(found.place)),
        (kg("placed_at"), corpus.name(found.at)),
        (kg("reason"), text(found.reason)),
        (kg("score"), decimal(found.score, 2)),
    ]
    return corpus.notation.name(f"placement/{hashlib.sha256(found.place.encode()).hexdigest()[:16]}"), pairs


def pair_id(left: Side, right: Side) -> str:
    """A short name of two mentions, whatever is decided of them."""
    paths = sorted(f"mention/{key}-{start}-{end}" for key, start, end in (left, right))
    return hashlib.sha256("\n".join(paths).encode()).hexdigest()[:16]


def _described(corpus: Corpus, pairs: Pairs, into: Iterable[str]) -> Iterator[Described]:
    """Each pair under a name that is a function of its mentions alone, so that it stays the same whatever is decided of it."""
    targets = (into, repeat(""), repeat(""))
    for kinds, merges, paths in zip(_KINDS, (pairs.merges, pairs.open, pairs.apart), targets, strict=True):
        for merge, path in zip(merges, paths, strict=False):
            sides = _sides(corpus, merge)
            if sides is not None:
                yield f"merge:{pair_id(*sides)}", list(_pair(corpus, merge, sides, kinds, path))


def _pair(corpus: Corpus, merge: Merge, sides: tuple[Side, Side], kinds: Iterable[str], into: str) -> Iterator[Pair]:
    left, right = (corpus.notation.name(f"mention/{key}-{start}-{end}") for key, start, end in sides)
    yield from ((A, kg(kind)) for kind in kinds or _MADE[merge.reason.startswith(ACCEPTED)])
    yield kg("left"), left
    yield kg("right"), right
    yield kg("reason"), text(merge.reason)
    yield kg("score"), decimal(merge.score, 2)
    if into:
        yield kg("merged_into"), corpus.name(into)


def _sides(corpus: Corpus, merge: Merge) -> tuple[Side, Side] | None:
    """The mentions that stand for a pair, in order; None where one has none."""
    one, other = _side(corpus, merge.left), _side(corpus, merge.right)
    return None if one is None or other is None else (min(one, other), max(one, other))


def _side(corpus: Corpus, ref: Ref) -> Side | None:
    """The mention that stands for one side; a post has none of its own, since it is named with its holder."""
    mention = corpus.first_mention(ref)
    return None if mention is None else (ref[0][:SHORT_KEY], mention.start, mention.end)
