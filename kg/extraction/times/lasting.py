"""How long what a predicate tells took: "five hours of talks", "the five-hour talks", "talks lasted five hours".

Why so little counts: most stretches of time in news say when something was ("in the past two weeks", "after five years"), how often ("twice in one year") or
how long something else is ("a sentence of ten years"). What English leaves open is no duration.
"""

import re
from itertools import takewhile

from kg.extraction.grammar.walk import VERBAL
from kg.extraction.parse.parsed import Token
from kg.extraction.times.adverbials import CARRYING, LASTING, Times, adverbials, is_timed, predicates
from kg.model import TimeExpression

_DISTANT = frozenset("after before later earlier ago since following away prior into old".split())
_LASTED = CARRYING | frozenset("last take continue run drag go spend end finish conclude".split())
_THEN = frozenset(("one day", "one night", "one morning", "a day"))
"""When something was: "a weekend conference", "one day they met"."""
_SPANS = frozenset("past last first next coming previous final other".split())
"""In such a stretch something took place, once or more often: "over the past two weeks"."""
_BOUNDS = frozenset("within maximum minimum instead or up least most".split())
"""Before a stretch of time these tell how long something may be or might have been."""
_ROUGHLY = frozenset("more less under nearly almost".split())
"""Before a stretch of time these tell what it is close to."""
_MANY = re.compile(r"(?:hours|days|weeks|months|years|decades|centuries)\W*long")
_AT_ONCE = frozenset(
    """
    announce appoint arrive assassinate come convict declare die divorce elect enter fire go hire kill leave marry murder name release resign retire return
    say send sentence slay tell
    """.split()
)
"""Done in a moment: what follows is how long the result is to last ("sent to prison for two years"), if anything."""
_TERMS = frozenset("sentence imprisonment offer proposal bid plan award fine report study record".split())
"""What a stretch of time before or behind such a noun measures is yet to be served, kept or read."""


def duration_of(head: Token, times_by_token: Times) -> TimeExpression | None:
    """How long the predicate at ``head`` took, where English leaves no doubt."""
    if not is_timed(head, times_by_token) or head.lemma_.lower() in (_AT_ONCE if head.pos_ in VERBAL else _TERMS):
        return None
    for place in predicates(head):
        if place.i != head.i and ((head.dep_ == "conj" and head.pos_ in VERBAL) or place.lemma_ not in _LASTED):
            continue  # "ran the bureau for ten years and quit"
        if place.pos_ in VERBAL and place.i != head.i and _is_joined(head, place):
            continue  # "the drought lasted ten years and ended with a storm"
        for found in adverbials(place, times_by_token, head, lasting=True):
            if found.type == "DURATION" and _measures(found, place, times_by_token):
                return found
    if head.dep_ == "pobj" and head.head.lower_ == "of":
        found_above = times_by_token.get(head.head.head.i)
        served = head.lemma_.lower() in _TERMS
        closed = found_above is None or found_above.type != "DURATION" or served or _is_closing(head.head.head)
        return None if closed or _is_rough(head.head.head, times_by_token) else found_above
    return None


def _is_rough(word: Token, times: Times) -> bool:
    """ "More than two hours of talks": how long exactly is not told."""
    first = next(i for i in range(word.i, -1, -1) if not i or times.get(i - 1) is not times[word.i])
    return any(t.lower_ in _ROUGHLY for t in word.doc[max(0, first - 3) : word.i])


def _is_joined(noun: Token, verb: Token) -> bool:
    """Whether a noun belongs to a second verb that is joined to ``verb``."""
    below = takewhile(lambda token: token.i != verb.i, (noun, *noun.ancestors))
    return any(token.dep_ == "conj" and token.pos_ in VERBAL for token in below)


def _measures(duration: TimeExpression, near: Token, times: Times) -> bool:
    """Whether it says how long something took, and not how far off it was, when, or how often."""
    if duration.text.lower() in _THEN or duration.text.lower().endswith("weekend"):
        return False
    if _MANY.search(duration.text.lower()):
        return False  # "a months-long battle": of how many
    tokens = [i for i, found in times.items() if found is duration]
    first, last = min(tokens, default=near.i), max(tokens, default=near.i)
    if any(word.lower_ in _DISTANT for word in near.doc[last : last + 2]):
        return False
    if any(word.lower_ in _SPANS for word in near.doc[max(0, first - 2) : last + 1]):
        return False
    before = near.doc[max(0, first - 3) : first + 1]
    if any(word.lower_ in _BOUNDS | _ROUGHLY for word in before) or [word.like_num or word.lower_ for word in before[-3:-1]] == [True, "to"]:
        return False  # "within ten days", "a maximum of 27 years", "more than a week", "30 to 45 minutes"
    word = near.doc[last]
    while word.i != near.i and word.head is not word:
        if word.dep_ == "prep" and word.lower_ not in LASTING:
            return False
        word = word.head
    return True


def _is_closing(stretch: Token) -> bool:
    """Whether a stretch of time is only a part of what it is of: "the last twenty minutes of his broadcast", "within a week of the closure"."""
    before = stretch.doc[max(0, stretch.left_edge.i - 1) : stretch.i]
    return any(word.lower_ in _SPANS or word.lower_ in ("within", "in") for word in before)
