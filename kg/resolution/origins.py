"""Independent origins: passages that repeat one another across documents count once.

A passage is the sentence of a claim. Two passages of different documents are copies when at least 60 % of the shorter one's five-word
shingles stand in the other. A passage without a copy elsewhere has its document as origin; copies have the first document
(by date, then key) among those that hold them. A document most of whose passages are copies has one origin with the copied document
altogether: what else it says is taken for rewriting.

Why sorting integers: an inverted index of shingles as one sorted list of (hash, passage) numbers is near-linear and small, and needs no library.
"""

import re
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import combinations

from kg.model import Document
from kg.resolution.clusters import Clusters
from kg.resolution.corpus import Corpus

Passage = tuple[str, int]
"""(document key, start of the sentence)"""

SHINGLE = 5
CONTAINMENT = 0.6
SHARED_AT_LEAST = 3
COPIED_DOCUMENT = 0.5
CROWD = 200
"""A shingle in more passages than this is a phrase of the trade ("told reporters in the capital on") and says nothing about copying."""

_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Origins:
    """``origin_of`` gives the id of each passage's independent origin, the key of a document; ``copy_of`` an id that copies of one sentence share."""

    origin_of: Mapping[Passage, str]
    copy_of: Mapping[Passage, str]


def origins(corpus: Corpus) -> Origins:
    """Origins and copies of all passages."""
    shingles = {passage: _shingles(text) for passage, text in _passages(corpus)}
    groups = Clusters()
    copied: dict[tuple[str, str], set[int]] = defaultdict(set)
    for left, right in _copies(shingles):
        groups.join((left[0], str(left[1])), (right[0], str(right[1])), "copy", 1.0)
        copied[left[0], right[0]].add(left[1])
        copied[right[0], left[0]].add(right[1])
    rewritten = _rewritten(corpus, copied)
    copy_of = {(key, start): " ".join(groups.find((key, str(start)))) for key, start in sorted(shingles)}
    return Origins(_name(corpus.documents, sorted(shingles), groups, rewritten), copy_of)


def independent(passages: Iterable[Passage], origin_of: Mapping[Passage, str], documents: Mapping[str, Document]) -> int:
    """How many independent origins ``passages`` have: passages of one document, of one origin or of one publisher count once."""
    known = list(passages)
    if len(known) < 2:
        return len(known)
    groups = Clusters()
    heads = set()
    for key, start in known:
        head = ("document", key)
        heads.add(head)
        groups.join(head, ("origin", origin_of.get((key, start), key)), "", 1.0)
        publisher = _publisher(documents.get(key))
        if publisher:
            groups.join(head, ("publisher", publisher), "", 1.0)
    return len(groups.members(heads))


def _publisher(document: Document | None) -> str:
    return " ".join((document.source or "").casefold().split()) if document else ""


def _passages(corpus: Corpus) -> Iterator[tuple[Passage, str]]:
    for extraction in corpus.extractions:
        for start, end in sorted({claim.sentence for claim in extraction.claims}):
            yield (extraction.document.key, start), extraction.document.text[start:end]


def _shingles(text: str) -> tuple[int, ...]:
    """Sorted distinct hashes of the five-word shingles; a shorter passage is one shingle."""
    words = _WORD.findall(text.casefold())
    joined = [" ".join(words[i : i + SHINGLE]) for i in range(max(1, len(words) - SHINGLE + 1))] if words else []
    return tuple(sorted({zlib.crc32(s.encode("utf-8", "surrogatepass")) for s in joined}))


def _copies(shingles: Mapping[Passage, Sequence[int]]) -> Iterator[tuple[Passage, Passage]]:
    """Pairs of passages of different documents that share enough of their shingles."""
    passages = sorted(shingles)
    width = max(1, len(passages)).bit_length()
    index = sorted(h << width | i for i, p in enumerate(passages) for h in shingles[p])
    shared: Counter[tuple[int, int]] = Counter()
    for bearers in _bearers(index, width):
        for one, other in combinations(bearers, 2):
            if passages[one][0] != passages[other][0]:
                shared[one, other] += 1
    for (one, other), count in sorted(shared.items()):
        shorter, longer = sorted((len(shingles[passages[one]]), len(shingles[passages[other]])))
        alike = count >= SHARED_AT_LEAST or longer <= shorter + SHARED_AT_LEAST
        if alike and count >= CONTAINMENT * shorter:
            yield passages[one], passages[other]


def _bearers(index: Sequence[int], width: int) -> Iterator[list[int]]:
    """For each shingle with two to ``CROWD`` passages, their numbers."""
    mask = (1 << width) - 1
    group: list[int] = []
    current = -1
    for number in [*index, -1]:
        if number >> width != current:
            if 1 < len(group) <= CROWD:
                yield group
            group, current = [], number >> width
        group.append(number & mask)


def _rewritten(corpus: Corpus, copied: Mapping[tuple[str, str], Set[int]]) -> Clusters:
    """Documents of which half or more (at least two passages) stands in another one, joined with it."""
    size = {x.document.key: len({c.sentence for c in x.claims}) for x in corpus.extractions}
    groups = Clusters()
    for (key, other), starts in sorted(copied.items()):
        if len(starts) >= 2 and len(starts) >= COPIED_DOCUMENT * size[key]:
            groups.join((key, ""), (other, ""), "rewritten", 1.0)
    return groups


def _name(documents: Mapping[str, Document], passages: Sequence[Passage], groups: Clusters, rewritten: Clusters) -> dict[Passage, str]:
    """Names each passage's origin after the first document that its copies, or its document's rewritings, stand in."""
    rank = {key: (documents[key].date or "9999", key) for key in documents}
    clusters: dict[tuple[str, str], set[str]] = defaultdict(set)
    for key, start in passages:
        clusters[groups.find((key, str(start)))].add(key)
    families: dict[tuple[str, str], set[str]] = defaultdict(set)
    for key in documents:
        families[rewritten.find((key, ""))].add(key)
    first_of_family = {key: min((rank[k], k) for k in families[rewritten.find((key, ""))])[1] for key in documents}
    return {
        (key, start): min((rank[first_of_family[k]], first_of_family[k]) for k in clusters[groups.find((key, str(start)))])[1]
        for key, start in passages
    }
