"""Denials that only point back: what they deny, and when nobody can tell."""

from dataclasses import replace

import pytest

from kg.extraction.annotations import Report
from kg.extraction.denials import denied_contents
from kg.extraction.events.finding import occurrences
from kg.extraction.voices import Voices
from tests.extraction.readings import reading

WHO = {"Ivo": ("Ivo Lund", "Person"), "Norway": ("Norway", "Country"), "Kenya": ("Kenya", "Country")}
SAID = "{who}/NNP/nsubj/1 said/VBD/ROOT/1/say Norway/NNP/nsubj/3 attacked/VBD/ccomp/1/attack men/NNS/dobj/3/man ././punct/1 "
DENIED = "Norway/NNP/nsubj/7 {verb} {what}"
BARE = "{word}/PRP/dobj/7"


def denied(
    verb: str = "denied/VBD/ROOT/7/deny", what: str = "this/DT/dobj/7", who: str = "Kenya", reported: bool = True
) -> set[tuple[str, str, str | None]]:
    made = reading(SAID.format(who=who) + DENIED.format(verb=verb, what=what), WHO)
    made = replace(made, reports=(Report(2, 5, 0, 1),) if reported else ())
    found = occurrences(made)
    ids = {o.head: f"v{o.head}" for o in found}
    names = {id_: e.name for id_, e in made.annotations.entities.items()}
    return {
        (c.subject, c.status.polarity, names.get(c.status.attributed_to or ""))
        for c in denied_contents(made, Voices(9), found, ids)
        if c.predicate == "type"
    }


@pytest.mark.parametrize(
    "what", ["this/DT/dobj/7", "it/PRP/dobj/7", "the/DT/det/9 claims/NNS/dobj/7/claim", "Kenya/NNP/poss/9 accusation/NN/dobj/7"]
)
def test_the_last_thing_said_is_denied(what: str) -> None:
    assert denied(what=what) == {("v3", "Denied", "Norway")}


@pytest.mark.parametrize(
    "what",
    [
        "Ivo/NNP/poss/9 claim/NN/dobj/7",
        "the/DT/det/9 claims/NNS/dobj/7/claim of/IN/prep/9 fraud/NN/pobj/10",
        "claims/NNS/dobj/7/claim",
        "the/DT/det/9 request/NN/dobj/7 that/IN/mark/11 failed/VBD/acl/9/fail",
        "entry/NN/dobj/7",
    ],
)
def test_what_says_itself_what_is_denied_points_nowhere(what: str) -> None:
    assert denied(what=what) == set()


def test_nobody_denies_what_they_said_themselves() -> None:
    assert denied(who="Norway") == set()


def test_what_nobody_is_reported_to_say_stays() -> None:
    assert denied(reported=False) == set()


def test_a_denial_that_was_not_made_denies_nothing() -> None:
    assert denied(verb="may/MD/aux/8 deny/VB/ROOT/8", what="this/DT/dobj/8") == set()
