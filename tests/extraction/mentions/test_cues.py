"""What the words around a name, and the words in it, tell of its class."""

import pytest

from kg.extraction.mentions import find_mentions
from kg.extraction.mentions.kinds import place_class
from tests.extraction.handmade import doc


@pytest.fixture
def kind(small, gazetteer):
    def of_last_name(*sentences: str) -> str:
        return [f.kind for f in find_mentions(doc(*sentences), small, gazetteer) if f.form == "name"][-1]

    return of_last_name


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("the|DET|det|1 town|NOUN|ROOT|1 of|ADP|prep|1 Zelt|PROPN|pobj|2|{}", "City"),
        ("Ada|PROPN|nsubjpass|2|PERSON was|AUX|auxpass|2||be born|VERB|ROOT|2||bear in|ADP|prep|2 Zelt|PROPN|pobj|3|{}", "City"),
        ("ten|NUM|nummod|1 miles|NOUNS|npadvmod|2||mile north|ADV|ROOT|2 of|ADP|prep|2 Zelt|PROPN|pobj|3|{}", "City"),
        ("the|DET|det|1 support|NOUN|ROOT|1 of|ADP|prep|1 Zelt|PROPN|pobj|2|{}", None),
        ("the|DET|det|1 city|NOUN|ROOT|1 for|ADP|prep|1 Zelt|PROPN|pobj|2|{}", None),
        ("born|VERB|ROOT|0||bear to|ADP|prep|0 Zelt|PROPN|pobj|1|{}", None),
    ],
)
@pytest.mark.parametrize(("label", "own"), [("PERSON", "Person"), ("ORG", "Organization")])
def test_a_place_by_what_stands_before_it(kind, sentence, expected, label, own):
    assert kind(sentence.format(label)) == (expected or own)


def test_nobody_is_in_a_person(kind):
    spoke = "She|PRON|nsubj|1 spoke|VERB|ROOT|1 {}|ADP|prep|1 Zelt|PROPN|pobj|2|PERSON"
    assert [kind(spoke.format(word)) for word in ("in", "for", "about", "with")] == ["City", "Person", "Person", "Person"]
    assert kind("She|PRON|nsubj|1 believed|VERB|ROOT|1||believe in|ADP|prep|1 Zelt|PROPN|pobj|2|PERSON") == "Person"
    full = "She|PRON|nsubj|1 believed|VERB|ROOT|1||believe in|ADP|prep|1 Ada|PROPN|compound|4|PERSON Reyes|PROPN|pobj|2|PERSON"
    assert kind(full) == "Person"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("the|DET|det|1 daughter|NOUN|ROOT|1 of|ADP|prep|1 Zelt|PROPN|pobj|2|ORG", "Person"),
        ("Zelt|PROPN|poss|2|ORG 's|PART|case|0 widow|NOUN|nsubj|3 left|VERB|ROOT|3", "Person"),
        ("Zelt|PROPN|nsubjpass|2|ORG was|AUX|auxpass|2||be born|VERB|ROOT|2||bear", "Person"),
        ("the|DET|det|1 daughters|NOUNS|ROOT|1||daughter of|ADP|prep|1 Zelt|PROPN|pobj|2|ORG", "Organization"),
        ("the|DET|det|1 sister|NOUN|compound|2 company|NOUN|ROOT|2 of|ADP|prep|2 Zelt|PROPN|pobj|3|ORG", "Organization"),
        ("the|DET|det|1 son|NOUN|ROOT|1 of|ADP|prep|1 Kenya|PROPN|pobj|2|GPE", "Country"),
        ("the|DET|det|1 son|NOUN|ROOT|1 of|ADP|prep|1 Royal|PROPN|compound|4|ORG Artist|PROPN|pobj|2|ORG", "Organization"),
        (
            "The|DET|det|2 Sales|PROPN|compound|2|ORG Zelt|PROPN|nsubjpass|4|ORG was|AUX|auxpass|4||be born|VERB|ROOT|4||bear",
            "Organization",
        ),
        ("Zelt|PROPN|nsubj|1|ORG died|VERB|ROOT|1||die", "Organization"),
        ("Oslo|PROPN|nsubj|1|GPE died|VERB|ROOT|1||die", "City"),
    ],
)
def test_a_person_by_relatives_and_by_life(kind, sentence, expected):
    assert kind(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("FC|PROPN|compound|1|GPE Zelt|PROPN|nsubj|2|GPE won|VERB|ROOT|2", "Organization"),
        ("She|PRON|nsubj|1 played|VERB|ROOT|1||play for|ADP|prep|1 Oslo|PROPN|pobj|2|GPE", "Organization"),
        ("She|PRON|nsubj|1 played|VERB|ROOT|1||play for|ADP|prep|1 Kenya|PROPN|pobj|2|GPE", "Country"),
        ("She|PRON|nsubj|1 played|VERB|ROOT|1||play in|ADP|prep|1 Oslo|PROPN|pobj|2|GPE", "City"),
        ("She|PRON|nsubj|1 left|VERB|ROOT|1||leave for|ADP|prep|1 Oslo|PROPN|pobj|2|GPE", "City"),
        ("SC|PROPN|compound|1|GPE 2202|NUM|nsubj|2|GPE won|VERB|ROOT|2", "City"),
    ],
)
def test_a_team_by_its_initials_and_players(kind, sentence, expected):
    assert kind(sentence) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("vale hills", "NaturalFeature"),
        ("zelt national park", "Facility"),
        ("zelt central railway station", "Facility"),
        ("grand duchy of zelt", "Country"),
        ("zelt empire", "Country"),
        ("bay of zelt", "NaturalFeature"),
        ("lake zelt", "NaturalFeature"),
        ("zelt radio station", ""),
        ("lake zelt hospital", ""),
        ("city of zelt police", ""),
        ("board of zelt county", ""),
        ("park of zelt", ""),
        ("empire", ""),
        ("zelt", ""),
    ],
)
def test_a_place_by_the_words_of_its_name(name, expected):
    assert place_class(name.split()) == expected


