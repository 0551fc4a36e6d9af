"""Loading, extending and refusing: every problem at once, each with its line."""

from pathlib import Path

import pytest

from kg.errors import InputError, OntologyError
from kg.ontology import Ontology, bundled, load

HEAD = """@prefix kg: <https://w3id.org/kg-builder/ontology#> .
@prefix lex: <https://w3id.org/kg-builder/lexicon#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
"""
SIX_LINES = """kg:mentors a owl:ObjectProperty ; rdfs:label "mentors"@en ;
    rdfs:domain kg:Person ; rdfs:range kg:Person ;
    lex:verb "mentor"@en ; lex:noun "mentor of|to"@en ;
    lex:example "{s:Ada Reyes} mentored {o:Ivo Lund} for ten years."@en ;
    lex:counterExample "{s:Ada Reyes} never mentored {o:Ivo Lund}."@en .
"""


def own(folder: Path, text: str, name: str = "own.ttl") -> Path:
    folder.mkdir(exist_ok=True)
    (folder / name).write_text(HEAD + text, encoding="utf8")
    return folder


def problems(folder: Path, text: str) -> tuple[str, ...]:
    with pytest.raises(OntologyError) as caught:
        load(own(folder, text))
    return caught.value.problems


def test_six_lines_teach_a_relation(tmp_path: Path) -> None:
    ontology = load(own(tmp_path, SIX_LINES))
    assert ontology.properties["mentors"].domain == ("Person",)
    assert [s.target for s in ontology.lexicon.verbs["mentor"]] == ["mentors"]
    assert {(s.target, s.preposition) for s in ontology.lexicon.nouns["mentor"]} >= {("mentors", "of"), ("mentors", "to")}
    assert [e.counter for e in ontology.lexicon.examples if e.target == "mentors"] == [False, True]
    assert next(e for e in ontology.lexicon.examples if e.target == "mentors").source == "own.ttl:8"
    assert "represents" in ontology.properties


def test_a_single_file_will_do(tmp_path: Path) -> None:
    folder = own(tmp_path, SIX_LINES)
    assert load(folder / "own.ttl").version == load(folder).version


def test_words_for_a_bundled_property_extend_it(tmp_path: Path) -> None:
    ontology = load(own(tmp_path, 'kg:represents lex:verb "ambassadorize"@en .\n'))
    assert [s.target for s in ontology.lexicon.verbs["ambassadorize"]] == ["represents"]
    assert ontology.lexicon.verbs["represent"]


def test_the_users_sense_comes_first(tmp_path: Path) -> None:
    text = (
        'kg:Heist a owl:Class ; rdfs:subClassOf kg:Crime ; rdfs:label "heist"@en ; lex:verb "attack"@en ;\n'
        '    lex:example "{e:attacked}"@en ; lex:counterExample "Nobody {e:attacked} anyone."@en .\n'
    )
    ontology = load(own(tmp_path, text))
    assert [s.target for s in ontology.lexicon.verbs["attack"]] == ["Heist", "Attack"]
    assert ontology.superclasses["Heist"] == {"Heist", "Crime", "Event"}
    assert ontology.lexicon.arguments["Heist"] == ontology.lexicon.arguments["Crime"]


def test_a_file_called_like_a_bundled_one_replaces_it(tmp_path: Path) -> None:
    text = 'kg:Person lex:ner "PERSON"@en ; lex:noun "envoy"@en .\n'
    lexicon = load(own(tmp_path, text, "news.en.ttl")).lexicon
    assert lexicon.nominal == {"envoy": "Person"}
    assert not lexicon.verbs
    assert not lexicon.examples


def test_another_language_is_left_out(tmp_path: Path) -> None:
    text = 'kg:represents lex:verb "vertreten"@de ; lex:example "{s:Ada Reyes} {o:Norland}"@de ; lex:counterExample "{o:Norland} {s:Ada Reyes}"@de .\n'
    own(tmp_path, text, "news.de.ttl")
    assert "vertreten" not in load(tmp_path).lexicon.verbs
    german = load(tmp_path, language="de").lexicon
    assert "vertreten" in german.verbs
    assert "represent" not in german.verbs


def test_the_version_is_a_function_of_the_contents(tmp_path: Path) -> None:
    first = load(own(tmp_path, SIX_LINES)).version
    assert first == load(tmp_path).version != load().version
    assert first != load(own(tmp_path, SIX_LINES.replace("ten years", "nine years"))).version


