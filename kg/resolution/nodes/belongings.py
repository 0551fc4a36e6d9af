"""What each post belongs to by all documents that name it, counted by these: so one more document adds to what is kept of a post that thousands have."""

from collections.abc import Iterator, Set
from dataclasses import dataclass, field

from kg.parts import Belonging
from kg.resolution.nodes.homes import Homes
from kg.resolution.nodes.paths import Paths
from kg.resolution.rows import Renewed

Said = tuple[tuple[str, Belonging], ...]
"""What a document says of posts, by their paths"""
Tallied = tuple[tuple[Belonging, int], ...]
"""What a post belongs to, and by how many documents"""


@dataclass
class Belongings:
    """``said`` has what each document says, by its key, ``counted`` what all say, by the paths of posts."""

    homes: Homes
    paths: Paths
    said: Renewed[Said]
    counted: Renewed[Tallied]
    _now: dict[str, dict[Belonging, int]] = field(default_factory=dict)

    def renew(self, keys: Set[str]) -> None:
        """Count again what the documents ``keys`` say, which may have changed, or know things by other paths than the last time."""
        for key in keys:
            before, now = set(self.said.before(key) or ()), set(self._told(key))
            for some, by in ((before - now, -1), (now - before, 1)):
                for path, belonging in some:
                    counted = self._now.get(path)
                    if counted is None:
                        counted = self._now[path] = dict(self.counted.before(path) or ())
                    counted[belonging] = counted.get(belonging, 0) + by
            self.said.put(key, tuple(sorted(now)) or None)
        for path, counted in self._now.items():
            self.counted.put(path, tuple(sorted((belonging, number) for belonging, number in counted.items() if number)) or None)
        self._now.clear()

    def of(self, path: str) -> tuple[Belonging, ...]:
        """What the post with a path belongs to, sorted."""
        return tuple([belonging for belonging, _ in self.counted.now(path) or ()])

    def _told(self, key: str) -> Iterator[tuple[str, Belonging]]:
        outline = self.homes.corpus.outlines.get(key)
        if outline is None or not outline.posts:
            return
        paths = self.paths.now(key)
        for post in (held.post for held in outline.posts):
            within, beside = (paths[end] if end else "" for end in (post.within, post.beside))
            yield paths[post.id], (post.title, within, beside)
