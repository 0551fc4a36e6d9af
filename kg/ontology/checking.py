"""What is wrong with an ontology and its lexicon: every problem as ``file:line: message``, in the order of the files.

Why all at once: whoever edits Turtle wants one list, not one message a run.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from difflib import get_close_matches

import pyoxigraph as ox

from kg.ontology import lexicon, words
from kg.ontology.hierarchy import CLASS_TYPES, OWL, PROPERTY_TYPES, RDFS, TYPE, Triples, ends, key, nearest_first
from kg.ontology.source import KG, LEX, Source
from kg.ontology.terms import Class_, Property

DATATYPES = frozenset(("date", "gYear", "gYearMonth", "duration", "string", "integer", "decimal", "boolean", "anyURI"))
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]*")
_NEARLY_OURS = re.compile(r"w3id\.org/kg-builder/(?:ontology|lexicon)[#/]", re.IGNORECASE)
Found = Iterator[tuple[str, str]]


def problems(
    triples: Triples, sources: Sequence[Source], classes: Mapping[str, Class_], properties: Mapping[str, Property], language: str
) -> tuple[str, ...]:
    """All problems of the files taken together."""
    found = [
        *_definitions(sources),
        *_vocabulary(sources),
        *_labels(triples, sources, classes, properties),
        *_references(triples, sources, classes, properties),
        *_cycles(sources, {n: c.parents for n, c in classes.items()}),
        *_cycles(sources, {n: p.parents for n, p in properties.items()}),
        *_words(sources, classes, properties, language),
        *_frames(triples, sources, classes, properties, language),
        *_conditions(triples, sources, classes, language),
        *_examples(sources, classes, properties, language),
        *_without_examples(sources, classes, properties, language),
    ]
    return tuple(f"{place}: {message}" for place, message in sorted(dict.fromkeys(found), key=_order))


def _order(problem: tuple[str, str]) -> tuple[str, int, str]:
    name, _, line = problem[0].rpartition(":")
    return name, int(line), problem[1]


def _definitions(sources: Sequence[Source]) -> Found:
    """Terms declared twice, in a foreign namespace, or under a name that cannot be written with a prefix."""
    kinds = CLASS_TYPES | PROPERTY_TYPES
    seen: dict[str, str] = {}
    for source in sources:
        for triple in source.triples:
            iri, kind = key(triple.subject), key(triple.object)
            if triple.predicate.value != TYPE or kind not in kinds or not isinstance(triple.subject, ox.NamedNode) or iri.startswith(LEX):
                continue
            place = source.place(iri)
            if not iri.startswith(KG) or not _NAME.fullmatch(iri.removeprefix(KG)):
                yield place, f"<{iri}> is not a name in <{KG}>: define classes and properties there"
            elif iri in seen:
                yield place, f"{_short(iri)} is defined twice, first in {seen[iri]}"
            seen.setdefault(iri, place)


def _vocabulary(sources: Sequence[Source]) -> Found:
    """Predicates of ours that nobody has declared, and namespaces that are nearly ours: what is misspelt would be passed over in silence."""
    declared = {key(t.subject) for source in sources for t in source.triples if t.predicate.value == TYPE}
    for source in sources:
        for triple in source.triples:
            predicate, subject = triple.predicate.value, key(triple.subject)
            if predicate.startswith((KG, LEX)) and predicate not in declared:
                known = sorted(iri for iri in declared if iri.startswith(predicate[: predicate.index("#") + 1]))
                near = get_close_matches(predicate, known, 1)
                yield (
                    source.place(subject, _short(predicate)),
                    f"there is no {_short(predicate)}{f'; did you mean {_short(near[0])}?' if near else ''}",
                )
            for iri in (subject, predicate):
                if _NEARLY_OURS.search(iri) and not iri.startswith((KG, LEX)):
                    yield source.place(subject), f"<{iri}> is in no namespace of ours, which are <{KG}> and <{LEX}>"


def _labels(triples: Triples, sources: Sequence[Source], classes: Mapping[str, Class_], properties: Mapping[str, Property]) -> Found:
    for name in [*classes, *properties]:
        tagged = [o for o in triples.objects(KG + name, RDFS + "label") if isinstance(o, ox.Literal) and o.language]
        if not tagged:
            yield _defined_at(sources, name), f'kg:{name} has no rdfs:label with a language, as in "works for"@en'
        for language, times in Counter(o.language for o in tagged).items():
            if times > 1:
                yield _defined_at(sources, name), f"kg:{name} has {times} labels in {language}"


def _references(triples: Triples, sources: Sequence[Source], classes: Mapping[str, Class_], properties: Mapping[str, Property]) -> Found:
    for name, class_ in classes.items():
        for parent in class_.parents:
            if parent not in classes:
                yield _defined_at(sources, name, parent), f"kg:{name} is a subclass of kg:{parent}, which is not a class"
    for name, property_ in properties.items():
        others = [*property_.parents, *([property_.inverse] if property_.inverse else [])]
        for other in others:
            if other not in properties:
                yield _defined_at(sources, name, other), f"kg:{name} refers to kg:{other}, which is not a property"
        for predicate in ("domain", "range"):
            for end in ends(triples, KG + name, RDFS + predicate):
                if end not in classes and not (predicate == "range" and end in DATATYPES):
                    yield _defined_at(sources, name, end), f"the {predicate} of kg:{name} is {_short(end)}, which is not a class"


def _cycles(sources: Sequence[Source], parents: Mapping[str, tuple[str, ...]]) -> Found:
    for name, above in parents.items():
        if any(name in nearest_first(parent, parents) for parent in above):
            yield _defined_at(sources, name), f"kg:{name} lies above itself"


def _words(sources: Sequence[Source], classes: Mapping[str, Class_], properties: Mapping[str, Property], language: str) -> Found:
    seen: dict[tuple[str, str, str], lexicon.Entry] = {}
    for entry in lexicon.entries(sources, lexicon.FORMS, language):
        name, word = entry.target.removeprefix(KG), entry.literal.value
        if entry.literal.language is None:
            yield entry.place, f'the word "{word}" needs a language, as in "{word}"@{language}'
        if name not in classes and name not in properties:
            yield entry.place, f'the word "{word}" is given for {_short(entry.target)}, which is neither a class nor a property'
            continue
        try:
            lexicon.senses_of(entry, properties)
        except words.MalformedWordError as error:
            yield entry.place, f'the word "{word}" of kg:{name} {error}'
        if "inverse" in entry.predicate and name in classes:
            yield entry.place, f'kg:{name} is a class: "{word}" cannot be an inverse word'
        same = (entry.target, entry.predicate, word)
        if same in seen:
            yield entry.place, f'the word "{word}" of kg:{name} stands twice, first in {seen[same].place}'
        seen.setdefault(same, entry)
    for entry in lexicon.entries(sources, frozenset([LEX + "ner"]), language):
        if entry.target.removeprefix(KG) not in classes:
            yield entry.place, f"lex:ner is given for {_short(entry.target)}, which is not a class"


def _frames(
    triples: Triples, sources: Sequence[Source], classes: Mapping[str, Class_], properties: Mapping[str, Property], language: str
) -> Found:
    parents = {name: c.parents for name, c in classes.items()}
    for (iri, predicate), found in triples.index.items():
        name = iri.removeprefix(KG)
        if predicate != LEX + "argument":
            continue
        if "Event" not in nearest_first(name, parents):
            yield found[0][1].place(iri), f"lex:argument is given for {_short(iri)}, which is not a class of events"
        for frame, source in found:
            roles = triples.names(key(frame), LEX + "role")
            if len(roles) != 1 or not triples.objects(key(frame), LEX + "slot"):
                yield source.place(iri), f"a lex:argument of kg:{name} needs one lex:role and a lex:slot"
            for role in roles:
                if role not in properties:
                    yield source.place(iri, role), f"a lex:argument of kg:{name} has the role kg:{role}, which is not a property"
        twice = [slot for slot, times in Counter(s for s, _ in lexicon.slots(triples, iri, language)).items() if times > 1]
        for slot in twice:
            yield found[0][1].place(iri, slot), f'kg:{name} gives the slot "{slot}" twice'


def _otherwise(triples: Triples, iri: str, place: Callable[..., str], classes: Mapping[str, Class_], language: str) -> Found:
    """A lex:otherwise of a word that is not doubtful, or with a class that is none above."""
    above = nearest_first(iri.removeprefix(KG), {name: found.parents for name, found in classes.items()})[1:]
    for word, kind in sorted(lexicon.otherwise(triples, iri, language).items()):
        if word not in lexicon.doubtful(triples, iri, language):
            yield place(iri, word), f'lex:otherwise of {_short(iri)} speaks of "{word}", which is no doubtful word of it'
        if kind not in above:
            yield place(iri, kind), f"lex:otherwise of {_short(iri)} names kg:{kind}, which is no class above it"


def _conditions(triples: Triples, sources: Sequence[Source], classes: Mapping[str, Class_], language: str) -> Found:
    """Doubtful words that the class does not have, and conditions that speak of such words, name no class or have no slot."""
    own, fields = dict[str, set[str]](), lexicon.fields(triples, language)
    for entry in lexicon.entries(sources, lexicon.FORMS, language):
        own.setdefault(entry.target, set()).update(lexicon.expanded(entry.literal.value))
    for (iri, predicate), found in triples.index.items():
        if predicate == lexicon.OTHERWISE:
            yield from _otherwise(triples, iri, found[0][1].place, classes, language)
        if predicate not in (LEX + "doubtful", lexicon.SETTLED_BY, lexicon.REFUSES):
            continue
        name, place = predicate.removeprefix(LEX), found[0][1].place
        known = own.get(iri, set()) if predicate == LEX + "doubtful" else lexicon.doubtful(triples, iri, language)
        stated = lexicon.conditions(triples, iri, predicate, language) if predicate != LEX + "doubtful" else ()
        spoken = lexicon.doubtful(triples, iri, language) if not stated else frozenset().union(*(c.words for c in stated))
        for word in sorted(spoken - (known if predicate == lexicon.SETTLED_BY else own.get(iri, set()))):
            yield (
                place(iri, word),
                f'lex:{name} of {_short(iri)} speaks of "{word}", which is no {"doubtful " * (name == "settledBy")}word of it',
            )
        for condition in (*stated, *(more for one in stated for more in one.also)):
            for kind in condition.kinds:
                if kind not in classes:
                    yield place(iri, kind), f"lex:{name} of {_short(iri)} names kg:{kind}, which is not a class"
            for field in condition.fields:
                if field not in fields:
                    yield place(iri, field), f"lex:{name} of {_short(iri)} names kg:{field}, which is not a lex:Field"
            if not condition.slots and not condition.fields:
                yield place(iri), f"a lex:{name} of {_short(iri)} needs a lex:slot or a lex:field, as has each lex:also in it"


def _examples(sources: Sequence[Source], classes: Mapping[str, Class_], properties: Mapping[str, Property], language: str) -> Found:
    seen: dict[str, lexicon.Entry] = {}
    for entry in lexicon.entries(sources, lexicon.EXAMPLES, language):
        name, text = entry.target.removeprefix(KG), entry.literal.value
        if name not in classes and name not in properties:
            yield entry.place, f"an example is given for {_short(entry.target)}, which is neither a class nor a property"
            continue
        try:
            roles = [role for role, _, _ in lexicon.example_of(entry).marks]
        except lexicon.MalformedExampleError as error:
            yield entry.place, f"an example of kg:{name} {error}"
            continue
        wanted = {"s", "o"} if name in properties else {"e"}
        if not wanted <= set(roles):
            yield entry.place, f"an example of kg:{name} needs the marks {', '.join(sorted(wanted))}"
        for role in sorted(set(roles) - {"s", "o", "e"} - set(properties)):
            yield entry.place, f"an example of kg:{name} marks {role}, which is not a property"
        if text in seen:
            yield entry.place, f"the example stands twice, first in {seen[text].place}"
        seen.setdefault(text, entry)


def _without_examples(sources: Sequence[Source], classes: Mapping[str, Class_], properties: Mapping[str, Property], language: str) -> Found:
    parents = {name: c.parents for name, c in classes.items()}
    given = {(e.target, e.predicate) for e in lexicon.entries(sources, lexicon.EXAMPLES, language)}
    for entry in lexicon.entries(sources, lexicon.FORMS, language):
        name = entry.target.removeprefix(KG)
        if name not in properties and "Event" not in nearest_first(name, parents):
            continue
        for predicate in lexicon.EXAMPLES:
            if (entry.target, predicate) not in given:
                yield _first_word(sources, entry.target), f"kg:{name} has words, but no lex:{predicate.removeprefix(LEX)}"


def _first_word(sources: Sequence[Source], iri: str) -> str:
    source = next(s for s in sources if any(key(t.subject) == iri and t.predicate.value in lexicon.FORMS for t in s.triples))
    return source.place(iri)


def _defined_at(sources: Sequence[Source], name: str, word: str | None = None) -> str:
    """Where a term is declared, or where the word stands that its definition uses."""
    kinds = CLASS_TYPES | PROPERTY_TYPES
    for source in sources:
        if any(key(t.subject) == KG + name and t.predicate.value == TYPE and key(t.object) in kinds for t in source.triples):
            return source.place(name, word)
    return f"{sources[0].name}:1"


def _short(iri: str) -> str:
    if iri.startswith(LEX):
        return f"lex:{iri.removeprefix(LEX)}"
    return f"kg:{iri.removeprefix(KG)}" if iri.startswith(KG) else f"owl:{iri.removeprefix(OWL)}" if iri.startswith(OWL) else iri
