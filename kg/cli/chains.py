"""How ``kg path`` shows a chain: every step with its fact and the sentence behind it."""

import textwrap
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from kg.cli.output import terminal
from kg.cli.printing import plain

if TYPE_CHECKING:
    import networkx as nx

    from kg.analysis import Step

LONGEST = 60
LEAST = 20
"""Columns of the narrowest window that is heeded."""


def as_text(graph: "nx.MultiDiGraph[str]", chains: "Sequence[tuple[Step, ...]]") -> str:
    """The chains for people, as wide as the window."""
    return "\n\n".join("\n".join(_lines(graph, chain)) for chain in chains)


def as_rows(graph: "nx.MultiDiGraph[str]", chains: "Sequence[tuple[Step, ...]]") -> list[dict[str, Any]]:
    """One row a fact of a step, for programs."""
    return [
        {
            "path": number,
            "step": place,
            "subject": graph.nodes[step.source if forward else step.target]["label"],
            "predicate": fact["property"],
            "object": graph.nodes[step.target if forward else step.source]["label"],
            "sentence": fact["claims"][0].sentence if fact["claims"] else "",
            "document": fact["claims"][0].document.title if fact["claims"] else "",
            "date": (fact["claims"][0].document.date or "") if fact["claims"] else "",
            "subject_iri": step.source if forward else step.target,
            "object_iri": step.target if forward else step.source,
        }
        for number, chain in enumerate(chains, 1)
        for place, step in enumerate(chain, 1)
        for forward, fact in step.facts
    ]


def _lines(graph: "nx.MultiDiGraph[str]", chain: "tuple[Step, ...]") -> Iterator[str]:
    names = [chain[0].source, *(step.target for step in chain)]
    yield from _wrapped(" – ".join(_short(plain(graph.nodes[name]["label"])) for name in names), "", "  ")
    for row in as_rows(graph, [chain]):
        yield from _wrapped(f"{_short(plain(row['subject']))} {row['predicate']} {_short(plain(row['object']))}", "  ", "    ")
        if row["sentence"]:
            source = ", ".join(plain(part) for part in (row["document"], row["date"]) if part)
            yield from _wrapped(f"“{plain(row['sentence'])}” ({source})", "    ", "    ")


def _short(label: str) -> str:
    """Events are named by their words in the text, which can be many."""
    return textwrap.shorten(label, LONGEST, placeholder=" …") if len(label) > LONGEST else label


def _wrapped(text: str, first: str, others: str) -> list[str]:
    return textwrap.wrap(text, max(terminal().width, LEAST), initial_indent=first, subsequent_indent=others)
