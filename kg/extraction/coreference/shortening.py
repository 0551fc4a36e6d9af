"""Join an organisation's short names to its full one: acronyms, names without their generic end, country or town, names in brackets."""

from collections.abc import Mapping

from kg.extraction.coreference.groups import Groups, representatives
from kg.gazetteer.names import initials, organization_key, plain
from kg.gazetteer.words import CLUB_MARKS, LEGAL_FORMS, ORGANIZATION_HEADS

_NAMED_ALONE = frozenset("congress parliament senate government state states cabinet treasury house army navy guard police church party".split())
"""Institutions that are called so whatever other bodies of that kind a text names."""
_HEADS = ORGANIZATION_HEADS - _NAMED_ALONE
_TOWN = 50_000
"""People of a town whose name an organisation's is taken to begin with."""


def join_organizations(groups: Groups) -> None:
    """Join acronyms and short names to the one longer name of the document that they can stand for."""
    _join_turned(groups)
    for top in ("Organization", "Place"):
        _join_short(groups, {i: groups.found[i].name for i in representatives(groups, groups.named(top)) if _is_built(groups, i)})
    _introduced(groups)


def _is_built(groups: Groups, i: int) -> bool:
    """Whether a mention is of what people have set up: an organisation, or a building; towns and rivers have no short names of this kind."""
    return groups.families[i] == "Organization" or groups.found[i].kind == "Facility"


def _join_turned(groups: Groups) -> None:
    """Join "the Norlandic Supreme Court" and "the Supreme Court of Norland": one name in two orders."""
    first: dict[tuple[str, str], int] = {}
    for i in representatives(groups, groups.named("Organization")):
        turned = _place_and_rest(groups, groups.found[i].name)
        if turned is not None:
            groups.join(first.setdefault(turned, i), i, "spelling")


def _place_and_rest(groups: Groups, name: str) -> tuple[str, str] | None:
    """The country or region that begins or ends an organisation's name, and the two words or more that are left; None for other names."""
    head, of, place = name.removeprefix("the ").removeprefix("The ").partition(" of ")
    words = head.split()
    if of:
        code = _country_or_region(groups, place, people=False)
    else:
        code = _country_or_region(groups, words[0], people=True) if words else None
        words = words[1:]
    return (code, plain(" ".join(words))) if code and len(words) > 1 else None


def _country_or_region(groups: Groups, name: str, people: bool) -> str | None:
    gazetteer = groups.gazetteer
    region = gazetteer.region_of_demonym(name) if people else None
    place = gazetteer.region(region[0] if region else name)
    return gazetteer.country_code(name) or (gazetteer.country_of_adjective(name) if people else None) or (plain(place.name) if place else None)


def _join_short(groups: Groups, names: Mapping[int, str]) -> None:
    by_initials: dict[str, list[int]] = {}
    by_word: dict[str, list[int]] = {}
    for i, name in names.items():
        for letters in initials(name):
            by_initials.setdefault(letters, []).append(i)
        for word in set(organization_key(name).split()):
            by_word.setdefault(word, []).append(i)
    for i, name in names.items():
        letters = name.replace(".", "")
        if letters.isupper() and 1 < len(letters) < 8:
            matches = [j for j in by_initials.get(letters, ()) if j != i] or [j for j, long in names.items() if j < i and _ends_in(long, letters)]
        else:
            near = sorted({j for word in organization_key(name).split()[:1] for j in by_word.get(word, ())})
            matches = [j for j in near if j != i and _stands_for(groups, i, j)]
        if len({groups.root(j) for j in matches}) == 1:
            groups.join(i, matches[0], "acronym" if letters.isupper() else "short name")


def _ends_in(long: str, letters: str) -> bool:
    """Whether capitals end a longer name, which they stand for where it came before them ("Provisional VRA … the VRA"); two letters are too few."""
    return len(letters) > 2 and long.replace(".", "").endswith(f" {letters}")


