"""Where a name begins and ends: without article, possessive ending, title, age; joined names apart."""

import re
from collections.abc import Iterator

from kg.extraction.mentions.extents import TRADES, lengthened
from kg.extraction.mentions.spans import NAMES, PARTIES, Span, span_of
from kg.extraction.parse.parsed import Doc, Token
from kg.gazetteer import Gazetteer
from kg.gazetteer.words import COMPANY_SUFFIXES, NAME_HEADS, ORGANIZATION_HEADS, PARTICLES, PLACE_HEADS, TITLES
from kg.ontology.terms import Ontology

_EDGES = frozenset(
    {"the", "a", "an", "'s", "'", "s'", '"', "-", "--", "–", "—", "/", "(", ")", "[", "]", ",", ".", ":", ";", "of", "and", "&", "..."}
)
_REGNAL = re.compile("I{2,3}|IV|VI{0,3}|IX|XI{0,3}|XI?V|XVI{1,3}")
_NUMBER = re.compile(r"\d+(?:st|nd|rd|th)|First|Second|Third|Fourth|Fifth|Sixth|Seventh|Eighth|Ninth|Tenth|Eleventh|Twelfth")
_FIELDS_OF_POSTS = {
    "fire": ("chief", "marshal", "captain", "commissioner", "inspector", "lieutenant"),
    "police": ("sgt", "sgt.", "detective", "officer", "constable", "lieutenant", "lt", "lt.", "capt", "capt.", "superintendent", "inspector"),
    "district": ("attorney", "judge", "court"),
    "circuit": ("judge",),
    "athletic": ("director",),
    "city": ("manager", "attorney", "clerk", "planner", "administrator"),
    "county": ("manager", "attorney", "clerk", "administrator"),
    "executive": ("director", "vice", "chairman", "editor", "producer", "officer"),
    "public": ("information", "works", "safety"),
}
"""Words that belong to the title behind them rather than to a name before them, and with which titles."""
_ROADS = frozenset({"highway", "route", "motorway", "interstate"})
"""Roads that have a number behind them."""
_CAPITAL_HEADS = {**NAME_HEADS, **dict.fromkeys(_ROADS, "Facility")}
_SCORE = re.compile(r"\d{1,3}\s?[-–]\s?\d{1,3}$")
_OVERCOMING = frozenset("past over against versus vs beats beat".split())
"""Small words between two teams in a headline."""
_RANKS = frozenset("sgt sgt. lt lt. capt capt. det det. cpl cpl. inspector superintendent spokesman spokeswoman".split())
"""Ends of what the parser takes for a body's name: the rank of somebody named behind it, or of nobody named."""
_AMOUNTS = frozenset("thousand million billion trillion percent euros dollars pounds francs yen rubles roubles rupees".split())
_CLAUSE = frozenset({"VERB", "AUX", "ADV", "SCONJ"})
"""Parts of speech that no name of a person has inside of it in small letters."""
_NOT_PERSON_START = frozenset({"the", "our", "their", "his", "her", "its", "my", "your"})


def trimmed(doc: Doc, start: int, end: int, label: str, ontology: Ontology, gazetteer: Gazetteer) -> Iterator[Span]:
    """The names inside one name span of the parser; none if nothing is left."""
    if home := _behind_a_party(doc, start, end, label, gazetteer):
        yield home
        return
    if end - start == 1 and _are_a_people(doc, start, gazetteer):
        yield span_of(doc, start, end + 1, "NORP")
        return
    if end - start == 1 and start and doc[start - 1].ent_type_ and _are_a_people(doc, start - 1, gazetteer):
        return
    for first, last in _parts(doc, start, end, label, gazetteer):
        first, last = _without_edges(doc, first, last, label)
        if first >= last:
            continue
        whole, last = last, _without_field(doc, first, last)
        if first == last:
            continue
        own = "GPE" if last < whole and label in ("PERSON", "ORG") and _is_place_with(doc[last].lower_) else label
        if last < whole:
            yield span_of(doc, first, last, own)
            continue
        if label == "GPE" and _is_airline(doc, first):
            yield span_of(doc, first - 1, last, "ORG")
            continue
        if label in ("ORG", "PERSON"):
            first = _without_trade(doc, first, last)
        if label == "PERSON":
            first, last = _person(doc, first, last, ontology, gazetteer)
            first, last = _with_ordinal(doc, first, last)
        elif label == "FAC" and last - first == 1 and doc[first].lower_ in PLACE_HEADS:
            first, last = _numbered(doc, first)
        if first < last and (place := _place_head(doc, first, last, label)):
            road = last + 1 < len(doc) and doc[last].lower_ in _ROADS and doc[last + 1].text.isdecimal()
            yield span_of(doc, first, last + 1 + road, place)
            continue
        if first < last:
            first, last = lengthened(doc, first, with_place_head(doc, first, last, label), label, gazetteer)
        if first < last and any(c.isupper() for c in doc.text_between(first, last)) and not _only_title(doc, first, last, label, ontology):
            yield span_of(doc, first, last, label)


