"""Open tuples on hand-built parses: what a sentence says, and what must not be read into it."""

import pytest

from kg.extraction.tuples import OpenTuple, open_tuples
from tests.extraction.parses import doc

PEOPLE = {"Maria": "PERSON", "Ivo": "PERSON", "Lisbon": "GPE", "Norway": "GPE", "Friday": "DATE", "1990": "DATE"}

GAVE = "Maria/NNP/nsubj/1 gave/VBD/ROOT/1/give the/DT/det/3 gem/NN/dobj/1 to/IN/prep/1 Ivo/NNP/pobj/4 in/IN/prep/1 Lisbon/NNP/pobj/6 on/IN/prep/1 Friday/NNP/pobj/8"
PASSIVE = (
    "Norway/NNP/nsubjpass/2 was/VBD/auxpass/2/be represented/VBN/ROOT/2/represent by/IN/agent/2 Maria/NNP/pobj/3 and/CC/cc/4 Ivo/NNP/conj/4"
)
RAISING = "Maria/NNP/nsubjpass/2 is/VBZ/auxpass/2/be expected/VBN/ROOT/2/expect to/TO/aux/4 meet/VB/xcomp/2 Ivo/NNP/dobj/4"
CONTROL = "Maria/NNP/nsubj/1 asked/VBD/ROOT/1/ask Ivo/NNP/dobj/1 to/TO/aux/4 leave/VB/xcomp/1 Lisbon/NNP/dobj/4"
SAID = "Maria/NNP/nsubj/1 said/VBD/ROOT/1/say that/IN/mark/4 Ivo/NNP/nsubj/4 sold/VBD/ccomp/1/sell the/DT/det/7 old/JJ/amod/7 ship/NN/dobj/4 ././punct/1"
HE_LEFT = "Maria/NNP/nsubj/1 said/VBD/ROOT/1/say she/PRP/nsubj/3 left/VBD/ccomp/1/leave Lisbon/NNP/dobj/3"
WHEN_SHE = "Maria/NNP/nsubj/1 wept/VBD/ROOT/1/weep when/WRB/advmod/4 she/PRP/nsubj/4 left/VBD/advcl/1/leave Lisbon/NNP/dobj/4"
WHEN_HE_HER = "Norway/NNP/nsubj/1 wept/VBD/ROOT/1/weep when/WRB/advmod/4 she/PRP/nsubj/4 left/VBD/advcl/1/leave Lisbon/NNP/dobj/4"
RELATIVE = "Maria/NNP/nsubj/1 is/VBZ/ROOT/1/be a/DT/det/3 pilot/NN/attr/1 who/WP/nsubj/5 left/VBD/relcl/3/leave Lisbon/NNP/dobj/5"
WHERE = "Lisbon/NNP/nsubj/5 ,/,/punct/0 where/WRB/advmod/4 Maria/NNP/nsubj/4 died/VBD/relcl/0/die grew/VBD/ROOT/5/grow on/IN/prep/5 Friday/NNP/pobj/6"
LOYAL = "Ivo/NNP/nsubj/1 is/VBZ/ROOT/1/be loyal/JJ/acomp/1 to/IN/prep/2 Maria/NNP/pobj/3"
LATE = "Ivo/NNP/nsubj/1 is/VBZ/ROOT/1/be never/RB/advmod/3 late/JJ/acomp/1"
OPENING = "In/IN/prep/3 1990/CD/pobj/0 Maria/NNP/nsubj/3 left/VBD/ROOT/3/leave Lisbon/NNP/dobj/3 and/CC/cc/3 sold/VBD/conj/3/sell the/DT/det/8 ship/NN/dobj/6"
GERUND = "Maria/NNP/nsubj/1 won/VBD/ROOT/1/win the/DT/det/3 race/NN/dobj/1 by/IN/prep/1 passing/VBG/pcomp/4/pass Ivo/NNP/dobj/5"
APPOSITION = "the/DT/det/1 pilot/NN/nsubj/4 ,/,/punct/1 Maria/NNP/appos/1 slept/VBD/ROOT/4/sleep"
AGE = "Maria/NNP/nsubj/3 ,/,/punct/0 44/CD/appos/0 slept/VBD/ROOT/3/sleep in/IN/prep/3 Lisbon/NNP/pobj/4"
INSIDE = "Lisbon/NNP/nsubj/3 ,/,/punct/0 Norway/NNP/appos/0 grew/VBD/ROOT/3/grow"
OWNER = "Norway/NNP/poss/2 's/POS/case/0 army/NN/nsubj/3 left/VBD/ROOT/3/leave Lisbon/NNP/dobj/3"
EXAMPLES = (
    "Maria/NNP/nsubj/1 visited/VBD/ROOT/1/visit towns/NNS/dobj/1/town including/VBG/prep/2 Lisbon/NNP/pobj/3 and/CC/cc/4 Bergen/NNP/conj/4"
)
HYPHEN = "Maria/NNP/nsubj/1 left/VBD/ROOT/1/leave a/DT/det/5 state/NN/npadvmod/5 -/:/punct/5 owned/VBN/amod/6/own ship/NN/dobj/1"
ATTRIBUTE = "growing/VBG/amod/1/grow towns/NNS/nsubj/2/town sleep/VBP/ROOT/2"


