"""The field of a passage is that of which most of its words speak; a word that games use too makes no fact in a report of one."""

from dataclasses import replace

import pytest
from spacy.tokens import Doc as Parse

from kg.extraction.events.fields import field_at
from kg.extraction.events.sureness import is_sure
from kg.extraction.parse.parsed import plain
from kg.extraction.reading import Reading
from kg.ontology.terms import Condition, Sense, SubjectField
from tests.extraction.parses import VOCABULARY
from tests.extraction.readings import KNOWN, reading

FIELDS = {
    "sport": SubjectField(frozenset(("quarterback", "half-time", "free throw")), frozenset(("team", "game", "season", "score", "fan"))),
    "violence": SubjectField(frozenset(("gunman", "rifle")), frozenset(("police", "hospital", "fan"))),
}


def passage(*sentences: str) -> Reading:
    """Sentences of words, each a parse of its own under its first word."""
    words = [sentence.split() for sentence in sentences]
    flat = [word for sentence in words for word in sentence]
    heads = [sum(map(len, words[:at])) for at, sentence in enumerate(words) for _ in sentence]
    found = reading("Maria/NNP/ROOT/0", {})
    doc = plain(Parse(VOCABULARY, flat, heads=heads, deps=["ROOT" if i == h else "dep" for i, h in enumerate(heads)]))
    return replace(found, doc=doc, ontology=replace(found.ontology, lexicon=replace(found.ontology.lexicon, fields=FIELDS)))


@pytest.mark.parametrize(
    ("sentences", "field"),
    [
        (("the quarterback fell",), ""),  # one word may be out of place
        (("the game was lost", "the quarterback fell"), "sport"),
        (("the game was lost", "they fell"), ""),  # a hint needs company
        (("the team lost the game", "they fell"), ""),
        (("the team lost the game of the season and the score",), "sport"),
        (("a gunman fell near the team and the police",), "violence"),
        (("the quarterback of the team and a gunman in a hospital fell",), ""),  # as many for either
        (("the team fell at half - time",), "sport"),
        (("the team fell after a free throw",), "sport"),
        (("a throw is free for the team",), ""),
        (("the team of the team of the team of the team",), ""),  # said again is not said more
        (("nobody fell",), ""),
        (("the fan fell", "the fan of the fan"), ""),
    ],
)
def test_what_most_words_speak_of(sentences: tuple[str, ...], field: str) -> None:
    found = passage(*sentences)
    assert field_at(found, found.doc[len(found.doc) - 1]) == field


def test_the_sentence_itself_counts_more_than_those_around_it() -> None:
    found = passage("the quarterback of the team fell", "police took the gunman to a hospital", "the quarterback fell")
    assert [field_at(found, sentence[0]) for sentence in found.doc.sents] == ["sport", "violence", "sport"]


def test_sentences_far_away_tell_nothing() -> None:
    found = passage("the quarterback had a free throw at half - time", *["they fell"] * 4)
    assert [field_at(found, sentence[0]) for sentence in found.doc.sents] == ["sport"] * 4 + [""]


def attack(around: str, condition: Condition) -> bool:
    found = reading(f"Maria/NNP/nsubj/1 attacked/VBD/ROOT/1/attack Oslo/NNP/dobj/1 {around}", KNOWN)
    lexicon = replace(found.ontology.lexicon, fields=FIELDS, refuses={"Attack": (condition,)})
    found = replace(found, ontology=replace(found.ontology, lexicon=lexicon))
    return is_sure(found, found.frame_of[1], Sense("Attack", "verb", "attack", rule="Attack/verb/attack"))


IN_SPORT = Condition(frozenset(("attack",)), frozenset(), (), frozenset(), fields=("sport",))
GAME, WAR = "at/IN/prep/1 half-time/NN/pobj/3 half-time/NN/dep/1 quarterback/NN/dep/1", "with/IN/prep/1 rifle/NN/pobj/3 gunman/NN/dep/1"


def test_a_word_is_refused_in_the_field_that_the_lexicon_names_and_in_no_other() -> None:
    assert not attack(GAME, IN_SPORT)
    assert attack(WAR, IN_SPORT)
    assert attack("", IN_SPORT)
    assert attack(GAME, replace(IN_SPORT, words=frozenset(("strike",))))


def test_an_argument_may_be_asked_for_besides_the_field() -> None:
    placed = replace(IN_SPORT, slots=frozenset(("object",)), kinds=("City",))
    assert not attack(GAME, placed)
    assert attack(WAR, placed)
    assert attack(GAME, replace(placed, kinds=("Person",)))
