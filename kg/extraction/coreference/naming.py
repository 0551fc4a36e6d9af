"""Join mentions by name: spellings, lone surnames, countries with their peoples' adjectives; organisations have rules of their own."""

from collections.abc import Iterable, Mapping, Sequence

from kg.extraction.coreference.groups import Groups, representatives
from kg.extraction.coreference.shortening import join_organizations
from kg.gazetteer.names import fold, organization_key, parts, person_score, plain
from kg.gazetteer.words import FEMALE_WORDS, KIN_WORDS, MALE_WORDS

_AREAS = frozenset("province prefecture oblast governorate voivodeship islands island archipelago strait".split())
"""What a name of an area ends in that daily speech leaves out; a municipality or district may be called after a village in it."""
_SAME = 0.85
"""Score from which two full names are one person's."""


def join_names(groups: Groups) -> None:
    """Join all mentions by name that are plainly one thing; what is ambiguous stays apart."""
    _equal(groups)
    _people(groups)
    join_organizations(groups)
    _areas(groups)
    _federal_district(groups)


def _equal(groups: Groups) -> None:
    """Countries by code, seats of government and others by name."""
    first: dict[tuple[str, str], int] = {}
    for i, found in enumerate(groups.found):
        if found.form not in ("name", "adjective"):
            continue
        top = groups.families[i]
        if found.kind == "Country":
            key = ("Country", found.country or fold(found.name))
        elif top == "Person":
            lone = " " not in found.name
            key = (top, fold(found.name) + (_gender(groups, (i,)) if lone else ""))
        elif top == "Organization":
            seat = groups.gazetteer.seat_of_government(found.name)
            key = ("Seat", plain(found.name)) if seat else (top, organization_key(found.name))
        elif top == "Place" and groups.gazetteer.seat_of_government(found.name):
            key = ("Seat", plain(found.name))
        else:
            key = (top, plain(found.name))
        if key[1]:
            groups.join(first.setdefault(key, i), i)


def _areas(groups: Groups) -> None:
    """ "Vale" of "Vale Province" or "the Vale Islands", where no town is called so."""
    places = [i for i in representatives(groups, groups.named("Place")) if groups.found[i].kind != "Country"]
    bare: dict[str, list[int]] = {}
    for i in places:
        bare.setdefault(plain(groups.found[i].name), []).append(i)
    for i in places:
        front, _, head = plain(groups.found[i].name).rpartition(" ")
        named = bare.get(front, ()) if head in _AREAS else ()
        if len(named) == 1 and not groups.gazetteer.is_city(groups.found[named[0]].name) and not groups.gazetteer.is_country(groups.found[named[0]].name):
            groups.join(named[0], i, "short name")


def _federal_district(groups: Groups) -> None:
    """ "Washington, D.C.", "Washington DC": the district is the town, where a text says so once."""
    towns = [i for i in groups.named("Place") if groups.found[i].name == "Washington"]
    district = [i for i in groups.named("Place") if plain(groups.found[i].name) in ("d c", "dc")]
    whole = [i for i in groups.named("Place") if plain(groups.found[i].name) in ("washington d c", "washington dc")]
    beside = [i for i in towns if any(groups.found[j].start == groups.found[i].end + 1 and groups.doc[groups.found[i].end].text == "," for j in district)]
    for i in (*towns, *district, *whole) if beside or whole else ():
        groups.join((*whole, *beside)[0], i)


def _people(groups: Groups) -> None:
    people = representatives(groups, groups.named("Person"))
    full = [i for i in people if parts(groups.found[i].name).given]
    lone = [i for i in people if not parts(groups.found[i].name).given and "&" not in groups.found[i].name]
    near = _Blocks({i: fold(groups.found[i].name) for i in full})
    _join_cliques(groups, {a: [b for b in near.of(a) if a != b and _score(groups, a, b) >= _SAME] for a in full})
    for i in full:
        _within(groups, i, near.of(i))
    for i in lone:
        _lone(groups, i, near.like(fold(groups.found[i].name)))
    joined = {groups.root(i) for i in full}
    left = [i for i in lone if groups.root(i) not in joined]
    others = _Blocks({i: fold(groups.found[i].name) for i in left})
    _join_cliques(groups, {a: [b for b in others.of(a) if a != b and _lone_alike(groups, a, b)] for a in left})


class _Blocks:
    """Names by the first two letters of their words, so that only names that can be alike are compared."""

    def __init__(self, folded: Mapping[int, str]) -> None:
        self._folded = folded
        self._by_start: dict[str, list[int]] = {}
        for i, name in folded.items():
            for start in sorted({word[:2] for word in name.split()}):
                self._by_start.setdefault(start, []).append(i)

    def like(self, folded: str) -> list[int]:
        """The names with a word that begins like one of these, by position."""
        return sorted({i for word in folded.split() for i in self._by_start.get(word[:2], ())})

    def of(self, i: int) -> list[int]:
        return self.like(self._folded[i])


def _join_cliques(groups: Groups, alike: Mapping[int, Sequence[int]]) -> None:
    """Join two names if whatever is like the one is like the other too: an initial that fits two people joins neither."""
    for a, b in [(one, other) for one in alike for other in alike[one] if one < other]:
        if all(c == b or c in alike[b] for c in alike[a]) and all(c == a or c in alike[a] for c in alike[b]):
            groups.join(a, b, "spelling")


