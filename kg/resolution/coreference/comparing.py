"""How surely events that two documents of one story tell are one: what they say of them, of who takes part and of what is one already tells it, and of all others
only how many have the word.

Two events of two such documents are compared if they have the same word ("exploded", "explosion") or a word that tells the same ("quit", "resigned").
Nothing known may speak against their being one: class, order ("the second"), number, date, place, who takes part in the same role, the particle of the verb
("checked in", "checked out"). How surely they are one, ``sureness`` says.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import product

from msgspec import Struct

from kg.model import Ref
from kg.resolution.coreference.joining import Joining
from kg.resolution.coreference.sureness import Setting, differ, odds
from kg.resolution.coreference.tellings import Telling, likeness, may_be_one_name
from kg.resolution.corpus.indexed import Corpus
from kg.resolution.events import dates, families, wording
from kg.resolution.events.profiles import Keys, Profile, Profiles, is_gathering, same_place, shared

SAME = "same word in one story"
ALIKE = "told in other words in one story"
CROWD = 20
"""Events of one word in a document: more are a list or a log."""
WORD = "word"

ByWord = Mapping[str, Sequence[Ref]]
"""The events of a document by their word and by the groups of words that tell the same"""


class Found(Struct, frozen=True, array_like=True):
    """Two events, by their local ids: log ``odds`` of their being one, whatever share of the story has the word. Of a ``doubtful`` pair only a person can say it."""

    one: str
    other: str
    odds: float
    doubtful: bool


@dataclass(frozen=True)
class Grounds:
    """What two events are compared by."""

    corpus: Corpus
    joining: Joining
    called: Mapping[str, frozenset[str]]
    telling: Callable[[Ref], Telling]
    one_subject: Callable[[str, str], float]

    def may_be_one(self, a: Profile, b: Profile) -> bool:
        """Whether nothing that is known speaks against two events of one story being one."""
        ontology = self.corpus.ontology
        return (
            wording.same_order(a.order, b.order)
            and a.count == b.count
            and (not a.topics or not b.topics or shared(a.topics, b.topics) > 0)
            and (ontology.is_a(a.kind, b.kind) or ontology.is_a(b.kind, a.kind))
            and not (a.span and b.span and not dates.overlap(a.span, b.span))
            and not differ(a.particles, b.particles)
            and self._may_agree(a.agents, b.agents)
            and self._may_agree(a.targets, b.targets)
            and self._may_agree(a.actors - a.agents - a.targets, b.actors - b.agents - b.targets)
            and all(same_place(x, y) for x in a.places for y in b.places)
        )

    def _may_agree(self, ours: frozenset[Keys], theirs: frozenset[Keys]) -> bool:
        """Whether one side is unknown, or somebody takes part in both, by all that is known or by a word of the name."""
        if not ours or not theirs or shared(ours, theirs):
            return True
        left, right = ([self.called.get(key, frozenset()) for keys in side for key in keys] for side in (ours, theirs))
        return may_be_one_name(left, right)


def by_word(known: Profiles, refs: Iterable[Ref]) -> ByWord:
    """The events of a document, by their word and by the groups of words that tell the same; none that did not take place."""
    found: dict[str, list[Ref]] = defaultdict(list)
    for ref in refs:
        if not known.drafts[ref].denied:
            word = known.stem(ref)
            for key in (f"{WORD} {word}", *_groups().get(word, ())):
                found[key].append(ref)
    return found


@cache
def _groups() -> Mapping[str, Sequence[str]]:
    """The groups of words that tell the same in which each word is."""
    found: dict[str, list[str]] = defaultdict(list)
    for number, group in enumerate(families.told_alike()):
        for word in group:
            found[word].append(f"group {number}")
    return found


def reason_of(word: str) -> str:
    """Why two events with one of the words of ``by_word`` are compared."""
    return SAME if word.startswith(WORD) else ALIKE


def between(grounds: Grounds, here: ByWord, there: ByWord) -> dict[str, list[Found]]:
    """The events of two documents that can be compared, by the words that they have in common, in the order of these."""
    found = {word: list(_of_one_word(grounds, here[word], there[word], reason_of(word))) for word in sorted(here.keys() & there.keys())}
    return {word: pairs for word, pairs in found.items() if pairs}


def _of_one_word(grounds: Grounds, ours: Sequence[Ref], theirs: Sequence[Ref], reason: str) -> Iterator[Found]:
    known, of, find = grounds.joining.known, grounds.joining.of, grounds.joining.clusters.find
    series = any(known[ref].order not in ("", "1") for ref in (*ours, *theirs))
    root = {ref: find(ref) for refs in (ours, theirs) for ref in refs}
    several = max(len({root[ref] for ref in refs}) for refs in (ours, theirs))
    ours, theirs = ours[:CROWD], theirs[:CROWD]
    wholes = {ref: of(ref) for refs in (ours, theirs) for ref in refs}
    for one, other in product(ours, theirs):
        told, whole = (known[one], known[other]), (wholes[one], wholes[other])
        if root[one] == root[other] or not (reason == SAME or told[0].stems.isdisjoint(told[1].stems)) or not grounds.may_be_one(*whole):
            continue
        setting = Setting(grounds.one_subject(*sorted((one[0], other[0]))), several, _rival(grounds.telling, one, other, ours, theirs))
        found = odds(told, whole, grounds.telling, setting, reason == SAME, grounds.corpus.ontology)
        doubtful = (series and not (told[0].order and told[1].order)) or _is_doubtful(grounds, told, whole)
        yield Found(one[1], other[1], found, doubtful)


def _rival(telling: Callable[[Ref], Telling], one: Ref, other: Ref, ours: Sequence[Ref], theirs: Sequence[Ref]) -> float:
    """How much closer the words about another event of the same sentence are ("the agreements oblige to a further agreement"), as a likeness."""
    if len(ours) == len(theirs) == 1:
        return 0.0
    a, b = telling(one), telling(other)
    here = [t for ref in ours if ref != one and (t := telling(ref)).sentence == a.sentence]
    there = [t for ref in theirs if ref != other and (t := telling(ref)).sentence == b.sentence]
    if not here and not there:
        return 0.0
    fits = likeness(a.close, b.close)
    return max(fits, *(likeness(t.close, b.close) for t in here), *(likeness(a.close, t.close) for t in there)) - fits


def _is_doubtful(grounds: Grounds, told: tuple[Profile, Profile], whole: tuple[Profile, Profile]) -> bool:
    """Whether only a person can say: the sentences write out different days or other numbers ("killed three"), or one tells of a meeting that lies ahead, or of
    which nothing tells when it was. (So it is where a document tells of several, "a second round", and one of the two does not say which.)"""
    one, other = (grounds.telling(p.ref) for p in told)
    timeless = [not (p.span or grounds.corpus.outlines[p.ref[0]].date) for p in told]
    vague = whole[0].ahead != whole[1].ahead or (any(p.span for p in told) and any(timeless))
    again = vague and all(is_gathering(grounds.corpus.ontology, p.kind) for p in told)
    return again or differ(one.days, other.days) or differ(one.amount, other.amount)
