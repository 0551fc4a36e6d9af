"""Which paths stand for nodes that have another one now, in groups, of which one more document changes a few."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass

from kg.resolution.homes import Homes
from kg.resolution.parts import group_of
from kg.resolution.renewed import Renewed

Pairs = tuple[tuple[str, str, bool], ...]
"""Former path, what the present one has behind that, or all of it, and whether the former one is the path of another node now"""


@dataclass
class Replaced:
    """``rows`` have all pairs of a group, by its number."""

    homes: Homes
    rows: Renewed[Pairs]

    def renew(self) -> None:
        """Take out what nodes brought that are made in another way, and put in what they bring now."""
        gone, come = defaultdict[int, dict[tuple[str, str], int]](dict), defaultdict[int, dict[tuple[str, str], int]](dict)
        taken, left = set[str](), set[str]()
        for before, now in self.homes.other.values():
            for made, pairs, paths in ((before, gone, left), (now, come, taken)):
                if made is not None:
                    paths.add(made.path)
                    for former in made.former:
                        pairs[group_of(former)][former, made.path] = 1
        self._regroup(gone, come, taken ^ left)

    def _regroup(self, gone: Mapping[int, Mapping[tuple[str, str], int]], come: Mapping[int, Mapping[tuple[str, str], int]], other: Set[str]) -> None:
        by_group: dict[int, set[str]] = defaultdict(set)
        for path in other:
            by_group[group_of(path)].add(path)
        for number in {*gone, *come, *by_group}:
            known = {(former, _path(former, rest)): hidden for former, rest, hidden in self.rows.now(str(number)) or ()}
            for pair in gone.get(number, ()):
                known.pop(pair, None)
            for pair in come.get(number, ()):
                known[pair] = self.homes.at(pair[0]) is not None
            for pair in known:
                if pair[0] in by_group.get(number, ()):
                    known[pair] = self.homes.at(pair[0]) is not None
            self.rows.put(str(number), tuple((former, _rest(former, path), known[former, path]) for former, path in sorted(known)) or None)

    @property
    def other(self) -> Iterator[int]:
        """The groups that are not what they were the last time."""
        return (int(number) for number in self.rows.other if _shown(self.rows.before(number)) != _shown(self.rows.now(number)))

    def pairs(self, number: int) -> tuple[tuple[str, str], ...]:
        """The (former path, present path) of a group, sorted, without what is the path of another node now."""
        return _shown(self.rows.now(str(number)))


def _shown(pairs: Pairs | None) -> tuple[tuple[str, str], ...]:
    return tuple((former, _path(former, rest)) for former, rest, hidden in pairs or () if not hidden)


def _rest(former: str, path: str) -> str:
    return path.removeprefix(former) if path.startswith(f"{former}-") else path


def _path(former: str, rest: str) -> str:
    return former + rest if rest.startswith("-") else rest
