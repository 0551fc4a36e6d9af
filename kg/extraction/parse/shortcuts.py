"""The same parts of speech, morphology and lemmas as spaCy's rules give, remembered instead of computed anew for each token.

Why: the attribute ruler and the lemmatizer take 29 % of the parse, and both are functions of little: a rule of one token sees its tag, its relation and, for a
hundred words, its form; a lemma follows from form, part of speech and morphology. The other rules ("gon na", blanks) still run as they are. A test
compares every token with the plain pipeline.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Any

import numpy as np
from spacy.attrs import DEP, IS_SPACE, LEMMA, LOWER, MORPH, ORTH, POS, TAG
from spacy.language import Language
from spacy.pipeline import AttributeRuler, Lemmatizer
from spacy.tokens import Doc

NAME = "kg_words"
Key = tuple[int, int, int, int]
"""(form where a rule names it, tag, relation where a rule names it, whether it is blank)"""
Pattern = dict[str, Any]


def with_shortcuts(nlp: Language) -> Language:
    """The pipeline with its attribute ruler and lemmatizer replaced; unchanged where it has no such pair."""
    if not {"attribute_ruler", "lemmatizer"} <= set(nlp.pipe_names):
        return nlp
    ruler, lemmatizer = nlp.get_pipe("attribute_ruler"), nlp.get_pipe("lemmatizer")
    if not isinstance(ruler, AttributeRuler) or not isinstance(lemmatizer, Lemmatizer) or lemmatizer.mode != "rule":
        return nlp
    return replaced(nlp, ("attribute_ruler", "lemmatizer"), NAME, Words(ruler, lemmatizer))


def replaced(nlp: Language, pipes: Sequence[str], name: str, component: Callable[[Doc], Doc]) -> Language:
    """The pipeline with ``component`` in the place of the first of ``pipes``, which are taken out."""
    position = nlp.pipe_names.index(pipes[0])
    for pipe in pipes:
        nlp.remove_pipe(pipe)
    Language.component(name, func=component)
    following = nlp.pipe_names[position] if position < len(nlp.pipe_names) else None
    nlp.add_pipe(name, before=following) if following else nlp.add_pipe(name)
    return nlp


def _is_remembered(pattern: Pattern) -> bool:
    """Whether a rule looks at one token's tag, relation and listed form only, and not at blanks."""
    tokens = [token for alternative in pattern["patterns"] for token in alternative]
    one = all(len(alternative) == 1 for alternative in pattern["patterns"])
    listed = all(isinstance(t.get("LOWER", ""), str) or set(t["LOWER"]) == {"IN"} for t in tokens)
    return one and listed and all(set(t) <= {"TAG", "LOWER", "DEP"} for t in tokens)


def _values(patterns: Iterable[Pattern], key: str) -> set[str]:
    found = [t[key] for p in patterns for alternative in p["patterns"] for t in alternative if key in t]
    return {v for value in found for v in ([value] if isinstance(value, str) else next(iter(value.values())))}


def _admits(token: dict[str, Any], form: str) -> bool:
    """Whether a form can begin a rule; a first token that names no form is admitted by relation or blankness instead."""
    wanted = token.get("LOWER")
    if wanted is None or isinstance(wanted, str):
        return bool(wanted == form)
    return form in wanted.get("IN", ()) or ("REGEX" in wanted and re.search(wanted["REGEX"], form) is not None)


def _ruler_of(ruler: AttributeRuler, patterns: list[Pattern]) -> Any:
    """A ruler with some of the patterns (spaCy's own is only partly typed)."""
    made = AttributeRuler(ruler.vocab)
    made.add_patterns(patterns)
    return made


class Words:
    """A pipeline component that sets part of speech, morphology and lemma. It keeps what it has learnt, which never changes what it gives."""

    def __init__(self, ruler: Any, lemmatizer: Lemmatizer) -> None:
        strings = ruler.vocab.strings
        self._lemmatizer = lemmatizer
        remembered = [p for p in ruler.patterns if _is_remembered(p)]
        self._forms = {strings.add(v) for v in _values(remembered, "LOWER")}
        self._relations = {strings.add(v) for v in _values(remembered, "DEP")}
        self._remembered = _ruler_of(ruler, remembered)
        self._others = _ruler_of(ruler, [p for p in ruler.patterns if not _is_remembered(p)])
        self._reach = max((len(tokens) for p in self._others.patterns for tokens in p["patterns"]), default=1)
        self._first = [tokens[0] for p in self._others.patterns for tokens in p["patterns"]]
        self._first_relations = {strings.add(t["DEP"]) for t in self._first if isinstance(t.get("DEP"), str)}
        self._begins: dict[tuple[int, int], bool] = {}
        self._marks: dict[Key, tuple[int, int, int]] = {}
        self._lemmas: dict[tuple[int, int, int], int] = {}

    def __call__(self, doc: Doc) -> Doc:
        keys = [
            (form if form in self._forms else 0, tag, relation if relation in self._relations else 0, space)
            for form, tag, relation, space in doc.to_array([LOWER, TAG, DEP, IS_SPACE]).tolist()
        ]
        if any(key not in self._marks for key in keys):
            self._learn(doc, keys)
        else:
            marks: Any = np.array([self._marks[key] for key in keys], dtype="uint64").reshape(-1, 3)
            doc.from_array([POS, MORPH, LEMMA], marks)
        if matches := self._matches(doc):
            self._others.set_annotations(doc, matches)
        self._set_lemmas(doc)
        return doc

    def _matches(self, doc: Doc) -> list[tuple[int, int, int, int]]:
        """What the other rules match, tried only where one may begin: they are few, but matching all of a text costs as much as all rules."""
        found: set[tuple[int, int, int, int]] = set()
        for i, (form, relation, space) in enumerate(doc.to_array([LOWER, DEP, IS_SPACE]).tolist()):
            if space or self._may_begin(doc, form, relation):
                matches = self._others.matcher(doc[i : i + self._reach], allow_missing=True, as_spans=False)
                found.update((int(self._others.vocab.strings[rule]), rule, start + i, end + i) for rule, start, end in matches)
        return sorted(found)

    def _may_begin(self, doc: Doc, form: int, relation: int) -> bool:
        key = (form, relation if relation in self._first_relations else 0)
        if key not in self._begins:
            self._begins[key] = key[1] > 0 or any(_admits(token, doc.vocab.strings[form]) for token in self._first)
        return self._begins[key]

    def _learn(self, doc: Doc, keys: list[Key]) -> None:
        """Lets the real rules work and keeps their answers."""
        self._remembered(doc)
        for key, (pos, morph, lemma) in zip(keys, doc.to_array([POS, MORPH, LEMMA]).tolist(), strict=True):
            self._marks[key] = (pos, morph, lemma)

    def _set_lemmas(self, doc: Doc) -> None:
        rows = doc.to_array([ORTH, POS, MORPH, LEMMA]).tolist()
        lemmas = [lemma or self._lemma(doc, i, (orth, pos, morph)) for i, (orth, pos, morph, lemma) in enumerate(rows)]
        if lemmas:
            table: Any = np.array(lemmas, dtype="uint64").reshape(-1, 1)
            doc.from_array([LEMMA], table)

    def _lemma(self, doc: Doc, i: int, key: tuple[int, int, int]) -> int:
        if key not in self._lemmas:
            self._lemmas[key] = doc.vocab.strings.add(self._lemmatizer.lemmatize(doc[i])[0])
        return self._lemmas[key]
