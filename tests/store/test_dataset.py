"""Reading a graph back as rows."""

import shutil
from pathlib import Path

import pytest

from kg.errors import Ambiguous, NotFound, StoreError
from kg.store import Dataset, graphs, save
from kg.store.vocabulary import BASE
from tests.store import sample


@pytest.fixture(scope="module")
def dataset() -> Dataset:
    return Dataset.open(sample.TRIG)


@pytest.fixture(scope="module")
def output(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("output")
    save(graphs(sample.extractions(), sample.resolution(), sample.ontology()), folder)
    return folder


def test_entities(dataset: Dataset) -> None:
    rows = {row.iri.removeprefix(BASE): row for row in dataset.entities()}
    assert len(rows) == len(sample.resolution().nodes)
    vale, talks, round_ = rows["place/port-vale"], rows["event/talks-port-vale"], rows["event/second-round"]
    assert (vale.kind, vale.latitude, vale.longitude, vale.geonames_id, vale.claimed) == ("City", 1.5, -20.25, 1234567, False)
    assert (talks.kind, talks.kinds, talks.date, talks.duration) == (
        "Negotiation",
        ("Negotiation", "Meeting", "Event"),
        "2024-05-01",
        "PT5H",
    )
    assert (round_.claimed, round_.date, round_.begins, round_.ends) == (True, "2024-05-03", "2024-05-03", "2024-05-03")
    assert rows["person/ada-reyes"].labels == ("Ada Reyes", "Ada Reies", "Reies", "Reyes")
    assert {path for path, row in rows.items() if row.claimed} == {
        "event/second-round", "event/attack-harrow-bridge", "event/moved-troops", "event/buy-sud-copper", "group/troops",
    }  # fmt: skip


def test_facts(dataset: Dataset) -> None:
    facts = {(f.subject.removeprefix(BASE), f.predicate, f.object.removeprefix(BASE)): f for f in dataset.facts()}
    represents = facts["person/ada-reyes", "represents", "place/norland"]
    assert (len(represents.claims), represents.origins, represents.implied) == (2, 2, False)
    adviser = facts["person/ada-reyes", "adviser_to", "person/mara-quill"]
    assert (len(adviser.claims), adviser.implied) == (1, True)
    assert facts["event/talks-port-vale", "date", "2024-05-01"].datatype == "date"
    assert facts["place/port-vale", "located_in", "place/norland"].claims == ()
    assert not any(predicate in ("geonames_id", "begins", "type", "label") for _, predicate, _ in facts)
    assert not any("attack" in subject for subject, _, _ in facts)


def test_claims(dataset: Dataset) -> None:
    rows = dataset.claims()
    assert len(rows) == sum(len(e.claims) for e in sample.extractions())
    assert all(row.document.date and row.sentence and row.origin for row in rows)
    denied = [row for row in rows if row.polarity == "Denied" and row.predicate == "type"]
    assert [(row.object, row.datatype, row.refused, row.is_fact) for row in denied] == [("MilitaryMovement", "class", "denied", False)]
    texts = {e.document.key: e.document.text for e in sample.extractions()}
    for row in rows:
        text = texts[row.document.content_hash]
        assert text[slice(*row.sentence_span)] == row.sentence
        assert row.trigger is not None and row.trigger[0] >= row.sentence_span[0] and row.trigger[1] <= row.sentence_span[1]


def test_claims_of_an_entity_or_speaker(dataset: Dataset) -> None:
    norland, brandt = BASE + "place/norland", BASE + "person/tomas-brandt"
    assert {norland in (row.subject, row.object) for row in dataset.claims(about=norland)} == {True}
    assert {row.attributed_to for row in dataset.claims(by=brandt)} == {brandt}
    assert {row.predicate for row in dataset.claims(about=norland, by=brandt)} == {"has_agent"}
    assert dataset.claims(by=norland) == []


def test_documents_and_merges(dataset: Dataset) -> None:
    assert [(row.title, row.publisher, row.origin_file) for row in dataset.documents()] == [
        ("Talks in Port Vale", "Vale Courier", "talks.txt"),
        ("“No troops”, says Norland", "Sudland Wire", "wire/denial.md"),
    ]
    first = dataset.merges()[0]
    assert (first.left_text, first.right_text, first.score, first.merged_into) == (
        "Ada Reyes",
        "Ada Reies",
        0.93,
        BASE + "person/ada-reyes",
    )
    assert [words for _, words in dataset.mentions(BASE + "person/ada-reyes")] == ["Ada Reies", "Reies", "Ada Reyes", "Reyes"]


@pytest.mark.parametrize("name", ["", "store", "graph.trig"])
def test_opens_folder_store_and_file(output: Path, dataset: Dataset, name: str) -> None:
    opened = Dataset.open(output / name)
    assert (opened.entities(), opened.facts(), opened.claims()) == (dataset.entities(), dataset.facts(), dataset.claims())


def test_opens_the_store_where_the_files_are_gone(output: Path, dataset: Dataset, tmp_path: Path) -> None:
    shutil.copytree(output / "store", tmp_path / "store")
    shutil.copy(output / "graph.ttl", tmp_path)
    assert Dataset.open(tmp_path).claims() == dataset.claims()


def test_turtle_alone_gives_the_facts(output: Path, dataset: Dataset, tmp_path: Path) -> None:
    shutil.copy(output / "graph.ttl", tmp_path)
    opened = Dataset.open(tmp_path)
    assert [(f.subject, f.predicate, f.object) for f in opened.facts()] == [(f.subject, f.predicate, f.object) for f in dataset.facts()]
    assert opened.claims() == [] and opened.base == BASE


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("missing", None, "there is no graph at"),
        ("x.ttl", "this is { not turtle", "cannot be read as Turtle"),
        ("x.csv", "a,b", "unknown graph format"),
        ("x.jsonld", "[", "cannot be read as JSON-LD"),
        ("empty/", None, "holds no graph"),
    ],
)
def test_refuses_what_is_no_graph(tmp_path: Path, name: str, content: str | None, message: str) -> None:
    path = tmp_path / name
    if name.endswith("/"):
        path.mkdir()
    elif content is not None:
        path.write_text(content)
    with pytest.raises(StoreError, match=message) as caught:
        Dataset.open(path)
    assert "\n" not in str(caught.value)


