"""How surely what two documents of one story tell is one event: what speaks for it and against it, added up.

The weights are log odds, set by hand in round figures so that the score tells the share of pairs that are one event (docs/resolution.md has the pairs
judged). What weighs most: that the words close by are the same, and that neither names people or numbers of which the other knows nothing.
Two fires, two arrests or two falls in one story are told in the same words; whom and how many they concern tells them apart.
"""

import math
from collections.abc import Callable, Collection
from dataclasses import dataclass

from kg.model import Ref
from kg.ontology.terms import Ontology
from kg.resolution.coreference.tellings import Telling, likeness, may_be_one_name
from kg.resolution.events import families
from kg.resolution.events.profiles import Profile, is_lasting, is_speech, same_place, shared

START = 0.6
"""Of two events of one word in one story more than half are one."""

# Where they stand.
EARLY = 0.5
"""Both documents begin with it."""
COVER = 1.0
"""All other documents of the story tell of something with that word; a share of them, that share."""
SEVERAL = -0.4
"""Each time that the number of events of that word in one of the documents doubles: another may be meant."""
RIVAL = -2.4
"""Another event of that word in one of the two sentences has the same words on the same sides as the other's; that much more of them, less."""

# What the sentences have in common.
SENTENCES, CLOSE, FEW = 0.5, 1.6, -0.6
"""The sentences, and the words close by, are the same; likeness below 1, less. The sentences have a single word in common beside it, or none."""
SPELLING = 0.3
"""The very same word, inflection and all."""
ROLE, WHERE, NUMBER = 0.6, 0.5, 0.4
"""Somebody has one role in both; place or day are the same; a number stands in both."""

# What differs.
UNHEARD, BOTH_UNHEARD = -0.5, -0.4
"""A sentence names a person of whom the whole other document says nothing (each of the two); each of the two sentences has a name that the other document lacks."""
OTHER_NUMBERS = -0.9
"""Each of the two sentences has a number that the whole other document lacks."""
OTHER_PERSON, STRANGERS = -0.4, -0.8
"""The people named closest to the word are two; none of those whom the sentences name are one."""
OTHER_DAY, AMOUNT, ORDER = -0.5, -1.0, -1.0
"""Other days or years are written out; another number follows the word; one is told as the first, or as another, the other is not."""
OTHER_WORD, OTHERS = -0.5, -0.7
"""The word is another; one speaks of "another", or of several, the other does not."""
UNDONE, AHEAD = -1.0, -0.4
"""Only one says that it was not done, or tried; only one that it will or may be."""

# What says little.
UNCLASSED, SPEECH, LIGHT = -0.7, -1.3, -2.4
"""The event has no class; it is one of speech, or the word says little, which counts the less the more alike the sentences are: who speaks twice says two
things."""
UNREAL, AIMS, LASTING, STATE = -0.25, -0.7, -1.0, -1.9
"""It may or will be; neither says that it has been; a verb in the plain present, other than at the beginning, tells what is so for long; a plan, a wish, a
situation or a treaty is no event at one time."""

WEAK = frozenset(
    map(
        families.base,
        """
        say tell report announce confirm add ask call take make get have do give go come put keep set be become remain need want know think believe see
        show use let turn bring include involve happen occur follow continue help cause provide receive look seem appear expect hope comment statement
        """.split(),
    )
)
"""Words that say little by themselves."""


@dataclass(frozen=True, slots=True)
class Setting:
    """Where two tellings stand: ``subject`` is what speaks for their documents having one (see ``subjects``), ``several`` how many events of that word the
    document that has more of them tells, ``rival`` how much closer to the words of one another event of the other's sentence is."""

    subject: float
    several: int
    rival: float


def sureness(odds: float, cover: float) -> float:
    """The score (0 to 1) of two events of which all but ``cover`` comes to these ``odds``: the share of the other documents of the story that tell of something
    with that word."""
    return min(0.99, round(1 / (1 + math.exp(-odds - COVER * cover)), 2))


