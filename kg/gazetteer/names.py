"""Names of people and organisations as keys, parts and scores. The home of anyascii, nameparser and RapidFuzz.

Why keys: one name reaches English in several spellings (endings in -i, -y, -iy, -yy; kh or h; w or v; k or q). ``fold`` writes all of them
alike, so most variants are found by equality, and fuzzy matching is left for what remains.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from anyascii import anyascii
from nameparser import HumanName
from rapidfuzz.distance import JaroWinkler, Levenshtein
from rapidfuzz.fuzz import token_sort_ratio

from kg.gazetteer.words import LEGAL_FORMS, NICKNAMES, PARTICLES, TITLES

_APOSTROPHES = re.compile(r"(?:'s\b|['’‘`´ʼʹ])")
_PLAIN = re.compile(r"[A-Z][a-z]{3,}")
_NOT_WORD = re.compile(r"[^a-z0-9]+")
_SPELLINGS = (
    (re.compile(r"[yj]"), "i"),
    (re.compile(r"ck"), "k"),
    (re.compile(r"[qk]h"), "h"),
    (re.compile(r"c(?![hieyz])"), "k"),
    (re.compile(r"q"), "k"),
    (re.compile(r"x"), "ks"),
    (re.compile(r"w"), "v"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"ou"), "u"),
    (re.compile(r"dh"), "d"),
    (re.compile(r"gh"), "g"),
    (re.compile(r"([a-z])\1+"), r"\1"),
)
_NUMBERED = re.compile(r"[ivx]*ii+")
_REGNAL = re.compile(r"[IVX]{1,5}")
_NOT_GIVEN = frozenset({"van", "von", "de", "da", "di", "del", "della", "den", "der", "ter", "ten", "du", "la", "le", "dos", "das", "el"})
_CLOSE = 0.92
"""Jaro-Winkler similarity from which two folded family names are taken for spellings of one."""
SHORT_FORM = "short form of the given name"
_CLOSE_GIVEN = 0.85
"""The same for given names, which vary more between languages (and never decide alone)."""


_GIVEN = frozenset(NICKNAMES).union(*NICKNAMES.values())
_GENERATIONS = frozenset(("jr", "sr", "ii", "iii", "iv", "v"))
_VOWELS = str.maketrans("", "", "aeiou ")

@dataclass(frozen=True, slots=True)
class NameParts:
    """A person's name. A name of one word is a ``family`` name until something else is known."""

    title: str = ""
    given: str = ""
    middle: str = ""
    family: str = ""
    suffix: str = ""


@lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """A key in lower-case ASCII that is equal for spellings of one name: "Lukyanenko", "Lukianenko"; empty if no letter is left."""
    plain = _NOT_WORD.sub(" ", _APOSTROPHES.sub("", anyascii(name)).lower()).strip()
    return " ".join(_spelling(word) for word in plain.split())


@lru_cache(maxsize=65536)
def plain(name: str) -> str:
    """Lower-case ASCII with single spaces, spelling kept: the key for places and organisations."""
    return _NOT_WORD.sub(" ", _APOSTROPHES.sub("", anyascii(name)).lower()).strip()


@lru_cache(maxsize=65536)
def _spelling(word: str) -> str:
    if _NUMBERED.fullmatch(word):
        return word  # not "i" for all of "ii" and "iii"
    for pattern, replacement in _SPELLINGS:
        word = pattern.sub(replacement, word)
    return word


@lru_cache(maxsize=65536)
def parts(name: str) -> NameParts:
    """Title, given, middle, family name and suffix, as written (empty where missing)."""
    words = name.replace(" - ", "-").split()  # as text is written that was cut into words before
    if 0 < len(words) < 3 and all(_PLAIN.fullmatch(w) and w.lower() not in TITLES and w.lower() not in PARTICLES for w in words):
        return NameParts(given=" ".join(words[:-1]), family=words[-1])  # most names; the parser takes a quarter of a millisecond
    parsed = HumanName(" ".join(words))
    given, middle, family = parsed.first, parsed.middle, parsed.last
    if not family:
        given, family = ("", given) if given else ("", " ".join(filter(None, (parsed.title, parsed.suffix))))
        return NameParts("" if family == parsed.title else parsed.title, "", middle, family, "" if family == parsed.suffix else parsed.suffix)
    if given.lower() in _NOT_GIVEN and not middle:
        return NameParts(parsed.title, "", "", f"{given} {family}", parsed.suffix)
    return NameParts(parsed.title, given, middle, family, parsed.suffix)


