"""Mends parses that the parser gets wrong in a regular way, before anything is read from them.

Why here and not in the constructions: status, attribution, coreference and grammar all walk the same tree, so one mended head serves them all.
"""

from collections.abc import Iterator
from typing import Any

import numpy as np
from spacy.attrs import DEP, HEAD, TAG
from spacy.tokens import Doc, Token

from kg.extraction.grammar.tables import ACCUSING, CALLING, GETTING_VERBS, NOMINATION_VERBS
from kg.gazetteer.words import TITLES

Edit = tuple[int, int, str]
"""(token, its new head, its new relation); a root is its own head."""
DASHES = frozenset(("-", "--", "–", "—"))
THINGS = frozenset(("GPE", "LOC", "FAC", "ORG", "DATE"))
"""The parser's labels for what is nobody."""
BODIES = frozenset(("GPE", "ORG", "NORP"))
SENT = frozenset(("envoy", "representative", "coordinator", "rapporteur", "minister", "secretary", "commissioner"))
FINITE = frozenset(("VBD", "VBZ", "VBP"))
SAYING = {form: lemma for lemma in ("say", "claim", "think", "believe", "allege", "insist") for form in (f"{lemma}s", f"{lemma}ed")}
SAYING |= {"said": "say", "thought": "think", "believed": "believe", "alleged": "allege"}
"""Forms of verbs of saying with their lemma, which the parser may take for auxiliaries."""


_TAGS, _RELATIONS = ("VB", "VBG"), ("aux", "conj", "ccomp", "acl", "ROOT", "dobj", "relcl", "appos", "nsubj")
"""Of the tokens that ``_edits`` looks at: what has one of these tags or stands in one of these relations."""


def mended(doc: Doc) -> Doc:
    """The same document, its heads mended in place where a known mistake stands."""
    edits = [edit for token in _looked_at(doc) for edit in _edits(token)]
    if edits:
        heads, deps = [t.head.i for t in doc], [t.dep for t in doc]
        for token, head, dep in edits:
            heads[token], deps[token] = head, doc.vocab.strings.add(dep)
        offsets = np.array([head - i for i, head in enumerate(heads)], dtype="int64").astype("uint64")
        table: Any = np.column_stack([offsets, np.array(deps, dtype="uint64")])  # spaCy names a protocol that numpy's types do not match
        doc.from_array([HEAD, DEP], table)
        for token, _, dep in edits:
            if dep == "relcl" and doc[token].pos_ == "AUX" and doc[token].lower_ in SAYING:
                doc[token].pos_, doc[token].lemma_ = "VERB", SAYING[doc[token].lower_]
    return doc


def _looked_at(doc: Doc) -> Iterator[Token]:
    """The tokens at which a mistake may stand: a third of all."""
    tagged, joined = (np.array([*map(doc.vocab.strings.add, names)], np.uint64) for names in (_TAGS, _RELATIONS))
    return (doc[at] for at in np.flatnonzero(np.isin(doc.to_array(TAG), tagged) | np.isin(doc.to_array(DEP), joined)).tolist())


def _edits(token: Token) -> Iterator[Edit]:
    if token.tag_ == "VB":
        yield from _purpose_clause(token)
    elif token.tag_ == "VBG":
        yield from _gerund(token)
    elif token.dep_ == "aux":
        yield from _reported_relative(token)
    elif token.dep_ == "conj" and token.tag_ == "VBD":
        yield from _second_report(token)
    elif token.dep_ == "ccomp":
        yield from _content_of_noun(token)
    elif token.lower_ == "named" and token.dep_ in ("acl", "ROOT"):
        yield from _naming(token)
    elif token.dep_ == "dobj":
        yield from _accusation(token)
        yield from _source_of_goods(token)
        yield from _appointee(token)
    elif token.dep_ == "relcl":
        yield from _content_of_noun(token)
        yield from _who_clause(token)
        yield from _named_subject(token)
        yield from _which_clause(token)
    elif token.dep_ == "appos":
        yield from _after_source(token)
        if token.tag_ in ("NNP", "NNPS"):
            yield from _holder(token)
        if token.tag_ == "NNP":
            yield from _pair(token)
    elif token.tag_ == "NNP" and token.dep_ == "nsubj":
        yield from _dateline(token)
        yield from _pair(token)
        yield from _second_subject(token)


