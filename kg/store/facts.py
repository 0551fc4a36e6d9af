"""The default graph: what is taken for a fact, closed under our own superclasses, superproperties and symmetry.

Why closed: SPARQL users ask for ``kg:Event`` and mean every kind of event, and for ``kg:adviser_to`` and mean aides too.
"""

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode, Quad

from kg.model import Fact, Value
from kg.ontology.terms import Ontology
from kg.store import terms
from kg.store.corpus import Corpus, is_class
from kg.store.dates import bounds
from kg.store.nodes import Statement, describe
from kg.store.vocabulary import RDF_TYPE, kg

Relation = tuple[str, str, str | Value]


def default_graph(corpus: Corpus, standing: frozenset[str]) -> Iterator[Quad]:
    """The facts, and the description of every node in ``standing``."""
    for path in sorted(standing):
        for statement in describe(corpus, path):
            yield Quad(*statement)
    spans = {fact.subject for fact in corpus.resolution.facts if fact.predicate in ("begins", "ends")}
    for fact in corpus.resolution.facts:
        if is_class(fact.object) and fact.subject in standing:
            yield Quad(corpus.iri(fact.subject), RDF_TYPE, term(corpus, fact.object))
        elif _holds(fact, standing):
            for relation in closure(corpus.ontology, fact.subject, fact.predicate, fact.object):
                yield Quad(*statement_of(corpus, relation))
    for path, dates in sorted(_dates(corpus, standing).items()):
        if path not in spans:
            yield from _bounds(corpus, path, dates)


def standing(corpus: Corpus) -> frozenset[str]:
    """Paths of the nodes that belong in the graph of facts: whoever is called by a name, whatever happened, and all ends of facts."""
    ends = {end for fact in corpus.resolution.facts for end in (fact.subject, fact.object) if isinstance(end, str)}
    found = {path for path in corpus.named | ends if path in corpus.nodes and not corpus.is_event(path)} | corpus.happened
    for path in sorted(found):
        for key, post in corpus.posts.get(path, ()):
            found.update(corpus.path(key, local) for local in (post.within, post.beside) if local is not None)
    return frozenset(path for path in found if path in corpus.nodes)


def closure(ontology: Ontology, subject: str, predicate: str, object_: str | Value) -> Iterator[Relation]:
    """The relation itself and all that our own hierarchy of properties makes of it: superproperties, inverses, the other direction of symmetric ones."""
    for name in sorted(ontology.superproperties.get(predicate, frozenset((predicate,)))):
        yield subject, name, object_
        known = ontology.properties.get(name)
        if known is not None and known.symmetric and isinstance(object_, str):
            yield object_, name, subject


def statement_of(corpus: Corpus, relation: Relation) -> Statement:
    """The triple of a relation between paths."""
    subject, predicate, object_ = relation
    return corpus.iri(subject), kg(predicate), term(corpus, object_)


def term(corpus: Corpus, object_: str | Value) -> NamedNode | Literal:
    """The term of an object: a node's IRI, or a literal."""
    return corpus.iri(object_) if isinstance(object_, str) else terms.value(object_)


def _holds(fact: Fact, standing: frozenset[str]) -> bool:
    """Nothing is said of an event that did not happen."""
    return all(end in standing for end in (fact.subject, fact.object) if isinstance(end, str))


def _dates(corpus: Corpus, standing: frozenset[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for fact in corpus.resolution.facts:
        if fact.predicate == "date" and isinstance(fact.object, Value) and fact.subject in standing:
            found.setdefault(fact.subject, []).append(fact.object.value)
    return found


def _bounds(corpus: Corpus, path: str, dates: list[str]) -> Iterator[Quad]:
    """``begins`` and ``ends`` of an event: the widest bounds of all its dates, so that there is one of each."""
    known = [found for found in (bounds(text) for text in dates) if found is not None]
    if known:
        subject = corpus.iri(path)
        yield Quad(subject, kg("begins"), terms.typed(min(first for first, _ in known), "date"))
        yield Quad(subject, kg("ends"), terms.typed(max(last for _, last in known), "date"))
