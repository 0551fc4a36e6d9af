"""Who belongs together, and who of them belonged to others the last time that something was kept.

Why as lines of text: to compare all members of all sets with what was kept takes a look at each, and nothing looks faster than a set of strings.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from operator import add

from msgspec import Struct

from kg.model import Place, Ref
from kg.resolution.clusters import Clusters
from kg.resolution.dates import Span
from kg.resolution.kept import Whole
from kg.resolution.origins import Passage


class Groups(Mapping[Ref, tuple[Ref, ...]]):
    """The sets of more than one: representative -> sorted members."""

    def __init__(self, pairs: Iterable[tuple[Ref, Ref]]) -> None:
        self._found: dict[Ref, list[Ref]] = defaultdict(list)
        for ref, root in pairs:
            self._found[root].append(ref)

    def __getitem__(self, root: Ref) -> tuple[Ref, ...]:
        if root not in self._found:
            raise KeyError(root)
        return (root, *sorted(self._found[root]))

    def __contains__(self, root: object) -> bool:
        return root in self._found

    def __iter__(self) -> Iterator[Ref]:
        return iter(self._found)

    def __len__(self) -> int:
        return len(self._found)


class Ties(Struct, frozen=True):
    """What nodes are made from beside their documents, a line each: members with representatives, representatives with the days of events, what is linked only as
    other documents link it, and passages that have their origin in another document."""

    members: str = ""
    spans: str = ""
    retold: str = ""
    origins: str = ""


@dataclass(frozen=True, slots=True)
class Membership:
    """``moved`` are those that belong to others than the last time, or to none, with their representatives then, ``touched`` the representatives, then or now, of
    sets that are made up or told of in another way, ``original`` the documents of which some passage has another origin. All three are empty where nothing is
    known of the last time."""

    groups: Groups
    moved: Mapping[Ref, Ref]
    touched: frozenset[Ref]
    original: frozenset[str]

    def members(self, root: Ref) -> tuple[Ref, ...]:
        """Those of a set, which may be its representative alone."""
        return self.groups.get(root) or (root,)


def membership(
    clusters: Clusters,
    span_of: Callable[[Ref], Span | None],
    retold: Mapping[Ref, Place],
    origin_of: Mapping[Passage, str],
    kept: Whole[Ties],
    known: bool,
) -> Membership:
    """``span_of`` gives the days of an event by its representative, ``retold`` the places of what other documents link. Where the last time is not
    ``known`` nothing is compared."""
    refs, roots = clusters.pairs()
    groups = Groups(zip(refs, roots, strict=True))
    spans = (f"{root[0]} {root[1]} {'/'.join(span)}" for root in groups if (span := span_of(root)))
    now = Ties(
        "\n".join(map(" ".join, map(add, refs, roots))),
        "\n".join(spans),
        "\n".join(f"{key} {local} {place!r}".replace("\n", " ") for (key, local), place in retold.items()),
        "\n".join([f"{key} {start} {origin}" for (key, start), origin in origin_of.items() if key != origin]),
    )
    before = kept.made
    kept.keep(now)
    if before is None or not known:
        return Membership(groups, {}, frozenset(), frozenset())
    left, come = _lost_and_new(before.members, now.members)
    members = [line.split(" ") for line in (*come, *left)]
    moved = {(key, local): (key, local) for key, local, _, _ in members} | {
        (key, local): (above, root) for key, local, above, root in members[len(come) :]
    }
    told = {(key, local) for text in ("spans", "retold") for key, local, _ in _parts(_other(getattr(before, text), getattr(now, text)))}
    touched = frozenset(moved).union(((key, local) for _, _, key, local in members), map(clusters.find, told))
    return Membership(groups, moved, touched, frozenset(key for key, _, _ in _parts(_other(before.origins, now.origins))))


def _other(before: str, now: str) -> set[str]:
    """The lines that stand in one of two texts."""
    left, come = _lost_and_new(before, now)
    return left | come


def _lost_and_new(before: str, now: str) -> tuple[set[str], set[str]]:
    """The lines that are there no more, and those that were not there."""
    if before == now:
        return set(), set()
    old, new = {*before.split("\n")}, {*now.split("\n")}
    return old - new - {""}, new - old - {""}


def _parts(lines: Iterable[str]) -> Iterator[tuple[str, str, str]]:
    for line in lines:
        key, local, rest = line.split(" ", 2)
        yield key, local, rest
