"""The path of each local id of a document."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from kg.resolution.nodes.homes import Homes
from kg.resolution.nodes.made import Made
from kg.resolution.rows import Few, Renewed


@dataclass
class Paths:
    """``rows`` have the paths of what is not the first member of a node, by local id: those of first members stand with their nodes."""

    homes: Homes
    rows: Renewed[dict[str, str]]
    _now: dict[str, dict[str, str]] = field(default_factory=dict)

    def renew(self) -> frozenset[str]:
        """Note the paths of what has another one than the last time, or belongs to another node; the documents that have such."""
        homes, outlines, known = self.homes, self.homes.corpus.outlines, self.rows.known
        for key in homes.changed:
            self._now[key] = {local: made.path for local, made in homes.nodes(key).items()} if key in outlines else {}
        refs = set(homes.membership.moved)
        for root, (before, now) in homes.other.items() if known else ():
            if now is not None and (before is None or before.path != now.path):
                refs.update(homes.members(root))
        for key in {key for key, _ in refs} - homes.changed:
            if key in outlines:
                self._now[key] = dict(self.before(key))
        for ref in refs:
            key, local = ref
            if key not in homes.changed and key in outlines:
                self._now[key][local] = homes.node(ref).path
        for key, paths in self._now.items():
            at_home = homes.home(key)
            self.rows.put(key, {local: path for local, path in paths.items() if local not in at_home} or None)
        return frozenset(key for key, paths in self._now.items() if self.before(key) != paths) if known else frozenset(self._now)

    def forget(self) -> None:
        """See ``Homes.forget``."""
        self._now = Few()

    def before(self, key: str) -> Mapping[str, str]:
        """By local id, as they were kept the last time; none of what was no document."""
        return _together(self.rows.before(key), {made.local: made for made in self.homes.rows.before(key) or ()})

    def now(self, key: str) -> Mapping[str, str]:
        """By local id; none of what is no document."""
        found = self._now.get(key)
        if found is None:
            found = self._now[key] = _together(self.rows.now(key), self.homes.home(key))
        return found


def _together(away: Mapping[str, str] | None, at_home: Mapping[str, Made]) -> dict[str, str]:
    return {**{local: made.path for local, made in at_home.items()}, **(away or {})}
