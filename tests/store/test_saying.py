"""Who stands behind a claim, the plan kept apart from the words, in the store and in words; and when what it says held."""

from dataclasses import replace

import msgspec
import pytest
from pyoxigraph import RdfFormat, serialize

from kg.model import Claim
from kg.store import Dataset, quads
from kg.store.dates import in_words
from kg.store.reading.saying import apart, behind, held, post
from tests.analysis.story import claim
from tests.store import sample

OPEN = "../2024-03-12"


@pytest.fixture(scope="module")
def dataset(tmp_path_factory: pytest.TempPathFactory) -> Dataset:
    """The sample, in which Ada Reyes says that the mining firm weighs the purchase."""
    talks, denial = sample.extractions()

    def planned_by(claim: Claim) -> Claim:
        status = msgspec.structs.replace(claim.status, intended_by="e7", attributed_to="e0")
        return msgspec.structs.replace(claim, status=status) if claim.subject == "v4" else claim

    claims = map(planned_by, talks.claims)
    found = quads((msgspec.structs.replace(talks, claims=tuple(claims)), denial), sample.resolution(), sample.ontology())
    file = tmp_path_factory.mktemp("planned") / "graph.trig"
    file.write_bytes(serialize(found, format=RdfFormat.TRIG) or b"")
    return Dataset.open(file)


def test_planner_and_speaker_come_back_apart(dataset: Dataset) -> None:
    planner, speaker = (dataset.find(name).iri for name in ("Northwind Mining", "Ada Reyes"))
    bought = dataset.claims(about=dataset.find("Northwind Mining buy Sud Copper").iri)
    assert bought and {(row.intended_by, row.attributed_to) for row in bought} == {(planner, speaker)}


def test_what_somebody_plans_is_theirs_to_list(dataset: Dataset) -> None:
    planner = dataset.find("Northwind Mining").iri
    assert {row.subject for row in dataset.claims(by=planner)} == {dataset.find("Northwind Mining buy Sud Copper").iri}


def test_words_tell_a_plan_from_a_statement(dataset: Dataset) -> None:
    row = dataset.claims(by=dataset.find("Northwind Mining").iri)[0]
    assert behind(row, dataset.label) == ("considered by Northwind Mining", "says Ada Reyes")
    planned = replace(row, modality="Planned", attributed_to=None)
    assert behind(planned, dataset.label) == ("intended by Northwind Mining",)
    assert behind(replace(planned, intended_by=None), dataset.label) == ()


@pytest.mark.parametrize(
    ("begins", "ends", "words"),
    [
        (None, None, ""),
        ("2019-01-01", None, "since 2019"),
        ("2019-05-01", None, "since 2019-05-01"),
        (None, "2016-12-31", "until 2016"),
        (None, "2016-05-31", "until 2016-05-31"),
        ("2010-01-01", "2016-12-31", "2010 – 2016"),
        ("2010-01-01", "2010-12-31", "2010"),
        ("2010-05-01", "2010-05-01", "2010-05-01"),
        ("2024-01-01", "2024-01-01", "2024-01-01"),
        (None, OPEN, "until some time before 2024-03-12"),
        (None, "../2024-12-31", "until some time before 2024-12-31"),
        ("2019-01-01", OPEN, "2019 – before 2024-03-12"),
    ],
)
def test_when_something_held(begins: str | None, ends: str | None, words: str) -> None:
    assert in_words(begins, ends) == words


def spans(*of: tuple[str | None, str | None], predicate: str = "held_role") -> str:
    found = (claim(n, "person/ada-reyes", predicate, "role/president", "She was.", begins=b, ends=e) for n, (b, e) in enumerate(of))
    return held(found)


def test_a_known_end_says_more_than_that_there_was_one() -> None:
    assert spans((None, OPEN), ("2010-01-01", "2016-12-31")) == "2010 – 2016"
    assert spans((None, "../2024-03-12"), (None, "../2020-01-01"), (None, None)) == "until some time before 2020-01-01"
    assert spans((None, "2016-12-31"), ("2019-01-01", None)) == "until 2016 and since 2019"
    assert spans((None, None)) == ""


def test_when_an_event_was_is_no_span_of_a_claim() -> None:
    assert spans(("2010-01-01", "2010-12-31"), predicate="date") == ""


def test_a_post_says_that_it_is_over() -> None:
    said = claim(1, "person/ada-reyes", "held_role", "role/president", "The ex-president spoke.", ends=OPEN)
    assert post("President of Norland", "held_role", [said]) == "formerly President of Norland, until some time before 2024-03-12"
    assert post("President of Norland", "held_role", []) == "formerly President of Norland"
    assert post("President of Norland", "holds_role", []) == "President of Norland"


def test_what_is_no_fact_stands_under_its_reason() -> None:
    said = {
        "Denied": claim(1, "a", "leads", "b", "x", polarity="Denied", modality="Planned", refused="denied"),
        "Planned": claim(2, "a", "leads", "b", "x", modality="Planned", refused="planned"),
        "Possible": claim(3, "a", "leads", "b", "x", modality="Possible", refused="possible"),
        "No longer so": claim(4, "a", "leads", "b", "x", refused="no longer so"),
        "Only claimed": claim(5, "a", "leads", "b", "x", refused="said by one speaker"),
        "Too unsure": claim(6, "a", "leads", "b", "x", refused="below the confidence"),
    }
    assert apart([*said.values(), claim(7, "a", "leads", "b", "x")]) == tuple((title, [one]) for title, one in said.items())
