"""What all documents together make of one: whom its mentions and claims mean, which claims are no facts, where its passages come from, and the nodes that are
only claimed. With ``evidence`` it makes up the document's graph."""

from collections.abc import Iterable, Iterator

from kg.model import Claim, Extraction
from kg.store.corpus import Corpus
from kg.store.evidence import Names, mentioned, passages
from kg.store.nodes import Described, Pair, describe
from kg.store.notation import text, word


def bearing_graph(corpus: Corpus, extraction: Extraction, standing: frozenset[str]) -> Iterator[Described]:
    """What a document's graph holds as other documents have it; nodes that are not in ``standing`` (the graph of facts) are described here."""
    names, key = Names(corpus.notation, extraction.document), extraction.document.key
    for span in passages(extraction):
        origin = corpus.resolution.origin_of.get((key, span[0]))
        if origin is not None:
            yield names.passage(span), [("kg:origin", text(origin))]
    paths: set[str] = set()
    for span, (_, local) in mentioned(extraction).items():
        if local:
            meant = {corpus.path(key, id_) for id_ in local}
            paths |= meant
            yield names.mention(span), [("kg:refers_to", corpus.name(path)) for path in meant]
    for claim in extraction.claims:
        yield names.claim(claim), list(_claim(corpus, key, claim))
    paths.update(corpus.path(key, id_) for id_ in _ends(extraction))
    paths.update(list(_beside(corpus, paths)))
    for path in sorted(paths - standing):
        yield describe(corpus, path)


def _claim(corpus: Corpus, key: str, claim: Claim) -> Iterator[Pair]:
    yield "rdf:subject", corpus.name(corpus.path(key, claim.subject))
    if isinstance(claim.object, str):
        yield "rdf:object", corpus.name(corpus.path(key, claim.object))
    if claim.status.attributed_to is not None:
        yield "kg:attributed_to", corpus.name(corpus.path(key, claim.status.attributed_to))
    for outlet in claim.status.reported_by:
        yield "kg:reported_by", corpus.name(corpus.path(key, outlet))
    refused = corpus.refused(key, claim)
    if refused is not None:
        yield "kg:refused", word(refused)


def _ends(extraction: Extraction) -> set[str]:
    """The local ids of all that claims name."""
    local: set[str] = set()
    for claim in extraction.claims:
        local.update(end for end in (claim.subject, claim.object, claim.status.attributed_to) if isinstance(end, str))
        local.update(claim.status.reported_by)
    return local


def _beside(corpus: Corpus, paths: Iterable[str]) -> Iterator[str]:
    """What the posts among ``paths`` belong to."""
    for path in paths:
        for key, post in corpus.posts.get(path, ()):
            yield from (corpus.path(key, local) for local in (post.within, post.beside) if local is not None)
