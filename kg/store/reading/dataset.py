"""A stored graph, read-only, as typed rows."""

from collections.abc import Collection, Iterator
from functools import cached_property
from pathlib import Path

from pyoxigraph import BlankNode, Literal, NamedNode, Store, Triple

from kg.store import hierarchy
from kg.store.disk.opening import Opened, open_on_disk, open_store
from kg.store.reading import claims, entities, links, lookup, support
from kg.store.reading.asked import Asked
from kg.store.reading.naming import Names
from kg.store.reading.part import Part
from kg.store.rows import ClaimRow, DocumentRow, EntityRow, FactRow, MergeRow, PlacementRow
from kg.store.vocabulary import BASE, DCTERMS, KINDS_OF_RESOURCE, LABEL, kg

REPLACED = NamedNode(DCTERMS + "isReplacedBy")


class Dataset:
    """The graph of facts, the documents' graphs and the identity graph.

    All rows come sorted, and are read once: a data set stands for the state of the graph when it was opened. ``path`` is what was opened.
    """

    def __init__(self, store: Store | None, path: Path | None = None, on_disk: Opened | None = None) -> None:
        self.path = path
        self._loaded = store
        self._on_disk = on_disk
        self._last: tuple[tuple[str | None, ...], list[ClaimRow]] | None = None

    @classmethod
    def open(cls, path: Path) -> "Dataset":
        """An output folder, a store folder or an RDF file (.ttl .trig .nt .nq .rdf .jsonld). Raises StoreError where there is no graph, or a damaged one."""
        on_disk = open_on_disk(path)
        return cls(open_store(path).store if on_disk is None else None, path, on_disk)

    @property
    def store(self) -> Store:
        """The graph for who reads all of it: in memory, unless it is very large. Raises StoreError if its file is damaged."""
        if self._loaded is None:
            assert self.path is not None
            self._loaded = open_store(self.path).store
        return self._loaded

    @property
    def _near(self) -> Store:
        """The graph for who reads a part of it: without loading it first."""
        return self._on_disk.store if self._loaded is None and self._on_disk is not None else self.store

    @cached_property
    def hierarchy(self) -> hierarchy.Hierarchy:
        """Which class and property lies below which."""
        return hierarchy.read()

    @cached_property
    def base(self) -> str:
        """The IRI below which the graph names its resources."""
        for quad in self._near.quads_for_pattern(None, LABEL, None, None):
            if isinstance(quad.subject, NamedNode):
                stem, _, _ = quad.subject.value.rpartition("/")
                if stem.rpartition("/")[2] in KINDS_OF_RESOURCE:
                    return stem.rpartition("/")[0] + "/"
        return BASE

    @cached_property
    def by_iri(self) -> Asked[EntityRow]:
        """Entities by IRI."""
        return Asked(
            lambda iris: ((row.iri, row) for row in entities.chosen(self._near, self.hierarchy, iris)),
            lambda: ((row.iri, row) for row in entities.read(self._near, self.hierarchy)),
        )

    def entities(self) -> list[EntityRow]:
        """All people, organisations, groups, places, events and posts; those that are only claimed are marked so."""
        return list(self.by_iri.all().values())

    @cached_property
    def _documents(self) -> Asked[DocumentRow]:
        return Asked(
            lambda iris: ((row.iri, row) for row in claims.documents_of(self._near, iris)),
            lambda: ((row.iri, row) for row in claims.documents(self._near)),
        )

    def documents(self) -> list[DocumentRow]:
        """All documents, by date, then IRI."""
        return list(self._documents.all().values())

    def documents_of(self, iris: Collection[str]) -> list[DocumentRow]:
        """Those of ``iris`` that are documents, by date, then IRI."""
        self._documents.announce(iris)
        return sorted((self._documents[iri] for iri in iris if iri in self._documents), key=claims.place)

    @cached_property
    def _facts(self) -> list[FactRow]:
        return support.read(self.store, self.by_iri.all(), self.hierarchy)

    def facts(self, about: str | None = None) -> list[FactRow]:
        """The triples of the default graph that relate entities to each other or to values, with what supports them; by subject, predicate, object.

        ``about`` an entity (IRI): only those with it as subject or object.
        """
        if about is None:
            return list(self._facts)
        quads = support.about(self._near, about)
        self.by_iri.announce(_value(end) for quad in quads for end in (quad.subject, quad.object) if isinstance(end, NamedNode))
        return support.some(quads, self.by_iri, self.hierarchy, self.claims(about))

    def bare_facts(self) -> list[FactRow]:
        """All facts without their support, which is quicker; ``implied`` are those that follow from another."""
        return support.bare(self._near, self.by_iri.all(), self.hierarchy)

    def claims(self, about: str | None = None, by: str | None = None, statuses: Collection[str] = ()) -> list[ClaimRow]:
        """Claims in the order of documents and their text; ``about`` an entity (as subject or object), ``by`` a speaker or an outlet that passes it on (IRIs),
        of one of ``statuses`` ("Denied", "Planned", "Possible", or "Refused" for what supports no fact)."""
        if about is None and by is None and not statuses:
            return list(self._claims)
        asked = about, by, *statuses
        last = self._last
        if last is None or last[0] != asked:  # facts about somebody are asked for with the claims, one after the other
            last = self._last = asked, self._named(claims.read(self._near, self._documents, about, by, statuses))
        return list(last[1])

    def each_claim(self) -> Iterator[ClaimRow]:
        """All claims, one document's after the other, without holding them all in memory."""
        self.by_iri.all()  # their ends and speakers will be wanted by name
        return claims.one_by_one(self._near, self._documents)

    @cached_property
    def _claims(self) -> list[ClaimRow]:
        return claims.read(self.store, self._documents, None, None)

    def said_in(self, document: str) -> list[ClaimRow]:
        """All claims of the document with this IRI, in the order of its text."""
        return self._named(claims.rows(self._near, self._documents, claims.in_graph(self._near, document)))

    def _named(self, found: list[ClaimRow]) -> list[ClaimRow]:
        """The claims, whose ends and speakers somebody will want by name."""
        self.by_iri.announce(end for row in found for end in (row.subject, row.object, row.attributed_to, row.intended_by, *row.reported_by) if end)
        return found

    def nodes(self) -> frozenset[str]:
        """The IRIs of all entities but posts."""
        return links.nodes(self._near)

    def properties(self) -> frozenset[str]:
        """Local names of the properties of which facts or claims make use."""
        return links.properties(self._near)

    def links(self, claimed: bool = False) -> list[tuple[str, str]]:
        """Subject and object of all facts between entities but mere positions, each pair once; with ``claimed`` of these, and of what is only claimed, planned,
        denied, too."""
        return links.read(self._near, claimed)

    def standing(self) -> dict[str, list[str]]:
        """All entities that stand as facts, posts too, and what the facts of each lead to (IRIs, some more than once, of which some may be no entities)."""
        return links.standing(self._near)

    def of_class(self, name: str) -> frozenset[str]:
        """The IRIs of all that the facts hold to be of a class or one below it."""
        return links.of_class(self._near, name)

    def rows(self, iris: Collection[str]) -> list[EntityRow]:
        """Those of ``iris`` that are entities, in that order."""
        self.by_iri.announce(iris)
        return [row for iri in iris if (row := self.by_iri.get(iri)) is not None]

    def neighbours(self, nodes: Collection[str]) -> dict[str, set[str]]:
        """For each of ``nodes`` (IRIs, no posts) the others that a fact joins to it, or a post that one of them holds."""
        return links.neighbours(self._near, nodes)

    def part(self, nodes: Collection[str]) -> Part:
        """What there is about ``nodes`` (IRIs) and between them."""
        return Part(self._near, self.hierarchy, self._documents, nodes)

    def merges(self, statuses: Collection[str] = ("made", "accepted"), into: str | None = None) -> list[MergeRow]:
        """The pairs of the identity graph that are one ("made", "accepted"), are not ("rejected") or may be ("open"), by what they were merged into, or only
        those that were merged into one entity (IRI)."""
        return claims.merges(self._near if into is not None else self.store, statuses, into)

    def placement(self, iri: str) -> PlacementRow | None:
        """About where the place ``iri`` lies, if it has no position of its own and its documents tell."""
        return claims.placement(self._near, iri)

    def refers_to(self, mention: str) -> list[str]:
        """The entities (IRIs) that a mention (IRI) means, sorted."""
        return sorted({_value(quad.object) for quad in self._near.quads_for_pattern(NamedNode(mention), kg("refers_to"), None, None)})

    def mentions_of(self, iri: str) -> list[str]:
        """The mentions (IRIs) of an entity, in the order of documents and their text."""
        return claims.mentions_of(self._near, iri)

    def joins(self, iri: str) -> list[tuple[str, str, float]]:
        """(words, rule, score) of the mentions of an entity (IRI) that stand for it in their document by another reason than the same name, sorted."""
        return claims.joins(self._near, iri)

    def words(self, mention: str) -> str:
        """What a mention (IRI) says."""
        return claims.words(self._near, mention)

    def successors(self, iri: str) -> list[str]:
        """The entities (IRIs) that have taken the place of what ``iri`` named before documents were added, sorted."""
        return sorted({_value(quad.object) for quad in self._near.quads_for_pattern(NamedNode(iri), REPLACED, None, None)})

    def mentions(self, iri: str) -> list[tuple[str, str]]:
        """The mentions of an entity: (IRI of the document, its words), in the order of the text."""
        return claims.mentions(self._near, iri)

    def label(self, iri: str) -> str:
        """The first name of an entity; for what has none, the last part of its IRI."""
        row = self.by_iri.get(iri)
        return row.label if row is not None else iri.rstrip("/#").rpartition("/")[2].rpartition("#")[2]

    def find(self, name: str) -> EntityRow:
        """The entity that ``name`` means: an IRI, a path ("person/ada-reyes"), a label, an alias, or a word or long enough a beginning of one if only one fits.

        Raises NotFound, naming what was perhaps meant, and Ambiguous, naming all that fit.
        """
        return lookup.find(name, self.by_iri, Names(self._near), self.base, self.successors)


def _value(term: NamedNode | BlankNode | Literal | Triple) -> str:
    return term.value if isinstance(term, NamedNode) else str(term)
