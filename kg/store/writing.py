"""Writing the dataset: everything as TriG, the facts as Turtle, and the Oxigraph store.

Why as text: it is written graph by graph, so that memory does not grow with the documents, and Oxigraph reads TriG faster than Python hands
it quads. The same graph gives the same bytes whatever the order of the documents. Each file and the store appear at once or not at all: they are
made beside their place and renamed.

Why what documents say themselves is taken beforehand: Oxigraph stores that while this process still reads other documents, and does so once. What all
of them together make of it is compared with what the store held before, and only what has changed is written.
"""

import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from functools import partial
from itertools import chain, islice
from pathlib import Path

from pyoxigraph import Store

from kg.errors import StoreError
from kg.model import Extraction
from kg.store.disk.loading import Loading, loading
from kg.store.disk.marker import EVERYTHING, FACTS
from kg.store.disk.snapshots import STORE
from kg.store.files import make_folder, replacing
from kg.store.notation.literals import Notation
from kg.store.notation.paragraphs import by_subject, framed, paragraphs, prefix_lines, unsorted
from kg.store.notation.turtle import CREDIT
from kg.store.rdf.evidence import document_path, own_graph
from kg.store.rdf.graphs import Graph
from kg.store.rdf.renewing import Changes, Digests, Place, Renewed, renew, renewed
from kg.store.sections import Described, Pair, Section
from kg.store.vocabulary import BASE

FEW = 1000
"""Subjects or graphs of which all that changes is held in memory."""
TOGETHER = 1000
"""Subjects of a graph of all documents that the store is given at once. Why not all: it would take them in on one processor while nobody has anything else to do,
and needs memory for all that it takes in at once."""


@dataclass(frozen=True, slots=True)
class Before:
    """A store that stands and that nobody writes to, with the digests of what it holds; ``said`` gives those of a section's subjects, where ``digests`` has none."""

    store: Path
    digests: Digests
    said: Callable[[Place], bytes] | None = None


def save(graphs: Iterable[Graph], folder: Path, base: str = BASE, exports: bool = True) -> None:
    """Write ``graphs``, of which the first is the default graph, as TriG, as a store, and the default graph as Turtle, into the output folder ``folder``,
    which is made if need be; without ``exports`` only the store. Raises StoreError where something cannot be written; nothing is replaced then, but for
    single files that were whole."""
    with storing(folder, base) as store:
        store.finish(graphs, exports)


@contextmanager
def storing(folder: Path, base: str = BASE, before: Before | None = None) -> Iterator["Storing"]:
    """A store in the output folder ``folder`` to write to, beginning with what ``before`` holds; without ``finish`` there is none. Raises as ``save``."""
    make_folder(folder)
    with ExitStack() as stack:
        prefixes = "".join(prefix_lines(base))
        store = stack.enter_context(loading(folder / STORE, prefixes, before.store if before else None))
        yield Storing(folder, Notation(base), store, before, stack)


