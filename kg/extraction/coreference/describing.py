"""Join descriptions to whom they describe: appositions, "X is the N", and definite descriptions with one agreeing antecedent."""

from kg.extraction.coreference.definite import antecedent
from kg.extraction.coreference.groups import Groups
from kg.extraction.coreference.trades import ORGANIZATION_NOUNS
from kg.extraction.grammar.descriptions import fronted_subject, is_attribute
from kg.extraction.grammar.walk import children, with_conjuncts
from kg.extraction.parse.parsed import Token
from kg.gazetteer.words import HONORIFICS, KIN_WORDS

_PARTIES = frozenset("rival competitor leader owner partner supplier founder buyer bidder operator maker sponsor creditor winner member".split())
"""What somebody may be and a firm as well: beside a firm's name the firm."""


def join_descriptions(groups: Groups) -> None:
    """Join nominals to named entities, or to each other where one description is repeated."""
    nominals = [i for i, f in enumerate(groups.found) if f.form == "nominal"]
    for i in nominals:
        other = _grammatical(groups, i)
        if other is not None:
            groups.join(i, other, "apposition")
    for i in nominals:
        if not groups.has_name(i):
            meant = antecedent(groups, i)
            if meant is not None:
                groups.join(i, meant, "description")


def _grammatical(groups: Groups, i: int) -> int | None:
    """The mention that the grammar itself equates with this one."""
    token = groups.doc[groups.found[i].head]
    renaming = [c for c in token.children if c.dep_ == "appos" and not _renames_complement(token, c)]
    candidates = [
        *(_apposed(token), _named_after(token), _right_after(groups, i, token), *renaming, _subject_of_copula(token), _fronted_subject(token)),
        *(_behind_its_body(groups, token), _behind_its_comma(groups, i, token), _right_behind_its_body(groups, i, token), _sharing_a_name(groups, i, token)),
    ]
    for other in candidates:
        j = groups.at_head.get(other.i) if other is not None else None
        if j is not None and j != i and groups.found[j].form != "adjective" and _compatible(groups, i, j):
            return j
    return None


def _apposed(token: Token) -> Token | None:
    return token.head if token.dep_ == "appos" else None


def _renames_complement(token: Token, name: Token) -> bool:
    """ "the son of the singer Ada Reyes": without a comma the name is the parent's, whatever the parser says."""
    between = token.lemma_.lower() in KIN_WORDS and any(c.dep_ == "prep" and token.i < c.i < name.i for c in token.rights)
    return between and not name.left_edge.nbor(-1).is_punct


def _named_after(token: Token) -> Token | None:
    """The name right after "the airline"."""
    return token.head if token.dep_ in ("compound", "nmod") and token.head.pos_ == "PROPN" and token.head.i > token.i else None


def _right_after(groups: Groups, i: int, noun: Token) -> Token | None:
    """The name that a definite kind of body stands right before ("The shipping firm Vale Lines said"), whatever the parser makes of the two."""
    end = groups.found[i].end
    definite = groups.doc[groups.found[i].start].lower_ == "the" and noun.lemma_.lower() in ORGANIZATION_NOUNS and end == noun.i + 1
    j = groups.starts.get(end) if definite and noun.tag_ == "NN" else None
    name = groups.doc[groups.found[j].head] if j is not None else None
    # "gave the firm Vale Lines shares"
    return name if name is not None and (name.dep_ in ("nsubj", "nsubjpass", "pobj", "dobj", "appos") or name.head.i < end) else None


def _behind_its_body(groups: Groups, noun: Token) -> Token | None:
    """Who is named behind the body whose head somebody is ("the head of Vale, Ada Reyes,"): the parser hangs the name on the body, which it cannot rename."""
    if noun.tag_ not in ("NN", "NNP") or not _is_persons(groups, noun):
        return None
    for of in children(noun, "prep"):
        for body in children(of, "pobj"):
            named = [c for c in children(body, "appos") if c.left_edge.nbor(-1).text == "," and _is_name_of(groups, c, "Person")]
            if len(named) == 1 and not _is_name_of(groups, body, "Person"):
                return named[0]
    return None


def _behind_its_comma(groups: Groups, i: int, noun: Token) -> Token | None:
    """The same where the parser makes an item of a list of it ("guests such as the mayor of Vale, Mr. Ola Berg, at the gate"): nothing goes on behind his comma."""
    body = groups.starts.get(groups.found[i].end + 1)
    comma = groups.found[body].end if body is not None and groups.families[body] != "Person" else len(groups.doc)
    if not _is_persons(groups, noun) or noun.tag_ not in ("NN", "NNP") or comma + 2 >= len(groups.doc) or groups.doc[groups.found[i].end].lower_ != "of":
        return None
    mister = groups.doc[comma].text == "," and groups.doc[comma + 1].lower_ in HONORIFICS
    j = groups.starts.get(comma + 2) if mister else None
    end = groups.found[j].end if j is not None and groups.families[j] == "Person" else len(groups.doc)
    if j is None or end >= len(groups.doc) or groups.doc[end].text not in (",", "."):
        return None
    goes_on = groups.doc[end].text == "," and end + 1 < len(groups.doc) and (groups.doc[end + 1].pos_ == "PROPN" or groups.doc[end + 1].lower_ in ("and", "or"))
    return None if goes_on else groups.doc[groups.found[j].head]


