"""The notation of a word in the lexicon.

    verb        lemma [particle] [object] [preposition]   "attack", "step down", "call for", "step down as", "open fire on"
    participle  surface form [particle] [preposition]     "based in", "married to", "set up in"
    noun        [modifier …] head [preposition]           "attack", "prime minister of"
    adjective   adjective [preposition]                   "loyal to", "dead"

Any part may list alternatives: "envoy of|to|for". A particle that is also a preposition is written with a plus: "take +over".
"""

import itertools
import re
from collections.abc import Iterator

from kg.ontology.terms import Sense, SenseForm

_PREPOSITIONS = """
    about above across after against along alongside amid among around as at before behind below beneath beside between beyond by concerning
    despite during for from in inside into like near of off on onto outside over past regarding since than through throughout to toward towards
    under until upon via with within without
"""
PREPOSITIONS = frozenset(_PREPOSITIONS.split())
PARTICLES = frozenset(("apart", "aside", "away", "back", "down", "forth", "forward", "out", "together", "up"))
_WORD = re.compile(r"\+?[^\W\d_]+(?:['’.&-]+[^\W\d_]+)*\.?")


class MalformedWordError(ValueError):
    """A word that does not follow the notation; the message says why."""


def senses(target: str, form: SenseForm, text: str, inverse: bool, relational: bool) -> tuple[Sense, ...]:
    """All senses that one word string stands for.

    ``relational`` words (those of a property) need a preposition unless they are verbs. Raises MalformedWordError.
    """
    return tuple(_sense(target, form, words, inverse, relational) for words in _alternatives(text))


def entries(text: str) -> Iterator[str]:
    """The words that a notation with alternatives stands for, each as a sense's rule has it. Raises MalformedWordError."""
    return (" ".join(parts) for parts in _alternatives(text))


def _alternatives(text: str) -> Iterator[tuple[str, ...]]:
    parts = [part.split("|") for part in text.split()]
    if not parts:
        raise MalformedWordError("is empty")
    for word in itertools.chain.from_iterable(parts):
        if not _WORD.fullmatch(word):
            raise MalformedWordError(f"holds {word!r}, which is not a word")
        if word != word.lower():
            raise MalformedWordError("must be in lower case")
    yield from itertools.product(*parts)


def _sense(target: str, form: SenseForm, words: tuple[str, ...], inverse: bool, relational: bool) -> Sense:
    rule = f"{target}/{form}/{' '.join(words)}"
    rest, preposition = (words[:-1], words[-1]) if len(words) > 1 and words[-1] in PREPOSITIONS else (words, None)
    if relational and form != "verb" and preposition is None:
        raise MalformedWordError(f"needs a preposition that introduces the other end, as in “{words[-1]} of”")
    if form == "verb":
        return _verb(target, rest, preposition, inverse, rule)
    if form == "noun":
        return Sense(target, form, rest[-1], modifiers=rest[:-1], preposition=preposition, inverse=inverse, rule=rule)
    particle = rest[1] if form == "participle" and len(rest) == 2 and rest[1] in PARTICLES else None
    if len(rest) != (2 if particle else 1):
        raise MalformedWordError(f"must be one {form}, a participle's particle, and at most one preposition")
    return Sense(target, form, rest[0], particle=particle, preposition=preposition, inverse=inverse, rule=rule)


def _verb(target: str, rest: tuple[str, ...], preposition: str | None, inverse: bool, rule: str) -> Sense:
    lemma, *others = rest
    particle = others.pop(0).lstrip("+") if others and (others[0] in PARTICLES or others[0].startswith("+")) else None
    if len(others) > 1 or any(word in PREPOSITIONS or word in PARTICLES for word in others):
        raise MalformedWordError("must be a verb with at most a particle, an object and a preposition, in this order")
    return Sense(target, "verb", lemma, (), particle, preposition, inverse, rule, others[0] if others else None)
