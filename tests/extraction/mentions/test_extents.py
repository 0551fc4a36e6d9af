"""Where names begin and end that the parser cuts, glues together or sees where there is none."""

import pytest

from kg.extraction.mentions import find_mentions
from tests.extraction.handmade import doc


@pytest.fixture
def names(small, gazetteer):
    def read(*sentences: str) -> list[tuple[str, str]]:
        return [(f.name, f.kind) for f in find_mentions(doc(*sentences), small, gazetteer) if f.form == "name"]

    return read


PARTICLES = "Karl|PROPN|compound|4|PERSON Moe|PROPN|compound|4|PERSON {}|ADP|compound|4 {}|X|compound|4 {}|PROPN|nsubj|5 left|VERB|ROOT|5"
COURT = "the|DET|det|2 Supreme|PROPN|compound|2|ORG Court|PROPN|nsubj|5|ORG {}|ADP|prep|2 Norway|PROPN|pobj|3|GPE met|VERB|ROOT|5"
LENDING = "firms|NOUNS|nsubj|4 {}|{}|compound|3 Home|PROPN|compound|3|ORG Lending|PROPN|nsubj|4|ORG fell|VERB|ROOT|4 in|ADP|prep|4 autumn|NOUN|pobj|5"


def test_a_surname_with_particles_is_whole(names):
    assert names(PARTICLES.format("von", "der", "Vale")) == [("Karl Moe von der Vale", "Person")]


@pytest.mark.parametrize("words", [("of", "the", "Vale"), ("von", "der", "vale"), ("as", "an", "Vale")])
def test_other_small_words_are_no_surname(names, words):
    assert names(PARTICLES.format(*words))[0] == ("Karl Moe", "Person")


SURNAME = "Transport|PROPN|compound|1 {}|PROPN|compound|3 {}|PROPN|compound|3|PERSON {}|PROPN|nsubj|4 {}|VERB|ROOT|4"


@pytest.mark.parametrize(("title", "given"), [("Minister", "Rahmat"), ("Brightwell", "Maria")])
def test_a_surname_that_is_not_marked_belongs_to_the_given_name(names, title, given):
    assert (f"{given} Siregar", "Person") in names(SURNAME.format(title, given, "Siregar", "left"))


@pytest.mark.parametrize(
    "sentence",
    [
        SURNAME.format("Brightwell", "Rahmat", "Siregar", "left"),
        SURNAME.format("Minister", "Rahmat", "Tower", "fell"),
        SURNAME.format("Minister", "Rahmat", "Foundation", "gave"),
        SURNAME.format("Minister", "Rahmat", "Resigns", "Again"),
        SURNAME.format("Minister", "Rahmat", "siregar", "left"),
        SURNAME.format("Minister", "Rahmat", "Siregar", "left").replace("compound|3|PERSON", "dep|4|PERSON"),
        SURNAME.format("Minister", "Rahmat", "Monday", "left").replace("PROPN|nsubj|4", "PROPN|nsubj|4|DATE"),
    ],
)
def test_other_words_behind_a_given_name_are_no_surname(names, sentence):
    assert not any(name.startswith("Rahmat ") for name, kind in names(sentence) if kind == "Person")


def test_a_court_with_its_country_is_one_name(names):
    assert names(COURT.format("of")) == [("Supreme Court of Norway", "Organization")]


@pytest.mark.parametrize(
    "sentence", [COURT.format("in"), COURT.format("of").replace("Court", "Team"), COURT.format("of").replace("Norway|PROPN", "appeal|NOUN")]
)
def test_other_names_end_before_it(names, sentence):
    assert names(sentence)[0][0] in ("Supreme Court", "Supreme Team")


def test_a_first_word_of_a_name_belongs_to_it(names):
    assert names(LENDING.format("Brightwell", "PROPN")) == [("Brightwell Home Lending", "Organization")]


