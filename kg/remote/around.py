"""What lies around some entities of a published graph, read from the store, so that what is known of one person does not cost with the graph.

Why whole graphs of documents: they are small, their sizes are known, and all that a document says of somebody, with its sentences, stands in them.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from pyoxigraph import Literal, NamedNode
from pyoxigraph import Store as LocalStore

from kg.errors import Ambiguous, NotFound, StoreError
from kg.remote.publication import NAMES_AT_ONCE, Publication, Store, Term, facts_graph, quad
from kg.remote.talking import Away
from kg.store import Dataset, EntityRow
from kg.store.notation.terms import clean, iri
from kg.store.reading.dataset import REPLACED
from kg.store.reading.entities import PROPERTIES
from kg.store.reading.lookup import find, fold
from kg.store.reading.naming import Names
from kg.store.reading.stances import COMPANY, ROLES
from kg.store.reading.values import is_iri
from kg.store.vocabulary import ALT_LABEL, KG, LABEL, RDF, kg

Copy = Callable[[Publication], LocalStore]
"""What gives the graphs of a publication."""
FEW = 1_000
"""Rows that every store gives at once; some have a limit, and give no more without a word."""
MOST = 0.5
"""The share of a graph from which on it is simpler to read all of it."""
_NAMED = """GRAPH ?g {{ ?s ?p ?name }} FILTER(?p IN ({label}, {alias}))
  FILTER(STR(?name) = {name} || CONTAINS(LCASE(STR(?name)), {word}) || REGEX(STR(?name), "[^ -~]"))"""
_ENDS = (RDF + "subject", RDF + "object", KG + "attributed_to", KG + "reported_by")


def around(store: Store, publication: Publication, names: Sequence[str], copied: Copy) -> LocalStore | None:
    """The graphs of the documents that speak of those who are called ``names``, the facts about these, and what everybody is called there; None where one is not
    found in this way, or where that would be most of the graph."""
    part = _Part(store, publication)
    try:
        return _read(part, [part.found(name) for name in names], copied)
    except (NotFound, Ambiguous, _Cut):
        return None  # whoever has all names can say what may be meant
    except Away:
        raise
    except StoreError:
        return None  # there are stores that give graphs by their names and answer no more than that


def _read(part: "_Part", rows: Sequence[EntityRow], copied: Copy) -> LocalStore | None:
    graphs = {graph for row in rows for graph in part.documents(f"?s ?p <{row.iri}>")}
    if not part.is_small(graphs):
        return None
    part.local.extend(copied(part.only(graphs)))
    company = {end for row in rows if row.is_a("Event") for end in _company(Dataset(part.local), row)}
    more = set(part.naming(company)) - graphs
    if not part.is_small(graphs | more):
        return None
    part.local.extend(copied(part.only(more)))
    for row in rows:
        part.add(f"GRAPH {part.facts} {{ <{row.iri}> ?p ?o }} BIND(<{row.iri}> AS ?s)")
        part.add(f"GRAPH {part.facts} {{ ?s ?p <{row.iri}> }} BIND(<{row.iri}> AS ?o)")
    part.describe(_ends(part.local, rows))
    return part.local


class _Cut(Exception):
    """The store gives fewer rows than there are."""


class _Part:
    """What is read of the publication; what others have put into the store is left out."""

    def __init__(self, store: Store, publication: Publication) -> None:
        self._store = store
        self._publication = publication
        self.facts = NamedNode(facts_graph(publication.base))
        self.local = LocalStore()

    def found(self, name: str) -> EntityRow:
        """The entity that ``name`` means. Raises NotFound and Ambiguous."""
        base, dataset = self._publication.base, Dataset(self.local)
        direct = [one for one in (name.strip("<>"), iri(base, name).value, iri(base, name.strip("<>").removeprefix(base)).value) if is_iri(one)]
        self.describe(direct)
        self.describe({later for one in direct for later in dataset.successors(one)})
        if not any(one in Dataset(self.local).by_iri or dataset.successors(one) for one in direct):
            self.describe(self._called(name))
        dataset = Dataset(self.local)
        return find(name, dataset.by_iri, Names(self.local), base, dataset.successors)

    def _called(self, name: str) -> set[str]:
        """Whatever has a name that may be meant."""
        word = max(fold(name).split() or [name], key=len)
        pattern = _NAMED.format(label=LABEL, alias=ALT_LABEL, name=Literal(clean(name)), word=Literal(clean(word)))
        rows = self._rows("DISTINCT ?g ?s", pattern)
        return {subject.value for graph, subject in rows if self._is_ours(graph) and isinstance(subject, NamedNode)}

    def documents(self, pattern: str, prefix: str = "") -> set[str]:
        """The graphs of documents that hold a pattern."""
        return {graph for graph, _ in self._holding(pattern, prefix)}

    def naming(self, company: Collection[str]) -> Iterator[str]:
        """The documents that name enough of ``company`` for their silence to say something."""
        named: dict[str, set[str]] = {}
        for values in _portions(company):
            for graph, end in self._holding(f"?m {kg('refers_to')} ?end", f"VALUES ?end {{ {values} }}"):
                named.setdefault(graph, set()).add(end)
        return (graph for graph, ends in named.items() if len(ends) >= COMPANY)

    def _holding(self, pattern: str, prefix: str) -> Iterator[tuple[str, str]]:
        own = f"{self._publication.base}graph/"
        for graph, end in self._rows("DISTINCT ?g ?end", f"{prefix} GRAPH ?g {{ {pattern} }}"):
            if isinstance(graph, NamedNode) and self._is_ours(graph) and not graph.value.startswith(own):
                yield graph.value, end.value if isinstance(end, NamedNode) else ""

    def is_small(self, graphs: Iterable[str]) -> bool:
        known = self._publication.graphs
        return sum(known[graph].triples for graph in graphs) <= MOST * sum(graph.triples for graph in known.values())

    def only(self, graphs: Collection[str]) -> Publication:
        return replace(self._publication, graphs={name: self._publication.graphs[name] for name in graphs})

    def describe(self, iris: Iterable[str]) -> None:
        """Read what makes a row of each of ``iris``."""
        wanted = ", ".join(map(str, (*PROPERTIES, REPLACED)))
        for values in _portions(iris):
            self.add(f"VALUES ?s {{ {values} }} GRAPH ?g {{ ?s ?p ?o }} FILTER(?p IN ({wanted}))")

    def add(self, pattern: str) -> None:
        """Read the statements of ours that ``pattern`` finds; those about a graph that it names itself belong to the facts."""
        for graph, *triple in self._rows("?g ?s ?p ?o", pattern):
            if graph is None or self._is_ours(graph):
                self.local.add(quad((graph or self.facts, *triple), self._publication.base, {}))

    def _rows(self, select: str, pattern: str) -> list[tuple[Term, ...]]:
        """All solutions. Raises _Cut where the store has a limit of its own, and does not say so."""
        rows = list(self._store.rows(f"SELECT {select} {{ {pattern} }}"))
        if len(rows) >= FEW:
            ((count,),) = self._store.rows(f"SELECT (COUNT(*) AS ?n) {{ {{ SELECT {select} {{ {pattern} }} }} }}")
            if not isinstance(count, Literal) or count.value != str(len(rows)):
                raise _Cut
        return rows

    def _is_ours(self, graph: object) -> bool:
        return isinstance(graph, NamedNode) and graph.value in self._publication.graphs


def _company(dataset: Dataset, event: EntityRow) -> set[str]:
    """Who took part in an event, and where it was."""
    claims = dataset.claims(about=event.iri)
    return {claim.object for claim in claims if claim.subject == event.iri and claim.predicate in ROLES and claim.datatype is None}


def _ends(local: LocalStore, rows: Iterable[EntityRow]) -> set[str]:
    """Who may have to be called by name: the ends and speakers of what was read."""
    found = {row.iri for row in rows}
    for predicate in _ENDS:
        found.update(one.object.value for one in local.quads_for_pattern(None, NamedNode(predicate), None, None) if isinstance(one.object, NamedNode))
    facts = local.quads_for_pattern(None, None, None, None)
    found.update(
        end.value for one in facts if one.predicate.value.startswith(KG) for end in (one.subject, one.object) if isinstance(end, NamedNode)
    )
    return {one for one in found if not one.startswith(KG)}


def _portions(iris: Iterable[str]) -> Iterator[str]:
    ordered = sorted({one for one in iris if is_iri(one)})
    for start in range(0, len(ordered), NAMES_AT_ONCE):
        yield " ".join(str(NamedNode(one)) for one in ordered[start : start + NAMES_AT_ONCE])
