"""Which paths stand for nodes that have another one now, in groups, of which one more document changes a few."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from zlib import crc32

from kg.parts import REPLACED
from kg.resolution.nodes.homes import Homes
from kg.resolution.rows import Renewed

Pair = tuple[str, str]
"""Former path, and the present one"""
Pairs = tuple[tuple[str, str, bool], ...]
"""Former path, what the present one has behind that, or all of it, and whether the former one is the path of another node now"""


@dataclass
class Replaced:
    """``rows`` have all pairs of a group, by its number."""

    homes: Homes
    rows: Renewed[Pairs]

    def renew(self) -> None:
        """Take out what nodes brought that are made in another way, and put in what they bring now."""
        left, taken, gone, come = set[str](), set[str](), set[Pair](), set[Pair]()
        for before, now in self.homes.other.values():
            for made, paths, pairs in ((before, left, gone), (now, taken, come)):
                if made is not None:
                    path = made.path
                    paths.add(path)
                    if made.behind or made.parted:
                        pairs.update([(former, path) for former in made.former])
        present = (lambda path: self.homes.at(path) is not None) if self.rows.known else taken.__contains__
        self._regroup(gone - come, come - gone, taken ^ left if self.rows.known else (), present)

    def _regroup(self, gone: Iterable[Pair], come: Iterable[Pair], turned: Iterable[str], present: Callable[[str], bool]) -> None:
        """Put pairs into their groups and take others out; ``turned`` are the paths that nodes have got or lost, ``present`` tells which some node has."""
        less, more, other = defaultdict[int, list[Pair]](list), defaultdict[int, list[Pair]](list), defaultdict[int, set[str]](set)
        for pairs, by_group in ((gone, less), (come, more)):
            for pair in pairs:
                by_group[group_of(pair[0])].append(pair)
        for path in turned:
            other[group_of(path)].add(path)
        for number in {*less, *more, *other}:
            known, here = self.rows.now(str(number)) or (), other.get(number, ())
            out = {(former, _rest(former, path)) for former, path in (*less.get(number, ()), *more.get(number, ()))}
            rows = [row for row in known if row[0] not in here and row[:2] not in out]
            rows += [(former, rest, present(former)) for former, rest, _ in known if former in here and (former, rest) not in out]
            rows += [(former, _rest(former, path), present(former)) for former, path in more.get(number, ())]
            self.rows.put(str(number), tuple(sorted(rows, key=_by_path)) or None)

    @property
    def other(self) -> Iterator[int]:
        """The groups that are not what they were the last time."""
        for number in self.rows.other:
            before, now = (set(self.rows.before(number) or ()), set(self.rows.now(number) or ()))
            if any(not hidden for *_, hidden in before ^ now):
                yield int(number)

    def pairs(self, number: int) -> tuple[tuple[str, str], ...]:
        """The (former path, present path) of a group, sorted, without what is the path of another node now."""
        return _shown(self.rows.now(str(number)))


def group_of(former: str) -> int:
    """The group that a former path belongs to."""
    return crc32(former.encode("utf-8", "surrogatepass")) % REPLACED


def _shown(pairs: Pairs | None) -> tuple[tuple[str, str], ...]:
    return tuple([_by_path(pair) for pair in pairs or () if not pair[2]])


def _by_path(pair: tuple[str, str, bool]) -> Pair:
    """The former path and the present one."""
    former, rest, _ = pair
    return former, former + rest if rest.startswith("-") else rest


def _rest(former: str, path: str) -> str:
    return path.removeprefix(former) if path.startswith(f"{former}-") else path
