"""How surely what two documents of one story tell is one event: what speaks for it and against it, added up.

The weights are log odds, set by hand so that the score tells the share of pairs that are one event (docs/resolution.md has the pairs judged). What weighs
most is where it is told: a report begins with what it is about, and so do the others on the same.
"""

import math
from collections.abc import Callable

from kg.model import Ref
from kg.ontology.terms import Ontology
from kg.resolution import families
from kg.resolution.profiles import Profile, is_speech, same_place, shared
from kg.resolution.tellings import Telling, likeness, may_be_one_name

START = -0.9
BOTH_EARLY, ONE_EARLY = 1.2, 0.6
"""Both documents, or one of them, begin with it."""
HEADLINES = 0.5
"""Both headlines have the word."""
COVER = 1.2
"""All other documents of the story tell of something with that word; a share of them, that share."""
SENTENCES, CLOSE = 1.6, 0.8
"""The sentences, and the words close by, are the same; likeness below 1, less."""
ROLE, WHERE, NUMBER, KIND = 0.4, 0.3, 0.6, 0.2
"""Somebody has one role in both; place or day are the same; a number stands in both; it is described in one way."""
OTHER_KIND, OTHER_WORD, UNCLASSED, SPEECH, STRANGERS, LIGHT, AMOUNT = -0.2, -0.4, -0.5, -1.0, -0.65, -1.2, -1.0
"""It is described in two ways; the word is another; the event has no class, or is one of speech; the sentences name different people; the word says little;
another number follows it."""
NOTHING = -0.6
"""Nobody, no place, no day and no name stands in both sentences."""
OTHER_DAY = -1.2
"""The sentences write out different days or years."""
OTHERS, ONE_OR_MORE = -0.2, -0.1
"""One speaks of "another", or of several; the other does not."""

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


def sureness(
    told: tuple[Profile, Profile], known: tuple[Profile, Profile], telling: Callable[[Ref], Telling], cover: float, same_word: bool, ontology: Ontology
) -> float:
    """The score (0 to 1) of two events as they are ``told``, with what is ``known`` of them and of what they were joined with; ``cover`` is the share of the other
    documents of the story that tell of something with that word."""
    a, b = told
    whole, other = known
    one, two = telling(a.ref), telling(b.ref)
    early = one.early + two.early
    role = shared(whole.agents, other.agents) + shared(whole.targets, other.targets)
    where = any(same_place(x, y) for x in whole.places for y in other.places) or bool(whole.span and whole.span == other.span)
    odds = (
        START
        + (BOTH_EARLY if early == 2 else ONE_EARLY * early)
        + HEADLINES * (one.headline and two.headline)
        + COVER * cover
        + SENTENCES * likeness(one.words, two.words)
        + CLOSE * likeness(one.close, two.close)
        + ROLE * bool(role)
        + WHERE * where
        + NUMBER * (not one.numbers.isdisjoint(two.numbers))
        + KIND * (not a.modifiers.isdisjoint(b.modifiers))
        + OTHER_KIND * differ(a.modifiers, b.modifiers)
        + OTHER_WORD * (not same_word)
        + UNCLASSED * (a.kind == b.kind == "Event")
        + SPEECH * any(is_speech(ontology, p.kind) for p in told)
        + STRANGERS * bool(one.people and two.people and not may_be_one_name(one.people, two.people))
        + LIGHT * any(not p.stems.isdisjoint(WEAK) for p in told)
        + AMOUNT * differ(one.amount, two.amount)
        + NOTHING * (not role and not where and one.names.isdisjoint(two.names))
        + OTHER_DAY * (differ(one.days, two.days) or differ(one.years, two.years))
        + OTHERS * (one.others != two.others)
        + ONE_OR_MORE * (a.plural != b.plural)
    )
    return round(1 / (1 + math.exp(-odds)), 2)


def differ(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    """Whether both sides say something and nothing that the other says."""
    return bool(ours and theirs and ours.isdisjoint(theirs))
