"""A place in a place: "Bergen in western Norway", "the Bergen region of Norway", "Bergen, Norway"."""

from collections.abc import Iterable, Iterator, Mapping

from msgspec.structs import replace

from kg.extraction.candidates import Candidate, refusal
from kg.extraction.confidence import PLACE_IN_PLACE
from kg.extraction.grammar.tables import KINDS_OF_PLACES
from kg.extraction.grammar.walk import children
from kg.extraction.reading import End, Reading, end_at
from kg.model import Value

RENAMING = ("appos", "npadvmod")


def place_candidates(reading: Reading) -> Iterator[Candidate]:
    """located_in for each named place that another named place contains by its wording."""
    for head in sorted(reading.annotations.of_head):
        inner = end_at(reading, head)
        if inner is None or inner.token != head or not _is_place(reading, inner) or reading.doc[head].lemma_.lower() in KINDS_OF_PLACES:
            continue
        for outer, trigger, construction in _outer(reading, head):
            if outer.entity.id != inner.entity.id and _is_place(reading, outer) and inner.entity.kind != "Country":
                why = refusal(reading, "located_in", inner, outer)
                yield Candidate(
                    "located_in",
                    inner,
                    outer,
                    head,
                    trigger,
                    f"located_in/place/{construction}",
                    construction,
                    PLACE_IN_PLACE,
                    True,
                    refusal=why,
                )


def _is_place(reading: Reading, end: End) -> bool:
    return end.entity.named and reading.ontology.is_a(end.entity.kind, "Place")


def _outer(reading: Reading, head: int) -> Iterator[tuple[End, tuple[int, int], str]]:
    token = reading.doc[head]
    behind = reading.annotations.span_of.get(head, (head, head + 1))[1]
    for preposition in children(token, "prep"):
        # "Reyes, of Bergen and Berg, 48, of Norway": what stands apart is somebody else's.
        if preposition.lower_ in ("in", "of") and preposition.i == behind:
            for inner in children(preposition, "pobj"):
                if (end := end_at(reading, inner.i)) is not None:
                    yield end, (preposition.i, preposition.i + 1), preposition.lower_
    for renamed in children(token, *RENAMING):
        between = reading.doc[head + 1 : renamed.left_edge.i]
        comma = len(between) == 1 and between[0].text == ","
        if comma and (end := end_at(reading, renamed.i)) is not None and end.entity.kind in ("Country", "Region"):
            yield end, (head + 1, head + 2), "comma"


def widened(reading: Reading, found: Iterable[Candidate]) -> Iterator[Candidate]:
    """Each candidate, and where its property holds of the places around its object too, one for each that the text names behind a comma."""
    starts = {start: head for head, (start, _) in sorted(reading.annotations.span_of.items())}
    for candidate in found:
        yield candidate
        end = candidate.object
        if candidate.refusal or isinstance(end, Value) or not reading.ontology.properties[candidate.predicate].holds_wider:
            continue
        for place in _around(reading, end, starts):
            if place.entity.id not in (end.entity.id, candidate.subject.entity.id):
                yield replace(candidate, object=place, construction=f"{candidate.construction}, wider")


def _around(reading: Reading, place: End, starts: Mapping[int, int]) -> list[End]:
    """Norway for Bergen in "Bergen, Norway"; Hordaland too in "Bergen, Hordaland, Norway". Nothing in a list ("Norway, Sweden and Denmark")."""
    chain = [place]
    while len(chain) < 4 and chain[-1].entity.kind != "Country" and (following := _behind_comma(reading, chain[-1], starts)) is not None:
        chain.append(following)
    # Towns one behind the other are a list, unless what holds them all comes last, or the parser takes one for a renaming of the other.
    while len(chain) > 1 and chain[-1].entity.kind not in ("Country", "Region") and reading.doc[chain[-1].token].dep_ not in RENAMING:
        chain.pop()
    return [] if len(chain) > 1 and _goes_on(reading, chain[-1], starts) else chain[1:]


def _behind_comma(reading: Reading, place: End, starts: Mapping[int, int]) -> End | None:
    at = reading.annotations.span_of.get(place.token, (0, len(reading.doc)))[1]
    if at + 1 >= len(reading.doc) or reading.doc[at].text != ",":
        return None
    head = starts.get(at + 1)
    found = end_at(reading, head) if head is not None else None
    return found if found is not None and _is_place(reading, found) and found.entity.kind in ("Country", "Region", "City") else None


def _goes_on(reading: Reading, place: End, starts: Mapping[int, int]) -> bool:
    """Whether "and" another place of the same kind follows."""
    at = reading.annotations.span_of[place.token][1]
    words = reading.doc[at : at + 2]
    step = next((n for n, word in enumerate(words) if word.lower_ in ("and", "or", "&")), None)
    if step is None or any(word.text != "," for word in words[:step]):
        return False
    head = starts.get(at + step + 1)
    found = end_at(reading, head) if head is not None else None
    return found is not None and found.entity.kind == place.entity.kind
