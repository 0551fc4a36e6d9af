"""What an ontology and its lexicon hold, as frozen data. ``kg.ontology.load`` makes them from Turtle."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal as OneOf

from msgspec import Struct

SenseForm = OneOf["verb", "participle", "noun", "adjective"]


@dataclass(frozen=True, slots=True)
class Class_:
    """A class: ``parents`` are local names; ``alignments`` full IRIs of other vocabularies."""

    name: str
    label: str
    parents: tuple[str, ...] = ()
    comment: str = ""
    alignments: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Property:
    """A property: an empty ``domain`` or ``range`` admits anything; otherwise any one of the classes named (or below one).

    ``holds_wider``: what it says of a place it says of each place around it ("born in Bergen, Norway" is born in Norway).
    ``holds_together``: it holds of whoever does it with the subject ("founded the firm with Ola Berg").
    """

    name: str
    label: str
    parents: tuple[str, ...] = ()
    domain: tuple[str, ...] = ()
    range: tuple[str, ...] = ()
    symmetric: bool = False
    inverse: str | None = None
    fact_when_said: bool = False
    holds_wider: bool = False
    holds_together: bool = False
    comment: str = ""
    alignments: tuple[str, ...] = ()


class Sense(Struct, frozen=True):
    """One way that a word expresses a class or a property (``target``).

    ``lemma`` is the head word in lower case (for a participle its surface form: "born", "based"); ``modifiers`` are the words
    that must stand before a noun ("prime" of "prime minister"); ``particle`` a verb's ("step down"); ``preposition`` what introduces the
    object ("of"). ``inverse`` means that grammar's subject is the property's object. ``rule`` names the entry in claims and
    reports: "represents/noun/envoy of". ``object`` is the noun that must be a verb's direct object ("fire" of "open fire on",
    "job" of "cut jobs"); only senses in ``Lexicon.phrases`` have one.
    """

    target: str
    form: SenseForm
    lemma: str
    modifiers: tuple[str, ...] = ()
    particle: str | None = None
    preposition: str | None = None
    inverse: bool = False
    rule: str = ""
    object: str | None = None


@dataclass(frozen=True, slots=True)
class Condition:
    """An argument that tells what words of an event class mean: one of ``slots`` filled by an instance of one of ``kinds`` or headed by one of ``nouns``,
    or by anything where neither is given.

    ``words`` are entries as a sense's rule has them ("reach", "step down"); without any it concerns all words of the class. ``also`` are further
    conditions that must all hold with it. With ``fields`` it holds only in passages that speak of one of these, and needs no slot.
    """

    words: frozenset[str]
    slots: frozenset[str]
    kinds: tuple[str, ...]
    nouns: frozenset[str]
    also: tuple["Condition", ...] = ()
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SubjectField:
    """What a passage may speak of ("sport"), by its words: ``signs`` tell it nearly alone ("quarterback"), ``hints`` need company ("season")."""

    signs: frozenset[str]
    hints: frozenset[str]


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence that a lexicon entry must (or, where ``counter``, must not) turn into a fact.

    ``marks`` are (role, start, end) offsets in ``text``: roles ``s`` and ``o`` for a property, ``e`` (the trigger) and names of role
    properties for an event class. ``target`` is the class or property; ``source`` is ``file:line``.
    """

    target: str
    text: str
    marks: tuple[tuple[str, int, int], ...]
    counter: bool
    source: str


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """Senses by head word, the most specific first; ``ner`` maps the parser's labels to classes. A lexicon equals itself alone, so that what is derived
    from it can be remembered.

    A token is looked up under its lemma *and* under its lower-case surface form: "talks" and "forces" are entered in the plural because
    the singular means something else, and participles are always surface forms.
    ``arguments`` gives, for an event class, the property that each grammatical slot fills (inherited from parent classes by the
    loader, nearest wins). Slots: ``subject``, ``object``, ``possessive``, ``compound``, a preposition ("with", "on"), and
    ``intransitive``: the subject where there is no object ("shares fell", "the plane crashed"), which falls back on ``subject``.
    ``nominal`` gives the class that a common noun denotes ("delegation" → Group, "spokesman" → Person, "city" → City).
    ``doubtful`` holds, by event class, the words with other common senses, ``settled`` the arguments with which they do mean the class, ``otherwise`` the
    wider class that some of them mean where nothing settles it, and ``refuses`` the arguments with which no word of the class means it. ``lasting`` are
    the classes whose verbs in the present tense tell what holds at the time. ``arguments_of_kind`` has, by class and slot, (class of what fills it,
    property) where that differs from ``arguments``. ``fields`` has the fields that conditions may ask for, by name.
    """

    verbs: Mapping[str, tuple[Sense, ...]]
    participles: Mapping[str, tuple[Sense, ...]]
    nouns: Mapping[str, tuple[Sense, ...]]
    adjectives: Mapping[str, tuple[Sense, ...]]
    ner: Mapping[str, str]
    arguments: Mapping[str, Mapping[str, str]]
    nominal: Mapping[str, str]
    examples: tuple[Example, ...]
    phrases: Mapping[str, tuple[Sense, ...]] = field(default_factory=dict)
    doubtful: Mapping[str, frozenset[str]] = field(default_factory=dict)
    settled: Mapping[str, tuple[Condition, ...]] = field(default_factory=dict)
    refuses: Mapping[str, tuple[Condition, ...]] = field(default_factory=dict)
    otherwise: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    lasting: frozenset[str] = frozenset()
    arguments_of_kind: Mapping[str, Mapping[str, tuple[tuple[str, str], ...]]] = field(default_factory=dict)
    fields: Mapping[str, SubjectField] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Ontology:
    """Classes and properties by local name, with the closure of their hierarchies, and the lexicon of one language.

    ``superclasses`` and ``superproperties`` hold, for each name, itself and all its ancestors. ``version`` is a hash of all files read;
    ``files`` the Turtle files, ``folder`` the bundled ontologies, with the shapes and named questions.
    """

    classes: Mapping[str, Class_]
    properties: Mapping[str, Property]
    superclasses: Mapping[str, frozenset[str]]
    superproperties: Mapping[str, frozenset[str]]
    lexicon: Lexicon
    version: str
    folder: str
    files: tuple[str, ...] = ()

    def is_a(self, kind: str, ancestor: str) -> bool:
        """Whether class ``kind`` is ``ancestor`` or lies below it."""
        above = self.superclasses.get(kind)
        return kind == ancestor if above is None else ancestor in above

    def admits(self, predicate: str, subject: str, object_: str) -> bool:
        """Whether ``predicate`` may hold between instances of classes ``subject`` and ``object_`` (domain and range).

        A class above an admitted one is admitted too: a name known only as a ``Place`` may be a ``Country``.
        """
        found = self.properties[predicate]
        return self._in(subject, found.domain) and self._in(object_, found.range)

    def _in(self, kind: str, allowed: tuple[str, ...]) -> bool:
        return not allowed or any(self.is_a(kind, a) or self.is_a(a, kind) for a in allowed)
