"""Writing the dataset: everything as TriG, the facts as Turtle, and the Oxigraph store.

Why as text: it is written graph by graph, so that memory does not grow with the documents, and Oxigraph reads TriG faster than Python hands
it quads. The same graph gives the same bytes whatever the order of the documents. Each file and the store appear at once or not at all: they are
made beside their place and renamed.

Why what documents say themselves is taken beforehand: Oxigraph stores that while this process still reads other documents, and does so once. What all
of them together make of it is compared with what the store held before, and only what has changed is written.
"""

import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from functools import partial
from itertools import chain
from pathlib import Path

from kg.errors import StoreError
from kg.model import Extraction
from kg.store.evidence import document_path, own_graph
from kg.store.files import make_folder, replacing
from kg.store.loading import Loading, loading
from kg.store.marker import EVERYTHING, FACTS
from kg.store.nodes import Part
from kg.store.notation import Notation
from kg.store.paragraphs import joined, paragraphs, prefix_lines, unsorted, written
from kg.store.rdf import Graph
from kg.store.renewing import Changes, Digests, renew
from kg.store.snapshots import STORE
from kg.store.turtle import CREDIT
from kg.store.vocabulary import BASE


@dataclass(frozen=True, slots=True)
class Before:
    """A store that stands and that nobody writes to, with the digests of what it holds."""

    store: Path
    digests: Digests


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
        yield Storing(folder, Notation(base), store, Changes(before.digests if before else {}), stack)


@dataclass(slots=True)
class Storing:
    """Use ``storing``."""

    folder: Path
    notation: Notation
    store: Loading
    changes: Changes
    stack: ExitStack
    taken: set[str] = field(default_factory=set)

    def take(self, extraction: Extraction) -> None:
        """Store what a new or changed document says itself; ``finish`` does it for documents that were never taken."""
        name = self.notation.name(document_path(extraction.document))
        self.taken.add(name)
        self.store.take(unsorted(name, own_graph(self.notation, extraction)).encode())

    def finish(self, graphs: Iterable[Graph], exports: bool = True, sources: Mapping[str, str] | None = None) -> Digests:
        """Write ``graphs``, as ``save`` does; what the store then holds. ``sources`` gives what tells one state of a document, by its key, from any other."""
        if exports:
            with _exporting(self.folder, self.notation.base) as export:
                for graph in graphs:
                    export(graph.name, self._stored(graph, sources or {}, True))
        else:
            for graph in graphs:
                self._stored(graph, sources or {}, False)
        if self.changes.before:
            with _sound():
                renew(self.store.settled(), self.changes, "".join(prefix_lines(self.notation.base)))
        self.stack.close()
        return self.changes.digests

    def _stored(self, graph: Graph, sources: Mapping[str, str], whole: bool) -> str:
        """Store what is new or has changed of a graph; all of it as text where ``whole`` asks for that."""
        if graph.source:
            return self._stored_document(graph, sources.get(graph.source, ""), whole)
        parts = list(graph.parts)
        changed = [part for part in parts if self.changes.note((graph.name, part.subject), part.basis)]
        whole = whole or not self.changes.before
        found = paragraphs(graph.name, chain.from_iterable(part.described() for part in parts)) if whole else {}
        if self.changes.before:
            self.changes.texts.update({(graph.name, part.subject): partial(_text, graph.name, part) for part in changed})
            return joined(graph.name, found) if whole else ""
        text = joined(graph.name, found)
        self.store.take(text.encode())
        return text

    def _stored_document(self, graph: Graph, source: str, whole: bool) -> str:
        """The same for a document's graph, in whose digest ``source`` stands for what the document says itself."""
        unit, (first, *others) = (graph.name, ""), graph.parts
        changed, taken = self.changes.note(unit, f"{source}{first.basis}"), graph.name in self.taken
        fresh = [part for part in others if self.changes.note((graph.name, part.subject), part.basis)]
        if not changed:
            self.changes.texts.update({(graph.name, part.subject): partial(_text, graph.name, part) for part in fresh})
        if not (whole or changed):
            return ""
        described = [found for part in (first, *others) for found in part.described()]
        needed = whole or unit in self.changes.before or not taken
        text = written(graph.name, chain(graph.own, described)) if needed else ""
        if changed and unit in self.changes.before:
            self.changes.texts[unit] = text.__str__
        elif changed:
            self.store.take((written(graph.name, described) if taken else text).encode())
        return text


def _text(graph: str, part: Part) -> str:
    return written(graph, part.described())


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
