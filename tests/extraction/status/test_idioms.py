"""Set phrases with a negation: which words in them name no event, and which look alike and do."""

import pytest
from spacy.language import Language

from kg.extraction.parse.parsed import plain
from kg.extraction.status.idioms import means_nothing
from kg.extraction.status.own import clause_state
from tests.extraction.parses import doc

NOTHING = {
    "deny": (
        "Nobody/NN/nsubj/2 can/MD/aux/2 deny/VB/ROOT/2 the/DT/det/4 charm/NN/dobj/2",
        "You/PRP/nsubj/3 can/MD/aux/3 not/RB/neg/3 deny/VB/ROOT/3 that/IN/mark/6 it/PRP/nsubj/6 works/VBZ/ccomp/3/work",
    ),
    "help": (
        "She/PRP/nsubj/3 could/MD/aux/3 not/RB/neg/3 help/VB/ROOT/3 laughing/VBG/xcomp/3/laugh",
        "He/PRP/nsubj/3 can/MD/aux/3 not/RB/neg/3 help/VB/ROOT/3 but/CC/cc/3 laugh/VB/conj/3",
    ),
    "say": ("That/DT/nsubj/1 is/VBZ/ROOT/1/be not/RB/neg/4 to/TO/aux/4 say/VB/xcomp/1 that/IN/mark/7 it/PRP/nsubj/7 failed/VBD/ccomp/4/fail",),
    "believe": (
        "I/PRP/nsubj/3 ca/MD/aux/3/can n't/RB/neg/3/not believe/VB/ROOT/3 they/PRP/nsubj/5 left/VBD/ccomp/3/leave",
        "We/PRP/nsubj/3 could/MD/aux/3 not/RB/neg/3 believe/VB/ROOT/3 it/PRP/dobj/3",
    ),
    "leave": ("The/DT/det/1 letters/NNS/nsubj/2/letter leave/VBP/ROOT/2 no/DT/det/4 doubt/NN/dobj/2",),
    "doubt": (
        "There/EX/expl/1 is/VBZ/ROOT/1/be no/DT/det/3 doubt/NN/attr/1 about/IN/prep/3 it/PRP/pobj/4",
        "They/PRP/nsubj/1 left/VBD/ROOT/1/leave without/IN/prep/1 a/DT/det/4 doubt/NN/pobj/2",
    ),
    "match": ("They/PRP/nsubj/1 were/VBD/ROOT/1/be no/DT/det/3 match/NN/attr/1 for/IN/prep/3 them/PRP/pobj/4",),
    "contest": ("He/PRP/nsubj/1 pleaded/VBD/ROOT/1/plead no/DT/det/3 contest/NN/dobj/1",),
    "accident": ("It/PRP/nsubj/1 is/VBZ/ROOT/1/be no/DT/det/3 accident/NN/attr/1 that/IN/mark/6 he/PRP/nsubj/6 left/VBD/ccomp/1/leave",),
}
SOMETHING = {
    "deny": (
        "The/DT/det/1 firm/NN/nsubj/4 did/VBD/aux/4/do not/RB/neg/4 deny/VB/ROOT/4 the/DT/det/6 report/NN/dobj/4",
        "Norland/NNP/nsubj/2 can/MD/aux/2 deny/VB/ROOT/2 the/DT/det/4 attack/NN/dobj/2",
        "Nobody/NN/nsubj/2 did/VBD/aux/2/do deny/VB/ROOT/2 the/DT/det/4 attack/NN/dobj/2",
    ),
    "help": (
        "They/PRP/nsubj/3 could/MD/aux/3 not/RB/neg/3 help/VB/ROOT/3 the/DT/det/5 victims/NNS/dobj/3/victim",
        "They/PRP/nsubj/3 could/MD/aux/3 not/RB/neg/3 help/VB/ROOT/3 her/PRP/dobj/3 but/CC/cc/3 tried/VBD/conj/3/try",
        "They/PRP/nsubj/3 did/VBD/aux/3/do not/RB/neg/3 help/VB/ROOT/3 building/VBG/xcomp/3/build",
    ),
    "say": (
        "He/PRP/nsubj/3 did/VBD/aux/3/do not/RB/neg/3 say/VB/ROOT/3 that/IN/mark/6 it/PRP/nsubj/6 failed/VBD/ccomp/3/fail",
        "He/PRP/nsubj/1 chose/VBD/ROOT/1/choose not/RB/neg/4 to/TO/aux/4 say/VB/xcomp/1 why/WRB/advmod/4",
    ),
    "believe": (
        "Norland/NNP/nsubj/3 could/MD/aux/3 not/RB/neg/3 believe/VB/ROOT/3 it/PRP/dobj/3",
        "I/PRP/nsubj/3 do/VBP/aux/3 not/RB/neg/3 believe/VB/ROOT/3 it/PRP/nsubj/5 works/VBZ/ccomp/3/work",
        "I/PRP/nsubj/3 can/MD/aux/3 not/RB/neg/3 believe/VB/ROOT/3 the/DT/det/5 report/NN/dobj/3",
    ),
    "leave": (
        "They/PRP/nsubj/3 did/VBD/aux/3/do not/RB/neg/3 leave/VB/ROOT/3 the/DT/det/5 town/NN/dobj/3",
        "The/DT/det/1 rebels/NNS/nsubj/2/rebel leave/VBP/ROOT/2 no/DT/det/4 towns/NNS/dobj/2/town",
    ),
    "doubt": ("The/DT/det/1 doubt/NN/nsubj/2 grew/VBD/ROOT/2/grow",),
    "match": (
        "There/EX/expl/1 was/VBD/ROOT/1/be no/DT/det/3 match/NN/attr/1 on/IN/prep/1 Sunday/NNP/pobj/4",
        "No/DT/det/1 match/NN/nsubjpass/3 was/VBD/auxpass/3/be played/VBN/ROOT/3/play",
    ),
    "contest": ("There/EX/expl/1 was/VBD/ROOT/1/be no/DT/det/3 contest/NN/attr/1 for/IN/prep/3 the/DT/det/6 seat/NN/pobj/4",),
    "accident": ("There/EX/expl/1 was/VBD/ROOT/1/be no/DT/det/3 accident/NN/attr/1 on/IN/prep/3 the/DT/det/6 road/NN/pobj/4",),
}  # fmt: skip


