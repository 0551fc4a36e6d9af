"""Whom or what a definite description means that no grammar equates with a name: "the minister", "the Norwegian delegation", "the company"."""

from collections.abc import Iterator

from kg.extraction.coreference.groups import Groups
from kg.extraction.coreference.rivals import is_acted_on
from kg.extraction.coreference.trades import FIRMS, ORGANIZATION_NOUNS, can_mean, is_ware
from kg.extraction.coreference.vessels import vessel
from kg.extraction.grammar.walk import sentence_around
from kg.extraction.parse.parsed import Token
from kg.gazetteer.names import plain

_DEFINITE = frozenset({"the", "this", "that"})
_REACH = 400
"""Mentions back that are looked at: about eight pages. It keeps the work in proportion to the length of a document."""
_NEAR = 3
"""Sentences back in which a description without a title may find its antecedent."""
_OUTSIDERS = frozenset("analyst economist strategist researcher fellow professor lecturer".split())
"""Who is "at" a body and speaks of others."""
_STANDING = frozenset({"police", "government", "prosecutors", "opposition", "military", "army", "parliament", "authorities"})
"""Bodies that a text calls so without saying whose."""
_SPELT_OUT = dict(
    pair.split(":")
    for pair in (
        "gov:governor sen:senator rep:representative gen:general col:colonel capt:captain lt:lieutenant sgt:sergeant prof:professor pres:president "
        "supt:superintendent det:detective amb:ambassador sec:secretary"
    ).split()
)
"""Titles before a name that stand in full elsewhere: "Gov. Ada Reyes … the governor"."""
_PLACE_NOUNS = {"country": "Country", "nation": "Country", "city": "City", "town": "City", "capital": "City", "village": "City"}


def antecedent(groups: Groups, i: int) -> int | None:
    """The one earlier mention that a definite description can mean, if there is exactly one, and it does not act on whom the description means."""
    j = _meant(groups, i)
    return None if j is not None and is_acted_on(groups, i, j) else j


def _meant(groups: Groups, i: int) -> int | None:
    found = groups.found[i]
    token = groups.doc[found.head]
    modifiers = _modifiers(groups, i)
    definite = any(c.dep_ in ("det", "poss") and (c.lower_ in _DEFINITE or c.dep_ == "poss") for c in token.children)
    standing = _standing(groups, i, token) if token.lower_ in _STANDING and _is_bare(groups, i) else None
    if standing is not None:
        return standing
    if not definite and not modifiers:
        return None
    named = _of_name(groups, i, token)
    repeated = named if named is not None else _repeated(groups, i)
    if repeated is not None:
        return repeated
    if not definite or any(c.dep_ in ("prep", "relcl", "acl") and not _is_added(c) for c in token.rights):
        return None
    told = _told_by_itself(groups, token)
    if told is not None:
        return told
    by_title = _by_title(groups, i, modifiers)
    if by_title is not None or modifiers:
        return by_title
    nearby = _nearby(groups, i, token)
    nearby = nearby if nearby is not None else vessel(groups, i, token)
    return nearby if nearby is not None else _last_such(groups, i, token)


def _is_bare(groups: Groups, i: int) -> bool:
    """Whether nothing but an article stands beside a noun: "police", "the police"; not "the police in Oslo", "their government"."""
    token = groups.doc[groups.found[i].head]
    return not any(c.dep_ not in ("det", "punct", "case") or (c.dep_ == "det" and c.lower_ != "the") for c in token.children)


def _standing(groups: Groups, i: int, token: Token) -> int | None:
    """The one body of the text that is called by a noun like "police": the only one so far, or the last that it stood for alone if no other came after."""
    earlier = [j for j in _back(i) if groups.found[j].form == "nominal" and groups.doc[groups.found[j].head].lower_ == token.lower_]
    if len({groups.root(j) for j in earlier}) == 1:
        return earlier[-1]
    return earlier[-1] if earlier and _is_bare(groups, earlier[-1]) else None


def _is_added(clause: Token) -> bool:
    """Whether a clause or participle only adds something ("the company, which makes chips," "the company, based in Oslo,") and does not tell which one is meant."""
    before = clause.left_edge.nbor(-1)
    return clause.dep_ != "prep" and before.text == ","


