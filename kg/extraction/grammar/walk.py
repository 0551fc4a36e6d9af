"""Small steps through a dependency tree: conjuncts, relative pronouns, logical subjects."""

from collections.abc import Iterator, Sequence

from kg.extraction.grammar.tables import (
    COPULAS,
    DIRECTIONS,
    ENGAGING_VERBS,
    GERUND_CONTROL,
    OBJECT_CONTROL,
    PLAIN_REPORTS,
    PREPOSITION_CONTROL,
    PURSUING_VERBS,
    RELATIVE_PRONOUNS,
    SMALL_CLAUSE_VERBS,
    TWO_WORD_PREPOSITIONS,
    UNDERTAKING_NOUNS,
)
from kg.extraction.parse.parsed import Token

SUBJECTS = frozenset(("nsubj", "nsubjpass", "csubj", "csubjpass"))
VERBAL = frozenset(("VERB", "AUX"))
NOMINAL = frozenset(("NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET", "SYM", "X"))
_DONE_TO = frozenset("tell bring send put arrest jail sentence detain convict fine indict rush airlift transport remand evacuate deport".split())
"""Verbs that nobody uses without saying to whom or what it was done."""
MAX_DEPTH = 12  # a longer chain is a parser's mistake on a list or a broken line


def with_conjuncts(token: Token) -> tuple[Token, ...]:
    """The token and all that are coordinated with it to its right ("A, B and C" from A)."""
    first = [c for c in token.children if c.dep_ == "conj" and c.i > token.i]
    if not first:
        return (token,)
    found = [token, *first]
    for current in found:
        found += [c for c in current.children if c.dep_ == "conj" and c.i > current.i and c not in found]
        if len(found) > MAX_DEPTH * 2:
            break
    return tuple(found)


def sentence_around(token: Token) -> tuple[int, int]:
    """The tokens of the sentence around a token, end exclusive."""
    return token.sent.start, token.sent.end


def children(token: Token, *deps: str) -> Sequence[Token]:
    """The children in one of these relations, left to right."""
    return [found for found in token.children if found.dep_ in deps] if token.children else ()


def child(token: Token, *deps: str) -> Token | None:
    """The first child in one of these relations."""
    for found in token.children:
        if found.dep_ in deps:
            return found
    return None


def is_passive(verb: Token) -> bool:
    """Whether a clause is passive: an auxiliary or a subject says so, or it is a bare past participle behind a noun."""
    if any(c.dep_ in ("auxpass", "nsubjpass", "csubjpass", "agent") for c in verb.children):
        return True
    if verb.dep_ == "acl" and verb.tag_ == "VBN":
        return not any(c.dep_ == "aux" and c.lemma_ == "have" for c in verb.children)  # "reports that the army had shelled"
    if verb.dep_ == "conj" and verb.tag_ == "VBN" and not any(c.dep_ in ("aux", "nsubj") for c in verb.children):
        return verb.head.tag_ == "VBN" and verb.head.pos_ in VERBAL and is_passive(verb.head)
    if verb.tag_ == "VBD" and verb.dep_ == "conj" and verb.lemma_ in _DONE_TO and is_passive(verb.head):
        return not any(c.dep_ in ("aux", "nsubj", "dobj", "dative") for c in verb.children)  # "was arrested and brought to the town"
    if verb.tag_ == "VBN" and verb.dep_ in ("ccomp", "xcomp") and verb.head.lemma_ in SMALL_CLAUSE_VERBS:
        return not any(c.dep_ in ("aux", "dobj", "mark") for c in verb.children)  # "saw her arrested"
    # A headline or an introductory participle: "Minister arrested in Lisbon", "Founded in 1990, the firm …".
    if verb.tag_ != "VBN" or verb.dep_ not in ("advcl", "ROOT") or any(c.dep_ in ("aux", "dobj") for c in verb.children):
        return False
    # Headlines have no full stop; with one, "left" is a past tense that the tagger misread.
    return verb.dep_ == "advcl" or not any(c.text in (".", "!", "?") for c in verb.children)


