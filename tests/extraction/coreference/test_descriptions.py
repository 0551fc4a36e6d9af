"""Whom a description means beside appositions: behind a body, before a name, after "has been", and the last thing of its kind. On parses written by hand."""

import pytest

from kg.extraction.coreference import cluster
from kg.extraction.mentions import find_mentions
from tests.extraction.handmade import doc


@pytest.fixture
def meant(small, gazetteer):
    """The other mentions of the entity that a description belongs to."""

    def read(words, *sentences):
        parsed = doc(*sentences)
        found = cluster(parsed, find_mentions(parsed, small, gazetteer), small, gazetteer)
        one = next(e for e in found.entities.values() if words in [m.text for m in e.mentions])
        return [m.text for m in one.mentions if m.text != words]

    return read


HEAD = (
    "The|DET|det|1 president|{tag}|nsubj|8 of|ADP|prep|1 Zeltrix|PROPN|pobj|2|ORG {comma}|PUNCT|punct|3 Ada|PROPN|compound|6|{label} Reyes|PROPN|appos|3|{label}"
    " ,|PUNCT|punct|3 left|VERB|ROOT|8"
)


def head(tag="NOUN", comma=",", label="PERSON"):
    return HEAD.format(tag=tag, comma=comma, label=label)


def test_who_is_named_behind_a_body_is_its_head(meant):
    assert meant("The president", head()) == ["Ada Reyes"]


@pytest.mark.parametrize("sentence", [head(comma="-"), head(label="ORG"), head(tag="NOUNS"), head().replace("Zeltrix|PROPN|pobj|2|ORG", "Ola|PROPN|pobj|2|PERSON")])
def test_another_name_behind_a_body_is_not(meant, sentence):
    assert meant("The president", sentence) == []


BOTH = "{first} adviser|NOUN|nsubj|6 and|CCONJ|cc|1 {title}|NOUN|compound|5 Ada|PROPN|compound|5|PERSON Reyes|PROPN|conj|1|PERSON left|VERB|ROOT|6"


def test_two_kinds_before_a_name_are_one(meant):
    sentence = BOTH.format(first="Former|ADJ|amod|1", title="envoy")
    assert meant("Former adviser", sentence) == ["Ada Reyes"]


@pytest.mark.parametrize(("first", "title"), [("The|DET|det|1", "envoy"), ("Former|ADJ|amod|1", "Mayor")])
def test_somebody_and_another_by_name_are_two(meant, first, title):
    sentence = BOTH.format(first=first, title=title)
    assert meant(f"{first.split('|')[0]} adviser", sentence) == []


def been(aux="has|AUX|aux|2||have", more=""):
    return f"Ada|PROPN|nsubj|2|PERSON {aux} been|AUX|ROOT|2||be the|DET|det|4 mayor|NOUN|attr|2 {more}".strip()


def test_what_somebody_has_been(meant):
    assert meant("the mayor", been()) == ["Ada"]


@pytest.mark.parametrize("sentence", [been("could|AUX|aux|2||could"), been(more="never|ADV|neg|2")])
def test_not_what_somebody_could_have_been(meant, sentence):
    assert meant("the mayor", sentence) == []


CAME = "Ada|PROPN|nsubj|1|PERSON came|VERB|ROOT|1 and|CCONJ|cc|1 {} is|AUX|conj|1||be the|DET|det|6 mayor|NOUN|attr|4"


def test_a_subject_that_two_verbs_share(meant):
    assert meant("the mayor", CAME.format("now|ADV|advmod|4")) == ["Ada"]
    assert meant("the mayor", CAME.format("this|DET|nsubj|4")) == []


RIVAL = "Vale|PROPN|compound|1|ORG Trust|PROPN|nsubj|6|ORG ,|PUNCT|punct|1 the|DET|det|4 {noun}|{tag}|appos|1 ,|PUNCT|punct|1 grew|VERB|ROOT|6"


def test_a_firm_may_be_a_rival_and_not_several(meant):
    assert meant("the rival", RIVAL.format(noun="rival", tag="NOUN")) == ["Vale Trust"]
    assert meant("the rivals", RIVAL.format(noun="rivals", tag="NOUNS").replace("NOUNS|appos|1", "NOUNS|appos|1||rival")) == []


