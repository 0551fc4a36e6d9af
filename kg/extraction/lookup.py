"""Look-ups in the lexicon by token: under the lemma and under the surface form ("talks" is entered in the plural)."""

from collections.abc import Iterable, Mapping

from spacy.tokens import Token

from kg.ontology.terms import Sense


def words_of(token: Token) -> tuple[str, ...]:
    """The keys under which a token may stand in the lexicon."""
    return tuple(dict.fromkeys((token.lower_, token.lemma_.lower())))


def senses_of(entries: Mapping[str, tuple[Sense, ...]], token: Token) -> list[Sense]:
    """All senses of a token, each once, those of its surface form first."""
    return list(dict.fromkeys(s for word in words_of(token) for s in entries.get(word, ())))


def class_of(nominal: Mapping[str, str], token: Token) -> str | None:
    """The class that a common noun denotes, if the lexicon says."""
    return next((nominal[word] for word in words_of(token) if word in nominal), None)


def modified(senses: Iterable[Sense], token: Token) -> list[Sense]:
    """The senses whose modifiers stand right before the token; only the most specific ones ("prime minister" before "minister")."""
    senses = list(senses)
    if not any(s.modifiers for s in senses):
        return senses
    before = tuple(token.doc[i].lower_ for i in range(max(0, token.i - 4), token.i))
    found = [s for s in senses if not s.modifiers or before[-len(s.modifiers) :] == s.modifiers]
    longest = max((len(s.modifiers) for s in found), default=0)
    return [s for s in found if len(s.modifiers) == longest]
