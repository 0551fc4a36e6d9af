"""Searching names: which entities have a name with all the words asked for."""

import re
from collections.abc import Iterable

from kg.store.reading.lookup import fold
from kg.store.rows import EntityRow

_WORDS = re.compile(r"\w+")


class Names:
    """All names of all entities, folded once (without case and accents)."""

    def __init__(self, entities: Iterable[EntityRow]) -> None:
        self._names = [(row, tuple(" " + " ".join(_WORDS.findall(fold(label))) for label in row.labels)) for row in entities]

    def find(self, words: str, kind: str | None = None, limit: int = 20) -> tuple[list[EntityRow], int]:
        """The best entities for ``words``, and how many fit at all: each word begins a word of one and the same name. Best are whole names, then names that begin
        so; a first name comes before an alias, a fact before what is only claimed, and an entity before an event or a post. Without words, all of
        class ``kind`` by name, facts first."""
        asked = _WORDS.findall(fold(words))
        if not asked:
            found = sorted((row for row, _ in self._names if kind and row.is_a(kind)), key=lambda row: (row.claimed, fold(row.label), row.iri))
            return found[:limit], len(found)
        whole = " " + " ".join(asked)
        ranked = []
        for row, names in self._names:
            if kind is not None and not row.is_a(kind):
                continue
            fitting = [
                (name != whole, not name.startswith(whole), place > 0)
                for place, name in enumerate(names)
                if all(f" {a}" in name for a in asked)
            ]
            if fitting:
                ranked.append((min(fitting), row.claimed, row.is_a("Event") or row.is_a("Role"), len(row.label), row.label, row.iri, row))
        ranked.sort(key=lambda one: one[:-1])
        return [one[-1] for one in ranked[:limit]], len(ranked)
