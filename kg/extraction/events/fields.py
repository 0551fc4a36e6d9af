"""What a passage speaks of, by its words: sport, the markets, a work of fiction.

Why: "attack", "strike" and "shoot" mean deeds of war in one report and moves of a game in the next, with the same grammar and the same kinds of
arguments. Only the words around them tell which. The fields and their words are the lexicon's (``lex:Field``).
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence, Set
from functools import lru_cache

from kg.extraction.grammar.walk import sentence_around
from kg.extraction.parse.parsed import Span, Token
from kg.extraction.reading import Reading
from kg.ontology.terms import Lexicon

AROUND = 3
"""Sentences on both sides that belong to a passage."""
SIGN, HINT = 2, 1
NEARER = 2
LEAST = 5
"""What a passage must weigh to be of a field: more than one sign in the sentence itself, or two around it, can tell."""
_TABLE = "kg_fields"

Weights = Mapping[str, tuple[tuple[str, int], ...]]
"""By word, the (field, weight) that it speaks for."""


def field_at(reading: Reading, token: Token) -> str:
    """The field of the passage around a token: the one that its words speak for most; empty where none or no single one does.

    Each word counts once, and those of the token's own sentence ``NEARER`` times.
    """
    table: dict[int, str] | None = reading.doc.user_data.get(_TABLE)
    if table is None:
        table = reading.doc.user_data[_TABLE] = _table(reading.doc.sents, reading.ontology.lexicon)
    return table[sentence_around(token)[0]]


@lru_cache(maxsize=4)
def weights(lexicon: Lexicon) -> Weights:
    """What each word of the lexicon's fields speaks for; hyphens are as good as blanks ("half-time", "half time")."""
    found: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for name, field in sorted(lexicon.fields.items()):
        for words, weight in ((field.signs, SIGN), (field.hints, HINT)):
            for word in words:
                found[word.replace("-", " ")].append((name, weight))
    return {word: tuple(each) for word, each in found.items()}


@lru_cache(maxsize=4)
def _ends(lexicon: Lexicon) -> frozenset[str]:
    """The words of the lexicon's fields, and those with which two or more together end."""
    words = (word.split() for word in weights(lexicon))
    return frozenset(" ".join(each[at:]) for each in words for at in range(len(each)))


def _table(sentences: Sequence[Span], lexicon: Lexicon) -> dict[int, str]:
    """The field around each sentence, by the sentence's first token."""
    known, ends = weights(lexicon), _ends(lexicon)
    said = [frozenset(_said(sentence, known, ends)) for sentence in sentences]
    return {
        sentence.start: _heaviest(frozenset().union(*said[max(0, at - AROUND) : at + AROUND + 1]), said[at], known)
        for at, sentence in enumerate(sentences)
    }


def _said(sentence: Span, known: Weights, ends: Set[str]) -> Iterator[str]:
    """The known words of a sentence, as their entries have them; two words together count in place of the second."""
    last = ""
    for token in sentence:
        if token.text == "-":
            continue
        forms = token.lower_.replace("-", " "), token.lemma_.lower().replace("-", " ")
        if not ends.isdisjoint(forms):  # few words of a text are of any field
            found = next((word for word in (*(f"{last} {form}" for form in forms), *forms) if word in known), None)
            if found is not None:
                yield found
        last = token.lower_


def _heaviest(words: frozenset[str], near: frozenset[str], known: Weights) -> str:
    total: dict[str, int] = defaultdict(int)
    for word in words:
        for field, weight in known[word]:
            total[field] += weight * (NEARER if word in near else 1)
    first, second, *_ = (*sorted(((weight, field) for field, weight in total.items()), reverse=True), (0, ""), (0, ""))
    return first[1] if first[0] >= LEAST and first[0] > second[0] else ""
