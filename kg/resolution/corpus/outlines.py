"""What of a document those need who look at all documents, so that most of them need not be read again."""

from kg.model import POSTS, Claim, Extraction, Held, Named, Outline, Post
from kg.ontology.terms import Ontology


def outline(extraction: Extraction, ontology: Ontology) -> Outline:
    """The outline of one document."""
    document = extraction.document
    about = [claim for claim in extraction.claims if isinstance(claim.object, str)]
    return Outline(
        document.title,
        document.date,
        document.source,
        document.origin,
        _headline_end(document.text),
        tuple(Named(e.id, e.kind, e.name, e.named, e.country) for e in extraction.entities),
        tuple(_held(post, [claim for claim in about if claim.object == post.id], ontology) for post in extraction.posts),
        tuple(thing.id for things in (extraction.entities, extraction.events, extraction.posts) for thing in things),
        tuple(event.id for event in extraction.events),
        tuple(claim.id for claim in extraction.claims),
        tuple(sorted({claim.sentence[0] for claim in extraction.claims})),
    )


def _held(post: Post, claims: list[Claim], ontology: Ontology) -> Held:
    """A post with what ``claims`` say of it."""
    holders = {claim.subject for claim in claims if not POSTS.isdisjoint({claim.predicate, *ontology.superproperties.get(claim.predicate, ())})}
    return Held(post, tuple(sorted(holders)), min((claim.trigger for claim in claims), default=(0, 0)))


def _headline_end(text: str) -> int:
    """Where the first line ends, if it is a headline: a line of its own without a full stop."""
    end = text.find("\n")
    return end if end > 0 and text[:end].rstrip()[-1:] not in (".", "?", "!", "") else 0
