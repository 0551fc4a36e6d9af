"""Lives in brackets behind a name: "Ada Reyes (born 3 May 1931 in Bergen; died 1999)", "(1825–1865)", "(Bergen, 3 May 1931 – Oslo, 1999)".

Why read word by word and not over the parse: what stands in such brackets is no clause, and the parser hangs it anywhere. A bracket is read until the first
word that belongs to no life ("president, 2001–2005"), and two years alone are a life only where they lie a life apart.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kg.extraction.candidates import Candidate, refusal
from kg.extraction.confidence import BRACKET
from kg.extraction.dates import date_value
from kg.extraction.parse.parsed import Token
from kg.extraction.reading import End, Reading, end_at
from kg.model import Offsets, TimeExpression, Value

LONGEST = 60
"""Tokens that a bracket may have."""
MARKS = {"born": "birth", "b.": "birth", "b": "birth", "died": "death", "d.": "death", "d": "death"}
DASHES = frozenset(("-", "–", "—", "--"))
FILLERS = frozenset(
    """
    , ; : in at near on of the c. c ca. ca circa about around abt approximately probably ? . † * and
    """.split()
)
UNSURE = frozenset(("c.", "c", "ca.", "ca", "circa", "about", "around", "abt", "approximately", "probably", "?"))
AFTER_NAMES = frozenset(("Jr.", "Sr.", "Jr", "Sr", ",", '"', "CBE", "OBE", "MBE", "KBE", "II", "III", "IV", "SJ"))
LIFE = (12, 115)
"""Years between the two dates of a bracket that tells no more than dates: shorter are terms of office, longer are no life."""
ALONE = 25
"""The least number of years for two bare years, which are terms of office as often as lives."""
_YEARS = re.compile(r"(\d{3,4})\W+(\d{2,4})")


@dataclass(frozen=True, slots=True)
class _Part:
    """One half of a life. ``explicit``: a word says which half; ``dates`` and ``places`` as they stand."""

    what: str
    explicit: bool
    at: int
    dates: list[tuple[Value, Offsets]]
    places: list[End]


def life_candidates(reading: Reading) -> Iterator[Candidate]:
    """Dates and places of birth and death from the bracket behind each name of a person."""
    doc = reading.doc
    ends = {end: head for head, (_, end) in sorted(reading.annotations.span_of.items())}
    for token in doc:
        if token.text == "(" and (person := _person_before(reading, token, ends)) is not None:
            close = _close(token)
            for part in _parts(reading, token.i + 1, close) if close is not None else ():
                yield from _claimed(reading, person, part)


def _person_before(reading: Reading, bracket: Token, ends: Mapping[int, int]) -> End | None:
    at = bracket.i
    for _ in range(3):
        head = ends.get(at)
        end = end_at(reading, head) if head is not None else None
        if end is not None:
            return end if end.entity.kind == "Person" and end.entity.named and reading.doc[end.token].pos_ != "PRON" else None
        if at == 0 or reading.doc[at - 1].text not in AFTER_NAMES:
            return None
        at -= 1
    return None


def _close(bracket: Token) -> int | None:
    """The token of the bracket that closes this one."""
    depth = 0
    for token in bracket.doc[bracket.i : bracket.i + LONGEST]:
        depth += (token.text == "(") - (token.text == ")")
        if depth == 0:
            return int(token.i)
    return None


def _parts(reading: Reading, first: int, last: int) -> list[_Part]:
    """The halves of a life that the tokens ``first`` to ``last`` (exclusive) tell; none where they tell something else."""
    tokens = [t for t in reading.doc[first:last] if not t.is_space]
    marked = next((n for n, t in enumerate(tokens) if t.lower_ in MARKS), None)
    if marked is None:
        return _unmarked(reading, tokens)
    before = _unmarked(reading, tokens[:marked]) if marked else []
    return before or _marked(reading, tokens[marked:])


def _marked(reading: Reading, tokens: list[Token]) -> list[_Part]:
    """What follows "born" and "died": their date and places, up to the first word that is no part of it."""
    parts: list[_Part] = []
    reads = False
    for token in tokens:
        last = parts[-1] if parts else None
        if token.lower_ in MARKS:
            parts.append(_Part(MARKS[token.lower_], True, token.i, [], []))
            reads = True
        elif token.text in DASHES and reads and last is not None and last.what == "birth" and last.dates:
            parts.append(_Part("death", False, token.i, [], []))
        elif token.lower_ == "or" and reads and last is not None:
            last.dates.clear()  # "1931 or 1932" is neither
            reads = False
        elif reads and last is not None:
            reads = _read(reading, last, token) or (not last.dates and _is_name(token))
    return parts


def _unmarked(reading: Reading, tokens: list[Token]) -> list[_Part]:
    """Two dates with a dash between them and nothing but places beside them; "(1825–1865)" is one expression of time."""
    start = next((n for n, t in enumerate(tokens) if t.i in reading.time_of_token), None)
    if start is None:
        return []
    # The name in another script, and how it is spoken, may come before; words of the language say what the dates are of.
    if not _is_foreign(tokens[:start]):
        return []
    start = next(
        (n for n in range(start, 0, -1) if tokens[n - 1].text == ";"), 0 if all(_is_placing(reading, t) for t in tokens[:start]) else start
    )
    birth, death = _Part("birth", False, tokens[0].i, [], []), _Part("death", False, tokens[0].i, [], [])
    current = birth
    for token in tokens[start:]:
        if token.text in DASHES and current is birth and birth.dates and not _inside_time(reading, token):
            current = death
        elif not _read(reading, current, token) and not (current is birth and not birth.dates and _is_name(token)):
            return []
    if len(birth.dates) == 2 and not death.dates:
        death.dates.append(birth.dates.pop())
    years = [int(part.dates[0][0].value[:4]) for part in (birth, death) if len(part.dates) == 1]
    if len(years) != 2:
        return []
    bare = all(part.dates[0][0].datatype == "gYear" and not part.places for part in (birth, death))
    return [birth, death] if max(LIFE[0], ALONE if bare else 0) <= years[1] - years[0] <= LIFE[1] else []


def _is_placing(reading: Reading, token: Token) -> bool:
    """Whether a word may belong to the place in "(Bergen, 3 May 1931 – …)"."""
    end = end_at(reading, token.i)
    return token.lower_ in FILLERS or _is_name(token) or (end is not None and reading.ontology.is_a(end.entity.kind, "Place"))


def _read(reading: Reading, part: _Part, token: Token) -> bool:
    """Take a token into a part; whether it belongs there."""
    when = reading.time_of_token.get(token.i)
    if when is not None:
        value = date_value(when)
        if value is not None and when.start >= token.idx:
            part.dates.extend(_dates(when, value, _is_unsure(token)))
        return value is not None
    end = end_at(reading, token.i)
    if end is not None and end.entity.named and reading.ontology.is_a(end.entity.kind, "Place"):
        part.places.append(end)
        return True
    inside = reading.annotations.of_token.get(token.i)
    return token.lower_ in FILLERS or (inside is not None and reading.ontology.is_a(reading.annotations.entities[inside].kind, "Place"))


def _dates(when: TimeExpression, value: Value, unsure: bool) -> Iterator[tuple[Value, Offsets]]:
    """The dates of one expression: its own (a year that is a guess with EDTF's "~"), or the two years of "1825–1865" ("1906–68")."""
    years = _YEARS.fullmatch(when.text) if "/" in value.value else None
    if years:
        first, last = years.group(1), years.group(2)
        last = first[: len(first) - len(last)] + last
        for number, year in ((1, first), (2, last)):
            yield Value(year.zfill(4), "gYear"), (when.start + years.start(number), when.start + years.end(number))
    elif value.datatype in ("date", "gYearMonth", "gYear"):
        yield Value(f"{value.value}~", "edtf") if unsure else value, (when.start, when.end)


def _is_unsure(token: Token) -> bool:
    return token.i > 0 and token.nbor(-1).lower_ in UNSURE


def _inside_time(reading: Reading, dash: Token) -> bool:
    return dash.i in reading.time_of_token


def _is_name(token: Token) -> bool:
    """A word of a name at birth ("born Derek Roy Moe, 25 November 1951")."""
    return token.pos_ in ("PROPN", "X") or token.text in ('"', "'", ".", "de", "von", "van", "der", "né", "née", "as")


def _is_foreign(tokens: list[Token]) -> bool:
    return not any(t.is_lower and t.is_alpha and t.is_ascii and len(t) > 2 for t in tokens)


def _claimed(reading: Reading, person: End, part: _Part) -> Iterator[Candidate]:
    dated, placed = ("birth_date", "born_in") if part.what == "birth" else ("death_date", "died_in")
    trigger = (part.at, part.at + 1)
    if len(part.dates) == 1 and dated in reading.ontology.properties:
        value, span = part.dates[0]
        yield Candidate(dated, person, value, part.at, trigger, f"{dated}/bracket", "bracket", BRACKET, True, span=span)
    if part.places and placed in reading.ontology.properties:
        why = refusal(reading, placed, person, part.places[0])
        yield Candidate(placed, person, part.places[0], part.at, trigger, f"{placed}/bracket", "bracket", BRACKET, True, refusal=why)
