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

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from operator import attrgetter

from pyoxigraph import Quad, RdfFormat, parse

from kg.model import Extraction, Resolution
from kg.ontology.terms import Ontology
from kg.parts import Changed
from kg.store.notation.paragraphs import prefix_lines, written
from kg.store.notation.terms import check_base
from kg.store.rdf import evidence, facts
from kg.store.rdf.bearing import ALONE, SHARED, bearing
from kg.store.rdf.corpus import Corpus
from kg.store.rdf.identity import NAME, Identity
from kg.store.rdf.renewing import Digests, Place
from kg.store.sections import OWN, Described, Section, basis, gone
from kg.store.vocabulary import BASE

_NAME = attrgetter("name")
DOCUMENT = "document"
"""What begins the place where the name of a document's graph is noted beside the digests of sections: no graph has such a name."""


@dataclass(frozen=True, slots=True)
class Graph:
    """A graph's name in Turtle (empty for the default graph) and the sections that it consists of, to be read once.

    In a document's graph ``own`` is what the document says, whatever the others do; the sections may say more of the same subjects. ``beside`` is what is to be
    noted beside the digests of sections for who asks next what has changed; None where nothing is to be noted any more.
    """

    name: str
    sections: Iterable[Section]
    own: Section | None = None
    beside: Mapping[Place, bytes | None] = field(default_factory=dict)

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
    corpus, sources = _corpus(extractions, resolution, ontology, base), sources or {}
    yield Graph("", facts.default_graph(corpus, corpus.parts.homes))
    later = [_of_document(corpus, key, sources.get(key, "")) for key in corpus.by_key]
    later.append(Graph(NAME, Identity(corpus, sources).sections()))
    yield from sorted(later, key=_NAME)


def changed(
    extractions: Mapping[str, Extraction], resolution: Resolution, ontology: Ontology, base: str, sources: Mapping[str, str], before: Digests
) -> Iterator[Graph] | None:
    """Of the graphs that ``graphs`` gives the sections that may have changed since ``before`` was noted, and what is gone; None where that is not known."""
    corpus = _corpus(extractions, resolution, ontology, base)
    what, pairs = corpus.parts.changed, corpus.paired.changed
    return _changed(corpus, sources, before, what, pairs) if what is not None and pairs is not None else None


def _changed(corpus: Corpus, sources: Mapping[str, str], before: Digests, what: Changed, pairs: Set[str]) -> Iterator[Graph]:
    yield Graph("", facts.default_graph(corpus, what.homes))
    known = set[str]()
    for key in sorted(what.parts | what.documents):
        made = _of_document(corpus, key, sources[key]) if key in corpus.by_key else None
        noted = before.get((DOCUMENT, key))
        if noted is not None:
            known.add(key)
            name = noted.digest.decode()
            if made is None or made.name != name:
                yield Graph(name, map(gone, (OWN, ALONE, SHARED)), beside={} if made else {(DOCUMENT, key): None})
        if made:
            yield made
    yield Graph(NAME, Identity(corpus, sources).changed(what, pairs, known & what.documents & corpus.by_key.keys()))


def _corpus(extractions: Sequence[Extraction] | Mapping[str, Extraction], resolution: Resolution, ontology: Ontology, base: str) -> Corpus:
    by_key = extractions if isinstance(extractions, Mapping) else {extraction.document.key: extraction for extraction in extractions}
    return Corpus(by_key, resolution, ontology, check_base(base))


def _of_document(corpus: Corpus, key: str, source: str) -> Graph:
    name = corpus.notation.name(evidence.document_path(key, corpus.outlines[key]))
    own = Section(OWN, basis(source), lambda: evidence.own_graph(corpus.notation, corpus.by_key[key]))
    return Graph(name, bearing(corpus, key, source), own, {(DOCUMENT, key): name.encode("utf-8", "surrogatepass")})


def quads(extractions: Sequence[Extraction], resolution: Resolution, ontology: Ontology, base: str = BASE) -> Iterator[Quad]:
    """All quads of the dataset. Raises as ``graphs`` does."""
    head = "".join(prefix_lines(base))
    for graph in graphs(extractions, resolution, ontology, base):
        yield from parse((head + written(graph.name, graph.described())).encode(), format=RdfFormat.TRIG)
