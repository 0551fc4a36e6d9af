"""Mentions without a name: common nouns that denote a person, group, organisation or place, and pronouns."""

import re
from collections.abc import Iterator

from kg.extraction.annotations import Found
from kg.extraction.parse.parsed import Doc, Token
from kg.ontology.terms import Ontology

_PERSON = "he him his himself she her hers herself who whom whose i me my"
_GROUP = "they them their theirs themselves we us our"
_THING = "it its itself which that"
PRONOUNS = {
    word: kind
    for words, kind in ((_PERSON, "Person"), (_GROUP, "Group"), (_THING, "Organization"), ("where", "Place"))
    for word in words.split()
}
"""Pronoun to the class it suggests; what it points to decides."""

_LEFT = frozenset({"det", "amod", "compound", "poss", "nmod", "nummod", "quantmod", "advmod", "case", "punct", "predet", "nn", "npadvmod"})
_NO = frozenset({"no", "any", "every", "each", "what", "which", "whatever", "neither"})
_LONGEST = 14
_NOUNS = frozenset({"NOUN", "PROPN"})
_CONDITIONS = {"state": ("of",), "opposition": ("to",), "resistance": ("to",)}
"""With this preposition and a common noun these denote no country, group or organisation: "a state of alert", "her opposition to the plan"."""
_DEVICES = {**dict.fromkeys(("music", "media", "dvd", "cd", "video", "record", "mp3"), ("player", "players")), "foreign": ("exchange",),
            **dict.fromkeys("christmas birthday dinner cocktail house garden surprise leaving third".split(), ("party", "parties"))}  # fmt: skip
"""Things that are called like people or bodies."""
_GLUED = re.compile(r"[a-z]{3,}(?:A|An|The)")
_POSTS = frozenset(
    """
    attorney general marshal sheriff governor mayor clerk examiner coroner prosecutor president minister premier chancellor commissioner ombudsman auditor
    comptroller treasurer assessor superintendent secretary inspector
    """.split()
)
_SAYING = frozenset("say report announce tell confirm deny state add explain warn".split())
_INSIDE = frozenset(("to", "at", "in", "into", "inside", "outside", "near", "from"))
_CAPTION = "caption"
_POINTERS = frozenset({"PRON", "DET"})
_COLLECTIVE = frozenset({"police", "parliament", "congress", "government", "opposition", "management", "staff", "infantry", "cavalry"})
"""Groups and institutions that stand without an article."""


def unnamed(doc: Doc, taken: set[int], titles: set[int], ontology: Ontology) -> Iterator[Found]:
    """Nominals and pronouns outside the names (``taken``) and their titles (``titles``)."""
    for token in doc:
        part = token.pos_
        if part in _NOUNS:
            found = _nominal(token, taken, ontology) if token.i not in taken and token.i not in titles else None
            if found:
                yield found
        elif (part in _POINTERS or part == "SCONJ") and token.i not in taken and token.lower_ in PRONOUNS and _points(token):
            yield Found(token.i, token.i + 1, token.i, PRONOUNS[token.lower_], "pronoun", token.text)


def _is_condition(token: Token) -> bool:
    if token.lower_ == "straits":  # "in dire straits"
        return token.dep_ == "pobj" and token.head.lower_ == "in" and not any(c.dep_ in ("det", "compound") for c in token.lefts)
    if token.lemma_.lower() == "body":  # "the bodies of two men", but "the town's governing body"
        return not any(c.dep_ in ("amod", "compound") for c in token.lefts)
    if token.lower_ == "head" and any(c.dep_ == "nummod" for c in token.lefts):  # "40 head of cattle"
        return True
    if token.lemma_.lower() == "magazine" and any(c.dep_ == "nummod" or c.lower_ == "loaded" for c in token.lefts):
        return True  # of a rifle
    wanted = _CONDITIONS.get(token.lemma_.lower(), ())
    return any(
        c.dep_ == "prep" and c.lower_ in wanted and not any(inner.pos_ == "PROPN" for inner in c.children) for c in token.rights
    )


def _points(token: Token) -> bool:
    """Whether a word that may be a pronoun is one: "the firm that grew", "Oslo, where she lives"; not "she said that", "where she lives is unknown"."""
    word = token.lower_
    if word == "that":
        return token.tag_ == "WDT"
    return token.tag_ == "WRB" and token.dep_ == "advmod" if word == "where" else token.text != "US"


def _nominal(token: Token, taken: set[int], ontology: Ontology) -> Found | None:
    kind = _class_of(token, ontology) if not _is_condition(token) else None
    if kind is not None and _names_kind(token, kind, taken):
        start = _start_before_name(token)
        return Found(start, token.i + 1, token.i, kind, "nominal", described(token, start))
    if kind is None or (token.dep_ in ("compound", "nmod") and token.head.pos_ in ("NOUN", "PROPN")):
        return None
    if token.pos_ == "PROPN" and not token.text.islower() and not _has_determiner(token) and token.dep_ not in ("appos", "attr"):
        return None
    start, end = noun_phrase(token)
    if start == token.i and _is_bare(token):
        return None
    if any(c.lower_ in _NO for c in token.lefts) or any(i in taken for i in range(token.i, end)):
        return None
    if kind in ("Person", "Organization") and token.tag_ in ("NNS", "NNPS"):
        kind = "Group"
    if kind == "Facility" and _is_authority(token):
        kind = "Organization"
    return Found(start, end, token.i, kind, "nominal", described(token, start))


