"""``kg why``, ``kg show`` and ``kg claims``."""

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg.cli import main
from tests.store.sample import TRIG, namesakes


def kg(*arguments: str) -> Result:
    return CliRunner().invoke(main, [*arguments, "-g", str(TRIG)])


def flat(result: Result) -> str:
    return " ".join(result.stdout.split())


@pytest.mark.parametrize("predicate", ["represents", "kg:represents", "https://w3id.org/kg-builder/ontology#represents", "?"])
def test_why_shows_every_sentence_behind_a_fact(predicate: str) -> None:
    result = kg("why", "Ada Reyes", predicate, "Norland")
    assert result.exit_code == 0
    assert "Ada Reyes represents Norland — a fact, 2 independent origins" in flat(result)
    assert "«Ada Reyes» is «representing» «Norland» at the talks" in flat(result)
    assert "«Reies» «represents» «Norland»." in flat(result)
    assert "Talks in Port Vale, Vale Courier, 2024-05-01 · represents/verb/representing · confidence 0.95" in flat(result)


def test_why_explains_what_is_implied_or_added() -> None:
    assert "follows from a more specific property" in flat(kg("why", "Ada Reyes", "adviser_to", "?"))
    assert "added by the gazetteer" in flat(kg("why", "Port Vale", "located in", "Norland"))
    assert "a fact, 1 independent origin" in flat(kg("why", "talks", "date", "2024-05-01"))


def test_why_not_a_fact() -> None:
    result = kg("why", "attacked", "has_target", "Harrow Bridge")
    assert result.exit_code == 1
    assert "Not a fact. What was found instead:" in result.stdout
    assert "stated; says Tomas Brandt; not a fact: only one speaker says so" in flat(result)


def test_why_knows_properties_of_the_graph_that_the_ontology_lacks() -> None:
    result = kg("why", "Mara Quill", "meets", "Tomas Brandt")
    assert result.exit_code == 1 and "denied" in result.stdout


def test_why_same() -> None:
    result = kg("why", "--same", "Reyes", "Ada Reies")
    assert result.exit_code == 0 and "'Ada Reyes' = 'Ada Reies': spelling variants of one name (score 0.93)" in flat(result)


def test_why_same_within_a_document() -> None:
    result = flat(kg("why", "--same", "Reyes", "Ada Reies"))
    assert "'Reyes' within a document: surname, the one bearer of that surname (score 0.92)" in result
    others = flat(kg("why", "--same", "Ada Reyes", "Ada Reies"))
    assert "other words within a document: surname, the one bearer of that surname (score 0.92)" in others


def test_why_same_where_nothing_was_joined() -> None:
    result = kg("why", "--same", "Mara Quill", "the chair")
    assert result.exit_code == 1 and "the graph holds no 'the chair'" in result.stderr
    assert "it has the same name wherever it stands" in kg("why", "--same", "Sud Copper", "Sud Copper").stderr


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (("Ada Reyes", "leads", "Norland"), 1, "nothing says that Ada Reyes leads Norland; what is said of the two: represents\n"),
        (("Norland", "leads", "Ada Reyes"), 1, "nothing says that Norland leads Ada Reyes; what is said of the two: represents\n"),
        (("Mara Quill", "leads", "Sud Copper"), 1, "nothing says that Mara Quill leads Sud Copper\n"),
        (("Ada Reyes", "represents", "Nirland"), 1, "did you mean 'Norland'"),
        (("Ada Reyes", "represents"), 2, "name a subject, a predicate and an object (got 2)"),
        (("?", "represents", "?"), 2, "name at least one end"),
        (("Ada Reyes", "represent", "Norland"), 2, "there is no property 'represent'; did you mean 'represents'"),
        (("Ada Reyes", "Person", "Norland"), 2, "there is no property 'Person'"),
        (("--same", "Ada Reyes", "Mara Quill"), 1, "are two entities"),
        (("--same", "Ada Reyes"), 2, "--same takes two names"),
    ],
)
def test_why_refuses(arguments: tuple[str, ...], code: int, message: str) -> None:
    result = kg("why", *arguments)
    assert result.exit_code == code and message in result.stderr and result.stderr.count("\n") == 1


def test_show_keeps_facts_and_claims_apart() -> None:
    text = kg("show", "Norland").stdout
    facts, denied, claimed, sources = (text.index(title) for title in ("Named in", "\nDenied\n", "\nOnly claimed\n", "\nSources\n"))
    assert facts < text.index("Ada Reyes (2 origins) represents this") < denied < text.index("had «moved» troops") < claimed
    assert claimed < text.index("says Tomas Brandt") < sources


