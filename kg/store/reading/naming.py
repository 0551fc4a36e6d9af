"""What things are called, asked of the store: a name as it is written costs a look-up, a part of one a pass over all names."""

from pyoxigraph import Literal, NamedNode, QuerySolutions, Store

from kg.store.notation.terms import clean
from kg.store.vocabulary import ALT_LABEL, LABEL, RDF_TYPE, kg

LANGUAGES = (None, "en")
"""In which names are looked up as they are written. The graph's own are English; those of other graphs and languages are met when names are folded."""
_HOLDING = """SELECT DISTINCT ?s {{ {{ ?s {label}|{alias} ?name }} UNION {{ GRAPH ?g {{ ?s {label}|{alias} ?name }} }}
  FILTER(CONTAINS(LCASE(STR(?name)), {word}) || REGEX(STR(?name), "[^\\\\x00-\\\\x7f]")) }}"""
_EVERY = "SELECT DISTINCT ?name {{ {{ ?s {label}|{alias} ?name {but} }} UNION {{ GRAPH ?g {{ ?s {label}|{alias} ?name {but} }} }} }}"


class Names:
    """The names in a store, by the IRIs of what they name."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def exactly(self, name: str) -> set[str]:
        """What has just this name."""
        known = (Literal(clean(name), language=language) for language in LANGUAGES)
        quads = (q for literal in known for p in (LABEL, ALT_LABEL) for q in self._store.quads_for_pattern(None, p, literal, None))
        return {_text(quad.subject) for quad in quads}

    def holding(self, word: str) -> set[str]:
        """What has a name that may hold ``word``, which is folded: all that do, and some whose names are not in ASCII."""
        return {_text(row[0]) for row in self._rows(_HOLDING.format(label=LABEL, alias=ALT_LABEL, word=Literal(clean(word))))}

    def every(self, but_of_happenings: bool = False) -> list[str]:
        """All names, each once, by code point; without those of events and posts, which are made of the names of others, if that is asked for."""
        events, posts = (f"MINUS {{ ?s {RDF_TYPE} {kg(kind)} }}" if but_of_happenings else "" for kind in ("Event", "Role"))
        return sorted({_text(row[0]) for row in self._rows(_EVERY.format(label=LABEL, alias=ALT_LABEL, but=f"{events} {posts}"))})

    def _rows(self, query: str) -> QuerySolutions:
        found = self._store.query(query)
        assert isinstance(found, QuerySolutions)
        return found


def _text(term: object) -> str:
    return term.value if isinstance(term, NamedNode | Literal) else str(term)
