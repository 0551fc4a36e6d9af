"""What is kept of a node: all that tells it, but for its members."""

from msgspec import Struct

from kg.model import Place
from kg.resolution.nodes import iris
from kg.resolution.nodes.describing import Within


class Made(Struct, frozen=True, array_like=True):
    """A node. ``local`` is its first member in the document that it is at home in (of a node without members what tells it from others), ``mark`` a hash of where it
    stands first, ``wanted`` its path before namesakes are told apart and ``behind`` what tells it apart, ``parted`` are paths that it would have without some of its
    members, ``within`` what these lie in. It is ``named`` if a document calls it by a name, and ``several`` documents may know it."""

    local: str
    mark: str
    wanted: str
    kind: str
    label: str
    labels: tuple[str, ...] = ()
    place: Place | None = None
    behind: str = ""
    named: bool = False
    several: bool = False
    parted: tuple[str, ...] = ()
    within: tuple[Within, ...] = ()

    @property
    def path(self) -> str:
        return self.wanted + self.behind

    @property
    def former(self) -> tuple[str, ...]:
        """The paths that it would have without some of its members, or if others were not there; its own may be among them."""
        if self.parted or not self.behind:
            return self.parted
        marked = f"{self.wanted}-{self.mark[: iris.HASH]}"
        return (self.wanted,) if self.path == marked else (self.wanted, marked)