def test_show_names_coordinates_and_aliases() -> None:
    assert "at: 1.5, -20.25" in kg("show", "Port Vale").stdout and "geonames.org/1234567" in kg("show", "Port Vale").stdout
    assert "also: Ada Reies, Reies, Reyes" in kg("show", "Ada").stdout
    assert "adviser_to" not in kg("show", "Ada").stdout, "what a more specific fact implies is not said twice"


@pytest.mark.parametrize(
    "command", [("show", "Brandt"), ("claims", "--about", "Brandt"), ("why", "Brandt", "represents", "?"), ("path", "Brandt", "Ada")]
)
def test_a_name_of_several_is_a_mistake_that_lists_them(command: tuple[str, ...], tmp_path: Path) -> None:
    result = CliRunner().invoke(main, [*command, "-g", str(namesakes(tmp_path / "two.ttl"))])
    assert (result.exit_code, result.stdout) == (2, "")
    assert "'Brandt' may be 'Ada Brandt' (Person, person/ada-brandt) or 'Tomas Brandt'" in result.stderr


@pytest.mark.parametrize("command", [("show", "ma"), ("claims", "--about", "ma"), ("why", "ma", "meets", "?"), ("path", "ma", "Ada Reyes")])
def test_a_short_beginning_of_a_name_is_not_taken_for_it(command: tuple[str, ...]) -> None:
    result = kg(*command)
    assert (result.exit_code, result.stdout) == (1, "")
    assert "the graph holds no 'ma'; did you mean 'Mara Quill'" in result.stderr


def test_show_gives_each_of_many_facts_a_line(tmp_path: Path) -> None:
    town = '<https://w3id.org/kg-builder/resource/place/town> a kg:Place ; rdfs:label "Town"@en .'
    talks = [
        f'<https://w3id.org/kg-builder/resource/event/{n}> a kg:Event ; rdfs:label "round {n}"@en ; kg:held_in <https://w3id.org/kg-builder/resource/place/town> .'
        for n in range(6)
    ]
    heads = ["@prefix kg: <https://w3id.org/kg-builder/ontology#> .", "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> ."]
    file = tmp_path / "talks.ttl"
    file.write_text("\n".join([*heads, town, *talks]), "utf-8")
    lines = CliRunner().invoke(main, ["show", "Town", "-g", str(file)]).stdout.splitlines()
    begin = lines.index("  held_in this:")
    assert lines[begin + 1 : begin + 7] == [f"    round {n}" for n in range(6)]


def test_show_unknown() -> None:
    result = kg("show", "Nobody")
    assert (result.exit_code, result.stdout, result.stderr) == (1, "", "kg: the graph holds no 'Nobody'\n")


@pytest.mark.parametrize(
    ("options", "count"),
    [
        ((), 28),
        (("--planned",), 2),
        (("--denied",), 4),
        (("--possible",), 3),
        (("--planned", "--possible"), 5),
        (("--by", "Tomas Brandt"), 3),
        (("--about", "Norland", "--denied"), 1),
        (("--not-facts",), 12),
    ],
)
def test_claims_are_filtered(options: tuple[str, ...], count: int) -> None:
    result = kg("claims", *options, "--format", "jsonl")
    rows = [json.loads(line) for line in result.stdout.splitlines()]
    assert len(rows) == count and all(row["sentence"] for row in rows)


def test_claims_as_table_and_csv() -> None:
    assert "second round (Negotiation)" in kg("claims", "--planned").stdout
    rows = list(csv.DictReader(io.StringIO(kg("claims", "--by", "Tomas Brandt", "--format", "csv").stdout)))
    assert {row["speaker"] for row in rows} == {"Tomas Brandt"} and {row["refused"] for row in rows} == {"only one speaker says so"}


def test_no_claims() -> None:
    result = kg("claims", "--by", "Norland")
    assert (result.exit_code, result.stderr) == (1, "no claims\n")


def test_show_and_claims_tell_where_the_sources_stand_on_an_event() -> None:
    told = "Where the sources stand deny it, says Ada Reyes: Talks in Port Vale, Vale Courier, 2024-05-01"
    assert told in flat(kg("show", "moved troops"))
    assert flat(kg("claims", "--about", "moved troops")).endswith(told)
    assert "are silent, though they name two of those who took part: “No troops”, says Norland" in flat(kg("show", "talks between Norland"))


@pytest.mark.parametrize("arguments", [("show", "Ada Reyes"), ("claims", "--about", "Ada Reyes"), ("claims",)])
def test_only_events_have_sources_that_stand_somewhere(arguments: tuple[str, ...]) -> None:
    assert "Where the sources stand" not in kg(*arguments).stdout


@pytest.mark.parametrize("form", ["jsonl", "csv"])
def test_other_forms_of_the_list_hold_claims_alone(form: str) -> None:
    assert "Where the sources stand" not in kg("claims", "--about", "moved troops", "--format", form).stdout
