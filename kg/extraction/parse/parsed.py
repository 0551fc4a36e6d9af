"""A parsed document in plain data: what the constructions read of spaCy's parse, taken out of it once, under spaCy's names.

Why not spaCy's own tokens: they look a label or a word up in a table of strings each time they are asked, and make spans, children and sentences anew.
The constructions ask some hundred thousand times an article, which took more than a third of the time between a parse and its claims.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.tokens import Doc as Parse

_TEXTS = ("ORTH", "LOWER", "LEMMA", "POS", "TAG", "DEP", "ENT_TYPE")
_FLAGS = ("SPACY", "IS_PUNCT", "IS_QUOTE", "IS_SPACE", "IS_ALPHA", "LIKE_NUM", "SENT_START")
"""Attributes by name: their numbers would bring all of spaCy along, which takes half a second, to whoever only asks for a confidence."""
_PLACES = ("", "I", "O", "B")
"""Where in a name a token stands, by spaCy's number."""


@dataclass(slots=True, eq=False, repr=False)
class Token:
    """A word, number or mark with its place in the tree. A root is its own head; ``children`` are in the order of the text."""

    doc: "Doc"
    i: int
    idx: int
    text: str
    lower_: str
    lemma_: str
    pos_: str
    tag_: str
    dep_: str
    ent_type_: str
    ent_iob_: str
    has_blank: bool
    is_punct: bool
    is_quote: bool
    is_space: bool
    is_alpha: bool
    like_num: bool
    is_sent_start: bool
    head: "Token" = field(init=False)
    left_edge: "Token" = field(init=False)
    right_edge: "Token" = field(init=False)
    sent: "Span" = field(init=False)
    children: tuple["Token", ...] = ()

    def __len__(self) -> int:
        return len(self.text)

    def __repr__(self) -> str:
        return self.text

    @property
    def whitespace_(self) -> str:
        return " " if self.has_blank else ""

    @property
    def lefts(self) -> list["Token"]:
        return [child for child in self.children if child.i < self.i]

    @property
    def rights(self) -> list["Token"]:
        return [child for child in self.children if child.i > self.i]

    @property
    def subtree(self) -> list["Token"]:
        """The token and all below it: what is below a left child, that child, … the token, … the last right child and what is below it."""
        found: list[Token] = []
        pending: list[Token | tuple[Token]] = [self]
        while pending:
            token = pending.pop()
            if isinstance(token, tuple):
                found += token
            elif not token.children or token.children[0].i > token.i:
                found.append(token)
                pending += reversed(token.children)
            else:
                pending += reversed(token.rights)
                pending.append((token,))
                pending += reversed(token.lefts)
        return found

    @property
    def ancestors(self) -> Iterator["Token"]:
        current = self
        while current.head is not current:
            current = current.head
            yield current

    def is_ancestor(self, other: "Token") -> bool:
        while other.head is not other:
            other = other.head
            if other is self:
                return True
        return False

    def nbor(self, distance: int = 1) -> "Token":
        """The token so many places on. Raises IndexError beyond either end of the document."""
        at = self.i + distance
        if at < 0:
            raise IndexError(at)
        return self.doc[at]

    @property
    def is_title(self) -> bool:
        return self.text.istitle()

    @property
    def is_lower(self) -> bool:
        return self.text.islower()

    @property
    def is_ascii(self) -> bool:
        return self.text.isascii()


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Span:
    """Tokens ``start`` to ``end`` (exclusive) of a document, a sentence or a name; ``label_`` says what a name names."""

    doc: "Doc"
    start: int
    end: int
    label_: str = ""

    def __len__(self) -> int:
        return self.end - self.start

    def __iter__(self) -> Iterator[Token]:
        return iter(self.doc[self.start : self.end])

    def __getitem__(self, at: int) -> Token:
        return self.doc[self.start : self.end][at]

    def __repr__(self) -> str:
        return self.text

    @property
    def text(self) -> str:
        return self.doc.text_between(self.start, self.end)

    @property
    def start_char(self) -> int:
        return self.doc[self.start].idx

    @property
    def end_char(self) -> int:
        last = self.doc[self.end - 1]
        return last.idx + len(last.text)

    @property
    def root(self) -> Token:
        """The token nearest to the top of its sentence, of several the first."""
        outside = (t for t in self if t.head is t or not self.start <= t.head.i < self.end)
        return min(outside, key=lambda t: sum(1 for _ in t.ancestors), default=self.doc[self.start])


