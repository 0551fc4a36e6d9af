"""Graphs beside their places: put there piece by piece, checked, and moved by one update.

Everything but that update can be repeated. It is sent once: where its answer is lost, the store is asked which state it holds.
"""

import time
import uuid
from collections.abc import Iterable
from contextlib import suppress
from types import TracebackType

from pyoxigraph import NamedNode

from kg.errors import StoreError
from kg.remote.cutting import PIECE
from kg.remote.publication import Publication, Store, list_graph
from kg.remote.talking import Away, Reply
from kg.store.vocabulary import DCTERMS

PORTION = 100
"""Operations of an update, where a store does not take all of them in one. Virtuoso took no 4,000."""
WAITS = (0.0, 1.0, 2.0, 4.0, 8.0, 15.0, 30.0, 60.0)
"""Seconds before each look at whether a switch whose answer was lost has come about."""


def sweep(store: Store, base: str) -> bool:
    """Remove what publications below ``base`` that were cut off have left beside its place. Whether one of them may have begun to move it: a store that does not
    do an update whole or not at all may then hold anything."""
    noted = _noted(base)
    mark = f"OPTIONAL {{ ?r <{DCTERMS}isReplacedBy> ?moved }}"
    runs = list(store.rows(f"SELECT ?r ?moved {{ GRAPH <{noted}> {{ ?r <{DCTERMS}isPartOf> <{noted}> {mark} }} }}"))
    for run, _ in runs:
        if isinstance(run, NamedNode) and run.value.startswith(f"{noted}/"):
            left = store.rows(f'SELECT DISTINCT ?g {{ GRAPH ?g {{ ?s ?p ?o }} FILTER(STRSTARTS(STR(?g), "{run.value}/")) }}')
            _drop(store, [graph.value for (graph,) in left if isinstance(graph, NamedNode)])
    unsure = any(moved is not None for _, moved in runs)
    if runs and not unsure:
        _drop(store, [noted])
    return unsure


class Staging:
    """The pieces of one publication below ``base``. Use as a context: what goes wrong within leaves the store as it was."""

    def __init__(self, store: Store, base: str) -> None:
        self._store = store
        self._noted = _noted(base)
        self._run = f"{self._noted}/{uuid.uuid4()}"
        self._sizes: dict[str, int] = {}
        self._moves: list[str] = []
        self._inserts: list[str] = []
        self._moving = False

    def __enter__(self) -> "Staging":
        """Note that there will be graphs to remove if this is cut off."""
        _update(self._store, f"INSERT DATA {{ GRAPH <{self._noted}> {{ <{self._run}> <{DCTERMS}isPartOf> <{self._noted}> }} }}")
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """After a failure, remove the pieces, unless nobody knows whether they are being moved: then the next publication does."""
        if error is not None and not isinstance(error, Away) and not self._moving:
            with suppress(StoreError):
                _drop(self._store, [*self._sizes, self._noted])

    def put(self, name: str, pieces: Iterable[list[bytes]]) -> None:
        """Have the graph ``name`` wait in ``pieces``, lists of lines of N-Triples. Raises StoreError."""
        for number, lines in enumerate(pieces):
            place = f"{self._run}/{len(self._sizes)}"
            self._sizes[place] = len(lines)
            self._put(place, b"".join(lines))
            self._moves.append(f"{'ADD' if number else 'MOVE'} GRAPH <{place}> TO <{name}>")
            if number:
                self._moves.append(f"DROP SILENT GRAPH <{place}>")

    def switch(self, gone: Iterable[str], wanted: Publication) -> None:
        """Have all that was put stand in its place, without the graphs ``gone``. Raises StoreError where the store did not take in all pieces or does not switch."""
        self._insert()
        there = self._store.counts(list(self._sizes))
        for place, size in self._sizes.items():
            if there.get(place, 0) != size:
                raise StoreError(
                    f"the store at {self._store.talk.address} has kept {there.get(place, 0):,} of {size:,} triples that were sent: nothing was published"
                )
        _update(self._store, f"INSERT DATA {{ GRAPH <{self._noted}> {{ <{self._run}> <{DCTERMS}isReplacedBy> <{list_graph(wanted.base)}> }} }}")
        self._moving = True
        operations = [*(f"DROP SILENT GRAPH <{name}>" for name in gone), *self._moves, f"DROP SILENT GRAPH <{self._noted}>"]
        try:
            reply = _send(self._store, " ;\n".join(operations), again=False)
        except Away:
            self._wait_for(wanted)
            return
        if not reply.fine and len(operations) > PORTION and self._store.counts(list(self._sizes)) == self._sizes:
            reply = self._in_portions(operations)
        if self._state(wanted) != wanted.state:
            self._store.talk.expect(reply, "put the new graphs into their places")
            raise StoreError(f"the store at {self._store.talk.address} says that it holds the new graphs, and does not")

    def _in_portions(self, operations: list[str]) -> Reply:
        """Switch by several updates, the list last, where one is too large for the store: the last answer. Raises StoreError."""
        self._store.talk.say(f"{self._store.talk.address} does not take the switch as one update: until all of it is done, it holds graphs of both states")
        for start in range(0, len(operations), PORTION):
            reply = _send(self._store, " ;\n".join(operations[start : start + PORTION]), again=False)
            self._store.talk.expect(reply, "put the new graphs into their places")
        return reply

    def _wait_for(self, wanted: Publication) -> None:
        for wait in WAITS:
            time.sleep(wait)
            if self._state(wanted) == wanted.state:
                return
        raise StoreError(
            f"the store at {self._store.talk.address} has not answered the last request, and still holds what it held: publish again when it is well"
        )

    def _state(self, wanted: Publication) -> str:
        return self._store.publication(wanted.base).state

    def _put(self, place: str, body: bytes) -> None:
        graphs = self._store.endpoints.graphs
        if graphs is not None:
            headers = {"Content-Type": "text/turtle; charset=utf-8"}
            talk = self._store.talk
            talk.expect(talk.send("PUT", graphs, params={"graph": place}, content=body, headers=headers), "take in a graph")
            return
        insert = f"DROP SILENT GRAPH <{place}> ;\nINSERT DATA {{ GRAPH <{place}> {{\n{body.decode()}}} }}"
        if sum(map(len, self._inserts)) + len(insert) > PIECE:
            self._insert()
        self._inserts.append(insert)

    def _insert(self) -> None:
        """Send the inserts that have gathered, as one update."""
        if self._inserts:
            _update(self._store, " ;\n".join(self._inserts))
            self._inserts = []


def _noted(base: str) -> str:
    """The graph that names the publications that are under way."""
    return f"{base}graph/pending"


def _drop(store: Store, names: list[str]) -> None:
    for start in range(0, len(names), PORTION):
        _update(store, " ;\n".join(f"DROP SILENT GRAPH <{name}>" for name in names[start : start + PORTION]))


def _update(store: Store, update: str) -> None:
    store.talk.expect(_send(store, update), "take updates")


def _send(store: Store, update: str, again: bool = True) -> Reply:
    headers = {"Content-Type": "application/sparql-update; charset=utf-8", "Accept": "*/*"}
    return store.talk.send("POST", store.endpoints.update, content=update.encode(), headers=headers, again=again)
