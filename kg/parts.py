"""What of a resolution belongs to each document, so that who writes a graph looks at the documents of which something has changed, and at no others.

A document is the home of the nodes of which it holds the first member, and has a graph of its own, which tells whom its words mean. Nodes without members, towns and
countries that no document names, are at home in "". All is plain data, sorted, and read when it is asked for.
"""

from collections.abc import Collection, Set
from typing import Protocol

from msgspec import Struct

from kg.model import Merge, Node, Placement, Value

Relation = tuple[str, str, str | Value]
"""Subject, predicate, object; nodes by path."""
Belonging = tuple[str, str, str]
"""Title of a post and the paths of what it is within and of whom it is beside, empty where there is none."""
REPLACED = 4096
"""Groups of replaced paths: by ``zlib.crc32`` of the former path."""


class Home(Struct, frozen=True, array_like=True):
    """What the graph of facts holds of the nodes at home in a document: ``nodes`` are those that stand in it, ``told`` what facts say of them (symmetric ones in
    both directions, and nothing of what does not stand), ``posts`` what those of them that are posts belong to, by path, over all documents. ``placements``
    are those of any places at home here."""

    nodes: tuple[Node, ...] = ()
    told: tuple[Relation, ...] = ()
    posts: dict[str, tuple[Belonging, ...]] = {}
    placements: tuple[Placement, ...] = ()


class Part(Struct, frozen=True, array_like=True):
    """What a document's own graph holds: ``paths`` by local id, ``refused`` by claim id, ``origins`` by the start of a passage. Of what does not stand in the graph
    of facts ``alone`` are the nodes that only this document knows, ``shared`` those that others know, too, and beside these what posts that do not stand belong to;
    ``posts`` is as of ``Home``, for these nodes."""

    paths: dict[str, str] = {}
    refused: dict[str, str] = {}
    origins: dict[int, str] = {}
    alone: tuple[Node, ...] = ()
    shared: tuple[Node, ...] = ()
    posts: dict[str, tuple[Belonging, ...]] = {}


class Tally(Struct, frozen=True):
    """Sums over all: nodes by class, those of events that no fact tells to have taken place, facts, claims that are none by reason, nodes with coordinates."""

    kinds: dict[str, int] = {}
    claimed: int = 0
    facts: int = 0
    refused: dict[str, int] = {}
    located: int = 0


class Changed(Struct, frozen=True):
    """Of which documents ``home`` or ``part`` is another than when a resolution was last kept, whatever members its nodes have; which groups of replaced paths are;
    which documents came, went or changed themselves."""

    homes: frozenset[str] = frozenset()
    parts: frozenset[str] = frozenset()
    replaced: frozenset[int] = frozenset()
    documents: frozenset[str] = frozenset()


class Parts(Protocol):
    """A resolution document by document; ``changed`` is None where it is not known."""

    @property
    def homes(self) -> Collection[str]:
        """The keys of all documents that some node is at home in, with "" where there is a node without members."""

    def home(self, key: str) -> Home:
        """Empty for what is the home of no node."""

    def part(self, key: str) -> Part:
        """Raises KeyError for what is no document."""

    def replaced(self, number: int) -> tuple[tuple[str, str], ...]:
        """The (former path, present path) of one group, sorted."""

    @property
    def tally(self) -> Tally: ...

    @property
    def changed(self) -> Changed | None: ...


class Pairs(Struct, frozen=True, array_like=True):
    """Merges, those that are open, and those that somebody decided against, of which a document is the later; each sorted by both ends."""

    merges: tuple[Merge, ...] = ()
    open: tuple[Merge, ...] = ()
    apart: tuple[Merge, ...] = ()


class Paired(Protocol):
    """All pairs document by document; ``changed`` are the documents of which they are others than when a resolution was last kept, None where that is not known."""

    changed: Set[str] | None

    @property
    def documents(self) -> Set[str]:
        """The keys of those that are the later of any."""

    def of(self, key: str) -> Pairs:
        """Empty for what is the later of none."""
