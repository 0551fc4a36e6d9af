"""Disjoint sets of mentions (by index) and the reading of a document that the joining steps share."""

from collections import Counter
from collections.abc import Iterable, Sequence

from kg.extraction.annotations import Found
from kg.extraction.parse.parsed import Doc
from kg.gazetteer import Gazetteer
from kg.ontology.terms import Ontology

PLACES = frozenset({"Place", "Country", "Region", "City", "Facility", "NaturalFeature"})


def family(kind: str, ontology: Ontology) -> str:
    """The class at the top: what two mentions must share to be one thing."""
    for top in ("Person", "Group", "Organization", "Place", "Product"):
        if kind == top or ontology.is_a(kind, top) or (top == "Place" and kind in PLACES):
            return top
    return kind


class Groups:
    """Union-find over the mentions of one document; the root of a set is its first mention."""

    def __init__(self, doc: Doc, found: Sequence[Found], ontology: Ontology, gazetteer: Gazetteer) -> None:
        self.doc = doc
        self.found = found
        self.ontology = ontology
        self.gazetteer = gazetteer
        self.families = [family(f.kind, ontology) for f in found]
        self.at_head = {f.head: i for i, f in enumerate(found) if f.form in ("nominal", "pronoun")}
        self.at_head.update({f.head: i for i, f in enumerate(found) if f.form in ("name", "adjective")})
        self.starts = {f.start: i for i, f in enumerate(found) if f.form == "name"}
        lines = {t.i for start in doc.filed for t in doc[start].sent}
        self.filed = [i for i, f in enumerate(found) if f.start in lines]
        """Mentions in datelines."""
        self.aliases: set[int] = set()
        """Mentions by a name that the text gives somebody beside the usual one."""
        self._joins: list[tuple[int, int, str]] = []
        self._parent = list(range(len(found)))
        self._same_name = Counter(f.name for f in found if f.form == "name")
        self._has_name = [f.form in ("name", "adjective") for f in found]

    def root(self, i: int) -> int:
        while self._parent[i] != i:
            self._parent[i] = self._parent[self._parent[i]]
            i = self._parent[i]
        return i

    def join(self, a: int, b: int, rule: str = "") -> None:
        """Make one of the sets of two mentions. ``rule`` says why, as a key of ``kg.ontology.joins.JOINS``; without one they have the same name."""
        if self.root(a) != self.root(b):
            self._joins.append((a, b, rule))
        a, b = sorted((self.root(a), self.root(b)))
        self._parent[b] = a
        self._has_name[a] = self._has_name[a] or self._has_name[b]

    def has_name(self, i: int) -> bool:
        """Whether the set of this mention holds a name."""
        return self._has_name[self.root(i)]

    def full_names(self, i: int) -> int:
        """How many mentions are joined to this one under exactly its name."""
        return self._same_name[self.found[i].name]

    def members(self) -> dict[int, list[int]]:
        """Root to members, both in order of position."""
        sets: dict[int, list[int]] = {}
        for i in range(len(self.found)):
            sets.setdefault(self.root(i), []).append(i)
        return sets

    def rules(self) -> dict[int, str]:
        """By which rule each mention was joined to the first name of its set, or to another mention on the way there; nothing for same names."""
        near: dict[int, list[tuple[int, str]]] = {}
        for a, b, rule in self._joins:
            near.setdefault(a, []).append((b, rule))
            near.setdefault(b, []).append((a, rule))
        found: dict[int, str] = {}
        for members in self.members().values():
            first = min(members, key=lambda i: (self.found[i].form != "name", i))
            open_, seen = [first], {first}
            while open_:
                for other, rule in near.get(open_.pop(), ()):
                    if other not in seen:
                        seen.add(other)
                        open_.append(other)
                        found[other] = rule
        return {i: rule for i, rule in found.items() if rule}

    def named(self, top: str) -> list[int]:
        """The mentions by name of one family."""
        return [i for i, f in enumerate(self.found) if f.form == "name" and self.families[i] == top]

    def kind(self, members: Sequence[int]) -> str:
        """The class that most names of a set have; without names, most of its descriptions."""
        kinds = [self.found[i].kind for i in members if self.found[i].form == "name"] or [
            self.found[i].kind for i in members if self.found[i].form != "pronoun"
        ]
        counts = Counter(kinds)
        return max(counts, key=lambda kind: (counts[kind], -kinds.index(kind)))


def representatives(groups: Groups, mentions: Iterable[int]) -> list[int]:
    """The first mentions of the sets that these mentions fall into, by position."""
    return sorted({groups.root(i) for i in mentions})
