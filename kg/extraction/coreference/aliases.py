"""Join a name to another one that the text itself gives the same bearer: "Ada Reyes (born Ada Moe)", "Brightwell, also known as Vale Works"."""

from collections.abc import Iterator

from kg.extraction.coreference.groups import Groups
from kg.extraction.coreference.relatives import RELATIVES
from kg.extraction.grammar.walk import children
from kg.extraction.parse.parsed import Token

_BORN = frozenset({"born", "née", "né", "nee"})
_KNOWN = frozenset("known credited styled abbreviated referred spelt spelled translated rendered designated".split())
_ALSO = frozenset({"aka", "a.k.a.", "alias", "nicknamed", "dubbed"})
_HOW = frozenset(
    (
        "also better best commonly popularly professionally widely often formerly simply generally sometimes usually more previously originally "
        "then once first initially later now"
    ).split()
)
_ONCE = frozenset({"formerly", "previously", "originally", "initially", "now", "then", "later", "also"})
"""What may stand alone in a bracket before another name."""
_FORMERLY = frozenset({"formerly", "previously", "originally"})
"""The same between commas."""
_NAMING = frozenset({"called", "named", "spelt", "spelled", "titled"})
_SHORT = frozenset({"short", "abbreviation", "acronym", "stands", "stand"})
_ASSUMED = frozenset({"pseudonym", "pseudonyms", "alias", "aliases", "nickname", "moniker"})
_SEVERAL = frozenset({"pseudonyms", "aliases", "names"})
_KINDS_OF_NAMES = frozenset("ring stage pen screen code birth maiden real former original professional full".split())
_LANGUAGES = frozenset("latin arabic hebrew kurdish basque catalan welsh gaelic breton yiddish sanskrit tamil romanized romanised".split())
_CLOSERS = frozenset({")", ",", ";", "."})
_TOWN = 50_000
"""People of a town that everybody knows by its name."""
_REACH = 40
"""Tokens between a name and its other name: a bracket with dates may lie between."""


def join_aliases(groups: Groups) -> None:
    """Join other names to the names that they are introduced for; they do not become the entity's own name (``groups.aliases``).

    Asked again when it is known whom "he" means, it also joins those that are told of a pronoun.
    """
    listed: dict[int, int] = {}
    for i, found in enumerate(groups.found):
        if found.form != "name" or not found.start:
            continue
        bearer = listed[i] if i in listed else _bearer(groups, i)
        if bearer is not None and bearer != i and (groups.found[bearer].form != "pronoun" or groups.has_name(bearer)) and _agree(groups, bearer, i):
            if i in listed or groups.doc[found.start - 1].lower_ in _SEVERAL:
                listed.update(dict.fromkeys(_next_listed(groups, i), bearer))
            if groups.root(bearer) != groups.root(i):
                groups.aliases.add(i)
            groups.join(bearer, i, "other name")


def _next_listed(groups: Groups, i: int) -> Iterator[int]:
    """The next name of a list of names, behind a comma, "and" or a remark in brackets."""
    at = groups.found[i].end
    if at < len(groups.doc) and groups.doc[at].text == "(":
        at = next((t.i for t in groups.doc[at : at + _REACH] if t.text == ")"), at) + 1
    while at < len(groups.doc) and groups.doc[at].lower_ in (",", "and"):
        at += 1
    j = groups.starts.get(at)
    if j is not None and at > groups.found[i].end and groups.families[j] == groups.families[i] and groups.doc[at].sent is groups.doc[groups.found[i].start].sent:
        yield j


def _agree(groups: Groups, bearer: int, i: int) -> bool:
    """Whether two names can be one thing's by their classes.

    The parser often does not know the class of a name that needs explaining: right behind the subject of a sentence the text is to be believed.
    """
    if "Country" in {groups.found[bearer].kind, groups.found[i].kind} and groups.found[bearer].kind != groups.found[i].kind:
        return False
    if groups.families[i] in (groups.families[bearer], groups.families[groups.root(bearer)]):
        return True
    if groups.gazetteer.is_city(groups.found[i].name, _TOWN) or groups.gazetteer.is_country(groups.found[i].name):
        return False
    head, mark = groups.doc[groups.found[bearer].head], _left_mark(groups, i)
    told = head.dep_ == "nsubjpass" and head.head.lower_ in _NAMING | _KNOWN and head.head.i < groups.found[i].start
    if told or groups.found[bearer].end != mark:
        return told
    between = {t.lower_ for t in groups.doc[mark + 1 : groups.found[i].start]}
    explicit = not between.isdisjoint(_NAMING | _KNOWN | {"simply"}) and between <= _NAMING | _KNOWN | _HOW | {"as", "or"}
    return explicit or (groups.doc[mark].text == "(" and between == {"or"}) or head.dep_ in ("nsubj", "nsubjpass", "ROOT")


