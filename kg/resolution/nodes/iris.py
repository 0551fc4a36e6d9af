"""Paths of nodes: readable, and a function of the set of documents alone.

``<class>/<slug of the fullest name>``. Where two nodes would have one path, each gets a hash of its first evidence: key and offsets of the first thing that
it was made from. So the order of documents cannot matter, and a path changes only when a document that names the thing is added or taken away.
"""

import hashlib
import re
from collections.abc import Collection, Iterable
from functools import lru_cache

from kg.gazetteer.names import plain
from kg.model import Offsets, Ref
from kg.ontology.terms import Ontology

SLUG_LENGTH = 60
EVENT_WORDS = 6
HASH = 6
MARK = 16
"""Digits of a mark, of which a path has ``HASH`` or as many more as it takes"""
TOP_CLASSES = ("Person", "Organization", "Group", "Place", "Product", "Event", "Role")
Evidence = tuple[tuple[str, Offsets], ...]
"""(document key, offsets) of everything that a node was made from"""


@lru_cache(maxsize=1 << 16)
def slug(text: str, words: int | None = None) -> str:
    """Lower-case ASCII words joined by hyphens, at most ``SLUG_LENGTH`` long (cut at a word where possible); "unnamed" for text without letters."""
    kept = re.findall(r"[a-z0-9]+", plain(text))[:words]
    found = ""
    for word in kept:
        longer = f"{found}-{word}" if found else word[:SLUG_LENGTH]
        if len(longer) > SLUG_LENGTH:
            break
        found = longer
    return found or "unnamed"


def top_class(ontology: Ontology, kind: str) -> str:
    """The part of a path that names the class: the top class of ``kind`` in lower case."""
    top = next((top for top in TOP_CLASSES if ontology.is_a(kind, top)), kind)
    return slug(top)


def entity_path(ontology: Ontology, kind: str, name: str) -> str:
    return f"{top_class(ontology, kind)}/{slug(name)}"


def event_path(kind: str, day: str | None, label: str) -> str:
    """ "event/meeting-2024-05-01-talks-in-port-vale"."""
    return f"event/{slug(kind)}-{slug(day) if day else 'undated'}-{slug(label, EVENT_WORDS)}"


def mark(first: Evidence) -> str:
    """A hash of the first evidence of a node, if it has any.

    Why only the first: what is added later seldom comes before it, so that the path stays."""
    return _digest(first)[:MARK]


def whole(root: Ref, evidence: Iterable[tuple[str, Offsets]]) -> str:
    """A hash of all evidence of a node, by its representative, that no other node has."""
    return _digest((*evidence, (" ".join(root), (0, 0))))[:MARK]


def _digest(evidence: Evidence) -> str:
    lines = [f"{key} {start} {end}" for key, (start, end) in (evidence if len(evidence) < 2 else sorted(evidence))]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def telling(digests: Collection[str]) -> int:
    """The fewest digits, at least ``HASH``, that tell all apart."""
    return next((n for n in range(HASH, 64) if len({d[:n] for d in digests}) == len(digests)), 64)
