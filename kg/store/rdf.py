"""From extractions and their resolution to RDF: the facts in the default graph, one graph a document, and the identity graph.

The parts, each a pure function from data to descriptions of subjects:

    corpus     look-ups over all extractions (which node, which post, which mention), made once
    notation   terms as they stand in Turtle
    nodes      types, labels, coordinates and post details of a node
    facts      the default graph, closed under superclasses, superproperties and symmetry
    evidence   a document's graph, what it says alone: metadata, passages, mentions, claims
    bearing    a document's graph, what all documents make of that: whom claims mean, and what is only claimed
    identity   merges and placements with reason and score, and the credit of the gazetteer
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pyoxigraph import Quad, RdfFormat, parse

from kg.model import Extraction, Resolution
from kg.ontology.terms import Ontology
from kg.store import bearing, evidence, facts, identity
from kg.store.corpus import Corpus
from kg.store.nodes import Described, Part
from kg.store.paragraphs import prefix_lines, written
from kg.store.terms import check_base
from kg.store.vocabulary import BASE


@dataclass(frozen=True, slots=True)
class Graph:
    """A graph's name in Turtle (empty for the default graph) and the parts that it consists of, to be read once.

    ``own`` stands in it, too: what one document says, whatever the others do. ``source`` is then the key of the document.
    """

    name: str
    parts: Iterable[Part]
    own: Iterable[Described] = ()
    source: str = ""

    def described(self) -> Iterator[Described]:
        """All that stands in it, in any order."""
        yield from self.own
        for part in self.parts:
            yield from part.described()


def graphs(extractions: Sequence[Extraction], resolution: Resolution, ontology: Ontology, base: str = BASE) -> Iterator[Graph]:
    """The dataset graph by graph: the facts, then the others by name; each is made when it is read.

    Raises InputError if ``base`` is no address to name things below, KeyError if the resolution does not cover an entity of the extractions.
    """
    corpus = Corpus(extractions, resolution, ontology, check_base(base))
    standing = facts.standing(corpus)
    yield Graph("", facts.default_graph(corpus, standing))
    later = [_of_document(corpus, extraction, standing) for extraction in extractions]
    later.append(Graph(identity.NAME, identity.identity_parts(corpus)))
    yield from sorted(later, key=lambda graph: graph.name)


def _of_document(corpus: Corpus, extraction: Extraction, standing: frozenset[str]) -> Graph:
    name = corpus.notation.name(evidence.document_path(extraction.document))
    parts, own = bearing.bearing_parts(corpus, extraction, standing), evidence.own_graph(corpus.notation, extraction)
    return Graph(name, parts, own, extraction.document.key)


def quads(extractions: Sequence[Extraction], resolution: Resolution, ontology: Ontology, base: str = BASE) -> Iterator[Quad]:
    """All quads of the dataset. Raises as ``graphs`` does."""
    head = "".join(prefix_lines(base))
    for graph in graphs(extractions, resolution, ontology, base):
        yield from parse((head + written(graph.name, graph.described())).encode(), format=RdfFormat.TRIG)
