"""A document's own graph: its metadata, the passages and mentions in it, its claims, and the nodes that are only claimed.

Why a graph for each document: taking the document out again is dropping its graph and computing the facts anew.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from pathlib import PurePath

from kg.model import Claim, Document, Extraction, Offsets, Value
from kg.store import terms
from kg.store.corpus import Corpus, is_class, mentions_of
from kg.store.facts import term
from kg.store.nodes import Described, Pair, describe
from kg.store.notation import TYPE, A, Notation, date, decimal, kg, text, word

SHORT_KEY = 10
"""Digits of a document's key that stand in names."""
SLUG_LENGTH = 60

Mentioned = Mapping[Offsets, tuple[str, frozenset[str]]]
"""Form and paths of what is mentioned, by offsets; a date or other value has neither."""


def document_path(document: Document) -> str:
    """The path of a document below the base, which is also the name of its graph."""
    return f"document/{_slug(document.title or PurePath(document.origin).stem)}-{document.key[:SHORT_KEY]}"


def document_graph(corpus: Corpus, extraction: Extraction, standing: frozenset[str]) -> Iterator[Described]:
    """All that one document says; nodes that are not in ``standing`` (the graph of facts) are described here."""
    mentioned = _mentioned(corpus, extraction)
    yield from _Evidence(corpus, extraction.document).all(extraction, mentioned)
    for path in sorted(_paths(corpus, extraction, mentioned) - standing):
        yield describe(corpus, path)


class _Evidence:
    """Metadata, passages, mentions and claims of one document."""

    def __init__(self, corpus: Corpus, document: Document) -> None:
        self.corpus = corpus
        self.document = document
        self.graph = corpus.notation.name(document_path(document))
        self.claims, self.mentions, self.passages = (self._stem(kind) for kind in ("claim", "mention", "passage"))

    def _stem(self, kind: str) -> str:
        """What the names of all things of a kind begin with; digits, letters and hyphens may follow."""
        return self.corpus.notation.name(f"{kind}/{self.document.key[:SHORT_KEY]}-0")[:-1]

    def all(self, extraction: Extraction, mentioned: Mentioned) -> Iterator[Described]:
        yield self.graph, list(_metadata(self.corpus.notation, self.document))
        for span in sorted({claim.sentence for claim in extraction.claims}):
            yield self._passage(span)
        for span, (form, paths) in mentioned.items():
            yield self._mention(span, form, paths)
        for claim in extraction.claims:
            yield f"{self.claims}{claim.id}", self._claim(claim)

    def _passage(self, span: Offsets) -> Described:
        pairs = [(A, "kg:Passage"), *self._extent(span)]
        origin = self.corpus.resolution.origin_of.get((self.document.key, span[0]))
        if origin is not None:
            pairs.append(("kg:origin", text(origin)))
        return _at(self.passages, span), pairs

    def _mention(self, span: Offsets, form: str, paths: Iterable[str]) -> Described:
        pairs = [(A, "kg:Mention"), *self._extent(span)]
        if form:
            pairs.append(("kg:mention_form", word(form)))
        pairs.extend(("kg:refers_to", self.corpus.name(path)) for path in paths)
        return _at(self.mentions, span), pairs

    def _extent(self, span: Offsets) -> tuple[Pair, ...]:
        start, end = span
        exact = text(self.document.text[start:end])
        return ("oa:hasSource", self.graph), ("oa:exact", exact), ("oa:start", str(start)), ("oa:end", str(end))

    def _claim(self, claim: Claim) -> list[Pair]:
        corpus, key = self.corpus, self.document.key
        object_ = claim.object
        pairs = [
            (A, "rdf:Statement"),
            (A, "kg:Claim"),
            ("rdf:subject", corpus.name(corpus.path(key, claim.subject))),
            ("rdf:predicate", TYPE if is_class(object_) else kg(claim.predicate)),
            ("rdf:object", term(corpus, corpus.path(key, object_) if isinstance(object_, str) else object_)),
            ("kg:confidence", decimal(claim.confidence, 2)),
            ("kg:rule", word(claim.rule)),
            ("prov:wasDerivedFrom", _at(self.passages, claim.sentence)),
            ("kg:trigger_start", str(claim.trigger[0])),
            ("kg:trigger_end", str(claim.trigger[1])),
        ]
        pairs.extend(self._status(claim))
        if claim.subject_mention is not None:
            pairs.append(("kg:subject_mention", _at(self.mentions, claim.subject_mention)))
        if claim.object_mention is not None:
            pairs.append(("kg:object_mention", _at(self.mentions, claim.object_mention)))
        for name, day in (("kg:begins", claim.begins), ("kg:ends", claim.ends)):
            if day is not None:
                pairs.append((name, corpus.notation.value(Value(day, "date"))))
        return pairs

    def _status(self, claim: Claim) -> Iterator[Pair]:
        corpus, key, status = self.corpus, self.document.key, claim.status
        yield "kg:polarity", kg(status.polarity)
        yield "kg:modality", kg(status.modality)
        yield "kg:tense", word(status.tense)
        if status.attributed_to is not None:
            yield "kg:attributed_to", corpus.name(corpus.path(key, status.attributed_to))
        for outlet in status.reported_by:
            yield "kg:reported_by", corpus.name(corpus.path(key, outlet))
        refused = corpus.refused(key, claim)
        if refused is not None:
            yield "kg:refused", word(refused)


def _at(stem: str, span: Offsets) -> str:
    return f"{stem}{span[0]}-{span[1]}"


def _metadata(notation: Notation, document: Document) -> Iterator[Pair]:
    yield A, "kg:Document"
    texts = {"title": document.title, "identifier": document.id, "publisher": document.source, "creator": document.author}
    yield from ((f"dcterms:{name}", text(found)) for name, found in texts.items() if found)
    if document.date:
        yield "dcterms:issued", date(document.date) if terms.is_date(document.date) else text(document.date)
    if document.url:
        yield "dcterms:source", notation.of(terms.address(document.url))
    if document.origin:
        yield "kg:origin_file", text(document.origin)
    yield "kg:content_hash", text(document.key)


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


def _slug(text: str) -> str:
    """Lower-case ASCII words of ``text`` joined by hyphens, cut at a word."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    slug = ""
    for part in re.findall(r"[a-z0-9]+", plain):
        if len(slug) + len(part) >= SLUG_LENGTH:
            break
        slug = f"{slug}-{part}" if slug else part
    return slug or "document"
