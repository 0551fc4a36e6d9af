"""Which part of the graph goes onto the page. It is chosen before anything but names and links is read."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kg.analysis import Whole, central, fold, islands
from kg.errors import NotFound
from kg.rendering.drawing import Layout
from kg.store.rows import EntityRow

ISLAND = 5
"""Components of fewer nodes come last where not all can be shown."""
READABLE = 1_000
"""More nodes than this cannot be read as a drawing of them all: they are drawn as an overview of communities."""
LARGEST = 20_000
"""More nodes than this make a file that no browser opens gladly; the most central ones are kept."""

Near = Mapping[str, set[str]]
"""The neighbours of each node."""


@dataclass(frozen=True, slots=True)
class Options:
    """What to show. ``focus`` is an IRI, with what lies within ``hops`` steps of it. ``top`` keeps the most central nodes (None: ``LARGEST``).

    ``since`` (YYYY-MM-DD) leaves out events that ended before, or have no date. ``kinds`` keeps these classes and what is joined to them.
    ``layout`` None draws every node where that can be read, and an overview otherwise; "rings" go around the focus, or the most central node.
    ``about`` are lines for the foot of the page ("model", "en_core_web_md 3.7.1").
    """

    title: str = "Knowledge graph"
    focus: str | None = None
    hops: int = 2
    top: int | None = None
    since: str | None = None
    kinds: tuple[str, ...] = ()
    layout: Layout | None = None
    about: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Note:
    """What a page leaves out: ``words`` for whoever reads it, and ``advice`` for whoever made it, on how to have it otherwise."""

    words: str
    advice: str = ""


def choose(dataset: Whole, options: Options) -> tuple[frozenset[str], list[Note]]:
    """The nodes that ``options`` ask for, and what a reader must be told about what is missing.

    Raises NotFound if the focus is not in the graph, or nothing of a class that was asked for.
    """
    kept: frozenset[str] = dataset.nodes()
    notes: list[Note] = []
    if options.kinds or options.since or options.focus is not None:
        kept, notes = _filtered(dataset, kept, options)
    limit = LARGEST if options.top is None else options.top
    if len(kept) > limit:
        advice = f"'kg render' draws an overview of up to {LARGEST:,}, and others with --top, --focus, --class or --since."
        notes.append(Note(f"Only the {limit:,} most central of {len(kept):,} nodes.", advice))
        kept = _most_central(dataset, kept, limit, options.focus)
    return kept, notes


def layout_of(options: Options, nodes: int) -> Layout:
    """How so many nodes are drawn. Who asks for the N most central gets all of them drawn."""
    return options.layout or ("overview" if nodes > READABLE and options.top is None else "spring")


def _filtered(dataset: Whole, nodes: frozenset[str], options: Options) -> tuple[frozenset[str], list[Note]]:
    rows = {row.iri: row for row in dataset.entities() if row.iri in nodes}
    near = _near(rows, fold(dataset.links(claimed=True), nodes))
    notes = []
    if options.kinds:
        near = _of_kinds(near, rows, options.kinds)
        notes.append(Note(f"Only {' and '.join(options.kinds)}, with what is directly connected."))
    if options.since:
        near = _since(near, rows, options.since)
        left = any(rows[node].is_a("Event") for node in near)
        notes.append(Note(f"Without events before {options.since} and events without a date{'' if left else ': no event is left'}."))
    if options.focus is not None:
        near = _around(near, options.focus, options.hops)
        notes.append(Note(f"Only what lies within {_steps(options.hops)} of {rows[options.focus].label}."))
    return frozenset(near), notes


def _steps(hops: int) -> str:
    return "one step" if hops == 1 else f"{hops} steps"


def _near(nodes: Iterable[str], pairs: Iterable[tuple[str, str]]) -> Near:
    found: dict[str, set[str]] = {node: set() for node in nodes}
    for first, second in pairs:
        found[first].add(second)
        found[second].add(first)
    return found


def _part(near: Near, nodes: set[str]) -> Near:
    return {node: near[node] & nodes for node in nodes}


def _of_kinds(near: Near, rows: Mapping[str, EntityRow], kinds: tuple[str, ...]) -> Near:
    wanted = {node for node in near if set(kinds) & set(rows[node].kinds)}
    if not wanted:
        raise NotFound(f"nothing of class {', '.join(kinds)} in the graph")
    return _part(near, wanted.union(*(near[node] for node in wanted)))


def _since(near: Near, rows: Mapping[str, EntityRow], since: str) -> Near:
    """Without the events that ended before, and what only they connected."""
    gone = {node for node in near if rows[node].is_a("Event") and (rows[node].ends or rows[node].begins or "") < since}
    kept = set(near) - gone
    return _part(near, {node for node in kept if not near[node] or near[node] & kept})


def _around(near: Near, focus: str, hops: int) -> Near:
    if focus not in near:
        raise NotFound(f"not in the part of the graph that was asked for: {focus}")
    found = edge = {focus}
    for _ in range(hops):
        edge = {other for node in edge for other in near[node]} - found
        found = found | edge
    return _part(near, found)


def _most_central(dataset: Whole, nodes: frozenset[str], limit: int, focus: str | None) -> frozenset[str]:
    """By PageRank; but nodes that hardly anything touches come last, for each of a lonely pair scores as high as a minister of many."""
    pairs = fold(dataset.links(), nodes)
    scores, apart = central(nodes, pairs), islands(nodes, pairs, ISLAND)
    ordered = sorted(nodes, key=lambda node: (node != focus, node in apart, -scores[node], node))
    return frozenset(ordered[:limit])
