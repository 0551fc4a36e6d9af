"""Events of two documents on the same days that agree in who took part and where.

Why not all by all: of a day's events those of one word and participant (or place) are compared, of other words those of one span and participant, and what a
thousand documents tell alike is compared once. What they are compared by depends on the two alone: so it is known which of them a new document can change.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from hashlib import blake2b
from itertools import combinations

from kg.ontology.terms import Ontology
from kg.resolution.coreference.joining import Pair
from kg.resolution.events import dates
from kg.resolution.events.profiles import Keys, Profile, compatible, same_place, shared

PRECISE = 7
"""Days that a date may span and still tell events apart."""
CROWD = 200
"""Documents that tell of events by one word on one day with one participant: in more, only what is told alike is compared."""
Bear = tuple[str, ...]
"""What two events must have in common to be compared"""


def is_dated(event: Profile) -> bool:
    """Whether it is known to the week when an event was."""
    return event.span is not None and dates.days(event.span) <= PRECISE


def told_of(event: Profile) -> tuple[object, ...]:
    """All that tells whether an event agrees with another."""
    who = event.agents, event.targets, event.actors, event.topics
    return event.kind, event.stems, event.plural, event.order, event.count, event.ahead, event.span, event.places, who


def alike(event: Profile) -> Bear:
    """The same for all that are told alike."""

    def who(keys: Keys) -> list[str]:
        return sorted(keys)

    places = sorted((spot[0], who(spot[1])) for spot in event.places)
    taking = [sorted(map(who, those)) for those in (event.agents, event.targets, event.actors, event.topics)]
    told = event.kind, sorted(event.stems), event.plural, event.order, event.count, event.ahead, event.span, places, taking
    return "alike", blake2b(repr(told).encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


def keys_of(event: Profile) -> set[str]:
    """All keys of those who take part."""
    return {key for keys in event.actors for key in keys}


def bears(event: Profile) -> Iterator[Bear]:
    """What an event that ``is_dated`` has in common with any that it may agree with."""
    if not event.span:
        return
    who = sorted(keys_of(event)) or sorted({f"@{spot[0]}" for spot in event.places})
    ahead, plural = ("ahead" if event.ahead else "", "several" if event.plural else "")
    for key in who:
        for day in dates.each_day(event.span):
            yield from (("day", day, key, stem, plural, ahead) for stem in sorted(event.stems))
        if event.places and event.actors:
            yield "span", *event.span, key, ahead


def agreements(
    events: Iterable[Profile], ontology: Ontology, is_crowd: Callable[[Bear], bool] = lambda bear: False
) -> Iterator[Pair]:
    """Pairs of ``events`` of two documents that agree, in any order; ``is_crowd`` says of what events have in common whether too many documents have it."""
    alike_: dict[object, list[Profile]] = defaultdict(list)
    for event in sorted(filter(is_dated, events), key=lambda event: event.ref):
        alike_[told_of(event)].append(event)
    sets: list[Sequence[Profile]] = []
    for same in alike_.values():
        if found := _agreed(same[0], same[0], ontology):
            sets.append(same)
            yield from ((found[0], one.ref, other.ref, found[1]) for one, other in _each_with_the_first(same))
        else:
            sets.extend((event,) for event in same)
    together: dict[Bear, list[int]] = defaultdict(list)
    for number, told in enumerate(sets):
        for bear in bears(told[0]):
            together[bear].append(number)
    pairs = {pair for bear, numbers in together.items() if len(numbers) > 1 and not is_crowd(bear) for pair in combinations(numbers, 2)}
    for one, other in sorted(pairs):
        if found := _agreed(sets[one][0], sets[other][0], ontology):
            of_both = {
                (min(a.ref, b.ref), max(a.ref, b.ref)) for a in _firsts(sets[one]) for b in _firsts(sets[other]) if a.ref[0] != b.ref[0]
            }
            yield from ((found[0], a, b, found[1]) for a, b in sorted(of_both))


def _each_with_the_first(told: Sequence[Profile]) -> Iterator[tuple[Profile, Profile]]:
    """What is told alike, with the first of another document."""
    first = told[0]
    second = next((event for event in told if event.ref[0] != first.ref[0]), None)
    for event in told[1:] if second else ():
        if event.ref[0] != first.ref[0]:
            yield first, event
        elif second:
            yield event, second


def _firsts(told: Sequence[Profile]) -> Sequence[Profile]:
    """The first of two documents, as the others are joined with these; all, where one document tells them."""
    second = next((event for event in told if event.ref[0] != told[0].ref[0]), None)
    return (told[0], second) if second else told


def _agreed(a: Profile, b: Profile, ontology: Ontology) -> tuple[float, str] | None:
    found = _agreement(a, b)
    return found if found and compatible(a, b, ontology) else None


def _agreement(a: Profile, b: Profile) -> tuple[float, str] | None:
    """How surely two compatible events with dates are one, and why; None where too little agrees."""
    exact, same_word = a.span == b.span, a.plural == b.plural and not a.stems.isdisjoint(b.stems)
    if not (exact or same_word):
        return None
    who = shared(a.actors, b.actors)
    where = bool(a.places and b.places) and all(same_place(x, y) for x in a.places for y in b.places)
    if same_word:
        if who and exact:
            return (0.95 if where or who > 1 else 0.9), "same word, date and participants"
        if where and (who or not (a.actors or b.actors)):
            return 0.85, "same word, date and place"
    elif exact and where and who and who == min(len(a.actors), len(b.actors)) and (who > 1 or len(a.actors) == len(b.actors)):
        return 0.8, "same date, place and participants"
    return None
