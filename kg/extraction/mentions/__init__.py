"""Find mentions: names with their kind and title, words for peoples, descriptions and pronouns.

The parser's names are the start; their ends and kinds are repaired by what English prose and the gazetteer tell, and names that it missed are added.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from msgspec.structs import replace

from kg.extraction.annotations import Found
from kg.extraction.mentions import cues
from kg.extraction.mentions.boundaries import trimmed
from kg.extraction.mentions.branches import with_branches
from kg.extraction.mentions.common import unnamed
from kg.extraction.mentions.elsewhere import as_elsewhere
from kg.extraction.mentions.headlines import without_headlines
from kg.extraction.mentions.kinds import actors, agreed_labels, kind_of, label_of
from kg.extraction.mentions.missed import acronym_after, missed
from kg.extraction.mentions.peoples import done_by, people
from kg.extraction.mentions.spans import NAMES, Span, root_of, span_of
from kg.extraction.mentions.titles import title_start
from kg.extraction.openings import titled
from kg.extraction.parse.parsed import Doc
from kg.gazetteer import Gazetteer
from kg.gazetteer.words import AMBIGUOUS_HEADS, COMMON_ACRONYMS, COMPANY_SUFFIXES, ORGANIZATION_HEADS, THING_HEADS, TITLES
from kg.ontology.terms import Ontology

__all__ = ["find_mentions"]

_NO_PERSON = re.compile(r"[DRI]\s?[-–—]\s?[A-Z]|[^a-z]*[\d+=][^a-z]*$")
_PARTY_TAG = re.compile(r"[DRI]-[A-Z][A-Za-z.]*")
_GENERIC = frozenset(
    """
    board company committee council commission department office agency district county city institute network club corps association bureau
    foundation group center centre administration division society union league team
    """.split()
)
"""Nouns that name no organisation when they stand alone, whatever their capital."""
_HONOURED = frozenset(("all-american", "all-star"))
"""What a player is called, or a match."""
_FIELDS = frozenset(
    """
    athletic operations magistrate sales marketing finance communications commerce safety planning city county district security program state transport
    transportation health education interior justice trade energy environment agriculture housing labour labor tourism culture sports immigration treasury
    mines fisheries forestry industry railways aviation petroleum youth women technical staff master
    """.split()
)
"""What a post is for: "athletic director", "Transport Minister"."""
_DUTIES = frozenset(("public information", "public affairs", "public works", "public safety", "public relations", "human resources", "internal affairs"))
"""The same of two words: "Public Information Officer"."""
_PUBLIC_POSTS = frozenset("minister secretary councilor councillor ambassador chancellor senator governor mayor undersecretary".split())
_NOBLE = frozenset("duke duchess earl count countess viscount marquess baron king queen prince princess emperor empress bishop archbishop".split())
"""Whose place stands behind "of"."""
_ENVOYS = frozenset("envoy representative rapporteur ambassador spokesman spokeswoman spokesperson".split())
"""Posts behind the body that sends or employs them."""
_QUALIFYING = frozenset("special permanent deputy chief senior goodwill acting former".split())
_RANKS = frozenset(
    """
    chief owner officer sergeant sgt sgt. detective coach sheriff superintendent pastor reverend rev. senator sen. rep. congressman congresswoman mayor governor
    gov. lt. lieutenant capt. captain cpl. inspector constable trooper prof. professor councilman councilwoman alderman commissioner mr mr. mrs mrs. ms ms.
    dr dr. deputy justice explorer mountaineer novelist actress footballer cyclist physicist chemist astronaut journalist economist historian
    """.split()
)
"""Ranks and posts that stand before a surname and begin few names of organisations."""
_ELECTED = frozenset(
    """
    senator sen. congressman congresswoman representative rep. councilman councilwoman councillor alderman minister secretary governor gov. mayor president
    premier chancellor ambassador
    """.split()
)
"""Whose name stands behind them with a small letter or a capital, and never that of a town they hold the post of."""
_NOBODY = frozenset("police nominee mum mom dad extraordinary plenipotentiary det msgr engr".split())
"""Words of headlines, and halves of titles, that name nobody."""
_BODIES = ORGANIZATION_HEADS - AMBIGUOUS_HEADS
_NO_SURNAMES = TITLES | ORGANIZATION_HEADS | COMPANY_SUFFIXES
_LOCATIVE = frozenset({"in", "at", "near", "outside", "inside", "around", "to", "into"})


def find_mentions(doc: Doc, ontology: Ontology, gazetteer: Gazetteer) -> tuple[Found, ...]:
    """All mentions of people, groups, organisations and places, by position. No two names overlap; a description may contain names."""
    spans = _spans(doc, ontology, gazetteer)
    agreed = agreed_labels(doc, spans, ontology, gazetteer)
    spans = [s for s in spans if s.label != "PERSON" or (_is_persons(s.name, agreed.people) and not _is_common(s.name, agreed.people, ontology))]
    things = [s for s in spans if s.label == "ORG" and _is_thing(s.name)]
    short = {acronym_after(doc, s) for s in things}
    things += [s for s in spans if s.label == "ORG" and s.name in short]
    spans = [s for s in spans if s.label != "PERSON" or not _is_body(s, agreed.people)]
    spans = [s for s in spans if s.label != "ORG" or not (_is_title(s.name) or s in things or _names_nothing(doc, s))]
    labels = {span.start: label_of(doc, span, agreed, gazetteer) for span in spans}
    nobody = {s.start for s in spans if s.name in COMMON_ACRONYMS or s.name.lower() in _NOBODY}  # "Ada Reyes, MD, a professor"
    spans = [s for s in spans if labels[s.start] != "PERSON" or s.start not in nobody]
    places = sorted({s.name for s in spans if labels[s.start] in ("GPE", "LOC")})
    acting = actors(doc, spans)
    found: list[Found] = []
    titles = {i for s in things for i in range(s.start, s.end)}
    for span in spans:
        if labels[span.start] == "GPE" and (country := done_by(doc, span, gazetteer)):
            found.append(country)
        elif labels[span.start] == "NORP":
            demonym = people(doc, span, places, gazetteer)
            found.extend([demonym] if demonym else [])
        else:
            found.append(_named(doc, span, labels[span.start], acting, gazetteer))
            titles.update(range(span.title, span.start))
    taken = {i for f in found for i in range(f.start, f.end)} | {t.i for start in doc.filed for t in doc[start].sent}
    found.extend(unnamed(doc, taken, titles, ontology))
    return tuple(sorted(found, key=lambda f: (f.start, -f.end)))


def _is_persons(name: str, people: frozenset[str]) -> bool:
    """Whether a name can be a person's; a title, "D-Ohio" behind a name and "GMT+01" are none."""
    word = name.lower()
    known = (word not in TITLES and f"{word}." not in TITLES) or word in people
    return known and not _NO_PERSON.match(name)


