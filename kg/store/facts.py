"""The default graph: what is taken for a fact, closed under our own superclasses, superproperties and symmetry.

Why closed: SPARQL users ask for ``kg:Event`` and mean every kind of event, and for ``kg:adviser_to`` and mean aides too.
"""

from collections.abc import Iterator, Sequence
from functools import partial

from kg.model import Fact, Value
from kg.ontology.terms import Ontology
from kg.store.corpus import Corpus, is_class
from kg.store.dates import bounds
from kg.store.nodes import Described, Pair, Part, basis, describe
from kg.store.notation import A, date, kg

Relation = tuple[str, str, str | Value]


def default_graph(corpus: Corpus, standing: frozenset[str]) -> Iterator[Part]:
    """A part for every node in ``standing``: its description, and the facts about it."""
    about = _about(corpus, standing)
    for path in sorted(standing):
        pairs = about.get(path, ())
        yield Part(corpus.name(path), f"{basis(corpus, path)}{pairs}", partial(_described, corpus, path, pairs))


def _described(corpus: Corpus, path: str, about: Sequence[Pair]) -> Iterator[Described]:
    yield describe(corpus, corpus.nodes[path])
    yield corpus.name(path), [*about]


def _about(corpus: Corpus, standing: frozenset[str]) -> dict[str, list[Pair]]:
    """What the facts say, by the path of the subject."""
    found: dict[str, list[Pair]] = {}
    for fact in corpus.resolution.facts:
        if is_class(fact.object) and fact.subject in standing:
            found.setdefault(fact.subject, []).append((A, term(corpus, fact.object)))
        elif _holds(fact, standing):
            for subject, predicate, object_ in closure(corpus.ontology, fact.subject, fact.predicate, fact.object):
                found.setdefault(subject, []).append((kg(predicate), term(corpus, object_)))
    spans = {fact.subject for fact in corpus.resolution.facts if fact.predicate in ("begins", "ends")}
    for path, dates in _dates(corpus, standing).items():
        if path not in spans:
            found.setdefault(path, []).extend(_bounds(dates))
    return found


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


def term(corpus: Corpus, object_: str | Value) -> str:
    """An object as it stands in Turtle: a node's name, or a literal."""
    return corpus.name(object_) if isinstance(object_, str) else corpus.notation.value(object_)


def _holds(fact: Fact, standing: frozenset[str]) -> bool:
    """Nothing is said of an event that did not happen."""
    return all(end in standing for end in (fact.subject, fact.object) if isinstance(end, str))


def _dates(corpus: Corpus, standing: frozenset[str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for fact in corpus.resolution.facts:
        if fact.predicate == "date" and isinstance(fact.object, Value) and fact.subject in standing:
            found.setdefault(fact.subject, []).append(fact.object.value)
    return found


def _bounds(dates: list[str]) -> Iterator[Pair]:
    """``begins`` and ``ends`` of an event: the widest bounds of all its dates, so that there is one of each."""
    known = [found for found in (bounds(text) for text in dates) if found is not None]
    if known:
        yield kg("begins"), date(min(first for first, _ in known))
        yield kg("ends"), date(max(last for _, last in known))
