"""Where and when a report says that it was filed, before its first words ("PORTVILLE, Norland, March 3 (KNA) -- A ferry sank."), told from the text alone.

Why before the parse: a dateline is no part of a clause, but behind a hyphen between blanks the parser joins it to the first noun, and it takes a town in
capitals for an organisation. So it is shown the dateline as a line of its own, and the town in small letters.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from operator import attrgetter

from msgspec import Struct
from msgspec.structs import replace

from kg.extraction.parse.parsed import Doc, Span
from kg.extraction.times.words import MONTHS, WEEKDAYS
from kg.gazetteer.words import COMMON_ACRONYMS, COMPANY_SUFFIXES, ORGANIZATION_HEADS, TITLES

_LONGEST = 110
"""Characters of a line in which its dateline must end."""
_PROSE = 60
"""Characters of a line from which it is no headline, if it ends like a sentence."""
_HEADLINE = 160
"""Characters of a headline that ends with a full stop and stands in one line with what it heads."""
_LONG_NAME = 6
"""Letters from which a word in capitals is hardly an acronym."""
_BODIES = frozenset("unicef unesco interpol europol frontex mercosur nasdaq".split())
"""Longer acronyms all the same."""
_SEATS = frozenset(("NATIONS", "HOUSE"))
"""Last words of what is the seat of a body, and no town."""
_SAINTS = frozenset(("st.",))
"""Titles in names of towns"""
_LABELS = frozenset(
    """
    abstract analysis background breaking caution column comment commentary conclusion correction corrected corrects editorial editors exclusive explainer factbox
    feature file flash immediate interview introduction leader live methods news note obituary opinion photo picture press profile release report results review
    sidebar special statement story summary timeline update updated updates urgent video warning watch aboard act chapter part scene section who what when where
    why how the a an this that these in on at for from with by we i you he she it they there and but
    """.split()
)
"""What stands before a dash at the beginning of a line, and is no place."""
_SMALL = frozenset("de del da do la le el of and the upon sur am".split())
"""Words inside of names of places and countries that keep their small letters."""
_MONTH = "|".join(sorted({name[:3] for name in MONTHS}))
_DAY = rf"(?i:(?:mon|tues|wednes|thurs|fri|satur|sun)day|(?:{_MONTH})[a-z]{{0,6}}\.? ?\d{{1,2}}|\d{{1,2}} (?:{_MONTH})[a-z]{{0,6}}\.?(?: \d{{4}})?)"
_IS_DAY = re.compile(_DAY)
_AGENCY = r" ?\([^()\n]*\)| /[A-Z-]+/\.?"
_END = re.compile(
    rf"[.,]?(?:(?P<agency>{_AGENCY})?(?P<dash> ?(?:---?|—|–)\s*| ?-\s+)(?:{_DAY} ?[-–—]+\s*)?|"
    r"(?P<alone> ?\([^()\n]*[A-Z][^()\n]*[A-Z][^()\n]*\)| /[A-Z-]+/\.?)(?:: ?| +))"
    r"(?=[\"'“‘]?[^\W_a-z])"
)
"""The agency and the dash, or one of them; the day may stand behind the dash, before another."""
_FULL_STOP = re.compile(r"(?<=[.!?]) +(?=[A-Z][A-Z.])")
_FILED = re.compile(r"[A-Z][A-Z. -]{2,30}(?:, [^,;:()\n]{1,20}){0,2} \([A-Z][A-Z/ ]{1,10}\) ?[-–—]")
_GLUED = re.compile(r"(?<=\S)---?(?=\S|$)")
_PARTS = re.compile(r", ?|(?<=[^\W\d_a-z]{4})\. (?=\w)")
_WORD = re.compile(r"[^\W\d_]+")
_TOWNS = re.compile(r" ?/ ?| and | AND | & ")


class Dateline(Struct, frozen=True):
    """Characters ``start`` to ``end`` (exclusive; the first of the report's own words) of a text, and those of its ``towns``. Without ``sure`` only who knows
    towns can tell whether these are some. ``behind`` is True where it stands behind a headline in its line."""

    start: int
    end: int
    towns: tuple[tuple[int, int], ...]
    sure: bool
    behind: bool = False


def datelines(text: str) -> tuple[Dateline, ...]:
    """The datelines of a text, in its order, each at the beginning of a line, or in capitals behind a headline that the text has in one line with what it heads
    ("Ferry sinks. PORTVILLE — A ferry"), or behind another report where an agency is named ("PORTVILLE (KNA) - A ferry")."""
    starts = [at for at in (0, *(found.end() for found in re.finditer("\n", text))) if text[at : at + 1].isupper()]
    words = _Words(text)
    found = [line for start in starts if (line := _dateline(text, start, words)) is not None]
    return tuple(sorted((*found, *_behind(text, words, bool(found) and found[0].start == 0)), key=attrgetter("start")))


def _behind(text: str, words: "_Words", told: bool) -> Iterator[Dateline]:
    """Datelines in capitals behind a full stop: one within the first line unless that is ``told`` already, others only where they name an agency."""
    first = min(_HEADLINE, len(_line_at(text, 0)))
    for end in _FULL_STOP.finditer(text):
        headline = not told and end.end() < first
        line = _dateline(text, end.end(), words) if headline or _FILED.match(text, end.end()) else None
        if line and text[line.start : line.towns[-1][1]].isupper() and not (headline and text[: end.start()].isupper()):
            told = told or headline
            yield replace(line, behind=True)


def in_small_letters(text: str, found: Iterable[Dateline]) -> str:
    """The text, of the same length, with what stands in capitals for a town in small letters behind the first, and without dashes that glue words together."""
    parts, at = [], 0
    for line in found:
        opening = _GLUED.sub(lambda dash: " " * len(dash[0]), text[line.start : line.end])
        for first, last in line.towns if line.sure else ():
            start, end = first - line.start, last - line.start
            opening = opening[:start] + titled(opening[start:end]) + opening[end:]
        parts += [text[at : line.start], opening]
        at = line.end
    return "".join((*parts, text[at:]))


def titled(name: str) -> str:
    """A name in capitals as running text has it ("RIO DE JANEIRO"); any other as it is."""
    words = [word.lower() if n and word.lower() in _SMALL else word.title() for n, word in enumerate(name.split(" "))]
    small = " ".join(words)
    return small if name.isupper() and len(small) == len(name) else name


def with_datelines(doc: Doc, found: Iterable[Dateline]) -> Doc:
    """The same document, which knows the places in its datelines. What the parser names there is no longer named where it overlaps a sure one."""
    for line in found:
        found_at = (at for town in line.towns if len(at := doc.char_span(*town)))
        doc.filed.update({at.start: Span(doc, at.start, at.end, "GPE" if line.sure else "") for at in found_at})
    sure = {i for place in doc.filed.values() if place.label_ for i in range(place.start, place.end)}
    if sure:
        doc.ents = [name for name in doc.ents if sure.isdisjoint(range(name.start, name.end))]
    return doc


class _Words:
    """How often a text has each word, counted when first asked."""

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def count(self) -> Counter[str]:
        return Counter(_WORD.findall(self._text))


def _dateline(text: str, start: int, all_words: _Words) -> Dateline | None:
    end = _END.search(text, start, start + _LONGEST)
    if end is None or "\n" in text[start : end.start()]:
        return None
    first, *others = _PARTS.split(text[start : end.start()].rstrip(" -–—"))
    days = [part for part in others if _IS_DAY.fullmatch(part)]
    names = [part for part in others if part not in days and not part.isdigit()]
    towns = _towns(first, start)
    words = [word for at, last in towns for word in text[at:last].split()]
    if len(names) > 2 or len(towns) > 3 or not all(map(_is_name, names)) or not all(_is_name(text[at:last]) for at, last in towns):
        return None
    source = end["agency"] or end["alone"]
    told = bool(days or names or source)
    if _are_labels(words) or text[end.end() : end.end() + _PROSE].partition("\n")[0].isupper():
        return None
    if all(word.removeprefix("Mc").isupper() or word in _SMALL for word in words):
        if not told and any(all_words.count[part] > words.count(word) for word in words for part in _WORD.findall(word)):
            return None  # an acronym, or a cry
        sure = told or (len(words) == 1 and len(words[0]) >= _LONG_NAME)
        return Dateline(start, end.end(), towns, sure and words[-1] not in _SEATS)
    dashed = told or (end["dash"] or "-").strip() != "-"
    if days or (dashed and _is_prose(_line_at(text, end.end())) and text[end.end()].isupper()):
        return Dateline(start, end.end(), towns, bool(days) or (bool(source) and len(words) == 1))
    return None


def _towns(words: str, start: int) -> tuple[tuple[int, int], ...]:
    """The characters of each town in "PORTVILLE/NEAR OSLO"."""
    parts, at = [], start
    for name, gap in zip(_TOWNS.split(words), (*_TOWNS.findall(words), ""), strict=True):
        near = 5 if name[:5].lower() == "near " else 0
        parts.append((at + near, at + len(name)))
        at += len(name) + len(gap)
    return tuple(parts)


def _line_at(text: str, start: int) -> str:
    end = text.find("\n", start)
    return text[start : end if end >= 0 else len(text)]


def _is_name(words: str) -> bool:
    """Whether it is up to four words with capitals, without a digit."""
    every = words.split()
    return 0 < len(every) < 6 and all(word[0].isupper() or word in _SMALL for word in every) and not re.search(r"[^\w\s.'-]|\d", words)


def _are_labels(words: Sequence[str]) -> bool:
    """Whether words tell what kind of text follows, whose it is or what organisation it is about."""
    low = [word.lower() for word in words]
    return bool(
        _LABELS.union(TITLES - _SAINTS, _BODIES, MONTHS, WEEKDAYS).intersection(low)
        or (low[-1] in ORGANIZATION_HEADS | COMPANY_SUFFIXES)
        or COMMON_ACRONYMS.intersection(words)
        or min(map(len, words)) < 2
    )


def _is_prose(line: str) -> bool:
    """Whether a line is a sentence and no headline, and no second dash closes what the first began."""
    return len(line) > _PROSE and line.rstrip("\"'”’ ").endswith((".", "!", "?")) and not re.search(r"\s(?:-|--|—|–)\s", re.split(r"[.!?]\s", line)[0])
