"""What happens as a rule, is asked, or is told of nobody in particular is no event."""

from dataclasses import replace

import pytest

from kg.extraction.annotations import Report
from kg.extraction.events.generality import is_general
from kg.ontology.terms import Sense
from tests.extraction.readings import reading

WHO = {"Maria": ("Maria Jensen", "Person"), "Ivo": ("Ivo Lund", "Person")}
BEFORE = "She/PRP/nsubj/1 left/VBD/ROOT/1/leave ./././1 "
SENSES = {"attack": "Attack", "deny": "Denial", "meet": "Meeting"}


def general(parse: str, reports: tuple[Report, ...] = ()) -> bool:
    """Of the last verb of the lexicon in the parse, where denials last."""
    found = reading(parse, WHO)
    lexicon = replace(found.ontology.lexicon, lasting=frozenset(("Denial",)))
    found = replace(found, ontology=replace(found.ontology, lexicon=lexicon), reports=reports)
    verb = next(t for t in reversed(found.doc) if t.lemma_ in SENSES)
    return is_general(found, verb, Sense(SENSES[verb.lemma_], "verb", verb.lemma_, rule=f"{SENSES[verb.lemma_]}/verb/{verb.lemma_}"))


@pytest.mark.parametrize(
    "parse",
    [
        # The present tense tells a habit, also of the passive.
        BEFORE + "Maria/NNP/nsubj/4 meets/VBZ/ROOT/4/meet Ivo/NNP/dobj/4 ././punct/4",
        BEFORE + "men/NNS/nsubjpass/5/man are/VBP/auxpass/5/be attacked/VBN/ROOT/5/attack ././punct/5",
        BEFORE + "Maria/NNP/nsubj/6 does/VBZ/aux/6/do not/RB/neg/6 meet/VB/ROOT/6 Ivo/NNP/dobj/6 ././punct/6",
        BEFORE + "callers/NNS/nsubj/4 deny/VBP/ROOT/4 it/PRP/dobj/4 ././punct/4",
        BEFORE + "Maria/NNP/nsubj/4 likes/VBZ/ROOT/4/like to/TO/aux/6 meet/VB/xcomp/4 Ivo/NNP/dobj/6 ././punct/4",
        # What is still to come.
        BEFORE
        + "when/WRB/advmod/5 Maria/NNP/nsubj/5 denies/VBZ/advcl/8/deny it/PRP/dobj/5 Ivo/NNP/nsubj/8 leaves/VBZ/ROOT/8/leave ././punct/8",
        BEFORE
        + "once/IN/mark/6 Maria/NNP/nsubj/6 has/VBZ/aux/6/have met/VBN/advcl/9/meet Ivo/NNP/dobj/6 she/PRP/nsubj/9 leaves/VBZ/ROOT/9/leave ././punct/9",
        # Habits of the past.
        BEFORE + "Maria/NNP/nsubj/5 often/RB/advmod/5 met/VBD/ROOT/5/meet Ivo/NNP/dobj/5 ././punct/5",
        "Maria/NNP/nsubj/1 used/VBD/ROOT/1/use to/TO/aux/3 meet/VB/xcomp/1 Ivo/NNP/dobj/3 ././punct/1",
        # What it is worth to do such a thing.
        "It/PRP/nsubj/1 has/VBZ/ROOT/1/have advantages/NNS/dobj/1/advantage to/IN/prep/2 meeting/VBG/pcomp/3/meet friends/NNS/dobj/4/friend ././punct/1",
        "He/PRP/nsubj/1 saw/VBD/ROOT/1/see the/DT/det/3 risk/NN/dobj/1 of/IN/prep/3 meeting/VBG/pcomp/4/meet ././punct/1",
        # Questions, and whoever it may be.
        "Who/WP/nsubj/1 met/VBD/ROOT/1/meet Ivo/NNP/dobj/1 ?/./punct/1",
        "He/PRP/nsubj/2 may/MD/aux/2 hire/VB/ROOT/2 a/DT/det/4 man/NN/dobj/2 who/WP/nsubj/6 meets/VBZ/relcl/4/meet Ivo/NNP/dobj/6",
        "He/PRP/nsubj/1 thanked/VBD/ROOT/1/thank anyone/NN/dobj/1 who/WP/nsubj/4 met/VBD/relcl/2/meet Ivo/NNP/dobj/4 ././punct/1",
    ],
)
def test_no_one_event_is_told(parse: str) -> None:
    assert general(parse)


