"""Names that the parser has cut short: with particles, with "of" and what follows it, with a first word that belongs to them."""

from kg.extraction.parse.parsed import Doc, Token
from kg.gazetteer import Gazetteer
from kg.gazetteer.words import (
    CLUB_MARKS,
    COMPANY_SUFFIXES,
    FEMALE_NAMES,
    KIN_WORDS,
    MALE_NAMES,
    NAME_HEADS,
    ORGANIZATION_HEADS,
    PARTICLES,
    THING_HEADS,
    TITLES,
)

_SURNAMES = PARTICLES - {"as", "at", "an", "al", "el"}
_OF_WHAT = frozenset(
    "court church bank university parliament assembly chamber academy institute museum college borough ministry bureau department".split()
)
"""Last words of a name that "of" and a name behind it belong to ("the Supreme Court of Norland")."""
_FOR_WHAT = frozenset("service office agency institute council centre center society association foundation appeals organization union alliance".split())
"""The same with "for" ("the Court of Appeals for the Second Circuit")."""
_OF_WHERE = frozenset("gulf strait straits bay sea cape isthmus isle borough county district province".split())
"""The same of places: "Gulf of Norland"."""
TRADES = frozenset(
    """
    airline automaker brewer brewery broadcaster builder carmaker chipmaker drugmaker insurer lender manufacturer miner planemaker publisher retailer
    rival shipbuilder startup steelmaker supplier
    """.split()
)
"""What a firm makes or does; such words begin headlines, and few names."""
_REALMS = frozenset("duchy margraviate principality electorate earldom emirate sultanate khanate governorate".split())
_NUMBERS = frozenset("One Two Three Four Five Six Seven Eight Nine".split())
_RANKS = frozenset("assistant associate deputy vice senior junior chief interim acting executive".split())
_NO_SURNAMES = TITLES | ORGANIZATION_HEADS | COMPANY_SUFFIXES | THING_HEADS | frozenset(NAME_HEADS)
_MONTHS = frozenset(("May", "June", "April", "August"))
"""Months that are surnames as well."""
_NAMES = frozenset(("PERSON", "ORG", "GPE", "LOC", "FAC", "EVENT", "LAW"))
_FAMILIAR = frozenset("mama papa mum mom dad saint uncle auntie grandma grandpa state".split())
"""Words before a given name, and the end of "Secretary of State"."""
_CALLINGS = ("ist", "man", "woman", "maker", "crat", "can")
"""How words end for what somebody is: "Environmentalist", "Irishman", "Democrat", "Republican"."""
_NO_GIVEN_NAMES = TITLES | TRADES | _RANKS | KIN_WORDS | _FAMILIAR
_MODIFIERS = frozenset({"compound", "amod", "nmod"})
_LOUD = 0.7
"""Share of capitalised words from which a sentence is a headline, in which a capital says nothing."""


def lengthened(doc: Doc, start: int, end: int, label: str, gazetteer: Gazetteer) -> tuple[int, int]:
    """Where a name begins and ends that the parser may have cut: a person's at a particle, an organisation's before "of" or after its first word."""
    if label == "PERSON":
        return _given_name(doc, start, end, gazetteer), _over_month(doc, _over_particles(doc, _over_surname(doc, start, _over_nickname(doc, start, end))))
    if label == "ORG" and doc[end - 1].text in CLUB_MARKS and end - start == 1:
        return start, _over_capitals(doc, end)
    if label == "ORG":
        last = _over_of(doc, start, _over_number(doc, end), _OF_WHAT)
        return _first_word(doc, start, end, gazetteer), _over_of(doc, start, last, _FOR_WHAT, "for")
    if label in ("LOC", "GPE"):
        return _realm(doc, start), _over_of(doc, start, end, _OF_WHERE)
    return start, end


def _given_name(doc: Doc, start: int, end: int, gazetteer: Gazetteer) -> int:
    """ "Cosme Vale" where the parser marks "Vale" and takes the word before it for a work, a people or a month: nobody's title, and no people that is known."""
    word = doc[start - 1] if start else doc[start]
    if end - start > 1 or word.i == start or word.dep_ != "compound" or word.head.i != start or word.tag_ != "NNP" or doc[start].is_sent_start:
        return start
    plain = word.is_alpha and word.text.istitle() and len(word) > 1 and word.ent_type_ not in _NAMES and not word.lower_.endswith(_CALLINGS)
    known = word.lower_ in _NO_GIVEN_NAMES or f"{word.lower_}." in TITLES
    people = gazetteer.country_of_demonym(word.text) or gazetteer.region_of_demonym(word.text)
    return start - 1 if plain and not known and not people and not _is_headline(word) else start


def _over_nickname(doc: Doc, start: int, end: int) -> int:
    """ "Ada (Addie) Reyes", "Conrad S. (Gus) Vale": a word in brackets between the given name and the surname."""
    if end - start > 2 or end + 3 >= len(doc) or [doc[end].text, doc[end + 2].text] != ["(", ")"] or (end - start == 2 and not doc[end - 1].text.endswith(".")):
        return end
    inner, surname = doc[end + 1], doc[end + 3]
    names = all(t.pos_ == "PROPN" and t.text.istitle() and t.is_alpha and not t.is_sent_start for t in (inner, surname))
    return end + 4 if names else end


