"""Confidences: a base for the construction, and for a relation the factor of its weaker end."""

import pytest

from kg.extraction import confidence
from kg.extraction.confidence import of_ends
from tests.extraction.parses import doc

PARSE = doc("Maria/NNP/nsubj/1 met/VBD/ROOT/1/meet her/PRP$/poss/3 brother/NN/dobj/1 and/CC/cc/3 she/PRP/conj/3 left/VBD/conj/1/leave")
MARIA, HER, BROTHER, SHE = (PARSE[i] for i in (0, 2, 3, 5))


@pytest.mark.parametrize(
    ("ends", "factor"),
    [
        ((MARIA,), 1.0),
        ((MARIA, MARIA), 1.0),
        ((MARIA, SHE), 0.85),
        ((HER, MARIA), 0.85),
        ((MARIA, BROTHER), 0.75),
        ((SHE, BROTHER), 0.75),
        ((), 1.0),
    ],
)
def test_the_weaker_end_decides(ends: tuple, factor: float) -> None:  # type: ignore[type-arg]
    assert of_ends(ends) == factor


def test_two_weak_ends_weigh_once() -> None:
    assert of_ends((BROTHER, BROTHER)) == of_ends((BROTHER,))


def test_only_bare_and_doubtful_events_are_below_what_facts_need() -> None:
    weakest = min(confidence.WEAKER_END.values())
    relations = [base * weakest for base in (*confidence.RELATION.values(), confidence.NOMINAL, confidence.GROUP, confidence.BRACKET)]
    roles = [
        *confidence.ROLE.values(),
        confidence.ANY_ROLE,
        confidence.ON_BEHALF,
        confidence.SITE,
        confidence.AROUND_SITE,
        confidence.TOPIC,
    ]
    assert min(*relations, *roles, confidence.EVENT_NOUN) >= confidence.FACT > confidence.BARE > confidence.DOUBTFUL