@dataclass(slots=True)
class Storing:
    """Use ``storing``."""

    folder: Path
    notation: Notation
    store: Loading
    before: Before | None
    stack: ExitStack
    taken: set[str] = field(default_factory=set)
    changes: Changes = field(default_factory=partial(Changes, None))

    def take(self, extraction: Extraction) -> None:
        """Store what a new or changed document says itself; ``finish`` does it for documents that were never taken."""
        name = self.notation.name(document_path(extraction.document.key, extraction.document))
        self.taken.add(name)
        self.store.take(unsorted(name, own_graph(self.notation, extraction)).encode())

    def finish(self, graphs: Iterable[Graph], exports: bool = True, partly: bool = False) -> Renewed:
        """Write ``graphs``, as ``save`` does; what is to be noted of the store then. ``partly`` says that they are only what may have changed, or is gone."""
        if self.before is not None:
            self.changes = Changes(self.before.digests, self.before.said, partly)
        if exports:
            with _exporting(self.folder, self.notation.base) as export:
                for graph in graphs:
                    export(graph.name, self._stored(graph, True))
        else:
            for graph in graphs:
                self._stored(graph, False)
        if self.before is not None:
            with _sound():
                self._renew(Store.read_only(str(self.before.store)))
        self.stack.close()
        return self.changes.settled()

    def _renew(self, before: Store) -> None:
        """Make the changes. Why what stood is read from the store before, and most often all of it first: as long as the store is open to be written to, Oxigraph
        puts its files in order, which costs more than all else here."""
        differences = renewed(before, self.changes, "".join(prefix_lines(self.notation.base)))
        first = list(islice(differences, FEW))
        renew(self.store.settled(), chain(first, differences))

    def _stored(self, graph: Graph, whole: bool) -> str:
        """Store what is new or has changed of a graph; all of it as text where ``whole`` asks for that."""
        for place, noted in graph.beside.items():
            if noted is None:
                self.changes.lose(place)
            else:
                self.changes.keep_beside(place, noted)
        if graph.own is not None:
            return self._stored_document(graph, graph.own, whole)
        found: dict[str, list[Pair]] = {}
        whole = whole or self.before is None
        for section in graph.sections:
            if section.gone:
                self.changes.lose((graph.name, section.name))
            elif self.changes.note(graph.name, section):
                found.update(said := by_subject(section.described()))
                self.changes.keep(graph.name, section, said)
                if self.before is not None:
                    self.changes.compare(graph.name, section, said)
            elif whole:
                found.update(by_subject(section.described()))
        texts = paragraphs(graph.name, found) if whole else []
        if self.before is None:
            for start in range(0, len(texts), TOGETHER):
                self.store.take(framed(graph.name, texts[start : start + TOGETHER]).encode())
        return framed(graph.name, texts)

    def _stored_document(self, graph: Graph, own: Section, whole: bool) -> str:
        """The same for a document's graph. Where what the document says itself has changed, all is stored anew."""
        name, taken, known = graph.name, graph.name in self.taken, self.changes.stood((graph.name, own.name)) is not None
        fresh = self.changes.note(name, own)
        changed = {section: self.changes.note(name, section) for section in graph.sections}
        if not (whole or fresh or any(changed.values())):
            return ""
        itself = by_subject(own.described()) if whole or known or not taken else {}
        found: list[Described] = []
        for section, new in changed.items():
            said = by_subject(section.described()) if whole or fresh or new else {}
            found += said.items()
            if new:
                self.changes.keep(name, section, said)
            if new and not fresh:
                self.changes.compare(name, section, said, itself)
        text = unsorted(name, chain(itself.items(), found)) if fresh and itself and not whole else ""
        if whole:
            text = framed(name, paragraphs(name, by_subject(found, itself)))
        if fresh and known:
            self.changes.replace(name, text)
        elif fresh:
            self.store.take((unsorted(name, found) if taken else text).encode())
        return text


@contextmanager
def _sound() -> Iterator[None]:
    """Raises StoreError where what is read of the store before was changed on the disk."""
    try:
        yield
    except RuntimeError as error:
        raise StoreError(f"the store is damaged: {' '.join(str(error).split())} ('kg rebuild' makes it anew from its documents)") from error


@contextmanager
def _exporting(folder: Path, base: str) -> Iterator[Callable[[str, str], None]]:
    """What takes the name and the text of each graph, the default graph first, for TriG and Turtle."""
    lines, head, credit = tuple(prefix_lines(base)), set[str](), ""

    def export(name: str, body: str) -> None:
        nonlocal credit
        head.update(line for line in lines if line not in head and line.split(" ", 2)[1] in body)
        data = body.encode()
        rest.write(data)
        if not name:
            credit = CREDIT.decode() if "\twgs84:lat " in body else ""
            with replacing(folder / FACTS) as turtle:
                turtle.write_bytes("".join((credit, *sorted(head))).encode() + data)

    with replacing(folder / EVERYTHING) as trig, tempfile.TemporaryFile(dir=folder) as rest:
        yield export
        rest.seek(0)
        with trig.open("wb") as out:
            out.write("".join((credit, *sorted(head))).encode())
            shutil.copyfileobj(rest, out)
