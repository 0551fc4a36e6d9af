"""RDF terms as they stand in Turtle: short names, literals, numbers.

Why text and not Oxigraph's objects: a graph has hundreds of thousands of terms, which are only made to be written down; making, sorting and serialising
an object for each takes five times as long. What is not plainly simple is left to Oxigraph's serialiser, so that either way gives the same bytes.
"""

import re
from functools import lru_cache

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Store, Triple, serialize

from kg.model import Value
from kg.store.notation import terms
from kg.store.vocabulary import KG, PREFIXES, RDF_TYPE, resource_prefixes

A = "a"
"""The predicate rdf:type."""
TYPE = "rdf:type"
"""The same as an object."""

_SIMPLE_NAME = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_-])?")
_NOT_SIMPLE = re.compile('["\\\\\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]')
_CACHED = 4096
_ANY = NamedNode("urn:x")


class Notation:
    """Names below a base IRI."""

    def __init__(self, base: str) -> None:
        self.base = base
        self._kinds = resource_prefixes(base)
        self._prefixes = PREFIXES | self._kinds
        self._values: dict[Value, str] = {}

    def name(self, path: str) -> str:
        """The resource at ``path`` below the base."""
        kind, _, rest = path.partition("/")
        if kind in self._kinds and _SIMPLE_NAME.fullmatch(rest):
            return f"{kind}:{rest}"
        return self.of(terms.iri(self.base, path))

    def of(self, term: NamedNode | Literal) -> str:
        """Any term as an object."""
        return _written(term, self._prefixes)

    def value(self, of: Value) -> str:
        """A value, in canonical form. The same years and spans come again and again."""
        known = self._values.get(of)
        if known is None:
            known = self._values[of] = self._value(of)
        return known

    def _value(self, of: Value) -> str:
        if of.datatype == "class":
            return kg(of.value)
        if of.datatype == "date" and terms.is_date(of.value):
            return date(of.value)
        term = terms.value(of)
        return self.of(canonical(term) if isinstance(term, Literal) else term)


@lru_cache(_CACHED)
def kg(name: str) -> str:
    """The class or property ``name`` of our vocabulary."""
    return f"kg:{name}" if _SIMPLE_NAME.fullmatch(name) else _written(terms.iri(KG, name), {"kg": KG})


def text(of: str) -> str:
    """A string without language."""
    return str(terms.plain(of)) if _NOT_SIMPLE.search(of) else f'"{of}"'


def english(of: str) -> str:
    """A string in English."""
    return f"{text(of)}@en"


@lru_cache(_CACHED)
def word(of: str) -> str:
    """A string that comes again and again."""
    return text(of)


def date(of: str) -> str:
    """A day, as ``terms.is_date`` lets it pass."""
    return f'"{of}"^^xsd:date'


@lru_cache(_CACHED)
def decimal(number: float, places: int) -> str:
    """A canonical xsd:decimal."""
    value = terms.decimal(number, places).value
    return value if "." in value else f'"{value}"^^xsd:decimal'


def canonical(literal: Literal) -> Literal:
    """The literal that Oxigraph would keep of it: ``PT90M`` becomes ``PT1H30M``."""
    store = Store()
    store.add(Quad(RDF_TYPE, RDF_TYPE, literal))
    (kept,) = (quad.object for quad in store)
    assert isinstance(kept, Literal)
    return kept


def _written(term: NamedNode | Literal, prefixes: dict[str, str]) -> str:
    written = serialize([Triple(_ANY, _ANY, term)], format=RdfFormat.TURTLE, prefixes=prefixes)
    assert written is not None
    return written.decode("utf-8").rpartition(f"\n{_ANY} {_ANY} ")[2].removesuffix(" .\n")
