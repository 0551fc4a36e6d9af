"""Words for peoples: "Norwegian talks" (the country as an adjective), "Norwegians" (a group), "a Norwegian" (somebody)."""

import re
from collections.abc import Iterable

from kg.extraction.annotations import Found
from kg.extraction.mentions.spans import Span, root_of
from kg.extraction.parse.parsed import Doc
from kg.gazetteer import Gazetteer

_ATTRIBUTES = frozenset({"amod", "compound", "nmod", "nn", "npadvmod"})
_ENDINGS = ("ic", "ish", "ian", "an", "n", "er", "ese", "i", "ean", "ite")

_PARTIES = frozenset(
    ("Republican", "Democratic", "Labour", "Conservative", "Liberal", "Socialist", "Communist", "Green", "Labor", "Libertarian", "Progressive",
     "Nationalist", "Social Democratic", "Christian Democratic", "Liberal Democratic")
)  # fmt: skip
_POLITICIANS = frozenset(
    """
    politician senator congressman congresswoman representative lawmaker legislator candidate nominee governor mayor member mp councillor
    councilman councilwoman activist strategist incumbent delegate assemblyman
    """.split()
)
"""With whom a party's name as an adjective tells the party: "a Republican senator"; "a Liberal government" may be liberal."""


_DONE_BY = re.compile(r"(.+)-(?:allied|backed|based|brokered|controlled|funded|held|imposed|led|made|occupied|owned|run|sponsored|trained)")
"""A country and what it does to somebody, in one word of the parser's"""


def done_by(doc: Doc, span: Span, gazetteer: Gazetteer) -> Found | None:
    """The country in "the U.S.-led talks", which the parser leaves in one piece and takes for a place; None for all other names."""
    found = _DONE_BY.fullmatch(span.name)
    country = gazetteer.country(found[1]) if found else None
    if country is None:
        return None
    return Found(span.start, span.end, root_of(doc, span.start, span.end), "Country", "adjective", country.name, country=country.country_code)


def people(doc: Doc, span: Span, places: Iterable[str], gazetteer: Gazetteer) -> Found | None:
    """The mention that a word for a people makes; None for religions as adjectives, and for languages."""
    name = span.name
    head = root_of(doc, span.start, span.end)
    token = doc[span.end - 1]
    code = gazetteer.country_of_demonym(name) or gazetteer.country_code(name)
    country = gazetteer.country(code) if code else None
    regional = None if country else gazetteer.region_of_demonym(name)
    place = country.name if country else regional[0] if regional else _place_of(name, places)
    kind = regional[1] if regional else "Country"
    plural = token.tag_ in ("NNS", "NNPS")
    if place is None:
        if not plural and name in _PARTIES and token.dep_ in _ATTRIBUTES and token.head.lemma_.lower() in _POLITICIANS:
            return Found(span.start, span.end, head, "Organization", "adjective", f"{name} Party")
        return Found(span.start, span.end, head, "Group", "name", name) if plural else None
    if gazetteer.is_country(name):
        return Found(span.start, span.end, head, "Country", "name", name, country=code)
    if not plural and (token.dep_ in _ATTRIBUTES or token.tag_ in ("JJ", "AFX")):
        kept = token.dep_ in _ATTRIBUTES or token.dep_ in ("acomp", "conj", "attr", "dep", "ROOT", "appos")
        return Found(span.start, span.end, head, kind, "adjective", place, country=code) if kept else None
    if plural or (gazetteer.country_of_people(name) and _has_article(doc, span)):
        return Found(span.start, span.end, head, "Group", "name", name, country=code)
    if _has_article(doc, span):
        return Found(span.start, span.end, head, "Person", "nominal", name, country=code)
    return None


def _has_article(doc: Doc, span: Span) -> bool:
    return any(t.dep_ in ("det", "nummod", "poss") for t in doc[span.end - 1].lefts)


def _place_of(word: str, places: Iterable[str]) -> str | None:
    """The place of this document that the word is derived from ("Norlandic" where there is a Norland)."""
    for place in places:
        stem = place.rstrip("aeiou") if len(place) > 5 else place
        if (
            len(stem) >= 4
            and word.startswith(stem)
            and word[len(stem) :].lstrip("aeiou") in {e.lstrip("aeiou") for e in _ENDINGS}
            and word != place
        ):
            return place
    return None
