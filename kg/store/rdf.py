"""From extractions and their resolution to RDF: the facts in the default graph, one graph a document, and the identity graph.

The parts, each a pure function from data to descriptions of subjects:

    corpus     look-ups over all extractions (which node, which post, which mention), made once
    notation   terms as they stand in Turtle
    sections   what of a graph is compared as one
    nodes      types, labels, coordinates and post details of a node
    facts      the default graph, closed under superclasses, superproperties and symmetry
    evidence   a document's graph, what it says alone: metadata, passages, mentions, claims
    bearing    a document's graph, what all documents make of that: whom claims mean, and what is only claimed
    identity   merges and placements with reason and score, and the credit of the gazetteer
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pyoxigraph import Quad, RdfFormat, parse

from kg.model import Extraction, Resolution
from kg.ontology.terms import Ontology
from kg.store import evidence, facts, identity
from kg.store.bearing import Bearing
from kg.store.corpus import Corpus
from kg.store.paragraphs import prefix_lines, written
from kg.store.sections import OWN, Described, Section, basis
from kg.store.terms import check_base
from kg.store.vocabulary import BASE


@dataclass(frozen=True, slots=True)
class Graph:
    """A graph's name in Turtle (empty for the default graph) and the sections that it consists of, to be read once.

    In a document's graph ``own`` is what the document says, whatever the others do; the sections may say more of the same subjects.
    """

    name: str
    sections: Iterable[Section]
    own: Section | None = None

    def described(self) -> Iterator[Described]:
        """All that stands in it, in any order."""
        for section in (*((self.own,) if self.own else ()), *self.sections):
            yield from section.described()


def graphs(
    extractions: Sequence[Extraction] | Mapping[str, Extraction],
    resolution: Resolution,
    ontology: Ontology,
    base: str = BASE,
    sources: Mapping[str, str] | None = None,
) -> Iterator[Graph]:
    """The dataset graph by graph: the facts, then the others by name; each is made when it is read, of extractions that come by their documents' keys only those
    that must be. ``sources`` gives what tells one state of a document, by its
    key, from any other: who compares the sections of one dataset with those of another needs it.

    Raises InputError if ``base`` is no address to name things below, KeyError if the resolution does not cover an entity of the extractions.
    """
    by_key = extractions if isinstance(extractions, Mapping) else {extraction.document.key: extraction for extraction in extractions}
    corpus = Corpus(by_key, resolution, ontology, check_base(base))
    standing, sources = facts.standing(corpus), sources or {}
    yield Graph("", facts.default_graph(corpus, standing))
    bearing = Bearing(corpus, standing)
    later = [_of_document(corpus, key, bearing, sources.get(key, "")) for key in by_key]
    later.append(Graph(identity.NAME, identity.identity_sections(corpus, sources)))
    yield from sorted(later, key=lambda graph: graph.name)


def _of_document(corpus: Corpus, key: str, bearing: Bearing, source: str) -> Graph:
    name = corpus.notation.name(evidence.document_path(key, corpus.outlines[key]))
    own = Section(OWN, basis(source), lambda: evidence.own_graph(corpus.notation, corpus.by_key[key]))
    return Graph(name, bearing.sections(key, source), own)


def quads(extractions: Sequence[Extraction], resolution: Resolution, ontology: Ontology, base: str = BASE) -> Iterator[Quad]:
    """All quads of the dataset. Raises as ``graphs`` does."""
    head = "".join(prefix_lines(base))
    for graph in graphs(extractions, resolution, ontology, base):
        yield from parse((head + written(graph.name, graph.described())).encode(), format=RdfFormat.TRIG)