def _left_mark(groups: Groups, i: int) -> int:
    """The comma or opening bracket before mention ``i`` in its sentence; -1 where there is none."""
    start = groups.found[i].start
    marks = (t.i for t in reversed(groups.doc[max(groups.doc[start].sent.start, start - 8) : start]) if t.text in ("(", ","))
    return next(marks, -1)


def _bearer(groups: Groups, i: int) -> int | None:
    """The mention whose other name mention ``i`` is."""
    doc, found = groups.doc, groups.found[i]
    article = doc[found.start - 1].lower_ == "the" and found.start > 1
    before = doc[found.start - 1 - article]
    if article and found.end < len(doc) and doc[found.end].lower_ == "of":
        return None  # "known as the Venice of the North"
    if before.lower_ in _BORN:
        return _named_before(groups, i, before) if groups.families[i] == "Person" else None
    if before.lower_ in _ALSO:
        return _named_before(groups, i, before)
    if before.text == ":" or before.lower_ in _ASSUMED | {"name", "names"}:
        return _of_language(groups, i, before) if before.text == ":" else _assumed(groups, before)
    if not before.i:
        return None
    if before.lower_ == "as":
        return _known_as(groups, i, before)
    if before.lower_ == "for" and before.nbor(-1).lower_ in _SHORT:
        return _ending_at(groups, i, _left_mark(groups, i))
    if before.lower_ == "renamed" or (before.lower_ in _NAMING and before.nbor(-1).lower_ in _HOW):
        return _told_of(groups, i, before)
    return _defined(groups, i, before) if before.lower_ == "or" else _in_bracket(groups, i, before)


def _defined(groups: Groups, i: int, or_: Token) -> int | None:
    """ "Vale or Northgate is a town": what a sentence defines under two names; also in brackets and between commas."""
    first = or_.nbor(-1)
    if first.text in ("(", ","):
        return _in_bracket(groups, i, or_)
    while first.text == ")" and first.i > or_.i - _REACH:  # another script that was left out
        first = next((t for t in reversed(groups.doc[or_.sent.start : first.i]) if t.text == "("), first).nbor(-1)
    bearer = _ending_at(groups, i, first.i + 1)
    verb = groups.doc[groups.found[bearer].head].head if bearer is not None else None
    if bearer is None or verb is None or verb.lower_ not in ("is", "was") or groups.doc[groups.found[bearer].head].dep_ != "nsubj":
        return None
    return bearer if any(any(d.lower_ in ("a", "an", "the") for d in c.lefts) for c in children(verb, "attr")) else None


def _in_bracket(groups: Groups, i: int, before: Token) -> int | None:
    """ "Vale (now Northgate)", "Vale (or the Northgate)", "Vale, formerly Northgate," and "Vale, or simply Northgate"."""
    doc, end = groups.doc, groups.found[i].end
    word, mark = before.lower_, before.nbor(-1).text
    if end < len(doc) and doc[end].text not in _CLOSERS and not (word == "simply" and doc[end].text == "("):
        return None
    if word == "simply" and mark == "or":
        at = before.i - 1
        return _ending_at(groups, i, at - (doc[at - 1].text == ","))
    bearer = _named_before(groups, i, before) if mark == "," and word in _FORMERLY else None
    if mark == "(" and word in _ONCE | {"or"}:
        bearer = _ending_at(groups, i, before.i - 1)
    # "Russia (now Norland)": a state's successor is another state
    return None if bearer is None or "Country" in (groups.found[bearer].kind, groups.found[i].kind) else bearer


