"""Other names that a text gives somebody, on parses written by hand."""

import pytest

from kg.extraction.coreference import cluster
from kg.extraction.mentions import find_mentions
from tests.extraction.handmade import doc

ADA = "Ada|PROPN|compound|1|PERSON Reyes|PROPN|nsubj|{verb}|PERSON"
BRACKET = f"{ADA.format(verb=6)} (|PUNCT|punct|1 born|VERB|acl|1 Ida|PROPN|oprd|3|PERSON )|PUNCT|punct|1 left|VERB|ROOT|6"
COMMA = f"{ADA.format(verb=6)} ,|PUNCT|punct|1 née|X|acl|1 Moe|PROPN|appos|1|PERSON ,|PUNCT|punct|1 left|VERB|ROOT|6"
BORN_AS = f"{ADA.format(verb=3)} was|AUX|auxpass|3 born|VERB|ROOT|3 as|ADP|prep|3 Ida|PROPN|pobj|4|PERSON"
KNOWN = f"{ADA.format(verb=8)} ,|PUNCT|punct|1 better|ADV|advmod|4 known|VERB|acl|1 as|ADP|prep|4 Ida|PROPN|pobj|5|PERSON ,|PUNCT|punct|1 left|VERB|ROOT|8"
DATED = (
    f"{ADA.format(verb=12)} (|PUNCT|punct|1 1901|NUM|npadvmod|1 -|PUNCT|punct|3 1960|NUM|prep|3 )|PUNCT|punct|1 ,|PUNCT|punct|1 also|ADV|advmod|9 "
    "known|VERB|acl|1 as|ADP|prep|9 Ida|PROPN|pobj|10|PERSON left|VERB|ROOT|12"
)
DAUGHTER = (
    "Ada|PROPN|nsubj|9|PERSON ,|PUNCT|punct|0 aide|NOUN|appos|0 of|ADP|prep|2 Tom|PROPN|pobj|3|PERSON ,|PUNCT|punct|4 alias|ADP|prep|4 "
    "Ida|PROPN|pobj|6|PERSON ,|PUNCT|punct|0 left|VERB|ROOT|9"
)


@pytest.fixture
def entities(small, gazetteer):
    def read(*sentences):
        parsed = doc(*sentences)
        found = cluster(parsed, find_mentions(parsed, small, gazetteer), small, gazetteer)
        return {e.name: [m.text for m in e.mentions if m.form == "name"] for e in found.entities.values()}

    return read


@pytest.mark.parametrize("sentence", [BRACKET, BORN_AS, KNOWN, DATED])
def test_another_name_is_the_same_person(entities, sentence):
    assert entities(sentence) == {"Ada Reyes": ["Ada Reyes", "Ida"]}


def test_a_name_at_birth_is_the_same_person(entities):
    assert entities(COMMA) == {"Ada Reyes": ["Ada Reyes", "Moe"]}


def test_the_nearest_name_has_the_other_name(entities):
    assert entities(DAUGHTER) == {"Ada": ["Ada"], "Tom": ["Tom", "Ida"]}


def test_a_longer_other_name_does_not_become_the_name(entities):
    long = BORN_AS.replace("Ida|PROPN|pobj|4|PERSON", "Ida|PROPN|compound|7|PERSON Tea|PROPN|compound|7|PERSON Moe|PROPN|pobj|4|PERSON")
    assert list(entities(long)) == ["Ada Reyes"]


@pytest.mark.parametrize(
    "sentence",
    [
        BORN_AS.replace("born|", "seen|"),
        BORN_AS.replace("as|ADP", "with|ADP"),
        KNOWN.replace("known|", "killed|"),
        KNOWN.replace("as|ADP", "to|ADP"),
        KNOWN.replace("Ida|PROPN|pobj|5|PERSON", "Oslo|PROPN|pobj|5|GPE"),
        BRACKET.replace("born|VERB|acl|1", "with|ADP|prep|1"),
        DAUGHTER.replace("alias|ADP", "near|ADP"),
    ],
)
def test_other_people_stay_apart(entities, sentence):
    assert len(entities(sentence)) > 1


def plain(sentence: str) -> str:
    """A sentence of one name, what stands behind it, and "left"; names are in capitals: "VALE WORKS (or the NORTHGATE )"."""
    words = sentence.split()
    subject = next(n for n, word in enumerate(words) if not words[n + 1].isupper())
    cells = []
    for n, word in enumerate(words):
        if word.isupper():
            last = n + 1 == len(words) or not words[n + 1].isupper()
            dep = ("nsubj" if n == subject else "appos") if last else "compound"
            head = (len(words) if n == subject else subject) if last else n + 1
            cells.append(f"{word.title()}|PROPN|{dep}|{head}|ORG")
        else:
            cells.append(f"{word}|{'ADV' if word.isalpha() else 'PUNCT'}|{'dep' if word.isalpha() else 'punct'}|{subject}")
    return " ".join([*cells, f"left|VERB|ROOT|{len(words)}"])


