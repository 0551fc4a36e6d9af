"""A document's own graph: its metadata, the passages and mentions in it, its claims, and the nodes that are only claimed.

Why a graph for each document: taking the document out again is dropping its graph and computing the facts anew.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePath

from pyoxigraph import Literal, NamedNode, Quad

from kg.model import Claim, Document, Extraction, Offsets, Value
from kg.store import terms
from kg.store.corpus import Corpus, is_class, mentions_of
from kg.store.facts import term
from kg.store.nodes import Statement, describe
from kg.store.vocabulary import DCTERMS, OA, PROV, RDF, RDF_TYPE, kg

SHORT_KEY = 10
"""Digits of a document's key that stand in IRIs."""
SLUG_LENGTH = 60

Mentioned = Mapping[Offsets, tuple[str, frozenset[str]]]
"""Form and paths of what is mentioned, by offsets; a date or other value has neither."""


def document_iri(base: str, document: Document) -> NamedNode:
    """The IRI of a document, which is also the name of its graph."""
    return terms.iri(base, f"document/{_slug(document.title or PurePath(document.origin).stem)}-{document.key[:SHORT_KEY]}")


def mention_iri(base: str, key: str, span: Offsets) -> NamedNode:
    """The IRI of a mention in the document of that key."""
    return _located(base, "mention", key, span)


def claim_iri(base: str, key: str, claim: Claim) -> NamedNode:
    """The IRI of a claim in the document of that key."""
    return terms.iri(base, f"claim/{key[:SHORT_KEY]}-{claim.id}")


def document_graph(corpus: Corpus, extraction: Extraction, standing: frozenset[str]) -> Iterator[Quad]:
    """All that one document says; nodes that are not in ``standing`` (the graph of facts) are described here."""
    graph = document_iri(corpus.base, extraction.document)
    mentioned = _mentioned(corpus, extraction)
    for statement in _statements(corpus, extraction, mentioned, graph):
        yield Quad(*statement, graph)
    for path in sorted(_paths(corpus, extraction, mentioned) - standing):
        for statement in describe(corpus, path):
            yield Quad(*statement, graph)


def _statements(corpus: Corpus, extraction: Extraction, mentioned: Mentioned, graph: NamedNode) -> Iterator[Statement]:
    document = extraction.document
    yield from _metadata(document, graph)
    for span in sorted({claim.sentence for claim in extraction.claims}):
        yield from _passage(corpus, document, span, graph)
    for span in sorted(mentioned):
        yield from _mention(corpus, document, span, mentioned, graph)
    for claim in extraction.claims:
        yield from _claim(corpus, document.key, claim)


def _metadata(document: Document, graph: NamedNode) -> Iterator[Statement]:
    yield graph, RDF_TYPE, kg("Document")
    texts = {"title": document.title, "identifier": document.id, "publisher": document.source, "creator": document.author}
    for name, text in texts.items():
        if text:
            yield graph, NamedNode(DCTERMS + name), terms.plain(text)
    if document.date:
        issued = terms.typed(document.date, "date") if terms.is_date(document.date) else terms.plain(document.date)
        yield graph, NamedNode(DCTERMS + "issued"), issued
    if document.url:
        yield graph, NamedNode(DCTERMS + "source"), terms.address(document.url)
    if document.origin:
        yield graph, kg("origin_file"), terms.plain(document.origin)
    yield graph, kg("content_hash"), terms.plain(document.key)


def _passage(corpus: Corpus, document: Document, span: Offsets, graph: NamedNode) -> Iterator[Statement]:
    subject = _located(corpus.base, "passage", document.key, span)
    yield subject, RDF_TYPE, kg("Passage")
    yield from _extent(subject, document, span, graph)
    origin = corpus.resolution.origin_of.get((document.key, span[0]))
    if origin is not None:
        yield subject, kg("origin"), terms.plain(origin)


def _mention(corpus: Corpus, document: Document, span: Offsets, mentioned: Mentioned, graph: NamedNode) -> Iterator[Statement]:
    subject = mention_iri(corpus.base, document.key, span)
    form, paths = mentioned[span]
    yield subject, RDF_TYPE, kg("Mention")
    yield from _extent(subject, document, span, graph)
    if form:
        yield subject, kg("mention_form"), terms.plain(form)
    for path in paths:
        yield subject, kg("refers_to"), corpus.iri(path)


def _extent(subject: NamedNode, document: Document, span: Offsets, graph: NamedNode) -> Iterator[Statement]:
    yield subject, NamedNode(OA + "hasSource"), graph
    yield subject, NamedNode(OA + "exact"), terms.plain(document.text[span[0] : span[1]])
    yield subject, NamedNode(OA + "start"), _number(span[0])
    yield subject, NamedNode(OA + "end"), _number(span[1])