def _stands_for(groups: Groups, i: int, j: int) -> bool:
    """Whether the name of mention ``i`` can be short for that of ``j``; a single word only for a name that came before it."""
    short, long = groups.found[i].name, groups.found[j].name
    if _shortened(groups, short, long) or _before_of(short, long) or _is_club(short, long) or organization_key(long) == f"university of {organization_key(short)}":
        return True
    return j < i and (_first_word(groups, short, long) or _last_word(groups, short, long) or _head(groups, i, long))


def _is_club(short: str, long: str) -> bool:
    """Whether ``long`` is a club's name with the initials that daily speech leaves out: "FC Vale", "Vale FC" of "Vale"."""
    words = long.split()
    return len(words) > 1 and ((words[0] in CLUB_MARKS and words[1:] == short.split()) or (words[-1] in CLUB_MARKS and words[:-1] == short.split()))


def _first_word(groups: Groups, short: str, long: str) -> bool:
    """Whether a name of one word begins a longer name that came before it ("Vale Instruments … Vale") and is no place."""
    words = organization_key(long).split()
    lone = len(words) > 1 and organization_key(short) == words[0] and len(short) > 3 and words[0] not in ORGANIZATION_HEADS and not _is_whole(short)
    return (
        lone
        and words[1] not in ("of", "for", "and")
        and not any(letter.isdigit() for letter in long)  # a product
        and not long.startswith(f"{short}-")  # "the Vale-Northgate deal"
        and not _is_known_place(groups, short)
    )


def _shortened(groups: Groups, short: str, long: str) -> bool:
    """Whether ``short`` is the long name without its generic end ("Vale" of "Vale Motors") or its country ("Foreign Ministry")."""
    ours, theirs = organization_key(short).split(), organization_key(long).split()
    if not ours or len(theirs) < len(ours) or ours == theirs or _is_whole(short):
        return False
    rest = theirs[len(ours) :]
    if all(_clipped(*pair) for pair in zip(ours, theirs, strict=False)) and theirs[0] == ours[0] and ours[-1] not in ORGANIZATION_HEADS and len(ours[0]) > 2:
        generic = all(word in ORGANIZATION_HEADS or word in LEGAL_FORMS or word in _GENERIC for word in rest if word != "and")
        return generic and not _is_known_place(groups, short)
    return len(ours) > 1 and theirs[-len(ours) :] == ours and _is_place(groups, " ".join(theirs[: -len(ours)]))


def _is_whole(name: str) -> bool:
    """ "Vale Inc." is a firm's own name and short for no "Vale Corps"."""
    return plain(name).split()[-1:] != organization_key(name).split()[-1:]


def _clipped(short: str, word: str) -> bool:
    """ "Auto" for "Automotive"."""
    return short == word or (len(short) > 3 and word.startswith(short))


def _is_place(groups: Groups, front: str) -> bool:
    """Whether (part of) an organisation's name is a country, its people, a state or a town of some size ("Norwegian", "United States", "Kansas City")."""
    gazetteer, name = groups.gazetteer, front.title()
    known = gazetteer.country_of_demonym(front) or gazetteer.country_code(name) or gazetteer.region(name) or front in ("us", "u s", "uk")
    return bool(known) or gazetteer.is_city(name, _TOWN)


def _is_known_place(groups: Groups, short: str) -> bool:
    """Whether a short name is rather that of a country, a people, a region or a town of some size."""
    known = (p.feature in ("country", "region") or p.population >= _TOWN for p in groups.gazetteer.candidates(short))
    return groups.gazetteer.country_of_demonym(short) is not None or any(known)


def _before_of(short: str, long: str) -> bool:
    """Whether ``short`` of several words is the long name up to "of" or "for the" ("National Assembly" of "National Assembly of Norland")."""
    ours, theirs = organization_key(short).split(), organization_key(long).split()
    links = ("of", "for") if " for the " in long else ("of",)
    return len(ours) > 1 and len(theirs) > len(ours) + 1 and theirs[: len(ours)] == ours and theirs[len(ours)] in links


