"""Whom or what a relative pronoun means: the noun that its clause hangs on, or whom "is" says that noun of."""

from kg.extraction.coreference.groups import Groups
from kg.extraction.grammar.walk import described
from kg.extraction.parse.parsed import Token

RELATIVES = frozenset({"who", "whom", "whose", "which", "that", "where"})
_PEOPLE = frozenset({"who", "whom"})
_HOLDERS = frozenset({"Place", "Organization"})


def relative_antecedent(groups: Groups, i: int, pronoun: Token) -> int | None:
    """The mention that a relative pronoun, mention ``i``, stands for; None where there is none, or none of its kind ("Oslo, who")."""
    clause = _clause(pronoun)
    found = _told_of(groups, clause, pronoun) if clause is not None else None
    if pronoun.lower_ != "where":
        return found
    fits = found is not None and groups.families[groups.root(found)] in _HOLDERS
    return found if fits else _right_before(groups, i, pronoun)


def _clause(pronoun: Token) -> Token | None:
    """The verb of the relative clause that a pronoun stands in."""
    verb = pronoun
    while verb.dep_ != "relcl" and verb.head.i != verb.i:
        verb = verb.head
    return verb if verb.dep_ == "relcl" else None


def _told_of(groups: Groups, clause: Token, pronoun: Token) -> int | None:
    for noun in dict.fromkeys((clause.head, described(clause.head, clause))):
        j = groups.at_head.get(noun.i)
        if j is None or groups.found[j].start > pronoun.i or (groups.found[j].form == "pronoun" and groups.root(j) == j):
            continue
        if pronoun.lower_ not in _PEOPLE or groups.families[groups.root(j)] != "Place":
            return j
    return None


def _right_before(groups: Groups, i: int, where: Token) -> int | None:
    """The name of a place or organisation right before a comma and "where", whatever the parser hangs the clause on."""
    if not where.i or where.nbor(-1).text != ",":
        return None
    last = _ending_at(groups, i, where.i - 1)
    if last is None:
        return None
    first = groups.found[last].start
    inner = _ending_at(groups, last, first - 1) if first and groups.doc[first - 1].text == "," else None
    wider = groups.found[last].kind in ("Region", "Country")
    return inner if inner is not None and wider and groups.families[inner] == "Place" else last  # "Bergen, Norway, where"


def _ending_at(groups: Groups, i: int, end: int) -> int | None:
    """The name before mention ``i`` that ends at a token."""
    near = range(i - 1, max(-1, i - 6), -1)
    return next((j for j in near if groups.found[j].end == end and groups.found[j].form == "name" and groups.families[j] in _HOLDERS), None)