@pytest.mark.parametrize(
    "sentence",
    [
        "ZELTRI WORKS ( now NORTHGATE LINES )",
        "ZELTRI WORKS ( formerly the NORTHGATE LINES )",
        "ZELTRI WORKS , formerly NORTHGATE LINES ,",
        "ZELTRI WORKS ( or the NORTHGATE LINES )",
        "ZELTRI WORKS , or simply NORTHGATE LINES ,",
        "ZELTRI WORKS ( short for NORTHGATE LINES )",
        "ZELTRI WORKS ( Norwegian : NORTHGATE LINES )",
        "ZELTRI WORKS , also referred to as the NORTHGATE LINES ,",
        "ZELTRI WORKS , later renamed NORTHGATE LINES ,",
        "ZELTRI WORKS , originally named NORTHGATE LINES ,",
        "ZELTRI WORKS ( also spelt as NORTHGATE LINES )",
        "ZELTRI WORKS ( 1901 , formerly NORTHGATE LINES )",
    ],
)
def test_a_bracket_or_comma_gives_another_name(entities, sentence):
    assert entities(plain(sentence)) == {"Zeltri Works": ["Zeltri Works", "Northgate Lines"]}


@pytest.mark.parametrize(
    "sentence",
    [
        "ZELTRI WORKS ( not NORTHGATE LINES )",
        "ZELTRI WORKS , now NORTHGATE LINES ,",
        "ZELTRI WORKS ( formerly NORTHGATE LINES owner )",
        "ZELTRI WORKS , formerly of NORTHGATE LINES ,",
        "ZELTRI WORKS , or NORTHGATE LINES ,",
        "ZELTRI WORKS ( good for NORTHGATE LINES )",
        "ZELTRI WORKS ( owner : NORTHGATE LINES )",
        "ZELTRI WORKS , also known as the NORTHGATE LINES of Bergen ,",
        "ZELTRI WORKS , later joined NORTHGATE LINES ,",
        "ZELTRI WORKS , named NORTHGATE LINES ,",
    ],
)
def test_other_words_tell_of_another_body(entities, sentence):
    assert len(entities(plain(sentence))) > 1


ASSUMED = (
    "Ada|PROPN|compound|1|PERSON Reyes|PROPN|nsubj|2|PERSON wrote|VERB|ROOT|2||write under|ADP|prep|2 {}|NOUN|pobj|3 Ida|PROPN|appos|4|PERSON "
    "and|CCONJ|cc|5 Tea|PROPN|conj|5|PERSON"
)


def test_pseudonyms_are_whose_they_are(entities):
    assert entities(ASSUMED.format("pseudonyms")) == {"Ada Reyes": ["Ada Reyes", "Ida", "Tea"]}


@pytest.mark.parametrize("noun", ["editors", "names"])
def test_other_nouns_before_a_name_tell_of_others(entities, noun):
    assert list(entities(ASSUMED.format(noun))) == ["Ada Reyes", "Ida", "Tea"]


def test_a_town_that_everybody_knows_is_nobodys_other_name(entities):
    assert len(entities(KNOWN.replace("Ida|PROPN|pobj|5|PERSON", "Oslo|PROPN|pobj|5|GPE"))) == 2


@pytest.mark.parametrize("word", ["now", "formerly"])
def test_a_state_that_another_has_followed_is_another(entities, word):
    found = entities(f"Norway|PROPN|nsubj|4|GPE (|PUNCT|punct|3 {word}|ADV|advmod|3 Sweden|PROPN|appos|0|GPE )|PUNCT|punct|3 left|VERB|ROOT|5")
    assert len(found) == 2


RIVER = "Zelt|PROPN|compound|1|LOC River|PROPN|nsubjpass|3|LOC was|AUX|auxpass|3 known|VERB|ROOT|3 to|ADP|prep|3 farmers|NOUNS|pobj|4 {as_} Ida|PROPN|pobj|6|PERSON"


def test_an_explicit_name_may_look_like_somebodys(entities):
    assert entities(RIVER.format(as_="as|ADP|prep|5")) == {"Zelt River": ["Zelt River", "Ida"]}


