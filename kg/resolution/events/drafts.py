"""What a document by itself tells of its events, before anybody knows who takes part in other documents, too."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache, partial

from msgspec import Struct

from kg.model import INFERRED, Claim, Event, Extraction, Mention, Offsets, Ref, Value
from kg.ontology.terms import Ontology
from kg.resolution.corpus.indexed import Corpus
from kg.resolution.events import families, wording
from kg.resolution.events.dates import Span, common, span

_PARTICLES = frozenset("down up out off over in on away into onto through back to for from at with against of around apart forward along by under".split())
ROLES = ("has_agent", "has_target", "has_participant", "has_topic", "held_in")
"""Properties by which an event is known; what lies below one counts for it."""
WHEN = frozenset(("date", "begins", "ends"))


class Draft(Struct, frozen=True, omit_defaults=True):
    """See ``profiles.Profile``. ``stem`` is the word itself, without inflection; ``sentence`` where its sentence begins; who takes part and where are local ids. Of
    what is ``denied`` a text says that it did not take place: which event it then means, nobody knows.
    What is a set there is sorted here, so that it is kept in the same bytes by every process."""

    kind: str
    stem: str
    modifiers: tuple[str, ...]
    told: tuple[str, ...]
    plural: bool
    order: str
    count: str
    definite: bool
    verbal: bool
    ahead: bool
    particles: tuple[str, ...]
    span: Span | None
    sentence: int
    start: int
    places: tuple[str, ...]
    agents: tuple[str, ...]
    targets: tuple[str, ...]
    participants: tuple[str, ...]
    topics: tuple[str, ...]
    denied: bool = False


def drafts(corpus: Corpus, extraction: Extraction) -> dict[str, Draft]:
    """What a document tells of each of its events, by their local ids, in order."""
    key, text = extraction.document.key, extraction.document.text
    told_apart = {entity.id: bool(entity.named or entity.country) for entity in extraction.entities}
    roles = cache(partial(_roles, corpus.ontology))
    return {event.id: _draft(event, corpus.claims_about.get((key, event.id), ()), text, told_apart, roles) for event in extraction.events}


def _draft(event: Event, claims: Sequence[Claim], text: str, told_apart: Mapping[str, bool], roles: Callable[[str], Sequence[str]]) -> Draft:
    """``told_apart`` tells of each entity whether a name or a country tells it from others, ``roles`` which of ``ROLES`` a property gives."""
    trigger = event.trigger
    sentence = _sentence(trigger, claims)
    words = wording.before(text, sentence, trigger.start)
    head = trigger.text.casefold().split() or [""]
    phrase, plural = (*words, *head[:-1]), wording.is_plural(head[-1])
    existence = [claim for claim in claims if claim.predicate == "type"]
    known = next((rule for claim in existence if len(rule := claim.rule.split("/")) == 3), None)
    affirmed = [claim for claim in claims if claim.status.polarity == "Affirmed"]
    ends: dict[str, list[str]] = {role: [] for role in ROLES}
    for claim in affirmed:
        if isinstance(claim.object, str) and claim.object in told_apart:
            for role in roles(claim.predicate):
                ends[role].append(claim.object)

    def those(role: str) -> tuple[str, ...]:
        return tuple([local for local in ends[role] if told_apart[local]])

    return Draft(
        kind=event.kind,
        stem=_stem(head, known),
        modifiers=tuple(sorted(wording.modifiers(phrase))),
        told=tuple(sorted(set((event.label or trigger.text).casefold().split()))),
        plural=plural,
        order=wording.order_of(phrase),
        count=_own_count(wording.count_of(phrase), plural),
        definite=wording.is_definite(words) and not wording.is_share(text, sentence, trigger.start),
        verbal=_is_verbal(existence),
        ahead=_is_ahead(existence or claims),
        particles=tuple(sorted(_PARTICLES.intersection((*head[1:], *(known[2].split()[1:] if known else ()))))),
        span=_span(affirmed),
        sentence=sentence[0],
        start=trigger.start,
        places=tuple(ends["held_in"]),
        agents=those("has_agent"),
        targets=those("has_target"),
        participants=those("has_participant"),
        topics=those("has_topic"),
        denied=any(claim.status.polarity == "Denied" for claim in existence),
    )


def sentence_of(corpus: Corpus, ref: Ref) -> Offsets:
    """The sentence around the trigger of an event; the trigger alone where no claim tells."""
    return _sentence(corpus.events[ref].trigger, corpus.claims_about.get(ref, ()))


def _sentence(trigger: Mention, claims: Iterable[Claim]) -> Offsets:
    start = trigger.start
    for claim in claims:
        if claim.sentence[0] <= start < claim.sentence[1]:
            return claim.sentence
    return start, trigger.end


def _roles(ontology: Ontology, predicate: str) -> Sequence[str]:
    """Those of ``ROLES`` that a property gives."""
    return [role for role in ROLES if role == predicate or role in ontology.superproperties.get(predicate, ())]


def _stem(head: list[str], known: list[str] | None) -> str:
    """The stem of the trigger's head, or of the lexicon's word for it ("leave" for "left"), which the rule of its existence names."""
    words = known[2].split() if known else head
    return families.base(words[0] if _is_phrasal(words) or (known and known[1] == "verb") else words[-1])


def _own_count(count: str, plural: bool) -> str:
    """A number before what is told in the singular counts something else ("four men rammed", "two million heist")."""
    return count if plural or not count.isdigit() else ""


def _is_phrasal(head: list[str]) -> bool:
    return len(head) > 1 and head[-1] in _PARTICLES


def _is_verbal(existence: Iterable[Claim]) -> bool:
    """Whether a verb states the event: its existence claim has a tense, or its rule is a verb's."""
    return any("/verb/" in claim.rule or claim.rule.startswith("verb") for claim in existence)


def _is_ahead(claims: Sequence[Claim]) -> bool:
    """Whether the event is planned or possible and nowhere said to have happened."""
    return bool(claims) and "Actual" not in [claim.status.modality for claim in claims]


def _span(claims: list[Claim]) -> Span | None:
    """The days on which the event can have been, from its date claims."""
    found: Span | None = None
    for claim in claims:
        if claim.predicate not in WHEN or not isinstance(claim.object, Value) or claim.rule.startswith(INFERRED):
            continue
        bounds = (claim.begins, claim.ends) if claim.predicate == "date" and claim.begins and claim.ends else span(claim.object.value)
        if bounds and bounds[0] and bounds[1]:
            days = (bounds[0], bounds[1])
            found = common(found, days) if found else days
    return found
