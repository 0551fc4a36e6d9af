"""What all documents together make of one: whom its mentions and claims mean, which claims are no facts, where its passages come from, and the nodes that are
only claimed. With ``evidence`` it makes up the document's graph.

Why an event that many documents tell of has, in the graph of each, the label that all give it and beside that only those of the document: all of them in each
would be as many as the square of the documents, and a document that is taken out takes its own along.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Set
from functools import cache, partial

from msgspec.structs import replace

from kg.model import Claim, Extraction, Node
from kg.parts import Part
from kg.store.notation.literals import text, word
from kg.store.rdf.corpus import Corpus, mentions_of
from kg.store.rdf.evidence import Names, mentioned, passages
from kg.store.rdf.nodes import content, describe
from kg.store.sections import Described, Pair, Section, basis

ALONE, SHARED = "alone", "shared"
"""The sections of a document's graph beside what the document says itself."""


def bearing(corpus: Corpus, key: str, source: str) -> Iterator[Section]:
    """What the graph of a document holds as other documents have it: what is made for the document alone, and the nodes that other documents know, too, which may
    change while all else stays. ``source`` tells one state of what the document says itself from any other."""
    part = corpus.parts.part(key)
    own = basis(source, part.paths)
    alone, shared = (content(nodes, part.posts) for nodes in (part.alone, part.shared))
    claimed = cache(lambda: _claimed(part, corpus.by_key[key]))
    yield Section(ALONE, basis(own, part.refused, part.origins, alone), partial(_of_document, corpus, key, part, claimed))
    yield Section(SHARED, basis(own, shared), partial(_of_others, corpus, key, part, claimed))


def _of_document(corpus: Corpus, key: str, part: Part, claimed: Callable[[], Set[str]]) -> Iterator[Described]:
    yield from _bearing(corpus, corpus.by_key[key], part)
    yield from (describe(corpus, node, part.posts) for node in part.alone if node.path in claimed())


def _of_others(corpus: Corpus, key: str, part: Part, claimed: Callable[[], Set[str]]) -> Iterator[Described]:
    if not part.shared:
        return
    told = _told(part, corpus.by_key[key])
    for node in part.shared:
        if node.path in claimed():
            yield describe(corpus, _as_told(node, told[node.path]) if node.path in told else node, part.posts)


def _told(part: Part, extraction: Extraction) -> Mapping[str, list[str]]:
    """What a document calls each event, by its path."""
    found: dict[str, list[str]] = defaultdict(list)
    for event in extraction.events:
        found[part.paths[event.id]].append(" ".join((event.label or event.trigger.text).split()))
    return found


def _as_told(node: Node, names: Iterable[str]) -> Node:
    """The node with those of its further labels that are ``names`` or, where a name was too long for a label, its beginning."""
    known = {node.label, *node.labels}
    kept = {name if name in known else max((label for label in known if name.startswith(label)), key=len, default="") for name in names}
    return replace(node, labels=tuple(label for label in node.labels if label in kept))


def _claimed(part: Part, extraction: Extraction) -> set[str]:
    """The paths of all that the document mentions or claims something of, and of what the posts among it belong to."""
    paths = {part.paths[id_] for id_ in _ends(extraction) | {id_ for id_, mentions in mentions_of(extraction) if mentions}}
    return paths | {end for path in paths for _, *ends in part.posts.get(path, ()) for end in ends if end}


def _bearing(corpus: Corpus, extraction: Extraction, part: Part) -> Iterator[Described]:
    names = Names(corpus.notation, extraction.document)
    for span in passages(extraction):
        origin = part.origins.get(span[0])
        if origin is not None:
            yield names.passage(span), [("kg:origin", text(origin))]
    for span, (_, local) in mentioned(extraction).items():
        if local:
            yield names.mention(span), [("kg:refers_to", corpus.name(path)) for path in {part.paths[id_] for id_ in local}]
    for claim in extraction.claims:
        yield names.claim(claim), list(_claim(corpus, part, claim))


def _claim(corpus: Corpus, part: Part, claim: Claim) -> Iterator[Pair]:
    yield "rdf:subject", corpus.name(part.paths[claim.subject])
    if isinstance(claim.object, str):
        yield "rdf:object", corpus.name(part.paths[claim.object])
    if claim.status.attributed_to is not None:
        yield "kg:attributed_to", corpus.name(part.paths[claim.status.attributed_to])
    if claim.status.intended_by is not None:
        yield "kg:intended_by", corpus.name(part.paths[claim.status.intended_by])
    for outlet in claim.status.reported_by:
        yield "kg:reported_by", corpus.name(part.paths[outlet])
    if claim.id in part.refused:
        yield "kg:refused", word(part.refused[claim.id])


def _ends(extraction: Extraction) -> set[str]:
    """The local ids of all that claims name."""
    local: set[str] = set()
    for claim in extraction.claims:
        status = claim.status
        local.add(claim.subject)
        local.update(status.reported_by)
        local.update([end for end in (claim.object, status.attributed_to, status.intended_by) if isinstance(end, str)])
    return local
