"""Claims, documents, merges and mentions as rows."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import dropwhile

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, Store, Triple

from kg.store.reading import values
from kg.store.reading.asked import Asked
from kg.store.reading.values import Values, name, number, one, whole
from kg.store.rows import ClaimRow, DocumentRow, MergeRow, PlacementRow, Span
from kg.store.vocabulary import DCTERMS, KG, OA, PROV, RDF, RDF_TYPE, XSD, kg, local_name

REFUSED = "Refused"
STATUSES = {
    "Denied": ("polarity", kg("Denied").value),
    "Planned": ("modality", kg("Planned").value),
    "Possible": ("modality", kg("Possible").value),
    REFUSED: ("refused", None),
}
"""What claims can be asked for by -> (property, value). ``REFUSED``: those that support no fact, for whatever reason."""

MERGES = {"made": "Merge", "accepted": "AcceptedMerge", "rejected": "RejectedMerge", "open": "PossibleMerge"}
"""Status of a pair -> its class."""

_CLAIM = kg("Claim")
_SAID = (
    *(RDF + name for name in ("type", "subject", "predicate", "object")),
    PROV + "wasDerivedFrom",
    *(KG + name for name in ("subject_mention", "object_mention", "polarity", "modality", "attributed_to", "intended_by", "reported_by")),
    *(KG + name for name in ("tense", "confidence", "rule", "refused", "trigger_start", "trigger_end", "begins", "ends")),
)
_PASSAGE = (*(OA + name for name in ("hasSource", "exact", "start", "end")), KG + "origin")
_MENTION = (*(OA + name for name in ("hasSource", "exact", "start")), KG + "joined_by", KG + "score")
_FILED = (
    RDF_TYPE.value,
    *(DCTERMS + name for name in ("identifier", "title", "issued", "publisher", "creator", "source")),
    *(KG + name for name in ("origin_file", "content_hash")),
)
Documents = Asked[DocumentRow]
_UNKNOWN = DocumentRow("", "", "an unknown document")


def documents(store: Store) -> list[DocumentRow]:
    """All documents, by date, then IRI."""
    known = store.quads_for_pattern(None, RDF_TYPE, kg("Document"), None)
    iris = {quad.subject.value for quad in known if isinstance(quad.subject, NamedNode)}
    said = values.of_all(store, iris, _FILED)
    return sorted((_document(iri, said.get(iri, {})) for iri in iris), key=place)


def documents_of(store: Store, iris: Collection[str]) -> Iterator[DocumentRow]:
    """Those of ``iris`` that are documents."""
    for iri, known in values.of_all(store, filter(values.is_iri, iris), _FILED).items():
        if kg("Document") in known.get(RDF_TYPE.value, ()):
            yield _document(iri, known)


def place(row: DocumentRow) -> tuple[bool, str, str]:
    """Documents stand in the order of their dates; one that is unknown comes first."""
    return row.iri != "", row.date or "", row.iri


def read(store: Store, of: Documents, about: str | None, by: str | None, statuses: Collection[str] = ()) -> list[ClaimRow]:
    """Claims in the order of documents and their text, about an entity and by a speaker where these are given (IRIs), of any of the ``statuses``."""
    if about is None and by is None and not statuses:
        return every(store, of)
    chosen = [_subjects(store, "subject", "object", value=about, namespace=RDF)] if about is not None else []
    if by is not None:
        chosen.append(_subjects(store, "attributed_to", "reported_by", "intended_by", value=by, namespace=KG))
    wanted = [STATUSES[status] for status in statuses]
    if not chosen:  # what has a status is far more than what is said about or by somebody
        chosen.append(set().union(*(_subjects(store, property_, value=value, namespace=KG) for property_, value in wanted)))
    found = values.of_all(store, set.intersection(*chosen), _SAID)
    return _ordered(_rows(store, of, {iri: said for iri, said in found.items() if _is_claim(said) and _has(said, wanted)}, {}))


def every(store: Store, of: Documents) -> list[ClaimRow]:
    """All claims, in the order of documents and their text. Graph by graph, so that no more than one of them is held in memory."""
    of.all()
    return _ordered(row for graph in store.named_graphs() for row in _said_in(store, of, graph))


def one_by_one(store: Store, of: Documents) -> Iterator[ClaimRow]:
    """All claims in the order of the documents whose graphs they stand in and of their text, with one graph at a time in memory."""
    known = of.all()
    graphs = sorted(store.named_graphs(), key=lambda graph: (place(known.get(graph.value, _UNKNOWN)), graph.value))
    for graph in graphs:
        yield from _ordered(_said_in(store, of, graph))


def _said_in(store: Store, of: Documents, graph: NamedNode | BlankNode) -> Iterator[ClaimRow]:
    said = values.in_graph(store, graph)
    found = {iri: known for iri, known in said.items() if RDF + "subject" in known and _is_claim(known)}
    return _rows(store, of, found, said)


def rows(store: Store, of: Documents, claims: Iterable[str]) -> list[ClaimRow]:
    """Those of these IRIs that are claims, in the order of documents and their text."""
    found = {iri: known for iri, known in values.of_all(store, claims, _SAID).items() if _is_claim(known)}
    return _ordered(_rows(store, of, found, {}))


def _rows(store: Store, of: Documents, found: Mapping[str, Values], beside: Mapping[str, Values]) -> Iterator[ClaimRow]:
    """A row for each claim in ``found``; what ``beside`` does not hold of their passages and mentions is looked up."""
    passages, mentions = _named_by(found, PROV + "wasDerivedFrom"), _named_by(found, KG + "subject_mention", KG + "object_mention")
    known = {iri: beside[iri] for iri in passages if iri in beside} | values.of_all(store, passages - beside.keys(), _PASSAGE)
    spans = {iri: span for iri in mentions if (span := _span(beside.get(iri, {}), OA + "start", OA + "end")) is not None}
    spans |= _spans(store, mentions - spans.keys())
    of.announce(_named_by(known, OA + "hasSource"))
    return (_claim(iri, of, said, known, spans) for iri, said in found.items())


def _ordered(made: Iterable[ClaimRow]) -> list[ClaimRow]:
    return sorted(made, key=lambda row: (place(row.document), row.sentence_span, row.trigger or (0, 0), row.iri))


def in_graph(store: Store, name: str) -> list[str]:
    """The claims that stand in a named graph."""
    found = store.quads_for_pattern(None, RDF_TYPE, kg("Claim"), NamedNode(name))
    return [quad.subject.value for quad in found if isinstance(quad.subject, NamedNode)]


def marks(claim: ClaimRow) -> list[Span]:
    """What to mark in the claim's sentence, trigger and both ends: offsets within it, in order, without overlaps."""
    offset, length = claim.sentence_span[0], len(claim.sentence)
    spans = sorted(span for span in (claim.trigger, claim.subject_span, claim.object_span) if span is not None)
    found: list[Span] = []
    for start, end in ((start - offset, end - offset) for start, end in spans):
        if 0 <= start < end <= length and (not found or start >= found[-1][1]):
            found.append((start, end))
    return found