def antecedent(pronoun: Token) -> Token:
    """What a relative pronoun stands for, or the token itself."""
    if pronoun.lower_ in RELATIVE_PRONOUNS and pronoun.dep_ in (*SUBJECTS, "dobj", "pobj", "poss"):
        current = pronoun.head.head if pronoun.dep_ == "poss" else pronoun.head
        for _ in range(MAX_DEPTH):
            if current.dep_ == "relcl":
                return described(_person(current.head) if pronoun.lower_ in ("who", "whom") else current.head, current)
            if current.head is current or current.dep_ not in ("conj", "xcomp", "ccomp", "prep", "aux"):
                break
            current = current.head
    return pronoun


def _person(noun: Token) -> Token:
    """Whom "who" can mean: of "Ada Reyes of the movement Norland, who …" the person, though the parser hangs the clause on the nearest name."""
    current = noun if noun.ent_type_ in ("GPE", "LOC", "FAC", "ORG") else None
    for _ in range(MAX_DEPTH):
        if current is None or current.dep_ not in ("pobj", "appos"):
            break
        current = current.head.head if current.dep_ == "pobj" else current.head
        if current.ent_type_ == "PERSON":
            return current
    return noun


def described(noun: Token, clause: Token) -> Token:
    """Whom a relative clause on ``noun`` is about: "Maria is a minister who resigned" tells of Maria.

    Only where a copula plainly says so of a name, a person or an organisation, say: not "Maria is not the minister who" nor "may be the one who".
    An event stays with its noun, and a "which" is about no person.
    """
    # "an engineer and pilot who"
    told = noun.head if noun.dep_ == "conj" and noun.head.pos_ == "NOUN" and child(noun, "det") is None else noun
    copula = told.head
    if told.dep_ != "attr" or noun.pos_ != "NOUN" or copula.lemma_ not in COPULAS:
        return noun
    if any(c.dep_ in ("neg", "expl") or c.tag_ == "MD" or c.text == "?" for c in copula.children):
        return noun
    subject = child(copula, "nsubj")
    if subject is None or (subject.pos_ == "PROPN" and subject.ent_type_ in ("", "EVENT")):
        return noun
    person = subject.ent_type_ == "PERSON" or subject.lower_ in ("he", "she", "they")
    thing = any(c.lower_ == "which" for c in clause.children)
    return subject if (subject.pos_ == "PROPN" or person) and not (person and thing) else noun


def leading(verb: Token) -> Token:
    """The first of the verbs coordinated with it that share its subject: "killing" for "injuring" of "killing four and injuring six"."""
    while verb.dep_ == "conj" and verb.head.pos_ in VERBAL and child(verb, *SUBJECTS) is None:
        verb = verb.head
    return verb