@lru_cache(maxsize=65536)
def initials(name: str) -> frozenset[str]:
    """The acronyms that a name of several words may have: of all words, and without the small ones."""
    words = re.findall(r"[^\W_]+", anyascii(_APOSTROPHES.sub("", name)))
    if len(words) < 2:
        return frozenset()
    small = {"of", "the", "and", "for", "de", "du", "la", "le", "in", "on", "to"}
    full = "".join(w[0] for w in words).upper()
    no_article = "".join(w[0] for w in words if w.lower() != "the").upper()
    short = "".join(w[0] for w in words if w.lower() not in small).upper()
    legal = "".join(w[0] for w in words if w.lower() not in small and w.lower() not in LEGAL_FORMS).upper()
    return frozenset(a for a in (full, no_article, short, legal) if len(a) > 1)


@dataclass(frozen=True, slots=True)
class _Read:
    """What of a person's name is compared: its parts, all words of it, folded, as they stand and in order, the surname without particles, the number of a monarch or
    pope ("VI"), and what tells father and son apart ("jr"); empty where there is none."""

    parts: NameParts
    bare: str
    words: tuple[str, ...]
    family: str
    number: str
    generation: str


@lru_cache(maxsize=65536)
def _read(name: str) -> _Read:
    known = parts(name)
    bare = fold(" ".join(filter(None, (known.given, known.middle, known.family, known.suffix))))
    generation = plain(known.suffix) if known.suffix else ""
    family, last = _without_particles(fold(known.family)), name.rstrip(".").rpartition(" ")[2]
    number = last if _REGNAL.fullmatch(last) else ""
    return _Read(known, bare, tuple(sorted(bare.split())), family, number, generation if generation in _GENERATIONS else "")


@lru_cache(maxsize=4096)
def person_score(a: str, b: str) -> tuple[float, str]:
    """How surely two names can be one person's (0..1), and why; 0 when a part of one contradicts the other.

    A lone surname scores 0.8, a lone given name 0.5: whether it joins depends on who else there is.
    """
    one, other = _read(a), _read(b)
    left, right = one.parts, other.parts
    if one.number and other.number and one.number != other.number:
        return 0.0, "different numbers"
    if one.bare and one.bare == other.bare:
        return 1.0, "same name"
    if (one.generation or other.generation) and _generation(one, other):
        return 0.0, "different generations"
    if not left.given or not right.given:
        return _lone(one, other)
    family, how = _family_score(one.family, other.family)
    if not family:
        return (0.93, "same words in another order") if one.words == other.words else (0.0, "different surnames")
    given, which = _by_middle_name(left, right) or _by_middle_name(right, left) or given_score(left.given, right.given)
    if not given:
        return 0.0, "different given names"
    if _middles_differ(_after_first(left), _after_first(right)):
        return 0.0, "different middle names"
    return round(family * given, 3), f"{how}, {which}"


def _generation(one: _Read, other: _Read) -> bool:
    if one.generation and other.generation:
        return one.generation != other.generation
    # "Ola Berg III" may be the son of "Ola Rolf Berg", and is "Ola R. Berg" as likely as not
    left, right = one.parts, other.parts
    return fold(left.middle) != fold(right.middle) and len(fold(left.middle + right.middle)) > 1


def _by_middle_name(one: NameParts, other: NameParts) -> tuple[float, str] | None:
    """Somebody whose first name is only an initial goes by the middle name: "H. Rolf Moe" is Rolf Moe and not Hans Moe."""
    middle = one.middle.split()
    if len(fold(one.given)) != 1 or not middle or len(fold(middle[0])) < 2 or other.middle:
        return None
    same = given_score(middle[0], other.given)[0] == 1 and plain(one.suffix) == plain(other.suffix)
    return (0.95, "goes by the middle name") if same else (0.0, "")


def _lone(left: _Read, right: _Read) -> tuple[float, str]:
    lone, full = (left, right) if not left.parts.given else (right, left)
    score, how = _family_score(lone.family, full.family)
    if score:
        return round(0.8 * score, 3), f"lone {how.removeprefix('same ')}"
    if full.parts.given and len(fold(lone.parts.family)) > 1 and given_score(lone.parts.family, full.parts.given)[0] >= 0.95:
        return 0.5, "lone given name"
    return 0.0, "different names"


