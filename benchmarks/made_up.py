"""A stored graph of any size, without a language model: made-up reports, what they claim, and who is who, written by kg's own store.

Each report has twelve sentences of six kinds (a post, a job, a meeting, a denial, a plan, an alliance) about people who come back the more often the
smaller their number, so that a few are everywhere and most are met once or twice, as in the news. The same arguments give the same bytes.
"""

import random
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.articles import FIRST, SYLLABLES
from kg.flow.output import Marker, write_marker
from kg.model import Claim, Document, Entity, Event, Extraction, Fact, Mention, Merge, Node, Offsets, Place, Ref, Resolution, Status, Value
from kg.ontology import load
from kg.store import graphs, save

COUNTRIES, CITIES = 60, 600
OUTLETS = 17
CLAIMS = 24
"""Claims of a report."""
SCATTER = 2.0
"""The larger, the more often small numbers come."""


@dataclass(slots=True)
class _Who:
    """What is known of nodes and claims so far: class, name and place of each path, its members, who says each fact, why a claim is none."""

    kinds: dict[str, tuple[str, str, Place | None]] = field(default_factory=dict)
    members: dict[str, list[Ref]] = field(default_factory=dict)
    facts: dict[tuple[str, str, str | Value], list[Ref]] = field(default_factory=dict)
    refused: dict[Ref, str] = field(default_factory=dict)
    origins: dict[tuple[str, int], str] = field(default_factory=dict)


