"""What is known of an event that tells it from others: class, word, order, date, place, who took part, status."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace

from kg.model import Claim, Offsets, Ref, Value
from kg.ontology.terms import Ontology
from kg.resolution import families, wording
from kg.resolution.corpus import Corpus
from kg.resolution.dates import Span, common, overlap, span
from kg.resolution.origins import Passage

SPEECH = ("Statement", "Request", "Accusation", "Threat", "Refusal", "Speech", "Publication", "Denial")
_PARTICLES = frozenset("down up out off over in on away into onto through back to for from at with against of around apart forward along by under".split())
ROLES = ("has_agent", "has_target", "has_participant", "has_topic", "held_in")
"""Properties by which an event is known; what lies below one counts for it."""
WHEN = frozenset(("date", "begins", "ends"))

Keys = frozenset[str]
"""What identifies somebody across documents: the cluster and, for what stands for a country, that country."""
Spot = tuple[str, Keys]
"""What identifies a place across documents, and the same for all that contains it."""


@dataclass(frozen=True)
class Who:
    """How to tell who and where a reference is; ``called`` gives the words of all names of what has a key."""

    keys_of: Callable[[Ref], Keys]
    spot_of: Callable[[Ref], Spot]
    called: Mapping[str, frozenset[str]] = field(default_factory=dict)


@dataclass(frozen=True)
class Profile:
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
    passage: str
    start: int


def sentence_of(corpus: Corpus, ref: Ref) -> Offsets:
    """The sentence around the trigger of an event; the trigger alone where no claim tells."""
    trigger = corpus.events[ref].trigger
    claims = corpus.claims_about.get(ref, ())
    return next((c.sentence for c in claims if c.sentence[0] <= trigger.start < c.sentence[1]), (trigger.start, trigger.end))


def profile(corpus: Corpus, ref: Ref, who: Who, passages: Mapping[Passage, str]) -> Profile:
    """The profile of one event of one document."""
    event = corpus.events[ref]
    claims = corpus.claims_about.get(ref, ())
    text = corpus.documents[ref[0]].text
    trigger = event.trigger
    sentence = sentence_of(corpus, ref)
    words = wording.before(text, sentence, trigger.start)
    head = trigger.text.casefold().split() or [""]
    affirmed = [c for c in claims if c.status.polarity == "Affirmed"]
    ends = _ends(corpus, ref[0], affirmed)

    def those(*names: str) -> frozenset[Keys]:
        known = (o for name in names for o in ends[name] if corpus.entities[o].named or corpus.entities[o].country)
        return frozenset(who.keys_of(o) for o in known)

    return Profile(
        ref=ref,
        kind=event.kind,
        stems=_stems(head, claims),
        modifiers=wording.modifiers((*words, *head[:-1])),
        told=frozenset((event.label or trigger.text).casefold().split()),
        plural=wording.is_plural(head[-1]),
        order=wording.order_of((*words, *head[:-1])),
        count=_own_count(wording.count_of((*words, *head[:-1])), wording.is_plural(head[-1])),
        definite=wording.is_definite(words),
        verbal=_is_verbal(claims),
        ahead=_is_ahead(claims),
        particles=_particles(head, claims),
        span=_span(affirmed, corpus),
        places=frozenset(who.spot_of(o) for o in ends["held_in"]),
        agents=those("has_agent"),
        targets=those("has_target"),
        actors=those("has_participant", "has_agent", "has_target"),
        topics=those("has_topic"),
        passage=passages.get((ref[0], sentence[0]), ""),
        start=trigger.start,
    )


def _ends(corpus: Corpus, key: str, claims: list[Claim]) -> dict[str, list[Ref]]:
    """The entities that claims give an event in each of ``ROLES``."""
    found: dict[str, list[Ref]] = {role: [] for role in ROLES}
    for claim in claims:
        if isinstance(claim.object, str) and (end := (key, claim.object)) in corpus.entities:
            above = corpus.ontology.superproperties.get(claim.predicate, ())
            for role in ROLES:
                if role == claim.predicate or role in above:
                    found[role].append(end)
    return found


def _stems(head: list[str], claims: tuple[Claim, ...]) -> frozenset[str]:
    """The stem of the trigger's head, or of the lexicon's word for it ("leave" for "left")."""
    known = [word for c in claims if c.predicate == "type" and len(word := c.rule.split("/")) == 3]
    words = known[0][2].split() if known else head
    return frozenset((families.base(words[0] if _is_phrasal(words) or (known and known[0][1] == "verb") else words[-1]),))


def _own_count(count: str, plural: bool) -> str:
    """A number before what is told in the singular counts something else ("four men rammed", "two million heist")."""
    return count if plural or not count.isdigit() else ""


def _particles(head: list[str], claims: tuple[Claim, ...]) -> frozenset[str]:
    """The particles of the trigger and of the lexicon's word for it."""
    known = [word[2].split() for c in claims if c.predicate == "type" and len(word := c.rule.split("/")) == 3]
    return _PARTICLES.intersection((*head[1:], *(known[0][1:] if known else ())))


def _is_phrasal(head: list[str]) -> bool:
    return len(head) > 1 and head[-1] in _PARTICLES


def _is_verbal(claims: tuple[Claim, ...]) -> bool:
    """Whether a verb states the event: its existence claim has a tense, or its rule is a verb's."""
    return any(c.predicate == "type" and ("/verb/" in c.rule or c.rule.startswith("verb")) for c in claims)


def _is_ahead(claims: tuple[Claim, ...]) -> bool:
    """Whether the event is planned or possible and nowhere said to have happened."""
    states = [c.status.modality for c in claims if c.predicate == "type"] or [c.status.modality for c in claims]
    return bool(states) and "Actual" not in states


def _span(claims: list[Claim], corpus: Corpus) -> Span | None:
    """The days on which the event can have been, from its date claims."""
    found: Span | None = None
    for claim in claims:
        if claim.predicate not in WHEN or not isinstance(claim.object, Value):
            continue
        bounds = (claim.begins, claim.ends) if claim.predicate == "date" and claim.begins and claim.ends else span(claim.object.value)
        if bounds and bounds[0] and bounds[1]:
            days = (bounds[0], bounds[1])
            found = common(found, days) if found else days
    return found


def is_speech(ontology: Ontology, kind: str) -> bool:
    return any(ontology.is_a(kind, speech) for speech in SPEECH)


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
        ahead=one.ahead,
        particles=one.particles | other.particles,
        span=common(one.span, other.span) if one.span and other.span else one.span or other.span,
        places=one.places | other.places,
        agents=one.agents | other.agents,
        targets=one.targets | other.targets,
        actors=one.actors | other.actors,
        topics=one.topics | other.topics,
        passage=min(one.passage, other.passage),
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
    few, many = (one, other) if len(one) <= len(other) else (other, one)
    return sum(any(not keys.isdisjoint(k) for k in many) for keys in few)


def of_events(corpus: Corpus, who: Who, passages: Mapping[Passage, str]) -> Mapping[Ref, Profile]:
    """The profile of each event, in order; ``passages`` gives the id of the sentence that a sentence was copied from."""
    found = {ref: profile(corpus, ref, who, passages) for ref in corpus.events}
    words = (word for p in found.values() for word in p.stems)
    family = families.families((*words, *(word for group in families.told_alike() for word in group)))
    return {ref: replace(p, stems=frozenset(family[word] for word in p.stems)) for ref, p in found.items()}
