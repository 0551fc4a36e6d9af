"""A document's own graph, as far as the document alone decides: its metadata, the passages and mentions in it, its claims. ``bearing`` holds the rest.

Why a graph for each document: taking the document out again is dropping its graph and computing the facts anew. Why in two parts: this one never changes while
the document stays, so that it is stored once, and while other documents are still being read.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from pathlib import PurePath

from kg.model import Claim, Document, Extraction, Offsets, Outline, Value
from kg.ontology.joins import JOINS
from kg.store.notation import terms
from kg.store.notation.literals import TYPE, A, Notation, date, decimal, kg, text, word
from kg.store.rdf.corpus import is_class, mentions_of
from kg.store.sections import Described, Pair

SHORT_KEY = 10
"""Digits of a document's key that stand in names."""
SLUG_LENGTH = 60

Mentioned = Mapping[Offsets, tuple[str, frozenset[str]]]
"""Form and local ids of what is mentioned, by offsets; a date or other value has neither."""


def document_path(key: str, known: Document | Outline) -> str:
    """The path of a document below the base, which is also the name of its graph."""
    return f"document/{_slug(known.title or PurePath(known.origin).stem)}-{key[:SHORT_KEY]}"


def own_graph(notation: Notation, extraction: Extraction) -> Iterator[Described]:
    """What a document's graph holds whatever other documents say; each subject once."""
    names = Names(notation, extraction.document)
    yield names.graph, list(_metadata(notation, extraction.document))
    for span in passages(extraction):
        yield names.passage(span), [(A, "kg:Passage"), *_extent(names, span)]
    joined = {(m.start, m.end): m.joined_by for _, mentions in mentions_of(extraction) for m in mentions if m.joined_by in JOINS}
    for span, (form, _) in mentioned(extraction).items():
        pairs = [(A, "kg:Mention"), *_extent(names, span)]
        if form:
            pairs.append(("kg:mention_form", word(form)))
        if span in joined:
            pairs += [("kg:joined_by", word(joined[span])), ("kg:score", decimal(JOINS[joined[span]][1], 2))]
        yield names.mention(span), pairs
    for claim in extraction.claims:
        yield names.claim(claim), _claim(names, claim)


class Names:
    """The names of a document's graph and of what stands in it."""

    def __init__(self, notation: Notation, document: Document) -> None:
        self.notation = notation
        self.document = document
        self.graph = notation.name(document_path(document.key, document))
        self._claims, self._mentions, self._passages = (self._stem(kind) for kind in ("claim", "mention", "passage"))

    def _stem(self, kind: str) -> str:
        """What the names of all things of a kind begin with; digits, letters and hyphens may follow."""
        return self.notation.name(f"{kind}/{self.document.key[:SHORT_KEY]}-0")[:-1]

    def claim(self, claim: Claim) -> str:
        return f"{self._claims}{claim.id}"

    def mention(self, span: Offsets) -> str:
        return f"{self._mentions}{span[0]}-{span[1]}"

    def passage(self, span: Offsets) -> str:
        return f"{self._passages}{span[0]}-{span[1]}"


def passages(extraction: Extraction) -> list[Offsets]:
    """The sentences of claims, in order."""
    return sorted({claim.sentence for claim in extraction.claims})


def mentioned(extraction: Extraction) -> Mentioned:
    """Every span that names something: the mentions of entities and events, and any further span that a claim points to."""
    found: dict[Offsets, tuple[str, frozenset[str]]] = {}

    def add(span: Offsets, form: str, local: str) -> None:
        known = found.get(span)
        found[span] = (form, frozenset((local,))) if known is None else (known[0], known[1] | {local})

    for local, mentions in mentions_of(extraction):
        for mention in mentions:
            add((mention.start, mention.end), mention.form, local)
    for claim in extraction.claims:
        for span, end in ((claim.subject_mention, claim.subject), (claim.object_mention, claim.object)):
            if span is not None and span not in found and isinstance(end, str):
                add(span, "nominal", end)
    values = [span for claim in extraction.claims if (span := claim.object_mention) is not None]
    return {**{span: ("", frozenset()) for span in values}, **found}


def _extent(names: Names, span: Offsets) -> tuple[Pair, ...]:
    start, end = span
    exact = text(names.document.text[start:end])
    return ("oa:hasSource", names.graph), ("oa:exact", exact), ("oa:start", str(start)), ("oa:end", str(end))


def _claim(names: Names, claim: Claim) -> list[Pair]:
    """A claim without whom it is about and who says so."""
    status, object_ = claim.status, claim.object
    pairs = [
        (A, "rdf:Statement"),
        (A, "kg:Claim"),
        ("rdf:predicate", TYPE if is_class(object_) else kg(claim.predicate)),
        ("kg:confidence", decimal(claim.confidence, 2)),
        ("kg:rule", word(claim.rule)),
        ("prov:wasDerivedFrom", names.passage(claim.sentence)),
        ("kg:trigger_start", str(claim.trigger[0])),
        ("kg:trigger_end", str(claim.trigger[1])),
        ("kg:polarity", kg(status.polarity)),
        ("kg:modality", kg(status.modality)),
        ("kg:tense", word(status.tense)),
    ]
    if isinstance(object_, Value):
        pairs.append(("rdf:object", names.notation.value(object_)))
    for name, span in (("kg:subject_mention", claim.subject_mention), ("kg:object_mention", claim.object_mention)):
        if span is not None:
            pairs.append((name, names.mention(span)))
    for name, day in (("kg:begins", claim.begins), ("kg:ends", claim.ends)):
        if day is not None:
            pairs.append((name, names.notation.value(Value(day, "edtf" if "/" in day else "date"))))
    return pairs


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


def _slug(text: str) -> str:
    """Lower-case ASCII words of ``text`` joined by hyphens, cut at a word."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    slug = ""
    for part in re.findall(r"[a-z0-9]+", plain):
        if len(slug) + len(part) >= SLUG_LENGTH:
            break
        slug = f"{slug}-{part}" if slug else part
    return slug or "document"