def merges(store: Store, statuses: Collection[str], into: str | None = None) -> list[MergeRow]:
    """All pairs of the given statuses ("made", "accepted", "rejected", "open"), by what they were merged into; ``into`` one entity (IRI) if it is given."""
    found: dict[NamedNode, str] = {}
    only = None if into is None else {quad.subject for quad in store.quads_for_pattern(None, kg("merged_into"), NamedNode(into), None)}
    for status, kind in dropwhile(lambda item: item[0] not in statuses, MERGES.items()):  # an accepted merge is a merge, too: the later counts
        found.update((subject, status) for subject in _of_kind(store, kg(kind), only) if isinstance(subject, NamedNode))
    rows = (_merge(store, subject, status) for subject, status in found.items() if status in statuses)
    return sorted(rows, key=lambda row: (row.merged_into, row.left, row.right, row.reason))


def _of_kind(store: Store, kind: NamedNode, only: Collection[NamedNode | BlankNode | Triple] | None) -> Iterable[NamedNode | BlankNode | Triple]:
    if only is None:
        return (quad.subject for quad in store.quads_for_pattern(None, RDF_TYPE, kind, None))
    return (subject for subject in only if any(True for _ in store.quads_for_pattern(subject, RDF_TYPE, kind, None)))


def placement(store: Store, iri: str) -> PlacementRow | None:
    """Why and in or near what the place ``iri`` is taken to lie."""
    quads = store.quads_for_pattern(None, kg("placed"), values.resource(iri) or kg(""), None)
    found = min((quad.subject.value for quad in quads if isinstance(quad.subject, NamedNode)), default=None)
    known = _values(store, NamedNode(found)) if found else {}
    at = one(known, KG + "placed_at")
    return PlacementRow(at, one(known, KG + "reason") or "", number(one(known, KG + "score")) or 0.0) if at else None