@pytest.mark.parametrize(
    ("words", "label", "expected"),
    [
        ("Ada Park", "PERSON", "Person"),
        ("Ada Forest", "PERSON", "Person"),
        ("Zelt Park", "ORG", "Facility"),
        ("Beverly Hills", "GPE", "City"),
        ("Zelt Hills", "PERSON", "NaturalFeature"),
    ],
)
def test_surnames_and_towns_keep_their_class(kind, words, label, expected):
    first, last = words.split()
    assert kind(f"{first}|PROPN|compound|1|{label} {last}|PROPN|nsubj|2|{label} stood|VERB|ROOT|2") == expected


@pytest.mark.parametrize(
    ("word", "label", "around", "expected"),
    [
        ("KQNA", "PERSON", "said", "Organization"),
        ("ZQXV", "GPE", "said", "Organization"),
        ("ZQX", "PERSON", "said", "Organization"),
        ("ZQX", "GPE", "said", "City"),
        ("UAE", "GPE", "said", "Country"),
        ("KQNA", "PERSON", "SAID", "Person"),
        ("OSLO", "GPE", "said", "City"),
    ],
)
def test_capitals_among_other_words_are_an_organization(kind, word, label, around, expected):
    assert kind(f"{word}|PROPN|nsubj|1|{label} {around}|VERB|ROOT|1||say so|ADV|advmod|1") == expected


@pytest.mark.parametrize(
    ("before", "expected"),
    [
        ("They|PRON|nsubj|1 met|VERB|ROOT|1||meet at|ADP|prep|1", "Facility"),
        ("She|PRON|nsubj|1 worked|VERB|ROOT|1||work at|ADP|prep|1", "Organization"),
        ("a|DET|det|1 curator|NOUN|ROOT|1 at|ADP|prep|1", "Organization"),
        ("They|PRON|nsubj|1 gave|VERB|ROOT|1||give to|ADP|prep|1", "Organization"),
    ],
)
def test_an_institution_that_one_stands_in_is_a_building(kind, before, expected):
    assert kind(f"{before} Vale|PROPN|compound|4|ORG Museum|PROPN|pobj|2|ORG") == expected


def test_courts_and_chambers_stay_institutions(kind):
    appeared = "He|PRON|nsubj|1 appeared|VERB|ROOT|1||appear in|ADP|prep|1 "
    assert kind(appeared + "Vale|PROPN|compound|4|ORG Court|PROPN|pobj|2|ORG") == "Organization"
    assert kind(appeared + "the|DET|det|4 House|PROPN|pobj|2|ORG") == "Organization"


