"""A place in a place: "Bergen in western Norway", "the Bergen region of Norway", "Bergen, Norway"."""

from collections.abc import Iterator

from kg.extraction.candidates import Candidate, refusal
from kg.extraction.grammar.tables import KINDS_OF_PLACES
from kg.extraction.grammar.walk import children
from kg.extraction.reading import End, Reading, end_at


def place_candidates(reading: Reading) -> Iterator[Candidate]:
    """located_in for each named place that another named place contains by its wording."""
    for head in sorted(reading.annotations.of_head):
        inner = end_at(reading, head)
        if inner is None or inner.token != head or not _is_place(reading, inner) or reading.doc[head].lemma_.lower() in KINDS_OF_PLACES:
            continue
        for outer, trigger, construction, confidence in _outer(reading, head):
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
                    confidence,
                    True,
                    refusal=why,
                )


def _is_place(reading: Reading, end: End) -> bool:
    return end.entity.named and reading.ontology.is_a(end.entity.kind, "Place")


def _outer(reading: Reading, head: int) -> Iterator[tuple[End, tuple[int, int], str, float]]:
    token = reading.doc[head]
    for preposition in children(token, "prep"):
        if preposition.lower_ in ("in", "of"):
            for inner in children(preposition, "pobj"):
                if (end := end_at(reading, inner.i)) is not None:
                    yield end, (preposition.i, preposition.i + 1), preposition.lower_, 0.8
    for renamed in children(token, "appos", "npadvmod"):
        between = reading.doc[head + 1 : renamed.left_edge.i]
        comma = len(between) == 1 and between[0].text == ","
        if comma and (end := end_at(reading, renamed.i)) is not None and end.entity.kind in ("Country", "Region"):
            yield end, (head + 1, head + 2), "comma", 0.8
