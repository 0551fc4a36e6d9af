"""A firm that is called by its name alone, whatever the parser takes it for. On parses written by hand."""

import pytest

from kg.extraction.mentions import find_mentions
from tests.extraction.handmade import doc


@pytest.fixture
def kind(small, gazetteer):
    def of_first_name(*sentences: str) -> str:
        return next(f.kind for f in find_mentions(doc(*sentences), small, gazetteer) if f.form == "name")

    return of_first_name


SHARES_OF = "{shares} of|ADP|prep|0 Zeltrix|PROPN|pobj|1|{label} fell|VERB|ROOT|3||fall"
THEIRS = "Zeltrix|PROPN|poss|2|{label} 's|PART|case|0 {noun} {verb}"
EMPLOYS = "Zeltrix|PROPN|nsubj|1|{label} employs|VERB|ROOT|1||employ 300|NUM|nummod|3 people|NOUNS|dobj|1"
LOSS = "Zeltrix|PROPN|nsubj|1|{label} reported|VERB|ROOT|1||report a|DET|det|3 loss|NOUN|dobj|1"
BUYS = (
    "Zeltrix|PROPN|nsubj|1|{label} agreed|VERB|ROOT|1||agree to|PART|aux|3 buy|VERB|xcomp|1 Northgate|PROPN|dobj|3|ORG for|ADP|prep|3 $|SYM|pobj|5|MONEY"
)


@pytest.mark.parametrize("label", ["PERSON", "GPE"])
@pytest.mark.parametrize(
    "sentence",
    [
        SHARES_OF.replace("{shares}", "Shares|NOUNS|nsubj|3"),
        THEIRS.replace("{noun}", "shares|NOUNS|nsubj|3").replace("{verb}", "fell|VERB|ROOT|3||fall"),
        THEIRS.replace("{noun}", "headquarters|NOUN|nsubj|3").replace("{verb}", "moved|VERB|ROOT|3||move"),
        EMPLOYS,
        LOSS,
        BUYS,
        "She|PRON|nsubj|1 bought|VERB|ROOT|1 a|DET|det|3 stake|NOUN|dobj|1 in|ADP|prep|3 Zeltrix|PROPN|pobj|4|{label}",
        "The|DET|det|2 chief|ADJ|amod|2 executive|NOUN|nsubj|5 of|ADP|prep|2 Zeltrix|PROPN|pobj|3|{label} left|VERB|ROOT|5",
        "An|DET|det|1 analyst|NOUN|nsubj|4 at|ADP|prep|1 Zeltrix|PROPN|pobj|2|{label} left|VERB|ROOT|4",
        "Zeltrix|PROPN|nsubj|5|{label} ,|PUNCT|punct|0 which|PRON|nsubjpass|4 is|AUX|auxpass|4||be based|VERB|relcl|0||base left|VERB|ROOT|5",
        "Zeltrix|PROPN|compound|1|{label} shares|NOUNS|nsubj|2 fell|VERB|ROOT|2||fall",
    ],
)
def test_what_has_shares_losses_and_employees_is_a_firm(kind, sentence, label):
    assert kind(sentence.format(label=label)) == "Organization"


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        # a holding, a share of the work, a visit, a family's cook, a country and a town with their budgets, and whoever has a title
        (THEIRS.format(label="PERSON", noun="shares|NOUNS|dobj|4", verb="they|PRON|nsubj|4 sold|VERB|ROOT|4||sell"), "Person"),
        (SHARES_OF.format(label="PERSON", shares="Letters|NOUNS|nsubj|3"), "Person"),
        ("She|PRON|nsubj|1 believes|VERB|ROOT|1||believe in|ADP|prep|1 Zeltrix|PROPN|pobj|2|PERSON", "Person"),
        ("Zeltrix|PROPN|nsubj|1|PERSON employs|VERB|ROOT|1||employ a|DET|det|3 cook|NOUN|dobj|1", "Person"),
        ("Kenya|PROPN|nsubj|1|GPE reported|VERB|ROOT|1||report a|DET|det|3 loss|NOUN|dobj|1", "Country"),
        ("Oslo|PROPN|nsubj|1|GPE employs|VERB|ROOT|1||employ 300|NUM|nummod|3 people|NOUNS|dobj|1", "City"),
        ("Zeltrix|PROPN|nsubj|1|PERSON reported|VERB|ROOT|1||report a|DET|det|3 theft|NOUN|dobj|1", "Person"),
        ("Zeltrix|PROPN|nsubj|1|PERSON bought|VERB|ROOT|1||buy a|DET|det|3 house|NOUN|dobj|1 for|ADP|prep|1 $|SYM|pobj|4|MONEY", "Person"),
        ("The|DET|det|2 deputy|ADJ|amod|2 executive|NOUN|nsubj|5 of|ADP|prep|2 Zeltrix|PROPN|pobj|3|GPE left|VERB|ROOT|5", "City"),
        ("Zeltrix|PROPN|nsubj|3|PERSON ,|PUNCT|punct|0 based|VERB|acl|0||base left|VERB|ROOT|3", "Person"),
        ("Mayor|PROPN|compound|1 Zeltrix|PROPN|nsubj|2|PERSON reported|VERB|ROOT|2||report a|DET|det|4 loss|NOUN|dobj|2", "Person"),
    ],
)
def test_a_person_or_a_place_is_none(kind, sentence, expected):
    assert kind(sentence) == expected