def _last_word(groups: Groups, short: str, long: str) -> bool:
    """Whether a single word is a longer name without the town or country before it: "Bears" of "Kansas City Bears"."""
    ours, theirs = organization_key(short).split(), organization_key(long).split()
    alone = len(ours) == 1 and len(theirs) > 1 and ours[0] == theirs[-1] and ours[0] not in ORGANIZATION_HEADS and len(ours[0]) > 3
    return alone and _is_place(groups, " ".join(theirs[:-1])) and not _is_known_place(groups, short)


def _head(groups: Groups, i: int, long: str) -> bool:
    """Whether "the Court", with a capital, is the head of a longer name: its last word or the one before "of"."""
    found = groups.found[i]
    ours, theirs = organization_key(found.name).split(), organization_key(long).split()
    if len(ours) != 1 or ours[0] not in _HEADS or len(theirs) < 2:
        return False
    article = found.start > 0 and groups.doc[found.start - 1].lower_ == "the" and not groups.doc[found.start - 1].is_sent_start
    article = article or (found.start > 0 and groups.doc[found.start - 1].text == "The")
    return article and (theirs[-1] == ours[0] or theirs[:2] == [*ours, "of"])


_GENERIC = frozenset(
    """
    motors computer computers software technologies technology systems energy airlines oil gas steel foods entertainment international industries labs
    records recordings music publishing publishers electronics electric engineering manufacturing pharmaceuticals shipping mining petroleum telecom
    associates partners
    """.split()
)
"""What a firm's name may end in that daily speech leaves out."""


def _introduced(groups: Groups) -> None:
    """A name in brackets right after another one is its short form where it is made of its letters; so is the name before such a bracket.

    An acronym of all its words may be of another class: the parser knows few of them.
    """
    doc = groups.doc
    for i, found in enumerate(groups.found):
        if found.form != "name" or found.end + 2 >= len(doc) or doc[found.end].text != "(":
            continue
        j = groups.starts.get(found.end + 1)
        if j is None or doc[min(groups.found[j].end, len(doc) - 1)].text not in _AFTER_SHORT:
            continue
        names = groups.found[j].name, found.name
        alike = groups.families[i] == groups.families[j] and (_letters_of(*names) or _letters_of(*names[::-1]))
        if alike or _is_code(groups, i, j) or ("Person" not in (groups.families[i], groups.families[j]) and _is_acronym(*names)):
            groups.join(i, j, "bracket")


def _is_code(groups: Groups, i: int, j: int) -> bool:
    """Whether capitals in brackets behind an organisation's name are its acronym in another language, or of its parts ("Executive Committee (ICSA)").

    Capitals that stand for another name of the document, or came before, are that body's.
    """
    long, short = groups.found[i].name, groups.found[j].name
    closed = groups.doc[min(groups.found[j].end, len(groups.doc) - 1)].text == ")"
    capitals = short.isalpha() and short.isupper() and len(short) > 2 and groups.families[i] == groups.families[j] == "Organization"
    if not (capitals and closed and len(organization_key(long).split()) > 1 and not any(c.isupper() for w in long.split() for c in w[1:])):
        return False
    others = [k for k in groups.named("Organization") if groups.root(k) not in (groups.root(i), groups.root(j))]
    return not any(short in initials(groups.found[k].name) for k in others) and all(groups.root(k) != groups.root(j) for k in range(i))


_AFTER_SHORT = (")", ",", ";", "/")


def _is_acronym(short: str, long: str) -> bool:
    """Whether capitals are the first letters of a name, or of what follows the country in it ("OPB" of "U.S. Office of Peace and Bread")."""
    words = long.split()
    letters = short.replace(".", "")
    return letters.isupper() and len(letters) > 2 and any(letters in initials(" ".join(words[n:])) for n in range(min(len(words) - 1, 3)))


def _letters_of(short: str, long: str) -> bool:
    """Whether the capitals of ``short`` come in ``long`` in this order, the first at its start."""
    letters = [c for c in short.upper() if c.isalnum()]
    rest = iter(long.upper())
    few = 0 < len(letters) < (12 if short.isupper() else 8) and len(short) < len(long)
    return few and long[:1].upper() == letters[0] and all(c in rest for c in letters)