def odds(
    told: tuple[Profile, Profile],
    known: tuple[Profile, Profile],
    telling: Callable[[Ref], Telling],
    setting: Setting,
    same_word: bool,
    ontology: Ontology,
) -> float:
    """What speaks for two events being one, as they are ``told``, with what is ``known`` of them and of what they were joined with, as log odds."""
    one, two = (telling(profile.ref) for profile in told)
    found = START + _standing(one, two, setting) + _in_common(known, one, two) + _different(told, known, one, two)
    return found + OTHER_WORD * (not same_word) + _idle(told, known, one, two, ontology)


def _standing(one: Telling, two: Telling, setting: Setting) -> float:
    return EARLY * (one.early and two.early) + setting.subject + SEVERAL * math.log2(setting.several) + RIVAL * setting.rival


def _in_common(known: tuple[Profile, Profile], one: Telling, two: Telling) -> float:
    return (
        SENTENCES * likeness(one.words, two.words)
        + CLOSE * likeness(one.close, two.close)
        + FEW * (len(one.words & two.words) <= 1)
        + SPELLING * (one.word == two.word)
        + ROLE * _one_role(*known)
        + WHERE * _one_place_or_day(*known)
        + NUMBER * (not one.numbers.isdisjoint(two.numbers))
    )


def _different(told: tuple[Profile, Profile], known: tuple[Profile, Profile], one: Telling, two: Telling) -> float:
    a, b = told
    return (
        UNHEARD * (_names_stranger(one, two) + _names_stranger(two, one))
        + BOTH_UNHEARD * (not one.names <= two.heard and not two.names <= one.heard)
        + OTHER_NUMBERS * (not one.numbers <= two.counted and not two.numbers <= one.counted)
        + OTHER_PERSON * (bool(one.closest and two.closest) and not may_be_one_name((one.closest,), (two.closest,)))
        + STRANGERS * strangers(one, two)
        + OTHER_DAY * (differ(one.days, two.days) or differ(one.years, two.years))
        + AMOUNT * differ(one.amount, two.amount)
        + ORDER * (a.order != b.order)
        + OTHERS * (one.others != two.others)
        + UNDONE * (one.undone != two.undone)
        + AHEAD * (known[0].ahead != known[1].ahead)
    )


def _idle(told: tuple[Profile, Profile], known: tuple[Profile, Profile], one: Telling, two: Telling, ontology: Ontology) -> float:
    """What takes from the sureness because the telling itself says little about one event."""
    (a, b), (all_a, all_b), other = told, known, 1 - likeness(one.words, two.words)
    return (
        UNCLASSED * (a.kind == b.kind == "Event")
        + SPEECH * other * (is_speech(ontology, a.kind) or is_speech(ontology, b.kind))
        + LIGHT * other * (not (a.stems.isdisjoint(WEAK) and b.stems.isdisjoint(WEAK)))
        + UNREAL * (one.unreal or two.unreal)
        + AIMS * (all_a.ahead and all_b.ahead)
        + LASTING * ((one.lasting and not one.early) or (two.lasting and not two.early))
        + STATE * (is_lasting(ontology, a.kind, a.verbal) and is_lasting(ontology, b.kind, b.verbal))
    )


def _one_role(one: Profile, other: Profile) -> bool:
    """Whether somebody does or suffers it in both."""
    return shared(one.agents, other.agents) + shared(one.targets, other.targets) > 0


def _one_place_or_day(one: Profile, other: Profile) -> bool:
    return any(same_place(x, y) for x in one.places for y in other.places) or bool(one.span and one.span == other.span)


def strangers(ours: Telling, theirs: Telling) -> bool:
    """Whether both sentences name people, and nobody of them may be one."""
    return bool(ours.people and theirs.people and not may_be_one_name(ours.people, theirs.people))


def _names_stranger(ours: Telling, theirs: Telling) -> bool:
    """Whether a sentence names somebody of whom the other's document says nothing."""
    return any(person.isdisjoint(theirs.heard) for person in ours.people)


def share(ours: Collection[str], theirs: Collection[str]) -> bool:
    """Whether something stands on both sides."""
    return not frozenset(ours).isdisjoint(theirs)


def differ(ours: Collection[str], theirs: Collection[str]) -> bool:
    """Whether both sides say something and nothing that the other says."""
    return bool(ours and theirs) and not share(ours, theirs)
