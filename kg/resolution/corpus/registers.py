"""Who bears what: what the documents say of all that has a name, a title or an entry in common, term by term, so that only the terms of documents that have changed
are looked at again."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from typing import Generic, TypeVar

from kg.model import Ref
from kg.resolution.kept import Kept

T = TypeVar("T")


class Register(Generic[T]):
    """What documents say by terms. ``known`` as of a ledger: else every document has to be put in."""

    def __init__(self, kept: Kept, name: str, kind: type[T]) -> None:
        self._by_term = kept.ledger(f"{name} by term", dict[str, tuple[kind, ...]])  # type: ignore[valid-type]
        self._terms = kept.ledger(f"{name} by document", tuple[str, ...])
        self.known = self._by_term.known

    def put(self, key: str, said: Iterable[tuple[str, T]]) -> set[str]:
        """What a document says now, by terms, nothing where it is gone; the terms by which it says or has said anything."""
        found: dict[str, list[T]] = {}
        for term, one in said:
            found.setdefault(term, []).append(one)
        before = self._terms.get(key) or ()
        for term in before:
            if term not in found and (rest := self._by_term.get(term)):
                rest.pop(key, None)
                if rest:
                    self._by_term.put(term, rest)
                else:
                    self._by_term.drop(term)
        for term, some in found.items():
            every = self._by_term.get(term)
            if every is None:
                every = {}
            every[key] = tuple(some)
            self._by_term.put(term, every)
        if found:
            self._terms.put(key, tuple(found))
        elif before:
            self._terms.drop(key)
        return {*before, *found}

    def terms(self, key: str) -> tuple[str, ...]:
        """The terms by which a document says anything."""
        return self._terms.get(key) or ()

    def of(self, term: str) -> Iterator[tuple[str, T]]:
        """What is said by a term, with the key of the document that says it, in the order of these and of what each says."""
        every: Mapping[str, tuple[T, ...]] = self._by_term.get(term) or {}
        return ((key, one) for key in sorted(every) for one in every[key])

    def first(self, term: str) -> str | None:
        """The key of the first document that says anything by a term."""
        return min(self._by_term.get(term) or (), default=None)

    def at(self, term: str, key: str) -> tuple[T, ...]:
        """What one document says by a term."""
        return (self._by_term.get(term) or {}).get(key, ())

    def grown(self, term: str, keys: Collection[str], id_of: Callable[[T], str]) -> list[Ref]:
        """The first that a term stands for and those in documents of these ``keys``, if nothing else can be another than it was, because the first comes before all
        these; else nothing. Why: of what half of all documents name nothing else is looked at. ``id_of`` gives the local id of what is said."""
        first = self.first(term)
        if first is None or min(keys) <= first:
            return []
        fresh = [(key, id_of(one)) for key in sorted(keys) for one in self.at(term, key)]
        return [min((first, id_of(one)) for one in self.at(term, first)), *fresh]
