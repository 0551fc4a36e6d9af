"""What a description begins with, and which nouns describe nobody."""

import pytest
from spacy.tokens import Doc as Parse

from kg.extraction.mentions import find_mentions
from kg.extraction.mentions.common import noun_phrase
from kg.extraction.parse.parsed import plain
from tests.extraction.handmade import doc, vocab

STATE = "a|DET|det|1 state|NOUN|dobj|1 of|ADP|prep|1 {}"


def phrase(sentence: str, word: str) -> str:
    parsed = doc(sentence)
    start, end = noun_phrase(next(t for t in parsed if t.text == word))
    return parsed.text_between(start, end)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("theft|NOUN|compound|3 reportedA|NOUN|compound|3 Vale|PROPN|compound|3 man|NOUN|nsubj|4 left|VERB|ROOT|4", "Vale man"),
        ("image|NOUN|compound|3 caption|NOUN|compound|3 Vale|PROPN|compound|3 man|NOUN|nsubj|4 left|VERB|ROOT|4", "Vale man"),
        ("a|DET|det|2 YouTube|PROPN|compound|2 man|NOUN|nsubj|3 left|VERB|ROOT|3", "a YouTube man"),
    ],
)
def test_a_headline_put_before_it_is_no_part_of_a_phrase(sentence: str, expected: str) -> None:
    assert phrase(sentence, "man") == expected


def test_a_number_that_a_blank_cuts_in_two_stays_whole() -> None:
    words, spaces = ["over", "1", ",", "300", "guests", "left"], [True, False, True, True, True, False]
    pos, deps = ["ADP", "NUM", "PUNCT", "NUM", "NOUN", "VERB"], ["quantmod", "nummod", "punct", "nummod", "nsubj", "ROOT"]
    parsed = plain(Parse(vocab(), words, spaces=spaces, pos=pos, deps=deps, heads=[4, 4, 4, 4, 5, 5]))
    start, end = noun_phrase(parsed[4])
    assert parsed.text_between(start, end).endswith("1, 300 guests")


@pytest.mark.parametrize(("words", "kinds"), [("alert|NOUN|pobj|2", []), ("Zelt|PROPN|pobj|2", ["Country"])])
def test_a_state_of_alert_is_no_country(ontology, gazetteer, words: str, kinds: list[str]) -> None:
    found = find_mentions(doc(STATE.format(words)), ontology, gazetteer)
    assert [f.kind for f in found if f.form == "nominal"] == kinds


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("Zelt|PROPN|nsubj|5|PERSON ,|PUNCT|punct|0 which|PRON|nsubj|3 won|VERB|relcl|0||win ,|PUNCT|punct|0 left|VERB|ROOT|5||leave", "Organization"),
        ("Zelt|PROPN|nsubj|5|PERSON ,|PUNCT|punct|0 who|PRON|nsubj|3 won|VERB|relcl|0||win ,|PUNCT|punct|0 left|VERB|ROOT|5||leave", "Person"),
        ("Zelt|PROPN|compound|2|PERSON coach|NOUN|compound|2 Ada|PROPN|nsubj|3|PERSON left|VERB|ROOT|3||leave", "Organization"),
        ("Zelt|PROPN|nsubj|4|PERSON ,|PUNCT|punct|0 the|DET|det|3 offices|NOUNS|appos|0||office left|VERB|ROOT|4||leave", "Person"),
    ],
)
def test_what_stands_behind_a_name_tells_whether_it_is_a_persons(small, gazetteer, sentence: str, expected: str) -> None:
    assert next(f.kind for f in find_mentions(doc(sentence), small, gazetteer) if f.name == "Zelt") == expected


@pytest.mark.parametrize(("label", "word"), [("ORG", "DUI"), ("ORG", "DNA"), ("PERSON", "Capt")])
def test_capitals_of_a_crime_a_thing_or_a_rank_name_nobody(small, gazetteer, label: str, word: str) -> None:
    sentence = f"Ada|PROPN|nsubj|1|PERSON feared|VERB|ROOT|1||fear {word}|PROPN|dobj|1|{label}"
    assert [f.name for f in find_mentions(doc(sentence), small, gazetteer) if f.form == "name"] == ["Ada"]


@pytest.mark.parametrize(("word", "kinds"), [("music", []), ("chess", ["Person"])])
def test_a_music_player_is_nobody(ontology, gazetteer, word: str, kinds: list[str]) -> None:
    found = find_mentions(doc(f"a|DET|det|2 {word}|NOUN|compound|2 player|NOUN|nsubj|3 broke|VERB|ROOT|3"), ontology, gazetteer)
    assert [f.kind for f in found] == kinds


def test_a_post_of_several_words_is_no_organisation(small, gazetteer) -> None:
    sentence = "Zelt|PROPN|compound|2|ORG State|PROPN|compound|2|ORG {}|PROPN|nsubj|3|ORG left|VERB|ROOT|3"
    for word, expected in (("Councilor", []), ("Council", ["Organization"])):
        assert [f.kind for f in find_mentions(doc(sentence.format(word)), small, gazetteer) if f.form == "name"] == expected


@pytest.mark.parametrize(
    ("sentence", "kinds"),
    [
        ("The|DET|det|1 firm|NOUN|nsubj|2 is|AUX|ROOT|2 in|ADP|prep|2 dire|ADJ|amod|5 straits|NOUN|pobj|3", ["Organization"]),
        ("Banks|PROPN|nsubj|1 bought|VERB|ROOT|1 foreign|ADJ|amod|3 exchange|NOUN|dobj|1", []),
        ("it|PRON|nsubj|1 crossed|VERB|ROOT|1 the|DET|det|3 straits|NOUNS|dobj|1||strait", ["NaturalFeature"]),
    ],
)
def test_dire_straits_are_no_water_and_foreign_exchange_no_exchange(ontology, gazetteer, sentence: str, kinds: list[str]) -> None:
    found = find_mentions(doc(sentence), ontology, gazetteer)
    assert [f.kind for f in found if f.form == "nominal"] == kinds


@pytest.mark.parametrize(
    ("noun", "tag", "kind"),
    [("airlines", "NOUNS", "Group"), ("lenders", "NOUNS", "Group"), ("airline", "NOUN", "Organization"), ("ships", "NOUNS", "Vehicle")],
)
def test_several_bodies_are_a_group(ontology, gazetteer, noun: str, tag: str, kind: str) -> None:
    [found] = find_mentions(doc(f"the|DET|det|1 {noun}|{tag}|nsubj|2||{noun.rstrip('s')} grew|VERB|ROOT|2"), ontology, gazetteer)
    assert (found.kind, found.form) == (kind, "nominal")
