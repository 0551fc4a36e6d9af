"""Several who say the same: each of them is a source, and nobody else is."""

from dataclasses import replace

import pytest

from kg.extraction.annotations import Report
from kg.extraction.cospeakers import with_cospeakers
from kg.extraction.events.claims import event_claims
from kg.extraction.events.finding import occurrences
from kg.extraction.voices import Voices
from kg.model import Claim
from tests.extraction.readings import reading

WHO = {"Maria": ("Maria Jensen", "Person"), "Ivo": ("Ivo Lund", "Person"), "Norway": ("Norway", "Country"), "officer": ("officer", "Person")}
SAID = "said/VBD/ROOT/{verb}/say Norway/NNP/nsubj/{act} attacked/VBD/ccomp/{verb}/attack Oslo/NNP/dobj/{act} ././punct/{verb}"


def claims(speakers: str, again: str = "") -> list[tuple[str, str | None]]:
    """(predicate, speaker) of each claim about the attack that the ``speakers`` report; the first of them is the report's. ``again`` stands behind the report."""
    verb = len(speakers.split())
    made = reading(f"{speakers} {SAID.format(verb=verb, act=verb + 2)} {again}".strip(), WHO)
    made = replace(made, reports=(Report(verb + 1, verb + 4, 0, verb),))
    names = {id_: entity.name for id_, entity in made.annotations.entities.items()}
    found = [c for o in occurrences(made) for c in event_claims(made, Voices(9), o, f"v{o.head}", {})]
    told: tuple[Claim, ...] = with_cospeakers(made, found)
    assert len({c.id for c in told}) == len(told)
    return sorted((c.predicate, names.get(c.status.attributed_to or "")) for c in told if c.subject == f"v{verb + 2}")


def test_both_are_sources_of_all_that_is_said() -> None:
    both = claims("Maria/NNP/nsubj/3 and/CC/cc/0 Ivo/NNP/conj/0")
    assert both == [("has_agent", "Ivo Lund"), ("has_agent", "Maria Jensen"), ("type", "Ivo Lund"), ("type", "Maria Jensen")]


@pytest.mark.parametrize(
    "speakers",
    [
        "Maria/NNP/nsubj/1",
        "Maria/NNP/nsubj/3 or/CC/cc/0 Ivo/NNP/conj/0",
        "Maria/NNP/nsubj/3 but/CC/cc/0 Ivo/NNP/conj/0",
        "Maria/NNP/nsubj/3 ,/,/punct/0 Ivo/NNP/appos/0",
        "Maria/NNP/nsubj/3 and/CC/cc/0 officer/NN/conj/0",
        "Maria/NNP/nsubj/4 and/CC/cc/0 left/VBD/conj/0/leave Ivo/NNP/dobj/2",
    ],
)
def test_nobody_else_is(speakers: str) -> None:
    assert {speaker for _, speaker in claims(speakers)} == {"Maria Jensen"}


def test_what_they_do_not_report_is_not_theirs() -> None:
    told = claims("Maria/NNP/nsubj/3 and/CC/cc/0 Ivo/NNP/conj/0", "Norway/NNP/nsubj/9 attacked/VBD/ROOT/9/attack Oslo/NNP/dobj/9")
    assert len(told) == 4
    made = reading("Maria/NNP/nsubj/3 and/CC/cc/0 Ivo/NNP/conj/0 attacked/VBD/ROOT/3/attack Norway/NNP/dobj/3", WHO)
    made = replace(made, reports=())
    found = tuple(c for o in occurrences(made) for c in event_claims(made, Voices(9), o, "v3", {}))
    assert found and with_cospeakers(made, found) == found