def test_all_problems_come_at_once_with_their_lines(tmp_path: Path) -> None:
    text = """kg:mentors a owl:ObjectProperty ;
    rdfs:domain kg:Persson ; rdfs:range kg:Person ;
    rdfs:subPropertyOf kg:helps .
kg:Duel a owl:Class ; rdfs:subClassOf kg:Fight ; rdfs:label "duel"@en .
kg:mentoring lex:verb "mentor"@en .
kg:represents lex:noun "envoy"@en, "Envoy of"@en, "4 of"@en ;
    lex:verb "speak up out loud for"@en ;
    lex:example "Ada Reyes represents Norland."@en,
        "{s:Ada Reyes represents Norland."@en .
kg:Attack lex:inverseVerb "suffer"@en ; lex:argument [ lex:slot "upside"@en ; lex:role kg:has_victim ] .
"""
    found = problems(tmp_path, text)
    assert [p.split(":")[1] for p in found] == sorted((p.split(":")[1] for p in found), key=int)
    expected = [
        ("own.ttl:5", "no rdfs:label"),
        ("own.ttl:6", "Persson"),
        ("own.ttl:7", "helps"),
        ("own.ttl:8", "Fight"),
        ("own.ttl:9", "neither a class nor a property"),
        ("own.ttl:10", '"envoy" of kg:represents needs a preposition'),
        ("own.ttl:10", "lower case"),
        ("own.ttl:10", "not a word"),
        ("own.ttl:11", "speak up out loud for"),
        ("own.ttl:12", "needs marks"),
        ("own.ttl:13", "needs marks"),
        ("own.ttl:14", "cannot be an inverse word"),
        ("own.ttl:14", "has_victim"),
    ]
    for place, words in expected:
        assert any(p.startswith(f"{place}: ") and words in p for p in found), (place, words, found)
    assert len(found) == len(expected)


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ('kg:A1 a owl:Class ; rdfs:label "a"@en ; rdfs:subClassOf kg:B1 .\nkg:B1 a owl:Class ; rdfs:label "b"@en ; rdfs:subClassOf kg:A1 .', 5, "above itself"),
        ('kg:Person a owl:Class ; rdfs:label "human"@en .', 5, "defined twice"),
        ('kg:x1 a owl:ObjectProperty ; rdfs:label "x"@en .\nkg:x1 a owl:ObjectProperty .', 5, "defined twice"),
        ('<http://example.org/likes> a owl:ObjectProperty ; rdfs:label "likes"@en .', 5, "define classes and properties there"),
        ('kg:x1 a owl:ObjectProperty ; rdfs:label "x"@en, "y"@en .', 5, "2 labels"),
        ('kg:x1 a owl:ObjectProperty ; rdfs:label "x" .', 5, "no rdfs:label with a language"),
        ('kg:represents lex:verb "embody" .', 5, "needs a language"),
        ('kg:represents\n    lex:verb "embody"@en,\n        "act for"@en .', 7, "stands twice"),
        ('kg:Person lex:argument [ lex:slot "by"@en ; lex:role kg:has_agent ] .', 5, "not a class of events"),
        ('kg:Attack lex:argument [ lex:slot "by"@en ] .', 5, "needs one lex:role"),
        ('kg:Thing lex:ner "THING" .', 5, "not a class"),
        ('kg:Attack lex:example "{e:Attack} by {s:Norland}, {has_gun:x}."@en .', 5, "has_gun"),
        ('kg:Attack lex:example "An attack by {has_agent:Norland}."@en .', 5, "needs the marks e"),
        ('kg:represents lex:example "{s:Ada Reyes} spoke."@en .', 5, "needs the marks o, s"),
    ],
)  # fmt: skip
def test_each_problem_has_its_line(tmp_path: Path, text: str, line: int, words: str) -> None:
    found = problems(tmp_path, text + "\n")
    assert any(p.startswith(f"own.ttl:{line}: ") and words in p for p in found) or (
        words in ("defined twice", "stands twice", "above itself") and any(words in p for p in found)
    ), found


