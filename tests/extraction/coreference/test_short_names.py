"""Short names of people and organisations, on parses written by hand: whom they mean, and when that is left open."""

import pytest

from kg.extraction.coreference import cluster
from kg.extraction.mentions import find_mentions
from tests.extraction.handmade import doc


def said(name: str, label: str = "ORG", article: str = "") -> str:
    """ "The Vale Fund left": a sentence about a name."""
    words = name.split()
    last = len(words) - 1 + bool(article)
    cells = [f"{article}|DET|det|{last}"] if article else []
    cells += [f"{word}|PROPN|{'compound' if n < len(words) - 1 else 'nsubj'}|{last if n < len(words) - 1 else last + 1}|{label}" for n, word in enumerate(words)]
    return " ".join([*cells, f"left|VERB|ROOT|{last + 1}"])


def person(name: str) -> str:
    return said(name, "PERSON")


def child(full: str, noun: str = "daughter") -> str:
    """ "She is the daughter of Ola Reyes"."""
    given, family = full.split()
    return f"She|PRON|nsubj|1 is|AUX|ROOT|1 the|DET|det|3 {noun}|NOUN|attr|1 of|ADP|prep|3 {given}|PROPN|compound|6|PERSON {family}|PROPN|pobj|4|PERSON"


@pytest.fixture
def names(small, gazetteer):
    def read(*sentences):
        parsed = doc(*sentences)
        found = cluster(parsed, find_mentions(parsed, small, gazetteer), small, gazetteer)
        return [[m.text for m in e.mentions if m.form == "name"] for e in found.entities.values() if e.named]

    return read


class TestPeople:
    def test_who_alone_had_been_named_when_the_surname_first_stood_alone(self, names):
        assert names(person("Ada Reyes"), person("Reyes"), person("Ola Reyes"), person("Reyes")) == [["Ada Reyes", "Reyes", "Reyes"], ["Ola Reyes"]]

    def test_two_who_had_been_named_leave_it_open(self, names):
        assert len(names(person("Ada Reyes"), person("Ola Reyes"), person("Reyes"))) == 3

    def test_whose_child_somebody_is_does_not_count(self, names):
        assert names(person("Ada Reyes"), child("Ola Reyes"), person("Reyes"))[0] == ["Ada Reyes", "Reyes"]

    def test_an_aide_counts(self, names):
        assert len(names(person("Ada Reyes"), child("Ola Reyes", "aide"), person("Reyes"))) == 3

    def test_the_first_of_two_surnames(self, names):
        assert names(person("Ada Reyes Zelt"), person("Reyes")) == [["Ada Reyes Zelt", "Reyes"]]

    def test_a_middle_name_that_comes_later_is_a_relatives(self, names):
        assert len(names(person("Reyes"), person("Ada Reyes Zelt"))) == 2

    def test_a_middle_name_that_somebody_else_bears(self, names):
        assert names(person("Ada Reyes Zelt"), person("Ola Reyes"), person("Reyes")) == [["Ada Reyes Zelt"], ["Ola Reyes", "Reyes"]]
        assert len(names(person("Ada Reyes Zelt"), person("Ola Reyes Lund"), person("Reyes"))) == 3

    def test_a_firm_of_two_is_neither(self, names):
        assert len(names(person("Ada Reyes"), person("Lund & Reyes"))) == 2

    def test_other_given_names_are_other_people(self, names):
        assert len(names(person("Ada-Maria Reyes"), person("Ada Kirsten Reyes"))) == 2


    def test_a_title_before_a_given_name_with_a_patronymic(self, names):
        titled = "President|NOUN|compound|1 Adan|PROPN|nsubj|2|PERSON left|VERB|ROOT|2"
        assert names(person("Adan bin Osman"), titled) == [["Adan bin Osman", "Adan"]]
        assert len(names(person("Adan Osman"), titled)) == 2


