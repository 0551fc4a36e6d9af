"""What is taken for a fact, and why not.

A claim is a fact when it is affirmed, actual and sure enough, and (a) the document says it itself or passes it on from an outlet, or (b) its property
is one that speakers are believed on (``fact_when_said``), or (c) it has two independent origins with different named speakers. What another source
denies stays a fact only by (a). Whatever is said of an event needs the event to be a fact. Facts are closed under superproperties and symmetry.

Reasons of refusal are those of ``kg.ontology.reasons``. What a later document says is over is a fact no more, nor is what an earlier one makes of it.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from itertools import chain, combinations
from typing import NamedTuple

from msgspec import Struct

from kg.model import HELD, HOLDS, Claim, Fact, Offsets, Ref, Status, Value
from kg.ontology.reasons import CONTRADICTED, DENIED, NO_EVENT, ONE_SPEAKER, ONE_THING, OVER, PLANNED, POSSIBLE, UNSURE
from kg.ontology.terms import Ontology
from kg.parts import Relation
from kg.resolution.sources.origins import Passage

ONE_ORIGIN = 1
"""A document is one origin, whatever it says twice."""
_ONE: frozenset[object] = frozenset((ONE_ORIGIN,))


class Stated(Struct, frozen=True, array_like=True):
    """A claim with its ends resolved; ``speaker`` is the path of who it is attributed to, "" for the document itself, ``named`` whether that has a name, ``start``
    where its passage begins. ``events`` has 1 where the subject is an event, and 2 where the object is. ``first`` is why the claim itself is no fact, ``voice``
    why what speakers say of its relation is none, ``why`` why it is none after all; all empty where it is one."""

    id: str
    subject: str
    predicate: str
    object: str | Value
    status: Status
    trigger: Offsets
    start: int
    confidence: float
    ends: str | None = None
    speaker: str = ""
    named: bool = False
    events: int = 0
    first: str = ""
    voice: str = ""
    why: str = ""

    @property
    def relation(self) -> Relation:
        return self.subject, self.predicate, self.object

    @property
    def is_own(self) -> bool:
        """Whether the document vouches for it itself."""
        return not self.first and not self.speaker

    @property
    def is_spoken(self) -> bool:
        """Whether speakers vouch for it."""
        return not self.first and bool(self.speaker)


class Said(NamedTuple):
    """A claim of a document, by its key."""

    key: str
    claim: Stated

    @property
    def ref(self) -> Ref:
        return self.key, self.claim.id

    @property
    def passage(self) -> Passage:
        return self.key, self.claim.start


def stated(claim: Claim, path_of: Mapping[str, str], named: Set[str], events: Set[str], minimum: float) -> Stated:
    """A claim, by the paths of its document's local ids; ``named`` are the paths of what has a name, ``events`` those of events."""
    subject = path_of[claim.subject]
    target = path_of[claim.object] if isinstance(claim.object, str) else claim.object
    speaker = path_of[claim.status.attributed_to] if claim.status.attributed_to else ""
    told = (subject in events) + 2 * (target in events)
    first = _by_itself(claim, subject == target, minimum) or _by_time(claim, subject in events)
    said = claim.status, claim.trigger, claim.sentence[0], claim.confidence, claim.ends
    return Stated(claim.id, subject, claim.predicate, target, *said, speaker, speaker in named, told, first)


def settle(key: str, claims: Sequence[Stated], events: Set[str], happened: Set[str], date: str | None, ontology: Ontology) -> dict[str, str]:
    """The reasons for those ``claims`` of one document that are no facts, where nothing else is known of them; which of the ``events`` have taken place these say,
    or ``happened`` does. ``date`` is that of the document."""
    refused = {claim.id: claim.first for claim in claims if claim.first}
    grouped: dict[tuple[str, str, str], list[Said]] = {relation_key(claim.relation): [] for claim in claims if claim.is_spoken}
    for claim in claims if grouped else ():
        if (group := grouped.get(relation_key(claim.relation))) is not None:
            group.append(Said(key, claim))
    for group in grouped.values():
        if not any(said.claim.is_own for said in group):
            reasons = by_speakers([said for said in group if said.claim.is_spoken], group.copy, ontology, lambda said: _ONE)
            refused.update((claim, reason) for (_, claim), reason in reasons.items())
    over: dict[tuple[str, str | Value], str] = {}
    for claim in claims:
        if claim.predicate == HELD and claim.id not in refused:
            over[claim.subject, claim.object] = max(over.get((claim.subject, claim.object), ""), end_of(claim))
    refused.update(by_later(claims, refused, lambda holder, post: over.get((holder, post)), date) if over else {})
    absent = events - happened - {claim.subject for claim in claims if claim.predicate == "type" and claim.id not in refused}
    for claim in claims if absent else ():
        if claim.id not in refused and (claim.subject in absent or (isinstance(claim.object, str) and claim.object in absent)):
            refused[claim.id] = NO_EVENT
    return refused


