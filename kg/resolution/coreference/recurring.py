"""Events that documents have in common with others: copies of a sentence, and undated events that fit exactly one dated event in the news of those days.

- copies: the same sentence in two documents published about the same time tells of one event by each word that it has once;
- copied acts: the only speech act of its class in a sentence and in its copy, with a speaker in common, and the same date or none;
- undated: an event of the same word, with two participants or one and the place in common, in the news of those days.

As in ``agreements`` what is compared depends on the two alone, or on those between them that are compared with both. So ``bears`` tells for each event of a
document what any other must bear, too, that it is compared with.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise, product

from msgspec import Struct

from kg.model import Merge, Ref
from kg.ontology.terms import Ontology
from kg.resolution.coreference.agreements import Bear, keys_of
from kg.resolution.coreference.joining import Joining, Pair
from kg.resolution.corpus.indexed import Corpus
from kg.resolution.events import dates
from kg.resolution.events.drafts import Draft
from kg.resolution.events.profiles import Keys, Profile, Profiles, compatible, same_place, shared

NEWS = 7
"""Days around an event within which an undated mention of it is looked for."""
_SAME_SPEAKER = "same words of the same speaker"
_IN_THE_NEWS = "same word and participants in the news of those days"


def acts(bearers: Mapping[Bear, Sequence[Ref]]) -> Iterator[Pair]:
    """Each speech act with the first that is its copy, by what they bear (see ``of_act``)."""
    alike = (sorted(refs) for bear, refs in bearers.items() if bear[0] == "act" and len(refs) > 1)
    yield from {(0.95, first, other, _SAME_SPEAKER) for first, *others in alike for other in others}


def acts_merge(first: Ref, other: Ref) -> Merge:
    """How a copy is joined with the first."""
    return Merge(first, other, _SAME_SPEAKER, 0.95)


def of_act(ref: Ref, known: Profiles) -> Iterator[Bear]:
    """What a speech act has in common with its copies: sentence, class, date, and a speaker or none."""
    draft, passage = known.drafts[ref], known.passage(ref)
    if passage and _is_only(ref, known, lambda other: other.kind == draft.kind):
        event = known[ref]
        for key in sorted({key for keys in event.agents for key in keys}) or ("",):
            yield "act", passage, draft.kind, *(event.span or ("", "")), key


class Spoken(Struct, frozen=True, array_like=True):
    """What speech acts that are copies have in common, so that in whatever order they are joined nothing speaks against it: whether they lie ahead, number, order,
    places (each with each), and of the agents, targets and topics, as far as any are told, keys that all of them have."""

    ahead: bool
    count: str
    order: str
    places: tuple[tuple[str, tuple[str, ...]], ...]
    who: tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]


def spoken(refs: Sequence[Ref], merges: Sequence[Merge], known: Profiles) -> Spoken | None:
    """What all of ``refs`` have in common, if nothing but being copies has joined them, and in any order."""
    if len(merges) + 1 != len(refs) or any(merge.reason != _SAME_SPEAKER for merge in merges):
        return None
    events = [known[ref] for ref in refs]
    places = {place for event in events for place in event.places}
    if len({(event.ahead, event.count, event.order) for event in events}) > 1 or not all(
        same_place(*pair) for pair in product(places, places)
    ):
        return None
    who = []
    for role in (_agents, _targets, _topics):
        told = {role(event) for event in events if role(event)}
        common = frozenset.intersection(*(frozenset(key for keys in those for key in keys) for those in told)) if told else frozenset[str]()
        if told and not common:
            return None
        who.append(tuple(sorted(common)))
    first = events[0]
    return Spoken(
        first.ahead,
        first.count,
        first.order,
        tuple(sorted((place, tuple(sorted(above))) for place, above in places)),
        (who[0], who[1], who[2]),
    )


def with_one_more(common: Spoken, event: Profile) -> Spoken | None:
    """The same with one more event; None where it may not fit."""
    if (event.ahead, event.count, event.order) != (common.ahead, common.count, common.order):
        return None
    if not event.places <= {(place, frozenset(above)) for place, above in common.places}:
        return None
    who = []
    for keys, role in zip(common.who, (_agents, _targets, _topics), strict=True):
        mine = {key for keys in role(event) for key in keys}
        both = sorted(mine.intersection(keys)) if mine and keys else sorted(mine) or keys
        if mine and not both:
            return None
        who.append(tuple(both))
    return Spoken(common.ahead, common.count, common.order, common.places, (who[0], who[1], who[2]))


def _agents(event: Profile) -> frozenset[Keys]:
    return event.agents


def _targets(event: Profile) -> frozenset[Keys]:
    return event.targets


def _topics(event: Profile) -> frozenset[Keys]:
    return event.topics


def copies(corpus: Corpus, bearers: Mapping[Bear, Sequence[Ref]]) -> Iterator[Pair]:
    """Each event that is no speech with the copy that was published next, if that was about the same time, by what they bear (see ``of_copy``)."""
    for told in (refs for bear, refs in bearers.items() if bear[0] == "copy" and len(refs) > 1):
        for one, other in pairwise(sorted(told, key=lambda ref: (issued(corpus, ref[0]), ref))):
            if _about_the_same_time(corpus, one, other):
                yield 0.95, min(one, other), max(one, other), "same sentence"


def of_copy(ref: Ref, known: Profiles) -> Iterator[Bear]:
    """What an event that is no speech has in common with its copies: sentence, word, order, and whether it lies ahead."""
    draft, passage = known.drafts[ref], known.passage(ref)
    stem = known.stem(ref)
    if passage and _is_only(ref, known, lambda other: other.order == draft.order and other.ahead == draft.ahead and known.family(other.stem) == stem):
        yield "copy", passage, stem, draft.order, "ahead" if draft.ahead else ""


def _is_only(ref: Ref, known: Profiles, like: Callable[[Draft], bool]) -> bool:
    """Whether an event is the only one of its document in such a sentence which is like it."""
    alike = known.in_copies_of(ref)
    return len(alike) == 1 or not any(other != ref and like(known.drafts[other]) for other in alike)


def issued(corpus: Corpus, key: str) -> str:
    """The first day on which a document can have been published, empty where nothing is known."""
    span = dates.span(corpus.dates.get(key, ""))
    return span[0] if span else ""


def _about_the_same_time(corpus: Corpus, one: Ref, other: Ref) -> bool:
    spans = [dates.span(corpus.dates.get(ref[0], "")) for ref in (one, other)]
    return not (spans[0] and spans[1]) or spans[1][0] in dates.each_day(spans[0], NEWS)


def of_undated(corpus: Corpus, event: Profile) -> Iterator[Bear]:
    """What an event without a date has in common with others in the news of one day."""
    date = corpus.dates.get(event.ref[0])
    if event.span is None and date:
        ahead, plural = ("ahead" if event.ahead else "", "several" if event.plural else "")
        for key in sorted(keys_of(event)):
            yield from (("news", date[:10], key, stem, plural, ahead) for stem in sorted(event.stems))


def fitting(bear: Bear) -> Iterator[Bear]:
    """What the other bears: the dated event that an undated one may be, or the undated ones that a dated one may be."""
    kind, day, *rest = bear
    other = "day" if kind == "news" else "news"
    try:
        yield from ((other, near, *rest) for near in dates.each_day((day, day), NEWS))
    except ValueError:  # the document has a date that is none
        return


def undated(
    nodes: Iterable[Ref], bearers: Mapping[Bear, Sequence[Ref]], joining: Joining, linked: Callable[[Ref, Ref], None]
) -> Iterator[Pair]:
    """Undated events among ``nodes`` that fit exactly one dated event, by what they bear (see ``of_undated``); ``linked`` hears of all that are compared."""
    fits: dict[Ref, set[Ref]] = defaultdict(set)
    for bear, refs in bearers.items():
        if bear[0] == "news":
            near = {other for far in fitting(bear) for other in bearers.get(far, ())}
            for ref in refs if near else ():
                fits[ref] |= near
    for ref in nodes:
        near = fits.get(ref, set())
        if not near:
            continue
        for other in sorted(near):
            linked(ref, other)
        whole = joining.of(ref)
        if whole.span:
            continue
        found = [
            root for root in sorted({joining.clusters.find(other) for other in near}) if _fits(whole, joining.of(root), joining.ontology)
        ]
        if len(found) == 1:
            yield 0.75, ref, found[0], _IN_THE_NEWS
        else:
            joining.clusters.offer(ref, found, _IN_THE_NEWS)


def _fits(undated: Profile, dated: Profile, ontology: Ontology) -> bool:
    if not compatible(undated, dated, ontology) or undated.plural != dated.plural:
        return False
    who = shared(undated.actors, dated.actors)
    return who >= 2 or bool(who and undated.places and dated.places)
