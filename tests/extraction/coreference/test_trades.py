"""Which firm "the airline" or "the paper maker" is, and whose firm an analyst speaks of. On parses written by hand."""

import pytest

CALLED = "The|DET|det|2 {noun}|NOUN|compound|2 Zeltrix|PROPN|nsubj|3|ORG grew|VERB|ROOT|3"
LATER = "Visitors|NOUNS|nsubj|1 praised|VERB|ROOT|1 the|DET|det|3 {noun}|NOUN|dobj|1"


@pytest.mark.parametrize(("first", "noun"), [("airline", "airline"), ("airline", "carrier"), ("airline", "company"), ("company", "airline")])
def test_a_firm_is_called_by_its_trade_again(meant, first, noun):
    assert meant(f"the {noun}", CALLED.format(noun=first), LATER.format(noun=noun)) == "Zeltrix"


@pytest.mark.parametrize(("first", "noun"), [("airline", "manufacturer"), ("manufacturer", "airline")])
def test_and_by_no_other_trade(meant, first, noun):
    assert meant(f"the {noun}", CALLED.format(noun=first), LATER.format(noun=noun)) is None


@pytest.mark.parametrize(
    ("name", "noun", "expected"), [("Ministry", "company", None), ("Motors", "company", "Vale Motors"), ("Ministry", "agency", "Vale Ministry")]
)
def test_no_firm_is_a_ministry(meant, name, noun, expected):
    body = f"Vale|PROPN|compound|1|ORG {name}|PROPN|nsubj|2|ORG grew|VERB|ROOT|2"
    assert meant(f"the {noun}", body, LATER.format(noun=noun)) == expected


def test_an_analyst_at_a_bank_speaks_of_others(meant):
    outside = "An|DET|det|1 {who}|NOUN|nsubj|4 at|ADP|prep|1 Northgate|PROPN|pobj|2|ORG left|VERB|ROOT|4"
    firm = "Zeltrix|PROPN|nsubj|1|ORG grew|VERB|ROOT|1"
    assert meant("the company", firm, outside.format(who="analyst"), LATER.format(noun="company")) == "Zeltrix"
    assert meant("the company", firm, outside.format(who="official"), LATER.format(noun="company")) == "Northgate"


def said(first="Zeltrix|PROPN|nsubj|2|ORG", noun="company", verb="say", near="Quellex", label="ORG"):
    return (
        f"{first} will|AUX|aux|2 close|VERB|ccomp|10 its|PRON|poss|4 mill|NOUN|dobj|2 near|ADP|prep|4 {near}|PROPN|pobj|5|{label} ,|PUNCT|punct|10 "
        f"the|DET|det|9 {noun}|NOUN|nsubj|10 said|VERB|ROOT|10||{verb}"
    )


def test_who_says_what_it_will_do_itself(meant):
    assert meant("the company", said()) == "Zeltrix"


@pytest.mark.parametrize(
    "sentence",
    [said(noun="agency"), said(verb="oppose"), said(first="Workers|NOUNS|nsubj|2")],
)
def test_another_who_says_so_is_open(meant, sentence):
    noun = "the agency" if "agency|" in sentence else "the company"
    assert meant(noun, sentence) != "Zeltrix"


@pytest.mark.parametrize(
    "ware",
    [
        "the|DET|det|1 browser|NOUN|nsubj|3 Quellex|PROPN|appos|1|ORG grew|VERB|ROOT|3",
        "users|NOUNS|nsubj|1 praised|VERB|ROOT|1 versions|NOUNS|dobj|1||version of|ADP|prep|2 Quellex|PROPN|pobj|3|ORG",
    ],
)
def test_the_company_is_not_what_it_makes(meant, ware):
    assert meant("the company", "Zeltrix|PROPN|nsubj|1|ORG grew|VERB|ROOT|1", ware, LATER.format(noun="company")) == "Zeltrix"


def test_the_company_is_not_the_paper_that_is_told(meant):
    told = "Zeltrix|PROPN|nsubj|1|ORG told|VERB|ROOT|1||tell Quellex|PROPN|dobj|1|ORG it|PRON|dobj|1"
    assert meant("the company", told, "Visitors|NOUNS|nsubj|1 left|VERB|ROOT|1", LATER.format(noun="company")) == "Zeltrix"
