"""What the sentence that tells of an event says besides: the words, names, people and numbers by which two tellings of one event resemble each other."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import product

from kg.model import Offsets, Ref
from kg.resolution.corpus.indexed import Corpus
from kg.resolution.events import families
from kg.resolution.events.drafts import sentence_of
from kg.resolution.events.profiles import Profile

Words = frozenset[str]
CLOSE = 4
"""Words on each side of the trigger that are close to it."""
EARLY = 350
"""Characters within which a report tells what it is about: the headline and the lead; of a short one a third."""
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
_UNREAL = frozenset("would could may might can should must will if without to".split())
_UNDONE = frozenset("not no never without attempted attempting tried trying".split())
_PAST_TOO = frozenset("bid burst cast cost cut hit hurt let put quit read set shed shut split spread thrust upset".split())
"""Verbs whose past is spelt as their present."""
STOP = frozenset(
    """
    the and for but with from are was were been its his her she they that this which who said has have had will would not after before over into out also
    more than about their him them you your our all any can could may might one two when what where there then being been did does most some such only very
    told says say according during while because since until between against under other last first year years day days week monday tuesday wednesday
    thursday friday saturday sunday
    """.split()
)


@dataclass(frozen=True, slots=True)
class Telling:
    """What is known of the sentence, of the words near the trigger, and of the document:

    - ``sentence`` is where it begins; ``words`` are those beside the trigger, without inflection and without such as stand in any sentence, ``close`` the
      nearest of them and on which side they stand; ``names`` the words of all names, ``people`` those of each person, ``closest`` of the person named
      closest to the trigger; ``days`` and ``years`` are those that it writes out;
    - ``word`` is the trigger as it stands there; ``amount`` the number right after it ("killed three"), ``others`` what says there that it is not the first
      ("shot another man"); ``unreal`` says whether a word before it tells that it may or will be, ``undone`` gives such as tell that it was not done or only
      tried, ``lasting`` says whether it is a verb in the plain present, which tells what is so for long;
    - ``early`` says whether it stands about the beginning of its document; ``heard`` are all words of the document, with and without inflection, and
      ``counted`` all its numbers.
    """

    sentence: int
    words: Words
    close: Words
    names: Words
    people: frozenset[Words]
    closest: Words
    numbers: Words
    days: Words
    years: Words
    word: str
    amount: Words
    others: Words
    unreal: bool
    undone: Words
    lasting: bool
    early: bool
    heard: Words
    counted: Words


def tellings(corpus: Corpus, known: Mapping[Ref, Profile]) -> Callable[[Ref], Telling]:
    """What gives the telling of each event, made when it is asked for first."""

    @cache
    def named(key: str) -> list[tuple[Offsets, Words, bool]]:
        found = []
        for local in (entity.id for entity in corpus.outlines[key].entities):
            entity = entities[key, local]
            found += [((m.start, m.end), words_of(m.text), entity.kind == "Person") for m in entity.mentions if m.form == "name"]
        return found

    @cache
    def heard(key: str) -> tuple[Words, Words]:
        text = corpus.document(key).text
        words = frozenset(_ANY.findall(text.casefold()))
        return words | frozenset(map(families.base, words)), frozenset(_NUMBER.findall(text))

    @cache
    def telling(ref: Ref) -> Telling:
        text, trigger = corpus.document(ref[0]).text, corpus.events[ref].trigger
        begin, end = sentence_of(corpus, ref)
        here = [(span, words, person) for span, words, person in named(ref[0]) if begin <= span[0] < end]
        people = [(max(span[0] - trigger.end, trigger.start - span[1]), sorted(words)) for span, words, person in here if person]
        first, last = text[begin : trigger.start].casefold(), text[trigger.end : end].casefold()
        before, behind = _told(first), _told(last)
        leading, after = _ANY.findall(first)[-3:], _ANY.findall(last)[:5]
        unreal = not _UNREAL.isdisjoint(leading)
        figures = frozenset(_NUMBER.findall(text[begin:end]))
        words, numbers = heard(ref[0])
        return Telling(
            sentence=begin,
            words=frozenset((*before, *behind)),
            close=frozenset((*(f"{word} _" for word in before[-CLOSE:]), *(f"_ {word}" for word in behind[:CLOSE]))),
            names=frozenset().union(*(words for _, words, _ in here)),
            people=frozenset(words for _, words, person in here if person),
            closest=frozenset(min(people)[1]) if people else frozenset(),
            numbers=figures,
            days=_days(text[begin:end]) if figures else figures,
            years=frozenset(_YEAR.findall(text[begin:end])) if figures else figures,
            word=trigger.text.casefold(),
            amount=frozenset(after[:2]) & _AMOUNTS | frozenset(word for word in after[:2] if word[0].isdigit()),
            others=frozenset(after) & _OTHERS,
            unreal=unreal,
            undone=_UNDONE.intersection(leading),
            lasting=known[ref].verbal and not unreal and _is_present(trigger.text),
            early=trigger.start < min(EARLY, len(text) / 3),
            heard=words,
            counted=numbers,
        )

    entities = corpus.entities
    return telling


def _told(text: str) -> list[str]:
    """The words of a text in lower case that tell something, without inflection, in their order."""
    return [families.base(word) for word in _WORD.findall(text) if word not in STOP]


def _is_present(verb: str) -> bool:
    """Whether a verb is spelt as in the present ("attend", "attends")."""
    word = verb.casefold().partition(" ")[0]
    return word not in _PAST_TOO and families.is_plain(word)


def _days(text: str) -> Words:
    """The days of a year that a text writes out, as month and number."""
    return frozenset(f"{(after or before)[:3]} {int(number or day)}" for number, after, before, day in _DAY.findall(text.casefold()))


@lru_cache(maxsize=1 << 14)
def words_of(name: str) -> Words:
    """The words of a name, in lower case, initials and "of" left out."""
    return frozenset(_WORD.findall(name.casefold())) - STOP


def likeness(ours: Words, theirs: Words) -> float:
    """How much of what two say is in both (0 to 1): the cosine of their words."""
    both = len(ours) * len(theirs)
    return len(ours & theirs) / both**0.5 if both else 0.0


def may_be_one_name(ours: Iterable[Words], theirs: Iterable[Words]) -> bool:
    """Whether a name of one side may be short for one of the other ("Reyes", "Ada Reyes"); two that only share a word are two ("Ivo Reyes")."""
    return any(one <= other or other <= one for one, other in product(ours, theirs) if one and other)
