"""One parsed Turtle file, which can tell on which line a term or a word stands.

Why: Oxigraph's parser gives positions for syntax errors only. A problem of meaning (an unknown class, a malformed word) is
therefore looked up in the text: the first line on which the subject opens a statement, and from there the word.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pyoxigraph as ox

KG = "https://w3id.org/kg-builder/ontology#"
LEX = "https://w3id.org/kg-builder/lexicon#"
Subject = ox.NamedNode | ox.BlankNode | ox.Triple


@dataclass(frozen=True)
class Source:
    """A file with its triples in the order of the text. ``name`` is how problems call it."""

    name: str
    text: str
    triples: tuple[ox.Triple, ...]

    def place(self, subject: str, word: str | None = None) -> str:
        """``file:line`` of the subject (a local name or an IRI), or of the word after it."""
        at = self._statements.get(subject.removeprefix(KG), 0) or self._anywhere(subject)
        if word is not None:
            found = self.text.find(f'"{word}"', at)
            at = found if found >= 0 else max(self.text.find(word, at), at)
        return f"{self.name}:{bisect_right(self._lines, at)}"

    @cached_property
    def literals(self) -> Mapping[str, Sequence[tuple[int, Subject, str, ox.Literal]]]:
        """What is said in words, by the predicate: (place in the order of the text, subject, predicate, literal)."""
        found: dict[str, list[tuple[int, Subject, str, ox.Literal]]] = {}
        for number, triple in enumerate(self.triples):
            if isinstance(literal := triple.object, ox.Literal):
                predicate = triple.predicate.value
                found.setdefault(predicate, []).append((number, triple.subject, predicate, literal))
        return found

    @cached_property
    def _lines(self) -> list[int]:
        """Offsets at which lines start."""
        return [0, *(found.end() for found in re.finditer("\n", self.text))]

    @cached_property
    def _statements(self) -> dict[str, int]:
        """Local name -> where a line first starts with it."""
        found = {m.group(1): m.start() for m in reversed(list(re.finditer(r"(?m)^kg:(\w+)", self.text)))}
        return dict(sorted(found.items()))

    def _anywhere(self, subject: str) -> int:
        local = re.escape(re.split(r"[#/]", subject)[-1])
        for before in (r"(?m)^\s*\w*:", r"(?m)^\s*<[^>\n]*", ""):
            found = re.search(rf"{before}{local}(?![\w-])", self.text)
            if found:
                return found.start() + len(found.group()) - len(found.group().lstrip())
        return 0


def read(path: Path) -> Source:
    """The file parsed. Raises SyntaxError with its ``lineno`` where it is not Turtle, UnicodeDecodeError where it is not UTF-8."""
    text = path.read_text(encoding="utf8")
    return Source(path.name, text, tuple(_triples(text)))


def _triples(text: str) -> Iterator[ox.Triple]:
    for quad in ox.parse(text.encode(), format=ox.RdfFormat.TURTLE, base_iri=KG):
        yield quad.triple
