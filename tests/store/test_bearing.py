"""What a document's graph says of an event that others tell of, too."""

from collections.abc import Sequence

from pyoxigraph import DefaultGraph, NamedNode, Quad

from kg.model import Claim, Document, Event, Extraction, Mention, Node, Resolution, Status, Value
from kg.store import quads
from kg.store.vocabulary import ALT_LABEL, BASE, LABEL
from tests.store import sample

EVENT = "event/election-undated-vote"
CALLED = {"a" * 16: "vote", "b" * 16: "vote of the  assembly", "c" * 16: "ballot"}


def told(key: str, label: str) -> Extraction:
    """A document that tells of a vote which is still to come."""
    document = Document(key=key, id=key, title=f"Report {key[0]}", text="They will vote.")
    trigger = Mention(10, 14, "vote", "nominal")
    claim = Claim("c0", "v0", "type", Value("Election", "class"), Status(modality="Planned"), (0, 15), (10, 14), None, None, "election/verb/vote", 0.9)
    return Extraction(document, events=(Event("v0", "Election", label, trigger, (trigger,)),), claims=(claim,))


def labels() -> dict[str, tuple[list[str], ...]]:
    """Label and further labels of the event by the title of the graph that they stand in."""
    extractions = [told(key, label) for key, label in CALLED.items()]
    members = tuple((key, "v0") for key in CALLED)
    node = Node(EVENT, "Election", "vote of the assembly", ("ballot", "vote"), members)
    refused = {(key, "c0"): "planned" for key in CALLED}
    found = list(quads(extractions, Resolution((node,), dict.fromkeys(members, EVENT), (), (), refused, {}), sample.ontology()))
    about = [quad for quad in found if str(quad.subject) == f"<{BASE}{EVENT}>"]
    assert about and not any(isinstance(quad.graph_name, DefaultGraph) for quad in about)
    names = {str(quad.graph_name).rpartition("/")[2][:8] for quad in about}
    return {name: tuple(_objects(about, name, predicate) for predicate in (LABEL, ALT_LABEL)) for name in names}


def _objects(quads: Sequence[Quad], graph: str, predicate: NamedNode) -> list[str]:
    return sorted(str(quad.object) for quad in quads if quad.predicate == predicate and f"/{graph}" in str(quad.graph_name))


def test_each_document_gives_an_event_the_label_of_all_and_beside_it_its_own_alone() -> None:
    whole = ['"vote of the assembly"@en']
    assert labels() == {"report-a": (whole, ['"vote"@en']), "report-b": (whole, []), "report-c": (whole, ['"ballot"@en'])}
