"""Events that one document tells again: headline and lead, a lead and its details, "was sentenced … the sentence".

Two mentions of one document are compared if they have the same word ("exploded", "explosion") or one that tells the same ("quit", "resigned"), stand in two
sentences, and nothing known speaks against their being one (see ``profiles.compatible``). Left out are speech (but for what is done once, "charged", "published"),
words that say little ("take", "make") and what did not take place. How surely they are one is a logistic score: the log odds of what speaks for it and against
it, added up. What agrees by ``SURE`` and more joins (sets by all their pairs, see ``agreeing``), what lies between ``ASK`` and that is a question.

Why other weights than between documents (see ``sureness``): whoever writes one text uses the same word for one event and tells further ones as "another", in the
same sentence, of other people or with another number. The weights are set by hand from what readers can tell.

What a document is compared by it says itself, so the scores are kept with it (see ``kept``).
"""

import math
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import combinations, product

from msgspec import Struct
from msgspec.structs import replace

from kg.model import Ref
from kg.ontology.terms import Ontology
from kg.resolution import dates, families, wording
from kg.resolution.agreeing import Agreeing, Compared
from kg.resolution.corpus import Corpus
from kg.resolution.drafts import Draft
from kg.resolution.joining import Joining
from kg.resolution.kept import NOTHING, Kept
from kg.resolution.profiles import Profile, compatible
from kg.resolution.stories import Near
from kg.resolution.sureness import WEAK, differ, strangers
from kg.resolution.tellings import EARLY, Telling, likeness, may_be_one_name, words_of

SURE = 0.8
ASK = 0.5
SAME = "same word again in one document"
ALIKE = "told in other words in one document"
ONCE = frozenset(map(families.base, "charge indict issue publish release".split()))
"""Words of speech for what is done once: a charge is brought, a report published."""
HEADLINE_LENGTH, LEAD = 150, 800
"""Characters of a headline at most, and those behind it within which its story is told again."""
CROWD = 12
"""Events of one word in a document: more are a list or a log."""

START = 0.5

# Where they stand.
HEADLINE = 0.8
"""One stands in a headline, the other below it."""
BOTH_EARLY, NONE_EARLY = 0.5, -0.4
"""Both stand about the beginning, or neither."""
FAR, NEAR_BY = -0.5, 300
"""Each time that the characters between them double, beyond so many; for what points back so ("the attack") a part of that."""
SEVERAL = -0.4
"""Each time that the number of events of that word doubles, beyond two; for what points back a part of that."""
PART = 0.4
"""That part."""

# What they have in common.
SENTENCES, CLOSE = 1.5, 1.5
"""The sentences, and the words close by, are the same; likeness below 1, less."""
SPELLING = 0.5
"""The very same word, inflection and all."""
BACK = 1.6
"""The later one is a definite noun in the singular that says no more ("the attack", not "the attack on Vale" nor "the clerk's attack")."""
AGENT, TARGET = 0.5, 0.9
"""Somebody does it, or undergoes it, in both."""
SAME_AMOUNT, SAME_PERSON, SAME_KIND = 0.7, 0.3, 0.2
"""The same number follows the word; the people named closest to it are one; it is described in one way."""

# What differs.
OTHER_ROLE = -1.0
"""Others do it, or others undergo it."""
OTHER_OBJECT = -2.0
"""Another name follows behind the same preposition ("the loss to Vale", "the loss to Marlow")."""
OTHER_AMOUNT, OTHER_DAY, ORDER = -1.0, -0.8, -1.4
"""Another number follows the word; other days or years are written out; one is told as the first, or as another, the other is not."""
OTHER_PERSON, STRANGERS = -0.6, -0.4
"""The people named closest to the word are two; none of those whom the sentences name are one."""
OTHER_WORD, NOUN_AND_VERB, OTHER_VERB, OTHER_KIND = -0.7, -0.2, -0.4, -0.3
"""The word is another; one is told by a verb, the other by a noun; two verbs without a word close by in common; it is described in two ways."""
OTHERS, ONE_OR_MORE, EARLIER, FURTHER = -0.5, -0.3, -0.8, -3.0
"""Only one speaks of "another", of several, or of what was earlier ("two years ago"); the later one is told as a further one ("was also charged") or a habit."""
UNDONE, UNREAL, AHEAD = -3.0, -0.4, -0.6
"""Only one was not done, or tried; may or will be; lies ahead."""