def _claim(corpus: Corpus, key: str, claim: Claim) -> Iterator[Statement]:
    subject = claim_iri(corpus.base, key, claim)
    yield subject, RDF_TYPE, NamedNode(RDF + "Statement")
    yield subject, RDF_TYPE, kg("Claim")
    yield subject, NamedNode(RDF + "subject"), corpus.iri(corpus.path(key, claim.subject))
    yield subject, NamedNode(RDF + "predicate"), RDF_TYPE if is_class(claim.object) else kg(claim.predicate)
    yield subject, NamedNode(RDF + "object"), _object(corpus, key, claim.object)
    yield from _status(corpus, key, claim, subject)
    yield from _evidence(corpus, key, claim, subject)


def _object(corpus: Corpus, key: str, object_: str | Value) -> NamedNode | Literal:
    return term(corpus, corpus.path(key, object_) if isinstance(object_, str) else object_)


def _status(corpus: Corpus, key: str, claim: Claim, subject: NamedNode) -> Iterator[Statement]:
    yield subject, kg("polarity"), kg(claim.status.polarity)
    yield subject, kg("modality"), kg(claim.status.modality)
    yield subject, kg("tense"), terms.plain(claim.status.tense)
    if claim.status.attributed_to is not None:
        yield subject, kg("attributed_to"), corpus.iri(corpus.path(key, claim.status.attributed_to))
    for outlet in claim.status.reported_by:
        yield subject, kg("reported_by"), corpus.iri(corpus.path(key, outlet))
    refused = corpus.refused(key, claim)
    if refused is not None:
        yield subject, kg("refused"), terms.plain(refused)


def _evidence(corpus: Corpus, key: str, claim: Claim, subject: NamedNode) -> Iterator[Statement]:
    yield subject, kg("confidence"), terms.decimal(claim.confidence, 2)
    yield subject, kg("rule"), terms.plain(claim.rule)
    yield subject, NamedNode(PROV + "wasDerivedFrom"), _located(corpus.base, "passage", key, claim.sentence)
    yield subject, kg("trigger_start"), _number(claim.trigger[0])
    yield subject, kg("trigger_end"), _number(claim.trigger[1])
    for name, span in (("subject_mention", claim.subject_mention), ("object_mention", claim.object_mention)):
        if span is not None:
            yield subject, kg(name), mention_iri(corpus.base, key, span)
    for name, day in (("begins", claim.begins), ("ends", claim.ends)):
        if day is not None:
            yield subject, kg(name), terms.value(Value(day, "date"))


def _mentioned(corpus: Corpus, extraction: Extraction) -> Mentioned:
    """Every span that names something: the mentions of entities and events, and any further span that a claim points to."""
    key = extraction.document.key
    found: dict[Offsets, tuple[str, frozenset[str]]] = {}

    def add(span: Offsets, form: str, path: str) -> None:
        known = found.get(span, (form, frozenset()))
        found[span] = (known[0], known[1] | {path})

    for local, mentions in mentions_of(extraction):
        for mention in mentions:
            add((mention.start, mention.end), mention.form, corpus.path(key, local))
    for claim in extraction.claims:
        for span, end in ((claim.subject_mention, claim.subject), (claim.object_mention, claim.object)):
            if span is not None and span not in found and isinstance(end, str):
                add(span, "nominal", corpus.path(key, end))
    values = [span for claim in extraction.claims if (span := claim.object_mention) is not None]
    return {**{span: ("", frozenset()) for span in values}, **found}


def _paths(corpus: Corpus, extraction: Extraction, mentioned: Mentioned) -> set[str]:
    """Paths of all nodes that the document's graph names."""
    key = extraction.document.key
    local: set[str] = set()
    for claim in extraction.claims:
        local.update(end for end in (claim.subject, claim.object, claim.status.attributed_to) if isinstance(end, str))
        local.update(claim.status.reported_by)
    paths = {corpus.path(key, name) for name in local} | {path for _, of_span in mentioned.values() for path in of_span}
    return paths | set(_beside(corpus, paths))


def _beside(corpus: Corpus, paths: Iterable[str]) -> Iterator[str]:
    """What the posts among ``paths`` belong to."""
    for path in paths:
        for key, post in corpus.posts.get(path, ()):
            yield from (corpus.path(key, local) for local in (post.within, post.beside) if local is not None)


def _located(base: str, kind: str, key: str, span: Offsets) -> NamedNode:
    return terms.iri(base, f"{kind}/{key[:SHORT_KEY]}-{span[0]}-{span[1]}")


def _number(of: int) -> Literal:
    return terms.typed(str(of), "integer")


def _slug(text: str) -> str:
    """Lower-case ASCII words of ``text`` joined by hyphens, cut at a word."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    words = re.findall(r"[a-z0-9]+", plain)
    slug = ""
    for word in words:
        if len(slug) + len(word) >= SLUG_LENGTH:
            break
        slug = f"{slug}-{word}" if slug else word
    return slug or "document"
