"""A firm's branch in a country: "Vale Kenya" is a firm of its own, neither Vale nor Kenya."""

from collections.abc import Iterator, Sequence

from kg.extraction.mentions.spans import Span, span_of
from kg.extraction.parse.parsed import Doc
from kg.gazetteer import Gazetteer

_CONTINENTS = frozenset("Africa America Asia Europe North_America South_America Latin_America Asia_Pacific UK USA".split())


def with_branches(doc: Doc, spans: Sequence[Span], gazetteer: Gazetteer) -> Iterator[Span]:
    """The spans, by position, with an organisation and the country or continent right behind it made one where the country is the head of the two."""
    waiting: Span | None = None
    for span in spans:
        if waiting is not None and _is_branch(doc, waiting, span, gazetteer):
            yield span_of(doc, waiting.start, span.end, "ORG")
            waiting = None
            continue
        if waiting is not None:
            yield waiting
        waiting = span
    if waiting is not None:
        yield waiting


def _is_branch(doc: Doc, firm: Span, land: Span, gazetteer: Gazetteer) -> bool:
    """Whether two neighbouring names are a firm's and its branch's: "in Vale Kenya", but not "the Vale Kenya mission" and "told Vale Kenya had left"."""
    if firm.label != "ORG" or land.label not in ("GPE", "LOC") or land.start != firm.end or doc[land.start].is_sent_start:
        return False
    head = doc[land.end - 1]
    joined = doc[firm.end - 1].dep_ == "compound" and doc[firm.end - 1].head.i in range(land.start, land.end)
    alone = head.dep_ in ("nsubj", "nsubjpass", "dobj", "pobj", "poss", "conj", "appos", "dative", "attr")
    known = gazetteer.is_country(land.name) or land.name.replace(" ", "_") in _CONTINENTS
    return joined and alone and known and not doc[firm.end - 1].text.isupper()