# What says little.
UNCLASSED, SPOKEN = -0.4, -0.4
"""The events have no class; one is of speech."""
LASTING, KINDS = -0.4, -3.0
"""A verb in the plain present, other than at the beginning, tells what is so for long; plurals of which the later has no article mean a kind of event."""
SERIES = -0.8
"""What rises and falls does so many times."""
RISING = ("Increase", "Decrease")

_OBJECT = re.compile(r"\s(of|to|against|with|over|by)\s(?:the\s)?([A-Z][\w'’.-]*(?:\s[A-Z][\w'’.-]*)*)")
_COMPLEMENT = re.compile(r"\s(?:of|between|by|with|against|on|to)\s")
_EARLIER = re.compile(
    r"\b(?:(?:days?|weeks?|months?|years?) (?:after|before|earlier|ago|later)|earlier|previous(?:ly)?|former(?:ly)?|historic|original(?:ly)?"
    r"|last (?:month|year|season))\b"
)
_FURTHER = re.compile(r"\b(?:also|again|additionally|typically|usually|often|regularly)\b[^.,;]{0,12}$")
WINDOW = 100
"""Characters on each side of a word in which such words are looked for."""


class Repeat(Struct, frozen=True):
    """Two events of one document, by their local ids in the order of the text: how surely they are one, and why."""

    score: float
    one: str
    other: str
    reason: str


def join(
    corpus: Corpus,
    joining: Joining,
    documents: Mapping[str, Sequence[Ref]],
    near: Near,
    telling: Callable[[Ref], Telling],
    kept: Kept = NOTHING,
) -> None:
    """Join what documents surely tell again, and propose the rest. ``documents`` gives the events of each in the order of the text."""
    recall = kept.stage("repeats", tuple[Repeat, ...])
    found: list[Compared] = []
    for key, refs in documents.items():
        for repeat in recall(key, partial(_repeats, corpus, joining.known.drafts, telling, refs), None):
            one, other = sorted(((key, repeat.one), (key, repeat.other)))
            if joining.clusters.find(one) != joining.clusters.find(other):
                found.append(Compared(repeat.score, one, other, repeat.reason))
    every = sorted({ref for pair in found for ref in (pair.one, pair.other)})

    def fits(one: Profile, other: Profile) -> bool:
        return compatible(one, other, corpus.ontology)

    def may_be(one: Profile, other: Profile) -> bool:
        return compatible(one, replace(other, ahead=one.ahead), corpus.ontology)

    Agreeing(joining, found, every, fits, near).join_all(SURE)
    questions = Agreeing(joining.among(every), found, every, may_be, near, asking=True)
    for score, one, other, reason in questions.join_all(ASK, SURE - 0.01):
        joining.clusters.propose(one, other, reason, score)


