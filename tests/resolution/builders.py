"""Extractions made by hand: a draft of one document, to which people, places, events and claims are added."""

import hashlib
import re
from collections.abc import Iterable

from kg.model import Claim, Document, Entity, Event, Extraction, Form, Mention, Post, Status, Value
from kg.ontology.terms import Class_, Lexicon, Ontology, Property

TREE = {
    "Agent": (),
    "Person": ("Agent",),
    "Organization": ("Agent",),
    "Group": ("Agent",),
    "Place": (),
    "Country": ("Place",),
    "Region": ("Place",),
    "City": ("Place",),
    "Facility": ("Place",),
    "NaturalFeature": ("Place",),
    "Product": (),
    "Vehicle": ("Product",),
    "Event": (),
    "Meeting": ("Event",),
    "Negotiation": ("Meeting",),
    "Statement": ("Event",),
    "Attack": ("Event",),
    "Disaster": ("Event",),
    "Death": ("Event",),
    "Killing": ("Death",),
    "Role": (),
}
PROPERTIES = {
    "represents": ((), True, False),
    "adviser_to": ((), False, False),
    "aide_to": (("adviser_to",), False, False),
    "opponent_of": ((), False, True),
    "citizen_of": ((), False, False),
    "holds_role": ((), True, False),
    "held_role": ((), True, False),
    "located_in": ((), True, False),
    "birth_date": ((), False, False),
    "has_participant": ((), False, False),
    "has_agent": (("has_participant",), False, False),
    "has_target": (("has_participant",), False, False),
    "held_in": ((), False, False),
    "date": ((), False, False),
}
"""name -> (parents, fact when said, symmetric)"""


def _closed(parents: dict[str, tuple[str, ...]], name: str) -> frozenset[str]:
    return frozenset((name,)).union(*(_closed(parents, p) for p in parents[name]))


def small_ontology() -> Ontology:
    """A few classes and properties, enough for every rule."""
    above = {name: parents for name, (parents, _, _) in PROPERTIES.items()}
    return Ontology(
        classes={name: Class_(name, name, parents) for name, parents in TREE.items()},
        properties={n: Property(n, n, p, symmetric=s, fact_when_said=f) for n, (p, f, s) in PROPERTIES.items()},
        superclasses={name: _closed(TREE, name) for name in TREE},
        superproperties={name: _closed(above, name) for name in above},
        lexicon=Lexicon({}, {}, {}, {}, {}, {}, {}, ()),
        version="0",
        folder="",
    )


class Draft:
    """A document being written. Names are looked for in its text; a name that is not there stands at its beginning."""

    def __init__(self, name: str, text: str = "", date: str | None = None, source: str | None = None) -> None:
        key = hashlib.sha256(name.encode()).hexdigest()[:16]
        self.document = Document(key, name, text, "", date, source)
        self.entities: list[Entity] = []
        self.events: list[Event] = []
        self.posts: list[Post] = []
        self.claims: list[Claim] = []

    @property
    def key(self) -> str:
        return self.document.key

    def ref(self, local: str) -> tuple[str, str]:
        return self.key, local

    def entity(
        self, name: str, kind: str = "Person", *, named: bool = True, country: str | None = None, also: Iterable[tuple[str, Form]] = ()
    ) -> str:
        """Add an entity; ``also`` are further mentions (text, form)."""
        forms: list[tuple[str, Form]] = [(name, "name" if named else "nominal"), *also]
        mentions = tuple(self.mention(text, form) for text, form in forms)
        self.entities.append(Entity(f"e{len(self.entities)}", kind, name, mentions, named, country))
        return self.entities[-1].id

    def mention(self, text: str, form: Form = "name") -> Mention:
        start = max(0, self.document.text.find(text))
        return Mention(start, start + len(text), text, form)

    def event(
        self,
        trigger: str,
        kind: str = "Meeting",
        *,
        at: int = 0,
        label: str = "",
        modality: str = "Actual",
        polarity: str = "Affirmed",
        by: str | None = None,
        date: str | None = None,
        where: str | None = None,
        rule: str = "noun",
        **roles: tuple[str, ...],
    ) -> str:
        """Add an event whose trigger is looked for from ``at`` on, with claims of its existence, date, place and roles."""
        start = self.document.text.index(trigger, at)
        mention = Mention(start, start + len(trigger), trigger, "nominal")
        local = f"v{len(self.events)}"
        self.events.append(Event(local, kind, label or trigger, mention, (mention,)))
        sentence = self.sentence(start)
        status = Status(polarity, modality, by)  # type: ignore[arg-type]
        self.claim(local, "type", Value(kind, "class"), status, sentence=sentence, rule=rule, trigger=(start, start + len(trigger)))
        if date:
            self.claim(local, "date", Value(date, "date"), status, sentence=sentence)
        if where:
            self.claim(local, "held_in", where, status, sentence=sentence)
        for role, fillers in roles.items():
            for filler in fillers:
                self.claim(local, role, filler, status, sentence=sentence)
        return local

    def sentence(self, at: int) -> tuple[int, int]:
        """The sentence around an offset; sentences end with ". " or a line."""
        breaks = [(found.start(), found.end()) for found in re.finditer(r"(?<=\.) |\n", self.document.text)]
        begin = max((end for _, end in breaks if end <= at), default=0)
        return begin, min((start for start, _ in breaks if start >= at), default=len(self.document.text))

    def post(
        self, title: str, holder: str, *, within: str | None = None, beside: str | None = None, by: str | None = None, until: str | None = None
    ) -> str:
        """Add a post; ``until`` the end that its text gives one that is over."""
        local = f"r{len(self.posts)}"
        self.posts.append(Post(local, title, within, beside))
        self.claim(holder, "held_role" if until else "holds_role", local, Status(attributed_to=by, tense="past" if until else "none"), ends=until)
        return local

    def claim(
        self,
        subject: str,
        predicate: str,
        object_: str | Value,
        status: Status | None = None,
        *,
        sentence: tuple[int, int] | None = None,
        trigger: tuple[int, int] = (0, 0),
        rule: str = "test",
        confidence: float = 0.9,
        ends: str | None = None,
    ) -> str:
        local = f"c{len(self.claims)}"
        where = sentence or (0, len(self.document.text))
        found = Claim(local, subject, predicate, object_, status or Status(), where, trigger, None, None, rule, confidence, None, ends)
        self.claims.append(found)
        return local

    def done(self) -> Extraction:
        return Extraction(self.document, tuple(self.entities), tuple(self.events), tuple(self.posts), (), tuple(self.claims))
