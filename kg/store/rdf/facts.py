"""The default graph: what is taken for a fact, closed under our own superclasses, superproperties and symmetry.

Why closed: SPARQL users ask for ``kg:Event`` and mean every kind of event, and for ``kg:adviser_to`` and mean aides too.
"""

from collections.abc import Iterable, Iterator
from functools import partial

from kg.model import Value
from kg.ontology.terms import Ontology
from kg.parts import Home, Relation
from kg.store.dates import bounds
from kg.store.notation.literals import A, date, kg
from kg.store.rdf.corpus import Corpus, is_class
from kg.store.rdf.nodes import content, describe
from kg.store.sections import Described, Pair, Section, basis, gone


def default_graph(corpus: Corpus, keys: Iterable[str]) -> Iterator[Section]:
    """The nodes that stand in the graph of facts, each with its description and the facts about it: a section for each of the homes ``keys``."""
    for key in sorted(keys):
        home = corpus.home(key)
        made_from = basis(content(home.nodes, home.posts), home.told)
        yield Section(key, made_from, partial(_described, corpus, home)) if home.nodes else gone(key)


def _described(corpus: Corpus, home: Home) -> Iterator[Described]:
    about = _about(corpus, home.told)
    for node in home.nodes:
        yield describe(corpus, node, home.posts)
        yield corpus.name(node.path), about.get(node.path, [])


def _about(corpus: Corpus, relations: Iterable[Relation]) -> dict[str, list[Pair]]:
    """What relations say, by the path of the subject."""
    found: dict[str, list[Pair]] = {}
    spans: set[str] = set()
    days: dict[str, list[str]] = {}
    for subject, predicate, object_ in relations:
        if is_class(object_):
            found.setdefault(subject, []).append((A, term(corpus, object_)))
            continue
        for one, name, other in closure(corpus.ontology, subject, predicate, object_):
            found.setdefault(one, []).append((kg(name), term(corpus, other)))
        if predicate in ("begins", "ends"):
            spans.add(subject)
        elif predicate == "date" and isinstance(object_, Value):
            days.setdefault(subject, []).append(object_.value)
    for path, dates in days.items():
        if path not in spans:
            found.setdefault(path, []).extend(_bounds(dates))
    return found


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


def _bounds(dates: list[str]) -> Iterator[Pair]:
    """``begins`` and ``ends`` of an event: the widest bounds of all its dates, so that there is one of each."""
    known = [found for found in (bounds(text) for text in dates) if found is not None]
    if known:
        yield kg("begins"), date(min(first for first, _ in known))
        yield kg("ends"), date(max(last for _, last in known))
