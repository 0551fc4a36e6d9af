"""What a document by itself tells of its events, before anybody knows who takes part in other documents, too."""

from msgspec import Struct

from kg.model import INFERRED, Claim, Extraction, Offsets, Ref, Value
from kg.resolution import families, wording
from kg.resolution.corpus import Corpus
from kg.resolution.dates import Span, common, span

_PARTICLES = frozenset("down up out off over in on away into onto through back to for from at with against of around apart forward along by under".split())
ROLES = ("has_agent", "has_target", "has_participant", "has_topic", "held_in")
"""Properties by which an event is known; what lies below one counts for it."""
WHEN = frozenset(("date", "begins", "ends"))


class Draft(Struct, frozen=True):
    """See ``profiles.Profile``. ``stem`` is the word itself, without inflection; ``sentence`` where its sentence begins; who takes part and where are local ids.
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


def drafts(corpus: Corpus, extraction: Extraction) -> dict[str, Draft]:
    """What a document tells of each of its events, by their local ids, in order."""
    return {event.id: _draft(corpus, (extraction.document.key, event.id)) for event in extraction.events}


def _draft(corpus: Corpus, ref: Ref) -> Draft:
    event = corpus.events[ref]
    claims = corpus.claims_about.get(ref, ())
    text = corpus.document(ref[0]).text
    trigger = event.trigger
    sentence = sentence_of(corpus, ref)
    words = wording.before(text, sentence, trigger.start)
    head = trigger.text.casefold().split() or [""]
    affirmed = [c for c in claims if c.status.polarity == "Affirmed"]
    ends = _ends(corpus, ref[0], affirmed)

    def those(role: str) -> tuple[str, ...]:
        return tuple(o[1] for o in ends[role] if corpus.entities[o].named or corpus.entities[o].country)

    return Draft(
        kind=event.kind,
        stem=_stem(head, claims),
        modifiers=tuple(sorted(wording.modifiers((*words, *head[:-1])))),
        told=tuple(sorted(set((event.label or trigger.text).casefold().split()))),
        plural=wording.is_plural(head[-1]),
        order=wording.order_of((*words, *head[:-1])),
        count=_own_count(wording.count_of((*words, *head[:-1])), wording.is_plural(head[-1])),
        definite=wording.is_definite(words) and not wording.is_share(text, sentence, trigger.start),
        verbal=_is_verbal(claims),
        ahead=_is_ahead(claims),
        particles=tuple(sorted(_particles(head, claims))),
        span=_span(affirmed),
        sentence=sentence[0],
        start=trigger.start,
        places=tuple(o[1] for o in ends["held_in"]),
        agents=those("has_agent"),
        targets=those("has_target"),
        participants=those("has_participant"),
        topics=those("has_topic"),
    )


def sentence_of(corpus: Corpus, ref: Ref) -> Offsets:
    """The sentence around the trigger of an event; the trigger alone where no claim tells."""
    trigger = corpus.events[ref].trigger
    claims = corpus.claims_about.get(ref, ())
    return next((c.sentence for c in claims if c.sentence[0] <= trigger.start < c.sentence[1]), (trigger.start, trigger.end))


def is_denied(corpus: Corpus, ref: Ref) -> bool:
    """Whether a text says that an event did not take place: which one it then means, nobody knows."""
    return any(c.predicate == "type" and c.status.polarity == "Denied" for c in corpus.claims_about.get(ref, ()))


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


def _stem(head: list[str], claims: tuple[Claim, ...]) -> str:
    """The stem of the trigger's head, or of the lexicon's word for it ("leave" for "left")."""
    known = [word for c in claims if c.predicate == "type" and len(word := c.rule.split("/")) == 3]
    words = known[0][2].split() if known else head
    return families.base(words[0] if _is_phrasal(words) or (known and known[0][1] == "verb") else words[-1])


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