@pytest.mark.parametrize(
    "sentence",
    [
        LENDING.format("Norwegian", "ADJ"),
        LENDING.format("Chairman", "PROPN"),
        LENDING.format("Assistant", "PROPN"),
        LENDING.format("cheap", "ADJ"),
        LENDING.format("A", "PROPN"),
        LENDING.format("Brightwell", "PROPN").replace("compound|3 Home", "dep|4 Home"),
        LENDING.format("Brightwell", "PROPN").replace("firms|", "Firms|").replace("fell|", "Fell|").replace("autumn|", "Autumn|"),
    ],
)
def test_other_first_words_do_not(names, sentence):
    assert ("Home Lending", "Organization") in names(sentence)


def test_a_comma_parts_two_organisations(names):
    listed = "in|ADP|ROOT|0 Vale|PROPN|pobj|0|ORG ,|PUNCT|punct|1|ORG Brightwell|PROPN|appos|1|ORG"
    assert names(listed) == [("Vale", "Organization"), ("Brightwell", "Organization")]


@pytest.mark.parametrize(
    ("first", "second"), [("University", "Oslo"), ("Vale", "Inc."), ("Vale", "Moe and Brightwell"), ("Vale", "Moe , Berg")]
)
def test_partners_and_legal_forms_stay_together(names, first, second):
    words = " ".join(f"{w}|{'CCONJ' if w == 'and' else 'PUNCT' if w == ',' else 'PROPN'}|appos|1|ORG" for w in second.split())
    assert len(names(f"in|ADP|ROOT|0 {first}|PROPN|pobj|0|ORG ,|PUNCT|punct|1|ORG {words}")) == 1


def test_a_verb_parts_two_people(names):
    glued = "Ola|PROPN|compound|1|PERSON Moe|PROPN|nsubj|2|PERSON called|VERB|ROOT|2|PERSON Berg|PROPN|dobj|2|PERSON"
    assert names(glued) == [("Ola Moe", "Person"), ("Berg", "Person")]


ALONE = "the|DET|det|1 {}|PROPN|{}|{}|ORG {}|NOUN|{}|2"


@pytest.mark.parametrize("word", ["Board", "Committee", "Company"])
def test_a_noun_alone_is_no_name(names, word):
    assert names(ALONE.format(word, "nsubj", 2, "met", "ROOT")) == []


@pytest.mark.parametrize("word", ["Senate", "Brightwell", "Congress"])
def test_a_name_alone_is_one(names, word):
    assert [name for name, _ in names(ALONE.format(word, "nsubj", 2, "met", "ROOT"))] == [word]


def test_what_a_post_is_for_is_no_organisation(names):
    assert names(ALONE.format("Athletic", "compound", 2, "director", "ROOT")) == []
    assert names(ALONE.format("Brightwell", "compound", 2, "director", "ROOT")) == [("Brightwell", "Organization")]
    assert names(ALONE.format("Athletic", "compound", 2, "stadium", "ROOT")) == [("Athletic", "Organization")]


@pytest.mark.parametrize(("tag", "kept"), [("R-Vale", False), ("D-Oslo", False), ("X-Vale", True), ("D-day", True)])
def test_a_party_and_a_seat_are_no_organisation(names, tag, kept):
    sentence = f"Ada|PROPN|nsubj|3|PERSON ,|PUNCT|punct|0 {tag}|PROPN|appos|0|ORG left|VERB|ROOT|3"
    assert (tag in [name for name, _ in names(sentence)]) is kept


def test_a_tournament_of_a_conference_is_no_organisation(names):
    cup = "the|DET|det|3 Vale|PROPN|compound|3|ORG {}|PROPN|compound|3|ORG {}|PROPN|nsubj|4|ORG ended|VERB|ROOT|4"
    assert names(cup.format("Conference", "Tournament")) == []
    assert names(cup.format("Tournament", "Committee")) == [("Vale Tournament Committee", "Organization")]