def _behind_a_party(doc: Doc, start: int, end: int, label: str, gazetteer: Gazetteer) -> Span | None:
    """The town or state that a politician is from in "Ada Reyes, D-Oakland", where the parser takes all of it for one name."""
    if end - start < 3 or start < 2 or doc[start].text not in PARTIES or doc[start + 1].text != "-":
        return None
    if doc[start - 1].text not in (",", "(") or doc[start - 2].ent_type_ != "PERSON":
        return None
    name = doc.text_between(start + 2, end)
    known = label in ("GPE", "LOC", "FAC") or gazetteer.is_city(name) or gazetteer.abbreviated(name) or gazetteer.region(name)
    return span_of(doc, start + 2, end, "GPE") if known else None


def _are_a_people(doc: Doc, at: int, gazetteer: Gazetteer) -> bool:
    """Whether a word and the next are one people, of which the parser marks one word or makes two names ("[Sri] [Lankan]")."""
    if at + 1 >= len(doc) or not doc[at + 1].text[:1].isupper() or doc[at + 1].is_sent_start or gazetteer.country_of_demonym(doc[at].text):
        return False
    return gazetteer.country_of_demonym(doc.text_between(at, at + 2)) is not None


def _without_field(doc: Doc, start: int, end: int) -> int:
    """The end of a name without the word that belongs to the post behind it: "Harlow" in "Harlow Fire Chief Ada Reyes", nothing in "Fire Chief"."""
    following = doc[end].lower_ if end < len(doc) and not doc[end].is_sent_start else ""
    posts = _FIELDS_OF_POSTS.get(doc[end - 1].lower_, ())
    return end - 1 if following in posts and doc[end - 1].text[:1].isupper() else end


def _without_trade(doc: Doc, start: int, end: int) -> int:
    """The start of a name without what its bearer makes or sells, which has its capital from the start of a sentence: "Carmaker Vale to cut jobs"."""
    trade = end - start > 1 and bool(doc[start].is_sent_start) and doc[start].lower_ in TRADES
    return start + 1 if trade and doc[start + 1].text[:1].isupper() and doc[end - 1].lower_ not in ORGANIZATION_HEADS else start


def _is_airline(doc: Doc, start: int) -> bool:
    """Whether "Air" before a country or town makes it the name of an airline ("Air Norland")."""
    before = doc[start - 1] if start and not doc[start].is_sent_start else doc[start]
    return before.text == "Air" and before.pos_ == "PROPN" and before.head.i >= start


def _is_place_with(field: str) -> bool:
    """Whether what has a post with that field is a town or a county."""
    return field in ("fire", "police", "district", "circuit")


def _only_title(doc: Doc, start: int, end: int, label: str, ontology: Ontology) -> bool:
    """Whether a span is a post and no name ("Supreme Adviser")."""
    nominal = ontology.lexicon.nominal
    if label not in ("PERSON", "ORG") or not (end - start > 1 or doc[start].lower_ in nominal):
        return False
    return nominal.get(doc[end - 1].lower_, nominal.get(doc[end - 1].lemma_.lower())) == "Person" and all(
        t.lower_ in TITLES for t in doc[start:end]
    )


