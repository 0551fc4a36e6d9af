"""What is known of an event that tells it from others: class, word, order, date, place, who took part, status."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from msgspec import Struct

from kg.model import Ref
from kg.ontology.terms import Ontology
from kg.resolution.corpus.indexed import ByKey, Corpus, OnDemand
from kg.resolution.events import wording
from kg.resolution.events.dates import Span, common, overlap
from kg.resolution.events.drafts import Draft, drafts
from kg.resolution.kept import NOTHING, Kept
from kg.resolution.sources.origins import Passage

SPEECH = ("Statement", "Request", "Accusation", "Threat", "Refusal", "Speech", "Publication", "Denial")
LASTING, TEXTS = ("Plan", "Situation", "Opinion"), ("Agreement", "Legislation", "Offer", "Cooperation")
"""Classes of what is at no one time, and of what a noun tells of as a text or as going on."""

Keys = frozenset[str]
"""What identifies somebody across documents: the cluster and, for what stands for a country, that country."""
Spot = tuple[str, Keys]
"""What identifies a place across documents, and the same for all that contains it."""


_NOBODY: frozenset[Keys] = frozenset()
_NOWHERE: frozenset[Spot] = frozenset()


@dataclass(frozen=True)
class Who:
    """How to tell who and where a reference is; ``called`` gives the words of all names of what has a key."""

    keys_of: Callable[[Ref], Keys]
    spot_of: Callable[[Ref], Spot]
    called: Mapping[str, frozenset[str]] = field(default_factory=dict)


class Profile(Struct, frozen=True):
    """One event, or what several that were joined have in common. Empty and None mean unknown.

    ``stems`` are families of words, see ``families``; for ``order`` and ``count`` see ``wording``.

    ``particles`` are those of the verb ("in" of "checked in"). ``modifiers`` are the words before the trigger that describe it, ``told`` all words of the labels.
    ``agents``, ``targets``, ``actors`` and ``topics`` leave out whom neither a name nor a country tells from others ("officials").
    """

    ref: Ref
    kind: str
    stems: frozenset[str]
    modifiers: frozenset[str]
    told: frozenset[str]
    plural: bool
    order: str
    count: str
    definite: bool
    verbal: bool
    ahead: bool
    particles: frozenset[str]
    span: Span | None
    places: frozenset[Spot]
    agents: frozenset[Keys]
    targets: frozenset[Keys]
    actors: frozenset[Keys]
    topics: frozenset[Keys]
    start: int


def is_speech(ontology: Ontology, kind: str) -> bool:
    return _is_any(ontology, kind, SPEECH)


def is_gathering(ontology: Ontology, kind: str) -> bool:
    """Whether the same parties have one at one time and place, whatever it is called, and one after the other."""
    return ontology.is_a(kind, "Meeting")


def is_lasting(ontology: Ontology, kind: str, verbal: bool) -> bool:
    """Whether an event is no occasion: a plan, a situation, what somebody wants, or by a noun a text ("the treaty", "the proposal") or what goes on."""
    return _is_any(ontology, kind, LASTING) or (not verbal and _is_any(ontology, kind, TEXTS))


def _is_any(ontology: Ontology, kind: str, classes: Iterable[str]) -> bool:
    """Whether a class is one of some, or lies below it: asked of every two events that are compared."""
    return not ontology.superclasses.get(kind, frozenset((kind,))).isdisjoint(classes)


def together(one: Profile, other: Profile, ontology: Ontology) -> Profile:
    """The profile of two events taken for one."""
    return Profile(
        ref=min(one.ref, other.ref),
        kind=one.kind if ontology.is_a(one.kind, other.kind) else other.kind,
        stems=one.stems | other.stems,
        modifiers=one.modifiers | other.modifiers,
        told=one.told | other.told,
        plural=one.plural or other.plural,
        order=max(one.order, other.order),
        count=max(one.count, other.count),
        definite=one.definite and other.definite,
        verbal=one.verbal and other.verbal,
        ahead=one.ahead and other.ahead,
        particles=one.particles | other.particles,
        span=common(one.span, other.span) if one.span and other.span else one.span or other.span,
        places=one.places | other.places,
        agents=one.agents | other.agents,
        targets=one.targets | other.targets,
        actors=one.actors | other.actors,
        topics=one.topics | other.topics,
        start=min(one.start, other.start),
    )


def compatible(one: Profile, other: Profile, ontology: Ontology) -> bool:
    """Whether nothing that is known speaks against the two being one event."""
    return (
        one.ahead == other.ahead
        and (ontology.is_a(one.kind, other.kind) or ontology.is_a(other.kind, one.kind))
        and wording.same_order(one.order, other.order)
        and one.count == other.count
        and not (one.span and other.span and not overlap(one.span, other.span))
        and all(same_place(a, b) for a in one.places for b in other.places)
        and _agree(one.agents, other.agents)
        and _agree(one.targets, other.targets)
        and _agree(one.topics, other.topics)
    )


def _agree(one: frozenset[Keys], other: frozenset[Keys]) -> bool:
    """Whether one of the sides is unknown or they share one."""
    return not one or not other or shared(one, other) > 0


def same_place(one: Spot, other: Spot) -> bool:
    """Whether two places are one, or one of them contains the other."""
    return one[0] == other[0] or one[0] in other[1] or other[0] in one[1]


def shared(one: frozenset[Keys], other: frozenset[Keys]) -> int:
    """How many of the fewer have a counterpart among the others."""
    if not one or not other:
        return 0
    few, many = (one, other) if len(one) <= len(other) else (other, one)
    if few <= many:
        return len(few)
    return sum(any(not keys.isdisjoint(k) for k in many) for keys in few)


class Beside(Struct, frozen=True):
    """What the profiles of some events are made from beside their drafts: the words that they are taken for, who takes part, and where."""

    stems: tuple[str, ...]
    who: tuple[Keys, ...]
    spots: tuple[Spot, ...]


class Drafts(Mapping[Ref, Draft]):
    """What documents tell of their events. ``events`` gives the local ids of these by the keys of the documents, ``of`` what one of them tells of which."""

    def __init__(self, events: Mapping[str, Collection[str]], of: Callable[[str], Mapping[str, Draft]]) -> None:
        self._events = events
        self._known = OnDemand(of)

    def of(self, key: str) -> Mapping[str, Draft]:
        """The events of a document, in its order."""
        return self._known[key]

    def __getitem__(self, ref: Ref) -> Draft:
        return self._known[ref[0]][ref[1]]

    def get(self, ref: Ref, default: Draft | None = None) -> Draft | None:  # type: ignore[override]
        known = self._known.get(ref[0])
        if known is None:
            return self._known[ref[0]][ref[1]] if ref in self else default
        return known.get(ref[1], default)

    def __contains__(self, ref: object) -> bool:
        return isinstance(ref, tuple) and ref[1] in self._events.get(ref[0], ())

    def __iter__(self) -> Iterator[Ref]:
        return ((key, local) for key in self._events for local in self.of(key))

    def __len__(self) -> int:
        return sum(len(self.of(key)) for key in self._events)


class Profiles(Mapping[Ref, Profile]):
    """The profile of each event, in order, made when it is asked for first.

    Why so late: most events can be told from all others by what their own document tells of them, their ``drafts``, and by their ``stem``. ``family`` gives the
    family of a word, ``passages`` an id that a sentence shares with its copies.
    """

    def __init__(self, drafts: Drafts, who: Who, passages: Mapping[Passage, str], family: Callable[[str], str] = str) -> None:
        self.drafts = drafts
        self.family = family
        self.who = who
        self._made: dict[Ref, Profile] = {}
        self._passages = passages
        self._passage, self._copied = OnDemand(self._passage_of), OnDemand(self._by_passage)

    def __getitem__(self, ref: Ref) -> Profile:
        made = self._made.get(ref)
        if made is None:
            made = self._made[ref] = _profile(ref, self.drafts[ref], frozenset((self.stem(ref),)), self.who)
        return made

    def __iter__(self) -> Iterator[Ref]:
        return iter(self.drafts)

    def __len__(self) -> int:
        return len(self.drafts)

    def of_document(self, key: str) -> Sequence[Ref]:
        """The events of a document, in its order."""
        return [(key, local) for local in self.drafts.of(key)]

    def stem(self, ref: Ref) -> str:
        """The family of the event's word."""
        return self.family(self.drafts[ref].stem)

    def beside(self, refs: Iterable[Ref]) -> Beside:
        """What the profiles of the events of one document are made from beside their drafts."""
        told = [(ref, self.drafts[ref]) for ref in refs]
        who = sorted({(ref[0], end) for ref, draft in told for end in (*draft.agents, *draft.targets, *draft.participants, *draft.topics)})
        where = sorted({(ref[0], end) for ref, draft in told for end in draft.places})
        return Beside(tuple(self.stem(ref) for ref, _ in told), tuple(map(self.who.keys_of, who)), tuple(map(self.who.spot_of, where)))

    def passage(self, ref: Ref) -> str:
        """The id that the event's sentence shares with its copies, empty where it has none."""
        return self._passage[ref[0]][ref]

    def in_copies_of(self, ref: Ref) -> Sequence[Ref]:
        """The events of the document, this one among them, that stand in its sentence or a copy of that."""
        return self._copied[ref[0]][self.passage(ref)]

    def _passage_of(self, key: str) -> Mapping[Ref, str]:
        return {(key, local): self._passages.get((key, draft.sentence), "") for local, draft in self.drafts.of(key).items()}

    def _by_passage(self, key: str) -> Mapping[str, Sequence[Ref]]:
        found: dict[str, list[Ref]] = defaultdict(list)
        for ref, passage in self._passage[key].items():
            found[passage].append(ref)
        return found