def test_refuses_a_damaged_store(output: Path, tmp_path: Path) -> None:
    shutil.copytree(output / "store", tmp_path / "store")
    for path in (tmp_path / "store").glob("*MANIFEST*"):
        path.write_bytes(b"x")
    with pytest.raises(StoreError, match="cannot be opened"):
        Dataset.open(tmp_path)


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("Ada Reyes", "person/ada-reyes"),
        ("ada reies", "person/ada-reyes"),
        ("ADA", "person/ada-reyes"),
        ("reye", "person/ada-reyes"),
        ("ada reye", "person/ada-reyes"),
        ("Áda Réyes", "person/ada-reyes"),
        ("brandt", "person/tomas-brandt"),
        ("person/mara-quill", "person/mara-quill"),
        (BASE + "place/norland", "place/norland"),
        (f"<{BASE}place/norland>", "place/norland"),
        ("port", "place/port-vale"),
        ("bridge", "place/harrow-bridge"),
        ("attacked", "event/attack-harrow-bridge"),
        ("Norland", "place/norland"),
    ],
)
def test_finds(dataset: Dataset, name: str, path: str) -> None:
    assert dataset.find(name).iri == BASE + path


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("Ada Reyez", "did you mean 'Ada Reyes'"),
        ("ad", "the graph holds no 'ad'; did you mean 'Ada Reies' or 'Ada Reyes'"),
        ("rey", "the graph holds no 'rey'; did you mean 'Ada Reyes' or 'Reyes'"),
        ("Ada R", "the graph holds no 'Ada R'; did you mean 'Ada Reies' or 'Ada Reyes'"),
        ("No", r"did you mean 'Norland' or 'Northwind Mining'\?$"),
        ("man", "holds no 'man'$"),
        ("Zzyzx", "the graph holds no 'Zzyzx'$"),
        ("", "holds no ''"),
        ("   ", "holds no"),
        ("person/nobody", "holds no"),
        ("\ud800<>", "holds no"),
        (".*", "holds no"),
    ],
)
def test_does_not_find(dataset: Dataset, name: str, message: str) -> None:
    with pytest.raises(NotFound, match=message):
        dataset.find(name)


def test_a_name_that_several_bear_lists_them(tmp_path: Path) -> None:
    dataset = Dataset.open(sample.namesakes(tmp_path / "two.ttl"))
    with pytest.raises(Ambiguous, match=r"may be 'Ada Brandt' \(Person, person/ada-brandt\) or 'Tomas Brandt'"):
        dataset.find("brandt")
    assert dataset.find("ada") == dataset.find("Ada Brandt")


def test_facts_about_an_entity_are_those_of_all(dataset: Dataset, output: Path) -> None:
    for opened in (dataset, Dataset.open(output)):
        for row in dataset.entities():
            assert opened.facts(row.iri) == [fact for fact in dataset.facts() if row.iri in (fact.subject, fact.object)]
        assert opened.facts(BASE + "person/nobody") == []


def test_bare_facts_are_the_facts_without_support(dataset: Dataset) -> None:
    bare = dataset.bare_facts()
    assert [(f.subject, f.predicate, f.object, f.datatype) for f in bare] == [
        (f.subject, f.predicate, f.object, f.datatype) for f in dataset.facts()
    ]
    assert {(f.claims, f.origins) for f in bare} == {((), 0)}
    ada = {f.predicate: f.implied for f in bare if f.subject == BASE + "person/ada-reyes" and f.object == BASE + "person/mara-quill"}
    assert ada["adviser_to"] is True and sum(not implied for implied in ada.values()) == 1


def test_an_export_older_than_the_store_is_not_read(output: Path, tmp_path: Path) -> None:
    shutil.copytree(output, tmp_path, dirs_exist_ok=True)
    (tmp_path / "graph.trig").write_text("")
    (tmp_path / ".kg").write_text('{"store": "b", "exports": "a"}')
    assert len(Dataset.open(tmp_path).store) > 100
    (tmp_path / ".kg").write_text('{"store": "a", "exports": "a"}')
    assert len(Dataset.open(tmp_path).store) == 0
