"""Places where the subject of the sentence before is not the plainest antecedent: who denies an accusation is the accused, whom a spokesman tells of was
arrested, and behind "her mother, Ada, taught" "she" may be either."""

from collections.abc import Collection, Mapping, Sequence

from kg.extraction.coreference.groups import Groups
from kg.extraction.grammar.walk import child, children
from kg.extraction.parse.parsed import Token
from kg.gazetteer.words import KIN_WORDS

_ACCUSING = frozenset("accuse blame charge suspect".split())
_DENYING = frozenset("deny reject dismiss refute dispute".split())
_UNDERGONE = frozenset("arrest detain charge kill injure wound hospitalize hospitalise treat jail shoot rescue find".split())
_WHAT = frozenset("it this that accusation allegation charge claim involvement wrongdoing".split())
NOBODY = -1
"""The accused is nobody that a mention stands for."""


def accused(groups: Groups, token: Token, families: Collection[str] = ("Person",)) -> int | None:
    """The mention (of one of the ``families``) of whom the sentence before accuses, where this pronoun denies that; ``NOBODY`` where it is none, None where
    nothing of the kind is said."""
    verb = token.head
    if token.dep_ != "nsubj" or verb.lemma_ not in _DENYING or token.sent.start == 0:
        return None
    denied = child(verb, "dobj")
    if denied is None or (denied.lemma_.lower() not in _WHAT and denied.lower_ not in _WHAT):
        return None
    for accusing in groups.doc[token.sent.start - 1].sent:
        if accusing.lemma_ in _ACCUSING and accusing.pos_ == "VERB":
            passive = any(c.dep_ == "auxpass" for c in accusing.children)
            whom = child(accusing, "nsubjpass") if passive else child(accusing, "dobj")
            found = groups.at_head.get(whom.i) if whom is not None else None
            return found if found is not None and groups.families[groups.root(found)] in families else NOBODY
    return None


def told_of(groups: Groups, token: Token) -> int | None:
    """Whom the sentence before tells of that somebody says, where this pronoun undergoes something: "Ada Reyes said the driver fled. He was arrested"."""
    if token.dep_ != "nsubjpass" or token.head.lemma_ not in _UNDERGONE or token.sent.start == 0:
        return None
    said = groups.doc[token.sent.start - 1].sent.root
    content = child(said, "ccomp")
    teller, subject = child(said, "nsubj"), child(content, "nsubj", "nsubjpass") if content is not None and said.lemma_ in ("say", "tell", "add") else None
    if teller is None or subject is None or any(c.dep_ == "conj" for c in subject.children):
        return None
    i, j = groups.at_head.get(teller.i), groups.at_head.get(subject.i)
    person = j is not None and groups.families[groups.root(j)] == "Person" and groups.found[j].form != "pronoun"
    return j if person and j is not None and (i is None or groups.root(i) != groups.root(j)) else None


def is_relatives(groups: Groups, token: Token, people: Sequence[int], genders: Mapping[int, str], gender: str) -> bool:
    """Whether a pronoun follows a sentence about a relative of somebody of the same gender ("Her mother, Ada, taught. She …")."""
    if token.sent.start == 0 or any(groups.found[j].start >= token.sent.start for j in people):
        return False
    before = groups.doc[token.sent.start - 1].sent
    for j in people:
        head = groups.doc[groups.found[j].head]
        kin = head.head if head.dep_ == "appos" else head
        if kin.lemma_.lower() not in KIN_WORDS or kin.dep_ not in ("nsubj", "nsubjpass") or not before.start <= kin.i < before.end:
            continue
        for owner in children(kin, "poss"):
            i = groups.at_head.get(owner.i)
            if i is not None and groups.root(i) != groups.root(j) and genders.get(groups.root(i)) == gender:
                return True
    return False