def _after_source(subject: Token) -> Iterator[Edit]:
    """ "According to Ola Berg, Norway attacked Kenya": what stands before a verb without a subject is no other name of the source."""
    above = subject.head
    source = next((t for t in (above.head, above.head.head) if t.lower_ == "according"), None) if above.dep_ == "pobj" else None
    if source is None or source.head is source:
        return
    verb = source.head
    between = subject.doc[subject.i + 1 : verb.i]
    follows = subject.i < verb.i and all(t.dep_ in ("aux", "auxpass", "neg", "advmod") or subject.is_ancestor(t) for t in between)
    if verb.pos_ == "VERB" and follows and not any(c.dep_ in ("nsubj", "nsubjpass", "expl", "csubj") for c in verb.children):
        yield subject.i, verb.i, "nsubjpass" if any(c.dep_ == "auxpass" for c in verb.children) else "nsubj"


def _holder(name: Token) -> Iterator[Edit]:
    """ "a spokesman for the ministry, Ola Berg", "the mayor of Oslo, Ola Berg": the person renames the holder, not the ministry or the place."""
    inner = name.head
    holder = inner.head.head
    common = inner.pos_ == "NOUN" and inner.lemma_.lower() not in TITLES
    sent = inner.pos_ == "PROPN" and inner.head.lower_ == "for" and holder.lemma_.lower() in SENT  # "the envoy for Norland, Ada Reyes,"
    listed = any(c.dep_ == "conj" for c in name.children)  # "the mayor of Oslo, Ola Berg and Ada Reyes" may be three
    placed = inner.tag_ == "NNP" and inner.ent_type_ != "PERSON" and inner.head.lower_ == "of" and holder.tag_ == "NN" and not listed
    renamed = inner.dep_ == "pobj" and (common or sent or placed) and holder.pos_ in ("NOUN", "PROPN" if sent else "NOUN")
    if (
        renamed
        and name.ent_type_ == "PERSON"
        and holder.lemma_.lower() in TITLES
        and name.left_edge.i > 0
        and name.left_edge.nbor(-1).text == ","
    ):
        yield name.i, holder.i, "appos"


def _who_clause(verb: Token) -> Iterator[Edit]:
    """ "a swimmer from Norland, who retired": "who" is somebody, so its clause hangs on the person and not on the place or firm behind "from"."""
    if not any(c.lower_ == "who" and c.dep_ in ("nsubj", "nsubjpass") for c in verb.children):
        return
    noun = verb.head
    while noun.ent_type_ in THINGS and noun.dep_ in ("pobj", "appos", "conj"):
        above = noun.head.head if noun.dep_ == "pobj" else noun.head
        if above.i >= noun.i or above.pos_ not in ("NOUN", "PROPN"):
            return
        noun = above
    person = noun.ent_type_ == "PERSON" or (noun.pos_ == "NOUN" and (noun.lemma_.lower() in TITLES or noun.dep_ in ("attr", "appos")))
    if noun is not verb.head and person and noun.ent_type_ not in THINGS:
        yield verb.i, noun.i, "relcl"


def _which_clause(verb: Token) -> Iterator[Edit]:
    """ "Ada Reyes of Brightwell, which grew": "which" is nobody, so its clause hangs on the thing named right before it."""
    mark = next((c for c in verb.children if c.lower_ == "which" and c.dep_ in ("nsubj", "nsubjpass", "dobj")), None)
    if mark is None or verb.head.ent_type_ != "PERSON" or mark.i < verb.head.i + 3:
        return
    thing = mark.nbor(-2) if mark.nbor(-1).text == "," else mark.nbor(-1)
    while thing.dep_ in ("compound", "nmod") and thing.head.i < mark.i:
        thing = thing.head
    if thing.ent_type_ in THINGS - {"DATE"} and verb.head.is_ancestor(thing):
        yield verb.i, thing.i, "relcl"


def _accusation(accused: Token) -> Iterator[Edit]:
    """ "accused the inspectors of lying": "of" says what they are accused of, not whose inspectors they are."""
    verb = accused.head
    if verb.lemma_ not in ACCUSING or any(c.dep_ == "prep" and c.lower_ == "of" for c in verb.children):
        return
    of = [c for c in accused.children if c.dep_ == "prep" and c.lower_ == "of"]
    if of:
        yield of[-1].i, verb.i, "prep"


