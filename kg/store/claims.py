"""Claims, documents, merges and mentions as rows."""

from collections.abc import Iterable, Iterator, Mapping

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, Store, Triple

from kg.store.rows import ClaimRow, DocumentRow, MergeRow, Span
from kg.store.vocabulary import DCTERMS, KG, OA, PROV, RDF, RDF_TYPE, XSD, kg, local_name

Values = dict[str, list[NamedNode | Literal]]
"""The objects of a subject by the IRI of the property."""

_UNKNOWN = DocumentRow("", "", "an unknown document")


def documents(store: Store) -> list[DocumentRow]:
    """All documents, by date, then IRI."""
    subjects = {
        quad.subject for quad in store.quads_for_pattern(None, RDF_TYPE, kg("Document"), None) if isinstance(quad.subject, NamedNode)
    }
    return sorted((_document(store, subject) for subject in subjects), key=lambda row: (row.date or "", row.iri))


def read(store: Store, of: Mapping[str, DocumentRow], about: str | None, by: str | None) -> list[ClaimRow]:
    """Claims in the order of documents and their text, about an entity and by a speaker where these are given (IRIs)."""
    wanted = _subjects(store, "subject", "object", value=about, namespace=RDF)
    if by is not None:
        wanted &= _subjects(store, "attributed_to", "reported_by", value=by, namespace=KG)
    known: dict[str, Values] = {}
    rows = [_claim(store, claim, of, known) for claim in wanted if _is_claim(store, claim)]
    place = {iri: number for number, iri in enumerate(of)}
    return sorted(rows, key=lambda row: (place.get(row.document.iri, -1), row.sentence_span, row.trigger or (0, 0), row.iri))


def merges(store: Store) -> list[MergeRow]:
    """All merges, by what they were merged into."""
    subjects = {quad.subject for quad in store.quads_for_pattern(None, RDF_TYPE, kg("Merge"), None) if isinstance(quad.subject, NamedNode)}
    return sorted((_merge(store, subject) for subject in subjects), key=lambda row: (row.merged_into, row.left, row.right, row.reason))


def mentions(store: Store, iri: str) -> list[tuple[str, str]]:
    """(IRI of the document, words) of each mention of an entity, in the order of the text."""
    found = []
    for quad in store.quads_for_pattern(None, kg("refers_to"), NamedNode(iri), None):
        values = _values(store, quad.subject)
        found.append((_one(values, OA + "hasSource") or "", int(_one(values, OA + "start") or 0), _one(values, OA + "exact") or ""))
    return [(document, words) for document, _, words in sorted(found)]


def _subjects(store: Store, *names: str, value: str | None, namespace: str) -> set[str]:
    object_ = None if value is None else NamedNode(value)
    quads: Iterable[Quad] = (q for name in names for q in store.quads_for_pattern(None, NamedNode(namespace + name), object_, None))
    return {quad.subject.value for quad in quads if isinstance(quad.subject, NamedNode)}


def _is_claim(store: Store, iri: str) -> bool:
    return any(True for _ in store.quads_for_pattern(NamedNode(iri), RDF_TYPE, kg("Claim"), None))


