"""What takes place in a work of fiction only; what is done with a work, and what is said in one, took place."""

from dataclasses import replace

import pytest

from kg.extraction.events.stories import is_told
from kg.ontology.terms import Sense, SubjectField
from tests.extraction.readings import KNOWN, reading

FICTION = {"entertainment": SubjectField(frozenset(("sitcom", "viewers", "season")), frozenset())}


def told(parse: str, word: str, kind: str = "Attack") -> bool:
    found = reading(parse, KNOWN)
    found = replace(found, ontology=replace(found.ontology, lexicon=replace(found.ontology.lexicon, fields=FICTION)))
    token = next(t for t in found.doc if t.text == word)
    return is_told(found, token, Sense(kind, "verb", word, rule=f"{kind}/verb/{word}"))


@pytest.mark.parametrize(
    ("parse", "word"),
    [
        ("In/IN/prep/4 the/DT/det/2 film/NN/pobj/0 Maria/NNP/nsubj/4 attacked/VBD/ROOT/4/attack Ivo/NNP/dobj/4", "attacked"),
        ("the/DT/det/1 film/NN/ROOT/1 in/IN/prep/5 which/WDT/pobj/2 Maria/NNP/nsubj/5 attacked/VBD/relcl/1/attack Ivo/NNP/dobj/5", "attacked"),
        ("The/DT/det/1 heroine/NN/nsubj/5 of/IN/prep/1 the/DT/det/4 novel/NN/pobj/2 attacked/VBD/ROOT/5/attack Ivo/NNP/dobj/5", "attacked"),
        ("Her/PRP$/poss/1 character/NN/nsubj/2 attacked/VBD/ROOT/2/attack Ivo/NNP/dobj/2", "attacked"),
        ("Maria/NNP/nsubj/1 plays/VBZ/ROOT/1/play a/DT/det/3 nurse/NN/dobj/1 who/WP/nsubjpass/6 was/VBD/auxpass/6 attacked/VBN/relcl/3/attack", "attacked"),
        (
            "In/IN/prep/4 the/DT/det/2 series/NN/pobj/0 Maria/NNP/nsubj/4 attacked/VBD/ROOT/4/attack sitcom/NN/dep/4 season/NN/dep/4 viewers/NNS/dep/4",
            "attacked",
        ),
    ],
)
def test_it_happens_in_a_story(parse: str, word: str) -> None:
    assert told(parse, word)


@pytest.mark.parametrize(
    ("parse", "word"),
    [
        ("In/IN/prep/4 the/DT/det/2 series/NN/pobj/0 Maria/NNP/nsubj/4 attacked/VBD/ROOT/4/attack Ivo/NNP/dobj/4", "attacked"),
        ("In/IN/prep/5 a/DT/det/2 film/NN/compound/3 studio/NN/pobj/0 Maria/NNP/nsubj/5 attacked/VBD/ROOT/5/attack Ivo/NNP/dobj/5", "attacked"),
        ("After/IN/prep/4 the/DT/det/2 film/NN/pobj/0 Maria/NNP/nsubj/4 attacked/VBD/ROOT/4/attack Ivo/NNP/dobj/4", "attacked"),
        ("The/DT/det/1 hero/NN/nsubj/5 of/IN/prep/1 the/DT/det/4 war/NN/pobj/2 attacked/VBD/ROOT/5/attack Ivo/NNP/dobj/5", "attacked"),
        ("Maria/NNP/nsubj/1 plays/VBZ/ROOT/1/play Ivo/NNP/dobj/1 who/WP/nsubjpass/5 was/VBD/auxpass/5 attacked/VBN/relcl/2/attack", "attacked"),
        ("Maria/NNP/nsubj/1 saw/VBD/ROOT/1/see a/DT/det/3 nurse/NN/dobj/1 who/WP/nsubjpass/6 was/VBD/auxpass/6 attacked/VBN/relcl/3/attack", "attacked"),
        (
            "In/IN/prep/5 a/DT/det/3 documentary/JJ/amod/3 film/NN/pobj/0 Maria/NNP/nsubj/5 attacked/VBD/ROOT/5/attack Ivo/NNP/dobj/5",
            "attacked",
        ),
    ],
)
def test_it_took_place(parse: str, word: str) -> None:
    assert not told(parse, word)


def test_what_is_said_in_a_work_is_said() -> None:
    said = "In/IN/prep/4 the/DT/det/2 film/NN/pobj/0 Maria/NNP/nsubj/4 denied/VBD/ROOT/4/deny it/PRP/dobj/4"
    found = reading(said, KNOWN)
    ontology = replace(found.ontology, superclasses=dict(found.ontology.superclasses) | {"Denial": frozenset(("Denial", "Statement", "Event"))})
    assert not is_told(replace(found, ontology=ontology), found.doc[4], Sense("Denial", "verb", "deny", rule="Denial/verb/deny"))
