"""Join a name to another one that the text itself gives the same bearer: "Ada Reyes (born Ada Moe)", "Brightwell, also known as Vale Works"."""

from collections.abc import Iterator

from spacy.tokens import Token

from kg.extraction.coreference.groups import Groups
from kg.extraction.grammar.walk import children

_BORN = frozenset({"born", "née", "né", "nee"})
_KNOWN = frozenset({"known", "credited", "styled", "abbreviated"})
_ALSO = frozenset({"aka", "a.k.a.", "alias", "nicknamed", "dubbed"})
_HOW = frozenset(
    "also better best commonly popularly professionally widely often formerly simply generally sometimes usually more previously originally".split()
)
_REACH = 40
"""Tokens between a name and its other name: a bracket with dates may lie between."""


def join_aliases(groups: Groups) -> None:
    """Join other names to the names that they are introduced for; they do not become the entity's own name (``groups.aliases``)."""
    for i, found in enumerate(groups.found):
        if found.form != "name" or not found.start:
            continue
        bearer = _bearer(groups, i)
        if bearer is not None and bearer != i and groups.families[bearer] == groups.families[i]:
            if groups.root(bearer) != groups.root(i):
                groups.aliases.add(i)
            groups.join(bearer, i)


def _bearer(groups: Groups, i: int) -> int | None:
    """The mention whose other name mention ``i`` is."""
    doc, found = groups.doc, groups.found[i]
    before = doc[found.start - 1]
    if before.lower_ in _BORN:
        return _named_before(groups, i, before) if groups.families[i] == "Person" else None
    if before.lower_ in _ALSO:
        return _named_before(groups, i, before)
    if before.lower_ != "as":
        return None
    verb = before.head
    if verb.lower_ == "born" and verb.i < before.i:
        return _subject(groups, verb)
    how = doc[before.i - 1] if before.i else before
    while how.i and how.lower_ in _HOW:
        how = how.nbor(-1)
    if how.lower_ not in _KNOWN:
        return None
    start = how.i
    while start and doc[start - 1].lower_ in _HOW:
        start -= 1
    return _named_before(groups, i, doc[start]) if start and doc[start - 1].text in ("(", ",", ";", "and") else _subject(groups, how)


def _subject(groups: Groups, verb: Token) -> int | None:
    """Who is born or known under a name: the subject of the verb, or the name that the participle hangs on."""
    subjects = list(children(verb, "nsubjpass", "nsubj"))
    token = subjects[0] if subjects else verb.head if verb.dep_ in ("acl", "relcl") else None
    return groups.at_head.get(token.i) if token is not None else None


def _named_before(groups: Groups, i: int, mark: Token) -> int | None:
    """The name that a comma or bracket before ``mark`` adds something to: the last one before it at the level of the sentence."""
    depth = 0
    ends = {groups.found[j].end: j for j in _names_before(groups, i)}
    for at in range(mark.i, max(mark.sent.start, mark.i - _REACH), -1):
        word = groups.doc[at].text
        depth += (word == ")") - (word == "(")
        if at in ends and (depth < 0 or (depth == 0 and word in (",", "(", mark.text))):
            return ends[at]
    return None


def _names_before(groups: Groups, i: int) -> Iterator[int]:
    return (j for j in range(max(0, i - 12), i) if groups.found[j].form == "name" and groups.families[j] == groups.families[i])
