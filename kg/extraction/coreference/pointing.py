"""Resolve pronouns where exactly one antecedent is plain; leave the others alone.

Why so few: a wrong antecedent makes a wrong fact about a real person. What is not decided here is no entity at all.
"""

from collections.abc import Collection

from kg.extraction.coreference.accused import accused, is_relatives, told_of
from kg.extraction.coreference.definite import sentences_back
from kg.extraction.coreference.describing import join_copula
from kg.extraction.coreference.groups import Groups
from kg.extraction.coreference.relatives import RELATIVES, relative_antecedent
from kg.extraction.coreference.rivals import alive, subject_or_rival
from kg.extraction.coreference.speaking import SUBJECTS, content_before, quoted_tokens, running_speaker, speaker, speakers
from kg.extraction.grammar.descriptions import fronted_subject
from kg.extraction.grammar.tables import OBJECT_CONTROL
from kg.extraction.grammar.walk import sentence_around
from kg.extraction.parse.parsed import Token
from kg.gazetteer.names import plain
from kg.gazetteer.words import FEMALE_NAMES, FEMALE_WORDS, MALE_NAMES, MALE_WORDS

GENDER = {
    "he": "male",
    "him": "male",
    "his": "male",
    "himself": "male",
    "she": "female",
    "her": "female",
    "hers": "female",
    "herself": "female",
}
SPEAKER = frozenset({"i", "me", "my"})
_THING = frozenset({"it", "its", "itself"})
_MANY = frozenset({"they", "them", "their", "theirs", "themselves"})
_TAKING_NOTE = frozenset(
    "accept reject refuse approve order demand request welcome criticise criticize oppose condemn praise seek urge".split()
)
_ACTS = frozenset(
    (
        "resignation apology offer request invitation proposal plea appeal complaint application arrest extradition dismissal removal release "
        "appointment nomination ouster departure return support"
    ).split()
)
"""What somebody does or undergoes whom the subject of a verb of ``_TAKING_NOTE`` is not."""
_OBJECTS = frozenset(("dobj", "iobj", "dative"))
_FOLLOWING = frozenset(("successor", "replacement"))


def join_pronouns(groups: Groups) -> None:
    """Join pronouns to their antecedents, in order of the text; what is resolved serves the next one."""
    quoted = quoted_tokens(groups)
    genders: dict[int, str] = {}
    nobody: dict[str, int] = {}
    for i, found in enumerate(groups.found):
        _learn(groups, i, genders)
        if found.form != "pronoun":
            continue
        word = groups.doc[found.head].lower_
        antecedent = _antecedent(groups, i, word, quoted, genders, nobody)
        if antecedent is not None:
            groups.join(i, antecedent, "relative pronoun" if word in RELATIVES else "pronoun")
            if word in GENDER:
                genders[groups.root(i)] = GENDER[word]
                join_copula(groups, i)
        elif word in GENDER and found.head not in quoted:
            nobody[GENDER[word]] = i


def _antecedent(groups: Groups, i: int, word: str, quoted: set[int], genders: dict[int, str], nobody: dict[str, int]) -> int | None:
    token = groups.doc[groups.found[i].head]
    if word in RELATIVES:
        return relative_antecedent(groups, i, token)
    if word in SPEAKER:
        return speaker(groups, token) if token.i in quoted else None
    if word in GENDER:
        return _person(groups, i, token, GENDER[word], quoted, genders, nobody)
    if word in _THING:
        return _of_subject(groups, i, token, ("Organization", "Place", "Group", "Product"), quoted)
    if word in _MANY:
        return _of_subject(groups, i, token, ("Group", "Organization", "Product"), quoted)
    return None


def _learn(groups: Groups, i: int, genders: dict[int, str]) -> None:
    """Titles and role nouns tell the gender, and else the given name before a surname."""
    found = groups.found[i]
    words = set(found.title.lower().split()) | ({groups.doc[found.head].lower_} if found.form == "nominal" else set())
    female, male = bool(words & FEMALE_WORDS), bool(words & MALE_WORDS)
    if female == male and found.form == "name" and found.kind == "Person" and " " in found.name:
        given = plain(found.name.split()[0])
        female, male = given in FEMALE_NAMES, given in MALE_NAMES
    if female != male:
        genders.setdefault(groups.root(i), "female" if female else "male")