SAID = "Zeltrix|PROPN|nsubj|1|PERSON said|VERB|ROOT|1||say {it}|PRON|nsubj|4 would|AUX|aux|4||would {verb}|VERB|ccomp|1 jobs|NOUNS|dobj|4"


def test_who_says_that_it_would_cut_jobs_is_a_firm(kind):
    assert kind(SAID.format(it="it", verb="cut")) == "Organization"


@pytest.mark.parametrize(("it", "verb"), [("he", "cut"), ("it", "hurt")])
def test_who_says_what_somebody_else_does_is_not(kind, it, verb):
    assert kind(SAID.format(it=it, verb=verb)) == "Person"


def test_nor_whoever_has_a_given_name(kind):
    known = "Ada|PROPN|compound|1|PERSON Zeltrix|PROPN|nsubj|2|PERSON left|VERB|ROOT|2"
    assert kind(SAID.format(it="it", verb="cut"), known) == "Person"


CLOSES = "Zeltrix|PROPN|nsubj|2|{label} will|AUX|aux|2 close|VERB|ccomp|7 mills|NOUNS|dobj|2 ,|PUNCT|punct|7 the|DET|det|6 {noun}|NOUN|nsubj|7 said|VERB|ROOT|7||say"


@pytest.mark.parametrize("label", ["PERSON", "GPE"])
def test_who_is_called_the_company_right_behind_is_one(kind, label):
    assert kind(CLOSES.format(label=label, noun="company")) == "Organization"
    assert kind(CLOSES.format(label=label, noun="minister")) != "Organization"


def test_an_owner_may_be_a_firm(kind):
    owner = "The|DET|det|1 {noun}|NOUN|nsubj|5 ,|PUNCT|punct|1 Zeltrix|PROPN|compound|4|ORG Vest|PROPN|appos|1|ORG left|VERB|ROOT|5"
    assert kind(owner.format(noun="rival")) == "Organization"


COACH = "{town}|PROPN|compound|1|GPE {post}|{part}|compound|3 Ada|PROPN|compound|3|PERSON Reyes|PROPN|nsubj|4|PERSON left|VERB|ROOT|4"


def test_what_has_a_coach_is_a_team(kind):
    assert kind(COACH.format(town="Zeltrix", post="coach", part="NOUN")) == "Organization"


@pytest.mark.parametrize(("town", "post", "part"), [("Oslo", "coach", "NOUN"), ("Zeltrix", "mayor", "NOUN"), ("Zeltrix", "coaches", "NOUNS")])
def test_a_town_is_none(kind, town, post, part):
    assert kind(COACH.format(town=town, post=post, part=part)) == "City"
