"""Names in a headline whose words all have capitals. On parses written by hand."""

import pytest

from kg.extraction.mentions import find_mentions
from tests.extraction.handmade import doc

BODY = "Zeltrix|PROPN|nsubj|1|ORG sold|VERB|ROOT|1 a|DET|det|4 rival|ADJ|amod|4 plant|NOUN|dobj|1 .|PUNCT|punct|1"


@pytest.fixture
def names(small, gazetteer):
    def of(*sentences: str) -> list[str]:
        return [f.name for f in find_mentions(doc(*sentences), small, gazetteer) if f.form == "name"]

    return of


BUYS = "Zeltrix|PROPN|compound|1|ORG Rival|PROPN|nsubj|2|ORG Starts|VERB|ROOT|2 Again|ADV|advmod|2"


def test_a_name_ends_before_what_the_text_writes_small(names):
    assert names(BUYS, BODY) == ["Zeltrix", "Zeltrix"]


def test_a_small_word_inside_is_in_no_name(names):
    assert names("Zeltrix|PROPN|ROOT|0|ORG as|ADP|prep|0|ORG Orders|PROPN|pobj|1|ORG Weaken|VERB|advcl|0", BODY) == ["Zeltrix", "Zeltrix"]


def test_a_name_ends_before_what_the_text_says_was_done(names):
    checks = "Zeltrix|PROPN|compound|1|PERSON Vebs|PROPN|nsubj|3|PERSON Sharply|ADV|advmod|3 Again|ADV|ROOT|3"
    person = BODY.replace("ORG", "PERSON")
    assert names(checks, person) == ["Zeltrix Vebs", "Zeltrix"]
    veb = person.replace("sold|VERB|ROOT|1", "veb|VERB|ROOT|1")
    assert names(checks, veb) == ["Zeltrix", "Zeltrix"]


@pytest.mark.parametrize(
    "sentences",
    [
        (BUYS, BODY.replace("rival", "large")),  # nothing says that it is no name
        (BUYS, BODY, "She|PRON|nsubj|1 left|VERB|ROOT|1 Zeltrix|PROPN|compound|3|ORG Rival|PROPN|dobj|1|ORG .|PUNCT|punct|1"),  # the text has the name too
        (f"{BUYS} .|PUNCT|punct|2", BODY),  # a sentence
        (BUYS.replace("Starts", "started"), BODY),  # no headline: it has small words
        (BUYS,),  # a headline alone
    ],
)
def test_a_name_stays_whole(names, sentences):
    assert names(*sentences)[0] == "Zeltrix Rival"


def test_a_bank_is_named_by_common_words(names):
    bank = "Zeltrix|PROPN|compound|1|ORG Bank|PROPN|nsubj|2|ORG Starts|VERB|ROOT|2 Again|ADV|advmod|2"
    assert names(bank, BODY.replace("plant", "bank"))[0] == "Zeltrix Bank"


def test_no_run_of_capitals_is_a_name_in_a_headline(names):
    shuts = "Zeltrix|PROPN|compound|3|ORG Shuts|PROPN|compound|3 Harbour|PROPN|compound|3 Station|PROPN|ROOT|3"
    assert names(shuts, BODY) == ["Zeltrix", "Zeltrix"]
    assert names(shuts)[-1] != "Zeltrix"