def test_a_town_that_is_somebodys_surname_acts_as_a_person_and_is_gone_to_as_a_town(kind):
    full = "Ada|PROPN|compound|1|PERSON London|PROPN|nsubj|2|PERSON spoke|VERB|ROOT|2"
    assert kind(full, "London|PROPN|nsubj|1|GPE wept|VERB|ROOT|1") == "Person"
    assert kind(full, "She|PRON|nsubj|1 left|VERB|ROOT|1 London|PROPN|dobj|1|GPE") == "City"
    assert kind("London|PROPN|nsubj|1|GPE wept|VERB|ROOT|1") == "City"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("the|DET|det|1 population|NOUN|ROOT|1 of|ADP|prep|1 Zelt|PROPN|pobj|2|PERSON", "City"),
        ("the|DET|det|1 admirers|NOUNS|ROOT|1||admirer of|ADP|prep|1 Zelt|PROPN|pobj|2|PERSON", "Person"),
        ("cities|NOUNS|nsubj|1||city include|VERB|ROOT|1 Oslo|PROPN|dobj|1|GPE and|CCONJ|cc|2 Zelt|PROPN|conj|2|PERSON", "City"),
        ("guests|NOUNS|nsubj|1||guest include|VERB|ROOT|1 Ada|PROPN|dobj|1|PERSON and|CCONJ|cc|2 Zelt|PROPN|conj|2|PERSON", "Person"),
    ],
)
def test_a_place_by_its_people_and_by_a_list(kind, sentence, expected):
    assert kind(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("a|DET|det|1 member|NOUN|ROOT|1 of|ADP|prep|1 Zelt|PROPN|pobj|2|PERSON", "Organization"),
        ("a|DET|det|1 friend|NOUN|ROOT|1 of|ADP|prep|1 Zelt|PROPN|pobj|2|PERSON", "Person"),
        ("a|DET|det|1 victory|NOUN|ROOT|1 over|ADP|prep|1 Oslo|PROPN|pobj|2|GPE", "Organization"),
        ("a|DET|det|1 victory|NOUN|ROOT|1 over|ADP|prep|1 Kenya|PROPN|pobj|2|GPE", "Country"),
        ("a|DET|det|1 victory|NOUN|ROOT|1 over|ADP|prep|1 Zelt|PROPN|pobj|2|PERSON", "Person"),
        ("a|DET|det|1 flight|NOUN|ROOT|1 over|ADP|prep|1 Oslo|PROPN|pobj|2|GPE", "City"),
        ("a|DET|det|1 striker|NOUN|ROOT|1 for|ADP|prep|1 Oslo|PROPN|pobj|2|GPE", "Organization"),
        ("a|DET|det|1 plan|NOUN|ROOT|1 for|ADP|prep|1 Oslo|PROPN|pobj|2|GPE", "City"),
    ],
)
def test_an_organization_by_its_members_and_opponents(kind, sentence, expected):
    assert kind(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("voiced|VERB|ROOT|0||voice by|ADP|agent|0 Zelt|PROPN|pobj|1|ORG", "Person"),
        ("owned|VERB|ROOT|0||own by|ADP|agent|0 Zelt|PROPN|pobj|1|ORG", "Organization"),
        ("voiced|VERB|ROOT|0||voice near|ADP|prep|0 Zelt|PROPN|pobj|1|ORG", "Organization"),
        ("met|VERB|ROOT|0||meet Zelt|PROPN|dobj|0|ORG and|CCONJ|cc|1 his|PRON|poss|4 wife|NOUN|conj|1", "Person"),
        ("met|VERB|ROOT|0||meet Zelt|PROPN|dobj|0|ORG and|CCONJ|cc|1 a|DET|det|4 wife|NOUN|conj|1", "Organization"),
        ("met|VERB|ROOT|0||meet Zelt|PROPN|dobj|0|ORG and|CCONJ|cc|1 his|PRON|poss|4 lawyer|NOUN|conj|1", "Organization"),
    ],
)
def test_a_person_by_what_only_people_do_and_by_whom_they_are_with(kind, sentence, expected):
    assert kind(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("the|DET|det|1 city|NOUN|ROOT|1 ,|PUNCT|punct|1 Zelt|PROPN|appos|1|PERSON", "City"),
        ("the|DET|det|1 minister|NOUN|ROOT|1 Zelt|PROPN|appos|1|ORG", "Person"),
        ("the|DET|det|1 minister|NOUN|ROOT|1 ,|PUNCT|punct|1 Oslo|PROPN|appos|1|GPE", "City"),
        ("the|DET|det|1 minister|NOUN|ROOT|1 ,|PUNCT|punct|1 Vale|PROPN|compound|4|ORG Zelt|PROPN|appos|1|ORG", "Organization"),
        ("ministers|NOUNS|ROOT|0||minister ,|PUNCT|punct|0 Zelt|PROPN|appos|0|ORG", "Organization"),
        ("the|DET|det|1 city|NOUN|ROOT|1 where|ADV|advmod|1 Zelt|PROPN|appos|1|PERSON", "Person"),
    ],
)
def test_a_name_added_to_a_noun_is_what_the_noun_says(kind, sentence, expected):
    assert kind(sentence) == expected


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("the|DET|det|3 bank|NOUN|compound|3 Clean|PROPN|compound|3 Zelt|PROPN|nsubj|4 grew|VERB|ROOT|4", True),
        ("the|DET|det|3 garden|NOUN|compound|3 Clean|PROPN|compound|3 Zelt|PROPN|nsubj|4 grew|VERB|ROOT|4", False),
        ("bank|NOUN|compound|2 Clean|PROPN|compound|2 Zelt|PROPN|nsubj|3 grew|VERB|ROOT|3", False),
        ("the|DET|det|3 banks|NOUNS|compound|3||bank Clean|PROPN|compound|3 Zelt|PROPN|nsubj|4 grew|VERB|ROOT|4", False),
    ],
)
def test_an_unmarked_name_after_its_kind(small, gazetteer, sentence, found):
    names = [(f.name, f.kind) for f in find_mentions(doc(sentence), small, gazetteer) if f.form == "name"]
    assert names == ([("Clean Zelt", "Organization")] if found else [])


