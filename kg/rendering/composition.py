"""Composing the page: template, styles, scripts and data into one HTML file that needs nothing else.

Why a content-security policy in a file: whatever a hostile document might smuggle past the escaping, the browser runs only the
two scripts whose hashes stand in the head, loads nothing, and sends nothing.
"""

import base64
import hashlib
import json
from collections import Counter
from collections.abc import Callable, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from kg import __version__
from kg.analysis import Whole, graph
from kg.rendering.choice import Options, choose, layout_of
from kg.rendering.looks import EVENT_TERMS, LOOKS, STATUS_LOOKS
from kg.rendering.payload import payload
from kg.rendering.text import label, script_json, words
from kg.rendering.visjs import library, network

SCRIPTS = (
    *("data", "state", "dom", "labels", "overview", "rings", "graph", "panel", "search", "paths"),
    *("address", "filters", "lists", "timeline", "markers", "map", "sources", "help", "paper", "main"),
)
"""The modules in ``page/js``, in the order in which they build on one another."""


def render(dataset: Whole, options: Options | None = None, notify: Callable[[str], None] | None = None) -> str:
    """The page as HTML, to be written as UTF-8. ``notify`` is told, one line each, what the page leaves out.

    Raises NotFound if what the options name is not in the graph.
    """
    wanted = options or Options()
    nodes, notes = choose(dataset, wanted)
    layout = layout_of(wanted, len(nodes))
    surveyed = [f"An overview of {len(nodes):,} nodes. Draw fewer with --top, --focus, --class or --since."] if layout == "overview" else []
    for line in (*(f"{note.words} {note.advice}".strip() for note in notes), *surveyed):
        (notify or _ignore)(line)
    documents = list(dataset.documents())  # before what names them, so that none is read twice
    data = payload(graph(dataset.part(nodes), claimed=True), layout, wanted.focus)
    evidence = {name: data.pop(name) for name in ("claims", "passages")}
    drawn = network(data.pop("nodes"), data.pop("edges"))
    data |= {**drawn, "looks": {look.name: look.color for look in LOOKS}, "statuses": _status_words(), "terms": _terms(), "overview": layout == "overview"}
    mapped = any("lat" in node for node in drawn["nodes"])
    return _fill(
        title=label(wanted.title),
        notes=[label(note.words) for note in notes],
        classes=_classes(drawn["nodes"]),
        statuses=_statuses(drawn["nodes"], drawn["edges"]),
        relations=data["relations"],
        terms=data["terms"],
        sayings=sum(bool(node.get("saying")) for node in drawn["nodes"]),
        papers=sorted(enumerate(data["documents"]), key=lambda item: (item[1].get("date") or "9", item[1]["title"], item[0])),
        counts=_counts(drawn["nodes"], drawn["edges"], len(documents)),
        newest=max((row.date for row in documents if row.date), default=None),
        about=[(label(name), label(value)) for name, value in wanted.about],
        measures=_measures(drawn["nodes"]),
        blocks={"graph": script_json(data), "evidence": script_json(evidence), "outlines": outlines() if mapped else "null"},
    )


def _ignore(note: str) -> None:
    """Nobody listens."""


@cache
def outlines() -> str:
    """The outlines of the countries as JSON (see tests/rendering/outlines.py for their making)."""
    return script_json(json.loads((files("kg.rendering") / "page" / "outlines.json").read_text(encoding="utf-8")))


def _measures(nodes: Sequence[dict[str, Any]]) -> tuple[str, ...]:
    """By what the size of nodes can be chosen."""
    return ("PageRank", "Number of neighbours", "Betweenness")[: 1 + len(nodes[0]["sizes"])] if nodes else ()


def _fill(*, blocks: dict[str, str], **fields: object) -> str:
    from jinja2 import Environment, StrictUndefined
    from markupsafe import Markup

    folder = files("kg.rendering") / "page"
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    template = environment.from_string((folder / "page.html.j2").read_text(encoding="utf-8"))
    style = (folder / "style.css").read_text(encoding="utf-8")
    program = script()
    engine = library()
    policy = "; ".join(
        (
            "default-src 'none'",
            f"script-src {_hash(engine)} {_hash(program)}",
            f"style-src {_hash(style)}",
            "img-src data:",
            "base-uri 'none'",
            "form-action 'none'",
        )
    )
    safe: Callable[[str], Markup] = Markup
    return template.render(
        policy=policy,
        style=safe(style),
        engine=safe(engine),
        program=safe(program),
        blocks={name: safe(block) for name, block in blocks.items()},
        version=__version__,
        **fields,
    )


def script() -> str:
    """All modules of the page in one closed function."""
    folder = files("kg.rendering") / "page" / "js"
    parts = "\n".join((folder / f"{name}.js").read_text(encoding="utf-8").strip() for name in SCRIPTS)
    return f'(function () {{\n"use strict";\n{parts}\n}})();\n'


def _hash(source: str) -> str:
    digest = hashlib.sha256(source.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"


def _classes(nodes: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """The classes that are on the page, with how many nodes each has, and their subclasses where there are several."""
    found = []
    for look in LOOKS:
        kinds = Counter(str(node["kind"]) for node in nodes if node["top"] == look.name)
        if kinds:
            ordered = sorted(kinds.items(), key=lambda item: (-item[1], item[0]))
            found.append({"look": look, "count": kinds.total(), "kinds": ordered if len(ordered) > 1 else []})
    return found


def _statuses(nodes: Sequence[dict[str, Any]], edges: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """The statuses that are no facts and stand on the page, with how many statements each has."""
    said = Counter(relation["s"] for edge in edges for relation in edge["relations"])
    said.update(value["s"] for node in nodes for value in node.get("values", ()))
    said.update(str(node["status"]) for node in nodes)
    return [{"look": look, "count": said[look.name]} for look in STATUS_LOOKS if said[look.name]]


def _status_words() -> dict[str, list[Any]]:
    return {look.name: [look.sign, look.words, look.meaning, look.dashes] for look in STATUS_LOOKS}


def _terms() -> dict[str, str]:
    """By the words of a property what the page says for it."""
    return {words(name): term for name, term in EVENT_TERMS.items()}


def _counts(nodes: Sequence[dict[str, Any]], edges: Sequence[dict[str, Any]], documents: int) -> dict[str, int]:
    return {
        "documents": documents,
        "entities": sum(node["top"] != "Event" and node["status"] == "fact" for node in nodes),
        "events": sum(node["top"] == "Event" and node["status"] == "fact" for node in nodes),
        "facts": sum(len(edge["relations"]) for edge in edges if edge["fact"]),
        "all": len(nodes),
    }
