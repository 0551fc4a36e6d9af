"""The default graph: what is taken for a fact, closed under our own superclasses, superproperties and symmetry.

Why closed: SPARQL users ask for ``kg:Event`` and mean every kind of event, and for ``kg:adviser_to`` and mean aides too.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import groupby
from operator import attrgetter

from kg.model import Fact, Node, Value
from kg.ontology.terms import Ontology
from kg.store.corpus import Corpus, is_class
from kg.store.dates import bounds
from kg.store.nodes import content, describe
from kg.store.notation import A, date, kg
from kg.store.sections import Described, Pair, Section, basis

Relation = tuple[str, str, str | Value]
_TOLD = attrgetter("subject", "predicate", "object")


def default_graph(corpus: Corpus, standing: frozenset[str]) -> Iterator[Section]:
    """The nodes in ``standing``, each with its description and the facts about it: a section for those that one document is the first to know."""
    nodes: dict[str, list[Node]] = {}
    section_of: dict[str, str] = {}
    for node in corpus.resolution.nodes:
        if node.path in standing:
            name = section_of[node.path] = node.members[0][0] if node.members else ""
            nodes.setdefault(name, []).append(node)
    said = _by_section(corpus, section_of)
    for name in sorted(nodes):
        own, facts = nodes[name], said.get(name, [])
        holds = basis([content(corpus, node) for node in own], list(map(_TOLD, facts)))
        yield Section(name, holds, partial(_described, corpus, own, facts))


def _by_section(corpus: Corpus, section_of: Mapping[str, str]) -> dict[str, list[Fact]]:
    """The facts that say something of the nodes in a section, by its name. Nothing is said of an event that did not happen."""
    found: dict[str, list[Fact]] = defaultdict(list)
    turning = _turning(corpus.ontology)
    for subject, facts in groupby(corpus.resolution.facts, attrgetter("subject")):
        name = section_of.get(subject)
        if name is None:
            continue
        own = found[name]
        for fact in facts:
            if isinstance(fact.object, str):
                other = section_of.get(fact.object)
                if other is None:
                    continue
                if other != name and fact.predicate in turning:
                    found[other].append(fact)
            own.append(fact)
    return found


def _turning(ontology: Ontology) -> frozenset[str]:
    """The properties by which something is said of the object, too."""
    symmetric = {name for name, known in ontology.properties.items() if known.symmetric}
    return frozenset(name for name, above in ontology.superproperties.items() if not symmetric.isdisjoint(above)) | symmetric


def _described(corpus: Corpus, nodes: Sequence[Node], facts: Iterable[Fact]) -> Iterator[Described]:
    about = _about(corpus, facts)
    for node in nodes:
        yield describe(corpus, node)
        yield corpus.name(node.path), about.get(node.path, [])


def _about(corpus: Corpus, facts: Iterable[Fact]) -> dict[str, list[Pair]]:
    """What facts say, by the path of the subject."""
    found: dict[str, list[Pair]] = {}
    spans: set[str] = set()
    days: dict[str, list[str]] = {}
    for fact in facts:
        if is_class(fact.object):
            found.setdefault(fact.subject, []).append((A, term(corpus, fact.object)))
            continue
        for subject, predicate, object_ in closure(corpus.ontology, fact.subject, fact.predicate, fact.object):
            found.setdefault(subject, []).append((kg(predicate), term(corpus, object_)))
        if fact.predicate in ("begins", "ends"):
            spans.add(fact.subject)
        elif fact.predicate == "date" and isinstance(fact.object, Value):
            days.setdefault(fact.subject, []).append(fact.object.value)
    for path, dates in days.items():
        if path not in spans:
            found.setdefault(path, []).extend(_bounds(dates))
    return found


def standing(corpus: Corpus) -> frozenset[str]:
    """Paths of the nodes that belong in the graph of facts: whoever is called by a name, whatever happened, and all ends of facts."""
    ends, happened = corpus.ends
    found = ((corpus.named | ends) - corpus.events) | happened
    beside = (end for path in corpus.posts if path in found for end in corpus.beside(path))
    return frozenset(found.union(beside) & corpus.nodes.keys())


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
