"""How commands print where the sources stand on an event."""

from typing import TYPE_CHECKING

from kg.cli.evidence import print_line, source

if TYPE_CHECKING:
    from kg.store import Dataset, EntityRow
    from kg.store.reading.stances import Stance

_WORDS = {
    "agree": "tell of it",
    "pass on": "pass it on",
    "planned": "call it planned",
    "possible": "call it possible",
    "deny": "deny it",
    "silent": "are silent, though they name two of those who took part",
}


def print_stances(dataset: "Dataset", event: "EntityRow") -> None:
    """Which documents agree on an event, deny it or are silent; nothing for what is no event or stands in no claim."""
    from kg.store.reading.stances import stances

    found = stances(dataset, event) if event.is_a("Event") else []
    if found:
        print_line("Where the sources stand", 0, "bold")
    for stance in found:
        print_line(f"{_WORDS[stance.kind]}{_whose(dataset, stance)}:", 2)
        for document in stance.documents:
            print_line(source(document), 4)


def _whose(dataset: "Dataset", stance: "Stance") -> str:
    speakers = f", says {' and '.join(dataset.label(speaker) for speaker in stance.speakers)}" if stance.speakers else ""
    copies = stance.origins and stance.origins < len(stance.documents)
    return speakers + (f" ({stance.origins} independent origin{'s' * (stance.origins != 1)})" if copies else "")
