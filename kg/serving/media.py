"""Media types, and which of those on offer a client takes (RFC 9110, 12.5.1)."""

from collections.abc import Sequence

JSON, XML = "application/sparql-results+json", "application/sparql-results+xml"
CSV, TSV = "text/csv", "text/tab-separated-values"
TURTLE, NTRIPLES, RDFXML, JSONLD = "text/turtle", "application/n-triples", "application/rdf+xml", "application/ld+json"
HTML, TEXT, PLAIN_JSON = "text/html", "text/plain", "application/json"
FORM, QUERY, UPDATE = "application/x-www-form-urlencoded", "application/sparql-query", "application/sparql-update"

SOLUTIONS = (JSON, XML, CSV, TSV)
BOOLEAN = (JSON, XML)
GRAPH = (TURTLE, NTRIPLES, RDFXML, JSONLD)
RESOURCE = (HTML, *GRAPH)
"""What is on offer, what is given to who takes anything first."""
_ALIASES = {
    "application/json": (JSON,),
    "application/xml": (XML, RDFXML),
    "text/xml": (XML, RDFXML),
    "application/x-turtle": (TURTLE,),
    "text/plain": (NTRIPLES,),
}
_LONGEST = 2_000
"""Characters of the header that are looked at."""


def choose(accept: str | None, offered: Sequence[str]) -> str | None:
    """The one of ``offered`` that a client likes most, the first of equals; None where it takes none. Without a header it takes anything."""
    if accept is None or not accept.strip():
        return offered[0]
    ranges = _ranges(accept[:_LONGEST])
    liked = [(quality, -place, one) for place, one in enumerate(offered) if (quality := _quality(one, ranges)) > 0]
    return max(liked)[2] if liked else None


def _ranges(accept: str) -> list[tuple[str, float]]:
    found = []
    for part in accept.split(","):
        name, *parameters = (word.strip().lower() for word in part.split(";"))
        quality = next((_number(word[2:]) for word in parameters if word.startswith("q=")), 1.0)
        found += [(one, quality) for one in (name, *_ALIASES.get(name, ())) if one]
    return found


def _number(text: str) -> float:
    try:
        return min(max(float(text), 0.0), 1.0)
    except ValueError:
        return 0.0


def _quality(offered: str, ranges: Sequence[tuple[str, float]]) -> float:
    """That of the most specific range that fits."""
    for wanted in (offered, f"{offered.partition('/')[0]}/*", "*/*"):
        fitting = [quality for name, quality in ranges if name == wanted]
        if fitting:
            return max(fitting)
    return 0.0
