"""The default graph: what is taken for a fact, closed under our own superclasses, superproperties and symmetry.

Why closed: SPARQL users ask for ``kg:Event`` and mean every kind of event, and for ``kg:adviser_to`` and mean aides too.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain

from kg.model import Node, Value
from kg.ontology.terms import Ontology
from kg.store.corpus import Corpus, Relation, is_class
from kg.store.dates import bounds
from kg.store.nodes import content, describe
from kg.store.notation import A, date, kg
from kg.store.sections import Described, Pair, Section, basis


def default_graph(corpus: Corpus, standing: frozenset[str]) -> Iterator[Section]:
    """The nodes in ``standing``, each with its description and the facts about it: a section for those that one document is the first to know."""
    homes: dict[str, list[Node]] = defaultdict(list)
    for node in corpus.resolution.nodes:
        if node.path in standing:
            homes[node.members[0][0] if node.members else ""].append(node)
    said = corpus.told
    lost = said.ends - standing  # nothing is said of an event that did not happen
    for name in sorted(homes):
        nodes = homes[name]
        told = [*_of(nodes, said.about), *(relation for relation in _of(nodes, said.turned) if relation[0] in standing)]
        if lost:
            told = [relation for relation in told if not (isinstance(relation[2], str) and relation[2] in lost)]
        yield Section(name, basis(content(corpus, nodes), told), partial(_described, corpus, nodes, told))


def _of(nodes: Iterable[Node], relations: Mapping[str, Sequence[Relation]]) -> Iterator[Relation]:
    return chain.from_iterable([relations[node.path] for node in nodes if node.path in relations])


def _described(corpus: Corpus, nodes: Sequence[Node], relations: Iterable[Relation]) -> Iterator[Described]:
    about = _about(corpus, relations)
    for node in nodes:
        yield describe(corpus, node)
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


def standing(corpus: Corpus) -> frozenset[str]:
    """Paths of the nodes that belong in the graph of facts: whoever is called by a name, whatever happened, and all ends of facts."""
    ontology, told = corpus.ontology, corpus.told
    known = corpus.named.union(told.about, told.ends)
    events = {kind for kind in (*ontology.superclasses, "Event") if ontology.is_a(kind, "Event")}
    whole = set(told.happened).union(*(corpus.beside(path) for path in corpus.posts if path in known))
    return frozenset([node.path for node in corpus.resolution.nodes if node.path in whole or (node.path in known and node.kind not in events)])


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