def _parts(doc: Doc, start: int, end: int, label: str, gazetteer: Gazetteer) -> Iterator[tuple[int, int]]:
    """Cut at line breaks and sentence starts, people also at commas and "and", pairs of peoples at the hyphen."""
    begin = start
    for i in range(start, end):
        token = doc[i]
        cut = token.is_space or (i > start and token.is_sent_start) or token.text in ("(", ")") or _between(doc, i)
        if token.like_num and begin < i < end - 1 and doc[i + 1].lower_ in _AMOUNTS:
            end = i  # "fined Vale 4 million euros"
            break
        if begin < i and _is_score(doc, i, end):
            end = i  # "beat Vale 51 - 50"
            break
        cut = cut or (label != "PERSON" and token.text in _OVERCOMING and i < end - 1)
        if label == "PERSON":
            if token.lower_ == "of" and i > begin:
                end = i  # what follows is where a person belongs
                break
            cut = cut or token.lower_ in ("and", "&", ";", "(", ")") or (token.text == "," and not _suffix_follows(doc, i, end))
            cut = cut or (token.text.islower() and i < end - 1 and (token.pos_ == "NOUN" or token.pos_ in _CLAUSE))
        if label == "ORG" and token.lower_ == "and" and start == i - 1 == end - 3 and start:
            cut = cut or doc[start - 1].lower_ in ("between", "both")  # "a merger between Vale and Northgate"
        if label == "ORG" and token.text == "," and start < i:
            cut = cut or _are_two(doc, start, i, end)
        if label in ("NORP", "GPE", "LOC") and token.text in ("-", "–") and start < i < end - 1:
            cut = cut or bool(_people_or_country(doc[i - 1], gazetteer) and _people_or_country(doc[i + 1], gazetteer))
            cut = cut or _is_dash(doc, start, i, end, gazetteer)
        if cut:
            if begin < i:
                yield begin, i
            begin = i if token.is_sent_start and not token.is_space and token.text not in _EDGES else i + 1
    if begin < end:
        yield begin, end


def _is_score(doc: Doc, i: int, end: int) -> bool:
    """Whether a name goes over into the points of a match: "Vale 51 - 50", "Vale 2-0"."""
    points = doc.text_between(i, min(i + 3, end))
    return doc[i].text[:1].isdigit() and _SCORE.match(points) is not None


def _are_two(doc: Doc, start: int, comma: int, end: int) -> bool:
    """Whether a comma parts two names ("Vale, Brightwell") and no list of partners, field or legal form inside of one."""
    words = [t.lower_ for t in doc[start:end]]
    inside = {"and", "&", "of", "for"} & set(words) or words.count(",") > 1 or words[-1] in COMPANY_SUFFIXES
    return not inside and not ORGANIZATION_HEADS & set(words[: comma - start]) and doc[comma + 1].pos_ == "PROPN"


def _is_dash(doc: Doc, start: int, dash: int, end: int, gazetteer: Gazetteer) -> bool:
    """Whether a dash with blanks parts a town from what follows ("based in Lisbon - Brightwell"), and does not join two words of its name."""
    town = gazetteer.is_city(doc.text_between(start, dash)) and bool(doc[dash].whitespace_ and doc[dash - 1].whitespace_)
    return town and not gazetteer.is_city(f"{doc.text_between(start, dash)}-{doc.text_between(dash + 1, end)}")


def _between(doc: Doc, i: int) -> bool:
    """Whether a token is a slash with blanks around it: it parts names, while one without belongs to them."""
    return doc[i].text == "/" and i > 0 and bool(doc[i - 1].whitespace_)


