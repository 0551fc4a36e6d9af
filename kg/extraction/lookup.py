"""Look-ups in the lexicon by token: under the lemma and under the surface form ("talks" is entered in the plural)."""

from collections.abc import Iterable, Mapping
from functools import lru_cache

from kg.extraction.grammar.tables import ACTING_GROUPS, AS_VERBS, COPULAS, NOMINATION_VERBS
from kg.extraction.parse.parsed import Token
from kg.ontology.terms import Lexicon, Sense

_INFLECTED = frozenset(("VBD", "VBN", "VBG", "VBZ"))


def words_of(token: Token) -> tuple[str, ...]:
    """The keys under which a token may stand in the lexicon."""
    form, lemma = token.lower_, token.lemma_.lower()
    return (form,) if form == lemma else (form, lemma)


def senses_of(entries: Mapping[str, tuple[Sense, ...]], token: Token) -> list[Sense]:
    """All senses of a token, each once, those of its surface form first.

    An inflected verb is not looked up as it stands, or "found" would mean to found; but where the lemmatizer gives a word that the lexicon
    does not have ("fin" for "fined"), the regular stems are tried.
    """
    form, lemma = token.lower_, token.lemma_.lower()
    found = [*entries.get(form, ())]
    if lemma != form:
        found += entries.get(lemma, ())
        if found and token.tag_ in _INFLECTED:
            found = [s for s in found if s.form != "verb" or s.lemma != form]
    if not found and token.tag_.startswith("VB"):
        found = [s for stem in _stems(form) for s in entries.get(stem, ()) if s.form == "verb"]
    return list(dict.fromkeys(found)) if len(found) > 1 else found


@lru_cache(maxsize=4)
def vocabulary(lexicon: Lexicon) -> frozenset[str]:
    """Every word under which the lexicon has something, and those that the constructions themselves look for."""
    entries = (lexicon.verbs, lexicon.participles, lexicon.nouns, lexicon.adjectives, lexicon.phrases, lexicon.nominal)
    return frozenset().union(*(set(e) for e in entries), COPULAS, NOMINATION_VERBS, AS_VERBS, ACTING_GROUPS)


def _stems(word: str) -> tuple[str, ...]:
    for ending in ("ed", "ing"):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            stem = word.removesuffix(ending)
            return (f"{stem}e", stem, stem[:-1]) if stem[-1] == stem[-2] else (f"{stem}e", stem)
    return ()


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
