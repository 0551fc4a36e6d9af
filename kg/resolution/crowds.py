"""What nodes are made from, member by member: of those with many members it is kept, so that one more costs a look at itself."""

from collections.abc import Callable, Sequence, Set

from msgspec import Struct

from kg.model import Place, Ref
from kg.resolution.iris import HASH
from kg.resolution.renewed import Renewed

CROWD = 16
"""A node of more members than that has many."""


class Form(Struct, frozen=True, array_like=True):
    """What a document tells of a member: the texts by which it mentions what it names (see ``things``), the ``place`` that this is linked to, and of what is an
    event the ``day``, as precisely as it is known."""

    kind: str
    name: str
    named: bool = False
    texts: tuple[str, ...] = ()
    place: Place | None = None
    is_event: bool = False
    day: str = ""


class Crowd(Struct, frozen=True, array_like=True):
    """The members of a node in their order, a line each, the number of the form of each, and its mark, of which all have the same length."""

    refs: str
    numbers: tuple[int, ...]
    marks: str
    forms: tuple[Form, ...]


class Crowds:
    """``rows`` have nodes of many members, ``form_of`` and ``mark_of`` tell of a member, and ``fresh`` are the documents that tell something else than the last
    time."""

    def __init__(self, rows: Renewed[Crowd], form_of: Callable[[Ref], Form], mark_of: Callable[[Ref], str], fresh: Set[str]) -> None:
        self._rows, self._form_of, self._mark_of, self._fresh = rows, form_of, mark_of, fresh

    def forms(self, refs: Sequence[Ref]) -> list[Form]:
        """What the members of a node are, in their order."""
        if len(refs) <= CROWD:
            return list(map(self._form_of, refs))
        row = self._renewed(refs)
        return [row.forms[number] for number in row.numbers]

    def marks(self, refs: Sequence[Ref]) -> list[str]:
        """The beginnings of the marks of the members of a node whose forms were asked for."""
        row = self._rows.now(" ".join(refs[0])) if len(refs) > CROWD else None
        return [mark[:HASH] for mark in map(self._mark_of, refs)] if row is None else _cut(row.marks)

    def drop(self, root: Ref) -> None:
        """A node has few members, or is no more."""
        self._rows.put(" ".join(root), None)

    def _renewed(self, refs: Sequence[Ref]) -> Crowd:
        name = " ".join(refs[0])
        before = self._rows.before(name)
        known = dict(zip(before.refs.split("\n"), zip(before.numbers, _cut(before.marks), strict=True), strict=True)) if before else {}
        forms, numbers, marks = dict[Form, int](), list[int](), list[str]()
        lines = [f"{key} {local}" for key, local in refs]
        for ref, line in zip(refs, lines, strict=True):
            kept = known.get(line) if before and ref[0] not in self._fresh else None
            form, mark = (before.forms[kept[0]], kept[1]) if before and kept else (self._form_of(ref), self._mark_of(ref)[:HASH])
            numbers.append(forms.setdefault(form, len(forms)))
            marks.append(mark)
        row = Crowd("\n".join(lines), tuple(numbers), "".join(marks), tuple(forms))
        self._rows.put(name, row)
        return row


def _cut(marks: str) -> list[str]:
    return [marks[at : at + HASH] for at in range(0, len(marks), HASH)]
