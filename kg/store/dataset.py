"""A stored graph, read-only, as typed rows."""

from collections.abc import Mapping
from functools import cached_property
from pathlib import Path

from pyoxigraph import NamedNode, Store

from kg.store import claims, entities, hierarchy, lookup, support
from kg.store.opening import open_store
from kg.store.rows import ClaimRow, DocumentRow, EntityRow, FactRow, MergeRow
from kg.store.vocabulary import BASE, KINDS_OF_RESOURCE, LABEL


class Dataset:
    """The graph of facts, the documents' graphs and the identity graph.

    All rows come sorted, and are read once: a data set stands for the state of the graph when it was opened. ``path`` is what was opened.
    """

    def __init__(self, store: Store, path: Path | None = None) -> None:
        self.store = store
        self.path = path

    @classmethod
    def open(cls, path: Path) -> "Dataset":
        """An output folder, a store folder or an RDF file (.ttl .trig .nt .nq .rdf .jsonld). Raises StoreError where there is no graph, or a damaged one."""
        return cls(open_store(path)[0], path)

    @cached_property
    def hierarchy(self) -> hierarchy.Hierarchy:
        """Which class and property lies below which."""
        return hierarchy.read()

    @cached_property
    def base(self) -> str:
        """The IRI below which the graph names its resources."""
        for quad in self.store.quads_for_pattern(None, LABEL, None, None):
            if isinstance(quad.subject, NamedNode):
                stem, _, _ = quad.subject.value.rpartition("/")
                if stem.rpartition("/")[2] in KINDS_OF_RESOURCE:
                    return stem.rpartition("/")[0] + "/"
        return BASE

    @cached_property
    def by_iri(self) -> Mapping[str, EntityRow]:
        """Entities by IRI."""
        return {row.iri: row for row in entities.read(self.store, self.hierarchy)}

    def entities(self) -> list[EntityRow]:
        """All people, organisations, groups, places, events and posts; those that are only claimed are marked so."""
        return list(self.by_iri.values())

    @cached_property
    def _documents(self) -> Mapping[str, DocumentRow]:
        return {row.iri: row for row in claims.documents(self.store)}

    def documents(self) -> list[DocumentRow]:
        """All documents, by date, then IRI."""
        return list(self._documents.values())

    @cached_property
    def _facts(self) -> list[FactRow]:
        return support.read(self.store, self.by_iri, self.hierarchy)

    def facts(self) -> list[FactRow]:
        """The triples of the default graph that relate entities to each other or to values, with what supports them; by subject, predicate, object."""
        return list(self._facts)

    def claims(self, about: str | None = None, by: str | None = None) -> list[ClaimRow]:
        """Claims in the order of documents and their text; ``about`` an entity (as subject or object), ``by`` a speaker or an outlet that passes it on (IRIs)."""
        return list(self._claims) if about is None and by is None else claims.read(self.store, self._documents, about, by)

    @cached_property
    def _claims(self) -> list[ClaimRow]:
        return claims.read(self.store, self._documents, None, None)

    def merges(self) -> list[MergeRow]:
        """All merges of the identity graph, by what they were merged into."""
        return claims.merges(self.store)

    def mentions(self, iri: str) -> list[tuple[str, str]]:
        """The mentions of an entity: (IRI of the document, its words), in the order of the text."""
        return claims.mentions(self.store, iri)

    def label(self, iri: str) -> str:
        """The first name of an entity; for what has none, the last part of its IRI."""
        row = self.by_iri.get(iri)
        return row.label if row is not None else iri.rstrip("/#").rpartition("/")[2].rpartition("#")[2]

    def find(self, name: str) -> EntityRow:
        """The entity that ``name`` means: an IRI, a path ("person/ada-reyes"), a label, an alias, or the beginning of one if only one fits.

        Raises NotFound, naming what was perhaps meant.
        """
        return lookup.find(name, self.by_iri, self.base)
