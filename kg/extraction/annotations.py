"""What the steps inside extraction hand to each other. Token indices are those of the parsed ``Doc``; ``end`` is exclusive."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal as OneOf

from msgspec import Struct

from kg.model import Entity, Form, Modality, Polarity, Tense


class Found(Struct, frozen=True):
    """One mention before coreference: tokens ``start`` to ``end`` with syntactic ``head``.

    ``kind`` is an ontology class. ``name`` is the text cleaned of titles, articles and possessive endings. ``title`` holds the title words that stand
    before or inside ("Norlandic President"), ``title_at`` their first token if they stand before. ``country`` is set for demonyms and seats of government.
    """

    start: int
    end: int
    head: int
    kind: str
    form: Form
    name: str
    title: str = ""
    country: str | None = None
    title_at: int | None = None


@dataclass(frozen=True, slots=True)
class Annotations:
    """The entities of a document. ``of_token`` gives the entity id at each token inside a mention (innermost, named ones first);
    ``of_head`` the entity whose mention has that token as its syntactic head; ``span_of`` the (start, end) tokens of the mention at each head."""

    entities: Mapping[str, Entity]
    of_token: Mapping[int, str]
    of_head: Mapping[int, str]
    span_of: Mapping[int, tuple[int, int]]


class Argument(Struct, frozen=True):
    """A slot of a frame. ``role`` is ``subject``, ``object``, ``indirect_object``, ``agent`` (of a passive), ``possessive``, ``compound``, ``complement``
    (clausal), ``attribute``, ``adverbial`` or a preposition; ``head`` is the token index of the argument's head."""

    role: str
    head: int


class Frame(Struct, frozen=True):
    """A predicate with its arguments, conjunctions spread, passives and control resolved (``subject`` is the logical one).

    ``kind``: verb, participle, noun, adjective or copula. ``lemma`` is the predicate's word; ``particle`` a verb's; ``construction`` names the rule that made it.
    """

    head: int
    kind: OneOf["verb", "participle", "noun", "adjective", "copula"]
    lemma: str
    arguments: tuple[Argument, ...]
    particle: str | None = None
    passive: bool = False
    construction: str = ""


class Mood(Struct, frozen=True):
    """How a predicate is meant. ``cue`` is the word that decided (for ``kg explain``)."""

    polarity: Polarity = "Affirmed"
    modality: Modality = "Actual"
    tense: Tense = "none"
    cue: str = ""


class Report(Struct, frozen=True):
    """Reported speech: the tokens ``start`` to ``end`` are said by the entity at token ``speaker`` (None: unnamed "officials", "it is said").

    ``cue`` is the reporting word's token, ``direct`` True for quoted speech. Reports nest: a span inside another one.
    """

    start: int
    end: int
    speaker: int | None
    cue: int
    direct: bool = False
