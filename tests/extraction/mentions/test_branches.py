"""A firm's branch in a country is a firm of its own. On parses written by hand."""

import pytest

from kg.extraction.mentions import find_mentions
from tests.extraction.handmade import doc


@pytest.fixture
def names(small, gazetteer):
    def read(*sentences: str) -> list[tuple[str, str]]:
        return [(f.name, f.kind) for f in find_mentions(doc(*sentences), small, gazetteer) if f.form == "name"]

    return read


BRANCH = "{firm}|PROPN|{dep}|1|{label} Kenya|PROPN|{role}|{above}|GPE {next}|NOUN|nsubj|3 left|VERB|ROOT|3"


def branch(firm="Zeltrix", dep="compound", label="ORG", role="nsubj", above=3, word="today"):
    return BRANCH.format(firm=firm, dep=dep, label=label, role=role, above=above, next=word)


def test_a_branch_is_a_firm(names):
    assert names(branch()) == [("Zeltrix Kenya", "Organization")]


@pytest.mark.parametrize(
    "sentence",
    [
        branch(role="compound", above=2, word="mission"),  # a mission to Kenya
        branch(dep="dobj"),  # "told Zeltrix Kenya had left"
        branch(firm="ZTX"),  # "the ZTX Kenya envoy" is written so, too
        branch(label="PERSON"),
        branch().replace("Kenya", "Zelt"),
    ],
)
def test_two_names_stay_two(names, sentence):
    assert len(names(sentence)) == 2