def _family_score(left: str, right: str) -> tuple[float, str]:
    """How well two folded surnames without particles agree, and how."""
    if not left or not right:
        return 0.0, ""
    if left == right:
        return 1.0, "same surname"
    shorter = min(len(left), len(right))
    if shorter >= 4 and (" " in left or " " in right) and (set(left.split()) < set(right.split()) or set(right.split()) < set(left.split())):
        return 0.92, "part of the surname"
    if left + "a" == right or right + "a" == left:
        return 0.0, ""  # the name of a man and of a woman in one Slavic family
    most = 1 if shorter < 8 else 2
    if shorter >= 5 and Levenshtein.distance(left, right, score_cutoff=most) <= most and JaroWinkler.similarity(left, right) >= _CLOSE:
        return 0.95, "surname spelt alike"
    return 0.0, ""


def _without_particles(folded: str) -> str:
    words = folded.split()
    while len(words) > 1 and words[0] in PARTICLES:
        words = words[1:]
    return " ".join(words)


@lru_cache(maxsize=65536)
def given_score(a: str, b: str) -> tuple[float, str]:
    """How well two given names agree (0..1), and why: equal, an initial, a short form, or spelt alike."""
    left, right = fold(a), fold(b)
    if left == right:
        return 1.0, "same given name"
    if not left or not right:
        return 0.0, ""
    if len(left) == 1 or len(right) == 1:
        return (0.9, "initial") if left[0] == right[0] else (0.0, "")
    if (one := plain(a)) in _GIVEN and (other := plain(b)) in _GIVEN:  # two names that everybody knows are not one misspelt
        return (0.97, SHORT_FORM) if _nickname(one, other) else (0.0, "")
    if (left[-1] == "a") == (right[-1] == "a") and left.count(" ") == right.count(" "):
        close = JaroWinkler.similarity(left, right)
        if close >= _CLOSE_GIVEN or (close >= 0.75 and left[0] == right[0] and len(consonants(left)) > 2 and consonants(left) == consonants(right)):
            return 0.95, "given name spelt alike"
    if left.split()[0] == right.split()[0]:
        return 0.93, "first of the given names"
    return 0.0, ""


def _nickname(a: str, b: str) -> bool:
    return a in NICKNAMES.get(b, ()) or b in NICKNAMES.get(a, ()) or bool(set(NICKNAMES.get(a, ())) & set(NICKNAMES.get(b, ())))


def consonants(folded: str) -> str:
    """A folded name without its vowels."""
    return folded.translate(_VOWELS)


def _after_first(name: NameParts) -> str:
    """All given names but the first: "Anna-Maria Reyes" has them as "Anna Maria Reyes" has."""
    return " ".join((*fold(name.given).split()[1:], name.middle))


def _middles_differ(a: str, b: str) -> bool:
    if not a or not b:
        return False
    pairs = zip(fold(a).split(), fold(b).split(), strict=False)
    return any(x[0] != y[0] if 1 in (len(x), len(y)) else not given_score(x, y)[0] for x, y in pairs)


@lru_cache(maxsize=65536)
def organization_score(a: str, b: str) -> tuple[float, str]:
    """How surely two names can be one organisation's (0..1), and why; 0 when they contradict each other."""
    left, right = organization_key(a), organization_key(b)
    if not left or not right:
        return 0.0, "no name"
    if left == right:
        return (1.0, "same name") if plain(a) == plain(b) else (0.98, "same name but for the legal form")
    if _acronym(a, b) or _acronym(b, a):
        return 0.9, "acronym"
    ours, theirs = set(left.split()), set(right.split())
    if {w for w in ours if w.isdigit()} != {w for w in theirs if w.isdigit()}:
        return 0.0, "different numbers"
    if min(len(left), len(right)) >= 8 and token_sort_ratio(left, right) >= 93 and len(ours) == len(theirs):
        return 0.9, "spelt alike"
    if ours < theirs or theirs < ours:
        return 0.7, "part of the name"
    return 0.0, "different names"


@lru_cache(maxsize=65536)
def organization_key(name: str) -> str:
    """The name without article and legal form ("The Vale Shipping Co. Ltd" → "vale shipping"), spelling kept."""
    words = [w for w in plain(name).split() if w != "the"]
    while len(words) > 1 and words[-1] in LEGAL_FORMS:
        words = words[:-1]
    return " ".join(words)


def _acronym(short: str, long: str) -> bool:
    letters = re.sub(r"[.\s]", "", short)
    return letters.isupper() and len(letters) > 1 and letters in initials(long)