def _right_behind_its_body(groups: Groups, i: int, noun: Token) -> Token | None:
    """The same without a comma ("the founder and former head of Vale Inc. Ada Reyes left"), of one or of several posts."""
    of = groups.found[i].end
    if of >= len(groups.doc) or noun.tag_ != "NN" or not _is_persons(groups, noun):
        return None
    later = groups.at_head.get(next((c.i for c in children(noun, "conj")), -1))
    if groups.doc[of].lower_ == "and" and later is not None and groups.found[later].start == of + 1 and groups.doc[of + 1].dep_ not in ("det", "poss"):
        return _right_behind_its_body(groups, later, groups.doc[groups.found[later].head])
    body = groups.starts.get(of + 1) if groups.doc[of].lower_ == "of" else None
    j = groups.starts.get(groups.found[body].end) if body is not None and groups.families[body] == "Organization" else None
    name = groups.doc[groups.found[j].head] if j is not None and groups.families[j] == "Person" else None
    return name if name is not None and name.dep_ in ("nsubj", "nsubjpass") and not name.left_edge.i < groups.found[body or 0].end else None


def _is_persons(groups: Groups, noun: Token) -> bool:
    j = groups.at_head.get(noun.i)
    return j is not None and groups.families[j] == "Person"


def _is_name_of(groups: Groups, token: Token, top: str) -> bool:
    j = groups.at_head.get(token.i)
    return j is not None and groups.found[j].form == "name" and groups.families[j] == top


def _sharing_a_name(groups: Groups, i: int, noun: Token) -> Token | None:
    """Whom two kinds name before a name ("activist and writer Ada Reyes"); "the activist and writer Ada Reyes" may be two."""
    if noun.tag_ != "NN" or any(c.dep_ in ("det", "poss") for c in noun.children):
        return None
    end = groups.found[i].end
    for name in children(noun, "conj"):
        j = groups.at_head.get(name.i)
        if j is not None and groups.found[j].form == "name" and groups.found[j].title_at == end + 1 and groups.doc[end].lower_ == "and":
            return name if groups.found[j].title.islower() else None
    return None


def _subject_of_copula(token: Token) -> Token | None:
    """The subject of "X is the N", "X has been the N" or "X came and is now the N", unless denied, asked, hypothetical or past another subject."""
    verb = token.head
    if not is_attribute(token) or verb.lemma_ != "be" or any(c.dep_ in ("neg", "mark") or (c.dep_ == "aux" and c.lemma_ != "have") for c in verb.children):
        return None
    while verb.dep_ == "conj" and verb.head.i < verb.i and not any(c.dep_ in ("nsubj", "expl") for c in verb.children):
        verb = verb.head
    subjects = [c for c in verb.children if c.dep_ == "nsubj" and c.i < verb.i]
    if len(subjects) != 1 or any(c.dep_ in ("cc", "conj") for c in subjects[0].children):
        return None
    return subjects[0]


def _fronted_subject(token: Token) -> Token | None:
    """The subject that a fronted description is said of, where it is one."""
    subject = fronted_subject(token)
    return None if subject is None or any(c.dep_ == "conj" for c in subject.children) else subject


def _compatible(groups: Groups, i: int, j: int) -> bool:
    a, b = groups.families[i], groups.families[j]
    tokens = [groups.doc[groups.found[k].head] for k in (i, j)]
    if any(t.tag_ in ("NNS", "NNPS") for t in tokens) and "Person" in (a, b):
        return False
    if groups.found[j].form == "name" and _are_several(*tokens):
        return False
    if groups.found[i].form == groups.found[j].form == "nominal" and _is_list(groups, max(tokens, key=lambda t: t.i)):
        return False
    either = b == "Organization" and groups.found[j].form == "name" and tokens[0].lemma_.lower() in _PARTIES
    return (a == b or either or {a, b} <= {"Organization", "Group"}) and groups.found[j].form != "pronoun"


def _are_several(noun: Token, name: Token) -> bool:
    """Whether a description is of more than the one who is named: "two firms, Vale and Northgate", "six airlines - Vale Air, …"."""
    listed = name.dep_ == "conj" or any(c.dep_ == "conj" for c in name.children)
    counted = name.tag_ != "NNPS" and any(c.dep_ == "nummod" for c in noun.lefts)
    return noun.tag_ == "NNS" and (listed or counted)


def _is_list(groups: Groups, later: Token) -> bool:
    """Whether a second description is another item of a list ("the minister, an adviser and a deputy") and not an apposition."""
    if not any(c.dep_ == "det" and c.lower_ in ("a", "an", "the") for c in later.lefts):
        return True
    return any(c.dep_ == "conj" and c.i in groups.at_head for c in later.children)


def join_copula(groups: Groups, pronoun: int) -> None:
    """ "She is a presidential aide": the description is hers, now that it is known who she is."""
    token = groups.doc[groups.found[pronoun].head]
    for noun in (c for verb in with_conjuncts(token.head) for c in verb.children):
        j = groups.at_head.get(noun.i)
        if j is None or noun.dep_ != "attr" or groups.found[j].form != "nominal" or groups.families[j] != "Person":
            continue
        if _subject_of_copula(noun) == token and noun.tag_ not in ("NNS", "NNPS") and groups.families[groups.root(pronoun)] == "Person":
            groups.join(j, pronoun, "apposition")