def _appointee(post: Token) -> Iterator[Edit]:
    """ "Appointed Ada Reyes energy minister": who is appointed and to what are two, and no minister of that name."""
    verb = post.head
    if verb.lemma_ not in NOMINATION_VERBS or post.tag_ != "NN" or post.lemma_.lower() not in TITLES or any(c.dep_ == "det" for c in post.children):
        return
    name = [c for c in post.children if c.ent_type_ == "PERSON" and c.dep_ in ("compound", "nmod") and c.i < post.i]
    if name and any(n.left_edge.i == verb.i + 1 for n in name):
        yield name[-1].i, verb.i, "dobj"
        yield post.i, verb.i, "oprd"
        for part in name[:-1]:
            yield part.i, name[-1].i, "compound"


def _naming(verb: Token) -> Iterator[Edit]:
    """ "Norland named Ada Reyes energy minister": a sentence, and no Norland of that name."""
    namer, other = verb.head, next((c for c in verb.children if c.dep_ == "oprd"), None)
    if other is None:
        return
    titled = list(_appointee(other))
    named_as = other.ent_type_ == "PERSON" and any(c.lower_ == "as" for c in verb.children)
    if namer.i == verb.i:
        if named_as and not any(c.dep_ in ("dobj", "auxpass") for c in verb.children):
            yield other.i, verb.i, "dobj"
    elif namer.dep_ == "ROOT" and namer.tag_ in ("NNP", "NNPS") and namer.i == verb.i - 1 and (titled or named_as):
        yield verb.i, verb.i, "ROOT"
        yield namer.i, verb.i, "nsubj"
        yield from titled or [(other.i, verb.i, "dobj")]
        yield from ((c.i, verb.i, c.dep_) for c in namer.children if c.i > verb.i)


def _dateline(place: Token) -> Iterator[Edit]:
    """ "LISBON — Norway has asked": the place before the dash is no second subject."""
    after = place.nbor(1) if place.i + 1 < len(place.doc) else None
    if after is None or after.text not in DASHES or place.ent_type_ not in ("GPE", "LOC"):
        return
    if any(c.dep_ in ("nsubj", "nsubjpass") and c.i > after.i for c in place.head.children):
        yield place.i, place.head.i, "dep"


def _pair(second: Token) -> Iterator[Edit]:
    """ "Norway, Kenya sign treaty": headlines put a comma for "and". The verb's plural tells this from a town with its country and from an apposition."""
    verb = second.head.head if second.dep_ == "appos" else second.head
    comma = second.left_edge.nbor(-1) if second.left_edge.i else second
    if verb.dep_ != "ROOT" or verb.tag_ != "VBP" or comma.text != "," or comma.i == 0 or second.nbor(1).i != verb.i:
        return
    first = comma.nbor(-1)
    opens = first.left_edge.i == verb.left_edge.i and first.tag_ == "NNP" and first.head.i == verb.i
    sides = {first.ent_type_, second.ent_type_}
    if opens and (sides <= BODIES or sides == {"PERSON"}) and (second.dep_ == "nsubj" or first.dep_ == "nsubj"):
        yield first.i, verb.i, "nsubj"
        yield second.i, first.i, "conj"


def _second_subject(name: Token) -> Iterator[Edit]:
    """ "The ferry Norland Star sank": of two subjects without anything between them the second is the name of the first."""
    noun = name.left_edge.nbor(-1) if name.left_edge.i else name
    if noun.tag_ == "NN" and noun.dep_ in ("nsubj", "nsubjpass") and noun.head.i == name.head.i and any(c.dep_ == "det" for c in noun.children):
        yield name.i, noun.i, "appos"


def _reported_relative(said: Token) -> Iterator[Edit]:
    """ "which he said never inspected the mine": "said" is no auxiliary; what stands before it has said the rest, of whose verb "which" is the subject."""
    verb = said.head
    if said.lower_ not in SAYING or verb.dep_ != "relcl" or said.i > verb.i:
        return
    speaker = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass") and c.i < said.i), None)
    mark = next((c for c in verb.children if c.tag_ in ("WDT", "WP") and speaker is not None and c.i < speaker.i), None)
    if speaker is None or mark is None:
        return
    yield said.i, verb.head.i, "relcl"
    yield speaker.i, said.i, "nsubj"
    yield verb.i, said.i, "ccomp"
    if verb.tag_ in (*FINITE, "VBN") and not any(c.dep_ in ("nsubj", "nsubjpass") and c.i > said.i for c in verb.children):
        yield mark.i, verb.i, "nsubjpass" if any(c.dep_ == "auxpass" for c in verb.children) else "nsubj"