def _known_as(groups: Groups, i: int, as_: Token) -> int | None:
    """Who is known, credited or referred to "as" a name, or born as somebody."""
    verb = as_.head
    if verb.lower_ == "born" and verb.i < as_.i:
        return _subject(groups, verb)
    how = as_.nbor(-1)
    while how.i and how.lower_ in _HOW | {"to"}:
        how = how.nbor(-1)
    how = how if how.lower_ in _KNOWN else _above(as_)
    if how.lower_ == "born":
        return _subject(groups, how)
    return _told_of(groups, i, how) if how.lower_ in _KNOWN | {"named"} else None


def _above(as_: Token) -> Token:
    """The participle before "as" with whom or where between ("known to the farmers as", "born in Oslo, Norway as"), whatever the parser hangs "as" on."""
    token = as_.head
    while token.dep_ in ("pobj", "appos", "conj", "compound") or (token.dep_ == "prep" and token.lower_ in ("to", "by", "in", "among", "at", "as")):
        token = token.head
    return token


def _told_of(groups: Groups, i: int, participle: Token) -> int | None:
    """Whom a participle is said of: the name before its comma or bracket, or else its subject."""
    start = participle.i
    while start and groups.doc[start - 1].lower_ in _HOW:
        start -= 1
    marked = start > 0 and groups.doc[start - 1].text in ("(", ",", ";", "and")
    return _named_before(groups, i, groups.doc[start]) if marked else _subject(groups, participle)


def _assumed(groups: Groups, noun: Token) -> int | None:
    """Who wrote under a pseudonym, or is known by a ring name: the subject of the clause. A mere "name" is anybody's."""
    kind = noun.nbor(-1).lower_ if noun.i else ""
    if noun.lower_ in ("name", "names") and kind not in _KINDS_OF_NAMES:
        return None
    verb = noun
    while verb.pos_ not in ("VERB", "AUX") and verb.head.i != verb.i:
        verb = verb.head
    return _subject(groups, verb)


def _of_language(groups: Groups, i: int, colon: Token) -> int | None:
    """The name before a bracket that gives it in another language: "Tartu (Finnish: Tartto)"."""
    mark = _left_mark(groups, i)
    language = colon.nbor(-1) if colon.i else colon
    known = language.lower_ in _LANGUAGES or groups.gazetteer.country_of_adjective(language.text) is not None
    mark -= mark > 0 and groups.doc[mark].text == "," and groups.doc[mark - 1].text == "("  # a pronunciation that was left out
    return _ending_at(groups, i, mark) if known and mark >= 0 and groups.doc[mark].text == "(" and mark < language.i else None


def _ending_at(groups: Groups, i: int, end: int) -> int | None:
    """The name before mention ``i`` that ends at a token."""
    return next((j for j in range(i - 1, max(-1, i - 4), -1) if groups.found[j].end == end and groups.found[j].form == "name"), None)


def _subject(groups: Groups, verb: Token) -> int | None:
    """Who is born or known under a name: the subject of the verb or of the verb that it is coordinated with, or the name that the participle hangs on."""
    while True:
        subjects = [c for c in children(verb, "nsubjpass", "nsubj") if verb.dep_ != "relcl" or c.lower_ not in RELATIVES]
        if subjects or verb.dep_ not in ("conj", "advcl") or verb.head.i > verb.i:
            break
        verb = verb.head
    token = subjects[0] if subjects else verb.head if verb.dep_ in ("acl", "relcl") else None
    return groups.at_head.get(token.i) if token is not None else None


def _named_before(groups: Groups, i: int, mark: Token) -> int | None:
    """The name that a comma or bracket before ``mark`` adds something to: the last one of its kind before it at the level of the sentence, or right before it."""
    depth = 0
    ends = {groups.found[j].end: j for j in _names_before(groups, i)}
    if not ends:
        return _ending_at(groups, i, mark.i - 1)
    for at in range(mark.i, max(mark.sent.start, mark.i - _REACH), -1):
        word = groups.doc[at].text
        depth += (word == ")") - (word == "(")
        if at in ends and (depth < 0 or (depth == 0 and word in (",", "(", mark.text))):
            return ends[at]
    return None


def _names_before(groups: Groups, i: int) -> Iterator[int]:
    return (j for j in range(max(0, i - 12), i) if groups.found[j].form == "name" and groups.families[j] == groups.families[i])
