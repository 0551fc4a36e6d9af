"""Word lists of English news prose that tell what a name is: titles, legal forms, head words, short forms of given names.

The lists are data files beside this module. All words are in lower case.
"""

from pathlib import Path

DATA = Path(__file__).with_name("data")


def rows(file: str) -> list[list[str]]:
    """The cells of a tab-separated data file, without comments."""
    lines = (DATA / file).read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def _sections() -> dict[str, frozenset[str]]:
    found: dict[str, list[str]] = {}
    name = ""
    for line in (DATA / "words.txt").read_text(encoding="utf-8").splitlines():
        content = line.partition("#")[0].strip()
        if content.startswith("["):
            name = content.strip("[]")
        elif content:
            found.setdefault(name, []).extend(content.split())
    return {section: frozenset(words) for section, words in found.items()}


_LISTS = _sections()

PARTICLES = _LISTS["particles"]
"""May stand before a surname or be left out ("al", "von"), folded."""
LEGAL_FORMS = _LISTS["legal_forms"]
"""Endings of company names, without punctuation, that may be left out."""
COMPANY_SUFFIXES = _LISTS["company_suffixes"]
"""Last words that make a name an organisation's."""
ORGANIZATION_HEADS = _LISTS["organization_heads"]
"""Head words of names of organisations ("ministry", "university")."""


def _classes(prefix: str) -> dict[str, str]:
    """The words of the sections ``prefix:Class``, with their class."""
    found = ((section, words) for section, words in sorted(_LISTS.items()) if section.startswith(prefix + ":"))
    return {word.replace("_", " "): section.partition(":")[2] for section, words in found for word in sorted(words)}


PLACE_HEADS = _classes("place_heads")
"""Head words of names of places, with the class that they make."""
NAME_HEADS = _classes("name_heads") | PLACE_HEADS
"""Last words of names of places (or the last two), with the class that they make; in running text many mean other things."""
FIRST_HEADS = _classes("first_heads")
"""First words of names of places ("Lake", "Rue"), with the class that they make."""
AMBIGUOUS_HEADS = _LISTS["ambiguous_heads"]
"""Head words of organisations that are surnames too."""
COMMON_ACRONYMS = frozenset(word.upper() for word in _LISTS["common_acronyms"])
"""Words of capitals that name no organisation."""
BUILDING_HEADS = _LISTS["building_heads"]
"""Head words of organisations that are buildings too."""
THING_HEADS = frozenset(word.replace("_", " ") for word in _LISTS["thing_heads"])
"""Last words (or the last two) of names of events, laws, honours and works."""
TOWN_HEADS = frozenset(word.replace("_", " ") for word in _LISTS["town_heads"])
"""Last words (or the last two) of names of what every town has of its own ("hospital", "street")."""
NAMED_AFTER_HEADS = _LISTS["named_after_heads"]
"""Last words of names that often hold the name of a place that is elsewhere ("Vienna Road")."""
LONG_HEADS = _LISTS["long_heads"]
"""First or last words of names of what may be longer or wider than a town ("river", "highway")."""
KIN_WORDS = _LISTS["kin_words"]
"""Nouns for relatives, singular."""
CLUB_MARKS = frozenset(word.upper() for word in _LISTS["club_marks"])
"""Initials of sports clubs, which begin or end their names."""
HONORIFICS = _LISTS["honorifics"]
"""How someone is addressed ("mr", "dr.")."""
TITLES = HONORIFICS | _LISTS["titles"]
"""May stand before a person's name and are no part of it: posts, trades, honorifics and what qualifies them."""
FEMALE_WORDS = _LISTS["female_words"]
MALE_WORDS = _LISTS["male_words"]
"""Titles and role nouns that tell the gender of the person."""
_GIVEN = [line.split() for line in (DATA / "given_names.txt").read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
FEMALE_NAMES = frozenset(name for gender, *names in _GIVEN if gender == "female" for name in names)
MALE_NAMES = frozenset(name for gender, *names in _GIVEN if gender == "male" for name in names)
"""Given names (in lower-case ASCII) that nearly everywhere only women, or only men, bear."""
NICKNAMES = {short: tuple(names.split()) for short, names in rows("nicknames.tsv")}
"""Short and foreign forms of given names, to the names they stand for."""
SOCIAL_NETWORKS = frozenset(" ".join(row) for row in rows("networks.tsv"))
"""Social networks and messengers, which parsers take for people."""
