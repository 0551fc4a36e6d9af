"""Names that the parser cuts short or glues together, by what the rest of the text and the words around them tell."""

import pytest

from kg.extraction.mentions import find_mentions
from tests.extraction.handmade import doc


@pytest.fixture
def names(small, gazetteer):
    def read(*sentences: str) -> list[tuple[str, str]]:
        return [(f.name, f.kind) for f in find_mentions(doc(*sentences), small, gazetteer) if f.form == "name"]

    return read


@pytest.fixture
def find(small, gazetteer):
    return lambda *sentences: find_mentions(doc(*sentences), small, gazetteer)


GIVEN = "critics|NOUNS|nsubj|1 met|VERB|ROOT|1 {}|{}|compound|3{} Zelt|PROPN|dobj|1|PERSON"


@pytest.mark.parametrize("label", ["", "|PRODUCT", "|DATE"])
def test_a_given_name_that_is_taken_for_something_else(names, label):
    assert names(GIVEN.format("Cosme", "PROPN", label)) == [("Cosme Zelt", "Person")]


@pytest.mark.parametrize(
    ("word", "part", "label"),
    [("Mama", "PROPN", ""), ("Sister", "PROPN", ""), ("Mayor", "PROPN", ""), ("Irishman", "PROPN", ""), ("Norwegian", "PROPN", "|NORP"), ("Oslo", "PROPN", "|GPE"),
     ("young", "ADJ", ""), ("UN", "PROPN", "")],
)  # fmt: skip
def test_what_is_no_given_name(names, word, part, label):
    assert ("Zelt", "Person") in names(GIVEN.format(word, part, label))


def test_a_surname_that_is_a_month(names):
    rain = "In|ADP|prep|2 May|PROPN|pobj|0|DATE rain|NOUN|ROOT|2"
    assert names("Ada|PROPN|compound|1|PERSON May|PROPN|nsubj|2|DATE left|VERB|ROOT|2", rain) == [("Ada May", "Person")]


@pytest.mark.parametrize(
    "sentence",
    [
        "Ada|PROPN|nsubj|2|PERSON May|PROPN|npadvmod|2|DATE left|VERB|ROOT|2",
        "Ada|PROPN|compound|1|PERSON May|PROPN|nsubj|3|DATE 24|NUM|nummod|1|DATE left|VERB|ROOT|3",
    ],
)
def test_a_month_is_no_surname(names, sentence):
    assert names(sentence) == [("Ada", "Person")]


@pytest.mark.parametrize(
    "sentence",
    [
        "she|PRON|nsubj|1 left|VERB|ROOT|1 FC|PROPN|compound|3|ORG Zeltrix|PROPN|dobj|1",
        "she|PRON|nsubj|1 left|VERB|ROOT|1 FC|PROPN|compound|3 Zeltrix|PROPN|dobj|1|ORG",
    ],
)
def test_a_club_with_its_initials(names, sentence):
    assert names(sentence) == [("FC Zeltrix", "Organization")]


NAMED = "visitors|NOUNS|nsubj|1 saw|VERB|ROOT|1 {first}|PROPN|compound|3|{label} {head}|{part}|dobj|1 {after}|{more}|advmod|1"


def named(first="Zelt", head="Stadium", part="PROPN", label="PERSON", after="again", more="ADV"):
    return NAMED.format(first=first, head=head, part=part, label=label, after=after, more=more)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (named(), ("Zelt Stadium", "Facility")),
        (named(head="Dam", label="ORG"), ("Zelt Dam", "Facility")),
        (named(head="Bay", label="GPE"), ("Zelt Bay", "NaturalFeature")),
        (named(first="Kenya", head="Highway", label="GPE", after="20", more="NUM"), ("Kenya Highway 20", "Facility")),
    ],
)
def test_a_place_that_is_named_after_somebody(names, sentence, expected):
    assert names(sentence) == [expected]


@pytest.mark.parametrize(
    "sentence",
    [
        named(head="stadium", part="NOUN"),
        named(head="Award"),
        named(after="Club", more="PROPN"),
        named().replace("compound|3", "nsubj|1"),
    ],
)
def test_no_such_place(names, sentence):
    assert names(sentence)[0][0] == "Zelt"


NICK = "critics|NOUNS|nsubj|1 met|VERB|ROOT|1 Ada|PROPN|dobj|1|PERSON (|PUNCT|punct|2 {}|PROPN|appos|2 )|PUNCT|punct|2 {}|PROPN|appos|2"


def test_a_nickname_in_brackets_is_inside_of_a_name(names):
    assert names(NICK.format("Addie", "Reyes")) == [("Ada ( Addie ) Reyes", "Person")]


@pytest.mark.parametrize("words", [("1970", "Reyes"), ("Addie", "reyes"), ("ADD", "Reyes")])
def test_other_brackets_end_it(names, words):
    assert names(NICK.format(*words))[0] == ("Ada", "Person")


def test_a_name_with_and_without_its_accent_is_of_one_kind(names):
    sentence = "Zélt|PROPN|nsubj|1|GPE grew|VERB|ROOT|1"
    assert {kind for _, kind in names(sentence, sentence, "Zelt|PROPN|nsubj|1|PERSON left|VERB|ROOT|1")} == {"City"}


def test_an_amount_is_no_part_of_a_name(names):
    fined = "they|PRON|nsubj|1 fined|VERB|ROOT|1 Zeltrix|PROPN|dobj|1|ORG 4|NUM|nummod|5|ORG {}|NUM|compound|5|ORG euros|NOUNS|dobj|1|ORG"
    assert names(fined.format("million")) == [("Zeltrix", "Organization")]