def mentions(store: Store, iri: str) -> list[tuple[str, str]]:
    """(IRI of the document, words) of each mention of an entity, in the order of the text."""
    found = _mentions(store, iri).values()
    spans = sorted((one(known, OA + "hasSource") or "", whole(one(known, OA + "start")) or 0, one(known, OA + "exact") or "") for known in found)
    return [(document, words) for document, _, words in spans]


def joins(store: Store, iri: str) -> list[tuple[str, str, float]]:
    """(words, rule, score) of each mention of an entity that a rule has made one with its first name in the document, in the order of the words."""
    found = ((one(known, OA + "exact") or "", one(known, KG + "joined_by"), number(one(known, KG + "score"))) for known in _mentions(store, iri).values())
    return sorted((words, rule, score or 0.0) for words, rule, score in found if rule)


def mentions_of(store: Store, iri: str) -> list[str]:
    """The IRIs of an entity's mentions, in the order of the documents' IRIs and of the text."""
    found = _mentions(store, iri).items()
    spans = sorted((one(known, OA + "hasSource") or "", whole(one(known, OA + "start")) or 0, mention) for mention, known in found)
    return [mention for _, _, mention in spans]


def _mentions(store: Store, iri: str) -> dict[str, Values]:
    quads = store.quads_for_pattern(None, kg("refers_to"), NamedNode(iri), None)
    return values.of_all(store, {quad.subject.value for quad in quads if isinstance(quad.subject, NamedNode)}, _MENTION)


def _subjects(store: Store, *names: str, value: str | None, namespace: str) -> set[str]:
    object_ = None if value is None else NamedNode(value)
    quads: Iterable[Quad] = (q for name in names for q in store.quads_for_pattern(None, NamedNode(namespace + name), object_, None))
    return {quad.subject.value for quad in quads if isinstance(quad.subject, NamedNode)}


def _is_claim(said: Values) -> bool:
    return _CLAIM in said.get(RDF_TYPE.value, ())


def _has(said: Values, wanted: Collection[tuple[str, str | None]]) -> bool:
    """Whether one of the properties has the value, or any; true where none is wanted."""
    return not wanted or any(value is None or NamedNode(value) in terms for name, value in wanted if (terms := said.get(KG + name)))


def _named_by(found: Mapping[str, Values], *predicates: str) -> set[str]:
    return {
        term.value for said in found.values() for predicate in predicates for term in said.get(predicate, ()) if isinstance(term, NamedNode)
    }


def _spans(store: Store, mentions: set[str]) -> dict[str, Span]:
    """Where each of the mentions stands."""
    known = values.pairs(store, mentions, OA + "start", OA + "end")
    found = ((iri, _in_order(start.value, end.value)) for iri, (start, end) in known.items())
    return {iri: span for iri, span in found if span is not None}


