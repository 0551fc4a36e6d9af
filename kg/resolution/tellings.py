"""What the sentence that tells of an event says besides: the words, names, people and numbers by which two tellings of one event resemble each other."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import product

from kg.model import Ref
from kg.resolution import families
from kg.resolution.corpus import Corpus
from kg.resolution.drafts import sentence_of
from kg.resolution.profiles import Profile

Words = frozenset[str]
CLOSE = 4
"""Words on each side of the trigger that are close to it."""
EARLY = 350
"""Characters within which a report tells what it is about: the headline and the lead; of a short one a third."""
HEADLINE = 150
"""Characters of a headline at most."""
_WORD = re.compile(r"[^\W_]{3,}|\d+")
_NUMBER = re.compile(r"\d[\d.,]*\d|\d")
_DAY = re.compile(
    r"\b(\d{1,2})(?:st|nd|rd|th)? (?:of )?(jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)"
    r"|\b(jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.? (\d{1,2})(?:st|nd|rd|th)?\b"
)
_YEAR = re.compile(r"(?<![\d,.])(?:1[89]|20)\d\d(?![\d,]|\.\d)")
_ANY = re.compile(r"[^\W_]+")
_AMOUNTS = frozenset("one two three four five six seven eight nine ten eleven twelve dozen dozens hundreds thousands".split())
_OTHERS = frozenset("another other others second third fourth fifth also too".split())
_STOP = frozenset(
    """
    the and for but with from are was were been its his her she they that this which who said has have had will would not after before over into out also
    more than about their him them you your our all any can could may might one two when what where there then being been did does most some such only very
    told says say according during while because since until between against under other last first year years day days week monday tuesday wednesday
    thursday friday saturday sunday
    """.split()
)


@dataclass(frozen=True, slots=True)
class Telling:
    """``words`` are those beside the trigger, without inflection and without such as stand in any sentence, ``close`` the nearest of them; ``names`` the words
    of all names, ``people`` those of each person; ``days`` and ``years`` are those that the sentence writes out; ``amount`` is the number right after the trigger
    ("killed three"), ``others`` what says there that it is not the first ("shot another man"); ``early`` says whether it stands about the beginning of its
    document, ``headline`` whether the first line has the word of the event."""

    words: Words
    close: Words
    names: Words
    people: frozenset[Words]
    numbers: Words
    days: Words
    years: Words
    amount: Words
    others: Words
    early: bool
    headline: bool


def tellings(corpus: Corpus, known: Mapping[Ref, Profile]) -> Callable[[Ref], Telling]:
    """What gives the telling of each event, made when it is asked for first."""

    @cache
    def named(key: str) -> list[tuple[int, Words, bool]]:
        found = []
        for local in inside[key]:
            entity = entities[key, local]
            found += [(m.start, words_of(m.text), entity.kind == "Person") for m in entity.mentions if m.form == "name"]
        return found

    @cache
    def first_words(key: str) -> Words:
        return frozenset(_told(_first_line(corpus.documents[key].text)))

    @cache
    def telling(ref: Ref) -> Telling:
        text, trigger = corpus.documents[ref[0]].text, corpus.events[ref].trigger
        begin, end = sentence_of(corpus, ref)
        here = [(words, person) for start, words, person in named(ref[0]) if begin <= start < end]
        before, behind = _told(text[begin : trigger.start]), _told(text[trigger.end : end])
        after = _ANY.findall(text[trigger.end : end].casefold())[:5]
        return Telling(
            frozenset((*before, *behind)),
            frozenset((*before[-CLOSE:], *behind[:CLOSE])),
            frozenset().union(*(words for words, _ in here)),
            frozenset(words for words, person in here if person),
            frozenset(_NUMBER.findall(text[begin:end])),
            _days(text[begin:end]),
            frozenset(_YEAR.findall(text[begin:end])),
            frozenset(after[:2]) & _AMOUNTS | frozenset(word for word in after[:2] if word[0].isdigit()),
            frozenset(after) & _OTHERS,
            trigger.start < min(EARLY, len(text) / 3),
            any(families.akin(word, stem) for word in first_words(ref[0]) for stem in known[ref].stems),
        )

    entities = corpus.entities
    inside: dict[str, list[str]] = defaultdict(list)
    for key, local in entities:
        inside[key].append(local)
    return telling


def _told(text: str) -> list[str]:
    """The words of a text that tell something, without inflection, in their order."""
    return [families.base(word) for word in _WORD.findall(text.casefold()) if word not in _STOP]


def _days(text: str) -> Words:
    """The days of a year that a text writes out, as month and number."""
    return frozenset(f"{(after or before)[:3]} {int(number or day)}" for number, after, before, day in _DAY.findall(text.casefold()))


def _first_line(text: str) -> str:
    """The headline, or as much of the first sentence as one has; nothing where no other line follows."""
    line, more, _ = text.partition("\n")
    return line[:HEADLINE] if more else ""


def words_of(name: str) -> Words:
    """The words of a name, in lower case, initials and "of" left out."""
    return frozenset(_WORD.findall(name.casefold())) - _STOP


def likeness(ours: Words, theirs: Words) -> float:
    """How much of what two say is in both (0 to 1): the cosine of their words."""
    both = len(ours) * len(theirs)
    return len(ours & theirs) / both**0.5 if both else 0.0


def may_be_one_name(ours: Iterable[Words], theirs: Iterable[Words]) -> bool:
    """Whether a name of one side may be short for one of the other ("Reyes", "Ada Reyes"); two that only share a word are two ("Ivo Reyes")."""
    return any(one <= other or other <= one for one, other in product(ours, theirs) if one and other)