LIKED = "Visitors|NOUNS|nsubj|1 liked|VERB|ROOT|1 {}|DET|det|3 {}|NOUN|dobj|1"


def ferry(kind, article="A"):
    return f"{article}|DET|det|2 {kind}|ADJ|amod|2 ferry|NOUN|nsubj|3 left|VERB|ROOT|3"


def test_of_two_of_a_kind_the_last(meant):
    assert meant("the ferry", ferry("red"), ferry("blue"), LIKED.format("the", "ferry")) == ["A blue ferry"]


def test_of_two_in_one_sentence_neither(meant):
    both = "A|DET|det|2 red|ADJ|amod|2 ferry|NOUN|nsubj|3 met|VERB|ROOT|3 a|DET|det|6 blue|ADJ|amod|6 ferry|NOUN|dobj|3"
    assert meant("the ferry", both, LIKED.format("the", "ferry")) == []


def test_of_two_far_off_neither(meant):
    filler = ["He|PRON|nsubj|1 left|VERB|ROOT|1"] * 4
    assert meant("the ferry", ferry("red"), ferry("blue"), *filler, LIKED.format("the", "ferry")) == []


def test_an_indefinite_one_is_new(meant):
    assert meant("a ferry", ferry("red"), ferry("blue"), LIKED.format("a", "ferry")) == []


NAMED = "Zeltrix|PROPN|nsubj|1|ORG grew|VERB|ROOT|1"
WITH_NAME = "Ada|PROPN|nsubj|1|PERSON called|VERB|ROOT|1 {}|DET|det|4 {} {}|NOUN|dobj|1"


def test_the_kind_behind_a_name_is_who_has_the_name(meant):
    assert meant("the Zeltrix company", NAMED, WITH_NAME.format("the", "Zeltrix|PROPN|compound|4", "company")) == ["Zeltrix", "Zeltrix"]


@pytest.mark.parametrize(
    ("words", "cells"),
    [
        ("the Quorl company", ("the", "Quorl|PROPN|compound|4", "company")),
        ("a Zeltrix company", ("a", "Zeltrix|PROPN|compound|4", "company")),
        ("the Zeltrix official", ("the", "Zeltrix|PROPN|compound|4", "official")),
    ],
)
def test_other_nouns_behind_a_name_are_others(meant, words, cells):
    assert meant(words, NAMED, WITH_NAME.format(*cells)) == []


def titled(title, given):
    words = title.split()
    cells = [f"{word}|PROPN|compound|{len(words) + 1}" for word in words]
    return " ".join([*cells, f"{given}|PROPN|compound|{len(words) + 1}|PERSON Reyes|PROPN|nsubj|{len(words) + 2}|PERSON left|VERB|ROOT|{len(words) + 2}"])


def test_the_bearer_of_just_that_title(meant):
    the_minister = "The|DET|det|2 Home|PROPN|compound|2 minister|NOUN|nsubj|3 spoke|VERB|ROOT|3"
    home, shadow = titled("Home Minister", "Ada"), titled("Shadow Home Minister", "Ola")
    assert meant("The Home minister", home, shadow, the_minister) == ["Ada Reyes"]
    assert meant("The Home minister", shadow.replace("Shadow", "Old"), titled("Shadow Home Minister", "Ada"), the_minister) == []


POSTS = (
    "The|DET|det|1 president|NOUN|ROOT|1 and|CCONJ|cc|1 {former} {noun}|conj|1 of|ADP|prep|4 Vale|PROPN|compound|7|ORG Trust|PROPN|pobj|5|ORG"
    " {comma}Ada|PROPN|compound|{ada}|PERSON Reyes|PROPN|nsubj|{left}|PERSON left|VERB|ROOT|{left}"
)


def posts(former="former|ADJ|amod|4", noun="director|NOUN", comma=""):
    return POSTS.format(former=former, noun=noun, comma=comma, ada=9 + bool(comma), left=10 + bool(comma))


def test_posts_right_before_the_name_of_who_has_them(meant):
    assert meant("The president", posts()) == ["former director", "Ada Reyes"]


