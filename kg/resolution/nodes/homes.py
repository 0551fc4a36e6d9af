"""Nodes and their paths, by the documents that they are at home in: that of a node's first member.

Why by home: a document that comes or goes changes the nodes of few others. Only nodes of which a member came, went or changed are made again, and the paths of
those that want the same one.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field
from functools import cached_property

from msgspec.structs import replace

from kg.gazetteer import Gazetteer
from kg.model import Node, Offsets, Place, Ref
from kg.resolution.clusters.disjoint import Clusters
from kg.resolution.corpus.indexed import Corpus
from kg.resolution.corpus.things import NO_OFFSETS, Common, Trait, common_of
from kg.resolution.events.dates import Span
from kg.resolution.events.drafts import Draft
from kg.resolution.kept import Whole
from kg.resolution.nodes import describing, former, iris
from kg.resolution.nodes.crowds import Alone, Crowd, Crowds
from kg.resolution.nodes.describing import Within
from kg.resolution.nodes.made import Made
from kg.resolution.nodes.membership import Membership
from kg.resolution.nodes.namesakes import Namesakes, Wanting
from kg.resolution.places.toponyms import Links
from kg.resolution.places.whereabouts import Near
from kg.resolution.rows import Few, Renewed

Located = dict[str, tuple[str, Place]]
"""Path and place of the nodes that have one, by document and local id of their first members"""
Turned = tuple[Made | None, Made | None]
"""A node as it was the last time and as it is now; None where there is none."""


@dataclass
class Homes:
    """All that nodes are made from. ``span_of`` gives the dates of an event by its representative, ``decided`` are the references that somebody's decision has
    joined. ``other`` are the nodes that are made in another way than the last time, or have another path, by their first members."""

    corpus: Corpus
    clusters: Clusters
    links: Links
    drafts: Mapping[Ref, Draft]
    span_of: Callable[[Ref], Span | None]
    gazetteer: Gazetteer
    decided: Set[Ref]
    changed: Set[str]
    membership: Membership
    rows: Renewed[tuple[Made, ...]]
    wanted: Renewed[Wanting]
    crowds: Renewed[Crowd]
    kept_places: Whole[Located]
    kept_codes: Whole[dict[str, int]]
    kept_near: Whole[dict[str, Near]]
    other: dict[Ref, Turned] = field(default_factory=dict)
    located: Located = field(default_factory=dict)
    codes: dict[str, int] = field(default_factory=dict)
    near: dict[Ref, Near] = field(default_factory=dict)
    _now: dict[str, dict[str, Made]] = field(default_factory=dict)
    _nodes: dict[str, dict[str, Made]] = field(default_factory=dict)
    _shared: dict[str, Set[str]] = field(default_factory=dict)
    _there: set[Ref] = field(default_factory=set)
    _known: dict[Ref, Sequence[Common]] = field(default_factory=dict)

    def renew(self) -> None:
        """Make again what has to be."""
        things, posts = self._touched()
        for ref in things:
            self._put(ref, self._made(ref))
        for ref in {*posts, *self._posts_of(things)}:
            self._put(ref, self._role(ref))
        self.located = dict(self.kept_places.made or {})
        self._locate()
        self.codes = self._counted()
        self.kept_codes.keep(self.codes)
        self.near = self._all_near()
        self.kept_near.keep({" ".join(ref): one for ref, one in self.near.items()})
        unnamed = {made.local: made for made in self._unnamed()}
        for local in unnamed | self.home(""):
            self._put(("", local), unnamed.get(local))
        self._tell_apart()
        for ref, (_, made) in list(self.other.items()):
            if made is not None and ref in self.membership.groups:
                self._put(ref, replace(made, parted=self._parted(ref, made)))
        for ref in self.other if self.rows.known else ():
            self._crowds.drop(ref)
        self._known.clear()
        self._locate()
        self.kept_places.keep(self.located)
        for key in {ref[0] for ref in self.other}:
            home = self.home(key)
            self.rows.put(key, tuple(home[local] for local in sorted(home)) or None)

    def home(self, key: str) -> dict[str, Made]:
        """The nodes at home in a document, by their first members in it."""
        found = self._now.get(key)
        if found is None:
            found = self._now[key] = {made.local: made for made in self.rows.now(key) or ()}
        return found

    def node(self, ref: Ref) -> Made:
        """The node that something belongs to."""
        key, local = self.clusters.find(ref)
        return self.home(key)[local]

    def nodes(self, key: str) -> Mapping[str, Made]:
        """The nodes that all of a document belongs to, by local id. To be asked once all nodes are made."""
        found = self._nodes.get(key)
        if found is None:
            found = self._nodes[key] = {local: self.node((key, local)) for local in self.corpus.outlines[key].ids}
        return found

    def shared(self, key: str) -> Set[str]:
        """The local ids of what of a document other documents know, too. To be asked as ``nodes``."""
        found = self._shared.get(key)
        if found is None:
            found = self._shared[key] = frozenset([local for local, made in self.nodes(key).items() if made.several])
        return found

    def forget(self) -> None:
        """Let go of what can be read again, once nothing is to be made any more."""
        self._now, self._nodes, self._shared = Few(), Few(), Few()
        self._there.clear()
        self.other.clear()

    @cached_property
    def _namesakes(self) -> Namesakes:
        return Namesakes(self.wanted, self._whole)

    def at(self, path: str) -> Ref | None:
        """The first member of the node that has a path; None where none has. To be asked once all paths are given."""
        return self._namesakes.at(path)

    def members(self, ref: Ref) -> tuple[Ref, ...]:
        """Those of a node by its first one."""
        return self.membership.members(ref) if ref[0] else ()

    def _put(self, ref: Ref, made: Made | None) -> None:
        home = self.home(ref[0])
        before = home.get(ref[1])
        if made is None:
            home.pop(ref[1], None)
        else:
            home[ref[1]] = made
        if before is not None or made is not None:
            self.other[ref] = self.other[ref][0] if ref in self.other else before, made

    def _touched(self) -> tuple[list[Ref], list[Ref]]:
        """What may be the first member of a node that has to be made again, or was that of one that is no more: things, and posts."""
        outlines, find = self.corpus.outlines, self.clusters.find
        found: dict[str, set[str]] = defaultdict(set)
        for key in {*self.changed, *self.links.moved}:
            found[key].update([made.local for made in self.rows.before(key) or ()])
            if key in outlines:
                self._there.update([find((key, local)) for local in outlines[key].ids])
        for key, local in self._there | self.membership.touched:
            found[key].add(local)
        things, posts = list[Ref](), list[Ref]()
        for key in sorted(found):
            held = {post.post.id for post in outlines[key].posts} if key in outlines else ()
            for local in sorted(found[key]):
                (posts if local in held else things).append((key, local))
        return things, posts

    def _is_there(self, ref: Ref) -> bool:
        """Whether something is the first member of a node now."""
        if ref in self._there:
            return True
        outline = self.corpus.outlines.get(ref[0])
        return outline is not None and ref[1] in outline.ids and self.clusters.find(ref) == ref

    def _made(self, ref: Ref) -> Made | None:
        """The node of an entity or event."""
        if not self._is_there(ref):
            return None
        refs, ontology = self.members(ref), self.corpus.ontology
        known = self._common(refs)
        if ref not in self.corpus.named:
            return self._noted(describing.event(ontology, refs, known, self.span_of(ref)))
        places = {one.trait.place: one.trait.entry for one in known if one.trait.place}
        within = tuple(sorted({pair for place in places.values() for pair in describing.within(place)})) if places else ()
        return self._noted(describing.entity(ontology, refs, known), any(one.trait.named for one in known), within)

    def _common(self, refs: tuple[Ref, ...]) -> Sequence[Common]:
        """What the members of a node are made from."""
        if len(refs) == 1:
            return (Common(self._trait(refs[0]), 1, 0, 0),)
        found = self._known.get(refs[0])
        return found or self._known.setdefault(refs[0], self.membership.groups.common(refs[0]) or common_of(map(self._trait, refs)))

    def _trait(self, ref: Ref) -> Trait:
        return describing.trait(self.corpus, self.links, self.clusters.find, ref)

    def _role(self, ref: Ref) -> Made | None:
        """The node of a post. Its labels hold those of whom the post belongs to."""
        if not self._is_there(ref):
            return None
        refs = self.members(ref)
        return self._noted(describing.role(refs, self._common(refs), self._label_of))

    @cached_property
    def _crowds(self) -> Crowds:
        return Crowds(self.crowds, self._alone, {*self.changed, *self.links.moved})

    def _alone(self, ref: Ref) -> Alone:
        return former.alone(self.corpus, ref, self._trait(ref), self.drafts, iris.mark(((ref[0], self.offsets(ref)),)))

    def _label_of(self, ref: Ref) -> str:
        root = self.clusters.find(ref)
        known = None if root in self.corpus.held else self.home(root[0]).get(root[1])
        return known.label if known else ""

    def _noted(self, node: Node, named: bool = False, within: tuple[Within, ...] = ()) -> Made:
        (key, local), last = node.members[0], node.members[-1]
        first = self.offsets(node.members[0])
        for ref in node.members[1:]:
            if ref[0] != key:
                break
            first = min(first, self.offsets(ref))
        mark, several = iris.mark(((key, first),)), key != last[0]
        return Made(local, mark, node.path, node.kind, node.label, node.labels, node.place, "", named, several, (), within)

    def _posts_of(self, things: Iterable[Ref]) -> Iterator[Ref]:
        """The posts that belong to what is called something else than the last time, or belong to something else now."""
        called: set[Ref] = set(self.membership.moved)
        for ref in things if self.rows.known else ():  # else all posts are made
            before, made = self.other.get(ref, (None, None))
            if made is not None and (before is None or before.label != made.label):
                called.update(self.members(ref))
        for key in {ref[0] for ref in called}.intersection(self.corpus.outlines):
            for held in self.corpus.outlines[key].posts:
                if (key, held.post.within) in called or (key, held.post.beside) in called:
                    yield self.clusters.find((key, held.post.id))

    def _locate(self) -> None:
        """Note where the nodes are that are made again."""
        for ref, (before, made) in self.other.items():
            if made is not None and made.place is not None:
                self.located[" ".join(ref)] = made.path, made.place
            elif before is not None and before.place is not None:
                self.located.pop(" ".join(ref), None)

    def _all_near(self) -> dict[Ref, Near]:
        """What tells about where something lies that the gazetteer does not hold."""
        outlines, renewed = self.corpus.outlines, {*self.changed, *self.links.moved}
        kept = {(key, local): one for ref, one in (self.kept_near.made or {}).items() for key, local in (ref.split(" "),) if key not in renewed}
        refs = ((key, entity.id) for key in sorted(renewed) if key in outlines for entity in outlines[key].entities)
        return kept | {ref: one for ref in refs if (one := self.links.near.get(ref))}

    def _counted(self) -> dict[str, int]:
        """How many nodes lie in each country, by its code."""
        found = Counter(self.kept_codes.made or {})
        for (key, _), turned in self.other.items():
            for by, made in zip((-1, 1), turned, strict=True):
                for code in {code for code, _ in made.within} if made and made.within and key else ():
                    found[code] += by
        return dict(+found)

    def _unnamed(self) -> list[Made]:
        """The nodes of the towns near which something lies, and of the countries of all these places, that no document names by themselves."""
        known = [place for ref, (_, place) in self.located.items() if not ref.startswith(" ")]
        towns = describing.towns((one.place for one in self.near.values() if not one.outer), known)
        lands = describing.countries(self.gazetteer, {*self.codes, *(n.place.country_code for n in towns.values() if n.place)}, known)
        every = [*((node.path, node, ()) for node in lands), *((f"{n.path} {entry}", n, ((str(entry), NO_OFFSETS),)) for entry, n in towns.items())]
        return [Made(local, iris.mark(e), n.path, n.kind, n.label, n.labels, n.place, within=describing.within(n.place)[:1]) for local, n, e in every]

    def _tell_apart(self) -> None:
        """Give paths to all nodes that are made again, and to those that this tells apart in another way."""
        gone = [(before.wanted, ref) for ref, (before, _) in self.other.items() if before is not None]
        come = [(made.wanted, ref, made.mark) for ref, (_, made) in self.other.items() if made is not None]
        for ref, behind in self._namesakes.renew(gone, come):
            made = self.home(ref[0])[ref[1]]
            if made.behind != behind:
                self._put(ref, replace(made, behind=behind))

    def _whole(self, ref: Ref) -> str:
        """What tells a node from others that stand first where it does."""
        evidence = [(member[0], self.offsets(member)) for member in self.members(ref)]
        return iris.whole(ref, evidence) if ref[0] else self.home("")[ref[1]].mark

    def offsets(self, ref: Ref) -> Offsets:
        """Where an entity or event stands first, and where a post is first held."""
        if thing := self.corpus.things.get(ref):
            return thing.first
        held = self.corpus.held.get(ref)
        return held.first if held else NO_OFFSETS

    def _parted(self, ref: Ref, made: Made) -> tuple[str, ...]:
        """Paths that a node of several members would have if some of its documents were not there."""
        refs = self.members(ref)
        node = Node(made.path, made.kind, made.label, made.labels, refs, made.place)
        is_event, known = made.kind != describing.ROLE and ref not in self.corpus.named, self._common(refs)
        found = former.paths(self.corpus.ontology, node, made.wanted, known, self._crowds.of, is_event, self.decided)
        return tuple(sorted(set(found)))