class _Report:
    """One document while it is written."""

    def __init__(self, number: int, who: _Who, people: int) -> None:
        self.number, self.who, self.people = number, who, people
        self.chance = random.Random(number)
        self.key = f"{self.chance.getrandbits(64):016x}"
        self.text = ""
        self.local: dict[str, str] = {}
        self.mentions: dict[str, list[Mention]] = {}
        self.events: list[Event] = []
        self.claims: list[Claim] = []

    def sentence(self, *parts: str) -> dict[str, Offsets]:
        """Write a sentence of words and nodes' paths; where each node (and each word, for triggers) stands."""
        start, spans = len(self.text), {}
        for part in parts:
            words = self.who.kinds[part][1] if part in self.who.kinds else part
            spans[part] = (len(self.text), len(self.text) + len(words))
            self.text += f"{words} "
            if part in self.who.kinds:
                self.mentions.setdefault(self.of(part), []).append(Mention(*spans[part], words, "name"))
        self.text = self.text[:-1] + ".\n\n"
        spans[""] = (start, len(self.text) - 2)
        self.who.origins[self.key, start] = f"{self.key[:6]}-{start}"
        return spans

    def of(self, path: str) -> str:
        """The local id of a node."""
        if path not in self.local:
            self.local[path] = f"e{len(self.local)}"
            self.who.members.setdefault(path, []).append((self.key, self.local[path]))
        return self.local[path]

    def event(self, kind: str, label: str, span: Offsets) -> str:
        path = f"event/{label.lower().replace(' ', '-')}-{self.key[:6]}-{span[0]}"
        self.who.kinds[path] = (kind, label, None)
        trigger = Mention(*span, self.text[slice(*span)], "nominal")
        self.local[path] = f"v{len(self.events)}"
        self.events.append(Event(self.local[path], kind, label, trigger, (trigger,)))
        self.who.members[path] = [(self.key, self.local[path])]
        return path

    def say(self, spans: dict[str, Offsets], at: str, subject: str, predicate: str, object_: str | Value, status: Status) -> None:
        """A claim; affirmed, actual and in the document's own voice it is a fact."""
        name = f"{len(self.claims):08x}"
        end = self.of(object_) if isinstance(object_, str) else object_
        where = (spans.get(subject, spans[at]), spans.get(object_) if isinstance(object_, str) else None)
        rule, sure = f"{predicate}/verb/{at.split(' ')[0]}", 0.6 + self.chance.randrange(40) / 100
        self.claims.append(Claim(name, self.of(subject), predicate, end, status, spans[""], spans[at], *where, rule, round(sure, 2)))
        if status == Status(tense=status.tense):
            self.who.facts.setdefault((subject, predicate, object_), []).append((self.key, name))
        else:
            self.who.refused[self.key, name] = "denied" if status.polarity == "Denied" else status.modality.lower()

    def pick(self, kind: str) -> str:
        total = {"person": self.people, "organization": self.people // 4 + 1, "country": COUNTRIES, "city": CITIES}[kind]
        return _node(self.who, kind, int(total * self.chance.random() ** SCATTER))

    def three(self) -> list[str]:
        """Three different people."""
        found: dict[str, None] = {}
        while len(found) < 3:
            found[self.pick("person")] = None
        return list(found)

    def written(self) -> Extraction:
        for _ in range(2):
            self._half()
        day = f"20{10 + self.number % 14}-{1 + self.number % 12:02}-{1 + self.number % 28:02}"
        title, paper = f"Report {self.number} of the day", f"Gazette {self.number % OUTLETS}"
        document = Document(self.key, f"report-{self.number}", self.text, title, day, paper, origin=f"{self.number}.txt")
        entities = tuple(
            Entity(self.local[path], self.who.kinds[path][0], self.who.kinds[path][1], tuple(self.mentions[self.local[path]]))
            for path in self.local
            if not path.startswith("event/")
        )
        return Extraction(document, entities, tuple(self.events), (), (), tuple(self.claims))

    def _half(self) -> None:
        """Six sentences with ``CLAIMS`` / 2 claims."""
        one, other, third = self.three()
        firm, country, city = self.pick("organization"), self.pick("country"), self.pick("city")
        said, plain = Status(tense="past"), Status(tense="present")
        spans = self.sentence(one, "represents", country)
        self.say(spans, "represents", one, "represents", country, plain)
        spans = self.sentence(other, "works for", firm)
        self.say(spans, "works for", other, "works_for", firm, plain)
        day = f"20{10 + self.chance.randrange(14)}-{self.chance.randrange(1, 13):02}-{self.chance.randrange(1, 29):02}"
        spans = self.sentence(one, "met", third, "in", city, f"on {day}")
        meeting = self.event("Meeting", f"{self.who.kinds[one][1]} met {self.who.kinds[third][1]}", spans["met"])
        self.say(spans, "met", meeting, "type", Value("Meeting", "class"), said)
        for end in (one, third):
            self.say(spans, "met", meeting, "has_participant", end, said)
        self.say(spans, "met", meeting, "held_in", city, said)
        self.say(spans, "met", meeting, "date", Value(day, "date"), said)
        spans = self.sentence(third, "denied that", other, "works for", country)
        self.say(spans, "works for", other, "works_for", country, Status("Denied", "Actual", self.of(third)))
        spans = self.sentence(other, "plans to visit", city)
        visit = self.event("Visit", f"{self.who.kinds[other][1]} visit", spans["plans to visit"])
        for predicate, object_ in (("type", Value("Visit", "class")), ("has_agent", other), ("held_in", city)):
            self.say(spans, "plans to visit", visit, predicate, object_, Status("Affirmed", "Planned", tense="future"))
        spans = self.sentence(one, "is an ally of", other)
        self.say(spans, "is an ally of", one, "ally_of", other, plain)


def _node(who: _Who, kind: str, number: int) -> str:
    """The path of the node with this number, made when it is first asked for."""
    word = "".join(SYLLABLES[number // 16**place % 16] for place in range(3)).capitalize()
    path = f"place/{kind}-{number}" if kind in ("country", "city") else f"{kind}/{word.lower()}-{number}"
    if path not in who.kinds:
        at = Place(1_000_000 + number, word, number * 7 % 120 - 60 + 0.25, number * 13 % 340 - 170 + 0.5, "XX", "city")
        who.kinds[path] = {
            "person": ("Person", f"{FIRST[number % len(FIRST)]} {word}", None),
            "organization": ("Organization", f"{word} Works", None),
            "country": ("Country", f"{word}land", None),
            "city": ("City", f"Port {word}", at),
        }[kind]
    return path


def made_up(reports: int) -> tuple[list[Extraction], Resolution]:
    """So many reports, and their resolution: every second one has its people merged with those of the first report that names them."""
    who = _Who()
    extractions = [_Report(number, who, 4 * reports).written() for number in range(reports)]
    members = who.members
    nodes = tuple(Node(path, kind, label, (label,), tuple(members[path]), place) for path, (kind, label, place) in who.kinds.items() if path in members)
    facts = tuple(Fact(*triple, tuple(claims), len(claims)) for triple, claims in who.facts.items())
    merges = tuple(Merge(found[0], other, "same full name", 1.0) for found in members.values() for other in found[1:])
    path_of = {ref: path for path, found in members.items() for ref in found}
    return extractions, Resolution(nodes, path_of, merges, facts, who.refused, who.origins)


def store(reports: int, folder: Path, exports: bool = True) -> None:
    """Write the graph of so many reports into an output folder, marked as current, as ``kg build`` does."""
    save(graphs(*made_up(reports), load()), folder, exports=exports)
    write_marker(folder, Marker(store="made up", exports="made up" if exports else "", documents=reports))
