"""Who has no name and does nothing is not in the graph; everybody else is."""

from msgspec.structs import replace

from kg.model import Claim, Document, Entity, Extraction, Mention, Post, Status
from kg.resolution.corpus.bystanders import without_bystanders


def entity(id_: str, named: bool = False) -> Entity:
    return Entity(id_, "Person", id_, (Mention(0, 1, "x", "name" if named else "nominal"),), named)


def claim(subject: str, object_: str, **status: object) -> Claim:
    return Claim("c", subject, "leads", object_, replace(Status(), **status), (0, 1), (0, 1), None, None, "rule", 0.9)  # type: ignore[arg-type]


def kept(*claims: Claim, posts: tuple[Post, ...] = ()) -> list[str]:
    entities = (entity("e0", named=True), *(entity(f"e{n}") for n in range(1, 5)))
    extraction = Extraction(Document("key", "id", "text", None, ""), entities, (), posts, (), claims)
    return [e.id for e in without_bystanders(extraction).entities]


def test_a_name_is_enough() -> None:
    assert kept() == ["e0"]


def test_both_ends_of_a_claim_stay() -> None:
    assert kept(claim("e1", "e2")) == ["e0", "e1", "e2"]


def test_who_says_it_and_who_passes_it_on_stay() -> None:
    assert kept(claim("e0", "e1", attributed_to="e2", reported_by=("e3",))) == ["e0", "e1", "e2", "e3"]


def test_who_plans_it_stays() -> None:
    assert kept(claim("e0", "e1", intended_by="e4")) == ["e0", "e1", "e4"]


def test_whose_post_it_is_stays() -> None:
    assert kept(posts=(Post("r0", "chair", "e1", "e4"),)) == ["e0", "e1", "e4"]


def test_nothing_else_changes() -> None:
    extraction = Extraction(Document("key", "id", "text", None, ""), (entity("e1"),), (), (), (), (claim("v0", "e0"),))
    assert replace(without_bystanders(extraction), entities=extraction.entities) == extraction