def _claim(store: Store, iri: str, of: Mapping[str, DocumentRow], known: dict[str, Values]) -> ClaimRow:
    values = _values(store, NamedNode(iri))
    passage = _linked(store, values, PROV + "wasDerivedFrom", known)
    predicate = _name(values, RDF + "predicate")
    object_ = next(iter(values.get(RDF + "object", ())), Literal(""))
    return ClaimRow(
        iri=iri,
        document=of.get(_one(passage, OA + "hasSource") or "", _UNKNOWN),
        subject=_one(values, RDF + "subject") or "",
        predicate="type" if predicate == RDF_TYPE.value else predicate,
        object=local_name(object_.value) if predicate == RDF_TYPE.value else object_.value,
        datatype="class" if predicate == RDF_TYPE.value else datatype(object_),
        polarity=_name(values, KG + "polarity"),
        modality=_name(values, KG + "modality"),
        attributed_to=_one(values, KG + "attributed_to"),
        reported_by=tuple(sorted(term.value for term in values.get(KG + "reported_by", ()))),
        tense=_one(values, KG + "tense") or "none",
        confidence=float(_one(values, KG + "confidence") or 0),
        rule=_one(values, KG + "rule") or "",
        refused=_one(values, KG + "refused"),
        sentence=_one(passage, OA + "exact") or "",
        sentence_span=_span(passage, OA + "start", OA + "end") or (0, 0),
        trigger=_span(values, KG + "trigger_start", KG + "trigger_end"),
        subject_span=_span(_linked(store, values, KG + "subject_mention", known), OA + "start", OA + "end"),
        object_span=_span(_linked(store, values, KG + "object_mention", known), OA + "start", OA + "end"),
        origin=_one(passage, KG + "origin") or "",
        begins=_one(values, KG + "begins"),
        ends=_one(values, KG + "ends"),
    )


def _document(store: Store, subject: NamedNode) -> DocumentRow:
    values = _values(store, subject)
    return DocumentRow(
        iri=subject.value,
        identifier=_one(values, DCTERMS + "identifier") or "",
        title=_one(values, DCTERMS + "title") or "",
        date=_one(values, DCTERMS + "issued"),
        publisher=_one(values, DCTERMS + "publisher"),
        creator=_one(values, DCTERMS + "creator"),
        url=_one(values, DCTERMS + "source"),
        origin_file=_one(values, KG + "origin_file") or "",
        content_hash=_one(values, KG + "content_hash") or "",
    )


def _merge(store: Store, subject: NamedNode) -> MergeRow:
    values = _values(store, subject)
    left, right = _one(values, KG + "left") or "", _one(values, KG + "right") or ""
    return MergeRow(
        left=left,
        right=right,
        left_text=_words(store, left),
        right_text=_words(store, right),
        merged_into=_one(values, KG + "merged_into") or "",
        reason=_one(values, KG + "reason") or "",
        score=float(_one(values, KG + "score") or 0),
    )


def datatype(term: NamedNode | Literal) -> str | None:
    """None for an IRI, else the short name of the literal's type: that of XML Schema, ``edtf`` or ``string``."""
    if isinstance(term, NamedNode):
        return None
    iri = term.datatype.value
    if iri.startswith(XSD):
        return iri[len(XSD) :]
    return "edtf" if iri.endswith("/EDTF") else "string"


def _words(store: Store, mention: str) -> str:
    return _one(_values(store, NamedNode(mention)), OA + "exact") or "" if mention else ""


def _linked(store: Store, values: Values, predicate: str, known: dict[str, Values]) -> Values:
    iri = _one(values, predicate)
    if iri is None:
        return {}
    if iri not in known:
        known[iri] = _values(store, NamedNode(iri))
    return known[iri]


def _values(store: Store, subject: NamedNode | BlankNode | Triple) -> Values:
    found: Values = {}
    for quad in _named(store, subject):
        if isinstance(quad.object, NamedNode | Literal):
            found.setdefault(quad.predicate.value, []).append(quad.object)
    return found


def _named(store: Store, subject: NamedNode | BlankNode | Triple) -> Iterator[Quad]:
    return (quad for quad in store.quads_for_pattern(subject, None, None, None) if not isinstance(quad.graph_name, DefaultGraph))


def _one(values: Values, predicate: str) -> str | None:
    """The least of the values, so that a damaged graph with two gives the same answer every time."""
    return min((term.value for term in values.get(predicate, ())), default=None)


def _name(values: Values, predicate: str) -> str:
    return local_name(_one(values, predicate) or "")


def _span(values: Values, start: str, end: str) -> Span | None:
    first, last = _one(values, start), _one(values, end)
    return None if first is None or last is None else (int(first), int(last))
