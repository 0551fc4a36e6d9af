"""How alike two names are, typing errors and all: for finding what a person should look at, never for joining by itself.

Words are matched one to one whatever their order. What differs by a letter or two still matches; a word more on one side is forgiven in names of people
(a patronymic, a second given name) and not in names of organisations (another branch or fund). Legal forms, number words, "&" and titles count
for nothing, also where they are spelt out.
"""

import re
from functools import lru_cache

from anyascii import anyascii
from rapidfuzz.distance import OSA

from kg.gazetteer.names import fold, given_score, initials
from kg.gazetteer.words import LEGAL_FORMS, PARTICLES, TITLES

EXTRA = 0.05
"""What a word that only one name has costs."""
REORDERED = 0.05
_DOTTED = re.compile(r"\b(?:[A-Za-z]\.\s?){2,}")
_JOINED = re.compile(r"(?<=[a-z])(?=[A-Z])")
_WORD = re.compile(r"[a-z0-9]+")
_SPELT_OUT = (
    (re.compile(r"\bsocietatea cu raspundere limitata\b"), "srl"),
    (re.compile(r"\b(?:open |public |closed )?joint stock company\b"), "jsc"),
    (re.compile(r"\baktsionernoe obshchestvo\b"), "jsc"),
    (re.compile(r"\bpublic limited company\b"), "plc"),
    (re.compile(r"\blimited liability company\b"), "llc"),
    (re.compile(r"\baktiengesellschaft\b"), "ag"),
    (re.compile(r"\bu ?s\b"), "united states"),
)
_LEGAL = LEGAL_FORMS | frozenset("ojsc ao lp akg se sro doo the".split())
_NUMBERS = {
    word: str(number)
    for number, words in enumerate(
        "zero one|first|1st two|second|2nd three|third|3rd four|fourth|4th five|fifth|5th six|sixth|6th seven|seventh|7th eight|eighth|8th nine|ninth|9th"
        " ten|tenth|10th".split()
    )
    for word in words.split("|")
} | {"twenty": "20", "thirty": "30", "forty": "40", "fourty": "40", "fifty": "50"}


def person_likeness(a: str, b: str) -> float:
    """How alike two names of people are (0..1); 0 where both have a word that the other lacks."""
    left, right = _person_words(a), _person_words(b)
    if not left or not right:
        return 0.0
    whole = _close("".join(left), "".join(right)) if abs(len(left) - len(right)) <= 1 else 0.0
    few, many = sorted((left, right), key=len)
    found = _match(few, many, people=True)
    if found is None or len(few) == 1 < len(many):
        return whole
    score, order = found
    turned = order != sorted(order)
    commas = "," in a or "," in b
    return max(whole, score - EXTRA * min(3, len(many) - len(few)) - (REORDERED if turned and not commas else 0.0))


def organization_likeness(a: str, b: str) -> float:
    """How alike two names of organisations are (0..1); 0 where either has a word or number of its own."""
    left, right = _organization_words(a), _organization_words(b)
    if not left or not right:
        return 0.0
    if left == right:
        return 1.0
    if "".join(left) == "".join(right):
        return 0.97
    if _acronym(a, b) or _acronym(b, a):
        return 0.9
    if len(left) == len(right):
        found = _match(left, right, people=False)
        return found[0] if found else 0.0
    apart = any(word.isdigit() for word in (*left, *right)) or max(len(left), len(right)) > 3
    return 0.0 if apart else _close("".join(left), "".join(right))


@lru_cache(maxsize=65536)
def _person_words(name: str) -> tuple[str, ...]:
    spaced = _JOINED.sub(" ", name) if " " not in name.strip() else name
    words = _WORD.findall(anyascii(spaced).lower().replace("'", "").replace("`", ""))
    kept = [w for w in words if w not in TITLES and w not in PARTICLES] or words
    return tuple(fold(w) for w in kept if fold(w))


@lru_cache(maxsize=65536)
def _organization_words(name: str) -> tuple[str, ...]:
    text = _DOTTED.sub(lambda m: m[0].replace(".", "").replace(" ", "") + " ", name.replace("&", " and "))
    text = re.sub(r"(?<=[a-z])(?=AG\b|SA\b|SE\b)", " ", text)
    plain = " ".join(_WORD.findall(anyascii(text).lower().replace("'", "")))
    for pattern, short in _SPELT_OUT:
        plain = pattern.sub(short, plain)
    words = plain.split()
    kept = [w for w in words if w not in _LEGAL] or words
    return _numbers([w for w in kept if w != "and"] or kept)


def _numbers(words: list[str]) -> tuple[str, ...]:
    """Number words as digits: "forty-four" is 44."""
    found: list[str] = []
    for word in words:
        digits = _NUMBERS.get(word, word)
        if found and len(digits) == 1 and digits.isdigit() and re.fullmatch(r"[2-9]0", found[-1]):
            found[-1] = found[-1][0] + digits
        else:
            found.append(digits)
    return tuple(found)


def _match(few: tuple[str, ...], many: tuple[str, ...], people: bool) -> tuple[float, list[int]] | None:
    """The mean likeness of each word of ``few`` with its own word of ``many``, and which those are; None if one has none."""
    free = dict(enumerate(many))
    total, order = 0.0, []
    for position, word in sorted(enumerate(few), key=lambda p: -len(p[1])):
        score, where = max(((_word(word, other, people), -i) for i, other in free.items()), default=(0.0, 0))
        if score <= 0:
            return None
        del free[-where]
        total += score
        order.append((position, -where))
    return total / len(few), [where for _, where in sorted(order)]


def _word(a: str, b: str, people: bool) -> float:
    if a == b:
        return 1.0
    if people and 1 in (len(a), len(b)):
        return 0.85 if a[0] == b[0] else 0.0
    if people and given_score(a, b)[1] == "short form of the given name":
        return 0.95
    if a.isdigit() or b.isdigit():
        return 0.0
    return _close(a, b)


def _close(a: str, b: str) -> float:
    """1 less the share of letters that differ; 0 from the second (in words of eight letters and more the third) on, and for short words."""
    length = max(len(a), len(b))
    distance = OSA.distance(a, b, score_cutoff=2)
    allowed = 0 if length <= 3 else 1 if length < 8 else 2
    return 1 - distance / length if distance <= allowed else 0.0


def _acronym(short: str, long: str) -> bool:
    letters = re.sub(r"[.\s]", "", short)
    return letters.isupper() and len(letters) > 1 and letters in initials(long)