def _is_common(name: str, people: frozenset[str], ontology: Ontology) -> bool:
    """Whether what the parser takes for a person is a common noun with a capital, as it may stand in a headline: "Firefighters", "Police", "Mum"."""
    word = name.lower()
    many = word.endswith("s") and ontology.lexicon.nominal.get(word[:-1]) == "Person"
    return word not in people and (word in _NOBODY or many)


def _is_title(name: str) -> bool:
    """ "Supreme Adviser", "Interior" before "Minister", "Vale State Councilor": a post that the parser takes for an organisation."""
    words = name.lower().split()
    return all(word in TITLES for word in words) or (len(words) > 1 and words[-1] in _PUBLIC_POSTS)


def _is_body(span: Span, people: frozenset[str]) -> bool:
    """ "League" of "Premier League", where the parser takes "Premier" for a title."""
    word = span.name.lower()
    return span.title < span.start and word in _BODIES and word not in people


def _names_nothing(doc: Doc, span: Span) -> bool:
    """ "the Board", "Athletic" before "director", "R-Vale" behind a senator's name, "DNA", "All-American": capitals that name no organisation."""
    following = doc[span.end].lower_ if span.end < len(doc) else ""
    if span.name.lower() in _DUTIES and following in TITLES:
        return True
    if span.end - span.start > 1:
        if doc.text_between(span.start, span.end).lower().replace(" ", "") in _HONOURED:
            return True
        return bool(_PARTY_TAG.fullmatch("".join(t.text for t in doc[span.start : span.end])))
    word = span.name.lower()
    after = doc[span.end] if span.end < len(doc) else None
    field = word in _FIELDS and after is not None and after.lower_ in TITLES
    return word in _GENERIC or span.name in COMMON_ACRONYMS or field or bool(_PARTY_TAG.fullmatch(span.name))


