"""Events of two documents on the same days that agree in who took part and where.

Why not all by all: of a day's events those of one participant or place are compared, and what a thousand documents tell alike is compared once.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from kg.model import Ref
from kg.resolution import dates
from kg.resolution.joining import Joining, Pair
from kg.resolution.profiles import Profile, Profiles, compatible, same_place, shared

PRECISE = 7
"""Days that a date may span and still tell events apart."""
CROWD = 200
"""Events of one day and one actor that are compared with one another: more are a list or a log."""
_Entry = tuple[int, int, Profile]
"""The number of an event, that of the first which is told like it, and what is known of it"""


def agreements(deeds: Iterable[Ref], joining: Joining) -> Iterator[Pair]:
    """Pairs of ``deeds`` that agree, in any order."""
    known = joining.known
    dated = [ref for ref in deeds if (span := known.drafts[ref].span) and dates.days(span) <= PRECISE]
    alike: dict[object, int] = {}
    entries = {ref: (n, alike.setdefault(_told_of(event), n), event) for n, ref in enumerate(dated) for event in (known[ref],)}
    agreed: dict[int, tuple[float, str] | None] = {}
    seen, count = set(), len(dated)
    for refs in dict.fromkeys(map(tuple, groups(_day_keys(dated, known)))):  # what lasts for a week has seven days, each with the same events
        for (here, one, a), (there, other, b) in _like([entries[ref] for ref in refs]):
            pair = one * count + other
            if pair not in agreed:
                found = _agreement(a, b)
                agreed[pair] = found if found and compatible(a, b, joining.ontology) else None
            if found := agreed[pair]:
                pair = here * count + there
                if pair not in seen and a.ref[0] != b.ref[0]:
                    seen.add(pair)
                    yield found[0], a.ref, b.ref, found[1]


def _told_of(event: Profile) -> tuple[object, ...]:
    """All that tells whether an event agrees with another."""
    who = event.agents, event.targets, event.actors, event.topics
    return event.kind, event.stems, event.plural, event.order, event.count, event.ahead, event.span, event.places, who


def _like(entries: Iterable[_Entry]) -> Iterator[tuple[_Entry, _Entry]]:
    """Pairs of those that lie no more than ``CROWD`` apart, the first in order first, which may agree: of one word, or of one date with places."""
    by_word, by_span = (defaultdict[object, list[tuple[int, _Entry]]](list) for _ in range(2))
    words: dict[object, set[object]] = defaultdict(set)
    for place, entry in enumerate(entries):
        event = entry[2]
        word = event.stems, event.plural
        by_word[word].append((place, entry))
        if event.places:
            by_span[event.span].append((place, entry))
            words[event.span].add(word)
    of_several = (told for span, told in by_span.items() if len(words[span]) > 1)
    for told in (*by_word.values(), *of_several):
        for number, (first, one) in enumerate(told):
            for second, other in told[number + 1 : number + 1 + CROWD]:
                if second - first > CROWD:
                    break
                yield one, other


def _day_keys(dated: Iterable[Ref], known: Profiles) -> Iterator[tuple[object, Ref]]:
    for ref in dated:
        p = known[ref]
        for day in dates.each_day(p.span) if p.span else ():
            for key in sorted({k for keys in p.actors for k in keys} | ({spot[0] for spot in p.places} if not p.actors else set())):
                yield (day, key, p.ahead), ref
            for spot in p.places:
                yield (day, spot[0], "place", p.ahead), ref


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


def groups(items: Iterable[tuple[object, Ref]]) -> Iterator[list[Ref]]:
    """The references under each key that has more than one, in their order."""
    found: dict[object, list[Ref]] = defaultdict(list)
    for key, ref in items:
        found[key].append(ref)
    return (refs for refs in found.values() if len(refs) > 1)
