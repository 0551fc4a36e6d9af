"""What two graphs differ in."""

from msgspec.structs import replace
from pyoxigraph import Literal, NamedNode, Quad, Store

from kg.analysis.comparison import KINDS, compare
from kg.store import Dataset, canonical, quads
from kg.store.vocabulary import BASE, KG, LABEL
from tests.store import sample


def dataset(*numbers: int, rename: tuple[str, str] | None = None) -> Dataset:
    extractions = [sample.extractions()[number] for number in numbers]
    resolution = sample.resolution()
    kept = {extraction.document.key for extraction in extractions}
    nodes = tuple(
        replace(node, members=members) for node in resolution.nodes if (members := tuple(ref for ref in node.members if ref[0] in kept))
    )
    paths = {node.path for node in nodes}
    facts = tuple(
        replace(fact, claims=claims)
        for fact in resolution.facts
        if fact.subject in paths and (claims := tuple(claim for claim in fact.claims if claim[0] in kept))
    )
    merges = tuple(merge for merge in resolution.merges if {merge.left[0], merge.right[0]} <= kept)
    store = Store()
    store.extend(quads(extractions, replace(resolution, nodes=nodes, facts=facts, merges=merges), sample.ontology()))
    if rename:
        old, new = (f"<{BASE}{path}>" for path in rename)
        text = b"\n".join(str(quad).replace(old, new).encode() + b" ." for quad in canonical(store))
        store = Store()
        from pyoxigraph import RdfFormat

        store.load(input=text, format=RdfFormat.N_QUADS)
    return Dataset(store)


def signs(of: object) -> dict[str, set[str]]:
    return {kind: {change.sign for change in getattr(of, kind)} for kind in KINDS}


def test_a_graph_does_not_differ_from_itself() -> None:
    found = compare(dataset(0, 1), dataset(0, 1))
    assert not found and signs(found) == {kind: set() for kind in KINDS}


def test_a_document_more_and_a_document_less() -> None:
    more, less = compare(dataset(1), dataset(0, 1)), compare(dataset(0, 1), dataset(1))
    assert [(change.sign, change.text) for change in more.documents] == [("new", "Talks in Port Vale (2024-05-01)")]
    assert signs(less)["documents"] == {"gone"}
    for kind in KINDS:
        mirrored = {"new": "gone", "gone": "new", "changed": "changed"}
        assert {(mirrored[c.sign], c.iri) for c in getattr(more, kind)} == {(c.sign, c.iri) for c in getattr(less, kind)}
    assert any("denied" in change.text and "says Ada Reyes" in change.text for change in more.claims)


def test_what_is_told_otherwise_is_told_with_both_values() -> None:
    before, after = dataset(0, 1), dataset(0, 1)
    ada = NamedNode(f"{BASE}person/ada-reyes")
    for quad in list(after.store.quads_for_pattern(ada, LABEL, None, None)):
        after.store.remove(quad)
        after.store.add(Quad(quad.subject, quad.predicate, Literal("Ada <b>Reyes</b>", language="en"), quad.graph_name))
    (change,) = compare(before, after).entities
    assert change.sign == "changed" and change.fields["label"] == ("Ada Reyes", "Ada <b>Reyes</b>")


def test_a_new_iri_of_the_same_entity_is_told() -> None:
    found = compare(dataset(0, 1), dataset(0, 1, rename=("person/ada-reyes", "person/ada-maria-reyes")))
    assert found.renamed == {f"{BASE}person/ada-reyes": f"{BASE}person/ada-maria-reyes"}
    assert all(KG not in old for old in found.renamed)