class TestOrganizations:
    @pytest.mark.parametrize(
        ("long", "short"),
        [
            ("Norwegian Rescue Service", "Rescue Service"),
            ("United States Rescue Service", "Rescue Service"),
            ("Kansas City Bears", "Bears"),
            ("National Assembly of Norland", "National Assembly"),
        ],
    )
    def test_without_its_country_or_town(self, names, long, short):
        assert names(said(long), said(short)) == [[long, short]]

    @pytest.mark.parametrize(
        ("long", "short"),
        [
            ("New Reyes Party", "Reyes Party"),
            ("Free Norland Army", "Norland Army"),
            ("Young Bears", "Bears"),
            ("Kansas City Party", "Party"),
            ("Assembly of Norland", "Norland"),
            ("National Assembly for Norland", "Norland Assembly"),
        ],
    )
    def test_what_is_left_is_not_its_name(self, names, long, short):
        assert len(names(said(long), said(short))) == 2

    def test_capitals_at_the_end_of_a_name_that_came_before(self, names):
        assert names(said("Provisional VRQ"), said("VRQ")) == [["Provisional VRQ", "VRQ"]]
        assert len(names(said("VRQ"), said("Provisional VRQ"))) == 2  # whoever that is
        assert len(names(said("Provisional VRQ"), said("Real VRQ"), said("VRQ"))) == 3
        assert len(names(said("Provisional VQ"), said("VQ"))) == 2

    def test_without_what_it_is_for(self, names):
        whole = "the|DET|det|2 Brightwell|PROPN|compound|2|ORG Foundation|PROPN|nsubj|7|ORG for|ADP|prep|2 {the} "
        whole += "Visual|PROPN|compound|6|ORG Arts|PROPN|pobj|3|ORG left|VERB|ROOT|7"
        short = said("Brightwell Foundation")
        assert names(whole.format(the="the|DET|det|6"), short) == [["Brightwell Foundation for the Visual Arts", "Brightwell Foundation"]]
        assert names(whole.format(the="some|DET|det|6"), short) == [["Brightwell Foundation", "Brightwell Foundation"], ["Visual Arts"]]

    def test_a_club_without_its_initials(self, names):
        assert names(said("FC Zeltri"), said("Zeltri")) == [["FC Zeltri", "Zeltri"]]
        assert len(names(said("FC Zeltri"), said("SK Zeltri"))) == 2
        assert len(names(said("FC Zeltri"), said("SK Zeltri"), said("Zeltri"))) == 3
        assert len(names(said("QX Zeltri"), said("Zeltri"))) == 2

    def test_a_word_cut_short(self, names):
        assert len(names(said("Zeltri Automotive Group"), said("Zeltri Auto"))) == 1
        assert len(names(said("Zeltri Automotive Group"), said("Zeltri Air"))) == 2

    @pytest.mark.parametrize("short", ["Zeltri Inc", "Zeltri Ltd"])
    def test_a_firms_whole_name_is_short_for_no_other(self, names, short):
        assert len(names(said("Zeltri Corps"), said(short))) == 2

    def test_a_deal_of_two_is_neither(self, names):
        assert len(names(said("Zeltri-Air Force"), said("Zeltri"))) == 2

    def test_two_that_it_could_be_short_for(self, names):
        assert len(names(said("Norwegian Rescue Service"), said("Kenyan Rescue Service"), said("Rescue Service"))) == 3

    def test_a_head_with_capital_and_article(self, names):
        assert names(said("Zeltrix Peace Trust"), said("Trust", article="The")) == [["Zeltrix Peace Trust", "Trust"]]

    @pytest.mark.parametrize(
        "sentences",
        [
            (said("Trust", article="The"), said("Zeltrix Peace Trust")),
            (said("Zeltrix Peace Trust"), said("Trust")),
            (said("Zeltrix Peace Trust"), said("Vale Trust"), said("Trust", article="The")),
            (said("World Zeltrix Congress"), said("Congress", article="The")),
        ],
    )
    def test_a_head_that_names_something_else(self, names, sentences):
        assert len(names(*sentences)) == len(sentences)


def bracket(before: str, inside: str, label: str = "ORG", other: str = "ORG") -> str:
    """ "Zeltrix Peace Fund (ZPF) left"."""
    words = before.split()
    last = len(words) - 1
    cells = [f"{w}|PROPN|{'compound' if n < last else 'nsubj'}|{last if n < last else last + 4}|{label}" for n, w in enumerate(words)]
    return " ".join([*cells, f"(|PUNCT|punct|{last}", f"{inside}|PROPN|appos|{last}|{other}", f")|PUNCT|punct|{last}", f"left|VERB|ROOT|{last + 4}"])


