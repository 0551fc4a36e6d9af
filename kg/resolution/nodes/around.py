"""What lies in what by the gazetteer, and about where lies what it does not hold: facts that no document has to state."""

from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, field
from itertools import chain

from kg.model import Placement, Ref
from kg.parts import Relation
from kg.resolution.kept import Bearers, Whole
from kg.resolution.nodes.describing import Within
from kg.resolution.nodes.homes import Homes, Located
from kg.resolution.nodes.made import Made
from kg.resolution.places import whereabouts
from kg.resolution.rows import Renewed

Ends = tuple[str, str]
"""The paths of what lies near something and of that, empty for a town that no document names by itself"""


@dataclass
class Around:
    """``placements`` are all, by the path of what they place. ``rows`` have what is derived of the nodes at home in a document, by its key; ``other`` says of which
    homes placements or what is derived may be another than the last time."""

    homes: Homes
    rows: Renewed[tuple[Relation, ...]]
    inside: Bearers
    kept_ends: Whole[dict[str, Ends]]
    kept_placements: Whole[dict[str, Placement]]
    kept_containers: Whole[dict[str, str]]
    placements: dict[str, Placement] = field(default_factory=dict)
    containers: dict[str, str] = field(default_factory=dict)
    used: Set[str] = frozenset()
    other: set[str] = field(default_factory=set)

    def renew(self, moved: Set[str]) -> None:
        """``moved`` are the documents that have other paths than the last time."""
        ends = self._place(moved)
        self._use()
        self._contain()
        keys = {ref[0] for ref in self.homes.other}
        for key in keys:
            rows = self.homes.rows.before(key) or (), self.homes.home(key).values()
            before, now = ({_term(pair) for made in some for pair in made.within} for some in rows)
            self.inside.remove(key, sorted(before - now))
            self.inside.add(key, sorted(now - before))
        for term, _ in (self.kept_containers.made or {}).items() ^ self.containers.items():
            keys.update(self.inside.of(term))
        turned = {path for path, _ in (self.kept_placements.made or {}).items() ^ self.placements.items()}
        keys.update(self.homes.clusters.find(ref)[0] for ref, (place, _) in ends.items() if place in turned)
        self.other = keys | {""}
        for key in self.other:
            nodes = (made for made in self.homes.home(key).values() if self.is_in_use(key, made))
            self.rows.put(key, tuple(sorted(chain.from_iterable(map(self._derived, nodes)))) or None)
        self.kept_containers.keep(self.containers)
        self.kept_placements.keep(self.placements)

    def placed(self, key: str) -> tuple[Placement, ...]:
        """The placements of nodes at home in a document."""
        paths = sorted(made.path for made in self.homes.home(key).values() if made.path in self.placements)
        return tuple(self.placements[path] for path in paths)

    def is_in_use(self, key: str, made: Made) -> bool:
        """Whether a document names a node, or something leads to it: another document tells more of what is near."""
        return bool(key) or made.local in self.used

    def _place(self, moved: Set[str]) -> Mapping[Ref, Ends]:
        """Find all placements; between which paths they are."""
        before, near = self.kept_ends.made or {}, self.homes.near
        ends: dict[Ref, Ends] = {}
        for ref in near:
            known = None if ref[0] in moved else before.get(" ".join(ref))
            ends[ref] = known or self._ends(ref)
        self.kept_ends.keep({" ".join(ref): found for ref, found in ends.items()})
        path_of = {ref: place for ref, (place, _) in ends.items()} | {(ref[0], near[ref].outer): at for ref, (_, at) in ends.items() if at}
        self.placements = {found.place: found for found in whereabouts.placements(near, path_of, self.homes.located.values())}
        return ends

    def _ends(self, ref: Ref) -> Ends:
        outer = self.homes.near[ref].outer
        return self.homes.node(ref).path, self.homes.node((ref[0], outer)).path if outer else ""

    def _use(self) -> None:
        """Which of the nodes of towns and countries that no document names by themselves something leads to."""
        at = {placement.at for placement in self.placements.values()}
        unnamed = self.homes.home("")
        stay = (place for ref, (path, place) in self.homes.located.items() if not ref.startswith(" ") or path in at)
        codes = {*self.homes.codes, *(place.country_code for place in stay)}
        lands = {local for local, made in unnamed.items() if made.place and made.place.feature == "country" and made.place.country_code in codes}
        self.used = frozenset(local for local, made in unnamed.items() if made.path in at or local in lands)

    def _contain(self) -> None:
        """The paths of countries and regions that nodes may lie in."""
        located: Located = self.homes.located
        stay = sorted(found for ref, found in located.items() if not ref.startswith(" ") or ref[1:] in self.used)
        known = {(place.country_code, place.name, place.feature): path for path, place in stay}
        regions = {_term((code, name)): path for (code, name, feature), path in known.items() if feature == "region"}
        self.containers = regions | {_term((code, "")): path for (code, _, feature), path in known.items() if feature == "country"}

    def _derived(self, made: Made) -> Iterator[Relation]:
        for outer in _outers(made.within, self.containers):
            if outer != made.path:
                yield made.path, "located_in", outer
        placement = self.placements.get(made.path)
        if placement:
            yield made.path, "approximately_at", placement.at
            if placement.inside:
                yield made.path, "located_in", placement.at


def _term(within: Within) -> str:
    return " ".join(within)


def _outers(within: Iterable[Within], containers: Mapping[str, str]) -> set[str]:
    """The paths of what something lies in: of regions only where the country has a node, too."""
    return {containers[term] for pair in within if (term := _term(pair)) in containers and _term((pair[0], "")) in containers}