def drafts_of(corpus: Corpus, kept: Kept = NOTHING) -> Drafts:
    """What each document tells of its events."""
    recall = kept.some("events", dict[str, Draft])
    return Drafts(ByKey(corpus.by_key, lambda key: corpus.outlines[key].events), lambda key: recall(key, partial(_drafts, corpus, key), None))


def _drafts(corpus: Corpus, key: str) -> dict[str, Draft]:
    return drafts(corpus, corpus.by_key[key])


def _profile(ref: Ref, draft: Draft, stems: frozenset[str], who: Who) -> Profile:
    """The profile of one event of one document."""
    key = ref[0]
    agents, targets, participants, topics = [
        frozenset([who.keys_of((key, local)) for local in those]) if those else _NOBODY
        for those in (draft.agents, draft.targets, draft.participants, draft.topics)
    ]
    return Profile(
        ref=ref,
        kind=draft.kind,
        stems=stems,
        modifiers=frozenset(draft.modifiers),
        told=frozenset(draft.told),
        plural=draft.plural,
        order=draft.order,
        count=draft.count,
        definite=draft.definite,
        verbal=draft.verbal,
        ahead=draft.ahead,
        particles=frozenset(draft.particles),
        span=draft.span,
        places=frozenset([who.spot_of((key, local)) for local in draft.places]) if draft.places else _NOWHERE,
        agents=agents,
        targets=targets,
        actors=agents | targets | participants if targets or participants else agents,
        topics=topics,
        start=draft.start,
    )
