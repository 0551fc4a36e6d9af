"""Events that one document tells again: headline and lead, a lead and its details, "was sentenced … the sentence".

Two mentions of one document are compared if they have the same word ("exploded", "explosion") or one that tells the same ("quit", "resigned"), stand in two
sentences, and nothing known speaks against their being one (see ``profiles.compatible``). Left out are speech (but for what is done once, "charged", "published"),
words that say little ("take", "make") and what did not take place. How surely they are one, ``sameness`` says. What agrees by ``SURE`` and more joins (sets
by all their pairs, see ``agreeing``), what lies between ``ASK`` and that is a question.

What a document is compared by it says itself, so the scores are kept with it (see ``kept``).
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from itertools import combinations, product

from msgspec import Struct
from msgspec.structs import replace

from kg.model import Ref
from kg.ontology.terms import Ontology
from kg.resolution.coreference.agreeing import ASK, SURE, Agreeing, Compared
from kg.resolution.coreference.joining import Joining
from kg.resolution.coreference.sameness import Mention, sameness
from kg.resolution.coreference.sureness import WEAK, differ, share
from kg.resolution.coreference.tellings import Telling
from kg.resolution.corpus.indexed import Corpus
from kg.resolution.events import dates, families, wording
from kg.resolution.events.drafts import Draft
from kg.resolution.events.profiles import Profile, compatible
from kg.resolution.kept import NOTHING, Kept

SAME = "same word again in one document"
ALIKE = "told in other words in one document"
CROWD = 12
"""Events of one word in a document: more are a list or a log."""


class Repeat(Struct, frozen=True):
    """Two events of one document, by their local ids in the order of the text: how surely they are one, and why."""

    score: float
    one: str
    other: str
    reason: str


Repeated = Callable[[str, Sequence[Ref]], Sequence[Repeat]]
"""What a document, by its key, tells again of some of its events"""


def join(corpus: Corpus, joining: Joining, key: str, repeated: Sequence[Repeat]) -> None:
    """Join what a document surely tells again, and propose the rest."""
    found: list[Compared] = []
    for repeat in repeated:
        one, other = sorted(((key, repeat.one), (key, repeat.other)))
        if joining.clusters.find(one) != joining.clusters.find(other):
            found.append(Compared(repeat.score, one, other, repeat.reason))
    if not found:
        return
    every = sorted({ref for pair in found for ref in (pair.one, pair.other)})

    def fits(one: Profile, other: Profile) -> bool:
        return compatible(one, other, corpus.ontology)

    def may_be(one: Profile, other: Profile) -> bool:
        return compatible(one, replace(other, ahead=one.ahead), corpus.ontology)

    Agreeing(joining, found, every, fits, {}).join_all(SURE)
    questions = Agreeing(joining.among(every), found, every, may_be, {}, asking=True)
    for score, one, other, reason in questions.join_all(ASK, SURE - 0.01):
        joining.clusters.propose(one, other, reason, score)


def repeated(corpus: Corpus, drafts: Mapping[Ref, Draft], telling: Callable[[Ref], Telling], kept: Kept = NOTHING) -> Repeated:
    """What gives the pairs of events of a document, in the order of the text, that can be compared."""
    recall = kept.some("repeats", tuple[Repeat, ...])
    return lambda key, refs: recall(key, partial(_repeats, corpus, drafts, telling, refs), None)


def _repeats(corpus: Corpus, drafts: Mapping[Ref, Draft], telling: Callable[[Ref], Telling], refs: Sequence[Ref]) -> tuple[Repeat, ...]:
    """The pairs of events of one document that can be compared, as far as both may be told again at all."""
    told = [ref for ref in refs if drafts[ref].stem not in WEAK and not drafts[ref].denied]
    issued = corpus.outlines[refs[0][0]].date
    found = []
    for one, other, alone, several in _of_like_words(told, drafts):
        pair = drafts[one], drafts[other]
        if not _may_be_one(pair, corpus.ontology) or _is_past(pair, issued):
            continue
        first, second = (Mention(drafts[ref], telling(ref), corpus.events[ref].trigger.end) for ref in (one, other))
        score = sameness(corpus.document(one[0]).text, first, second, alone, several, corpus.ontology)
        found.append(Repeat(score, one[1], other[1], SAME if alone else ALIKE))
    likely = {local for repeat in found if repeat.score >= ASK for local in (repeat.one, repeat.other)}
    return tuple(repeat for repeat in found if likely.issuperset((repeat.one, repeat.other)))


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


def _may_be_one(pair: tuple[Draft, Draft], ontology: Ontology) -> bool:
    """Whether two stand in two sentences, and neither class, number, order nor particle ("checked in", "checked out") tells them apart."""
    one, other = pair
    return (
        one.sentence != other.sentence
        and one.count == other.count
        and (one.kind == other.kind or ontology.is_a(one.kind, other.kind) or ontology.is_a(other.kind, one.kind))
        and wording.same_order(one.order, other.order)
        and not differ(one.particles, other.particles)
    )


def _is_past(pair: tuple[Draft, Draft], issued: str | None) -> bool:
    """Whether only one says when it was, and that was over long before the report: the other may be news."""
    one, other = pair
    spans = [draft.span for draft in pair if draft.span]
    return (
        len(spans) == 1 and dates.is_past(spans[0], issued) and not (share(one.agents, other.agents) or share(one.targets, other.targets))
    )
