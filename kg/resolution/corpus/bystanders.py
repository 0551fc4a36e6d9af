"""Leave out who is described and does nothing: "three guests", "a school on the hill".

Why only for the graph: nobody can ask for what has no name, and no edge leads to it; as mentions such descriptions are right, and ``kg extract`` prints them.
"""

from msgspec.structs import replace

from kg.model import Extraction


def without_bystanders(extraction: Extraction) -> Extraction:
    """The same extraction without entities that have no name and take part in no claim."""
    unnamed = {entity.id for entity in extraction.entities if not entity.named}
    bystanders = unnamed - _taking_part(extraction) if unnamed else unnamed
    return replace(extraction, entities=tuple([e for e in extraction.entities if e.id not in bystanders])) if bystanders else extraction


def _taking_part(extraction: Extraction) -> set[str | None]:
    """Ids of what claims and posts are about, and of who makes them."""
    found = {end for post in extraction.posts for end in (post.within, post.beside)}
    for claim in extraction.claims:
        status = claim.status
        found.update((claim.subject, status.attributed_to, status.intended_by))
        if isinstance(claim.object, str):
            found.add(claim.object)
        if status.reported_by:
            found.update(status.reported_by)
    return found
