"""Parses written down by hand, so that tests of constructions need no model and do not rot when a parser changes.

A parse is one string; each token is ``text/TAG/dependency/head`` or ``text/TAG/dependency/head/lemma`` where the lemma is not the word in lower case.
Heads are token numbers from 0. The coarse part of speech follows from the tag.
"""

from spacy.lang.en import English
from spacy.tokens import Doc as Parse

from kg.extraction.parse.parsed import Doc, plain

VOCABULARY = English().vocab
COARSE = {
    "NN": "NOUN", "NNS": "NOUN", "NNP": "PROPN", "NNPS": "PROPN", "JJ": "ADJ", "JJR": "ADJ", "RB": "ADV", "IN": "ADP", "DT": "DET", "PRP": "PRON",
    "PRP$": "PRON", "WP": "PRON", "WDT": "PRON", "CD": "NUM", "CC": "CCONJ", "TO": "PART", "POS": "PART", "RP": "ADP", "MD": "AUX", ",": "PUNCT",
    ".": "PUNCT", "``": "PUNCT", "''": "PUNCT", ":": "PUNCT",
}  # fmt: skip


def doc(parse: str, entities: dict[str, str] | None = None) -> Doc:
    """A parsed sentence. ``entities`` gives labels to single words or phrases ("Maria Jensen": "PERSON"); those that
    do not occur are left out."""
    return plain(parse_of(parse, entities))


def parse_of(parse: str, entities: dict[str, str] | None = None) -> Parse:
    """The same sentence as spaCy's own."""
    rows = [token.rsplit("/", 4) if token.count("/") == 4 else [*token.rsplit("/", 3), ""] for token in parse.split()]
    words = [r[0] for r in rows]
    tags = [r[1] for r in rows]
    deps = [r[2] for r in rows]
    heads = [int(r[3]) for r in rows]
    lemmas = [r[4] or r[0].lower() for r in rows]
    coarse = [COARSE.get(t, "AUX" if d in ("aux", "auxpass") else "VERB") for t, d in zip(tags, deps, strict=True)]
    spaces = [i + 1 < len(words) and words[i + 1] not in (",", ".", "'s") for i in range(len(words))]
    labels = ["O"] * len(words)
    for phrase, label in (entities or {}).items():
        parts = phrase.split()
        start = next((i for i in range(len(words)) if words[i : i + len(parts)] == parts), None)
        for offset in range(len(parts) if start is not None else 0):
            labels[start + offset] = ("I-" if offset else "B-") + label
    return Parse(VOCABULARY, words=words, spaces=spaces, tags=tags, pos=coarse, deps=deps, heads=heads, lemmas=lemmas, ents=labels)