def surface_subject(verb: Token, depth: int = 0) -> Token | None:
    """The subject of a clause, found through conjunction, control, raising, participles and relative clauses; None where there is none."""
    own = child(verb, *SUBJECTS)
    if own is not None:
        return antecedent(own) if own.dep_ in ("nsubj", "nsubjpass") else None
    head, dep = verb.head, verb.dep_
    if depth > MAX_DEPTH or head is verb:
        return None
    if dep == "conj" and head.pos_ in VERBAL:
        return surface_subject(head, depth + 1)
    if dep == "conj" and head.dep_ == "acomp" and verb.pos_ in VERBAL:  # "is married and lives in Oslo"
        return surface_subject(head.head, depth + 1)
    if dep in ("acl", "relcl") and verb.tag_ == "VB" and {head.lower_, head.lemma_.lower()} & UNDERTAKING_NOUNS:
        return _undertaker(head, depth)
    if dep in ("relcl",):
        # An object relative has a subject of its own; without one, the pronoun was dropped or misread.
        return described(head, verb) if head.pos_ in NOMINAL else None
    if dep == "acl":
        if verb.tag_ == "VBN" and head.lower_ in ("those", "people") and (named := _named_among(head)) is not None:
            return named
        return head if head.pos_ in NOMINAL and verb.tag_ in ("VBG", "VBN") else None
    if dep == "xcomp" or (dep == "advcl" and verb.tag_ == "VB" and head.lemma_ in PREPOSITION_CONTROL):
        return _controller(head, depth)
    if dep in ("advcl", "ccomp") and verb.tag_ in ("VBG", "VBN", "VB") and head.pos_ in VERBAL:
        return surface_subject(head, depth + 1) if dep == "advcl" or verb.tag_ != "VBN" else None
    if dep == "pcomp" and head.head.pos_ in VERBAL:
        return _accused(head.head) or surface_subject(head.head, depth + 1)
    if dep == "pcomp" and head.lower_ == "to" and head.head.lower_ == "prior" and head.head.head.pos_ in VERBAL:
        return surface_subject(head.head.head, depth + 1)
    if dep == "pcomp" and head.head.pos_ == "ADJ":  # "guilty of lying", "responsible for bombing"
        return _bearer(head.head, depth)
    return None


def _bearer(adjective: Token, depth: int) -> Token | None:
    """Of whom a predicative adjective tells: "Ola is guilty", "was found guilty", "found Ola guilty"."""
    own = child(adjective, "nsubj")
    if own is not None or adjective.dep_ not in ("acomp", "oprd"):
        return antecedent(own) if own is not None else None
    governor = adjective.head
    told = child(governor, "dobj") if adjective.dep_ == "oprd" and not is_passive(governor) else None
    return antecedent(told) if told is not None else surface_subject(governor, depth + 1)


def _undertaker(noun: Token, depth: int) -> Token | None:
    """Who would do what a noun's infinitive says: its possessor, or who has or makes it; None where it is anybody's ("rejected a plan to")."""
    possessor = child(noun, "poss")
    if possessor is not None:
        return antecedent(possessor)
    verb = noun.head
    if noun.dep_ == "dobj" and verb.lemma_ in PURSUING_VERBS and not is_passive(verb):
        return surface_subject(verb, depth + 1)
    if noun.dep_ == "pobj" and verb.lower_ == "in" and verb.head.lemma_ in ENGAGING_VERBS:
        return surface_subject(verb.head, depth + 1)
    return None


def copular_subject(verb: Token) -> Token | None:
    """The subject of a copula, also where it stands behind: "present were Ada Reyes and Ola Berg"."""
    subject = child(verb, "nsubj")
    if subject is None or subject.pos_ == "ADJ":
        return next((a for a in children(verb, "attr") if a.i > verb.i), None)
    return antecedent(subject)


def _named_among(those: Token) -> Token | None:
    """Whom a plain statement names among them: "Ada Reyes was among those killed"; None where it is denied, possible or asked."""
    copula = those.head.head
    if those.dep_ != "pobj" or those.head.lower_ != "among" or copula.lemma_ != "be":
        return None
    plain = copula.dep_ == "ROOT" or (copula.dep_ == "ccomp" and copula.head.lemma_ in PLAIN_REPORTS)
    if not plain or any(c.dep_ in ("neg", "mark") or c.tag_ == "MD" for c in copula.children if c.lower_ != "that"):
        return None
    return None if any(t.text == "?" for t in copula.children) else copular_subject(copula)


def agent_of(verb: Token) -> Token | None:
    """The by-phrase of a passive."""
    for preposition in children(verb, "agent", "prep"):
        if preposition.lower_ == "by":
            return child(preposition, "pobj")
    return None


def _accused(governor: Token) -> Token | None:
    """Who a gerund behind "of", "for" or "from" is about: "accused her of lying"; None for other verbs and in the passive."""
    if governor.lemma_ not in GERUND_CONTROL or is_passive(governor):
        return None
    found = child(governor, "dobj")
    return antecedent(found) if found is not None else None