def _repeats(corpus: Corpus, drafts: Mapping[Ref, Draft], telling: Callable[[Ref], Telling], refs: Sequence[Ref]) -> tuple[Repeat, ...]:
    """The pairs of events of one document that can be compared, as far as both may be told again at all."""
    told = [ref for ref in refs if drafts[ref].stem not in WEAK and not _is_denied(corpus, ref)]
    issued = corpus.outlines[refs[0][0]].date
    found = []
    for one, other, alone, several in _of_like_words(told, drafts):
        pair = drafts[one], drafts[other]
        if not _may_be_one(pair, corpus.ontology) or _is_past(pair, issued):
            continue
        text, triggers = corpus.document(one[0]).text, [corpus.events[ref].trigger for ref in (one, other)]
        back = _points_back(text, pair, triggers[1].end)
        many = FAR * math.log2(max((pair[1].start - pair[0].start) / NEAR_BY, 1)) + SEVERAL * math.log2(max(several / 2, 1))
        odds = _odds(pair, (telling(one), telling(other))) + (BACK + PART * many if back else many) + OTHER_WORD * (not alone)
        odds += HEADLINE * _is_headline(text, pair) + OTHER_OBJECT * _name_others(*(_OBJECT.match(text, trigger.end) for trigger in triggers))
        odds += EARLIER * (_is_earlier(text, pair[0]) != _is_earlier(text, pair[1]))
        odds += FURTHER * bool(_FURTHER.search(text[max(pair[1].sentence, pair[1].start - WINDOW) : pair[1].start]))
        found.append(Repeat(min(0.99, round(1 / (1 + math.exp(-odds)), 2)), one[1], other[1], SAME if alone else ALIKE))
    likely = {local for repeat in found if repeat.score >= ASK for local in (repeat.one, repeat.other)}
    return tuple(repeat for repeat in found if likely.issuperset((repeat.one, repeat.other)))


def _is_denied(corpus: Corpus, ref: Ref) -> bool:
    """Whether a text says that an event did not take place: which one it then means, nobody knows."""
    return any(c.predicate == "type" and c.status.polarity == "Denied" for c in corpus.claims_about.get(ref, ()))


def _of_like_words(refs: Sequence[Ref], drafts: Mapping[Ref, Draft]) -> Iterator[tuple[Ref, Ref, bool, int]]:
    """Pairs of events of like words, in the order of the text, whether they have one word, and how many the words have, of the one that has more."""
    having: dict[str, list[Ref]] = defaultdict(list)
    for ref in refs:
        having[drafts[ref].stem].append(ref)
    family = families.families(having)
    of_family: dict[str, list[Ref]] = defaultdict(list)
    for ref in refs:
        of_family[family[drafts[ref].stem]].append(ref)
    for same in of_family.values():
        yield from ((one, other, True, len(same)) for one, other in combinations(same[:CROWD], 2))
    alike: dict[int, list[str]] = defaultdict(list)
    for word in sorted(having):
        for number in families.groups(word):
            alike[number].append(word)
    for one, other in sorted({pair for words in alike.values() for pair in combinations(words, 2)}):
        if family[one] != family[other]:
            several = max(len(of_family[family[word]]) for word in (one, other))
            for pair in product(having[one][:CROWD], having[other][:CROWD]):
                first, second = sorted(pair, key=lambda ref: (drafts[ref].start, ref))
                yield first, second, False, several


def _odds(pair: tuple[Draft, Draft], told: tuple[Telling, Telling]) -> float:
    """The log odds that two events are one, by their words and what is said of them, the first in the text first."""
    return START + _standing(*told) + _agreeing(pair, *told) + _different(pair, *told) + _idle(pair, *told)


def _may_be_one(pair: tuple[Draft, Draft], ontology: Ontology) -> bool:
    """Whether two stand in two sentences, and neither class nor number nor order tells them apart."""
    one, other = pair
    return (
        one.sentence != other.sentence
        and one.count == other.count
        and (one.kind == other.kind or ontology.is_a(one.kind, other.kind) or ontology.is_a(other.kind, one.kind))
        and wording.same_order(one.order, other.order)
    )


def _is_past(pair: tuple[Draft, Draft], issued: str | None) -> bool:
    """Whether only one says when it was, and that was over long before the report: the other may be news."""
    spans = [draft.span for draft in pair if draft.span]
    return len(spans) == 1 and dates.is_past(spans[0], issued) and not _have_role_in_common(*pair)


def _have_role_in_common(one: Draft, other: Draft) -> bool:
    return _share(one.agents, other.agents) or _share(one.targets, other.targets)


def _points_back(text: str, pair: tuple[Draft, Draft], end: int) -> bool:
    """Whether the later one is a definite noun that says no more than what is known by then."""
    before, here = pair
    if not here.definite or here.verbal or here.plural or _COMPLEMENT.match(text, end):
        return False
    if not {*here.modifiers} <= {*before.modifiers, *before.told}:
        return False
    return not any(word.endswith(("'s", "’s", "s'", "s’")) for word in wording.before(text, (here.sentence, end), here.start))


