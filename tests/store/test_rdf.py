"""Quads: what stands in which graph."""

import pytest
from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad, RdfFormat, Store, parse

from kg.errors import InputError
from kg.model import Fact, Resolution, Value
from kg.store import canonical, quads
from kg.store.notation.terms import check_base
from kg.store.vocabulary import BASE, KG, OA, PREFIXES
from tests.store import sample


@pytest.fixture(scope="module")
def store() -> Store:
    found = Store()
    found.extend(quads(sample.extractions(), sample.resolution(), sample.ontology()))
    return found


def ask(store: Store, pattern: str) -> bool:
    return bool(store.query(f"ASK {{ {pattern} }}", base_iri=BASE, prefixes=PREFIXES))


@pytest.mark.parametrize(
    "pattern",
    [
        "<person/ada-reyes> a kg:Person, kg:Agent ; rdfs:label 'Ada Reyes'@en ; skos:altLabel 'Ada Reies'@en ; kg:represents <place/norland>",
        "<person/ada-reyes> kg:aide_to <person/mara-quill> ; kg:adviser_to <person/mara-quill>",
        "<place/port-vale> wgs84:lat 1.5 ; wgs84:long -20.25 ; geo:asWKT 'POINT(-20.25 1.5)'^^geo:wktLiteral ; kg:geonames_id 1234567",
        "<place/port-vale> kg:located_in <place/norland>",
        "<event/talks-port-vale> a kg:Negotiation, kg:Meeting, kg:Event ; kg:date '2024-05-01'^^xsd:date ; kg:duration 'PT5H'^^xsd:duration",
        "<event/talks-port-vale> kg:begins '2024-05-01'^^xsd:date ; kg:ends '2024-05-01'^^xsd:date",
        "<role/president-norland> a kg:Role ; kg:role_title 'President'@en ; kg:role_in <place/norland>",
        "<person/mara-quill> kg:holds_role <role/president-norland>",
        "GRAPH ?g { ?g a kg:Document ; dcterms:issued '2024-05-01'^^xsd:date ; dcterms:publisher 'Vale Courier' ; dcterms:source <https://courier.example/talks> }",
        "GRAPH ?g { ?c a rdf:Statement, kg:Claim ; rdf:subject <event/second-round> ; rdf:predicate rdf:type ; rdf:object kg:Negotiation ; kg:modality kg:Planned ;"
        " kg:refused 'planned' ; prov:wasDerivedFrom ?p . ?p oa:exact 'A second round is planned for Friday.' ; oa:hasSource ?g ; kg:origin ?o }",
        "GRAPH ?g { <event/second-round> a kg:Event ; rdfs:label 'second round'@en }",
        "GRAPH ?g { ?c rdf:subject <event/attack-harrow-bridge> ; kg:attributed_to <person/tomas-brandt> ; kg:polarity kg:Affirmed ; kg:refused ?why }",
        "GRAPH ?g { ?c rdf:subject <person/ada-reyes> ; kg:confidence 0.95 ; kg:subject_mention ?m . ?m oa:exact 'Ada Reyes' ; kg:refers_to <person/ada-reyes> }",
        "GRAPH <graph/identity> { ?m a kg:Merge ; kg:merged_into <person/ada-reyes> ; kg:score 0.93 ; kg:left ?l ; kg:right ?r }",
        "GRAPH <graph/identity> { ?x dcterms:title 'GeoNames' ; dcterms:license <https://creativecommons.org/licenses/by/4.0/> }",
    ],
)
def test_holds(store: Store, pattern: str) -> None:
    assert ask(store, pattern)


@pytest.mark.parametrize(
    "pattern",
    [
        "<event/second-round> ?p ?o",
        "<event/attack-harrow-bridge> ?p ?o",
        "<event/moved-troops> ?p ?o",
        "<event/buy-sud-copper> ?p ?o",
        "?s ?p <event/attack-harrow-bridge>",
        "<group/troops> ?p ?o",
        "?s kg:meets ?o",
        "?c a kg:Claim",
        "?d a kg:Document",
        "?s a rdf:Statement",
        "?s kg:has_target ?o",
        "?s kg:refused ?o",
        "GRAPH ?g { <person/ada-reyes> rdfs:label ?l }",
        "GRAPH ?g { ?c kg:refused ?r ; rdf:predicate kg:represents }",
    ],
)
def test_keeps_out(store: Store, pattern: str) -> None:
    assert not ask(store, pattern)


