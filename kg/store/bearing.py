"""What all documents together make of one: whom its mentions and claims mean, which claims are no facts, where its passages come from, and the nodes that are
only claimed. With ``evidence`` it makes up the document's graph.

Why an event that many documents tell of has, in the graph of each, the label that all give it and beside that only those of the document: all of them in each
would be as many as the square of the documents, and a document that is taken out takes its own along.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from itertools import repeat

from msgspec.structs import replace

from kg.model import Claim, Extraction, Node
from kg.store.corpus import Corpus, mentions_of
from kg.store.evidence import Names, mentioned, passages
from kg.store.nodes import content, describe
from kg.store.notation import text, word
from kg.store.sections import Described, Pair, Section, basis


class Bearing:
    """What the graphs of documents hold as other documents have it; nodes that are not in ``standing`` (the graph of facts) are described there."""

    def __init__(self, corpus: Corpus, standing: frozenset[str]) -> None:
        self._corpus = corpus
        self._standing = standing
        self._alone: dict[str, list[Node]] = defaultdict(list)
        self._shared: dict[str, list[Node]] = defaultdict(list)
        self._nodes = {node.path: node for node in corpus.resolution.nodes if node.path not in standing}
        for node in self._nodes.values():
            self._note(node)

    def _note(self, node: Node) -> None:
        """What a document's graph may describe, by its key: what no other document knows, and what others know, too, or a post of theirs belongs to."""
        keys = {key for key, _ in node.members}
        if len(keys) == 1:
            self._alone[node.members[0][0]].append(node)
        beside = self._corpus.beside(node.path) - self._standing if node.path in self._corpus.posts else ()
        if beside or len(keys) > 1:
            others = [self._nodes[path] for path in sorted(beside)]
            for key in keys:
                self._shared[key].extend([node, *others] if len(keys) > 1 else others)

    def sections(self, key: str, source: str) -> Iterator[Section]:
        """What is made for the document alone, and the nodes that other documents know, too, which may change while all else stays. ``source`` tells one state
        of what the document says itself from any other."""
        found, outline = self._corpus.resolution, self._corpus.outlines[key]
        own = basis(source, self._corpus.paths(key, outline.ids))
        refused = list(map(found.refused.get, zip(repeat(key), outline.claims)))
        origins = list(map(found.origin_of.get, zip(repeat(key), outline.passages)))
        alone, shared = (content(self._corpus, nodes.get(key, ())) for nodes in (self._alone, self._shared))
        yield Section("alone", basis(own, refused, origins, alone), partial(self._of_document, key))
        yield Section("shared", basis(own, shared), partial(self._of_others, key))

    def _of_document(self, key: str) -> Iterator[Described]:
        extraction = self._corpus.by_key[key]
        alone = [path for path in self._claimed(extraction) if not self._is_shared(path, extraction.document.key)]
        return _bearing(self._corpus, extraction, [self._nodes[path] for path in alone])

    def _of_others(self, key: str) -> Iterator[Described]:
        extraction = self._corpus.by_key[key]
        told = _told(self._corpus, extraction)
        for path in self._claimed(extraction):
            if self._is_shared(path, extraction.document.key):
                node = self._nodes[path]
                yield describe(self._corpus, _as_told(node, told[path]) if path in told else node)

    def _claimed(self, extraction: Extraction) -> list[str]:
        return sorted(_claimed(self._corpus, extraction) - self._standing)

    def _is_shared(self, path: str, key: str) -> bool:
        return any(member[0] != key for member in self._nodes[path].members)


def _told(corpus: Corpus, extraction: Extraction) -> Mapping[str, list[str]]:
    """What a document calls each event, by its path."""
    found: dict[str, list[str]] = defaultdict(list)
    for event in extraction.events:
        found[corpus.path(extraction.document.key, event.id)].append(" ".join((event.label or event.trigger.text).split()))
    return found


def _as_told(node: Node, names: Iterable[str]) -> Node:
    """The node with those of its further labels that are ``names`` or, where a name was too long for a label, its beginning."""
    known = {node.label, *node.labels}
    kept = {name if name in known else max((label for label in known if name.startswith(label)), key=len, default="") for name in names}
    return replace(node, labels=tuple(label for label in node.labels if label in kept))


def _claimed(corpus: Corpus, extraction: Extraction) -> set[str]:
    """The paths of all that the document mentions or claims something of, and of what the posts among it belong to."""
    key = extraction.document.key
    paths = {corpus.path(key, id_) for id_ in _ends(extraction) | {id_ for id_, mentions in mentions_of(extraction) if mentions}}
    return paths | set(_beside(corpus, paths))


def _bearing(corpus: Corpus, extraction: Extraction, alone: Iterable[Node]) -> Iterator[Described]:
    names, key = Names(corpus.notation, extraction.document), extraction.document.key
    for span in passages(extraction):
        origin = corpus.resolution.origin_of.get((key, span[0]))
        if origin is not None:
            yield names.passage(span), [("kg:origin", text(origin))]
    for span, (_, local) in mentioned(extraction).items():
        if local:
            yield names.mention(span), [("kg:refers_to", corpus.name(path)) for path in {corpus.path(key, id_) for id_ in local}]
    for claim in extraction.claims:
        yield names.claim(claim), list(_claim(corpus, key, claim))
    for node in alone:
        yield describe(corpus, node)


def _claim(corpus: Corpus, key: str, claim: Claim) -> Iterator[Pair]:
    yield "rdf:subject", corpus.name(corpus.path(key, claim.subject))
    if isinstance(claim.object, str):
        yield "rdf:object", corpus.name(corpus.path(key, claim.object))
    if claim.status.attributed_to is not None:
        yield "kg:attributed_to", corpus.name(corpus.path(key, claim.status.attributed_to))
    if claim.status.intended_by is not None:
        yield "kg:intended_by", corpus.name(corpus.path(key, claim.status.intended_by))
    for outlet in claim.status.reported_by:
        yield "kg:reported_by", corpus.name(corpus.path(key, outlet))
    refused = corpus.refused(key, claim)
    if refused is not None:
        yield "kg:refused", word(refused)


def _ends(extraction: Extraction) -> set[str]:
    """The local ids of all that claims name."""
    local: set[str] = set()
    for claim in extraction.claims:
        local.update(end for end in (claim.subject, claim.object, claim.status.attributed_to, claim.status.intended_by) if isinstance(end, str))
        local.update(claim.status.reported_by)
    return local


def _beside(corpus: Corpus, paths: Iterable[str]) -> Iterator[str]:
    """What the posts among ``paths`` belong to."""
    return (end for path in paths if path in corpus.posts for end in corpus.beside(path))
