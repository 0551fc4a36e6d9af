"""What the members of a node would be by themselves: of nodes with many members it is kept, so that one more costs a look at itself."""

from collections.abc import Callable, Iterator, Sequence, Set
from typing import NamedTuple

from msgspec import Struct

from kg.model import Ref
from kg.resolution.nodes.iris import HASH
from kg.resolution.rows import Renewed

CROWD = 16
"""A node of more members than that has many."""


class Alone(NamedTuple):
    """The path that a member would want alone, empty for a post, whose name is its holder's; of an event the day, as precisely as it is known; and the beginning of
    its mark."""

    path: str
    day: str
    mark: str


class Crowd(Struct, frozen=True, array_like=True):
    """The members of a node in their order, a line each, the number of the path and day of each, and its mark, of which all have the same length."""

    refs: str
    numbers: tuple[int, ...]
    marks: str
    wanted: tuple[tuple[str, str], ...]

    def members(self) -> Iterator[Alone]:
        for at, number in enumerate(self.numbers):
            yield Alone(*self.wanted[number], self.marks[HASH * at : HASH * at + HASH])


class Crowds:
    """``rows`` have nodes of many members, ``alone`` tells what a member is, and ``fresh`` are the documents of which it may tell something else than the last
    time."""

    def __init__(self, rows: Renewed[Crowd], alone: Callable[[Ref], Alone], fresh: Set[str]) -> None:
        self._rows, self._alone, self._fresh = rows, alone, fresh
        self._met: set[Ref] = set()

    def of(self, refs: Sequence[Ref]) -> Sequence[Alone]:
        """What the members of a node would be, in their order."""
        if len(refs) <= CROWD:
            return list(map(self._alone, refs))
        name = " ".join(refs[0])
        self._met.add(refs[0])
        before = self._rows.before(name)
        known = dict(zip(before.refs.split("\n"), before.members(), strict=True)) if before else {}
        lines = [f"{key} {local}" for key, local in refs]
        members = [
            (known.get(line) if ref[0] not in self._fresh else None) or self._alone(ref) for ref, line in zip(refs, lines, strict=True)
        ]
        wanted: dict[tuple[str, str], int] = {}
        numbers = [wanted.setdefault((one.path, one.day), len(wanted)) for one in members]
        self._rows.put(name, Crowd("\n".join(lines), tuple(numbers), "".join([one.mark for one in members]), tuple(wanted)))
        return members

    def drop(self, root: Ref) -> None:
        """Nobody has asked for the members of a node that may be another."""
        if root not in self._met:
            self._rows.put(" ".join(root), None)
