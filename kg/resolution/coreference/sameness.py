"""How surely two events that one document tells are one, for ``repeats``: a logistic score of what speaks for it and against it.

Why other weights than between documents (see ``sureness``): whoever writes one text uses the same word for one event and tells further ones as "another", in the
same sentence, of other people or with another number. The weights are log odds, set by hand from what readers can tell.
"""

import math
import re
from dataclasses import dataclass

from kg.ontology.terms import Ontology
from kg.resolution.coreference.sureness import differ, share, strangers
from kg.resolution.coreference.tellings import EARLY, Telling, likeness, may_be_one_name, words_of
from kg.resolution.events import families, wording
from kg.resolution.events.drafts import Draft
from kg.resolution.events.profiles import is_lasting

START = 0.2

# Where they stand.
HEADLINE = 0.8
"""One stands in a headline, the other below it."""
BOTH_EARLY, NONE_EARLY = 0.5, -0.9
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
LIFE = 1.5
"""They are of what befalls somebody once, and of one person."""
ONCE_IN_LIFE, KILLING = ("Birth", "Death", "Burial"), "Killing"
SAME_AMOUNT, SAME_PERSON, SAME_KIND = 0.7, 0.3, 0.2
"""The same number follows the word; the people named closest to it are one; it is described in one way."""

# What differs.
OTHER_ROLE = -1.0
"""Others do it, or others undergo it."""
OTHER_OBJECT, OTHER_DEED = -2.0, -1.5
"""Another name follows behind the same preposition ("the loss to Vale", "the loss to Marlow"); somebody does it twice, with other words behind the verb."""
OTHER_AMOUNT, OTHER_DAY, ORDER = -1.0, -0.8, -1.4
"""Another number follows the word; other days or years are written out; one is told as the first, or as another, the other is not."""
OTHER_PERSON, STRANGERS = -0.6, -0.4
"""The people named closest to the word are two; none of those whom the sentences name are one."""
OTHER_WORD, NOUN_AND_VERB, OTHER_VERB, OTHER_KIND = -0.7, -0.2, -0.4, -0.3
"""The word is another; one is told by a verb, the other by a noun; two verbs without a word close by in common; nouns are described in two ways."""
OTHERS, ONE_OR_MORE, EARLIER, FURTHER = -0.5, -0.3, -0.8, -4.0
"""Only one speaks of "another", of several, or of what was earlier ("two years ago"); the later one is told as a further one ("was also charged") or a habit."""
UNDONE, UNREAL, AHEAD = -3.0, -0.4, -0.6
"""Only one was not done, or tried; may or will be; lies ahead."""

# What says little.
UNCLASSED, SPOKEN = -0.4, -0.4
"""The events have no class; one is of speech."""
LASTING, KINDS = -0.4, -3.0
"""A verb in the plain present, other than at the beginning, tells what is so for long; plurals of which the later has no article mean a kind of event."""
SERIES, STATE = -1.4, -1.9
"""What rises, falls or is delivered does so many times; a plan, a wish, a situation or a treaty is no event at one time."""
RISING = ("Increase", "Decrease", "Supply")
ONCE = frozenset(map(families.base, "charge indict issue publish release".split()))
"""Words of speech for what is done once: a charge is brought, a report published."""

HEADLINE_LENGTH, LEAD = 150, 800
"""Characters of a headline at most, and those behind it within which its story is told again."""
_OBJECT = re.compile(r"\s(of|to|against|with|over|by)\s(?:the\s)?([A-Z][\w'’.-]*(?:\s[A-Z][\w'’.-]*)*)")
_COMPLEMENT = re.compile(r"\s(?:of|between|by|with|against|on|to)\s")
_EARLIER = re.compile(
    r"\b(?:(?:days?|weeks?|months?|years?) (?:after|before|earlier|ago|later)|earlier|previous(?:ly)?|former(?:ly)?|historic|original(?:ly)?"
    r"|last (?:month|year|season))\b"
)
_FURTHER = re.compile(r"\b(?:also|again|additionally|typically|usually|often|regularly)\b[^.,;]{0,12}$")
WINDOW = 100
"""Characters on each side of a word in which such words are looked for."""


@dataclass(frozen=True, slots=True)
class Mention:
    """One event as its document tells it; ``end`` is where its trigger ends."""

    draft: Draft
    telling: Telling
    end: int