def test_every_offset_slices_the_quoted_text(store: Store) -> None:
    texts = {e.document.key: e.document.text for e in sample.extractions()}
    quoted = "?g kg:content_hash ?key . ?x oa:hasSource ?g ; oa:exact ?exact ; oa:start ?start ; oa:end ?end"
    rows = store.query(f"SELECT ?key ?exact ?start ?end {{ GRAPH ?g {{ {quoted} }} }}", prefixes=PREFIXES)
    found = [tuple(row[name].value for name in ("key", "exact", "start", "end")) for row in rows]  # type: ignore[union-attr]
    assert len(found) > 40
    assert all(texts[key][int(start) : int(end)] == exact for key, exact, start, end in found)


def test_every_end_of_a_claim_has_a_label(store: Store) -> None:
    unlabelled = store.query(
        "SELECT ?n { GRAPH ?g { ?c rdf:subject|rdf:object|kg:attributed_to|kg:reported_by ?n FILTER(ISIRI(?n) && !STRSTARTS(STR(?n), STR(kg:))) }"
        " FILTER NOT EXISTS { ?n rdfs:label ?l } FILTER NOT EXISTS { GRAPH ?g { ?n rdfs:label ?l } } }",
        prefixes=PREFIXES,
    )
    assert list(unlabelled) == []  # type: ignore[arg-type]


def test_order_of_documents_does_not_matter() -> None:
    one = canonical(quads(sample.extractions(), sample.resolution(), sample.ontology()))
    other = canonical(quads(sample.extractions()[::-1], sample.resolution(), sample.ontology()))
    assert one == other


def test_the_committed_sample_is_what_the_code_writes() -> None:
    written = Store()
    written.bulk_extend(parse(path=str(sample.TRIG), format=RdfFormat.TRIG))
    assert canonical(written) == canonical(quads(sample.extractions(), sample.resolution(), sample.ontology())), (
        "run python -m tests.store.sample"
    )


def test_symmetric_properties_stand_in_both_directions() -> None:
    resolution = sample.resolution()
    more = Fact("person/ada-reyes", "meets", "person/mara-quill", (), 0)
    changed = Resolution(resolution.nodes, resolution.path_of, (), (*resolution.facts, more), resolution.refused, resolution.origin_of)
    found = set(quads(sample.extractions(), changed, sample.ontology()))
    ada, mara = NamedNode(BASE + "person/ada-reyes"), NamedNode(BASE + "person/mara-quill")
    assert {Quad(ada, NamedNode(KG + "meets"), mara), Quad(mara, NamedNode(KG + "meets"), ada)} <= found


def test_a_month_bounds_its_event() -> None:
    resolution = sample.resolution()
    facts = tuple(fact for fact in resolution.facts if fact.predicate != "date")
    month = Fact("event/talks-port-vale", "date", Value("2024-02", "gYearMonth"), (), 1)
    changed = Resolution(resolution.nodes, resolution.path_of, (), (*facts, month), resolution.refused, resolution.origin_of)
    talks = NamedNode(BASE + "event/talks-port-vale")
    found = {q.predicate.value[len(KG) :]: q.object.value for q in quads(sample.extractions(), changed, sample.ontology())
             if q.subject == talks and isinstance(q.graph_name, DefaultGraph) and isinstance(q.object, Literal)}  # fmt: skip
    assert (found["date"], found["begins"], found["ends"]) == ("2024-02", "2024-02-01", "2024-02-29")


def test_another_base() -> None:
    found = list(quads(sample.extractions(), sample.resolution(), sample.ontology(), "https://graphs.example/x/"))
    assert not any(q.subject.value.startswith(BASE) for q in found if isinstance(q.subject, NamedNode))


@pytest.mark.parametrize(
    "base",
    [
        "",
        "x",
        "file:///etc/",
        "https://a b/",
        "https://e.example",
        "https://e.example/?q=",
        "javascript:alert(1)/",
        "https://e.example/x",
        "https://e.example/x#",
    ],
)
def test_refuses_a_base_that_names_nothing(base: str) -> None:
    with pytest.raises(InputError, match="base IRI"):
        check_base(base)


@pytest.mark.parametrize("base", [BASE, "http://localhost:8000/", "https://e.example/x/y/"])
def test_takes_a_base(base: str) -> None:
    assert check_base(base) == base


def test_the_quote_property_is_the_one_of_web_annotation() -> None:
    assert OA + "exact" == "http://www.w3.org/ns/oa#exact"
