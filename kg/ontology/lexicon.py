"""From triples to the lexicon of one language: senses, argument frames, common nouns, labels of the name tagger, examples."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from operator import itemgetter

import pyoxigraph as ox

from kg.ontology import words
from kg.ontology.hierarchy import TYPE, Triples, key, nearest_first
from kg.ontology.source import KG, LEX, Source
from kg.ontology.terms import Class_, Condition, Example, Lexicon, Property, Sense, SenseForm, SubjectField

FORMS: Mapping[str, tuple[SenseForm, bool]] = {
    LEX + "verb": ("verb", False),
    LEX + "participle": ("participle", False),
    LEX + "noun": ("noun", False),
    LEX + "adjective": ("adjective", False),
    LEX + "inverseVerb": ("verb", True),
    LEX + "inverseParticiple": ("participle", True),
    LEX + "inverseNoun": ("noun", True),
    LEX + "inverseAdjective": ("adjective", True),
}
"""Predicate -> (form, whether grammar's subject is the property's object)."""
EXAMPLES: Mapping[str, bool] = {LEX + "example": False, LEX + "counterExample": True}
SETTLED_BY, REFUSES, ALSO, OTHERWISE, FIELD = LEX + "settledBy", LEX + "refuses", LEX + "also", LEX + "otherwise", LEX + "Field"
_MARK = re.compile(r"\{([a-z_]+):([^{}]+)\}")


@dataclass(frozen=True)
class Entry:
    """A literal that a lexicon gives for a term; ``rank`` is the position of its file (a user's files come last)."""

    target: str
    predicate: str
    literal: ox.Literal
    source: Source
    rank: int

    @property
    def place(self) -> str:
        return self.source.place(self.target, self.literal.value)


class MalformedExampleError(ValueError):
    """An example whose marks cannot be read; the message says why."""


def entries(sources: Sequence[Source], predicates: Mapping[str, object] | frozenset[str], language: str) -> Iterator[Entry]:
    """All literals of these predicates in that language or in none, in the order of the files."""
    for rank, source in enumerate(sources):
        found = chain.from_iterable([source.literals.get(predicate, ()) for predicate in predicates])
        for _, subject, predicate, literal in sorted(found, key=itemgetter(0)):
            if literal.language in (language, None):
                yield Entry(key(subject), predicate, literal, source, rank)


def senses_of(entry: Entry, properties: Mapping[str, Property]) -> tuple[Sense, ...]:
    """The senses of one word entry. Raises words.MalformedWordError."""
    form, inverse = FORMS[entry.predicate]
    target = entry.target.removeprefix(KG)
    return words.senses(target, form, entry.literal.value, inverse, relational=target in properties)


def example_of(entry: Entry) -> Example:
    """The example with its marks as offsets into the plain sentence. Raises MalformedExampleError."""
    text, marks, last = "", [], 0
    marked = entry.literal.value
    for found in _MARK.finditer(marked):
        text += marked[last : found.start()]
        marks.append((found.group(1), len(text), len(text) + len(found.group(2))))
        text += found.group(2)
        last = found.end()
    text += marked[last:]
    if not marks or "{" in text or "}" in text:
        raise MalformedExampleError("needs marks such as {s:Ada Reyes}" if not marks else "has a brace that is not part of a mark")
    return Example(entry.target.removeprefix(KG), text, tuple(marks), EXAMPLES[entry.predicate], entry.place)


def build(
    triples: Triples, sources: Sequence[Source], classes: Mapping[str, Class_], properties: Mapping[str, Property], language: str
) -> Lexicon:
    """The lexicon. Malformed entries are left out: ``checking`` reports them."""
    parents = {name: found.parents for name, found in classes.items()}
    events = {name for name in classes if "Event" in nearest_first(name, parents)}
    plain: list[tuple[Sense, int]] = []
    nominal: dict[str, str] = {}
    for entry in entries(sources, FORMS, language):
        target = entry.target.removeprefix(KG)
        if target in classes and target not in events:
            nominal.update(dict.fromkeys(nominals(entry), target))
        else:
            plain.extend((sense, entry.rank) for sense in _well_formed(entry, properties))
    return Lexicon(
        verbs=_by_lemma(plain, "verb", phrases=False),
        participles=_by_lemma(plain, "participle"),
        nouns=_by_lemma(plain, "noun"),
        adjectives=_by_lemma(plain, "adjective"),
        ner={e.literal.value: e.target.removeprefix(KG) for e in entries(sources, frozenset([LEX + "ner"]), language)},
        arguments={name: _frame(triples, name, parents, language) for name in sorted(events)},
        arguments_of_kind={name: of_kind for name in sorted(events) if (of_kind := _of_kind(triples, name, parents, language))},
        nominal=dict(sorted(nominal.items())),
        examples=tuple(examples(sources, language)),
        phrases=_by_lemma(plain, "verb", phrases=True),
        doubtful={name: found for name in sorted(events) if (found := doubtful(triples, KG + name, language))},
        settled={name: stated for name in sorted(events) if (stated := conditions(triples, KG + name, SETTLED_BY, language))},
        refuses={name: stated for name in sorted(events) if (stated := conditions(triples, KG + name, REFUSES, language))},
        otherwise={name: wider for name in sorted(events) if (wider := otherwise(triples, KG + name, language))},
        lasting=frozenset(name for name in events if any(_texts(triples, KG + name, "lasting", language))),
        fields=fields(triples, language),
    )


def nominals(entry: Entry) -> list[str]:
    """The common nouns of an entity class: each a word or several, alternatives apart."""
    return [noun.strip() for noun in entry.literal.value.split("|")]


def examples(sources: Sequence[Source], language: str) -> Iterator[Example]:
    """All well-formed examples."""
    for entry in entries(sources, EXAMPLES, language):
        try:
            yield example_of(entry)
        except MalformedExampleError:
            continue


def slots(triples: Triples, iri: str, language: str) -> Iterator[tuple[str, str]]:
    """(slot, role) of the argument frames that a class itself states, whatever fills them; alternatives of a slot apart."""
    return ((slot, role) for slot, role, kinds in _stated(triples, iri, language) if not kinds)


def _stated(triples: Triples, iri: str, language: str) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """(slot, role, the classes of what must fill it)."""
    for frame in triples.objects(iri, LEX + "argument"):
        for role in triples.names(key(frame), LEX + "role"):
            for slot in _texts(triples, key(frame), "slot", language):
                yield from ((name, role, triples.names(key(frame), LEX + "kind")) for name in slot.split("|"))


def doubtful(triples: Triples, iri: str, language: str) -> frozenset[str]:
    """The words of a class that have other common senses."""
    return frozenset(word for text in _texts(triples, iri, "doubtful", language) for word in expanded(text))


def conditions(triples: Triples, iri: str, predicate: str, language: str) -> tuple[Condition, ...]:
    """What a class states about the arguments of its words, in the order of the files."""
    return tuple(
        Condition(
            words=frozenset(word for text in _texts(triples, node, "word", language) for word in expanded(text)),
            slots=_alternatives(triples, node, "slot", language),
            kinds=triples.names(node, LEX + "kind"),
            nouns=_alternatives(triples, node, "headNoun", language),
            also=conditions(triples, node, ALSO, language),
            fields=triples.names(node, LEX + "field"),
        )
        for node in map(key, triples.objects(iri, predicate))
    )


def otherwise(triples: Triples, iri: str, language: str) -> dict[str, str]:
    """The wider class that doubtful words of a class mean where nothing settles them."""
    return {
        word: kind
        for node in map(key, triples.objects(iri, OTHERWISE))
        for kind in triples.names(node, LEX + "kind")
        for text in _texts(triples, node, "word", language)
        for word in expanded(text)
    }


def fields(triples: Triples, language: str) -> dict[str, SubjectField]:
    """By name, what passages may speak of."""
    found = sorted(iri for (iri, predicate), types in triples.index.items() if predicate == TYPE and any(key(o) == FIELD for o, _ in types))
    return {iri.removeprefix(KG): SubjectField(*(_alternatives(triples, iri, kind, language) for kind in ("sign", "hint"))) for iri in found}


def _alternatives(triples: Triples, iri: str, predicate: str, language: str) -> frozenset[str]:
    return frozenset(word for text in _texts(triples, iri, predicate, language) for word in text.split("|"))


def _texts(triples: Triples, node: str, predicate: str, language: str) -> Iterator[str]:
    return (o.value for o in triples.objects(node, LEX + predicate) if isinstance(o, ox.Literal) and o.language in (language, None))


def expanded(text: str) -> tuple[str, ...]:
    """The words that an entry stands for; none where it is malformed."""
    try:
        return tuple(words.entries(text))
    except words.MalformedWordError:
        return ()


def _frame(triples: Triples, name: str, parents: Mapping[str, tuple[str, ...]], language: str) -> dict[str, str]:
    out: dict[str, str] = {}
    for ancestor in reversed(nearest_first(name, parents)):
        out.update(slots(triples, KG + ancestor, language))
    return dict(sorted(out.items()))


def _of_kind(triples: Triples, name: str, parents: Mapping[str, tuple[str, ...]], language: str) -> dict[str, tuple[tuple[str, str], ...]]:
    """By slot, (class of what fills it, role); what the nearest class states of a slot hides what those above it do."""
    out: dict[str, tuple[tuple[str, str], ...]] = {}
    for ancestor in reversed(nearest_first(name, parents)):
        own: dict[str, list[tuple[str, str]]] = {}
        for slot, role, kinds in _stated(triples, KG + ancestor, language):
            own.setdefault(slot, []).extend((kind, role) for kind in kinds)
        out |= {slot: tuple(found) for slot, found in own.items()}
    return {slot: found for slot, found in sorted(out.items()) if found}


def _well_formed(entry: Entry, properties: Mapping[str, Property]) -> tuple[Sense, ...]:
    try:
        return senses_of(entry, properties)
    except words.MalformedWordError:
        return ()


def _by_lemma(ranked: list[tuple[Sense, int]], form: SenseForm, phrases: bool = False) -> dict[str, tuple[Sense, ...]]:
    chosen = [(s, rank) for s, rank in ranked if s.form == form and (s.object is not None) == phrases]
    out: dict[str, list[Sense]] = {}
    for sense, _ in sorted(chosen, key=lambda pair: (-_specificity(pair[0]), -pair[1])):
        group = out.setdefault(sense.lemma, [])
        if sense not in group:
            group.append(sense)
    return {lemma: tuple(group) for lemma, group in sorted(out.items())}


def _specificity(sense: Sense) -> int:
    return len(sense.modifiers) + sum(part is not None for part in (sense.particle, sense.preposition, sense.object))