def test_what_stands_for_work_as_somebody_is_no_name(entities):
    assert len(entities(RIVER.replace("to|ADP", "for|ADP").format(as_="as|ADP|prep|5"))) == 2


def test_a_name_that_he_is_known_by(entities):
    known = "He|PRON|nsubjpass|3 was|AUX|auxpass|3 also|ADV|advmod|3 {}|VERB|ROOT|3 as|ADP|prep|3 Ida|PROPN|pobj|4|PERSON"
    before = "Ola|PROPN|compound|1|PERSON Reyes|PROPN|nsubj|2|PERSON left|VERB|ROOT|2"
    assert entities(before, known.format("known")) == {"Ola Reyes": ["Ola Reyes", "Ida"]}
    assert len(entities(before, known.format("dressed"))) == 2
    assert list(entities(known.format("known"))) == ["Ida"]


DEFINED = "{first} or|CCONJ|cc|0 Ida|PROPN|conj|0|{label} {is_} {a} town|NOUN|attr|3"


def defined(first="Zeltrix|PROPN|nsubj|3|ORG", label="ORG", is_="is|AUX|ROOT|3||be", a="a|DET|det|5"):
    return DEFINED.format(first=first, label=label, is_=is_, a=a)


def test_two_names_that_a_sentence_defines(entities):
    assert entities(defined()) == {"Zeltrix": ["Zeltrix", "Ida"]}


@pytest.mark.parametrize(
    "sentence", [defined(is_="are|AUX|ROOT|3||be"), defined(is_="left|VERB|ROOT|3"), defined(a="our|PRON|poss|5"), defined().replace("or|", "and|")]
)
def test_a_choice_of_two_is_no_definition(entities, sentence):
    assert len(entities(sentence)) == 2


def test_the_name_in_a_participle_is_the_subjects(entities):
    ring = (
        f"{ADA.format(verb=2)} left|VERB|ROOT|2 ,|PUNCT|punct|2 singing|VERB|advcl|2 under|ADP|prep|4 the|DET|det|8 stage|NOUN|compound|8 name|NOUN|compound|9"
        " Ida|PROPN|pobj|5|PERSON"
    )
    assert entities(ring) == {"Ada Reyes": ["Ada Reyes", "Ida"]}
    assert len(entities(ring.replace("stage|NOUN", "family|NOUN"))) == 2


WROTE = "Ola|PROPN|compound|1|PERSON Reyes|PROPN|nsubj|2|PERSON wrote|VERB|ROOT|2 under|ADP|prep|2 the|DET|det|5 {}|NOUNS|pobj|3 Ida|PROPN|appos|5|PERSON {}"
LISTED = "(|PUNCT|punct|6 a|DET|det|9 heroine|NOUN|appos|6 )|PUNCT|punct|6 ,|PUNCT|punct|6 Tea|PROPN|conj|6|PERSON and|CCONJ|cc|12 Moe|PROPN|conj|12|PERSON"


def test_a_list_of_names_goes_on_behind_a_remark(entities):
    assert entities(WROTE.format("pseudonyms", LISTED)) == {"Ola Reyes": ["Ola Reyes", "Ida", "Tea", "Moe"]}
    assert len(entities(WROTE.format("pseudonyms", LISTED).replace(",|PUNCT", "with|ADP"))) == 3
    assert len(entities(WROTE.format("masters", LISTED))) == 4


UNTIL = (
    "Zeltrix|PROPN|nsubj|8|ORG ,|PUNCT|punct|0 {}|VERB|acl|0 until|ADP|prep|2 1994|NUM|pobj|3 as|ADP|prep|2 Ida|PROPN|pobj|5|ORG ,|PUNCT|punct|0"
    " grew|VERB|ROOT|8"
)


def test_what_was_named_so_until_a_year(entities):
    assert entities(UNTIL.format("named")) == {"Zeltrix": ["Zeltrix", "Ida"]}
    assert len(entities(UNTIL.format("praised"))) == 2


def test_or_in_brackets_whatever_the_class(entities):
    joined = "Ada|PROPN|nsubj|1|PERSON joined|VERB|ROOT|1 Zelt|PROPN|compound|3|ORG Trust|PROPN|dobj|1|ORG"
    sentence = f"{joined} (|PUNCT|punct|3 {{}}|CCONJ|cc|3 Ida|PROPN|conj|3|GPE )|PUNCT|punct|3"
    assert entities(sentence.format("or"))["Zelt Trust"] == ["Zelt Trust", "Ida"]
    assert entities(sentence.format("and"))["Zelt Trust"] == ["Zelt Trust"]
