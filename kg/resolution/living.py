"""A resolution document by document, as it is kept from one time to the next (see ``kg.parts``): what is read when it is asked for, and what has changed."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import blake2b

from msgspec import Struct

from kg.model import Node, Ref
from kg.parts import Belonging, Changed, Home, Part, Relation, Tally
from kg.resolution.facts import accepting
from kg.resolution.facts.counting import BESIDE, About, Counting, real
from kg.resolution.facts.judging import Judging
from kg.resolution.kept import Whole
from kg.resolution.nodes.around import Around
from kg.resolution.nodes.belongings import Belongings
from kg.resolution.nodes.homes import Homes
from kg.resolution.nodes.made import Made
from kg.resolution.nodes.replaced import Replaced
from kg.resolution.parts import ByDocument, event_kinds, is_class
from kg.resolution.rows import Renewed
from kg.resolution.sources.origins import Passage


class Sum(Struct, frozen=True, array_like=True):
    """What is counted of the nodes at home in a document, and a digest of each that others know, too, and that does not stand, by its path."""

    kinds: dict[str, int] = {}
    claimed: int = 0
    facts: int = 0
    located: int = 0
    fallen: dict[str, bytes] = {}


@dataclass(eq=False)
class Living(ByDocument):
    """See ``kg.parts.Parts``; ``moved`` are the documents that have other paths than the last time."""

    homes_: Homes
    around: Around
    judging: Judging
    counting: Counting
    replaced_: Replaced
    belongings: Belongings
    sums: Renewed[Sum]
    kept_tally: Whole[Tally]
    origin_of: Mapping[Passage, str]
    changed: Changed | None = None
    tally: Tally = field(default_factory=Tally)
    _stands: dict[Ref, bool] = field(default_factory=dict)
    _fallen: dict[str, frozenset[str]] = field(default_factory=dict)

    def renew(self, moved: Set[str], known: bool) -> None:
        """Find out what has changed; nothing of that is ``known`` where nothing was kept."""
        if not known:
            homes: Set[str] = {key for key, _ in self.homes_.other} | self.around.other | self.judging.again
            for key in homes:
                self.sums.put(key, self._sum(key))
        else:
            homes = self._renew(moved)
        self.tally = self._tally(self.kept_tally.made or Tally(), homes)
        self.kept_tally.keep(self.tally)

    def _renew(self, moved: Set[str]) -> Set[str]:
        """The homes of which something may have changed."""
        homes = {*(key for key, _ in self.homes_.other), *self.around.other, *self.counting.other, *self.judging.again}
        homes |= {ref[0] for key in moved for ref in self._posts(key)}
        parts = {*moved, *self.judging.again, *self.homes_.membership.original}
        for key in homes:
            self.sums.put(key, self._sum(key))
        for key in homes:
            parts.update(self._seen(key))
        for key in moved | self.judging.again:
            for ref in self._posts(key):
                if not self._is_standing(ref):
                    parts.update(member[0] for member in self.homes_.members(ref))
        lost = {path for key in homes for path in self._turned(key) if path.startswith("event/")}
        if lost:
            homes |= self._telling_of(lost)
        replaced = frozenset(self.replaced_.other)
        self.changed = Changed(frozenset(homes), frozenset(parts), replaced, frozenset(self.homes_.changed))
        return homes

    @property
    def documents(self) -> Set[str]:
        """The keys of all documents."""
        return set(self.homes_.corpus.outlines)

    @cached_property
    def homes(self) -> Collection[str]:
        """See ``kg.parts.Parts``."""
        keys = (key for key, _ in self.homes_.rows.items())
        return {key: None for key in keys if any(self.around.is_in_use(key, made) for made in self.homes_.home(key).values())}.keys()

    def home(self, key: str) -> Home:
        """See ``kg.parts.Parts``."""
        nodes: list[Node] = []
        told: dict[str, Relation] = {}
        posts: dict[str, tuple[Belonging, ...]] = {}
        for made in sorted(self.homes_.home(key).values(), key=lambda made: made.path):
            if self.around.is_in_use(key, made) and self._is_standing((key, made.local)):
                nodes.append(self.node((key, made.local), made))
                if made.kind == "Role":
                    posts.update(self._belonging(made))
                relations = ((made.path, *pair) for pair in real(self.counting.of(key, made)) if not self._is_lost(pair))
                told.update((accepting.sort_key(relation), relation) for relation in relations)
        return Home(tuple(nodes), tuple(told[text] for text in sorted(told)), posts, self.around.placed(key))

    def part(self, key: str) -> Part:
        """See ``kg.parts.Parts``."""
        outline = self.homes_.corpus.outlines[key]
        paths = self.judging.paths.now(key)
        alone, shared, posts = dict[str, Node](), dict[str, Node](), dict[str, tuple[Belonging, ...]]()
        fallen = {ref for local in outline.ids for ref in (self.homes_.clusters.find((key, local)),) if not self._is_standing(ref)}
        for ref in fallen:
            made = self.homes_.home(ref[0])[ref[1]]
            (shared if made.several else alone)[made.path] = self.node(ref, made)
            if made.kind == "Role":
                posts.update(self._belonging(made))
                ends = {end for _, *both in self.belongings.of(made.path) for end in both if end}
                for end in filter(None, map(self.homes_.at, ends)):
                    if end not in fallen and not self._is_standing(end):
                        beside = self.homes_.home(end[0])[end[1]]
                        shared[beside.path] = self.node(end, beside)
        origins = {start: self.origin_of[key, start] for start in outline.passages if (key, start) in self.origin_of}
        known = {local: paths[local] for local in outline.ids}
        return Part(known, self.refused(key), origins, _by_path(alone), _by_path(shared), posts)

    def replaced(self, number: int) -> tuple[tuple[str, str], ...]:
        """See ``kg.parts.Parts``."""
        return self.replaced_.pairs(number)

    def node(self, ref: Ref, made: Made) -> Node:
        """The node at home in a document."""
        return Node(made.path, made.kind, made.label, made.labels, self.homes_.members(ref), made.place)

    def refused(self, key: str) -> dict[str, str]:
        """Why claims of a document are no facts."""
        judged = self.judging.alone.now(key)
        return _refused(judged.refused if judged else {}, self.judging.rows.now(key) or ())

    def _is_standing(self, ref: Ref) -> bool:
        """Whether a node, by its first member, belongs in the graph of facts."""
        fallen, found = self._fallen.get(ref[0]), self._stands.get(ref)
        if fallen is not None:
            return ref[1] not in fallen
        if found is None:
            made = self.homes_.home(ref[0])[ref[1]]
            found = self._stands[ref] = self._may_stand(made, self.counting.of(ref[0], made))
        return found

    def _may_stand(self, made: Made, said: Set[About]) -> bool:
        if made.kind in self._events:
            return any(predicate == BESIDE or (predicate == "type" and is_class(end)) for predicate, end in said)
        return made.named or bool(said)

    @cached_property
    def _events(self) -> Set[str]:
        return event_kinds(self.homes_.corpus.ontology)

    def _is_lost(self, pair: About) -> bool:
        """Whether a fact is about an end that does not stand: what is of a class of events need not have happened."""
        end = pair[1]
        if not isinstance(end, str) or not end.startswith("event/"):
            return False
        ref = self.homes_.at(end)
        return ref is not None and not self._is_standing(ref)

    def _posts(self, key: str) -> Iterator[Ref]:
        """The first members of the nodes of posts that a document has."""
        if key in self.homes_.corpus.outlines:
            yield from (self.homes_.clusters.find((key, held.post.id)) for held in self.homes_.corpus.outlines[key].posts)

    def _belonging(self, made: Made) -> dict[str, tuple[Belonging, ...]]:
        found = self.belongings.of(made.path)
        return {made.path: found} if found else {}

    def _sum(self, key: str) -> Sum | None:
        kinds, fallen, falling = Counter[str](), dict[str, bytes](), list[str]()
        claimed, count, located, events = 0, 0, 0, self._events
        for made in self.homes_.home(key).values():
            if self.around.is_in_use(key, made):
                said = self.counting.of(key, made)
                kinds[made.kind] += 1
                claimed += made.kind in events and all(predicate != "type" for predicate, _ in said)
                count += len(list(real(said)))
                located += made.place is not None
                if not self._may_stand(made, said):
                    falling.append(made.local)
                    if made.several:
                        fallen[made.path] = _digest(made)
        self._fallen[key] = frozenset(falling)
        return Sum(dict(sorted(kinds.items())), claimed, count, located, fallen) if kinds else None

    def _turned(self, key: str) -> Iterator[str]:
        """The paths of the nodes at home in a document that stand or do not stand other than the last time, or are described in another way."""
        before, now = (made.fallen if made else {} for made in (self.sums.before(key), self.sums.now(key)))
        yield from {path for path, _ in before.items() ^ now.items()}

    def _seen(self, key: str) -> Iterator[str]:
        """The documents in whose graphs nodes at home in this one are described in another way, or no more."""
        turned = set(self._turned(key))
        for made in self.homes_.home(key).values() if turned else ():
            if made.path in turned:
                members = self.homes_.members((key, made.local))
                yield from (member[0] for member in members)
                outlines = self.homes_.corpus.outlines
                known = set(members)
                for other in {member[0] for member in members}:
                    for held in outlines[other].posts:
                        if (other, held.post.within) in known or (other, held.post.beside) in known:
                            post = self.homes_.clusters.find((other, held.post.id))
                            yield from (member[0] for member in self.homes_.members(post))

    def _telling_of(self, paths: Set[str]) -> set[str]:
        """The homes of what documents say something of that has these paths."""
        keys = {member[0] for path in paths if (ref := self.homes_.at(path)) for member in self.homes_.members(ref)}
        found: set[str] = set()
        for key in keys:
            known = {path: local for local, path in self.judging.paths.now(key).items()}
            for subject, _, end in self.counting.relations(key):
                if end in paths and subject in known:
                    found.add(self.homes_.clusters.find((key, known[subject]))[0])
        return found

    def _tally(self, before: Tally, homes: Iterable[str]) -> Tally:
        kinds, refused = Counter(before.kinds), Counter(before.refused)
        claimed, count, located = before.claimed, before.facts, before.located
        for key in homes:
            for by, made in ((-1, self.sums.before(key)), (1, self.sums.now(key))):
                if made:
                    for kind, number in made.kinds.items():
                        kinds[kind] += by * number
                    claimed, count, located = claimed + by * made.claimed, count + by * made.facts, located + by * made.located
        for key in self.judging.again:
            alone, rows = self.judging.alone, self.judging.rows
            for by, judged, claims in ((-1, alone.before(key), rows.before(key)), (1, alone.now(key), rows.now(key))):
                for why in _refused(judged.refused if judged else {}, claims or ()).values():
                    refused[why] += by
        return Tally(dict(sorted((+kinds).items())), claimed, count, dict(sorted((+refused).items())), located)


def _refused(alone: Mapping[str, str], claims: Iterable[accepting.Stated]) -> dict[str, str]:
    return {**alone, **{claim.id: claim.why for claim in claims if claim.why}}


def _by_path(nodes: Mapping[str, Node]) -> tuple[Node, ...]:
    return tuple(nodes[path] for path in sorted(nodes))


def _digest(made: Made) -> bytes:
    """Of what tells the description of a node from any other."""
    bare = made.path, made.kind, made.label, made.labels, made.place
    return blake2b(repr(bare).encode("utf-8", "surrogatepass"), digest_size=8).digest()