def _owner_of_post(doc: Doc, span: Span, gazetteer: Gazetteer) -> Span:
    """ "U.S. Surgeon General", "United Nations Special Envoy", "Duke of Vale": whose post it is that the parser takes for an organisation or a place; any
    other span as it is."""
    words = [t.lower_ for t in doc[span.start : span.end]]
    if words[0] in _NOBLE and words[1:2] == ["of"] and len(words) < 5 and words[-1] not in ORGANIZATION_HEADS and span.label != "PERSON":
        return span_of(doc, span.start + 2, span.end, "GPE") if len(words) > 2 and words[2] != "the" else span
    post = len(words)
    while span.label == "ORG" and words[-1] in _ENVOYS and post > 1 and words[post - 1] in _ENVOYS | _QUALIFYING:
        post -= 1
    if post < len(words):
        return span_of(doc, span.start, span.start + post, "GPE" if gazetteer.is_country(doc.text_between(span.start, span.start + post)) else "ORG")
    for end in range(span.start + 1, span.end):
        rest = " ".join(t.text for t in doc[end : span.end])
        if span.label == "ORG" and _is_title(rest) and gazetteer.is_country(doc.text_between(span.start, end)):
            return span_of(doc, span.start, end, "GPE")
    return span


def _is_thing(name: str) -> bool:
    """ "Vale Film Festival", "Operation Winter": events, laws and honours, which no one belongs to."""
    words = name.lower().split()
    thing = " ".join(words[-2:]) in THING_HEADS or words[-1] in THING_HEADS or words[0] == "operation"
    body = (
        any(word in ORGANIZATION_HEADS and after in ("of", "for", "on") for word, after in pairwise(words))
        or words[0] in ORGANIZATION_HEADS
    )
    return len(words) > 1 and thing and not body


def _spans(doc: Doc, ontology: Ontology, gazetteer: Gazetteer) -> list[Span]:
    """Spans of names, repaired, by position, with the titles of people."""
    first = [
        span
        for entity in doc.ents
        if entity.label_ in NAMES
        for found in trimmed(doc, *_ranked(doc, entity.start, entity.end, _label(doc, entity.start, entity.end, entity.label_, gazetteer)), ontology, gazetteer)
        for span in [_owner_of_post(doc, found, gazetteer)]
    ]
    first += [s for entity in doc.ents if entity.label_ == "PRODUCT" for s in _vehicles(doc, entity.start, entity.end, ontology, gazetteer)]
    whole = list(as_elsewhere(doc, list(_apart(sorted(_with_filed(doc, first, gazetteer), key=lambda s: s.start)))))
    first = list(without_headlines(doc, list(with_branches(doc, whole, gazetteer)), ontology))
    spans = sorted([*first, *missed(doc, first, ontology, gazetteer)], key=lambda s: s.start)
    return list(_with_titles(doc, spans, ontology))