def test_a_town_that_looks_like_a_building(kind):
    walk = "She|PRON|nsubj|1 walked|VERB|ROOT|1 {}|ADP|prep|1 Zelt|PROPN|compound|4|FAC {}|PROPN|pobj|2|FAC"
    assert kind(walk.format("in", "Vale")) == "City"
    assert kind(walk.format("in", "Tower")) == "Facility"
    assert kind(walk.format("at", "Vale")) == "Facility"


def test_what_has_a_chairman_is_no_unknown_town(kind):
    phrase = "the|DET|det|1 {}|NOUN|ROOT|1 of|ADP|prep|1 {}|PROPN|pobj|2|GPE"
    assert kind(phrase.format("chairman", "Zelt")) == "Organization"
    assert kind(phrase.format("mayor", "Zelt")) == "City"
    assert kind(phrase.format("chairman", "Norway")) == "Country"


LIVES = "Zelt|PROPN|nsubj|1|ORG {verb}|VERB|ROOT|1||{lemma} {word}|ADP|prep|1 Oslo|PROPN|pobj|2|GPE"
POST = "Zelt|PROPN|{dep}|1|ORG {verb}|VERB|ROOT|1||{lemma} as|ADP|prep|1 {noun}|NOUN|pobj|2"


@pytest.fixture
def first(small, gazetteer):
    return lambda sentence: next(f.kind for f in find_mentions(doc(sentence), small, gazetteer) if f.form == "name")


@pytest.mark.parametrize(
    "sentence",
    [
        LIVES.format(verb="lives", lemma="live", word="in"),
        LIVES.format(verb="graduated", lemma="graduate", word="from"),
        LIVES.format(verb="taught", lemma="teach", word="at"),
        POST.format(dep="nsubj", verb="served", lemma="serve", noun="minister"),
        POST.format(dep="nsubjpass", verb="appointed", lemma="appoint", noun="director"),
        "Zelt|PROPN|nsubj|1|ORG became|VERB|ROOT|1||become a|DET|det|3 minister|NOUN|attr|1",
    ],
)
def test_who_lives_or_has_a_post_is_a_person(first, sentence):
    assert first(sentence) == "Person"