def relation_key(relation: Relation) -> tuple[str, str, str]:
    """Claims with one key say the same: the existence of an event counts as one, whatever class each document gives it."""
    subject, predicate, target = relation
    if predicate == "type":
        return subject, predicate, ""
    return subject, predicate, target if isinstance(target, str) else f"{target.datatype} {target.value}"


def _by_itself(claim: Claim, is_one: bool, minimum: float) -> str:
    """Why the claim is no fact, as far as it says itself; empty if it may be one. ``is_one``: subject and object are one thing."""
    status = claim.status
    if status.polarity == "Denied":
        return DENIED
    if status.modality != "Actual":
        return PLANNED if status.modality == "Planned" else POSSIBLE
    if claim.confidence < minimum:
        return UNSURE
    return ONE_THING if is_one else ""


def _by_time(claim: Claim, is_event: bool) -> str:
    """Why a relation that a text tells as past is no fact: it would read as one that holds. An event is past once it has happened."""
    ended = claim.status.tense == "past" and claim.predicate != HELD
    return OVER if ended and not is_event else ""


def end_of(claim: Stated) -> str:
    """The last day that somebody held a post, as far as it is known."""
    return (claim.ends or "").removeprefix("../")


def by_later(
    claims: Sequence[Stated], refused: Mapping[str, str], over: Callable[[str, str | Value], str | None], date: str | None
) -> dict[str, str]:
    """The claims of one document that somebody holds a post, and what the same words say besides, that are older than its end: it is held no more. ``over`` gives
    the last day of it, None where none is known; a document without a ``date`` knows nothing later than those that have one."""
    gone: set[tuple[str, Offsets]] = set()
    for claim in claims:
        last = over(claim.subject, claim.object) if claim.predicate == HOLDS else None
        if last is not None and (date or "") <= last:
            gone.add((claim.subject, claim.trigger))
    if not gone:
        return {}
    return {c.id: OVER for c in claims if c.predicate != HELD and (c.subject, c.trigger) in gone and c.id not in refused}


def by_speakers(
    reported: Sequence[Said], every: Callable[[], Iterable[Said]], ontology: Ontology, traits: Callable[[Said], frozenset[object]]
) -> dict[Ref, str]:
    """Reasons for the claims of one relation where only speakers vouch for it, which are all ``reported``. ``every`` gives all that nobody vouches for,
    ``traits`` are what two of independent origin have none of in common."""
    predicate = reported[0].claim.predicate
    believed = ontology.properties[predicate].fact_when_said if predicate in ontology.properties else False
    if believed or _corroborated(reported, traits):
        deniers = [said for said in every() if said.claim.first == DENIED and said.claim.status.modality == "Actual"]
        contradicted = any(d.claim.speaker != s.claim.speaker or d.key != s.key for d in deniers for s in reported)
        return {said.ref: CONTRADICTED for said in reported} if contradicted else {}
    return {said.ref: ONE_SPEAKER for said in reported}


def _corroborated(reported: Sequence[Said], traits: Callable[[Said], frozenset[object]]) -> bool:
    """Whether two different named speakers say it in passages of independent origin."""
    by_speaker: dict[str, set[frozenset[object]]] = defaultdict(set)
    for said in reported:
        if said.claim.named:
            by_speaker[said.claim.speaker].add(traits(said))
    if len(by_speaker) < 2 or frozenset.intersection(*chain.from_iterable(by_speaker.values())):
        return False
    return any(one.isdisjoint(other) for first, second in combinations(by_speaker.values(), 2) for one in first for other in second)


def facts_of(standing: Iterable[Said], ontology: Ontology, count: Callable[[Iterable[Said]], int]) -> Iterator[Fact]:
    """One fact for each relation in the closure of ``standing``, with all claims that support it."""
    supports: dict[str, tuple[Relation, dict[Ref, Said]]] = {}
    for said in standing:
        for relation in closure(ontology, said.claim.relation):
            supports.setdefault(sort_key(relation), (relation, {}))[1][said.ref] = said
    for key in sorted(supports):
        (subject, predicate, target), claims = supports[key]
        yield Fact(subject, predicate, target, tuple(sorted(claims)), count(claims.values()))


def closure(ontology: Ontology, relation: Relation) -> Iterator[Relation]:
    """The relation with all superproperties, both directions of symmetric ones, and all superclasses of a class."""
    subject, predicate, target = relation
    if predicate == "type" and isinstance(target, Value):
        for kind in sorted(ontology.superclasses.get(target.value, (target.value,))):
            yield subject, predicate, Value(kind, target.datatype)
        return
    for name in sorted(ontology.superproperties.get(predicate, (predicate,))):
        yield subject, name, target
        if isinstance(target, str) and name in ontology.properties and ontology.properties[name].symmetric:
            yield target, name, subject


def sort_key(relation: Relation) -> str:
    """What facts are sorted by: subject, predicate, object. Why one text: it is compared faster than four. No path, predicate or datatype has a null in it."""
    subject, predicate, target = relation
    return f"{subject}\0{predicate}\0\0{target}" if isinstance(target, str) else f"{subject}\0{predicate}\0{target.datatype}\0{target.value}"
