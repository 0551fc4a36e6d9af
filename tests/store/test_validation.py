"""SHACL over the stored graph: nothing on a sound one, each damage found."""

from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.ontology import Ontology, load
from kg.store.validation import violations

SOUND = """
@prefix kg: <https://w3id.org/kg-builder/ontology#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
@prefix oa: <http://www.w3.org/ns/oa#> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix wgs84: <http://www.w3.org/2003/01/geo/wgs84_pos#> .
@prefix : <https://example.org/> .
:ada a kg:Person, kg:Agent ; rdfs:label "Ada Reyes"@en ; kg:represents :norland ; kg:holds_role :post .
:norland a kg:Country, kg:Place ; rdfs:label "Norland"@en ; wgs84:lat 1.5 ; wgs84:long 2.5 ; kg:geonames_id 12 .
:post a kg:Role ; rdfs:label "envoy of Norland"@en ; kg:role_title "envoy"@en ; kg:role_in :norland .
:talks a kg:Meeting, kg:Event ; rdfs:label "talks"@en ; kg:has_participant :norland ; kg:date "2024-05-01"^^xsd:date ;
    kg:begins "2024-05-01"^^xsd:date ; kg:ends "2024-05-02"^^xsd:date .
:paper {
    :paper a kg:Document ; dcterms:identifier "1" ; kg:content_hash "f0" .
    :passage a kg:Passage ; oa:hasSource :paper ; oa:exact "Ada Reyes represents Norland." ; oa:start 0 ; oa:end 29 .
    :mention a kg:Mention ; oa:hasSource :paper ; oa:exact "Ada Reyes" ; oa:start 0 ; oa:end 9 ; kg:refers_to :ada ; kg:mention_form "name" .
    :claim a kg:Claim, rdf:Statement ; rdf:subject :ada ; rdf:predicate kg:represents ; rdf:object :norland ; kg:polarity kg:Affirmed ;
        kg:modality kg:Actual ; kg:confidence 0.85 ; kg:rule "represents/verb" ; kg:tense "present" ; kg:subject_mention :mention ;
        kg:trigger_start 10 ; kg:trigger_end 20 ; prov:wasDerivedFrom :passage .
}
:identity { :merge a kg:Merge ; kg:left :mention ; kg:right :mention ; kg:merged_into :ada ; kg:reason "same name" ; kg:score 1.0 . }
"""


@pytest.fixture(scope="module")
def ontology() -> Ontology:
    return load()


def found(text: str, ontology: Ontology) -> list[str]:
    store = ox.Store()
    store.load(text.encode(), format=ox.RdfFormat.TRIG)
    return violations(store, ontology)


def test_a_sound_graph_passes(ontology: Ontology) -> None:
    assert found(SOUND, ontology) == []


def test_an_empty_graph_passes(ontology: Ontology) -> None:
    assert found("", ontology) == []


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("rdf:subject :ada ;", "", "exactly one subject"),
        ("rdf:subject :ada ;", "rdf:subject :ada, :norland ;", "exactly one subject"),
        ("kg:polarity kg:Affirmed ;", "", "affirmed or denied"),
        ("kg:modality kg:Actual ;", "kg:modality kg:Hoped ;", "planned or possible"),
        ("kg:confidence 0.85", "kg:confidence 1.85", "between 0 and 1"),
        ("prov:wasDerivedFrom :passage", "prov:wasDerivedFrom :mention", "one passage"),
        ('kg:tense "present"', 'kg:tense "soon"', "tense"),
        ("kg:trigger_start 10", "kg:trigger_start 30", "trigger starts before"),
        ("oa:start 0 ; oa:end 29", "oa:start 29 ; oa:end 29", "starts before it ends"),
        ("oa:hasSource :paper ; oa:exact \"Ada Reyes\"", "oa:hasSource :norland ; oa:exact \"Ada Reyes\"", "one document"),
        ('kg:mention_form "name"', 'kg:mention_form "shape"', "pronoun"),
        ('rdfs:label "Ada Reyes"@en ;', "", "one label"),
        ('rdfs:label "Ada Reyes"@en ;', 'rdfs:label "Ada Reyes"@en, "A. Reyes"@en ;', "one label"),
        ("wgs84:lat 1.5", "wgs84:lat 91.5", "latitude"),
        ("wgs84:long 2.5", "wgs84:long -181.0", "longitude"),
        ('kg:ends "2024-05-02"', 'kg:ends "2024-04-02"', "begins before it ends"),
        ('kg:begins "2024-05-01"^^xsd:date ;', "", "first day"),
        ('kg:role_title "envoy"@en ;', "", "title"),
        ("kg:holds_role :post", "kg:holds_role :norland", "a post"),
        ("kg:score 1.0", "kg:score 1.5", "score"),
        ('kg:reason "same name" ;', "", "reason"),
        ('kg:content_hash "f0"', 'kg:origin_file "a.txt"', "content hash"),
        ("kg:represents :norland ;", "kg:represents :post ;", "object of kg:represents"),
        (":talks a kg:Meeting, kg:Event", ":ada kg:has_participant :norland . :talks a kg:Meeting, kg:Event", "subject of kg:has_participant"),
    ],
)  # fmt: skip
def test_each_damage_is_found(old: str, new: str, words: str, ontology: Ontology) -> None:
    assert old in SOUND
    assert any(words in line for line in found(SOUND.replace(old, new, 1), ontology))


def test_a_users_property_is_judged_by_its_own_domain(tmp_path: Path) -> None:
    (tmp_path / "own.ttl").write_text(
        "@prefix kg: <https://w3id.org/kg-builder/ontology#> . @prefix owl: <http://www.w3.org/2002/07/owl#> .\n"
        "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .\n"
        'kg:mentors a owl:ObjectProperty ; rdfs:label "mentors"@en ; rdfs:domain kg:Person ; rdfs:range kg:Person .\n',
        encoding="utf8",
    )
    own = load(tmp_path)
    assert found(SOUND + ":ada kg:mentors :ada .", own) == []
    assert any("object of kg:mentors" in line for line in found(SOUND + ":ada kg:mentors :norland .", own))


def test_hostile_words_come_on_one_line(ontology: Ontology) -> None:
    text = SOUND.replace('kg:tense "present"', 'kg:tense "a\\nb\\u001B[31m"')
    assert all(line.isprintable() for line in found(text, ontology))
