"""Leave out who is described and does nothing: "three guests", "a school on the hill".

Why only for the graph: nobody can ask for what has no name, and no edge leads to it; as mentions such descriptions are right, and ``kg extract`` prints them.
"""

from collections.abc import Iterator

from msgspec.structs import replace

from kg.model import Extraction


def without_bystanders(extraction: Extraction) -> Extraction:
    """The same extraction without entities that have no name and take part in no claim."""
    known = set(_taking_part(extraction))
    return replace(extraction, entities=tuple(e for e in extraction.entities if e.named or e.id in known))


def _taking_part(extraction: Extraction) -> Iterator[str | None]:
    """Ids of what claims and posts are about, and of who makes them."""
    for claim in extraction.claims:
        yield claim.subject
        if isinstance(claim.object, str):
            yield claim.object
        yield claim.status.attributed_to
        yield claim.status.intended_by
        yield from claim.status.reported_by
    for post in extraction.posts:
        yield from (post.within, post.beside)