def _controller(governor: Token, depth: int) -> Token | None:
    """Who does what an infinitive says: the governor's object ("ask him to"), or else its subject ("offer to", "is expected to")."""
    if governor.pos_ not in VERBAL:
        if governor.pos_ == "ADJ" and governor.dep_ == "acomp":
            return surface_subject(governor.head, depth + 1)
        return None
    if governor.lemma_ in OBJECT_CONTROL and not is_passive(governor):
        controlled = child(governor, "dobj", "dative")
        if controlled is not None and controlled.dep_ == "dobj":
            return antecedent(controlled)
    asked = PREPOSITION_CONTROL.get(governor.lemma_, ())
    controlled = next((noun for word, noun in preposition_objects(governor) if word in asked), None) if asked else None
    return antecedent(controlled) if controlled is not None else surface_subject(governor, depth + 1)


def is_own_clause(clause: Token, verb: Token) -> bool:
    """Whether what the parser takes for a verb's content is a clause beside it: "Norway accused Kenya; Kenya denied this"."""
    if clause.dep_ != "ccomp" or clause.i > verb.i:
        return False
    own = child(verb, "dobj")
    pointing = own is not None and own.i > verb.i and own.lower_ in ("this", "that", "it")
    return pointing or any(c.text == ";" and clause.i < c.i < verb.i for c in (*verb.children, *clause.children))


def is_over(verb: Token) -> bool:
    """Whether a clause tells of a state that has ended: "used to work for", "was once the capital of"."""
    habit = verb.dep_ == "xcomp" and verb.head.lower_ == "used"
    return habit or any(c.dep_ == "advmod" and c.lower_ in ("once", "formerly", "previously") for c in verb.children)


def is_no_longer(head: Token) -> bool:
    """Whether what a finite verb or a noun says was so and is so no more: "is no longer mayor", "Reyes, no longer mayor"; not "may no longer be"."""
    if head.pos_ in VERBAL:
        return head.tag_ in ("VBZ", "VBP", "VBD") and any(c.lower_ == "longer" and c.i > 0 and c.nbor(-1).lower_ == "no" for c in children(head, "advmod"))
    first = min((c.i for c in children(head, "det", "amod", "compound", "nmod") if c.i < head.i), default=head.i)
    return first > 1 and head.doc.text_between(first - 2, first).lower() == "no longer"


def particle(verb: Token) -> str | None:
    """The particle of a phrasal verb ("step down")."""
    found = child(verb, "prt")
    return found.lower_ if found is not None else None


def preposition_objects(head: Token) -> Iterator[tuple[str, Token]]:
    """(preposition, object) for each prepositional phrase of a head, conjuncts spread ("in Oslo and Bergen").

    Prepositions of two words count as one ("out of Oslo" is "from", "according to Ola" is "according to"). What the parser hangs on an adverb of
    direction belongs to the head too ("flew back to Oslo").
    """
    for preposition in children(head, "prep", "dative", "advmod", "prt"):
        if preposition.dep_ in ("advmod", "prt"):
            if preposition.lower_ in DIRECTIONS:
                yield from preposition_objects(preposition)
            continue
        for one in with_conjuncts(preposition) if preposition.pos_ == "ADP" else (preposition,):
            yield from _objects_of(one, one.lower_)


def _objects_of(preposition: Token, word: str) -> Iterator[tuple[str, Token]]:
    for inner in children(preposition, "pobj"):
        for each in with_conjuncts(inner):
            yield word, antecedent(each)
        if word == "from" and inner.pos_ == "PROPN":  # "from Oslo to Bergen": one journey, whatever "to" hangs on
            for onward in children(inner, "prep"):
                if onward.lower_ == "to":
                    yield from _objects_of(onward, "to")
    for inner in children(preposition, "prep"):
        yield from _objects_of(inner, TWO_WORD_PREPOSITIONS.get((word, inner.lower_), inner.lower_))
