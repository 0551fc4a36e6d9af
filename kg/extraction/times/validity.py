"""From when until when a relation held, where the text says so: "president since 2019", "from 1987 to 1991", "until her death in 1999", "(1990–1995)"."""

from collections.abc import Iterator, Mapping

from kg.extraction.grammar.walk import children
from kg.extraction.parse.parsed import Token
from kg.model import TimeExpression

Times = Mapping[int, TimeExpression]
Span = tuple[str | None, str | None]
"""First and last day, YYYY-MM-DD; None where the text does not say."""

_OPENING, _CLOSING = frozenset(("since", "from")), frozenset(("until", "till"))
_ONWARD = frozenset(("to", "through"))
_BOUNDING = _OPENING | _CLOSING | {"between"}
_DEPTH = 3


def validity(trigger: Token, times: Times) -> Span:
    """From when until when what ``trigger`` (a verb, or the noun of a post) states held. A beginning is the first day of its expression, an end the last
    day of its: "from 1987 to 1991" is 1987-01-01 to 1991-12-31."""
    begins: str | None = None
    ends: str | None = None
    for preposition in _bounds(trigger):
        first, last = _of_preposition(preposition, times)
        begins, ends = begins or first, ends or last
    if begins is None and ends is None:
        begins, ends = next(_in_brackets(trigger, times), (None, None))
    return (begins, ends) if not (begins and ends and ends < begins) else (None, None)


def _bounds(trigger: Token) -> Iterator[Token]:
    """The prepositions of time at the trigger, at what it says of somebody ("was president … since"), at what it belongs to ("president of Norway
    since") and, behind an apposition, at whom that renames."""
    places = [trigger, *(inner for preposition in children(trigger, "prep") for inner in children(preposition, "pobj"))]
    above = trigger.head
    if trigger.dep_ in ("attr", "oprd", "dobj", "acomp"):
        places.append(above)
    elif trigger.dep_ == "pobj" and above.lower_ == "as":
        places.append(above.head)
    for place in places:
        yield from (c for c in children(place, "prep") if c.lower_ in _BOUNDING)
    if trigger.dep_ == "appos":
        yield from (c for c in children(above, "prep") if c.lower_ in _BOUNDING and c.i > trigger.i)


def _of_preposition(preposition: Token, times: Times) -> Span:
    word = preposition.lower_
    found = _time(preposition, times, _DEPTH)
    if found is None:
        return None, None
    if found.value and "/" in found.value and word != "until":  # "from 1990–1995" is one expression
        return found.begins, found.ends
    if word in _CLOSING:
        return None, found.ends
    last = _second(preposition, found, times)
    return (found.begins, last.ends if last else None) if word != "between" or last else (None, None)


def _second(preposition: Token, first: TimeExpression, times: Times) -> TimeExpression | None:
    """The other end of "from … to …", "from … through …" and "between … and …"."""
    if preposition.lower_ == "between":
        return next((times[c.i] for inner in children(preposition, "pobj") for c in children(inner, "conj") if c.i in times), None)
    if preposition.lower_ != "from":
        return None
    beside = (
        *preposition.children,
        *preposition.head.children,
        *(c for inner in children(preposition, "pobj") for c in inner.children),
    )
    closing = (c for c in beside if c.dep_ == "prep" and c.lower_ in (*_ONWARD, *_CLOSING) and c.i > preposition.i)
    return next((found for c in closing if (found := _time(c, times, 1)) is not None and found != first), None)


def _time(token: Token, times: Times, depth: int) -> TimeExpression | None:
    """The date below a preposition: its object, or when that was ("until her death in 1999")."""
    for child in token.children:
        if child.dep_ in ("pobj", "pcomp", "prep") and child.i > token.i:
            if child.i in times:
                return times[child.i] if times[child.i].type == "DATE" and times[child.i].begins else None
            if depth and not (child.dep_ == "prep" and (child.lower_ in _BOUNDING | _ONWARD)) and (found := _time(child, times, depth - 1)):
                return found
    return None


def _in_brackets(trigger: Token, times: Times) -> Iterator[Span]:
    """A span of years that stands by itself behind the post or its place: "mayor of Oslo (1990–1995)"."""
    for place in (trigger, *(inner for preposition in children(trigger, "prep") for inner in children(preposition, "pobj"))):
        for child in place.children:
            found = times.get(child.i)
            if (
                found
                and found.type == "DATE"
                and found.value
                and "/" in found.value
                and child.i > place.i
                and child.dep_ in ("nummod", "appos", "npadvmod", "dep")
            ):
                yield found.begins, found.ends
