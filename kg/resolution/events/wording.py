"""What the words around an event's trigger say about which event is meant: the first, another, two of them, the one known already."""

import re

from kg.model import Offsets

_WORD = re.compile(r"[\w'’-]+|[^\w\s]")
_NEW_IN_NAME = re.compile(r"\bNew (?=[A-Z])")
"""Outside of a headline: "New York" says nothing of what is new."""
_STOP = frozenset(
    "after before in on at by for from with to and or but that which who said until till during since as over about into despite amid is are was were"
    " be been has have had will would if when while because ahead between".split()
)
_PORTIONS = frozenset(
    "round rounds set sets series session sessions string spate wave waves number couple pair stage phase day days cycle".split()
)
"""Nouns that count or order what follows their "of"; any other noun before "of" is something else ("the failure of talks")."""
_ORDINALS = {
    word: str(number)
    for number, words in enumerate(
        (
            "first 1st initial opening",
            "second 2nd",
            "third 3rd",
            "fourth 4th",
            "fifth 5th",
            "sixth 6th",
            "seventh 7th",
            "eighth 8th",
            "ninth 9th",
            "tenth 10th",
        ),
        start=1,
    )
    for word in words.split()
}
_LATER = frozenset("another next new further fresh subsequent upcoming future follow-up additional more other repeat renewed".split())
_EARLIER = frozenset("previous earlier prior past former preceding".split())
_ORDERING = _LATER.union(_EARLIER, _ORDINALS)
_COUNTS = {
    word: str(number) for number, word in enumerate("two three four five six seven eight nine ten eleven twelve".split(), start=2)
} | dict.fromkeys("several many numerous various multiple dozens hundreds series recent some all most any no every each".split(), "many")
_DEFINITE = frozenset("the this these those that such".split())
_DAY = re.compile(
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|today|yesterday|week|month|year|january|february|march|april|june|july|august|"
    r"september|october|november|december)['’]s?$"
)
_SHARE = re.compile(r"(?:%|\b(?:percent|per cent|half|third|quarter|majority|share|part|rest|most)) of the [^.,;]{0,20}$")
_WINDOW = 70
_NO_MODIFIERS = _DEFINITE.union(_ORDINALS, _LATER, _EARLIER, _COUNTS, _PORTIONS, "of a an its their his her our".split())


def before(text: str, sentence: Offsets, start: int) -> tuple[str, ...]:
    """The lower-case words of the noun phrase before ``start``: at most five, nearest last, nothing across a comma, a verb or a preposition but
    the "of" of "second round of"."""
    words: list[str] = []
    phrase = text[max(sentence[0], start - _WINDOW) : start]
    if "New " in phrase and text[start : start + 1].islower():
        phrase = _NEW_IN_NAME.sub("New-", phrase)
    nearest = _WORD.findall(phrase.casefold())[::-1]
    for word, further in zip(nearest, [*nearest[1:], ""], strict=False):
        if word in _STOP or not word[0].isalnum() or len(words) == 5 or (word == "of" and further not in _PORTIONS):
            break
        words.append(word)
    return tuple(reversed(words))


def order_of(words: tuple[str, ...]) -> str:
    """Which of several the phrase means: a number ("2"), "later", "earlier" or "" where it does not say."""
    if _ORDERING.isdisjoint(words):
        return ""
    for word, following in zip(reversed(words), ("", *reversed(words)), strict=False):
        if word in _ORDINALS and following != "degree":
            return _ORDINALS[word]
        if word in _LATER:
            return "later"
        if word in _EARLIER:
            return "earlier"
    return ""


def same_order(one: str, other: str) -> bool:
    """Whether two phrases can mean the same of several: plain goes with the first, "another" with the second or a further one."""
    if one == other:
        return True
    low, high = sorted((one, other))
    if low == "":
        return high == "1"
    return low.isdigit() and low != "1" and high == "later"


def count_of(words: tuple[str, ...]) -> str:
    """How many the phrase means: a number, "many", or "" where it does not say."""
    return "" if _COUNTS.keys().isdisjoint(words) else next(_COUNTS[word] for word in reversed(words) if word in _COUNTS)


def is_definite(words: tuple[str, ...]) -> bool:
    """Whether the phrase points back ("the talks", "Monday's talks"); "Norland's talks" need not."""
    return not _DEFINITE.isdisjoint(words) or any(_DAY.match(word) for word in words)


def is_share(text: str, sentence: Offsets, start: int) -> bool:
    """Whether a share of what begins at ``start`` is told of, so that "the" points back to nothing ("half of the vote")."""
    return _SHARE.search(text[max(sentence[0], start - _WINDOW) : start]) is not None


def modifiers(words: tuple[str, ...]) -> frozenset[str]:
    """The words of a phrase that describe the thing itself ("software" of "the second software glitch")."""
    return frozenset(word for word in words if word not in _NO_MODIFIERS and not _DAY.match(word))


def class_word(kind: str) -> str:
    """The last word of a class's name: "movement" of MilitaryMovement."""
    last = max((n for n, letter in enumerate(kind) if letter.isupper()), default=0)
    return kind[last:].casefold()


def is_plural(word: str) -> bool:
    return word.endswith("s") and not word.endswith("ss")