@pytest.mark.parametrize(
    "parse",
    [
        BEFORE + "Maria/NNP/nsubj/4 met/VBD/ROOT/4/meet Ivo/NNP/dobj/4 ././punct/4",
        BEFORE + "Maria/NNP/nsubj/5 has/VBZ/aux/5/have met/VBN/ROOT/5/meet Ivo/NNP/dobj/5 ././punct/5",
        BEFORE + "Maria/NNP/nsubj/6 has/VBZ/aux/6/have always/RB/advmod/6 denied/VBN/ROOT/6/deny it/PRP/dobj/6 ././punct/6",
        BEFORE + "Maria/NNP/nsubj/5 is/VBZ/aux/5/be meeting/VBG/ROOT/5/meet Ivo/NNP/dobj/5 ././punct/5",
        BEFORE + "Maria/NNP/nsubj/4 denies/VBZ/ROOT/4/deny it/PRP/dobj/4 ././punct/4",
        BEFORE + "Maria/NNP/nsubj/6 did/VBD/aux/6/do not/RB/neg/6 meet/VB/ROOT/6 Ivo/NNP/dobj/6 ././punct/6",
        "He/PRP/nsubj/1 saw/VBD/ROOT/1/see the/DT/det/3 risk/NN/dobj/1 of/IN/prep/3 meeting/VBG/pcomp/4/meet Ivo/NNP/dobj/5 ././punct/1",
        "He/PRP/nsubj/1 thought/VBD/ROOT/1/think of/IN/prep/1 meeting/VBG/pcomp/2/meet friends/NNS/dobj/3/friend ././punct/1",
        # A headline.
        BEFORE + "Maria/NNP/nsubj/4 meets/VBZ/ROOT/4/meet Ivo/NNP/dobj/4",
        "Maria/NNP/nsubj/1 meets/VBZ/ROOT/1/meet Ivo/NNP/dobj/1 ././punct/1",
        # Behind a present tense that is not its own.
        BEFORE
        + "Ivo/NNP/nsubj/4 lives/VBZ/ROOT/4/live where/WRB/advmod/7 Maria/NNP/nsubj/7 met/VBD/advcl/4/meet him/PRP/dobj/7 ././punct/4",
        "He/PRP/nsubj/2 may/MD/aux/2 hire/VB/ROOT/2 a/DT/det/4 man/NN/dobj/2 who/WP/nsubj/6 met/VBD/relcl/4/meet Ivo/NNP/dobj/6",
    ],
)
def test_an_event_is_told(parse: str) -> None:
    assert not general(parse)


def test_what_is_reported_in_the_present_tense_was_said() -> None:
    parse = BEFORE + "when/WRB/advmod/5 callers/NNS/nsubj/5 deny/VBP/ROOT/5 it/PRP/dobj/5 ././punct/5"
    assert general(parse) and not general(parse, (Report(6, 7, 4, 5),))


def test_who_asks_a_question_in_quotation_marks_does_ask_it() -> None:
    parse = (
        "Maria/NNP/nsubj/1 denied/VBD/ROOT/1/deny :/:/punct/1 ``/``/punct/5 Who/WP/nsubj/5 left/VBD/ccomp/1/leave ?/./punct/5 ''/''/punct/5"
    )
    assert general(parse) and not general(parse, (Report(4, 7, 0, 1, direct=True),))


def test_those_who_do_it_are_whoever_does() -> None:
    assert general(BEFORE + "men/NNS/nsubjpass/7/man meeting/VBG/acl/3/meet Ivo/NNP/dobj/4 are/VBP/auxpass/7/be asked/VBN/ROOT/7/ask ././punct/7")
    assert not general(BEFORE + "men/NNS/nsubj/6/man meeting/VBG/acl/3/meet Ivo/NNP/dobj/4 left/VBD/ROOT/6/leave ././punct/6")


def test_what_somebody_has_to_do_is_not_done() -> None:
    has_to = "Maria/NNP/nsubj/4 has/VBZ/ROOT/4/have to/TO/aux/6 deny/VB/xcomp/4 it/PRP/dobj/6 ././punct/4"
    assert general(BEFORE + has_to)
    assert not general(BEFORE + has_to.replace("has/VBZ/ROOT/4/have", "wants/VBZ/ROOT/4/want"))


def test_what_is_denied_unless_is_denied_each_time() -> None:
    denying = (
        "men/NNS/nsubj/4/man denying/VBG/advcl/11/deny it/PRP/dobj/4 unless/IN/mark/8 they/PRP/nsubj/8 {}/{}/advcl/4/pay ,/,/punct/11 "
        "Ivo/NNP/nsubj/11 left/VBD/ROOT/11/leave"
    )
    assert general(BEFORE + denying.format("pay", "VBP"))
    assert not general(BEFORE + denying.format("paid", "VBD"))
