"""Events: which mentions of events, within and across documents, are one event.

Nothing known may speak against it: class, order ("first", "another"), number, date, place, agents, targets, and whether it has happened or lies ahead
(see ``profiles.compatible``). Beyond that something must speak for it:

- copies: the same sentence in two documents;
- back reference: a definite noun ("the talks") to the one event of that class before it in its document;
- headline: an event of the first line, told again with the same word or the same people in the lead;
- repetition: the same word with the same participants, the same date or the same order ("the second round") in one document;
- agreement: two documents date it on the same days, with the same word and a participant (or, for what has none, the place) in common; with another word
  only if all participants and the place agree; without a date in one of them only where a single event fits;
- repetition in like words: one document tells of it in two sentences, see ``repeats``;
- retelling: two documents of one story tell of it in like words, see ``retellings``.

Speech acts join only as copies, with the same speaker and date, or as retellings: people say one thing many times.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from itertools import chain, combinations

from kg.model import ACCEPTED, Ref
from kg.ontology.terms import Ontology
from kg.resolution import dates, families, repeats, retellings, sameness, wording
from kg.resolution.agreements import PRECISE, agreements, groups
from kg.resolution.clusters import Clusters
from kg.resolution.corpus import Corpus
from kg.resolution.dates import Span
from kg.resolution.joining import Joining, Pair
from kg.resolution.kept import NOTHING, Kept
from kg.resolution.profiles import Profile, Profiles, compatible, is_speech, shared, together
from kg.resolution.stories import Near
from kg.resolution.tellings import tellings

GATHERING = "Meeting"
"""A class of which the same parties have one at one time and place, whatever it is called."""
LEAD = 800
"""Characters after a headline within which its story is told again."""
NEWS = 7
"""Days around an event within which an undated mention of it is looked for."""
REACH = 50
"""Mentions of a document among which one is looked for again: those next to it. A text that comes back to an event later says so with a date or a name."""
_SAME_SPEAKER = "same words of the same speaker"


def join(
    corpus: Corpus, clusters: Clusters, known: Profiles, near: Near, called: Mapping[str, frozenset[str]], kept: Kept = NOTHING
) -> Joining:
    """Join the events of the corpus in ``clusters``, surest pairs first; what is known of each cluster then. ``called`` gives the words of the names of each
    key of a participant."""
    joining = Joining(clusters, known, corpus.ontology)
    _join_decided(joining)
    speech = {kind for kind in {draft.kind for draft in known.drafts.values()} if is_speech(corpus.ontology, kind)}
    deeds = [ref for ref, draft in known.drafts.items() if draft.kind not in speech]
    documents = _by_document(deeds, known)
    joining.join_all(_copied_acts(speech, known))
    joining.join_all([*_copies(corpus, speech, known), *_repetitions(documents, joining), *_headlines(corpus, documents, joining)])
    for refs in documents.values():
        _back_references(refs, joining)
    telling = tellings(corpus, known)
    once = [ref for ref, draft in known.drafts.items() if draft.kind in speech and draft.stem in sameness.ONCE]
    repeats.join(corpus, joining, _by_document([*deeds, *once], known), near, telling, kept)
    joining.join_all(agreements(deeds, joining))
    joining.join_all(_undated(corpus, deeds, joining))
    retellings.join(corpus, joining, near, called, telling, kept)
    return joining


def _join_decided(joining: Joining) -> None:
    """Put together what is known of all that somebody has decided to be one event."""
    decided = [merge for merge in joining.clusters.merges if merge.reason.startswith(ACCEPTED)]
    events = {ref for merge in decided for ref in (merge.left, merge.right) if ref in joining.known.drafts}
    for root, refs in joining.clusters.members(events).items():
        for ref in refs:
            if ref != root:
                joining.joined[root] = together(joining.of(root), joining.known[ref], joining.ontology)


def _copied_acts(speech: Set[str], known: Profiles) -> Iterator[Pair]:
    """The only speech act of its class (one of ``speech``) in a sentence and in its copy, with the same speaker, and the same date or none."""
    for refs in groups(((passage, draft.kind), ref) for passage, ref, draft in known.copied if draft.kind in speech):
        if len({r[0] for r in refs}) < len(refs):
            continue
        told: dict[object, list[Ref]] = defaultdict(list)
        for ref in refs:
            told[known[ref].span, known[ref].agents].append(ref)
        for first, *others in told.values():
            yield from ((0.95, first, other, _SAME_SPEAKER) for other in others)
        heads = [first for first, *_ in told.values()]
        speaking = groups(((known[ref].span, key), ref) for ref in heads for key in {key for keys in known[ref].agents for key in keys})
        pairs = {pair for speaker in speaking for pair in combinations(speaker, 2)}
        yield from ((0.95, one, other, _SAME_SPEAKER) for one, other in pairs)


def _copies(corpus: Corpus, speech: Set[str], known: Profiles) -> Iterator[Pair]:
    """The same word, once each, of a sentence and its copy in documents published about the same time; of no class of ``speech``."""
    copied = ((passage, ref, draft) for passage, ref, draft in known.copied if draft.kind not in speech)
    for refs in groups(((passage, known.stem(ref), draft.order, draft.ahead), ref) for passage, ref, draft in copied):
        if len({r[0] for r in refs}) == len(refs):
            for other in refs[1:]:
                if _about_the_same_time(corpus, refs[0], other):
                    yield 0.95, refs[0], other, "same sentence"


def _about_the_same_time(corpus: Corpus, one: Ref, other: Ref) -> bool:
    spans = [dates.span(corpus.outlines[ref[0]].date or "") for ref in (one, other)]
    return not (spans[0] and spans[1]) or spans[1][0] in dates.each_day(spans[0], NEWS)


def _by_document(deeds: Iterable[Ref], known: Profiles) -> dict[str, list[Ref]]:
    """The events of each document in the order of the text."""
    found: dict[str, list[Ref]] = defaultdict(list)
    for ref in sorted(deeds, key=lambda r: (r[0], known.drafts[r].start, r[1])):
        found[ref[0]].append(ref)
    return found


def _repetitions(documents: Mapping[str, Sequence[Ref]], joining: Joining) -> Iterator[Pair]:
    """Two mentions of one document that agree enough: see ``_repeated``."""
    for one, other in chain.from_iterable(_of_like_words(refs, joining) for refs in documents.values()):
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
        if draft.span and draft.places and ontology.is_a(draft.kind, GATHERING):
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
    elif exact and where and ontology.is_a(a.kind, GATHERING) and ontology.is_a(b.kind, GATHERING):
        return 0.8, "same date and place in one document"
    return None


def _headlines(corpus: Corpus, documents: Mapping[str, Sequence[Ref]], joining: Joining) -> Iterator[Pair]:
    """The events of a headline with those that the lead tells at length: the first of the same word, or the only one of the class with the same people."""
    known, drafts = joining.known, joining.known.drafts
    for key, refs in documents.items():
        end = corpus.outlines[key].headline
        for ref in refs[: bisect_left(refs, end, key=lambda r: drafts[r].start)]:
            word, kind = known.stem(ref), drafts[ref].kind
            lead = [r for r in refs if end < drafts[r].start < end + LEAD and (known.stem(r) == word or drafts[r].kind == kind)]
            told = known[ref]
            lead = [r for r in lead if told.span or shared(told.actors, known[r].actors) or not dates.is_past(known[r].span, corpus.outlines[key].date)]
            if lead and (found := _told_again(known[ref], [known[r] for r in lead], joining.ontology)):
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


def _undated(corpus: Corpus, deeds: Iterable[Ref], joining: Joining) -> Iterator[Pair]:
    """Undated events that fit exactly one dated event in the news of those days, by their word and two participants or one and the place."""
    known = joining.known
    undated: dict[tuple[str, str], list[Ref]] = defaultdict(list)
    dated: list[tuple[Ref, Span]] = []
    for ref in deeds:
        if span := joining.told(ref).span:
            dated.append((ref, span))
        elif issued := corpus.outlines[ref[0]].date:
            undated[known.stem(ref), issued[:10]].append(ref)
    index: dict[tuple[str, str], dict[str, set[Ref]]] = defaultdict(lambda: defaultdict(set))
    for ref, span in dated:
        word = known.stem(ref)
        for day in dates.each_day(span, NEWS) if dates.days(span) <= PRECISE else ():
            if (word, day) in undated:
                for key in {k for keys in joining.of(ref).actors for k in keys}:
                    index[word, day][key].add(joining.clusters.find(ref))
    for news, there in index.items():
        for ref in undated[news]:
            near = {r for keys in known[ref].actors for k in keys for r in there.get(k, ())}
            fitting = [r for r in sorted(near) if _fits(known[ref], joining.of(r), joining.ontology)]
            if len(fitting) == 1:
                yield 0.75, ref, fitting[0], "same word and participants in the news of those days"
            else:
                joining.clusters.offer(ref, fitting, "same word and participants in the news of those days")


def _fits(undated: Profile, dated: Profile, ontology: Ontology) -> bool:
    if not compatible(undated, dated, ontology) or undated.plural != dated.plural:
        return False
    who = shared(undated.actors, dated.actors)
    return who >= 2 or bool(who and undated.places and dated.places)