def _claim(iri: str, of: Documents, said: Values, passages: Mapping[str, Values], mentions: Mapping[str, Span]) -> ClaimRow:
    passage = passages.get(one(said, PROV + "wasDerivedFrom") or "", {})
    predicate = name(said, RDF + "predicate")
    object_ = next(iter(said.get(RDF + "object", ())), Literal(""))
    return ClaimRow(
        iri=iri,
        document=of.get(one(passage, OA + "hasSource") or "", _UNKNOWN),
        subject=one(said, RDF + "subject") or "",
        predicate="type" if predicate == RDF_TYPE.value else predicate,
        object=local_name(object_.value) if predicate == RDF_TYPE.value else object_.value,
        datatype="class" if predicate == RDF_TYPE.value else datatype(object_),
        polarity=name(said, KG + "polarity"),
        modality=name(said, KG + "modality"),
        attributed_to=one(said, KG + "attributed_to"),
        intended_by=one(said, KG + "intended_by"),
        reported_by=tuple(sorted(term.value for term in said.get(KG + "reported_by", ()))),
        tense=one(said, KG + "tense") or "none",
        confidence=number(one(said, KG + "confidence")) or 0.0,
        rule=one(said, KG + "rule") or "",
        refused=one(said, KG + "refused"),
        sentence=one(passage, OA + "exact") or "",
        sentence_span=_span(passage, OA + "start", OA + "end") or (0, 0),
        trigger=_span(said, KG + "trigger_start", KG + "trigger_end"),
        subject_span=mentions.get(one(said, KG + "subject_mention") or ""),
        object_span=mentions.get(one(said, KG + "object_mention") or ""),
        origin=one(passage, KG + "origin") or "",
        begins=one(said, KG + "begins"),
        ends=one(said, KG + "ends"),
    )


def _document(iri: str, known: Values) -> DocumentRow:
    return DocumentRow(
        iri=iri,
        identifier=one(known, DCTERMS + "identifier") or "",
        title=one(known, DCTERMS + "title") or "",
        date=one(known, DCTERMS + "issued"),
        publisher=one(known, DCTERMS + "publisher"),
        creator=one(known, DCTERMS + "creator"),
        url=one(known, DCTERMS + "source"),
        origin_file=one(known, KG + "origin_file") or "",
        content_hash=one(known, KG + "content_hash") or "",
    )


def _merge(store: Store, subject: NamedNode, status: str) -> MergeRow:
    known = _values(store, subject)
    left, right = one(known, KG + "left") or "", one(known, KG + "right") or ""
    return MergeRow(
        iri=subject.value,
        left=left,
        right=right,
        left_text=words(store, left),
        right_text=words(store, right),
        merged_into=one(known, KG + "merged_into") or "",
        reason=one(known, KG + "reason") or "",
        score=number(one(known, KG + "score")) or 0.0,
        status=status,
        documents=(_source(store, left), _source(store, right)),
    )


def datatype(term: NamedNode | Literal) -> str | None:
    """None for an IRI, else the short name of the literal's type: that of XML Schema, ``edtf`` or ``string``."""
    if isinstance(term, NamedNode):
        return None
    iri = term.datatype.value
    if iri.startswith(XSD):
        return iri[len(XSD) :]
    return "edtf" if iri.endswith("/EDTF") else "string"


def _source(store: Store, mention: str) -> str:
    return one(_values(store, NamedNode(mention)), OA + "hasSource") or "" if mention else ""


def words(store: Store, mention: str) -> str:
    """What a mention says."""
    return one(_values(store, NamedNode(mention)), OA + "exact") or "" if mention else ""


def _values(store: Store, subject: NamedNode | BlankNode | Triple) -> Values:
    found: Values = {}
    for quad in store.quads_for_pattern(subject, None, None, None):
        if isinstance(quad.object, NamedNode | Literal) and not isinstance(quad.graph_name, DefaultGraph):
            found.setdefault(quad.predicate.value, []).append(quad.object)
    return found


def _span(known: Values, start: str, end: str) -> Span | None:
    return _in_order(one(known, start), one(known, end))


def _in_order(start: str | None, end: str | None) -> Span | None:
    first, last = whole(start), whole(end)
    return None if first is None or last is None or first > last else (first, last)