class Doc(list[Token]):
    """A document is the list of its tokens. ``sents`` are its sentences in order, ``ents`` the names that the parser has found, ``filed`` the places in its
    datelines by their first token (with the label of one where the text alone tells it).

    ``user_data`` is where constructions keep what they make once a document.
    """

    __slots__ = ("ents", "filed", "sents", "text", "user_data")

    def __init__(self, text: str) -> None:
        self.text = text
        self.sents: list[Span] = []
        self.ents: list[Span] = []
        self.filed: dict[int, Span] = {}
        self.user_data: dict[str, Any] = {}

    def __repr__(self) -> str:
        return self.text

    def text_between(self, start: int, end: int) -> str:
        """The text of tokens ``start`` to ``end`` (exclusive), without the blank behind them."""
        if start >= end:
            return ""
        last = self[end - 1]
        return self.text[self[start].idx : last.idx + len(last.text)]

    def char_span(self, start: int, end: int) -> Span:
        """The tokens of which a character lies between two offsets; empty where there is none."""
        first = bisect_right(self, start, key=lambda t: t.idx + len(t.text))
        return Span(self, first, bisect_left(self, end, first, key=lambda t: t.idx))


def plain(parsed: "Parse") -> Doc:
    """The document of a parse. One that nobody has divided into sentences has one."""
    doc = Doc(parsed.text)
    doc += [Token(doc, i, *values) for i, values in enumerate(_values(parsed))]
    _set_tree(doc, parsed)
    doc.sents = [Span(doc, sent.start, sent.end) for sent in parsed.sents] if parsed.has_annotation("SENT_START") else [Span(doc, 0, len(doc))]
    for sent in doc.sents:
        for token in sent:
            token.sent = sent
    doc.ents = [Span(doc, name.start, name.end, name.label_) for name in parsed.ents]
    return doc


def _values(parsed: "Parse") -> Iterator[tuple[Any, ...]]:
    """For each token the fields of ``Token`` from ``idx`` on. What comes again in a document is the same string: to compare two is to compare addresses."""
    strings = _Strings(parsed.vocab.strings)
    texts = (map(strings.__getitem__, parsed.to_array(attribute).tolist()) for attribute in _TEXTS)
    flags = ((parsed.to_array(attribute) == 1).tolist() for attribute in _FLAGS)
    places = (_PLACES[at] for at in parsed.to_array("ENT_IOB").tolist())
    return zip(parsed.to_array("IDX").tolist(), *texts, places, *flags, strict=True)


class _Strings(dict[int, str]):
    """The strings that spaCy's numbers stand for, each made once."""

    def __init__(self, store: Any) -> None:
        self._store = store

    def __missing__(self, number: int) -> str:
        found: str = self._store[number]
        self[number] = found
        return found


def _set_tree(tokens: Doc, parsed: "Parse") -> None:
    """Sets what a token is joined to."""
    below: dict[int, list[Token]] = {}
    for token, word, distance in zip(tokens, parsed, parsed.to_array("HEAD").astype("int64").tolist(), strict=True):
        token.head, token.left_edge, token.right_edge = tokens[token.i + distance], tokens[word.left_edge.i], tokens[word.right_edge.i]
        if distance:
            below.setdefault(token.i + distance, []).append(token)
    for at, found in below.items():
        tokens[at].children = tuple(found)