@pytest.mark.parametrize("sentence", [posts(former="the|DET|det|4"), posts(noun="directors|NOUNS"), posts(comma="then|ADV|advmod|11 ")])
def test_posts_of_others(meant, sentence):
    assert meant("The president", sentence) == []


def test_the_company_behind_a_date(meant):
    bodies = "Zeltrix|PROPN|nsubj|1|ORG met|VERB|ROOT|1 Bergen|PROPN|compound|3|ORG Radio|PROPN|dobj|1|ORG"
    company = "The|DET|det|1 company|NOUN|nsubj|2 grew|VERB|ROOT|2"
    assert meant("The company", bodies, "June|PROPN|ROOT|0|DATE 7|NUM|nummod|0|DATE", company) == ["Zeltrix"]
    assert meant("The company", bodies, "He|PRON|nsubj|1 left|VERB|ROOT|1", company) == []


GUEST = (
    "guests|NOUNS|ROOT|0 like|ADP|prep|0 the|DET|det|3 mayor|{tag}|pobj|1 of|ADP|prep|3 Oslo|PROPN|pobj|4|GPE ,|PUNCT|punct|0 {mister}|PROPN|compound|8 "
    "Reyes|PROPN|conj|0|PERSON {after}"
)


def test_who_is_named_with_a_mister_behind_a_town_is_its_mayor(meant):
    assert meant("the mayor", GUEST.format(tag="NOUN", mister="Mr.", after=",|PUNCT|punct|0 left|VERB|dep|0")) == ["Reyes"]


@pytest.mark.parametrize(
    ("tag", "mister", "after"),
    [
        ("NOUN", "Ada", ",|PUNCT|punct|0 left|VERB|dep|0"),
        ("NOUN", "Mr.", "and|CCONJ|cc|0 others|NOUNS|conj|0"),
        ("NOUN", "Mr.", ",|PUNCT|punct|0 and|CCONJ|cc|0 others|NOUNS|conj|0"),
        ("NOUN", "Mr.", ",|PUNCT|punct|0 Berg|PROPN|conj|0|PERSON"),
        ("NOUNS", "Mr.", ",|PUNCT|punct|0 left|VERB|dep|0"),
    ],
)
def test_the_next_of_a_list_is_somebody_else(meant, tag, mister, after):
    assert meant("the mayor", GUEST.format(tag=tag, mister=mister, after=after)) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Two|NUM|nummod|1 companies|NOUNS|nsubj|6||company ,|PUNCT|punct|1 Zeltrix|PROPN|appos|1|ORG and|CCONJ|cc|3 Northgate|PROPN|conj|3|ORG left|VERB|ROOT|6",
        "The|DET|det|1 companies|NOUNS|nsubj|6||company ,|PUNCT|punct|1 Zeltrix|PROPN|appos|1|ORG and|CCONJ|cc|3 Northgate|PROPN|conj|3|ORG left|VERB|ROOT|6",
        "Two|NUM|nummod|1 companies|NOUNS|nsubj|4||company ,|PUNCT|punct|1 Zeltrix|PROPN|appos|1|ORG left|VERB|ROOT|4",
        "Zeltrix|PROPN|nsubj|6|ORG and|CCONJ|cc|0 Northgate|PROPN|conj|0|ORG ,|PUNCT|punct|2 two|NUM|nummod|5 companies|NOUNS|appos|2||company left|VERB|ROOT|6",
    ],
)
def test_several_are_none_of_them(meant, sentence):
    several = next(word for word in ("Two companies", "The companies", "two companies") if f"{word.split()[0]}|" in sentence)
    assert meant(several, sentence) == []


def test_one_with_its_kind_is_that_one(meant):
    assert meant("the company", "Zeltrix|PROPN|nsubj|4|ORG ,|PUNCT|punct|0 the|DET|det|3 company|NOUN|appos|0 left|VERB|ROOT|4") == ["Zeltrix"]


def test_one_is_none_of_several_that_came_before(meant):
    several = "Two|NUM|nummod|1 companies|NOUNS|nsubj|2||company left|VERB|ROOT|2"
    one = "The|DET|det|1 company|NOUN|nsubj|2 grew|VERB|ROOT|2"
    assert meant("The company", several, one) == []
    assert meant("The company", one.replace("The|", "A|"), one) == ["A company"]
