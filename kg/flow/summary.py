"""What a build ends by saying."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from kg.documents import Note, Unreadable, printable
from kg.model import Resolution
from kg.ontology.terms import Ontology
from kg.parts import Tally

KINDS = {"people": "Person", "organisations": "Organization", "groups": "Group", "places": "Place", "products": "Product", "events": "Event"}
"""what is counted -> the class whose instances count"""
ONLY_CLAIMED = "events only claimed"
"""What is counted of the events that no document's own voice vouches for: denied, planned, possible or said by one speaker."""


@dataclass(frozen=True, slots=True)
class Summary:
    """The result of a build. ``counts`` are of all documents in the output folder, ``new`` of those extracted now; ``refused`` counts claims
    that are no facts, by reason; ``skipped`` are documents that are not in the graph, ``notes`` on documents that are there. ``undated`` counts
    documents without a date, ``removed`` those taken out now."""

    documents: int
    new: int
    counts: Mapping[str, int]
    refused: Mapping[str, int]
    skipped: tuple[Unreadable, ...]
    notes: tuple[Note, ...]
    unknown: int
    page: Path | None
    changed: bool
    undated: int = 0
    removed: int = 0


def counts(resolution: Resolution, ontology: Ontology) -> dict[str, int]:
    """How many nodes of each kind, events that are facts apart from those that are only claimed, and how many facts."""
    of = resolution.parts.tally if resolution.parts is not None else _tally(resolution, ontology)
    found = {name: sum(count for kind, count in of.kinds.items() if ontology.is_a(kind, counted)) for name, counted in KINDS.items()}
    return found | {"events": found["events"] - of.claimed, ONLY_CLAIMED: of.claimed, "facts": of.facts}


def _tally(resolution: Resolution, ontology: Ontology) -> Tally:
    from kg.resolution.parts import parts_of

    return parts_of(resolution, resolution.outlines, ontology).tally


def refusals(resolution: Resolution) -> dict[str, int]:
    """How many claims are no facts, by reason, the most frequent first."""
    found = resolution.parts.tally.refused if resolution.parts is not None else Counter(resolution.refused.values())
    return dict(sorted(found.items(), key=lambda pair: (-pair[1], pair[0])))


def as_text(summary: Summary) -> Iterator[str]:
    """The summary in lines of at most 80 columns (but for a long path)."""
    states = [f"{summary.new:,} read now"] * bool(summary.new) + [f"{summary.removed:,} removed"] * bool(summary.removed)
    state = ", ".join(states) or "nothing new"
    yield f"{_amount(summary.documents, 'documents')} ({state})"
    if summary.undated:
        yield f"{_amount(summary.undated, 'documents')} without a date, so that “Monday” stays a word (see --date)"
    width = max((len(f"{count:,}") for count in summary.counts.values()), default=1)
    yield from (f"  {count:>{width},}  {name}" for name, count in told(summary.counts))
    if refused := sum(summary.refused.values()):
        yield f"{_amount(refused, 'claims')} not taken as fact"
        width = max(len(f"{count:,}") for count in summary.refused.values())
        yield from (f"  {count:>{width},}  {reason}" for reason, count in summary.refused.items())
    if summary.skipped:
        yield f"{_amount(len(summary.skipped), 'documents')} skipped"
    if summary.unknown:
        yield f"{_amount(summary.unknown, 'files')} of other formats passed over"
    if summary.page:
        yield f"The page: {printable(str(summary.page))}"


def told(counts: Mapping[str, int]) -> Iterator[tuple[str, int]]:
    """The counts with their words; that no event is only claimed need not be said."""
    return ((noun(count, name), count) for name, count in counts.items() if count or name != ONLY_CLAIMED)


_SINGULAR = {"people": "person", ONLY_CLAIMED: "event only claimed"}


def noun(count: int, plural: str) -> str:
    """The word for so many."""
    return plural if count != 1 else _SINGULAR.get(plural, plural.removesuffix("s"))


def _amount(count: int, plural: str) -> str:
    return f"{count:,} {noun(count, plural)}"