def test_a_lexicalised_property_needs_both_kinds_of_example(tmp_path: Path) -> None:
    text = 'kg:x1 a owl:ObjectProperty ; rdfs:label "x"@en ; lex:verb "mentor"@en .\n'
    assert [p.partition(": ")[2] for p in problems(tmp_path, text)] == [
        "kg:x1 has words, but no lex:counterExample",
        "kg:x1 has words, but no lex:example",
    ]


def test_common_nouns_need_no_examples(tmp_path: Path) -> None:
    text = 'kg:Ship a owl:Class ; rdfs:label "ship"@en ; rdfs:subClassOf kg:Facility ; lex:noun "ferry|barge"@en .\n'
    assert load(own(tmp_path, text)).lexicon.nominal["barge"] == "Ship"


def test_syntax_errors_of_all_files_come_at_once(tmp_path: Path) -> None:
    own(tmp_path, "kg:a a owl:Class ;; kg:b .\n", "a.ttl")
    own(tmp_path, '\nkg:a rdfs:label "open .\n', "b.ttl")
    (tmp_path / "c.ttl").write_bytes(b"# fine\n# \xff\n")
    with pytest.raises(OntologyError) as caught:
        load(tmp_path)
    assert [p.split(": ")[0] for p in caught.value.problems][::2] == ["a.ttl:5", "c.ttl:2"]
    assert len(caught.value.problems) == 3
    assert all("\n" not in p for p in caught.value.problems)


def test_what_is_no_ontology_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no such"):
        load(tmp_path / "missing")
    with pytest.raises(InputError, match=r"no \.ttl"):
        load(tmp_path)


def test_an_ontology_is_found_beside_the_package() -> None:
    assert (bundled() / "core.ttl").is_file()
    assert isinstance(load(), Ontology)


def test_misspelt_terms_of_ours_are_told(tmp_path: Path) -> None:
    text = SIX_LINES.replace("lex:noun", "lex:nuon").replace('"mentors"@en ;', '"mentors"@en ; kg:fact_when_sayd true ;', 1)
    assert problems(tmp_path, text) == (
        "own.ttl:5: there is no kg:fact_when_sayd; did you mean kg:fact_when_said?",
        "own.ttl:7: there is no lex:nuon; did you mean lex:noun?",
    )


def test_a_namespace_that_is_nearly_ours_is_told(tmp_path: Path) -> None:
    (found,) = problems(tmp_path, SIX_LINES.replace("lex:noun", "<http://w3id.org/kg-builder/lexicon#noun>"))
    assert found.startswith("own.ttl:5: <http://w3id.org/kg-builder/lexicon#noun> is in no namespace of ours")


def test_terms_of_others_are_their_business(tmp_path: Path) -> None:
    load(own(tmp_path, SIX_LINES.replace('"mentors"@en ;', '"mentors"@en ; <https://e.example/note> "mine" ;', 1)))


@pytest.mark.parametrize(
    ("statement", "words"),
    [
        ('lex:doubtful "gibber"@en', 'speaks of "gibber", which is no word of it'),
        ('lex:settledBy [ lex:word "visit"@en ; lex:slot "object"@en ]', 'speaks of "visit", which is no doubtful word of it'),
        ('lex:refuses [ lex:slot "object"@en ; lex:kind kg:Nothing ]', "names kg:Nothing, which is not a class"),
        ("lex:refuses [ lex:kind kg:Person ]", "needs a lex:slot"),
        ('lex:otherwise [ lex:word "visit"@en ; lex:kind kg:Movement ]', 'speaks of "visit", which is no doubtful word of it'),
        ('lex:doubtful "visit"@en ; lex:otherwise [ lex:word "visit"@en ; lex:kind kg:Attack ]', "names kg:Attack, which is no class above it"),
        ('lex:refuses [ lex:slot "object"@en ; lex:also [ lex:slot "to"@en ; lex:kind kg:Nothing ] ]', "names kg:Nothing, which is not a class"),
        ('lex:refuses [ lex:slot "object"@en ; lex:also [ lex:kind kg:Person ] ]', "needs a lex:slot"),
        ("lex:refuses [ lex:field kg:Person ]", "names kg:Person, which is not a lex:Field"),
    ],
)
def test_conditions_on_words_are_checked(tmp_path: Path, statement: str, words: str) -> None:
    assert any(words in problem for problem in problems(tmp_path, f"kg:Visit {statement} .\n"))
