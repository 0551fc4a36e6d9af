"""Events that one document tells more than once, by what it says alone:

- headline: an event of the first line, told again with the same word or the same people in the lead;
- repetition: the same word with the same participants, the same date or the same order ("the second round");
- back reference: a definite noun ("the talks") to the one event of that class before it;
- repetition in like words, see ``repeats``.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import combinations

from kg.model import Ref
from kg.ontology.terms import Ontology
from kg.resolution.coreference import repeats, sameness
from kg.resolution.coreference.agreements import PRECISE
from kg.resolution.coreference.joining import Joining, Pair
from kg.resolution.coreference.repeats import Repeated
from kg.resolution.corpus.indexed import Corpus
from kg.resolution.events import dates, families, wording
from kg.resolution.events.profiles import Profile, compatible, is_gathering, shared

LEAD = 800
"""Characters after a headline within which its story is told again."""
REACH = 50
"""Mentions of a document among which one is looked for again: those next to it. A text that comes back to an event later says so with a date or a name."""


def join(corpus: Corpus, key: str, joining: Joining, speech: Callable[[str], bool], repeated: Repeated) -> None:
    """Join the events of one document, surest pairs first. ``speech`` says of a class whether it is one of speech, ``repeated`` what a document tells again in
    like words."""
    drafts = joining.known.drafts.of(key)
    every = sorted(drafts, key=lambda local: (drafts[local].start, local))
    deeds = [(key, local) for local in every if not speech(drafts[local].kind)]
    once = [(key, local) for local in every if not speech(drafts[local].kind) or drafts[local].stem in sameness.ONCE]
    joining.join_all([*_repetitions(deeds, joining), *_headlines(corpus, key, deeds, joining)])
    _back_references(deeds, joining)
    repeats.join(corpus, joining, key, repeated(key, once) if once else ())


def _repetitions(refs: Sequence[Ref], joining: Joining) -> Iterator[Pair]:
    """Two mentions that agree enough: see ``_repeated``."""
    for one, other in _of_like_words(refs, joining):
        a, b = joining.known[one], joining.known[other]
        if (a.actors or a.order or a.span) and (said := _repeated(a, b, joining.ontology)) and compatible(a, b, joining.ontology):
            yield said[0], one, other, said[1]


def _of_like_words(refs: Sequence[Ref], joining: Joining) -> Iterator[tuple[Ref, Ref]]:
    """Pairs of mentions of one document within ``REACH``, the first in the text first, that may agree: of one word, or gatherings of one date."""
    known, ontology = joining.known, joining.ontology
    found: dict[object, list[tuple[int, Ref]]] = defaultdict(list)
    count: dict[bool, int] = {False: 0, True: 0}
    for ref in refs:
        draft = known.drafts[ref]
        count[draft.ahead] += 1
        entry = count[draft.ahead], ref
        found[draft.ahead, draft.plural, known.stem(ref)].append(entry)
        if draft.span and draft.places and is_gathering(ontology, draft.kind):
            found[draft.ahead, draft.span].append(entry)
    alike = (pair for entries in found.values() if len(entries) > 1 for pair in combinations(entries, 2))
    yield from ((one, other) for (first, one), (second, other) in alike if second - first <= REACH)


def _repeated(a: Profile, b: Profile, ontology: Ontology) -> tuple[float, str] | None:
    """How surely two mentions of one document are one event, and why; None where too little agrees."""
    exact = a.span is not None and a.span == b.span and dates.days(a.span) <= PRECISE
    where = bool(a.places and b.places)
    if a.stems & b.stems and a.plural == b.plural:
        who = shared(a.actors, b.actors)
        if who >= 2 and who == max(len(a.actors), len(b.actors)):
            return 0.9, "same word and participants in one document"
        if exact and (where or who or a.definite or b.definite):
            return 0.85, "same word and date in one document"
        if a.order == b.order and (a.order.isdigit() or (a.order == "later" and a.ahead)):
            return 0.8, "same word and order in one document"
    elif exact and where and is_gathering(ontology, a.kind) and is_gathering(ontology, b.kind):
        return 0.8, "same date and place in one document"
    return None


def _headlines(corpus: Corpus, key: str, refs: Sequence[Ref], joining: Joining) -> Iterator[Pair]:
    """The events of a headline with those that the lead tells at length: the first of the same word, or the only one of the class with the same people."""
    end, issued = corpus.outlines[key].headline, corpus.outlines[key].date
    known, drafts = joining.known, joining.known.drafts
    for ref in refs[: bisect_left(refs, end, key=lambda r: drafts[r].start)]:
        word, kind = known.stem(ref), drafts[ref].kind
        lead = [r for r in refs if end < drafts[r].start < end + LEAD and (known.stem(r) == word or drafts[r].kind == kind)]
        told = known[ref]
        lead = [r for r in lead if told.span or shared(told.actors, known[r].actors) or not dates.is_past(known[r].span, issued)]
        if lead and (found := _told_again(told, [known[r] for r in lead], joining.ontology)):
            yield 0.8, ref, found.ref, "headline and lead"


def _told_again(headline: Profile, lead: Sequence[Profile], ontology: Ontology) -> Profile | None:
    known = [p for p in lead if shared(headline.actors, p.actors) or not (headline.actors and p.actors)]
    fitting = [p for p in known if compatible(headline, p, ontology)]
    same_word = [p for p in fitting if p.stems & headline.stems]
    same_people = [p for p in fitting if p.kind == headline.kind and shared(headline.actors, p.actors) == len(headline.actors) > 0]
    return same_word[0] if same_word else same_people[0] if len(same_people) == 1 else None


def _back_references(refs: Sequence[Ref], joining: Joining) -> None:
    """Join each definite noun with the one event before it that it can mean."""
    for number, ref in enumerate(refs):
        if not joining.known.drafts[ref].definite or not (told := joining.told(ref)).definite or told.verbal or told.order not in ("", "1"):
            continue
        roots = {joining.clusters.find(r) for r in refs[max(0, number - REACH) : number]} - {joining.clusters.find(ref)}
        chosen, reason = _meant(joining.of(ref), sorted(roots), joining)
        if chosen:
            joining.join((0.85, chosen.ref, ref, reason))


def _meant(here: Profile, before: Sequence[Ref], joining: Joining) -> tuple[Profile | None, str]:
    """Which of the events before a definite noun it means, and why: that of the same order, of the same word, or the only one of its class."""
    bare = not (here.actors or here.places or here.topics or here.span)
    general = bare and not here.modifiers and here.kind != "Event" and _is_named_after_class(here)
    told = [(ref, joining.told(ref)) for ref in before]
    tiers = (
        ((r for r, p in told if here.order and p.order == here.order), "the first again"),
        ((r for r, p in told if (p.verbal or p.plural == here.plural) and joining.has_word(r, here.stems)), "the same word again"),
        ((r for r, p in told if general and not p.verbal and p.plural >= here.plural), "the only event of its class before"),
    )
    for meant, reason in tiers:
        fitting = [whole for ref in meant if compatible(whole := joining.of(ref), here, joining.ontology)]
        if fitting:
            known = len(fitting) == 1 and (reason != "the same word again" or _adds_nothing(here, fitting[0]))
            return (fitting[0], reason) if known else (None, "")
    return None, ""


def _is_named_after_class(here: Profile) -> bool:
    word = families.base(wording.class_word(here.kind))
    return any(families.akin(word, stem) for stem in here.stems)


def _adds_nothing(here: Profile, before: Profile) -> bool:
    """Whether what a later mention says of kind, participants and place was known."""
    if not here.modifiers <= before.modifiers | before.told:
        return False
    return shared(here.actors, before.actors) == len(here.actors) and bool(before.places or not here.places)
