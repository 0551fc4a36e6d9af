"""Parsed documents written by hand, so that tests need no model and do not change with one."""

from functools import lru_cache

import spacy
from spacy.tokens import Doc as Parse
from spacy.vocab import Vocab

from kg.extraction.parse.parsed import Doc, plain

_TAGS = {
    "PROPN": "NNP",
    "NOUN": "NN",
    "NOUNS": "NNS",
    "ADJ": "JJ",
    "VERB": "VBD",
    "AUX": "VBD",
    "PRON": "PRP",
    "DET": "DT",
    "ADP": "IN",
    "PUNCT": ".",
}


@lru_cache(maxsize=1)
def vocab() -> Vocab:
    return spacy.blank("en").vocab


def doc(*sentences: str) -> Doc:
    """Each token is ``word|POS|dep|head|label|lemma``: the head is an index within the sentence, label and lemma may be left out.

    ``NOUNS`` is a plural noun. A label makes an entity together with its equal neighbours.
    """
    words, pos, tags, deps, heads, ents, lemmas, starts = [], [], [], [], [], [], [], []
    for sentence in sentences:
        offset = len(words)
        before = ""
        for n, cell in enumerate(sentence.split()):
            word, part, dep, head, label, lemma = [*cell.split("|"), "", ""][:6]
            words.append(word)
            pos.append("NOUN" if part == "NOUNS" else part)
            tags.append("POS" if word == "'s" else _TAGS.get(part, part))
            deps.append(dep)
            heads.append(offset + int(head))
            ents.append("O" if not label else ("I-" if label == before else "B-") + label)
            lemmas.append(lemma or word.lower())
            starts.append(n == 0)
            before = label
    return plain(Parse(vocab(), words=words, pos=pos, tags=tags, deps=deps, heads=heads, ents=ents, lemmas=lemmas, sent_starts=starts))
