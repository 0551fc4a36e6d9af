"""The data that flows through kg: frozen records without logic.

Offsets are code points of ``Document.text``, end exclusive. Ids of entities (``e0``), events (``v0``), posts (``r0``) and
time expressions (``t0``) are local to a document; a ``Ref`` names one of them from outside. All of an ``Extraction`` can be
written as JSON (msgspec) and read back, which is how claims are cached; what is as it is by default is not written.
"""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING
from typing import Literal as OneOf

from msgspec import Struct

if TYPE_CHECKING:
    from kg.parts import Paired, Parts

Polarity = OneOf["Affirmed", "Denied"]
Modality = OneOf["Actual", "Planned", "Possible"]
Tense = OneOf["past", "present", "future", "none"]
Form = OneOf["name", "adjective", "nominal", "pronoun"]
Ref = tuple[str, str]
"""(``Document.key``, local id)"""
Offsets = tuple[int, int]
HOLDS, HELD = "holds_role", "held_role"
"""The properties of somebody's post: that is held as far as its document knows, that is over."""
POSTS = frozenset((HOLDS, HELD))
INFERRED = "date/inferred/"
"""How the rule of a date begins that no clause states."""
ACCEPTED = "accepted"
"""How the reason of a merge begins that somebody has decided on."""


class Document(Struct, frozen=True, omit_defaults=True):
    """One text with what is known about it.

    ``key`` is a hash of text, title, source and url (16 hex digits): the document's identity. ``id`` is the caller's id
    (a JSONL field) or else the key. ``origin`` is the file's name relative to what was given, never an absolute path.
    ``date`` is ISO 8601 (YYYY-MM-DD) or None.
    """

    key: str
    id: str
    text: str
    title: str
    date: str | None = None
    source: str | None = None
    author: str | None = None
    url: str | None = None
    origin: str = ""


class Mention(Struct, frozen=True, omit_defaults=True):
    """A span of text that names, describes or points to an entity.

    ``joined_by`` is the rule of coreference that made it one with the entity's first name (``kg.ontology.joins``), empty where it is that or the same name.
    """

    start: int
    end: int
    text: str
    form: Form
    joined_by: str = ""


class Entity(Struct, frozen=True, omit_defaults=True):
    """What a document's mentions of one person, organisation, group or place have in common.

    ``kind`` is a class of the ontology. ``name`` is the fullest name, cleaned of titles; for an unnamed entity its
    description. ``named`` is False for a description ("the Norlandic delegation"). ``country`` is an ISO 3166 alpha-2 code
    where the name itself tells it (a country, a demonym, a seat of government).
    """

    id: str
    kind: str
    name: str
    mentions: tuple[Mention, ...]
    named: bool = True
    country: str | None = None


class TimeExpression(Struct, frozen=True, omit_defaults=True):
    """A TIMEX3-like expression. ``value`` is ISO 8601 or EDTF, None where it cannot be anchored; bounds are YYYY-MM-DD."""

    id: str
    start: int
    end: int
    text: str
    type: OneOf["DATE", "TIME", "DURATION", "SET"]
    value: str | None = None
    begins: str | None = None
    ends: str | None = None


class Post(Struct, frozen=True, omit_defaults=True):
    """A role that somebody holds: "President of Norland" (``within`` Norland), "aide to Ada Reyes" (``beside`` her)."""

    id: str
    title: str
    within: str | None = None
    beside: str | None = None


class Event(Struct, frozen=True, omit_defaults=True):
    """Something that happens. ``kind`` is an event class; ``label`` the trigger with its nearest arguments, as in the text.

    ``trigger`` is the first mention; ``mentions`` holds all of them (the trigger included).
    """

    id: str
    kind: str
    label: str
    trigger: Mention
    mentions: tuple[Mention, ...]


class Value(Struct, frozen=True):
    """A literal. ``datatype`` is ``string``, ``date``, ``gYearMonth``, ``gYear``, ``edtf``, ``duration``, ``integer`` or ``class``
    (``value`` is then the name of a class: the object of an event's existence claim)."""

    value: str
    datatype: str = "string"


class Status(Struct, frozen=True, omit_defaults=True):
    """How a claim is meant. ``attributed_to`` is the innermost speaker (entity id), None where the document itself says it;
    ``reported_by`` are the outlets that pass it on, ``intended_by`` is who plans or weighs what is planned or possible (entity ids)."""

    polarity: Polarity = "Affirmed"
    modality: Modality = "Actual"
    attributed_to: str | None = None
    reported_by: tuple[str, ...] = ()
    tense: Tense = "none"
    intended_by: str | None = None


