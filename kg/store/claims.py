"""Claims, documents, merges and mentions as rows."""

from collections.abc import Collection, Iterable, Iterator, Mapping

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, Store, Triple

from kg.store import values
from kg.store.rows import ClaimRow, DocumentRow, MergeRow, Span
from kg.store.values import Values, name, number, one, whole
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
_UNKNOWN = DocumentRow("", "", "an unknown document")


def documents(store: Store) -> list[DocumentRow]:
    """All documents, by date, then IRI."""
    subjects = {
        quad.subject for quad in store.quads_for_pattern(None, RDF_TYPE, kg("Document"), None) if isinstance(quad.subject, NamedNode)
    }
    return sorted((_document(store, subject) for subject in subjects), key=lambda row: (row.date or "", row.iri))


def read(store: Store, of: Mapping[str, DocumentRow], about: str | None, by: str | None, statuses: Collection[str] = ()) -> list[ClaimRow]:
    """Claims in the order of documents and their text, about an entity and by a speaker where these are given (IRIs), of any of the ``statuses``."""
    if about is None and by is None and not statuses:
        return every(store, of)
    chosen = [_subjects(store, "subject", "object", value=about, namespace=RDF)] if about is not None else []
    if by is not None:
        chosen.append(_subjects(store, "attributed_to", "reported_by", value=by, namespace=KG))
    if statuses:
        chosen.append(
            set().union(
                *(_subjects(store, property_, value=value, namespace=KG) for property_, value in map(STATUSES.__getitem__, statuses))
            )
        )
    return rows(store, of, (claim for claim in set.intersection(*chosen) if _is_claim(store, claim)))


def every(store: Store, of: Mapping[str, DocumentRow]) -> list[ClaimRow]:
    """All claims, in the order of documents and their text. Graph by graph, so that no more than one of them is held in memory."""
    made: list[ClaimRow] = []
    for graph in store.named_graphs():
        said = values.in_graph(store, graph)
        found = {iri: known for iri, known in said.items() if RDF + "subject" in known and _CLAIM in known.get(RDF_TYPE.value, ())}
        made.extend(_rows(store, of, found, said))
    return _ordered(made, of)


def rows(store: Store, of: Mapping[str, DocumentRow], claims: Iterable[str]) -> list[ClaimRow]:
    """The claims with these IRIs, in the order of documents and their text."""
    return _ordered(_rows(store, of, values.of_all(store, claims), {}), of)


def _rows(store: Store, of: Mapping[str, DocumentRow], found: Mapping[str, Values], beside: Mapping[str, Values]) -> Iterator[ClaimRow]:
    """A row for each claim in ``found``; what ``beside`` does not hold of their passages and mentions is looked up."""
    passages, mentions = _named_by(found, PROV + "wasDerivedFrom"), _named_by(found, KG + "subject_mention", KG + "object_mention")
    known = {iri: beside[iri] for iri in passages if iri in beside} | values.of_all(store, passages - beside.keys())
    spans = {iri: span for iri in mentions if (span := _span(beside.get(iri, {}), OA + "start", OA + "end")) is not None}
    spans |= _spans(store, mentions - spans.keys())
    return (_claim(iri, of, said, known, spans) for iri, said in found.items())


def _ordered(made: Iterable[ClaimRow], of: Mapping[str, DocumentRow]) -> list[ClaimRow]:
    place = {iri: number for number, iri in enumerate(of)}
    return sorted(made, key=lambda row: (place.get(row.document.iri, -1), row.sentence_span, row.trigger or (0, 0), row.iri))


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


def merges(store: Store, statuses: Collection[str]) -> list[MergeRow]:
    """All pairs of the given statuses ("made", "accepted", "rejected", "open"), by what they were merged into."""
    found: dict[NamedNode, str] = {}
    for status, kind in MERGES.items():  # an accepted merge is a merge, too
        subjects = (quad.subject for quad in store.quads_for_pattern(None, RDF_TYPE, kg(kind), None))
        found.update((subject, status) for subject in subjects if isinstance(subject, NamedNode))
    rows = (_merge(store, subject, status) for subject, status in found.items() if status in statuses)
    return sorted(rows, key=lambda row: (row.merged_into, row.left, row.right, row.reason))


def mentions(store: Store, iri: str) -> list[tuple[str, str]]:
    """(IRI of the document, words) of each mention of an entity, in the order of the text."""
    found = []
    for quad in store.quads_for_pattern(None, kg("refers_to"), NamedNode(iri), None):
        known = _values(store, quad.subject)
        found.append((one(known, OA + "hasSource") or "", whole(one(known, OA + "start")) or 0, one(known, OA + "exact") or ""))
    return [(document, words) for document, _, words in sorted(found)]


def mentions_of(store: Store, iri: str) -> list[str]:
    """The IRIs of an entity's mentions, in the order of the documents' IRIs and of the text."""
    found = []
    for quad in store.quads_for_pattern(None, kg("refers_to"), NamedNode(iri), None):
        known = _values(store, quad.subject)
        if isinstance(quad.subject, NamedNode):
            found.append((one(known, OA + "hasSource") or "", whole(one(known, OA + "start")) or 0, quad.subject.value))
    return [mention for _, _, mention in sorted(found)]


def _subjects(store: Store, *names: str, value: str | None, namespace: str) -> set[str]:
    object_ = None if value is None else NamedNode(value)
    quads: Iterable[Quad] = (q for name in names for q in store.quads_for_pattern(None, NamedNode(namespace + name), object_, None))
    return {quad.subject.value for quad in quads if isinstance(quad.subject, NamedNode)}


def _is_claim(store: Store, iri: str) -> bool:
    return any(True for _ in store.quads_for_pattern(NamedNode(iri), RDF_TYPE, kg("Claim"), None))


def _named_by(found: Mapping[str, Values], *predicates: str) -> set[str]:
    return {
        term.value for said in found.values() for predicate in predicates for term in said.get(predicate, ()) if isinstance(term, NamedNode)
    }


def _spans(store: Store, mentions: set[str]) -> dict[str, Span]:
    """Where each of the mentions stands."""
    starts, ends = (values.of_one_property(store, mentions, OA + end) for end in ("start", "end"))
    found = ((iri, _in_order(starts[iri][0].value, ends[iri][0].value)) for iri in starts.keys() & ends.keys())
    return {iri: span for iri, span in found if span is not None}


def _claim(iri: str, of: Mapping[str, DocumentRow], said: Values, passages: Mapping[str, Values], mentions: Mapping[str, Span]) -> ClaimRow:
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


def _document(store: Store, subject: NamedNode) -> DocumentRow:
    known = _values(store, subject)
    return DocumentRow(
        iri=subject.value,
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
