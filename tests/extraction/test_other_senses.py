"""Set phrases and constructions in which a word means something else, and their likes in which it does not."""

import pytest

from kg.extraction.events.other_senses import means_otherwise
from tests.extraction.parses import doc


@pytest.mark.parametrize(
    ("parse", "word"),
    [
        ("With/IN/prep/5 four/CD/nummod/2 minutes/NNS/pobj/0/minute left/VBN/acl/2/leave ,/,/punct/5 she/PRP/nsubj/6 sang/VBD/ROOT/6/sing", "left"),
        ("With/IN/mark/2 7:42/CD/nsubj/2 left/VBD/ccomp/4/leave ,/,/punct/4 sang/VBD/ROOT/4/sing Ada/NNP/nsubj/4", "left"),
        ("It/PRP/nsubj/1 broke/VBD/ROOT/1/break ,/,/punct/1 leaving/VBG/advcl/1/leave Oslo/NNP/dobj/3 largely/RB/advmod/6 cut/VBN/acl/4 off/RP/prt/6", "leaving"),
        ("It/PRP/nsubj/1 broke/VBD/ROOT/1/break ,/,/punct/1 leaving/VBG/advcl/1/leave Oslo/NNP/dobj/3 dark/JJ/amod/4", "leaving"),
        ("It/PRP/nsubj/1 left/VBD/ROOT/1/leave Oslo/NNP/dobj/1 in/IN/prep/1 ruins/NNS/pobj/3", "left"),
        ("She/PRP/nsubj/1 became/VBD/ROOT/1/become born/VBN/acomp/1/bear again/RB/advmod/2", "born"),
        ("She/PRP/nsubj/1 crashed/VBD/ROOT/1/crash out/IN/prep/1 of/IN/prep/2 the/DT/det/5 cup/NN/pobj/3", "crashed"),
        ("She/PRP/nsubj/1 spoke/VBD/ROOT/1/speak with/IN/prep/1 conviction/NN/pobj/2", "conviction"),
        ("She/PRP/nsubj/1 served/VBD/ROOT/1/serve a/DT/det/3 sentence/NN/dobj/1", "sentence"),
        ("Thanks/NNS/nsubj/1 are/VBP/ROOT/1/be in/IN/prep/1 order/NN/pobj/2 for/IN/prep/3 Oslo/NNP/pobj/4", "order"),
        ("It/PRP/nsubj/1 closed/VBD/ROOT/1/close under/IN/prep/1 orders/NNS/pobj/2/order of/IN/prep/3 Oslo/NNP/pobj/4", "orders"),
        ("She/PRP/nsubjpass/2 was/VBD/auxpass/2/be met/VBN/ROOT/2/meet by/IN/agent/2 guards/NNS/pobj/3/guard", "met"),
        ("She/PRP/nsubj/1 met/VBD/ROOT/1/meet her/PRP$/poss/3 husband/NN/dobj/1 in/IN/prep/1 Oslo/NNP/pobj/4", "met"),
        ("He/PRP/nsubj/1 moved/VBD/ROOT/1/move from/IN/prep/1 shooting/VBG/pcomp/2/shoot guard/NN/dobj/3", "shooting"),
        ("She/PRP/nsubj/1 considered/VBD/ROOT/1/consider herself/PRP/nsubj/4 a/DT/det/4 victim/NN/ccomp/1", "considered"),
        ("She/PRP/nsubj/1 considered/VBD/ROOT/1/consider the/DT/det/3 issue/NN/nsubj/4 serious/JJ/ccomp/1", "considered"),
    ],
)
def test_it_is_no_event_of_its_own(parse: str, word: str) -> None:
    assert means_otherwise(next(t for t in doc(parse) if t.text == word))


@pytest.mark.parametrize(
    ("parse", "word"),
    [
        ("She/PRP/nsubj/1 received/VBD/ROOT/1/receive a/DT/det/3 sentence/NN/dobj/1", "sentence"),
        ("She/PRP/nsubj/1 considered/VBD/ROOT/1/consider the/DT/det/3 plan/NN/dobj/1", "considered"),
        ("She/PRP/nsubj/1 considered/VBD/ROOT/1/consider leaving/VBG/xcomp/1/leave", "considered"),
        ("She/PRP/nsubj/1 met/VBD/ROOT/1/meet the/DT/det/3 guards/NNS/dobj/1/guard in/IN/prep/1 Oslo/NNP/pobj/4", "met"),
        ("She/PRP/nsubj/1 met/VBD/ROOT/1/meet with/IN/prep/1 her/PRP$/poss/4 husband/NN/pobj/2", "met"),
        ("At/IN/prep/3 7:42/CD/pobj/0 she/PRP/nsubj/3 left/VBD/ROOT/3/leave Oslo/NNP/dobj/3", "left"),
        ("With/IN/prep/3 Ada/NNP/pobj/0 she/PRP/nsubj/3 left/VBD/ROOT/3/leave Oslo/NNP/dobj/3", "left"),
        ("She/PRP/nsubj/2 minutes/NNS/npadvmod/2/minute left/VBD/ROOT/2/leave", "left"),
        ("She/PRP/nsubj/1 ran/VBD/ROOT/1/run ,/,/punct/1 leaving/VBG/advcl/1/leave Oslo/NNP/dobj/3 by/IN/prep/3 bus/NN/pobj/5", "leaving"),
        ("leaving/VBG/csubj/2/leave Oslo/NNP/dobj/0 hurt/VBD/ROOT/2/hurt", "leaving"),
        ("She/PRP/nsubjpass/2 was/VBD/auxpass/2/be born/VBN/ROOT/2/bear in/IN/prep/2 Oslo/NNP/pobj/3", "born"),
        ("She/PRP/nsubj/1 crashed/VBD/ROOT/1/crash into/IN/prep/1 a/DT/det/4 wall/NN/pobj/2", "crashed"),
        ("It/PRP/nsubj/1 ended/VBD/ROOT/1/end with/IN/prep/1 her/PRP$/poss/4 conviction/NN/pobj/2", "conviction"),
        ("It/PRP/nsubj/1 placed/VBD/ROOT/1/place an/DT/det/3 order/NN/dobj/1 for/IN/prep/3 planes/NNS/pobj/4", "order"),
        ("It/PRP/nsubj/1 profits/VBZ/ROOT/1/profit in/IN/prep/1 an/DT/det/4 order/NN/pobj/2 for/IN/prep/4 planes/NNS/pobj/5", "order"),
    ],
)
def test_it_means_what_it_says(parse: str, word: str) -> None:
    assert not means_otherwise(next(t for t in doc(parse) if t.text == word))
