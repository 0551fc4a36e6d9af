"""The way of a graph into a store.

    compare   the local graphs with what was published before: only what has changed is sent
    stage     each piece of it into a graph of its own, which a second try replaces
    check     that each of these graphs has as many triples as were sent
    switch    one update that moves them to their places, drops what is gone, and puts the new list in the place of the old one

Why one update: SPARQL says that an update happens whole or not at all, and of nothing else that a store must do so. Until then nothing is
changed but graphs that no list names; what a run that was cut off left of them, the next one removes.
"""

import uuid
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from pyoxigraph import RdfFormat, serialize
from pyoxigraph import Store as LocalStore

from kg.errors import StoreError
from kg.remote.address import Address
from kg.remote.cutting import GraphName, digests, lines, names, pieces, state
from kg.remote.endpoints import find
from kg.remote.publication import Publication, Store, described, list_graph
from kg.remote.staging import Staging, sweep
from kg.remote.talking import Talk
from kg.store.disk import marker
from kg.store.files import replacing
from kg.store.reading.dataset import Dataset

OWNER = ".publisher"
"""The file in an output folder that holds the name it publishes under."""

Step = Callable[[str, int, int], None]
Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Published:
    """What a publication did: graphs and triples that stand there, of which ``sent`` graphs were sent and ``gone`` removed."""

    base: str
    graphs: int
    triples: int
    sent: int
    gone: int


def check(address: Address, say: Say) -> None:
    """Raises StoreError where no store at ``address`` takes queries and graphs, so that who builds for hours knows it before."""
    with Talk(address, say) as talk:
        find(talk, writing=True)


def publish(path: Path, address: Address, say: Say, step: Step, take_over: bool = False) -> Published:
    """Have the graph at ``path`` (an output folder, a store or an RDF file) stand in the store, in place of what was published below its base before.

    Raises StoreError where the store cannot be reached, refuses, or holds graphs of these names that are somebody else's: published from another folder, unless
    ``take_over``, or not published at all. What stood there before stands then as before.
    """
    dataset = Dataset.open(path)
    base = str(marker.read(path).get("base") or dataset.base)
    step("Comparing with what is published", 0, 0)
    graphs = names(dataset.store, base)
    with Talk(address, say) as talk:
        store = Store(talk, find(talk, writing=True))
        before = store.publication(base)
        owner = _owner(path)
        if before.state and before.owner != owner and not take_over:
            raise StoreError(
                f"what stands below {base} in the store at {address} was published from another folder: "
                "--take-over replaces it, and 'kg build --base IRI' gives this graph a place of its own"
            )
        unsure = sweep(store, base)
        wanted = Publication(base, owner, "", dict(digests(dataset.store, graphs)))
        wanted = replace(wanted, state=state(wanted.graphs))
        if not unsure:  # else they may be ours, moved by a run that did not come to write the list
            _check_names(store, before, wanted)
        changed = list(wanted.graphs) if unsure else _changed(store, before, wanted)
        gone = sorted(before.graphs.keys() - wanted.graphs.keys())
        if unsure or changed or gone or (before.state, before.owner) != (wanted.state, owner):
            _replace(store, dataset.store, {name: graphs[name] for name in changed}, gone, wanted, step)
    return Published(base, len(wanted.graphs), sum(graph.triples for graph in wanted.graphs.values()), len(changed), len(gone))


def _owner(path: Path) -> str:
    """The name under which the output folder at ``path`` publishes, which it gets when it does so first; a lone file has none."""
    if not path.is_dir():
        return ""
    file = path / OWNER
    try:
        return str(uuid.UUID(file.read_text("ascii").strip()))
    except (OSError, ValueError):
        name = str(uuid.uuid4())
    with replacing(file) as fresh:
        fresh.write_text(name + "\n", "ascii")
    return name


def _check_names(store: Store, before: Publication, wanted: Publication) -> None:
    """Whatever stands in the store under one of our names and in no list is not ours to replace."""
    new = sorted({*wanted.graphs, *([] if before.state else [list_graph(wanted.base)])} - before.graphs.keys())
    for name in store.counts(new):
        raise StoreError(f"the store at {store.talk.address} has a graph {name} already, which was not published by kg: nothing was changed")


def _changed(store: Store, before: Publication, wanted: Publication) -> list[str]:
    """The graphs to send: new ones, others than before, and those that do not have the triples any more that they had."""
    same = [name for name, graph in wanted.graphs.items() if before.graphs.get(name) == graph]
    there = store.counts(same)
    kept = {name for name in same if there.get(name) == wanted.graphs[name].triples}
    return [name for name in wanted.graphs if name not in kept]


def _replace(
    store: Store, local: LocalStore, changed: Mapping[str, GraphName], gone: list[str], wanted: Publication, step: Step
) -> None:
    """Send what has changed and the list, and switch."""
    done, total = 0, sum(wanted.graphs[name].triples for name in changed)

    def counted(sent: list[bytes]) -> Iterator[list[bytes]]:
        nonlocal done
        for piece in pieces(sent):
            step("Sending", done, total)
            yield piece
            done = min(total, done + len(piece))

    with Staging(store, wanted.base) as staging:
        for name, graph in changed.items():
            staging.put(name, counted(lines(local, graph)))
        staging.put(list_graph(wanted.base), pieces(_list(wanted)))
        step("Switching to the new state", 0, 0)
        staging.switch(gone, wanted)


def _list(of: Publication) -> list[bytes]:
    written = serialize(described(of), format=RdfFormat.N_TRIPLES)
    assert written is not None
    return sorted(written.splitlines(keepends=True))
