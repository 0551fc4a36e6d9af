"""The graph as the data of the page: plain lists that refer to one another by number, every string made safe to show."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from kg.analysis import Attribute, scores, status_of
from kg.rendering.drawing import Layout, draw
from kg.rendering.looks import EVENT_TERMS, look_of
from kg.rendering.text import label, sentence, words
from kg.rendering.titles import titles
from kg.store.dates import in_words
from kg.store.reading.saying import intending
from kg.store.rows import ClaimRow, DocumentRow

if TYPE_CHECKING:
    import networkx as nx

Data = dict[str, Any]
SAYING, SPEAKER = "Statement", "has_agent"
"""The class of acts of saying (its subclasses tell more: a promise, a warning), and who says it."""


class Evidence:
    """Claims, passages and documents, each stored once and numbered in the order of first use."""

    def __init__(self, names: dict[str, str]) -> None:
        self.claims: list[Data] = []
        self.passages: list[str] = []
        self.documents: list[Data] = []
        self._names = names
        self._numbers: dict[tuple[str, str], int] = {}

    def add(self, claims: Iterable[ClaimRow]) -> list[int]:
        """The numbers of ``claims``."""
        return [self._number("claim", claim.iri, self.claims, lambda claim=claim: self._claim(claim)) for claim in claims]

    def document(self, row: DocumentRow) -> int:
        """The number of a document."""
        return self._number("document", row.iri, self.documents, lambda: _document(row))

    def _number(self, sort: str, key: str, table: list[Any], make: Any) -> int:
        if (sort, key) not in self._numbers:
            made = make()  # may number others first
            self._numbers[sort, key] = len(table)
            table.append(made)
        return self._numbers[sort, key]

    def _claim(self, claim: ClaimRow) -> Data:
        found = {
            "d": self.document(claim.document),
            "q": self._number("passage", claim.sentence, self.passages, lambda: sentence(claim.sentence)),
            "k": status_of(claim),
            "p": words(claim.predicate),
            "c": round(claim.confidence, 2),
            "m": marks(claim),
            "plan": f"{intending(claim)} {self._name(claim.intended_by)}" if claim.intended_by else None,
            "by": self._name(claim.attributed_to) if claim.attributed_to else None,
            "via": [self._name(outlet) for outlet in claim.reported_by],
            "rule": label(claim.rule),
            "why": label(claim.refused) if claim.refused else None,
            "when": label(when) if (when := in_words(claim.begins, claim.ends)) else None,
        }
        return {name: value for name, value in found.items() if value not in (None, [], "")}

    def _name(self, iri: str) -> str:
        return self._names.get(iri) or label(iri.rstrip("/").rsplit("/", 1)[-1].replace("-", " "))


def marks(claim: ClaimRow) -> list[list[Any]]:
    """[start, end, "t" | "s" | "o"] in code points of the sentence, without overlaps (the trigger yields), ascending."""
    begin, end = claim.sentence_span
    length = min(end - begin, len(claim.sentence))
    found: list[list[Any]] = []
    for sort, span in _marked(claim):
        if span is None:
            continue
        start, stop = span[0] - begin, span[1] - begin
        if 0 <= start < stop <= length and all(stop <= a or start >= b for a, b, _ in found):
            found.append([start, stop, sort])
    return sorted(found)


def _marked(claim: ClaimRow) -> Iterator[tuple[str, tuple[int, int] | None]]:
    """Spans of who, to whom and what is done, the last the one that yields. An event is what is done, and its agent is who."""
    if claim.predicate in EVENT_TERMS:
        yield "s" if claim.predicate == SPEAKER else "o", claim.object_span
        yield "t", claim.subject_span or claim.trigger
    else:
        yield from (("s", claim.subject_span), ("o", claim.object_span), ("t", claim.trigger))


def payload(graph: "nx.MultiDiGraph[str]", layout: Layout = "spring", focus: str | None = None) -> Data:
    """Nodes and edges (with ids, positions, sizes), communities, claims, passages and documents of ``graph``."""
    names = {node: label(title) for node, title in titles(graph).items()}
    order = _by_centrality(graph)
    number = {node: index for index, node in enumerate(order)}
    evidence = Evidence(names)
    edges = _edges(graph, number, evidence)
    nodes = [_node(graph, node, number[node], names[node], evidence) for node in order]
    groups = draw(graph, order, nodes, layout, focus)
    _documents(nodes, edges, evidence)
    return {
        "nodes": nodes,
        "edges": edges,
        "groups": [{**group, "name": label(group["name"])} for group in groups],
        "claims": evidence.claims,
        "passages": evidence.passages,
        "documents": evidence.documents,
        "relations": _relations(edges),
    }


def _by_centrality(graph: "nx.MultiDiGraph[str]") -> list[str]:
    central = scores(graph)
    return sorted(graph, key=lambda node: (-central[node], graph.nodes[node]["label"], node))


def _node(graph: "nx.MultiDiGraph[str]", node: str, number: int, name: str, evidence: Evidence) -> Data:
    data = graph.nodes[node]
    found: Data = {
        "id": number,
        "label": name,
        "shape": look_of(data["top"]).shape,
        "top": look_of(data["top"]).name,
        "kind": words(data["kind"]),
        "status": data["status"],
        "iri": label(node),
        "names": [other for other in dict.fromkeys(label(text) for text in data["labels"]) if other != name and other != label(data["label"])],
        "roles": [label(role) for role in data["roles"]],
        "values": [_value(value, evidence) for value in data["values"]],
        "exists": evidence.add(data["existence"]),
        "origins": len({claim.origin for claim in data["existence"] if claim.is_fact}) or None,
        "date": label(data["date"]) if data["date"] else None,
        "begins": data["begins"],
        "ends": data["ends"],
        "lat": data["latitude"],
        "long": data["longitude"],
        "geonames": data["geonames_id"],
        "saying": _only_says(graph, node) or None,
    }
    return {key: value for key, value in found.items() if value not in (None, [])}


def _only_says(graph: "nx.MultiDiGraph[str]", node: str) -> bool:
    """Whether a node is a statement that is joined to nobody but who makes it: true, but no more than its sentence."""
    around = [*graph.out_edges(node, data=True), *graph.in_edges(node, data=True)]
    others = {end for source, target, _ in around for end in (source, target)} - {node}
    return graph.nodes[node]["kind"] == SAYING and len(others) <= 1 and {data["property"] for *_, data in around} <= {SPEAKER}


def _value(value: Attribute, evidence: Evidence) -> Data:
    return {"p": words(value.property), "v": label(value.value), "s": value.status, "c": evidence.add(value.claims), "n": value.origins}


def _edges(graph: "nx.MultiDiGraph[str]", number: dict[str, int], evidence: Evidence) -> list[Data]:
    """One line for all facts that join two nodes, and one for all that is no fact."""
    bundles: dict[tuple[int, int, bool], list[Data]] = {}
    for source, target, data in graph.edges(data=True):
        first, second = number[source], number[target]
        relation = {
            "p": words(data["property"]),
            "s": data["status"],
            "f": first <= second,
            "c": evidence.add(data["claims"]),
            "n": data["origins"],
        }
        bundles.setdefault((min(first, second), max(first, second), data["status"] == "fact"), []).append(relation)
    return [
        {
            "id": f"{'f' if is_fact else 'c'}{a}-{b}",
            "from": a,
            "to": b,
            "fact": is_fact,
            "relations": sorted(relations, key=lambda relation: (relation["p"], relation["s"], relation["f"])),
        }
        for (a, b, is_fact), relations in sorted(bundles.items())
    ]


def _relations(edges: Sequence[Data]) -> list[list[Any]]:
    """[words, count] of each property, by name."""
    return [list(item) for item in sorted(Counter(relation["p"] for edge in edges for relation in edge["relations"]).items())]


def _documents(nodes: list[Data], edges: list[Data], evidence: Evidence) -> None:
    """For each node the documents that say something about it."""
    found: list[set[int]] = [set() for _ in nodes]
    for edge in edges:
        cited = {evidence.claims[claim]["d"] for relation in edge["relations"] for claim in relation["c"]}
        found[edge["from"]] |= cited
        found[edge["to"]] |= cited
    for data, cited in zip(nodes, found, strict=True):
        cited |= {evidence.claims[claim]["d"] for value in data.get("values", ()) for claim in value["c"]}
        cited |= {evidence.claims[claim]["d"] for claim in data.get("exists", ())}
        data["docs"] = sorted(cited)


def _document(row: DocumentRow) -> Data:
    found = {
        "title": label(row.title or row.identifier),
        "date": row.date,
        "publisher": label(row.publisher) if row.publisher else None,
        "author": label(row.creator) if row.creator else None,
        "url": label(row.url) if row.url else None,
        "file": label(row.origin_file) if row.origin_file else None,
    }
    return {key: value for key, value in found.items() if value}
