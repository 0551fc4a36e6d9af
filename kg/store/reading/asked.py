"""Rows of a stored graph that are read when somebody asks for them.

Why: what is known of one person is a few hundred statements, in a graph of any size. Reading every name first would cost with the graph.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import Generic, TypeVar

Row = TypeVar("Row")


class Asked(Mapping[str, Row], Generic[Row]):
    """Rows by IRI, a mapping of all that there are. One that is asked for is read from the graph, with all that were announced until then; going through
    them, or counting them, reads all.

    ``some`` reads the rows of given IRIs, as far as there are any, ``every`` all of them in their order.
    """

    def __init__(self, some: Callable[[Collection[str]], Iterable[tuple[str, Row]]], every: Callable[[], Iterable[tuple[str, Row]]]) -> None:
        self._some = some
        self._every = every
        self._found: dict[str, Row | None] = {}
        self._announced: set[str] = set()
        self._all: dict[str, Row] | None = None

    def announce(self, iris: Iterable[str]) -> None:
        """Say what will be asked for, so that it is read at once."""
        if self._all is None:
            self._announced.update(iris)

    def all(self) -> Mapping[str, Row]:
        """All rows, in their order."""
        if self._all is None:
            self._all = dict(self._every())
            self._found, self._announced = {}, set()
        return self._all

    def __getitem__(self, iri: str) -> Row:
        if self._all is not None:
            return self._all[iri]
        if iri not in self._found:
            wanted = {iri, *self._announced} - self._found.keys()
            self._announced = set()
            self._found.update(dict.fromkeys(wanted))
            self._found.update(self._some(wanted))
        row = self._found[iri]
        if row is None:
            raise KeyError(iri)
        return row

    def __iter__(self) -> Iterator[str]:
        return iter(self.all())

    def __len__(self) -> int:
        return len(self.all())
