"""Mends two parses that the parser gets wrong in a regular way, before anything is read from them.

Why here and not in the constructions: status, attribution, coreference and grammar all walk the same tree, so one mended head serves them all.
"""

from collections.abc import Iterator

import numpy as np
from spacy.attrs import DEP, HEAD
from spacy.tokens import Doc, Token

Edit = tuple[int, int, str]
"""(token, its new head, its new relation); a root is its own head."""
FINITE = frozenset(("VBD", "VBZ", "VBP"))


def mended(doc: Doc) -> Doc:
    """The same document, its heads mended in place where a known mistake stands."""
    edits = [edit for token in doc if token.tag_ in ("VB", "VBG") for edit in (*_purpose_clause(token), *_gerund(token))]
    if edits:
        heads, deps = [t.head.i for t in doc], [t.dep for t in doc]
        for token, head, dep in edits:
            heads[token], deps[token] = head, doc.vocab.strings.add(dep)
        offsets = np.array([head - i for i, head in enumerate(heads)], dtype="int64").astype("uint64")
        doc.from_array([HEAD, DEP], np.column_stack([offsets, np.array(deps, dtype="uint64")]))
    return doc


def _purpose_clause(verb: Token) -> Iterator[Edit]:
    """ "Talks to end the strike took place": the infinitive belongs to the noun, and the finite verb heads the sentence."""
    if verb.dep_ != "ROOT" or verb.tag_ != "VB" or not any(c.dep_ == "aux" and c.lower_ == "to" for c in verb.children):
        return
    subject = next((c for c in verb.children if c.dep_ == "nsubj" and c.i < verb.i), None)
    finite = next(
        (c for c in verb.children if c.dep_ == "conj" and c.tag_ in FINITE and not any(s.dep_ == "nsubj" for s in c.children)), None
    )
    if subject is None or finite is None:
        return
    yield finite.i, finite.i, "ROOT"
    yield subject.i, finite.i, "nsubj"
    yield verb.i, subject.i, "acl"
    for child in verb.children:
        if child.i > finite.i:
            yield child.i, finite.i, child.dep_


def _gerund(verb: Token) -> Iterator[Edit]:
    """ "of occupying Kenyan territories": a gerund with its object, not a noun with a participle."""
    noun = verb.head
    preposition = noun.head
    if verb.tag_ != "VBG" or verb.dep_ != "amod" or noun.dep_ != "pobj" or preposition.i + 1 != verb.i or noun.i <= verb.i + 1:
        return
    following = verb.nbor(1)
    if following.head.i == noun.i and (following.pos_ in ("PROPN", "DET", "PRON") or following.dep_ in ("det", "poss")):
        yield verb.i, preposition.i, "pcomp"
        yield noun.i, verb.i, "dobj"