def _person(
    groups: Groups, i: int, token: Token, gender: str, quoted: set[int], genders: dict[int, str], nobody: dict[str, int]
) -> int | None:
    """The one person of that gender, by far the plainest: alone in reach, or subject of the clause or the sentence before.

    ``nobody`` holds the last pronoun of each gender that has found no antecedent: this one means the same ("She is a friend of Ada's; she lives in
    Oslo"), unless somebody has become the subject since.
    """
    beside = _conjunct_before(groups, i, token)
    if beside is not None and genders.get(groups.root(beside), gender) == gender:
        return beside
    accusation = accused(groups, token)
    if accusation is not None:
        return accusation if accusation >= 0 and genders.get(groups.root(accusation), gender) == gender else None
    subject = told_of(groups, token)
    if subject is not None:
        return subject if genders.get(groups.root(subject), gender) == gender else None
    saying = token.dep_ in SUBJECTS and token.i not in quoted and content_before(token)
    running = running_speaker(groups, token, quoted) if saying else None
    if running is not None and genders.get(groups.root(running), gender) == gender:
        return running
    people = [j for j in _in_reach(groups, i, token, 2) if not (saying and (groups.found[j].start >= token.sent.start or groups.found[j].start in quoted))]
    excluded = _clause_mates(groups, token) | (speakers(groups, token, quoted) if token.i in quoted else set())
    fits = [j for j in people if groups.root(j) not in excluded and genders.get(groups.root(j), gender) == gender]
    fits = alive(groups, token, fits)
    told = [j for j in fits if groups.found[j].start >= token.sent.start or not _is_only_introduced(groups, j)]
    fits = told if any(genders.get(groups.root(j)) == gender for j in told) else fits
    earlier = nobody.get(gender)
    if earlier is not None and groups.found[earlier].start >= sentences_back(token, 2):
        fits = [j for j in fits if j > earlier and _is_subject(groups, j)]
    known = {groups.root(j) for j in fits if genders.get(groups.root(j)) == gender}
    roots = {groups.root(j) for j in fits}
    if len(roots) == 1:
        return fits[-1]
    if is_relatives(groups, token, fits, genders, gender):
        return None
    start = sentence_around(token)[0]
    here = [j for j in fits if groups.found[j].start >= start]
    before = [j for j in fits if groups.found[j].start < start]
    if token.i in quoted:
        return None
    for reach in (here, [j for j in before if groups.found[j].start >= sentences_back(token, 1)]):
        subjects = {groups.root(j): j for j in reach if _is_subject(groups, j)}
        nearest = {groups.root(j) for j in reach}
        if len(nearest) == 1:
            return reach[-1]
        if len(subjects) == 1:
            return subject_or_rival(groups, next(iter(subjects.values())), reach, known)
        if nearest:
            break
    return next((j for j in reversed(fits) if groups.root(j) in known), None) if len(known) == 1 else None


def _is_only_introduced(groups: Groups, j: int) -> bool:
    """ "They have a daughter. She …": of whom a sentence speaks before, and not the daughter, where there is one."""
    head = groups.doc[groups.found[j].head]
    new = groups.found[j].form == "nominal" and any(c.dep_ == "det" and c.lower_ in ("a", "an") for c in head.children)
    return new and not groups.has_name(j) and head.dep_ in ("dobj", "pobj", "conj")


def _conjunct_before(groups: Groups, i: int, token: Token) -> int | None:
    """Ola in "Ola Berg (1902–1971) and his wife": a possessor behind a name and "and" means that person."""
    if token.dep_ != "poss" or token.i < 2 or token.nbor(-1).lower_ != "and":
        return None
    at = token.i - 2
    if groups.doc[at].text == ")":
        at = next((t.i for t in reversed(groups.doc[max(0, at - 20) : at]) if t.text == "("), 0) - 1
    for j in range(i - 1, max(-1, i - 12), -1):
        if groups.found[j].end == at + 1:
            return j if groups.found[j].form == "name" and groups.families[j] == "Person" else None
    return None


def _in_reach(groups: Groups, i: int, token: Token, sentences: int) -> list[int]:
    """Mentions of single people in this sentence before the pronoun and in the sentences before."""
    begin = sentences_back(token, sentences)
    found: list[int] = []
    for j in range(i - 1, -1, -1):
        if groups.found[j].start < begin:
            break
        is_person = groups.families[groups.root(j)] == "Person" and (groups.found[j].form != "pronoun" or groups.root(j) != j)
        if is_person and not _inside_own_phrase(groups, j, token) and not _said_of_pronoun(groups, j, token):
            found.append(j)
    return found[::-1]


def _inside_own_phrase(groups: Groups, j: int, token: Token) -> bool:
    """ "his aide": the aide is not the one that "his" means."""
    found = groups.found[j]
    return found.start <= token.i < found.end


def _said_of_pronoun(groups: Groups, j: int, token: Token) -> bool:
    """ "A member of the party, he won": the description before the pronoun is no antecedent, it is said of him."""
    return groups.found[j].form == "nominal" and fronted_subject(groups.doc[groups.found[j].head]) == token