class TestStates:
    LIKES = "She|PRON|nsubj|1 likes|VERB|ROOT|1||like {}|PROPN|dobj|1|GPE"

    @pytest.mark.parametrize("state", ["Florida", "Arizona", "Indiana", "Ontario"])
    def test_a_state_is_a_region(self, names, state):
        assert names(self.LIKES.format(state)) == [(state, "Region")]

    @pytest.mark.parametrize("town", ["Washington", "Granada", "Houston", "Birmingham"])
    def test_a_town_is_none(self, names, town):
        assert names(self.LIKES.format(town)) == [(town, "City")]

    @pytest.mark.parametrize(
        ("other", "label", "kind"),
        [("Alabama", "GPE", "Region"), ("Atlanta", "GPE", "Region"), ("Tbilisi", "GPE", "Country"), ("Norway", "GPE", "Country")],
    )
    def test_the_document_tells_the_state_from_the_country(self, names, other, label, kind):
        assert dict(names(self.LIKES.format("Georgia"), self.LIKES.format(other)))["Georgia"] == kind

    def test_the_people_of_the_country_tell_it_too(self, names):
        sentences = self.LIKES.format("Georgia"), self.LIKES.format("Alabama"), "Georgian|ADJ|amod|1|NORP talks|NOUNS|ROOT|1"
        assert dict(names(*sentences))["Georgia"] == "Country"


def test_a_gulf_with_its_country_is_one_name(names):
    gulf = "the|DET|det|1 Gulf|PROPN|nsubj|4|LOC {}|ADP|prep|1 Oman|PROPN|pobj|2|GPE froze|VERB|ROOT|4"
    assert [name for name, _ in names(gulf.format("of"))] == ["Gulf of Oman"]
    assert [name for name, _ in names(gulf.format("near"))] == ["Gulf", "Oman"]
    assert [name for name, _ in names(gulf.format("of").replace("Gulf", "Vale"))] == ["Vale", "Oman"]


def test_a_borough_with_its_own_name_is_one_name(names):
    borough = "the|DET|det|2 London|PROPN|compound|2|GPE Borough|PROPN|nsubj|5|GPE {}|ADP|prep|2 Hounslow|PROPN|pobj|3|GPE grew|VERB|ROOT|5"
    assert [name for name, _ in names(borough.format("of"))] == ["London Borough of Hounslow"]
    assert [name for name, _ in names(borough.format("near"))] == ["London Borough", "Hounslow"]


def test_a_realm_is_not_the_town_in_it(names):
    realm = "the|DET|det|1 {}|PROPN|nsubj|4 {}|ADP|prep|1 Bergen|PROPN|pobj|2|GPE fell|VERB|ROOT|4"
    assert [name for name, _ in names(realm.format("Duchy", "of"))] == ["Duchy of Bergen"]
    assert [name for name, _ in names(realm.format("Duchy", "near"))] == ["Bergen"]
    assert [name for name, _ in names(realm.format("Siege", "of"))] == ["Bergen"]


def test_a_channel_has_its_number(names):
    channel = "Ada|PROPN|nsubj|1|PERSON watched|VERB|ROOT|1 Zelt|PROPN|compound|3|ORG Radio|PROPN|dobj|1|ORG {}|NUM|nummod|3|CARDINAL"
    assert [name for name, _ in names(channel.format("Two"))] == ["Ada", "Zelt Radio Two"]
    assert [name for name, _ in names(channel.format("two"))] == ["Ada", "Zelt Radio"]


def test_the_first_of_a_name_has_a_number(names):
    first = "Duke|PROPN|compound|1 Haakon|PROPN|{}|PERSON I|{}|{} left|VERB|ROOT|3"
    assert [name for name, _ in names(first.format("nsubj|3", "PROPN", "appos|1"))] == ["Haakon I"]
    assert [name for name, _ in names(first.format("dep|3", "PRON", "nsubj|3"))] == ["Haakon"]


def test_a_league_is_nobody_by_a_title(names):
    league = "the|DET|det|2 {}|PROPN|compound|2 {}|PROPN|nsubj|3|PERSON grew|VERB|ROOT|3"
    assert names(league.format("President", "League")) == []
    assert names(league.format("President", "Zelt")) == [("Zelt", "Person")]