BETWEEN = "a|DET|det|1 merger|NOUN|ROOT|1 {}|ADP|prep|1 Zeltrix|PROPN|pobj|2|ORG and|CCONJ|cc|3|ORG Quorl|PROPN|conj|3|ORG"


def test_two_between_whom_something_is_are_two(names):
    assert [name for name, _ in names(BETWEEN.format("between"))] == ["Zeltrix", "Quorl"]
    assert [name for name, _ in names(BETWEEN.format("by"))] == ["Zeltrix and Quorl"]


def test_a_possessive_that_is_cut_in_two_is_no_part_of_a_name(names):
    possessor = "Zeltrix|PROPN|compound|2|ORG Quorl|PROPN|compound|2|ORG '|PUNCT|punct|2|ORG s|PROPN|compound|4|ORG range|NOUN|ROOT|4"
    assert names(possessor) == [("Zeltrix Quorl", "Organization")]


def test_a_people_of_two_words_is_taken_whole(names):
    assert names("Sri|PROPN|compound|1|GPE Lankan|PROPN|amod|2 envoys|NOUNS|nsubj|3 left|VERB|ROOT|3") == []  # a word for a people, no name
    assert names("Sri|PROPN|compound|1|GPE Lankan|ADJ|amod|2|NORP envoys|NOUNS|nsubj|3 left|VERB|ROOT|3") == []
    assert names("Norland|PROPN|nsubj|1|GPE Lankan|PROPN|amod|2 envoys|NOUNS|nsubj|3 left|VERB|ROOT|3") == [("Norland", "Country")]


BEHIND = "{}|PROPN|nsubj|5|{} ,|PUNCT|punct|0 {}|PROPN|compound|4|{} -|PUNCT|punct|4|{} {}|PROPN|appos|0|{} left|VERB|ROOT|5"


@pytest.mark.parametrize(
    ("party", "label", "home", "expected"),
    [
        ("D", "ORG", "Drammen", [("Ada", "Person"), ("Drammen", "City")]),
        ("R", "GPE", "Zelt", [("Ada", "Person"), ("Zelt", "City")]),
        ("R", "PERSON", "S.C.", [("Ada", "Person"), ("S.C.", "Region")]),
        ("D", "ORG", "Zelt", [("Ada", "Person")]),  # nobody knows it
        ("K", "ORG", "Drammen", [("Ada", "Person"), ("K - Drammen", "Organization")]),
    ],
)
def test_behind_a_party_stands_where_a_politician_is_from(names, party, label, home, expected):
    found = names(BEHIND.format("Ada", "PERSON", party, label, label, home, label))
    assert [(name, kind if name != "Zelt" else "City") for name, kind in found] == expected


def test_what_is_said_of_the_politician_is_not_said_of_the_town(names):
    aged = "Ada|PROPN|nsubj|8|PERSON ,|PUNCT|punct|0 D|PROPN|compound|4|ORG -|PUNCT|punct|4|ORG Drammen|PROPN|appos|0|ORG ,|PUNCT|punct|4"
    assert names(f"{aged} an|DET|det|7 envoy|NOUN|appos|4 left|VERB|ROOT|8") == [("Ada", "Person"), ("Drammen", "City")]


def test_no_party_stands_behind_a_firm(names):
    assert ("Drammen", "City") not in names(BEHIND.format("Vale", "ORG", "D", "ORG", "ORG", "Drammen", "ORG"))


@pytest.mark.parametrize(("word", "expected"), [("U.S.-led", [("United States", "US")]), ("Zelt.-led", [])])
def test_a_country_that_does_something_is_no_town_of_its_own(find, word, expected):
    found = find(f"the|DET|det|2 {word}|PROPN|compound|2|GPE talks|NOUNS|nsubj|3||talk began|VERB|ROOT|3||begin")
    assert [(f.name, f.country) for f in found if f.form == "adjective"] == expected


MATCH = "Oslo|PROPN|nsubj|1|GPE beat|VERB|ROOT|1 {}"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Zeltrix|PROPN|dobj|1|ORG 51|NUM|nummod|2|ORG -|PUNCT|punct|2|ORG 50|NUM|nummod|2|ORG", "Zeltrix"),
        ("Zeltrix|PROPN|dobj|1|ORG past|ADP|prep|2|ORG Quellex|PROPN|pobj|3|ORG", "Zeltrix"),
        ("Zeltrix|PROPN|dobj|1|ORG Sgt.|PROPN|nmod|2|ORG", "Zeltrix"),
        ("Studio|PROPN|dobj|1|ORG 54|NUM|nummod|2|ORG", "Studio 54"),
    ],
)
def test_points_a_second_team_and_a_rank_are_no_part_of_a_name(names, words, expected):
    assert (expected, "Organization") in names(MATCH.format(words))


def test_a_chief_whom_the_parser_takes_for_a_body(names):
    assert names("Chief|PROPN|compound|1|ORG Zeltrix|PROPN|nsubj|2|ORG left|VERB|ROOT|2")[0][1] == "Person"


@pytest.mark.parametrize(("words", "expected"), [("Public Information", []), ("Public Radio", ["Public Radio"])])
def test_what_a_post_is_for_is_no_body(names, words, expected):
    first, second = words.split()
    found = names(f"{first}|PROPN|compound|2|ORG {second}|PROPN|compound|2|ORG Officer|PROPN|compound|3 Zelt|PROPN|nsubj|4|PERSON left|VERB|ROOT|4")
    assert [name for name, kind in found if kind == "Organization"] == expected