def _clause_mates(groups: Groups, token: Token) -> set[int]:
    """Whom a pronoun cannot mean: the subject of its own verb ("Ada met her"), or who takes note of another's act ("Ada accepted her resignation")."""
    taken = token.dep_ == "poss" and token.head.dep_ == "dobj" and token.head.lemma_ in _ACTS and token.head.head.lemma_ in _TAKING_NOTE
    if taken:
        return _subjects(groups, token.head.head)
    if token.dep_ in SUBJECTS:
        # "Asked by the judge …, he answered"
        fronted = [c for c in token.head.children if c.dep_ == "advcl" and c.i < token.i]
        agents = (inner for c in fronted for by in c.children if by.dep_ == "agent" for inner in by.children)
        return {groups.root(groups.at_head[inner.i]) for inner in agents if inner.i in groups.at_head}
    if token.dep_ == "poss" and token.head.lemma_ in _FOLLOWING and token.head.dep_ == "pobj" and token.head.head.lower_ == "as":
        # "named Ola as his successor": whoever names need not be who leaves, and Ola is not.
        return _subjects(groups, token.head.head.head, SUBJECTS | {"dobj"})
    if token.dep_ not in ("dobj", "iobj", "dative", "pobj") or token.lower_.endswith("self"):
        return set()
    return _subjects(groups, token.head.head if token.dep_ == "pobj" else token.head)


def _subjects(groups: Groups, verb: Token, deps: frozenset[str] = SUBJECTS) -> set[int]:
    heads = (groups.at_head.get(c.i) for c in verb.children if c.dep_ in deps)
    return {groups.root(j) for j in heads if j is not None}


def _is_subject(groups: Groups, j: int) -> bool:
    return groups.doc[groups.found[j].head].dep_ in SUBJECTS


def _of_subject(groups: Groups, i: int, token: Token, families: Collection[str], quoted: set[int]) -> int | None:
    """The subject of the clause that the pronoun stands in or depends on; for a subject pronoun, that of the sentence before.

    Other things of the same kind in between leave the pronoun open.
    """
    if token.i in quoted or _says_nothing(token) or (token.dep_ in _OBJECTS and token.lower_ in ("it", "them")):
        return None  # "Vale replaced it": not Vale, and nothing else is plain
    accusation = accused(groups, token, families)
    if accusation is not None:
        return accusation if accusation >= 0 else None
    verb = token.head
    while True:
        subject = next((c for c in verb.children if c.dep_ in SUBJECTS), None) if verb.pos_ in ("VERB", "AUX") else None
        if subject is not None and not subject.left_edge.i <= token.i <= subject.right_edge.i and subject.i < token.i:
            fitting = _fitting(groups, subject, families, token)
            # "Ada Reyes, who serves as its director": a person is never "it", so the clause above has the subject.
            if fitting is not None or token.lower_ not in _THING or not _is_person(groups, subject):
                return fitting
        if verb.head.i == verb.i:
            break
        told = _object_of_control(verb, token)
        if told is not None:
            return _fitting(groups, told, families, token)
        verb = verb.head
    owns = token.lower_ == "its" and subject is not None and token.head.i == subject.i and token.i == token.sent.start
    if subject is None or (subject.i != token.i and not owns) or token.sent.start == 0:
        return None
    previous = groups.doc[token.sent.start - 1].sent
    subject = next((c for c in previous.root.children if c.dep_ in SUBJECTS), None)
    found = _fitting(groups, subject, families, token) if subject is not None else None
    return found if found is None or not owns or groups.found[found].kind == "Country" else None  # "Norway recalled its envoy. Its foreign ministry"


def _object_of_control(verb: Token, token: Token) -> Token | None:
    """Who is forced, asked or allowed to do what the verb says: "Norland forced Vale to lower its prices"."""
    above = verb.head
    if verb.dep_ not in ("xcomp", "ccomp") or above.lemma_ not in OBJECT_CONTROL:
        return None
    return next((c for c in above.children if c.dep_ == "dobj" and c.i < token.i), None)


def _is_person(groups: Groups, token: Token) -> bool:
    j = groups.at_head.get(token.i)
    return token.lower_ == "who" or (j is not None and groups.families[groups.root(j)] == "Person")


def _says_nothing(token: Token) -> bool:
    """ "It was unclear what ...", "it is expected that ...": the pronoun means nothing."""
    clauses = ("ccomp", "csubj", "csubjpass", "xcomp", "acl")
    return (
        token.lower_ == "it"
        and token.dep_ in SUBJECTS
        and (
            any(c.dep_ in clauses for c in token.head.children)
            and (token.head.lemma_ in ("be", "seem", "appear") or token.dep_ == "nsubjpass")
        )
    )


def _fitting(groups: Groups, subject: Token, families: Collection[str], token: Token) -> int | None:
    j = groups.at_head.get(subject.i)
    if token.lower_ in _THING and subject.tag_ in ("NNS", "NNPS") and (j is None or groups.found[j].form != "name"):
        return None
    if j is None or any(c.dep_ == "conj" for c in subject.children) or groups.families[groups.root(j)] not in families:
        return None
    return j if groups.found[j].form != "pronoun" or groups.root(j) != j else None