def test_what_is_said_of_who_was_born_there_is_not_said_of_the_place(names):
    born = "He|PRON|nsubj|1 left|VERB|ROOT|1 {}|ADP|prep|1 Zelt|PROPN|pobj|2|GPE ,|PUNCT|punct|3 the|DET|det|6 mayor|NOUN|appos|3"
    assert names(born.format("in")) == [("Zelt", "City")]
    assert names(born.format("with")) == [("Zelt", "Person")]


TO_CUT = "to|PART|aux|3 cut|VERB|ROOT|3 jobs|NOUNS|dobj|3"


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        (f"Carmaker|PROPN|compound|1|ORG Vale|PROPN|nsubj|3|ORG {TO_CUT}", "Vale"),
        (f"Carmaker|PROPN|compound|1 Vale|PROPN|nsubj|3|ORG {TO_CUT}", "Vale"),
        (f"Vale|PROPN|compound|1|ORG Insurer|PROPN|nsubj|3|ORG {TO_CUT}", "Vale Insurer"),
        (f"Harbour|PROPN|compound|1|ORG Vale|PROPN|nsubj|3|ORG {TO_CUT}", "Harbour Vale"),
        (f"Publisher|PROPN|compound|1|ORG Union|PROPN|nsubj|3|ORG {TO_CUT}", "Publisher Union"),
    ],
)
def test_what_a_firm_makes_begins_a_headline_and_no_name(names, sentence, name):
    assert names(sentence) == [(name, "Organization")]


LANDED = "landed|VERB|ROOT|2"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (f"jets|NOUNS|nsubj|4 of|ADP|prep|0 Air|PROPN|compound|3 Norway|PROPN|pobj|1|GPE {LANDED}", ("Air Norway", "Organization")),
        (f"jets|NOUNS|nsubj|4 by|ADP|prep|0 air|NOUN|compound|3 Norway|PROPN|pobj|1|GPE {LANDED}", ("Norway", "Country")),
        (f"jets|NOUNS|nsubj|4 over|ADP|prep|0 Old|PROPN|compound|3 Norway|PROPN|pobj|1|GPE {LANDED}", ("Norway", "Country")),
    ],
)
def test_air_before_a_country_is_an_airline(names, sentence, expected):
    assert names(sentence) == [expected]


def spaced(dash: str, second: str) -> str:
    return f"in|ADP|prep|0 Lisbon|PROPN|pobj|0|GPE {dash}|PUNCT|punct|1|GPE {second}|PROPN|appos|1|GPE"


def test_a_dash_with_blanks_parts_a_town_from_another_name(names):
    assert names(spaced("-", "Brightwell"))[0] == ("Lisbon", "City")
    assert len(names(spaced("-", "Brightwell"))) == 2
    assert names(spaced("-", "Brightwell").replace("Lisbon", "Aix").replace("Brightwell", "en"))[0][0] != "Aix"


@pytest.mark.parametrize("conference", ["Developers Conference", "Security Conference", "Summit", "Industrial Average", "Stock Index"])
def test_a_conference_and_its_initials_are_no_body(names, conference):
    words = ["Vale", *conference.split()]
    last = len(words) - 1
    name = " ".join(f"{w}|PROPN|{'compound' if i < last else 'nsubj'}|{last if i < last else last + 4}|ORG" for i, w in enumerate(words))
    short = "".join(w[0] for w in words)
    sentence = f"{name} (|PUNCT|punct|{last} {short}|PROPN|appos|{last}|ORG )|PUNCT|punct|{last} ended|VERB|ROOT|{last + 4}"
    assert names(sentence) == []


def test_a_conference_of_clubs_or_churches_stays_a_body(names):
    assert names("Vale|PROPN|compound|1|ORG Conference|PROPN|nsubj|2|ORG grew|VERB|ROOT|2") == [("Vale Conference", "Organization")]