def _is_earlier(text: str, draft: Draft) -> bool:
    """Whether the words around an event tell of what was before something else."""
    return _EARLIER.search(text[max(draft.sentence, draft.start - WINDOW) : draft.start + WINDOW]) is not None


def _is_headline(text: str, pair: tuple[Draft, Draft]) -> bool:
    """Whether the first stands in a short line of its own without a full stop, at the beginning, and the other below it."""
    begin, end = text.rfind("\n", 0, pair[0].start) + 1, text.find("\n", pair[0].start)
    alone = begin < end < begin + HEADLINE_LENGTH and text[begin:end].rstrip()[-1:] not in (".", "?", "!", ":", "")
    return alone and pair[0].start < EARLY and end < pair[1].start < end + LEAD


def _name_others(one: re.Match[str] | None, other: re.Match[str] | None) -> bool:
    """Whether two names follow the same preposition that are not short for one another."""
    return bool(one and other and one[1] == other[1] and not may_be_one_name((words_of(one[2]),), (words_of(other[2]),)))


def _standing(one: Telling, two: Telling) -> float:
    return BOTH_EARLY * (one.early and two.early) + NONE_EARLY * (not one.early and not two.early)


def _agreeing(pair: tuple[Draft, Draft], one: Telling, two: Telling) -> float:
    a, b = pair
    return (
        SENTENCES * likeness(one.words, two.words)
        + CLOSE * likeness(one.close, two.close)
        + SPELLING * (one.word == two.word)
        + AGENT * _share(a.agents, b.agents)
        + TARGET * _share(a.targets, b.targets)
        + SAME_AMOUNT * (not one.amount.isdisjoint(two.amount))
        + SAME_PERSON * may_be_one_name((one.closest,), (two.closest,))
        + SAME_KIND * _share(a.modifiers, b.modifiers)
    )


def _different(pair: tuple[Draft, Draft], one: Telling, two: Telling) -> float:
    a, b = pair
    return (
        OTHER_ROLE * (_differ(a.agents, b.agents) or _differ(a.targets, b.targets))
        + OTHER_AMOUNT * differ(one.amount, two.amount)
        + OTHER_DAY * (differ(one.days, two.days) or differ(one.years, two.years))
        + ORDER * (a.order != b.order)
        + OTHER_PERSON * (bool(one.closest and two.closest) and not may_be_one_name((one.closest,), (two.closest,)))
        + STRANGERS * strangers(one, two)
        + NOUN_AND_VERB * (a.verbal != b.verbal)
        + OTHER_VERB * (a.verbal and b.verbal and one.close.isdisjoint(two.close))
        + OTHER_KIND * _differ(a.modifiers, b.modifiers)
        + OTHERS * (bool(one.others) != bool(two.others))
        + ONE_OR_MORE * (a.plural != b.plural and not (a.verbal or b.verbal))
        + UNDONE * (one.undone != two.undone)
        + UNREAL * (one.unreal != two.unreal)
        + AHEAD * (a.ahead != b.ahead)
    )


def _idle(pair: tuple[Draft, Draft], one: Telling, two: Telling) -> float:
    """What takes from the odds because the telling itself says little about one event."""
    return (
        UNCLASSED * all(draft.kind == "Event" for draft in pair)
        + SPOKEN * any(draft.stem in ONCE for draft in pair)
        + LASTING * any(telling.lasting and not telling.early for telling in (one, two))
        + KINDS * (all(draft.plural and not draft.verbal for draft in pair) and not pair[1].definite)
        + SERIES * all(draft.kind in RISING for draft in pair)
    )


def _share(ours: Iterable[str], theirs: Iterable[str]) -> bool:
    return not set(ours).isdisjoint(theirs)


def _differ(ours: Sequence[str], theirs: Sequence[str]) -> bool:
    """Whether both sides say something and nothing that the other says."""
    return bool(ours and theirs) and not _share(ours, theirs)