class Claim(Struct, frozen=True, omit_defaults=True):
    """What a passage says: subject, predicate, object, with status and evidence. Never edited.

    ``subject`` is a local id, ``object`` a local id or a ``Value``. ``predicate`` is a property of the ontology, or ``type`` for the
    existence of an event. ``sentence`` and ``trigger`` are offsets, as are the mentions of both ends. ``id`` is a hash of all
    that distinguishes the claim within its document. ``confidence`` lies in 0..1 and has two decimals. ``begins`` and ``ends`` are the first and last day
    on which it held (YYYY-MM-DD); of an end that is only known to be past ``ends`` is the EDTF interval before the text ("../2024-03-12").
    """

    id: str
    subject: str
    predicate: str
    object: str | Value
    status: Status
    sentence: Offsets
    trigger: Offsets
    subject_mention: Offsets | None
    object_mention: Offsets | None
    rule: str
    confidence: float
    begins: str | None = None
    ends: str | None = None


class Extraction(Struct, frozen=True, omit_defaults=True):
    """All that one document yields."""

    document: Document
    entities: tuple[Entity, ...] = ()
    events: tuple[Event, ...] = ()
    posts: tuple[Post, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    claims: tuple[Claim, ...] = ()


class Named(Struct, frozen=True, array_like=True):
    """An entity without its mentions."""

    id: str
    kind: str
    name: str
    named: bool = True
    country: str | None = None


class Held(Struct, frozen=True, array_like=True):
    """A post with those who hold it (entity ids), and where it is first held."""

    post: Post
    holders: tuple[str, ...] = ()
    first: Offsets = (0, 0)


class Outline(Struct, frozen=True, array_like=True):
    """What of an extraction those need who look at all documents: the document's title, date, publisher and file, its entities and posts, the ids of its entities,
    events and posts, those of its events alone and those of its claims, and where the sentences of claims begin. ``headline`` is where a headline ends, 0 if there
    is none."""

    title: str
    date: str | None
    source: str | None
    origin: str
    headline: int
    entities: tuple[Named, ...]
    posts: tuple[Held, ...]
    ids: tuple[str, ...]
    events: tuple[str, ...]
    claims: tuple[str, ...]
    passages: tuple[int, ...]


class Place(Struct, frozen=True):
    """A gazetteer entry. ``feature`` is ``country``, ``region``, ``county``, ``city``, ``natural`` or ``facility``; ``parents`` are containing names, nearest first;
    ``well_known`` is True for the seas, ranges, regions and landmarks of the world that are bundled because everybody knows them by name."""

    geonames_id: int
    name: str
    latitude: float
    longitude: float
    country_code: str
    feature: str
    population: int = 0
    parents: tuple[str, ...] = ()
    well_known: bool = False


class Merge(Struct, frozen=True):
    """Two local nodes taken for one, why, and how surely (0..1)."""

    left: Ref
    right: Ref
    reason: str
    score: float


class Placement(Struct, frozen=True):
    """About where a place lies that has no position of its own: ``place`` and ``at``, which has one, are paths. It is ``inside`` that for all its texts say,
    or else only not far; why and how surely (0..1)."""

    place: str
    at: str
    inside: bool
    reason: str
    score: float


Side = tuple[str, int, int]
"""(first digits of a document's key, start, end): a mention, whatever it belongs to"""


class Decision(Struct, frozen=True):
    """What somebody has decided: that two mentions mean the same, or that they do not."""

    left: Side
    right: Side
    same: bool
    comment: str = ""


class Node(Struct, frozen=True):
    """A canonical entity, event or post. ``path`` is its IRI below the base ("person/ada-reyes")."""

    path: str
    kind: str
    label: str
    labels: tuple[str, ...]
    members: tuple[Ref, ...]
    place: Place | None = None


class Fact(Struct, frozen=True):
    """A triple of the default graph and what supports it. Subject and object are paths of nodes; ``claims`` are (key, claim id)."""

    subject: str
    predicate: str
    object: str | Value
    claims: tuple[Ref, ...]
    origins: int


class Resolution(Struct, frozen=True):
    """Who is who across documents, and what is taken for a fact.

    ``path_of`` gives each local node's canonical path. ``origin_of`` gives, for (key, sentence start), the id of the independent
    origin that the passage belongs to. ``refused`` says, for each claim (key, claim id) that is not a fact, why not. ``open`` are pairs that may be one and
    were left apart, ``apart`` those that somebody decided to keep apart, ``unheeded`` decisions that fit nothing in the documents or contradict others.
    ``replaced`` gives (path that a node has without some of its documents, its path), ``placements`` about where places lie that have no position. ``outlines``
    are what is known of each document, by its key, without reading it again. ``parts`` and ``paired`` are the same document by document, with what has changed.
    """

    nodes: Sequence[Node]
    path_of: Mapping[Ref, str]
    merges: Sequence[Merge]
    facts: Sequence[Fact]
    refused: Mapping[Ref, str]
    origin_of: Mapping[tuple[str, int], str]
    open: Sequence[Merge] = ()
    apart: tuple[Merge, ...] = ()
    unheeded: tuple[Decision, ...] = ()
    replaced: Sequence[tuple[str, str]] = ()
    placements: tuple[Placement, ...] = ()
    outlines: Mapping[str, Outline] = {}
    parts: "Parts | None" = None
    paired: "Paired | None" = None