def told(parse: str) -> tuple[OpenTuple, ...]:
    parsed = doc(parse, PEOPLE)
    return open_tuples(parsed, parsed.text)


@pytest.mark.parametrize(
    ("parse", "expected"),
    [
        (GAVE, ("Maria", "gave", "the gem", "to Ivo", "in Lisbon", "on Friday")),
        (GAVE, ("Maria", "gave the gem to", "Ivo", "in Lisbon", "on Friday")),
        (PASSIVE, ("Norway", "was represented by", "Maria")),
        (PASSIVE, ("Norway", "was represented by", "Ivo")),
        (RAISING, ("Maria", "is expected to meet", "Ivo")),
        (CONTROL, ("Ivo", "to leave", "Lisbon")),
        (SAID, ("Maria", "said that", "Ivo sold the old ship")),
        (SAID, ("Ivo", "sold", "the old ship", "Maria said")),
        (WHEN_SHE, ("Maria", "left", "Lisbon")),
        (RELATIVE, ("Maria", "left", "Lisbon")),
        (WHERE, ("Maria", "died in", "Lisbon")),
        (LOYAL, ("Ivo", "is loyal to", "Maria")),
        (LATE, ("Ivo", "is", "never late")),
        (OPENING, ("Maria", "sold", "the ship", "In 1990")),
        (GERUND, ("Maria", "won the race by passing", "Ivo")),
        (APPOSITION, ("Maria", "is", "the pilot")),
        (INSIDE, ("Lisbon", "is in", "Norway")),
        (OWNER, ("Norway", "has", "army")),
        (OWNER, ("Norway's army", "left", "Lisbon")),
        (EXAMPLES, ("towns", "including", "Lisbon")),
        (EXAMPLES, ("towns", "including", "Bergen")),
    ],
)
def test_what_is_said(parse: str, expected: OpenTuple) -> None:
    assert expected in told(parse)


@pytest.mark.parametrize(
    ("parse", "first", "relation"),
    [
        (GAVE, "Maria", "gave the gem in"),  # where and when are arguments, not relations
        (GAVE, "Maria", "gave the gem on"),
        (PASSIVE, "Maria", "was represented by"),
        (RAISING, "Maria", "is expected"),
        (RAISING, "Ivo", "is expected to meet"),
        (CONTROL, "Maria", "to leave"),
        (HE_LEFT, "Maria", "left"),  # "she" may be another
        (WHEN_HE_HER, "Norway", "left"),
        (RELATIVE, "a pilot", "left"),
        (WHERE, "Lisbon", "died in"),
        (GERUND, "Maria", "passing"),
        (AGE, "Maria", "is"),
        (INSIDE, "Lisbon", "is"),
        (OWNER, "Norway", "left"),
        (EXAMPLES, "Maria", "including"),
        (ATTRIBUTE, "towns", "growing"),
    ],
)
def test_what_is_not_said(parse: str, first: str, relation: str) -> None:
    assert not [t for t in told(parse) if t[0] == first and t[1] == relation]


def test_words_stand_as_in_the_text() -> None:
    parsed = doc(GAVE, PEOPLE)
    text = parsed.text.replace("Maria", "MARIA")
    assert open_tuples(parsed, text)[0][0] == "MARIA"


def test_a_sentence_without_arguments_says_nothing() -> None:
    assert told("Maria/NNP/nsubj/1 slept/VBD/ROOT/1/sleep ././punct/1") == ()