def _told_by_itself(groups: Groups, token: Token) -> int | None:
    """Vale in "Vale will close its mill, the paper maker said": who says what it does itself."""
    verb = token.head
    if token.lemma_.lower() not in FIRMS or token.tag_ != "NN" or token.dep_ != "nsubj" or verb.lemma_ != "say":
        return None
    contents = [c for c in verb.children if c.dep_ == "ccomp" and c.i < token.i]
    subjects = [c for content in contents for c in content.children if c.dep_ == "nsubj" and c.i < content.i]
    j = groups.at_head.get(subjects[0].i) if len(subjects) == 1 and not any(c.dep_ == "conj" for c in subjects[0].children) else None
    named = j is not None and groups.found[j].form == "name" and groups.families[j] == "Organization"
    return j if j is not None and named and can_mean(groups, token.lemma_.lower(), j) else None


def _last_such(groups: Groups, i: int, token: Token) -> int | None:
    """Of several things of a kind the one that was named so last, where no other is near it ("the East district … this district")."""
    lemma = token.lemma_.lower()
    if token.tag_ != "NN":
        return None
    begin = sentences_back(token, _NEAR)
    found: dict[int, int] = {}
    first = None
    for j in reversed(_back(i)):
        other = groups.found[j]
        if other.start < begin or (first is not None and other.start < first):
            break
        if groups.families[j] == groups.families[i] and _is_such(groups, j, lemma):
            found[groups.root(j)] = j
            first = sentence_around(groups.doc[other.start])[0] if first is None else first
    return next(iter(found.values())) if len(found) == 1 else None


def _is_such(groups: Groups, j: int, lemma: str) -> bool:
    """Whether a mention is a name that ends in a noun, or a description with it."""
    other = groups.found[j]
    if other.form == "nominal":
        head = groups.doc[other.head]
        return head.lemma_.lower() == lemma and head.tag_ == "NN"
    return other.form == "name" and plain(other.name).split()[-1:] == [lemma]


def _of_name(groups: Groups, i: int, token: Token) -> int | None:
    """The organisation that "the Vale company" or "the Vale Lines group" has the name of, where the text names it so elsewhere."""
    found = groups.found[i]
    name = groups.doc[found.start + 1 : found.head]
    if groups.doc[found.start].lower_ != "the" or token.tag_ != "NN" or token.lemma_.lower() not in ORGANIZATION_NOUNS or not name:
        return None
    if any(t.pos_ != "PROPN" or t.head != token for t in name[-1:]):
        return None
    words = plain(" ".join(t.text for t in name))
    roots = {groups.root(j): j for j in groups.named("Organization") if plain(groups.found[j].name) == words}
    return next(iter(roots.values())) if len(roots) == 1 else None


def _back(i: int) -> range:
    """The mentions before this one that a description may reach, by position."""
    return range(max(0, i - _REACH), i)


def _modifiers(groups: Groups, i: int) -> frozenset[str]:
    """What qualifies the noun, peoples as country codes: "the Norwegian foreign minister" → NO, foreign."""
    found = groups.found[i]
    words = (t for t in groups.doc[found.start : found.head] if t.dep_ not in ("det", "case", "punct") and not t.is_space)
    return frozenset(_word(groups, t.text) for t in words)


def _word(groups: Groups, word: str) -> str:
    return groups.gazetteer.country_of_demonym(word) or groups.gazetteer.country_code(word) or _SPELT_OUT.get(word.lower().rstrip("."), plain(word))


def _repeated(groups: Groups, i: int) -> int | None:
    """An earlier description in the same words ("the Norwegian delegation"), or in these and "of" ("the prime minister of Norway"); a bare "the N" when only one
    such noun came before."""
    found = groups.found[i]
    if _is_plural(groups, i) and not _modifiers(groups, i):
        return None
    words = plain(found.name)
    lemma = groups.doc[found.head].lemma_.lower()
    earlier = [j for j in _back(i) if groups.found[j].form == "nominal" and groups.found[j].kind == found.kind]
    several = earlier if " " in words else ()
    same = [j for j in several if plain(groups.found[j].name) == words] or [
        j for j in several if plain(groups.found[j].name).startswith(f"{words} of ")
    ]
    if same:
        return same[-1] if len({groups.root(j) for j in same}) == 1 else None
    if " " in words:
        return None
    nouns = [j for j in earlier if groups.doc[groups.found[j].head].lemma_.lower() == lemma]
    alike = bool(nouns) and _is_plural(groups, nouns[-1]) == _is_plural(groups, i)  # "two ships … the ship"
    return nouns[-1] if alike and len({groups.root(j) for j in nouns}) == 1 else None