def _with_filed(doc: Doc, spans: list[Span], gazetteer: Gazetteer) -> list[Span]:
    """The spans with the places of datelines, before what overlaps these. Those that the text alone does not tell are some if they are known."""
    filed = [span_of(doc, s.start, s.end, "GPE") for s in doc.filed.values()]
    filed = [s for s in filed if doc.filed[s.start].label_ or gazetteer.candidates(titled(s.name))]
    taken = {i for s in filed for i in range(s.start, s.end)}
    return [*(replace(s, name=titled(s.name)) for s in filed), *(s for s in spans if taken.isdisjoint(range(s.start, s.end)))]


def _vehicles(doc: Doc, start: int, end: int, ontology: Ontology, gazetteer: Gazetteer) -> Iterator[Span]:
    """The parser's name of a product, where a noun beside it says that it is a ship's, a car's or an aircraft's: "the frigate Vale"."""
    for span in trimmed(doc, start, end, "PRODUCT", ontology, gazetteer):
        if cues.VEHICLE in (cues.called(doc, span, ontology), cues.apposed(doc, span, ontology, gazetteer)):
            yield replace(span, label=cues.VEHICLE)


def _ranked(doc: Doc, start: int, end: int, label: str) -> tuple[int, int, str]:
    """ "Sheriff Moe" that the parser takes for an organisation is a person with a rank; "Sheriff Department" is none."""
    words = [t.text for t in doc[start:end]]
    rest = words[1:]
    ranked = label == "ORG" and 0 < len(rest) < 3 and words[0].lower() in _RANKS
    named = ranked and all(w.istitle() and w.isalpha() and w.lower() not in _NO_SURNAMES for w in rest)
    return (start, end, "PERSON") if named else (start, end, label)


def _label(doc: Doc, start: int, end: int, label: str, gazetteer: Gazetteer) -> str:
    """The parser's label, but of what it takes for a town a person's, where a rank stands before two or three capitalised words that no place is called by:
    "senator Ada Reyes of Norland"."""
    words = [t.text for t in doc[start:end]]
    ranked = label == "GPE" and 1 < len(words) < 4 and start > 0 and doc[start - 1].lower_ in _ELECTED
    named = ranked and all(w.istitle() and w.isalpha() and w.lower() not in _NO_SURNAMES for w in words)
    return "PERSON" if named and not gazetteer.candidates(doc.text_between(start, end)) else label


def _apart(spans: list[Span]) -> Iterator[Span]:
    """The spans without those that a longer one before them has taken in."""
    end = 0
    for span in spans:
        if span.start >= end:
            yield span
            end = span.end


def _with_titles(doc: Doc, spans: list[Span], ontology: Ontology) -> Iterator[Span]:
    people_end = 0
    for span in spans:
        if span.label == "PERSON":
            yield replace(span, title=title_start(doc, span, ontology, people_end))
            people_end = span.end
        else:
            yield span


def _named(doc: Doc, span: Span, label: str, acting: frozenset[str], gazetteer: Gazetteer) -> Found:
    name = span.name
    head = root_of(doc, span.start, span.end)
    seat = gazetteer.seat_of_government(name)
    if seat:
        before = doc[span.start - 2 : span.start] if span.start > 1 else doc[0 : span.start]
        kind = "Facility" if any(t.dep_ == "prep" and t.lower_ in _LOCATIVE for t in before) else "Organization"
        return Found(span.start, span.end, head, kind, "name", name, country=seat)
    kind = kind_of(doc, span, label, acting, gazetteer)
    title = " ".join(doc.text_between(span.title, span.start).split()) if label == "PERSON" else ""
    return Found(span.start, span.end, head, kind, "name", name, title, _country(name, kind, gazetteer), span.title if title else None)


def _country(name: str, kind: str, gazetteer: Gazetteer) -> str | None:
    """The country that the name itself tells: a country's own, or that of "Norwegian Foreign Ministry"."""
    if kind == "Country":
        return gazetteer.country_code(name)
    words = name.split()
    if kind == "Organization" and len(words) > 1 and words[-1].lower() in ORGANIZATION_HEADS:
        return gazetteer.country_of_adjective(words[0]) or (gazetteer.country_of_adjective(" ".join(words[:2])) if len(words) > 2 else None)
    return None
