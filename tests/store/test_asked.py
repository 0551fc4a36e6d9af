"""What is read of a stored graph to answer for one entity: its surroundings, and no list of everything."""

from collections.abc import Collection, Iterator
from pathlib import Path

import pytest

from kg.errors import NotFound
from kg.store import Dataset, graphs, save
from kg.store.reading import claims, entities
from kg.store.reading.asked import Asked
from kg.store.vocabulary import BASE
from tests.store import sample


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("output")
    save(graphs(sample.extractions(), sample.resolution(), sample.ontology()), folder)
    return folder


def test_what_was_announced_is_read_at_once_and_nothing_twice() -> None:
    asked: list[set[str]] = []

    def some(iris: Collection[str]) -> Iterator[tuple[str, int]]:
        asked.append(set(iris))
        return ((iri, len(iri)) for iri in iris if iri != "none")

    rows = Asked(some, lambda: [("b", 1), ("aa", 2)])
    rows.announce(["aa", "none"])
    assert (rows["b"], rows["aa"], "none" in rows, rows.get("none")) == (1, 2, False, None)
    assert asked == [{"b", "aa", "none"}]
    assert list(rows) == ["b", "aa"] and len(asked) == 1


def test_one_entity_is_read_as_all_are(output: Path) -> None:
    for path in (output, sample.TRIG):
        every, single = Dataset.open(path).entities(), Dataset.open(path)
        assert [single.by_iri[row.iri] for row in every] == every
        assert {row.iri for row in every if row.claimed} and Dataset.open(path).by_iri.get(BASE + "person/nobody") is None
        assert all(no not in single.by_iri for no in ("", "Ada Reyes", "_:b", "<x>", "\ud800", every[0].iri + "> ?p ?o } #"))


def test_nothing_that_is_asked_of_one_entity_reads_all(output: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = Dataset.open(output)
    expected = [(row, whole.facts(row.iri), whole.claims(row.iri), whole.mentions(row.iri)) for row in whole.entities()]
    documents = whole.documents()

    def never(*_: object) -> None:
        raise AssertionError("all rows were read")

    for module, name in ((entities, "read"), (claims, "documents"), (claims, "every")):
        monkeypatch.setattr(module, name, never)
    for row, facts, said, mentions in expected:
        one = Dataset.open(output)
        assert one.find(row.iri) == row
        assert (one.facts(row.iri), one.claims(row.iri), one.mentions(row.iri)) == (facts, said, mentions)
        assert [one.label(claim.subject) for claim in said] == [whole.label(claim.subject) for claim in said]
    one = Dataset.open(output)
    assert one.find("Ada Reyes").iri == one.find("ada").iri == BASE + "person/ada-reyes"
    assert one.documents_of([*(row.iri for row in reversed(documents)), BASE + "person/ada-reyes", "no IRI"]) == documents
    with pytest.raises(NotFound, match="did you mean 'Ada Reyes'"):
        one.find("Ada Reyez")


def test_claims_come_one_by_one_in_their_order(output: Path) -> None:
    for path in (output, sample.TRIG):
        dataset = Dataset.open(path)
        assert list(dataset.each_claim()) == dataset.claims()


@pytest.mark.parametrize("statuses", [("Denied",), ("Planned", "Possible"), ("Refused",), ("Denied", "Refused")])
def test_a_status_chooses_among_what_is_said_of_somebody(output: Path, statuses: tuple[str, ...]) -> None:
    dataset = Dataset.open(output)
    of_all = dataset.claims(statuses=statuses)
    assert of_all
    for row in dataset.entities():
        assert dataset.claims(row.iri, statuses=statuses) == [claim for claim in of_all if row.iri in (claim.subject, claim.object)]


def test_merges_into_one_entity_are_those_of_all(output: Path) -> None:
    dataset = Dataset.open(output)
    ada = BASE + "person/ada-reyes"
    assert dataset.merges(into=ada) == [merge for merge in dataset.merges() if merge.merged_into == ada] != []
    assert dataset.merges(("open",), ada) == dataset.merges((), ada) == []


@pytest.mark.parametrize("name", ["Élodie  Brück", "elodie bruck", "ELODIE", "Bruck", "brück", "Élodie  brück"])
def test_a_name_in_another_language_or_of_a_blank_node_is_found(tmp_path: Path, name: str) -> None:
    file = tmp_path / "foreign.trig"
    file.write_text(
        '@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> . <https://example.org/e> rdfs:label "Élodie  Brück"@fr .'
        '<https://example.org/g> { _:b rdfs:label "Harrow Bridge" }',
        "utf-8",
    )
    dataset = Dataset.open(file)
    assert dataset.find(name).iri == "https://example.org/e"
    assert dataset.find("Harrow Bridge") == dataset.find("bridge") == dataset.entities()[0]
