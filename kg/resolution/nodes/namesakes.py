"""Which nodes want one path: so what tells each apart, and who has a path, is known without a look at the nodes of many documents."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from hashlib import blake2b

from kg.model import Ref
from kg.resolution.nodes import iris
from kg.resolution.rows import Renewed

Wanting = tuple[tuple[str, str, str], ...]
"""The nodes that want a path, sorted: the document that each is at home in, its first member, and its mark"""


class Namesakes:
    """``rows`` have who wants a path, by a short name of that; ``whole`` gives what tells a node from others that stand first where it does."""

    def __init__(self, rows: Renewed[Wanting], whole: Callable[[Ref], str]) -> None:
        self._rows, self._whole = rows, whole
        self._at: dict[str, Mapping[str, Ref]] = {}

    def renew(self, gone: Iterable[tuple[str, Ref]], come: Iterable[tuple[str, Ref, str]]) -> Iterator[tuple[Ref, str]]:
        """Note what nodes want no more, and what they want now, with their marks. Of all that came, which has nothing behind the wanted path, and of what was there
        the last time, whatever must have something else behind it, with that."""
        less, more = defaultdict[str, list[Ref]](list), defaultdict[str, dict[Ref, str]](dict)
        for wanted, ref in gone:
            less[wanted].append(ref)
        for wanted, ref, mark in come:
            more[wanted][ref] = mark
        for wanted in less.keys() | more.keys():
            term, fresh = _term(wanted), more.get(wanted, {})
            old = _marks(self._rows.before(term))
            new = {ref: mark for ref, mark in old.items() if ref not in less[wanted]} | fresh if old else fresh
            self._rows.put(term, tuple([(key, local, mark) for (key, local), mark in sorted(new.items())]) or None)
            if not old and len(new) == 1:
                continue  # nothing has to tell it apart
            before = self._behind(old) if old and _are_told_by_marks(old) else {}
            for ref, behind in self._behind(new).items():
                if behind if ref in fresh else before.get(ref) != behind:
                    yield ref, behind

    def at(self, path: str) -> Ref | None:
        """The first member of the node that has a path; None where none has."""
        for wanted in (path, path.rpartition("-")[0]):  # namesakes have a mark behind the path that they want
            found = self._at.get(wanted)
            if found is None:
                behind = self._behind(_marks(self._rows.now(_term(wanted))))
                found = self._at[wanted] = {wanted + end: ref for ref, end in behind.items()}
            if path in found:
                return found[path]
        return None

    def _behind(self, marks: Mapping[Ref, str]) -> dict[Ref, str]:
        """What each of those that want one path has behind it."""
        if len(marks) < 2:
            return dict.fromkeys(marks, "")
        if not _are_told_by_marks(marks):
            marks = {ref: self._whole(ref) for ref in marks}
        length = iris.telling(marks.values())
        return {ref: f"-{mark[:length]}" for ref, mark in marks.items()}


def _marks(row: Wanting | None) -> dict[Ref, str]:
    return {(key, local): mark for key, local, mark in row or ()}


def _are_told_by_marks(marks: Mapping[Ref, str]) -> bool:
    return len(set(marks.values())) == len(marks)


def _term(wanted: str) -> str:
    """A short name of a path."""
    return blake2b(wanted.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