def cases(table: dict[str, tuple[str, ...]]) -> list[tuple[str, str]]:
    return [(word, parse) for word, parses in table.items() for parse in parses]


@pytest.mark.parametrize(("word", "parse"), cases(NOTHING))
def test_in_a_set_phrase_it_names_no_event(word: str, parse: str) -> None:
    assert means_nothing(next(t for t in doc(parse) if t.text == word))


@pytest.mark.parametrize(("word", "parse"), cases(SOMETHING))
def test_elsewhere_it_does(word: str, parse: str) -> None:
    assert not means_nothing(next(t for t in doc(parse) if t.text == word))


OPEN = (
    ("The plan does not always work.", "work"),
    ("The minister has not fully explained it.", "explained"),
    ("Norland cannot build a port without hurting its neighbours.", "build"),
    ("Ada Reyes could not be happier.", "be"),
    ("We couldn't ask for anything more.", "ask"),
    ("You can never carry too much water.", "carry"),
    ("She stayed in Oslo when she was not touring the villages.", "touring"),
    ("When he does not want to leave, he stays.", "want"),
    ("You do not want to attack a town.", "want"),
    ("In the early days we did not have as much going on.", "have"),
    ("The treaty was not universally recognized.", "recognized"),
)
DENIED = (
    ("The plan does not work.", "work"),
    ("Norland can no longer pay its debts.", "pay"),
    ("Investors can't buy any more shares.", "buy"),
    ("The firm could not pay more than ten million.", "pay"),
    ("Norland could not find a better port.", "find"),
    ("They could not reach the village without help.", "reach"),
    ("The plan always worked, and it did not fail.", "fail"),
    ("She was not touring the villages when the roof fell.", "touring"),
    ("When he did not want to leave, she called the police.", "want"),
    ("You did not attack the town.", "attack"),
    ("The treaty was not recognized.", "recognized"),
)


@pytest.mark.model
@pytest.mark.parametrize(("text", "word"), OPEN)
def test_a_negation_of_a_part_or_a_degree_leaves_it_open(nlp: Language, text: str, word: str) -> None:
    state = clause_state(next(token for token in plain(nlp(text)) if token.text == word))
    assert (state.denied, state.modality) == (False, "Possible")


@pytest.mark.model
@pytest.mark.parametrize(("text", "word"), DENIED)
def test_what_looks_like_it_is_denied(nlp: Language, text: str, word: str) -> None:
    assert clause_state(next(token for token in plain(nlp(text)) if token.text == word)).denied
