"""What the store hands to those who read it: frozen rows, one kind for each thing in the graph.

IRIs are full strings. Classes and properties are local names of our vocabulary ("represents"); a term of another vocabulary
keeps its full IRI. Dates are in the form in which the graph holds them (ISO 8601 or EDTF).
"""

from dataclasses import dataclass

Span = tuple[int, int]
"""Code points of the document's text, end exclusive."""


@dataclass(frozen=True, slots=True)
class EntityRow:
    """A person, organisation, group, place, event or post.

    ``kind`` is the most specific class, ``kinds`` all of them (most specific first). ``label`` is the first name, ``labels`` all names (that one first).
    ``claimed`` is True where the graph of facts does not hold the node: it stands only in planned, possible, denied or unconfirmed claims.
    Coordinates are degrees (WGS 84). ``date`` is in its own precision; ``begins`` and ``ends`` are its bounds (YYYY-MM-DD).
    """

    iri: str
    kind: str
    kinds: tuple[str, ...]
    label: str
    labels: tuple[str, ...] = ()
    claimed: bool = False
    latitude: float | None = None
    longitude: float | None = None
    geonames_id: int | None = None
    date: str | None = None
    begins: str | None = None
    ends: str | None = None
    duration: str | None = None

    def is_a(self, kind: str) -> bool:
        """Whether the entity belongs to class ``kind`` (types in the graph are closed under subclasses)."""
        return kind in self.kinds


@dataclass(frozen=True, slots=True)
class FactRow:
    """A triple of the default graph between entities, or from an entity to a value.

    ``datatype`` is None where ``object`` is an IRI, else the local name or IRI of the literal's type. ``claims`` are the IRIs of the claims that support it
    (none for what the gazetteer adds); ``origins`` counts their independent origins. ``implied`` is True where no claim says it in these words:
    it follows from a more specific property or from symmetry.
    """

    subject: str
    predicate: str
    object: str
    datatype: str | None = None
    claims: tuple[str, ...] = ()
    origins: int = 0
    implied: bool = False


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """One document. ``date`` is YYYY-MM-DD; ``origin_file`` the file's name as it was given, never an absolute path."""

    iri: str
    identifier: str
    title: str
    date: str | None = None
    publisher: str | None = None
    creator: str | None = None
    url: str | None = None
    origin_file: str = ""
    content_hash: str = ""


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """What a sentence says, with its status and evidence.

    ``predicate`` is ``type`` for the existence of an event (``object`` is then the name of its class, ``datatype`` "class"). ``sentence`` is the exact text from
    ``sentence_span``; ``trigger``, ``subject_span`` and ``object_span`` lie in the same document (usually inside the sentence).
    ``refused`` says why the claim is not a fact; None where it supports one.
    """

    iri: str
    document: DocumentRow
    subject: str
    predicate: str
    object: str
    datatype: str | None
    polarity: str
    modality: str
    attributed_to: str | None
    reported_by: tuple[str, ...]
    tense: str
    confidence: float
    rule: str
    refused: str | None
    sentence: str
    sentence_span: Span
    trigger: Span | None
    subject_span: Span | None
    object_span: Span | None
    origin: str
    begins: str | None = None
    ends: str | None = None
    intended_by: str | None = None

    @property
    def is_fact(self) -> bool:
        """Whether the claim supports a fact."""
        return self.refused is None


@dataclass(frozen=True, slots=True)
class PlacementRow:
    """That a place without a position is taken to lie in or near the place ``at`` (IRI), for a ``reason``; ``score`` lies in 0..1."""

    at: str
    reason: str
    score: float


@dataclass(frozen=True, slots=True)
class MergeRow:
    """Two mentions that are one entity (``status`` "made" by a rule or "accepted" by somebody), that somebody decided are not ("rejected"), or that may be
    ("open"). ``left_text`` and ``right_text`` are what the documents say; ``score`` lies in 0..1; ``merged_into`` is empty where they are not one. ``id`` is the
    same whatever the status; ``documents`` are the IRIs of those that the two stand in."""

    iri: str
    left: str
    right: str
    left_text: str
    right_text: str
    merged_into: str
    reason: str
    score: float
    status: str = "made"
    documents: tuple[str, str] = ("", "")

    @property
    def id(self) -> str:
        """The last part of the IRI."""
        return self.iri.rpartition("/")[2]
