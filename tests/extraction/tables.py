"""Cases in text files: a sentence, what is expected of it, and its parse as a compact table, so that no model is needed.

A line is ``expected | sentence | table``; in a table each token is ``TAG/dependency/head`` or ``TAG/dependency/head/lemma`` where the lemma is not the word in lower
case, or ``…/lemma/LABEL`` where it is part of a name. Tokens are those of the sentence as the tokenizer splits it; heads are token numbers of the sentence.
"""

from dataclasses import dataclass
from pathlib import Path

from spacy.lang.en import English
from spacy.tokens import Doc as Parse

from kg.extraction.parse.parsed import Doc, plain

_ENGLISH = English()
_COARSE = {
    "NN": "NOUN", "NNS": "NOUN", "NNP": "PROPN", "NNPS": "PROPN", "JJ": "ADJ", "JJR": "ADJ", "JJS": "ADJ", "RB": "ADV", "RBR": "ADV", "WRB": "ADV", "IN": "ADP",
    "DT": "DET", "PDT": "DET", "PRP": "PRON", "PRP$": "PRON", "WP": "PRON", "WDT": "PRON", "EX": "PRON", "CD": "NUM", "CC": "CCONJ", "TO": "PART", "POS": "PART",
    "RP": "ADP", "MD": "AUX", "_SP": "SPACE", **dict.fromkeys((",", ".", "``", "''", ":", "-LRB-", "-RRB-", "HYPH", "NFP"), "PUNCT"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Case:
    expected: str
    sentence: str
    table: str


def cases(path: Path) -> list[Case]:
    """The cases of a file; blank lines and lines that begin with # are left out."""
    lines = [line for line in path.read_text("utf-8").splitlines() if line.strip() and not line.startswith("#")]
    return [Case(*(part.strip() for part in line.split(" | "))) for line in lines]


def parsed(text: str, table: str) -> Doc:
    """The text with the parse of the table. Raises ValueError where they have different numbers of tokens."""
    bare = _ENGLISH(text)
    rows = [[*cell.split("/"), "", ""] for cell in table.split()]
    if len(rows) != len(bare):
        raise ValueError(f"{len(bare)} tokens, {len(rows)} rows: {text}")
    tags = ["," if row[0] == "COMMA" else row[0] for row in rows]
    labels = [row[4] for row in rows]
    found = Parse(
        _ENGLISH.vocab,
        words=[t.text for t in bare],
        spaces=[bool(t.whitespace_) for t in bare],
        tags=tags,
        pos=[_COARSE.get(tag, "AUX" if row[1] in ("aux", "auxpass") else "VERB") for tag, row in zip(tags, rows, strict=True)],
        deps=[row[1] for row in rows],
        heads=[int(row[2]) for row in rows],
        lemmas=[row[3] or t.lower_ for row, t in zip(rows, bare, strict=True)],
        ents=[label or "O" for label in labels],
    )
    return plain(found)