def _lone_alike(groups: Groups, a: int, b: int) -> bool:
    return _score(groups, a, b) >= 0.76 and not _contradicts(_gender(groups, (a,)), _gender(groups, (b,)))


def _lone(groups: Groups, i: int, full: Sequence[int]) -> None:
    """A lone name joins the one person whose surname it is, else the one whose given name it is, else the one who bears it between the two.

    Of several it joins the one whom the report is about, or the only one who had been named when somebody was first called so.
    """
    sets: dict[int, list[int]] = {}
    for j in full:
        sets.setdefault(groups.root(j), []).append(j)
    scores = {root: max(_score(groups, i, j) for j in names) for root, names in sets.items()}
    surnames = [root for root, score in scores.items() if score >= 0.7]
    if len(surnames) > 1:
        surnames = [root for root in surnames if not _contradicts(_gender(groups, (i,)), _gender(groups, sets[root]))]
        exact = [root for root in surnames if scores[root] == 0.8]
        surnames = exact if len(exact) == 1 and len(surnames) > 1 else surnames
        surnames = _foremost(groups, sets, surnames) if len(surnames) > 1 else surnames
        surnames = _known_before(groups, sets, surnames, i) if len(surnames) > 1 else surnames
    if surnames:
        if len(surnames) == 1 and not _contradicts(_gender(groups, (i,)), _gender(groups, sets[surnames[0]])):
            groups.join(i, surnames[0], "surname")
        return
    given = [root for root, score in scores.items() if score >= 0.5]
    if given and groups.found[i].title and not any(_has_patronymic(groups.found[j].name) for root in given for j in sets[root]):
        return
    among = given or [root for root, names in sets.items() if any(j < i and _bears(groups.found[j].name, groups.found[i].name) for j in names)]
    if len(among) == 1 and not _contradicts(_gender(groups, (i,)), _gender(groups, sets[among[0]])):
        groups.join(i, among[0], "given name" if given else "middle name")


def _has_patronymic(name: str) -> bool:
    """Whether a name goes on with whose child somebody is ("Adan bin Osman"): a title stands before the given name there."""
    return not {"bin", "ibn", "bint", "binti"}.isdisjoint(name.lower().split())


def _within(groups: Groups, i: int, full: Sequence[int]) -> None:
    """A name of several words joins the one longer name that begins or ends with it: "Reyes Zelt" or "Ada Maria" of "Ada Maria Reyes Zelt".

    What is added behind may be the next word of a headline ("Ada Reyes Wins"): unless it is the more frequent, the longer is not the entity's own name.
    """
    words = fold(groups.found[i].name).split()
    longer = [j for j in full if _begins_or_ends(words, fold(groups.found[j].name).split())]
    if len(words) < 2 or len({groups.root(j) for j in longer}) != 1:
        return
    groups.join(i, longer[0], "spelling")
    for j in longer:
        if fold(groups.found[j].name).split()[: len(words)] == words and groups.full_names(j) <= groups.full_names(i):
            groups.aliases.update(k for k in groups.named("Person") if groups.found[k].name == groups.found[j].name)


def _begins_or_ends(words: Sequence[str], longer: Sequence[str]) -> bool:
    return len(longer) > len(words) and words in (longer[: len(words)], longer[-len(words) :])


def _bears(full: str, lone: str) -> bool:
    """Whether a name stands between the first and the last word of a longer one: the first of two surnames, or a middle name."""
    return fold(lone) in fold(full).split()[1:-1]


def _known_before(groups: Groups, sets: Mapping[int, Sequence[int]], roots: list[int], i: int) -> list[int]:
    """Of people with one name, the only one who had been named in full before it first stood alone; whoever is only somebody's kin is not meant."""
    before = [root for root in roots if min(sets[root]) < i]
    others = [root for root in before if not _is_kin(groups, min(sets[root]))]
    return before if len(before) == 1 else others if len(others) == 1 else roots


def _is_kin(groups: Groups, i: int) -> bool:
    """ "the daughter of Ada Reyes", "her brother Ola Reyes", "her brother, Ola Reyes": named to say whose kin somebody is."""
    token = groups.doc[groups.found[i].head]
    above = token.head.head if token.dep_ == "pobj" and token.head.lower_ == "of" else token.head if token.dep_ in ("appos", "conj") else token
    nouns = (above, *(c for c in token.children if c.dep_ in ("appos", "nmod", "compound")))
    return any(noun.lemma_.lower() in KIN_WORDS for noun in nouns)


def _foremost(groups: Groups, sets: Mapping[int, Sequence[int]], roots: list[int]) -> list[int]:
    """Of people with one surname, the one whom the report is about: named first and in full more often than the others."""
    counts = {root: sum(groups.full_names(i) for i in sets[root]) for root in roots}
    first, *others = sorted(roots)
    return [first] if all(counts[first] > counts[other] for other in others) else roots


def _score(groups: Groups, a: int, b: int) -> float:
    return person_score(groups.found[a].name, groups.found[b].name)[0]


def _gender(groups: Groups, mentions: Iterable[int]) -> str:
    words = {word for i in mentions for word in groups.found[i].title.lower().split()}
    female, male = bool(words & FEMALE_WORDS), bool(words & MALE_WORDS)
    return "" if female == male else "female" if female else "male"


def _contradicts(one: str, other: str) -> bool:
    return bool(one and other and one != other)