@pytest.mark.parametrize(
    "sentence",
    [
        LIVES.format(verb="lives", lemma="live", word="on"),
        LIVES.format(verb="grew", lemma="grow", word="in"),
        LIVES.format(verb="sells", lemma="sell", word="in"),
        "Vale|PROPN|compound|1|ORG "
        + LIVES.format(verb="lives", lemma="live", word="in").replace("|1", "|2").replace("|pobj|2", "|pobj|3"),
        "the|DET|det|1 " + LIVES.format(verb="lives", lemma="live", word="in").replace("|1", "|2").replace("|pobj|2", "|pobj|3"),
        POST.format(dep="nsubj", verb="served", lemma="serve", noun="adviser"),
        POST.format(dep="nsubj", verb="appointed", lemma="appoint", noun="director"),
        POST.format(dep="nsubjpass", verb="sold", lemma="sell", noun="director"),
        POST.format(dep="nsubjpass", verb="named", lemma="name", noun="winner"),
        "Zelt|PROPN|nsubj|1|ORG became|VERB|ROOT|1||become a|DET|det|3 company|NOUN|attr|1",
    ],
)
def test_firms_do_other_things(first, sentence):
    assert first(sentence) == "Organization"


AGED = "Zelt|PROPN|nsubj|4|ORG ,|PUNCT|punct|0 {}|NUM|appos|0 {}|PUNCT|punct|0 left|VERB|ROOT|4"
AMONG = "Ada|PROPN|compound|1|PERSON Reyes|PROPN|nsubj|6|PERSON ,|PUNCT|punct|1 {zelt} and|CCONJ|cc|{n} Ola|PROPN|conj|{n}|PERSON left|VERB|ROOT|6"


def test_a_number_of_years_behind_a_name_is_an_age(first):
    assert first(AGED.format("34", ",")) == "Person"


@pytest.mark.parametrize(("number", "mark"), [("3", ","), ("1934", ","), ("34", "and"), ("many", ",")])
def test_other_numbers_are_none(first, number, mark):
    assert first(AGED.format(number, mark)) == "Organization"


def test_who_stands_between_two_people_is_one(kind, small, gazetteer):
    def read(label: str) -> list[str]:
        sentence = AMONG.format(zelt=f"Zelt|PROPN|conj|1|{label}", n=3)
        return [f.kind for f in find_mentions(doc(sentence), small, gazetteer) if f.name == "Zelt"]

    assert read("ORG") == read("GPE") == ["Person"]


def test_a_firm_at_the_end_of_a_list_stays_one(small, gazetteer):
    sentence = "Ada|PROPN|compound|1|PERSON Reyes|PROPN|nsubj|4|PERSON and|CCONJ|cc|1 Zelt|PROPN|conj|1|ORG left|VERB|ROOT|4"
    assert [f.kind for f in find_mentions(doc(sentence), small, gazetteer)] == ["Person", "Organization"]


RANKED = "{}|PROPN|compound|1|ORG {}|PROPN|nsubj|2|ORG left|VERB|ROOT|2"


def test_a_rank_before_a_surname_is_a_persons(first):
    assert first(RANKED.format("Sheriff", "Zelt")) == "Person"


@pytest.mark.parametrize(
    ("rank", "name"), [("Sheriff", "Department"), ("Vale", "Zelt"), ("Justice", "Ministry"), ("Sheriff", "ZELT"), ("Captain", "Inc")]
)
def test_other_organisations_keep_their_first_word(first, rank, name):
    assert first(RANKED.format(rank, name)) == "Organization"


def test_what_a_sentence_explains_outweighs_other_mentions(kind):
    plain = "Zelt|PROPN|nsubj|1|PERSON left|VERB|ROOT|1"
    told = "the|DET|det|2 company|NOUN|compound|2 Zelt|PROPN|nsubj|3|PERSON grew|VERB|ROOT|3||grow"
    assert kind(plain, plain, plain, told) == "Organization"


WITH = "a|DET|det|2 Zelt|PROPN|compound|2|{} {}|NOUN|nsubj|3 died|VERB|ROOT|3||die"