def _over_month(doc: Doc, end: int) -> int:
    """ "Ada May": a month that the parser dates something by, where it is the surname of the word before it."""
    word = doc[end] if end < len(doc) and not doc[end].is_sent_start else None
    surname = word is not None and word.text in _MONTHS and word.tag_ == "NNP" and doc[end - 1].dep_ == "compound" and doc[end - 1].head is word
    return end + 1 if surname and not (end + 1 < len(doc) and doc[end + 1].like_num) else end


def _over_capitals(doc: Doc, end: int) -> int:
    """The end of a club's name that the parser cuts behind its initials ("FC Zelt")."""
    last = end
    while last < min(end + 3, len(doc)) and doc[last].pos_ == "PROPN" and doc[last].text.istitle() and not doc[last].is_sent_start:
        last += 1
    return last


def _realm(doc: Doc, start: int) -> int:
    """The start of a place's name with the kind of realm before "of" ("the Duchy of Vale" is not the town of Vale)."""
    before = doc[start - 2] if start > 1 and doc[start - 1].text == "of" else None
    return start - 2 if before is not None and before.lower_ in _REALMS and before.text.istitle() and not before.is_sent_start else start


def _over_number(doc: Doc, end: int) -> int:
    """The end of a name with the number in capitals behind it ("Vale Radio Two")."""
    number = doc[end] if end < len(doc) and doc[end].text in _NUMBERS and not doc[end].is_sent_start else None
    joined = number is not None and (number.head.i in (end - 1, end + 1) or doc[end - 1].head is number)
    return end + 1 if number is not None and joined and not _is_headline(number) else end


def _over_surname(doc: Doc, start: int, end: int) -> int:
    """ "Transport Minister [Ola] Bergqvist": the end of a given name with the surname that the parser has not marked, where a title or the name itself tells."""
    after = doc[end] if end - start == 1 and end < len(doc) and not doc[end].is_sent_start else None
    if after is None or after.tag_ != "NNP" or after.ent_type_ or not (after.is_alpha and after.text[0].isupper()) or after.lower_ in _NO_SURNAMES:
        return end
    given = doc[start].lower_ in FEMALE_NAMES | MALE_NAMES
    titled = start > 0 and doc[start - 1].lower_ in TITLES and not doc[start].is_sent_start
    behind = doc[end + 1].text if end + 1 < len(doc) and not doc[end + 1].is_sent_start else ""
    whole = behind[:1].islower() or (not behind[:1].isupper() and not _is_headline(after))  # "President Ola Resigns"
    joined = doc[start].head is after and doc[start].dep_ in _MODIFIERS
    return end + 1 if joined and whole and (given or titled) else end


def _over_particles(doc: Doc, end: int) -> int:
    """ "Karl Moe" before "von der Vale": particles and the capitalised words behind them are its surname."""
    at = end
    while at < min(end + 3, len(doc)) and doc[at].text in _SURNAMES and not doc[at].is_sent_start:
        at += 1
    last = at
    while (
        end < at and last < min(at + 3, len(doc)) and doc[last].pos_ == "PROPN" and doc[last].text.istitle() and not doc[last].is_sent_start
    ):
        last += 1
    return last if last > at else end


def _over_of(doc: Doc, start: int, end: int, heads: frozenset[str], of: str = "of") -> int:
    """The end of a name with "of" (or "for") and the name behind it, where its last word is one of ``heads``."""
    at = end + 1
    head = doc[end - 1]
    if (
        at >= len(doc)
        or doc[end].text != of
        or head.lower_ not in heads
        or head.text.islower()
        or doc[end].head.i not in range(start, end)
    ):
        return end
    if of == "for" and doc[at].text != "the":
        return end  # "an advisory council for Vale"
    at += doc[at].text == "the"
    last = at
    while last < len(doc) and doc[last].pos_ == "PROPN" and doc[last].text[:1].isupper() and not doc[last].is_sent_start:
        last += 1
    return last if last > at and last - at < 4 else end


def _first_word(doc: Doc, start: int, end: int, gazetteer: Gazetteer) -> int:
    """ "Brightwell Home Lending" where the parser marks "Home Lending": a capitalised word of the same phrase that nothing else explains."""
    if start == 0 or doc[start].is_sent_start or _is_headline(doc[start]):
        return start
    word = doc[start - 1]
    if word.text in CLUB_MARKS and word.head.i in range(start, end):
        return start - 1
    fits = word.text.istitle() and word.is_alpha and word.dep_ in _MODIFIERS and word.head.i in range(start, end) and not word.ent_type_
    explained = (
        word.lower_ in TITLES
        or word.lower_ in _RANKS
        or (word.is_sent_start and word.lower_ in TRADES)
        or len(word) < 2
        or gazetteer.country_of_demonym(word.text)
        or gazetteer.region_of_demonym(word.text)
    )
    return start - 1 if fits and not explained and word.tag_ in ("NNP", "NNPS") else start


def _is_headline(token: Token) -> bool:
    words = [t for t in token.sent if t.is_alpha and len(t) > 3]
    return sum(t.text[:1].isupper() for t in words) >= _LOUD * len(words)