def _is_authority(token: Token) -> bool:
    """Whether a building's noun stands for those who work there: "the station reported", "the sheriff's office", "her office sent a letter"."""
    acts = token.dep_ == "nsubj" and token.head.pos_ == "VERB"
    if acts and token.head.lemma_ in _SAYING:
        return True
    owner = next((c for c in token.lefts if c.dep_ == "poss"), None)
    if owner is None or token.lower_ != "office":
        return False
    visited = token.dep_ == "pobj" and token.head.lower_ in _INSIDE
    does = acts and any(c.dep_ in ("dobj", "ccomp", "xcomp") for c in token.head.children)
    return does or (owner.lemma_.lower() in _POSTS and not visited)


def _names_kind(token: Token, kind: str, taken: set[int]) -> bool:
    """ "the German airline Vale Air": the noun before an organisation's or a ship's name says what it is, and may stand for it later."""
    close = token.dep_ in ("compound", "nmod") and token.head.pos_ == "PROPN" and token.head.i in taken and token.i + 1 in taken
    return close and kind in ("Organization", "Vehicle") and token.tag_ == "NN"


def _start_before_name(token: Token) -> int:
    """The first token of the phrase that a noun before a name forms with the words before it; they all hang on the name."""
    start = token.i
    while start and token.doc[start - 1].head.i in (token.i, token.head.i, start) and token.doc[start - 1].dep_ in _LEFT:
        start -= 1
    while start < token.i and (token.doc[start].is_punct or token.doc[start].is_space):
        start += 1
    return start


def _class_of(token: Token, ontology: Ontology) -> str | None:
    nominal = ontology.lexicon.nominal
    before = token.nbor(-1).lower_ if token.i else ""
    if token.lower_ in _DEVICES.get(before, ()):
        return None
    words = (token.lower_, token.lemma_.lower())
    phrases = [f"{before} {word}" for word in words]
    return next((nominal[word] for word in (*phrases, *words) if word in nominal), None)


def _is_bare(token: Token) -> bool:
    """A singular noun without article that is no post: "take place", "on business", "from home"."""
    if token.tag_ not in ("NN", "NNP"):
        return False
    post = token.dep_ in ("appos", "attr", "oprd", "ROOT") or any(
        c.dep_ == "prep" and c.lower_ in ("of", "to", "for") for c in token.rights
    )
    return (not post and token.lower_ not in _COLLECTIVE) or (token.head.lemma_ in ("take", "have") and token.dep_ == "dobj")


def _has_determiner(token: Token) -> bool:
    return any(c.dep_ in ("det", "poss") for c in token.lefts)


def noun_phrase(token: Token) -> tuple[int, int]:
    """The noun with what stands before it in its phrase; clauses and prepositional phrases after it are left out."""
    start = token.i
    for left in reversed(list(token.lefts)):
        if left.dep_ not in _LEFT or left.right_edge.i + 1 != start or (left.tag_ == "VBG" and left.dep_ == "amod" and left.pos_ == "VERB"):
            break
        edge = left.left_edge.i
        if token.i - edge > _LONGEST:
            break
        start = edge
    doc = token.doc
    # A headline or a caption that the page put right before the phrase is no part of it.
    start = next((i + 1 for i in range(token.i - 1, start - 1, -1) if doc[i].lower_ == _CAPTION or _GLUED.fullmatch(doc[i].text)), start)
    while start < token.i and (doc[start].is_punct or doc[start].is_space):
        start += 1
    return _with_thousands(doc, start), token.i + 1


def _with_thousands(doc: Doc, start: int) -> int:
    """The start of a number that a blank behind its comma cuts in two: "1, 300 people"."""
    if start < 3 or not (doc[start].text.isdecimal() and len(doc[start]) == 3 and doc[start - 1].text == ","):
        return start
    first = doc[start - 2]
    whole = first.text.isdecimal() and len(first) < 4 and not first.whitespace_ and first.ent_type_ != "DATE"
    return start - 2 if whole else start


def described(token: Token, start: int) -> str:
    """The description as a name: without article, with a short phrase after "of", "to" or "for" ("member of the delegation")."""
    doc = token.doc
    end = token.i + 1
    for right in token.rights:
        short = right.right_edge.i - right.i <= 4 and right.i == end
        if right.dep_ == "prep" and right.lower_ in ("of", "to", "for") and short and not any(t.pos_ == "VERB" for t in right.subtree):
            end = right.right_edge.i + 1
        break
    while start < token.i and doc[start].lower_ in ("the", "a", "an", "this", "that", "these", "those"):
        start += 1
    return " ".join(doc.text_between(start, end).split()).strip(" ,;:\"'")
