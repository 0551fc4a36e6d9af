"""Whose citizen somebody is by a word for a people: "Ada Reyes is a Norwegian keyboardist", "the Norwegian keyboardist Ada Reyes".

Whatever the noun: most trades are in no lexicon. Nouns that are relations of their own ("the Norwegian envoy") are left to these.
"""

from collections.abc import Iterator

from kg.extraction.candidates import Candidate, refusal
from kg.extraction.confidence import NOMINAL
from kg.extraction.lookup import class_of, senses_of
from kg.extraction.parse.parsed import Token
from kg.extraction.reading import End, Reading, bearer_at, end_at, is_somebody
from kg.extraction.relations.bearers import Bearer, bearers

CITIZEN, MEMBER = "citizen_of", "member_of"
POLITICIANS = frozenset(
    """
    politician senator congressman congresswoman representative lawmaker legislator candidate nominee governor mayor member mp councillor
    councilman councilwoman activist incumbent delegate assemblyman leader secretary treasurer president chairman official founder minister
    """.split()
)
"""Nouns for people of a party; its critics and opponents are none."""
OF_LANGUAGES = frozenset(
    """
    teacher professor lecturer tutor instructor translator interpreter speaker scholar student major instruction reader literature horn
    """.split()
)
"""Nouns with which the word may mean a language or a thing ("a German teacher", "a French horn player")."""
TRADES = (
    "ist",
    "er",
    "or",
    "ian",
    "man",
    "woman",
    "ant",
    "phile",
    "ess",
    "ete",
    "back",
    "patron",
    "figure",
    "intellectual",
    "professional",
    "amateur",
    "icon",
)
"""Endings of nouns for people, asked for where the lexicon does not know the noun: a film may bear a person's name."""
NOT_MEANT = frozenset("honorary alleged self-styled so-called would-be aspiring not no non".split())
RELATIONAL = frozenset(("citizen_of", "created"))
"""Senses beside which the word still tells the origin: "a Norwegian composer"."""


def is_people(reading: Reading, end: End) -> bool:
    """Whether an end is a word for a people as an adjective ("Norwegian"), standing for its country."""
    word = reading.doc[end.token]
    return word.ent_type_ == "NORP" and end.entity.kind in ("Country", "Region")


def people_candidates(reading: Reading) -> Iterator[Candidate]:
    """citizen_of for each word for a people that qualifies what somebody is, member_of for a party's name ("a Labour Party politician")."""
    for head in sorted(reading.annotations.of_head):
        word = reading.doc[head]
        if word.dep_ not in ("amod", "compound", "nmod"):
            continue
        whole, noun = end_at(reading, head), _noun(word)
        predicate = _predicate(reading, whole) if whole is not None and noun is not None else ""
        if whole is None or noun is None or predicate not in reading.ontology.properties:
            continue
        for bearer in _bearers(reading, word, noun):
            subject = bearer_at(reading, bearer.token)
            if subject is not None and is_somebody(subject.entity) and subject.entity.id != whole.entity.id:
                why = refusal(reading, predicate, subject, whole) or _unfit(reading, word, noun, predicate)
                yield Candidate(predicate, subject, whole, bearer.mood, (noun.i, noun.i + 1), f"{predicate}/people/{bearer.construction}",
                                f"{bearer.construction}, people", NOMINAL, bearer.presupposed, refusal=why)  # fmt: skip


def _predicate(reading: Reading, whole: End) -> str:
    """What the word makes somebody who bears the noun: a citizen of a country, a member of a party."""
    party = whole.entity.kind == "Organization" and whole.entity.name.endswith(" Party")
    return MEMBER if party else CITIZEN if is_people(reading, whole) and whole.entity.kind == "Country" else ""


def _noun(word: Token) -> Token | None:
    """The noun that heads the phrase: "shooter" for "French" in "a French sports shooter"."""
    noun = word.head
    for _ in range(3):
        if noun.dep_ not in ("compound", "nmod", "amod") or noun.head.i < word.i:
            break
        noun = noun.head
    return noun if noun.i > word.i and noun.pos_ in ("NOUN", "PROPN") else None


def _bearers(reading: Reading, word: Token, noun: Token) -> Iterator[Bearer]:
    trade = _trade(reading, word, noun)
    if trade is None or not (
        trade.lemma_.lower() in POLITICIANS
        or trade.lemma_.lower().endswith(TRADES)
        or class_of(reading.ontology.lexicon.nominal, trade) == "Person"
    ):
        return
    if trade is not noun:
        yield Bearer(noun.i, "title", noun.i, True, NOMINAL)
    elif noun.tag_ in ("NN", "NNP") and any(c.dep_ == "det" and c.lower_ in ("a", "an", "the") for c in noun.children):
        yield from (b for b in bearers(reading, noun) if b.construction in ("copula", "apposition"))


def _trade(reading: Reading, word: Token, noun: Token) -> Token | None:
    """What somebody is: the noun itself, or the last word between "Norwegian" and the name in "Norwegian keyboardist Ada Reyes"."""
    if noun.ent_type_ != "PERSON":
        return noun
    between = [t for t in reading.doc[word.i + 1 : noun.i] if t.ent_type_ != "PERSON" and t.pos_ in ("NOUN", "PROPN")]
    return between[-1] if between else None


def _unfit(reading: Reading, word: Token, noun: Token, predicate: str) -> str:
    between = {t.lower_ for t in reading.doc[max(word.sent.start, word.i - 2) : noun.i + 1]}
    if between & NOT_MEANT:
        return "the noun is not meant as real"
    if predicate == MEMBER:
        return "" if (_trade(reading, word, noun) or noun).lemma_.lower() in POLITICIANS else "the noun is no post of a party"
    if between & OF_LANGUAGES:
        return "the word may mean a language"
    trade = _trade(reading, word, noun) or noun
    properties = reading.ontology.properties
    relations = {s.target for s in senses_of(reading.ontology.lexicon.nouns, trade) if s.target in properties} - RELATIONAL
    if relations and any(reading.ontology.is_a("Country", r) for target in relations for r in properties[target].range):
        return "the noun relates to the country itself"
    return ""