class TestBrackets:
    @pytest.mark.parametrize(
        ("before", "inside", "other"),
        [("Zeltrix Peace Fund", "ZPF", "GPE"), ("United States Peace Fund Office", "PFO", "ORG"), ("ZELTRI", "Zeltrix", "ORG")],
    )
    def test_an_acronym_is_made_of_the_name(self, names, before, inside, other):
        assert names(bracket(before, inside, other=other)) == [[before, inside]]

    @pytest.mark.parametrize(
        ("before", "inside", "label"),
        [("Zeltrix Peace Fund", "QR", "ORG"), ("Zeltrix Peace Fund", "Oslo", "ORG"), ("Zara Peace Fjord", "ZPF", "PERSON")],
    )
    def test_other_brackets_tell_something_else(self, names, before, inside, label):
        assert len(names(bracket(before, inside, label, "GPE"))) == 2


class TestWithinLongerNames:
    def test_the_end_or_the_beginning_of_a_name(self, names):
        assert names(person("Ada Reyes Zelt"), person("Reyes Zelt")) == [["Ada Reyes Zelt", "Reyes Zelt"]]
        assert names(person("Ada Reyes"), person("Ada Reyes Zelt")) == [["Ada Reyes", "Ada Reyes Zelt"]]

    def test_of_two_longer_names_it_is_open(self, names):
        assert len(names(person("Ada Reyes Zelt"), person("Ola Reyes Zelt"), person("Reyes Zelt"))) == 3

    def test_the_middle_of_a_name_is_nobody(self, names):
        assert len(names(person("Ada Reyes Zelt Lund"), person("Reyes Zelt"))) == 2

    def test_the_next_word_of_a_headline_is_no_name(self, small, gazetteer):
        parsed = doc(person("Ada Reyes Wins"), person("Ada Reyes"))
        found = cluster(parsed, find_mentions(parsed, small, gazetteer), small, gazetteer)
        assert [e.name for e in found.entities.values()] == ["Ada Reyes"]


class TestGenericEnds:
    @pytest.mark.parametrize("full", ["Vale Records", "Vale Music Publishing", "Vale Electric and Engineering Company", "University of Vale"])
    def test_what_daily_speech_leaves_out(self, names, full):
        assert names(said(full), said("Vale")) == [[full, "Vale"]]

    @pytest.mark.parametrize("full", ["Vale and Quorl Company", "Vale Stores", "Friends of Vale"])
    def test_what_makes_another(self, names, full):
        assert len(names(said("Vale"), said(full))) == 2


CODE = "The|DET|det|2 Harbour|PROPN|compound|2|ORG {head}|PROPN|nsubj|6|{label} (|PUNCT|punct|2 {code}|PROPN|appos|2|ORG {end}|PUNCT|punct|2 left|VERB|ROOT|6"


def code(code="KXH", end=")", head="Committee", label="ORG"):
    return CODE.format(code=code, end=end, head=head, label=label)


class TestForeignAcronyms:
    def test_capitals_in_brackets(self, names):
        assert names(code()) == [["Harbour Committee", "KXH"]]

    def test_other_words_in_brackets(self, names):
        assert len(names(code("Kxh"))) == 2
        assert len(names(code("KX"))) == 2

    def test_capitals_of_another_body(self, names):
        assert len(names(said("Kenwick Xeno Hall"), code())) == 2
        assert len(names(said("KXH"), code())) == 2


def of(head: str, place: str) -> str:
    """ "the Supreme Court of Norway left"."""
    first, last = head.split()
    return f"the|DET|det|2 {first}|PROPN|compound|2|ORG {last}|PROPN|nsubj|5|ORG of|ADP|prep|2|ORG {place}|PROPN|pobj|3|ORG left|VERB|ROOT|5"


class TestTurnedNames:
    @pytest.mark.parametrize(("one", "place"), [("Norwegian Supreme Court", "Norway"), ("Texas Supreme Court", "Texas")])
    def test_a_country_before_or_behind(self, names, one, place):
        found = names(said(one), of("Supreme Court", place), said("Supreme Court"))
        assert found == [[one, f"Supreme Court of {place}", "Supreme Court"]]

    def test_two_countries(self, names):
        assert len(names(said("Kenyan Supreme Court"), of("Supreme Court", "Norway"))) == 2

    def test_of_one_word_nothing_is_turned(self, names):
        bank = of("Supreme Bank", "Norway").replace("Supreme|PROPN|compound|2|ORG", "new|ADJ|amod|2")
        assert len(names(said("Norwegian Bank"), bank)) == 2