def _is_plural(groups: Groups, i: int) -> bool:
    return groups.doc[groups.found[i].head].tag_ in ("NNS", "NNPS")


def _by_title(groups: Groups, i: int, modifiers: frozenset[str]) -> int | None:
    """The one person whose title or earlier description has this noun and all its modifiers; the one organisation whose name has the noun."""
    found = groups.found[i]
    lemma = groups.doc[found.head].lemma_.lower()
    roots: dict[int, int] = {}
    exact: dict[int, int] = {}
    for j in _back(i):
        other = groups.found[j]
        if other.form == "name" and groups.families[j] == groups.families[i]:
            words = {_word(groups, w) for w in (other.title if groups.families[j] == "Person" else other.name).split()}
            if lemma in {w.lower() for w in words} and modifiers <= words:
                roots[groups.root(j)] = j
                if modifiers and words == {*modifiers, lemma}:
                    exact[groups.root(j)] = j
    if len(exact) == 1:  # "the Home Secretary" is not the Shadow Home Secretary
        return next(iter(exact.values()))
    for j in _described_as(groups, i, lemma, modifiers):
        roots[groups.root(j)] = j
    return next(iter(roots.values())) if len(roots) == 1 else None


def _described_as(groups: Groups, i: int, lemma: str, modifiers: frozenset[str]) -> Iterator[int]:
    """Earlier descriptions with this noun that stand for somebody named."""
    for j in _back(i):
        other = groups.found[j]
        fits = other.form == "nominal" and groups.has_name(j) and groups.families[j] == groups.families[i]
        if fits and groups.doc[other.head].lemma_.lower() == lemma and modifiers <= _modifiers(groups, j) | _after(groups, j):
            yield j


def _after(groups: Groups, i: int) -> frozenset[str]:
    """The words of the phrase after "of": "president of Norway" is "the Norwegian president"."""
    token = groups.doc[groups.found[i].head]
    phrases = [t for c in token.rights if c.dep_ == "prep" and c.lower_ in ("of", "for", "to") for t in c.subtree]
    return frozenset((*(_word(groups, t.text) for t in phrases), *(t.lemma_.lower() for t in phrases if t.pos_ == "NOUN")))


def _nearby(groups: Groups, i: int, token: Token) -> int | None:
    """The one organisation (or place of the noun's kind) named in the last sentences that "the company" ("the city") can mean."""
    lemma = token.lemma_.lower()
    kind = _PLACE_NOUNS.get(lemma)
    if (kind is None and lemma not in ORGANIZATION_NOUNS) or token.tag_ == "NNS" or groups.found[i].end in groups.starts:
        return None  # "the firm Vale Lines" is not the one before
    if kind is None and _is_one_of_several(groups, token):
        return None
    subject = (_subject_here if token.dep_ == "poss" else _subject_before)(groups, token) if kind is None else None
    if subject is not None and can_mean(groups, lemma, subject):
        return subject
    for count in range(_NEAR + 1):
        roots = _in_reach(groups, i, kind, sentences_back(token, count), adjectives=count == 1)
        if roots:
            only = next(iter(roots.values())) if len(roots) == 1 else None
            return None if only is None or _acts_on(groups.doc[groups.found[only].head], token) else only
    filed = _filed(groups, i, kind) if kind else None
    roots = _in_reach(groups, i, kind, 0, adjectives=False) if filed is None else {}
    return next(iter(roots.values())) if len(roots) == 1 else filed  # the only one so far


def _filed(groups: Groups, i: int, kind: str) -> int | None:
    """The one place of a kind in the datelines of a document, where nothing nearer is meant: "the city" of a report is the one that it comes from."""
    filed = {groups.root(j): j for j in groups.filed if j < i and groups.found[j].kind == kind}
    return next(iter(filed.values())) if len(filed) == 1 else None