def _second_report(verb: Token) -> Iterator[Edit]:
    """ "The ministry said its forces had left and denied hitting the town": who says it denies it; of what is said the tense differs."""
    content = verb.head
    said = content.head
    if verb.lower_ not in ("denied", "urged", "warned", "accused", "condemned", "promised", "vowed", "threatened", "apologized", "apologised", "called"):
        return
    other = any(c.dep_ in ("aux", "auxpass") and c.lower_ in ("had", "would", "will", "has", "have", "could") for c in content.children)
    own = any(c.dep_ in ("nsubj", "nsubjpass", "aux", "auxpass") for c in verb.children)
    if content.dep_ == "ccomp" and said.lower_ in SAYING and said.i < content.i < verb.i and other and not own:
        yield verb.i, said.i, "conj"


def _named_subject(verb: Token) -> Iterator[Edit]:
    """ "The ferry Norland Star sank near Oslo.": a sentence of its own, not a ferry that Norland Star sank."""
    noun = verb.head
    name = next((c for c in verb.children if c.dep_ in ("nsubj", "nsubjpass")), None)
    if noun.dep_ != "ROOT" or noun.tag_ != "NN" or verb.tag_ not in FINITE or name is None or name.tag_ != "NNP":
        return
    stop = next((c for c in noun.children if c.text == "." and c.i > verb.i), None)
    beside = name.left_edge.i == noun.i + 1 and name.ent_type_ not in ("GPE", "NORP", "LOC") and any(c.dep_ == "det" for c in noun.children)
    if stop is None or not beside:
        return
    yield verb.i, verb.i, "ROOT"
    yield noun.i, verb.i, name.dep_
    yield name.i, noun.i, "appos"
    yield stop.i, verb.i, "punct"


def _source_of_goods(goods: Token) -> Iterator[Edit]:
    """ "leased ten ships from Norway": who lets somebody have them is told of the deal, and not of the ships."""
    verb = goods.head
    if verb.lemma_ not in GETTING_VERBS:
        return
    for preposition in goods.children:
        source = next((c for c in preposition.children if c.dep_ == "pobj"), None) if preposition.lower_ == "from" else None
        if source is not None and preposition.i > goods.i and source.ent_type_ in BODIES | {"PERSON"}:
            yield preposition.i, verb.i, "prep"


def _content_of_noun(clause: Token) -> Iterator[Edit]:
    """ "called a report in the paper that he had left false", "called false a report that he had left": a report tells the content; nobody "calls that"."""
    if not any(c.dep_ == "mark" and c.lower_ == "that" for c in clause.children):
        return
    if clause.dep_ == "ccomp":
        verb = clause.head
        noun = next((c for c in verb.children if c.dep_ == "dobj" and c.tag_ in ("NN", "NNS") and verb.i < c.i < clause.left_edge.i), None)
    else:
        noun, verb = clause.head, clause.head.head
    if noun is not None and noun.dep_ in ("dobj", "oprd") and verb.lemma_ in CALLING:
        yield clause.i, noun.i, "acl"
        yield noun.i, verb.i, "dobj"


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
    if verb.tag_ != "VBG" or verb.dep_ != "amod" or noun.dep_ != "pobj" or preposition.i + 1 != verb.i:
        return
    if preposition.lower_ == "of" and preposition.head.lemma_ in ACCUSING:  # "accused of threatening staff"
        yield verb.i, preposition.i, "pcomp"
        yield noun.i, verb.i, "dobj"
        return
    if noun.i <= verb.i + 1:
        return
    following = verb.nbor(1)
    if following.head.i == noun.i and (following.pos_ in ("PROPN", "DET", "PRON") or following.dep_ in ("det", "poss")):
        yield verb.i, preposition.i, "pcomp"
        yield noun.i, verb.i, "dobj"