def sameness(text: str, one: Mention, other: Mention, same_word: bool, several: int, ontology: Ontology) -> float:
    """The score (0 to 1) of two events of a text, the first in it first; ``several`` is how many events the text has of the word that has more."""
    pair, told = (one.draft, other.draft), (one.telling, other.telling)
    many = FAR * math.log2(max((other.draft.start - one.draft.start) / NEAR_BY, 1)) + SEVERAL * math.log2(max(several / 2, 1))
    odds = START + (BACK + PART * many if _points_back(text, pair, other.end) else many) + OTHER_WORD * (not same_word)
    odds += _standing(*told) + HEADLINE * _is_headline(text, pair) + _agreeing(pair, *told) + LIFE * _is_of_one_life(pair, told, ontology)
    odds += _different(pair, *told) + _told_apart(text, one, other) + _idle(pair, *told, ontology)
    return min(0.99, round(1 / (1 + math.exp(-odds)), 2))


def _told_apart(text: str, one: Mention, other: Mention) -> float:
    """What takes from the odds because the words around the two tell them apart."""
    draft = other.draft
    return (
        OTHER_OBJECT * _name_others(_OBJECT.match(text, one.end), _OBJECT.match(text, other.end))
        + EARLIER * (_is_earlier(text, one.draft) != _is_earlier(text, draft))
        + FURTHER * bool(_FURTHER.search(text[max(draft.sentence, draft.start - WINDOW) : draft.start]))
    )


def _points_back(text: str, pair: tuple[Draft, Draft], end: int) -> bool:
    """Whether the later one is a definite noun that says no more than what is known by then."""
    before, here = pair
    if not here.definite or here.verbal or here.plural or _COMPLEMENT.match(text, end):
        return False
    if not {*here.modifiers} <= {*before.modifiers, *before.told}:
        return False
    return not any(word.endswith(("'s", "’s", "s'", "s’")) for word in wording.before(text, (here.sentence, end), here.start))


def _is_of_one_life(pair: tuple[Draft, Draft], told: tuple[Telling, Telling], ontology: Ontology) -> bool:
    """Whether two events that somebody has once in life are told of one person: by role or, where none is known, by the name closest to the word."""
    if not any(all(ontology.is_a(draft.kind, once) for draft in pair) for once in ONCE_IN_LIFE):
        return False
    killing = [ontology.is_a(draft.kind, KILLING) for draft in pair]
    one, other = (draft.targets if kills else draft.participants for draft, kills in zip(pair, killing, strict=True))
    if one and other:
        return share(one, other)
    may_be_killer = any(kills and draft.agents for draft, kills in zip(pair, killing, strict=True))
    return not may_be_killer and may_be_one_name((told[0].closest,), (told[1].closest,))


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
        + AGENT * share(a.agents, b.agents)
        + TARGET * share(a.targets, b.targets)
        + SAME_AMOUNT * (not one.amount.isdisjoint(two.amount))
        + SAME_PERSON * may_be_one_name((one.closest,), (two.closest,))
        + SAME_KIND * share(a.modifiers, b.modifiers)
    )


def _different(pair: tuple[Draft, Draft], one: Telling, two: Telling) -> float:
    a, b = pair
    return (
        OTHER_ROLE * (differ(a.agents, b.agents) or differ(a.targets, b.targets))
        + OTHER_DEED * (a.verbal and b.verbal and share(a.agents, b.agents) and differ(_behind(one), _behind(two)))
        + OTHER_AMOUNT * differ(one.amount, two.amount)
        + OTHER_DAY * (differ(one.days, two.days) or differ(one.years, two.years))
        + ORDER * (a.order != b.order)
        + OTHER_PERSON * (bool(one.closest and two.closest) and not may_be_one_name((one.closest,), (two.closest,)))
        + STRANGERS * strangers(one, two)
        + NOUN_AND_VERB * (a.verbal != b.verbal)
        + OTHER_VERB * (a.verbal and b.verbal and one.close.isdisjoint(two.close))
        + OTHER_KIND * (not (a.verbal or b.verbal) and differ(a.modifiers, b.modifiers))
        + OTHERS * (bool(one.others) != bool(two.others))
        + ONE_OR_MORE * (a.plural != b.plural and not (a.verbal or b.verbal))
        + UNDONE * (one.undone != two.undone)
        + UNREAL * (one.unreal != two.unreal)
        + AHEAD * (a.ahead != b.ahead)
    )


def _idle(pair: tuple[Draft, Draft], one: Telling, two: Telling, ontology: Ontology) -> float:
    """What takes from the odds because the telling itself says little about one event."""
    return (
        UNCLASSED * all(draft.kind == "Event" for draft in pair)
        + SPOKEN * any(draft.stem in ONCE for draft in pair)
        + LASTING * any(telling.lasting and not telling.early for telling in (one, two))
        + KINDS * (all(draft.plural and not draft.verbal for draft in pair) and not pair[1].definite)
        + SERIES * all(draft.kind in RISING for draft in pair)
        + STATE * all(is_lasting(ontology, draft.kind, draft.verbal) for draft in pair)
    )


def _behind(telling: Telling) -> frozenset[str]:
    """The words close behind a verb, among them what it is done to."""
    return frozenset(word for word in telling.close if word.startswith("_"))