def _is_one_of_several(groups: Groups, token: Token) -> bool:
    """ "Vale supplies retailers, including Northgate. The retailer": not Vale."""
    before = groups.doc[token.sent.start - 1].sent if token.sent.start else token.sent
    several = (t for t in before if t.tag_ == "NNS" and t.lemma_.lower() == token.lemma_.lower())
    return any(after.lower_ in ("including", "like", "such") for t in several for after in groups.doc[t.i + 1 : t.i + 3])


def _acts_on(subject: Token, token: Token) -> bool:
    """Whether one is the subject of the verb that the other belongs to: "Vale sued the company" is about two."""
    return subject.dep_ in ("nsubj", "nsubjpass") and subject.head == _verb_above(token)


def _verb_above(token: Token) -> Token:
    verb = token.head
    while verb.pos_ not in ("VERB", "AUX") and verb.head.i != verb.i:
        verb = verb.head
    return verb


def _is_outside(groups: Groups, j: int, noun: str) -> bool:
    """Whether an organisation is not meant by a noun: it is of another kind, or only where somebody comes from ("Ada Reyes, an analyst at Vale, said the firm")."""
    at = groups.doc[groups.found[j].head].head
    outsider = at.dep_ == "prep" and at.lower_ in ("at", "of", "with") and at.head.lemma_.lower() in _OUTSIDERS
    hearer = at.lemma_ == "tell" and groups.doc[groups.found[j].head].dep_ in ("dobj", "dative")  # "told the Vale Times"
    return outsider or hearer or not can_mean(groups, noun, j) or is_ware(groups, j)


def _in_reach(groups: Groups, i: int, kind: str | None, begin: int, adjectives: bool) -> dict[int, int]:
    """The organisations, or places of a kind, that are named from token ``begin`` on; with ``adjectives`` those of which only an adjective tells where none is."""
    roots: dict[str, dict[int, int]] = {"name": {}, "adjective": {}}
    for j in _back(i):
        other = groups.found[j]
        noun = groups.doc[groups.found[i].head].lemma_.lower()
        fits = (
            other.kind == kind if kind else groups.families[j] == "Organization" and groups.gazetteer.seat_of_government(other.name) is None
        )
        if other.form in roots and fits and other.start >= begin and (kind is not None or not _is_outside(groups, j, noun)):
            roots[other.form][groups.root(j)] = j
    return roots["name"] or (roots["adjective"] if adjectives else {})


def _subject_here(groups: Groups, token: Token) -> int | None:
    """The organisation that acts in this sentence, for what is "the company's"; where it names none before, the one that acted in the sentence before."""
    begin = token.sent.start
    if not any(groups.found[j].start >= begin and groups.families[j] == "Organization" for j in range(groups.at_head[token.i])):
        return _subject_before(groups, token)
    subject = next((c for c in _verb_above(token).children if c.dep_ == "nsubj" and c.i < token.i), None)
    if subject is None or subject.left_edge.i <= token.i <= subject.right_edge.i or any(c.dep_ == "conj" for c in subject.children):
        return None
    j = groups.at_head.get(subject.i)
    return j if j is not None and groups.found[j].form == "name" and groups.families[j] == "Organization" else None


def _subject_before(groups: Groups, token: Token) -> int | None:
    """The organisation that is the subject of the sentence before, where this one's subject is "the company", or what is the company's has no other."""
    if token.dep_ not in ("nsubj", "nsubjpass", "poss") or token.sent.start == 0:
        return None
    before = groups.doc[token.sent.start - 1].sent
    for _ in range(_NEAR):
        if before.start and not any(t.pos_ in ("VERB", "AUX") for t in before):  # a date, a caption
            before = groups.doc[before.start - 1].sent
    root = before.root
    subjects = [groups.at_head.get(c.i) for c in root.children if c.dep_ in ("nsubj", "nsubjpass")]
    found = [j for j in subjects if j is not None and groups.found[j].form == "name" and groups.families[j] == "Organization"]
    return found[0] if len(found) == 1 else None


def sentences_back(token: Token, count: int) -> int:
    """The first token of the sentence so many sentences before this one's."""
    start = sentence_around(token)[0]
    while count and start > 0:
        start = sentence_around(token.doc[start - 1])[0]
        count -= 1
    return start
