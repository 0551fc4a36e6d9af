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
_WORD = re.compile(r"[^\W_]{3,}|\d+")
_NUMBER = re.compile(r"\d[\d.,]*\d|\d")
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
    """``words`` are those beside the trigger, without inflection and without such as stand in any sentence; ``names`` the words of all names, ``people``
    those of each person; ``amount`` is the number right after the trigger ("killed three"), ``others`` what says there that it is not the first ("shot another
    man"); ``once`` says whether the word of the event stands there only once."""

    words: Words
    names: Words
    people: frozenset[Words]
    numbers: Words
    amount: Words
    others: Words
    once: bool


def tellings(corpus: Corpus, known: Mapping[Ref, Profile]) -> Callable[[Ref], Telling]:
    """What gives the telling of each event, made when it is asked for first."""

    @cache
    def named(key: str) -> list[tuple[int, Words, bool]]:
        found = []
        for local in entities[key]:
            entity = corpus.entities[key, local]
            found += [(m.start, words_of(m.text), entity.kind == "Person") for m in entity.mentions if m.form == "name"]
        return found

    @cache
    def telling(ref: Ref) -> Telling:
        text, trigger = corpus.documents[ref[0]].text, corpus.events[ref].trigger
        begin, end = sentence_of(corpus, ref)
        here = [(words, person) for start, words, person in named(ref[0]) if begin <= start < end]
        beside = (families.base(word) for word in _WORD.findall(f"{text[begin : trigger.start]} {text[trigger.end : end]}".casefold()) if word not in _STOP)
        words = frozenset(beside)
        after = _ANY.findall(text[trigger.end : end].casefold())[:5]
        return Telling(
            words,
            frozenset().union(*(words for words, _ in here)),
            frozenset(words for words, person in here if person),
            frozenset(_NUMBER.findall(text[begin:end])),
            frozenset(after[:2]) & _AMOUNTS | frozenset(word for word in after[:2] if word[0].isdigit()),
            frozenset(after) & _OTHERS,
            not any(families.akin(word, stem) for word in words for stem in known[ref].stems),
        )

    entities: dict[str, list[str]] = defaultdict(list)
    for key, local in corpus.entities:
        entities[key].append(local)
    return telling


def words_of(name: str) -> Words:
    """The words of a name, in lower case, initials and "of" left out."""
    return frozenset(_WORD.findall(name.casefold())) - _STOP


def likeness(one: Telling, other: Telling) -> float:
    """How much of what two sentences tell is in both (0 to 1): the cosine of their words."""
    both = len(one.words) * len(other.words)
    return len(one.words & other.words) / both**0.5 if both else 0.0


def may_be_one_name(ours: Iterable[Words], theirs: Iterable[Words]) -> bool:
    """Whether a name of one side may be short for one of the other ("Reyes", "Ada Reyes"); two that only share a word are two ("Ivo Reyes")."""
    return any(one <= other or other <= one for one, other in product(ours, theirs) if one and other)
