"""Join mentions by name: spellings, lone surnames, acronyms, legal forms, countries with their peoples' adjectives."""

from collections.abc import Iterable, Mapping, Sequence

from kg.extraction.coreference.groups import Groups
from kg.gazetteer.names import fold, initials, organization_key, parts, person_score, plain
from kg.gazetteer.words import FEMALE_WORDS, LEGAL_FORMS, MALE_WORDS, ORGANIZATION_HEADS

_SAME = 0.85
"""Score from which two full names are one person's."""


def join_names(groups: Groups) -> None:
    """Join all mentions by name that are plainly one thing; what is ambiguous stays apart."""
    _equal(groups)
    _people(groups)
    _organizations(groups)


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


def _representatives(groups: Groups, mentions: Iterable[int]) -> list[int]:
    return sorted({groups.root(i) for i in mentions})


def _people(groups: Groups) -> None:
    people = _representatives(groups, groups.named("Person"))
    full = [i for i in people if parts(groups.found[i].name).given]
    lone = [i for i in people if not parts(groups.found[i].name).given]
    near = _Blocks({i: fold(groups.found[i].name) for i in full})
    _join_cliques(groups, {a: [b for b in near.of(a) if a != b and _score(groups, a, b) >= _SAME] for a in full})
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
            groups.join(a, b)


def _lone_alike(groups: Groups, a: int, b: int) -> bool:
    return _score(groups, a, b) >= 0.76 and not _contradicts(_gender(groups, (a,)), _gender(groups, (b,)))


def _lone(groups: Groups, i: int, full: Sequence[int]) -> None:
    """A lone name joins the one person whose surname it is, else the one whose given name it is; never one of several."""
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
    if surnames:
        if len(surnames) == 1 and not _contradicts(_gender(groups, (i,)), _gender(groups, sets[surnames[0]])):
            groups.join(i, surnames[0])
        return
    given = [root for root, score in scores.items() if score >= 0.5]
    if len(given) == 1 and not groups.found[i].title:
        groups.join(i, given[0])


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


def _organizations(groups: Groups) -> None:
    organizations = _representatives(groups, groups.named("Organization"))
    names = {i: groups.found[i].name for i in organizations}
    by_initials: dict[str, list[int]] = {}
    by_edge: dict[str, list[int]] = {}
    for i, name in names.items():
        words = organization_key(name).split()
        for letters in initials(name):
            by_initials.setdefault(letters, []).append(i)
        for edge in {words[0], words[-1]} if words else ():
            by_edge.setdefault(edge, []).append(i)
    for i, name in names.items():
        letters = name.replace(".", "")
        if letters.isupper() and 1 < len(letters) < 8:
            matches = [j for j in by_initials.get(letters, ()) if j != i]
        else:
            words = organization_key(name).split()
            near = sorted({j for edge in (words[:1] + words[-1:]) for j in by_edge.get(edge, ())})
            matches = [
                j for j in near if j != i and (_shortened(groups, name, names[j]) or (j < i and _first_word(groups, name, names[j])))
            ]
        if len({groups.root(j) for j in matches}) == 1:
            groups.join(i, matches[0])
    _introduced(groups)


def _first_word(groups: Groups, short: str, long: str) -> bool:
    """Whether a name of one word begins a longer name that came before it ("Vale Instruments … Vale") and is no place."""
    words = organization_key(long).split()
    lone = len(words) > 1 and organization_key(short) == words[0] and len(short) > 3 and words[0] not in ORGANIZATION_HEADS
    return (
        lone
        and words[1] not in ("of", "for", "and")
        and not any(letter.isdigit() for letter in long)  # a product
        and not groups.gazetteer.candidates(short)
        and not groups.gazetteer.country_of_demonym(short)
    )


def _shortened(groups: Groups, short: str, long: str) -> bool:
    """Whether ``short`` is the long name without its generic end ("Vale" of "Vale Motors") or its country ("Foreign Ministry")."""
    ours, theirs = organization_key(short).split(), organization_key(long).split()
    if not ours or len(theirs) <= len(ours):
        return False
    rest = theirs[len(ours) :]
    if theirs[: len(ours)] == ours and ours[-1] not in ORGANIZATION_HEADS and len(ours[0]) > 2:
        generic = all(word in ORGANIZATION_HEADS or word in LEGAL_FORMS or word in _GENERIC for word in rest)
        return generic and groups.gazetteer.country_of_demonym(short) is None and not groups.gazetteer.candidates(short)
    front = " ".join(theirs[: -len(ours)])
    return len(ours) > 1 and theirs[-len(ours) :] == ours and groups.gazetteer.country_of_demonym(front) is not None


_GENERIC = frozenset(
    "motors computer computers software technologies systems energy airlines oil gas steel foods entertainment international industries labs".split()
)


def _introduced(groups: Groups) -> None:
    """A name in brackets right after another one of its kind, whose letters it is made of, is its short form."""
    doc = groups.doc
    starts = {f.start: i for i, f in enumerate(groups.found) if f.form == "name"}
    for i, found in enumerate(groups.found):
        if found.form != "name" or found.end + 2 >= len(doc) or doc[found.end].text != "(":
            continue
        j = starts.get(found.end + 1)
        if j is None or doc[min(groups.found[j].end, len(doc) - 1)].text != ")":
            continue
        if groups.families[i] == groups.families[j] and _letters_of(groups.found[j].name, found.name):
            groups.join(i, j)


def _letters_of(short: str, long: str) -> bool:
    """Whether the capitals of ``short`` come in ``long`` in this order, the first at its start."""
    letters = [c for c in short.upper() if c.isalnum()]
    rest = iter(long.upper())
    return (
        len(letters) < 8 and len(short) < len(long) and bool(letters) and long[:1].upper() == letters[0] and all(c in rest for c in letters)
    )