def _with_ordinal(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """A ruler's name with its number: after it, or before it where the parser has marked the number alone ("Haakon [VII]")."""
    if start < end < len(doc) and not doc[end].is_sent_start and (_REGNAL.fullmatch(doc[end].text) or _is_first(doc[end])):
        end += 1
    if (
        end - start == 1
        and start
        and _REGNAL.fullmatch(doc[start].text)
        and doc[start - 1].pos_ == "PROPN"
        and not doc[start].is_sent_start
    ):
        start -= 1
    return start, end


def _is_first(token: Token) -> bool:
    """Whether "I" is a number for the parser, and nobody who speaks."""
    return token.text == "I" and token.tag_ in ("NNP", "CD") and token.dep_ not in ("nsubj", "nsubjpass")


def _numbered(doc: Doc, i: int) -> tuple[int, int]:
    """A street with its number ("97th Avenue"); nothing where "Avenue" stands alone."""
    before = doc[i - 1] if i and not doc[i].is_sent_start else doc[i]
    return (i - 1, i + 1) if _NUMBER.fullmatch(before.text) else (i, i)


def _suffix_follows(doc: Doc, i: int, end: int) -> bool:
    return i + 1 < end and doc[i + 1].lower_ in ("jr", "jr.", "sr", "sr.", "iii", "ii")


def _people_or_country(token: Token, gazetteer: Gazetteer) -> bool:
    return gazetteer.country_of_demonym(token.text) is not None or gazetteer.is_country(token.text)


def _without_edges(doc: Doc, start: int, end: int, label: str) -> tuple[int, int]:
    while start < end and (doc[start].lower_ in _EDGES or doc[start].is_space or (doc[start].is_punct and doc[start].text != "'")):
        start += 1
    if end - start > 2 and doc[end - 1].text == "s" and doc[end - 2].text == "'":
        end -= 2  # "Vale' s", as some pages write it
    while end > start and (doc[end - 1].lower_ in _EDGES or doc[end - 1].is_space) and not _abbreviation(doc, start, end):
        end -= 1
    while (
        end - start > 1
        and doc[start].text.islower()
        and doc[start].text not in PARTICLES
        and any(t.text[:1].isupper() for t in doc[start:end])
    ):
        start += 1
    while end - start > 1 and label == "ORG" and doc[end - 1].lower_ in _RANKS:
        end -= 1
    while end - start > 1 and label in ("PERSON", "ORG", "GPE", "FAC") and _ends_in_common_word(doc[end - 1], label):
        end -= 1
    return start, end


def _abbreviation(doc: Doc, start: int, end: int) -> bool:
    """Whether the last full stop belongs to the name ("Vale Inc ." never happens; "U.S." is one token)."""
    return doc[end - 1].text == "." and end - start > 1 and doc[end - 2].lower_ in ("inc", "co", "corp", "ltd", "jr", "sr")


def _ends_in_common_word(token: Token, label: str) -> bool:
    if label == "PERSON":
        return token.text[:1].islower() or token.like_num or token.is_punct
    return token.text[:1].islower() and token.pos_ in ("VERB", "AUX", "ADV", "ADP", "CCONJ", "PRON")


def _person(doc: Doc, start: int, end: int, ontology: Ontology, gazetteer: Gazetteer) -> tuple[int, int]:
    """Take titles and peoples off the front of a person's name, as long as a name remains."""
    while end - start > 1:
        token = doc[start]
        title = token.lower_ in TITLES and not _is_given_name(doc, start, end)
        people = gazetteer.country_of_adjective(token.text) is not None and token.pos_ in ("ADJ", "PROPN") and end - start > 2
        common = token.pos_ in ("ADP", "ADV") or (token.text[:1].islower() and token.pos_ == "NOUN")
        if not (title or people or common or token.lower_ in _NOT_PERSON_START):
            break
        start += 1
    if end - start == 1 and doc[start].lower_ in TITLES and doc[start].pos_ in ("NOUN", "ADJ"):
        return end, end
    return start, end


def _is_given_name(doc: Doc, start: int, end: int) -> bool:
    """Words that are titles and names alike ("Prince", "King") stay in a name that ends the span with no other capital before it."""
    return (
        doc[start].lower_ in ("dean", "earl", "major", "marshal", "late", "first")
        and end - start == 2
        and doc[start].tag_ == "NNP"
        and start > 0
        and doc[start - 1].is_punct
    )


def with_place_head(doc: Doc, start: int, end: int, label: str) -> int:
    """The end of a place's name with its common noun ("the Oslo region"): the noun makes it another place than the town."""
    if label not in ("GPE", "LOC", "FAC") or end >= len(doc) or doc[end].is_sent_start:
        return end
    head = doc[end]
    joined = head.tag_ == "NN" and doc[end - 1].head.i == end and doc[end - 1].dep_ in ("compound", "nmod", "amod")
    return (
        end + 1
        if joined and PLACE_HEADS.get(head.lower_, "Facility") != "Facility" and head.lower_ not in ("city", "town", "village")
        else end
    )


def _place_head(doc: Doc, start: int, end: int, label: str) -> str:
    """The label of a place that is named after somebody or something ("Ada Reyes Stadium", "Vale Bay"); empty where no such word with a capital ends the name."""
    head = doc[end] if end < len(doc) and not doc[end].is_sent_start else None
    kind = _CAPITAL_HEADS.get(head.lower_, "") if head is not None and head.text.istitle() and head.tag_ == "NNP" else ""
    if head is None or kind not in ("Facility", "NaturalFeature") or doc[end - 1].dep_ != "compound" or doc[end - 1].head is not head or head.ent_type_ in NAMES:
        return ""
    goes_on = end + 1 < len(doc) and doc[end + 1].text[:1].isupper() and not doc[end + 1].is_sent_start
    return "" if goes_on or label == "NORP" else "FAC" if kind == "Facility" else "LOC"