@pytest.mark.parametrize(
    ("label", "noun", "expected"),
    [("PERSON", "man", "City"), ("PERSON", "couple", "City"), ("PERSON", "fan", "Person"), ("PERSON", "family", "Person"), ("ORG", "man", "Organization")],
)  # fmt: skip
def test_who_is_called_by_a_town_is_no_namesake_of_a_person(kind, label, noun, expected):
    assert kind(WITH.format(label, noun)) == expected


def test_a_man_may_be_called_by_somebody_of_whom_the_text_tells(kind):
    assert kind("Ada|PROPN|compound|1|PERSON Zelt|PROPN|nsubj|2|PERSON left|VERB|ROOT|2", WITH.format("PERSON", "man")) == "Person"


@pytest.mark.parametrize(("years", "expected"), [("87", "City"), ("250", "Person"), ("chief", "Person")])
@pytest.mark.parametrize("preposition", ["of", "with"])
def test_behind_an_age_stands_where_somebody_is_from(kind, years, preposition, expected):
    aged = f"Ada|PROPN|nsubj|5|PERSON ,|PUNCT|punct|0 {years}|NUM|appos|0 ,|PUNCT|punct|0 {preposition}|ADP|prep|0 Zelt|PROPN|pobj|4|PERSON left|VERB|ROOT|6"
    assert kind(aged) == (expected if preposition == "of" else "Person")


@pytest.mark.parametrize(
    ("sentence", "town", "other"),
    [
        ("a|DET|det|2 {}|PROPN|compound|2|ORG man|NOUN|nsubj|3 died|VERB|ROOT|3||die", "City", "Organization"),
        ("crews|NOUNS|ROOT|0 in|ADP|prep|0 {}|PROPN|pobj|1|ORG", "City", "Organization"),
        ("shares|NOUNS|ROOT|0||share in|ADP|prep|0 {}|PROPN|pobj|1|ORG", "Organization", "Organization"),
        ("crews|NOUNS|ROOT|0 from|ADP|prep|0 {}|PROPN|pobj|1|ORG", "Organization", "Organization"),
        ("Ada|PROPN|ROOT|0|PERSON of|ADP|prep|0 {}|PROPN|pobj|1|PERSON", "City", "Person"),
        ("the|DET|det|1 friend|NOUN|ROOT|1 of|ADP|prep|1 {}|PROPN|pobj|2|PERSON", "Person", "Person"),
    ],
)
def test_a_town_that_is_known_is_one_where_the_words_before_it_fit(kind, sentence, town, other):
    assert (kind(sentence.format("Drammen")), kind(sentence.format("Zelt"))) == (town, other)


@pytest.mark.parametrize(
    ("noun", "behind", "expected"),
    [
        ("group", "", "Organization"),
        ("shipyard", "", "Organization"),
        ("port", "", "City"),
        ("town", "", "City"),
        ("group", " of|ADP|prep|4 islands|NOUNS|pobj|5||island", "City"),
    ],
)
def test_what_is_called_a_group_is_no_town(ontology, gazetteer, noun, behind, expected):
    at = 8 if behind else 6
    sentence = f"Zelt|PROPN|nsubj|{at}|GPE ,|PUNCT|punct|0 a|DET|det|4 large|ADJ|amod|4 {noun}|NOUN|appos|0{behind} ,|PUNCT|punct|0 grew|VERB|ROOT|{at}||grow"
    assert [f.kind for f in find_mentions(doc(sentence), ontology, gazetteer) if f.form == "name"] == [expected]


@pytest.mark.parametrize(
    ("verb", "preposition", "last", "expected"),
    [("live", "on", "Lane", "Facility"), ("live", "with", "Lane", "Person"), ("rely", "on", "Lane", "Person"), ("live", "on", "Reyes", "Person"),
     ("die", "at", "Ave.", "Facility")],
)  # fmt: skip
def test_a_street_by_what_is_done_there(kind, verb, preposition, last, expected):
    assert kind(f"She|PRON|nsubj|1 {verb}|VERB|ROOT|1 {preposition}|ADP|prep|1 Mill|PROPN|compound|4|PERSON {last}|PROPN|pobj|2|PERSON") == expected
