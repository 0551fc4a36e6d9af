"""How commands print a claim: its status in words, its sentence, and where that stands."""

from typing import TYPE_CHECKING

from kg.cli.output import marked, print_paragraph, value_label, visible
from kg.model import INFERRED

if TYPE_CHECKING:
    from rich.text import Text

    from kg.store import Dataset
    from kg.store.rows import ClaimRow, DocumentRow

INDENT = 4


def relation(dataset: "Dataset", claim: "ClaimRow") -> str:
    """“Ada Reyes represents Norland”; for the existence of an event its label and class."""
    subject = dataset.label(claim.subject)
    if claim.predicate == "type":
        return f"{subject} ({claim.object})"
    return f"{subject} {claim.predicate} {value_label(dataset, claim.object, claim.datatype)}"


def status(claim: "ClaimRow") -> str:
    """“denied”, “planned”, “possible, denied”, “stated”, or “inferred” for a date that no clause states."""
    words = [
        word for word, holds in ((claim.modality.lower(), claim.modality != "Actual"), ("denied", claim.polarity == "Denied")) if holds
    ]
    return ", ".join(words) or ("inferred" if claim.rule.startswith(INFERRED) else "stated")


def speaker(dataset: "Dataset", claim: "ClaimRow") -> str:
    """Who says it: the planner, the speaker and who passes it on; empty where the document says it itself."""
    from kg.store.reading.saying import behind

    said = behind(claim, dataset.label)
    passed = [f"reported by {dataset.label(outlet)}" for outlet in claim.reported_by]
    return ", ".join((*said, *passed))


def source(document: "DocumentRow") -> str:
    """Title, publisher and date of a document."""
    return ", ".join(part for part in (document.title or document.identifier, document.publisher, document.date) if part)


def print_claim(dataset: "Dataset", claim: "ClaimRow", heading: bool = False) -> None:
    """One claim on standard output: with ``heading`` what it says, then its sentence, then status, speaker, when it held, source, rule and confidence."""
    from kg.store.dates import in_words

    if heading:
        print_line(relation(dataset, claim), INDENT - 2)
    print_line(marked(claim), INDENT)
    refused = f"not a fact: {claim.refused}" if claim.refused not in (None, status(claim)) else ""
    held = "" if claim.predicate == "date" else in_words(claim.begins, claim.ends)
    print_line("; ".join(part for part in (status(claim), speaker(dataset, claim), held, refused) if part), INDENT, "italic")
    print_line(f"{source(claim.document)} · {claim.rule} · confidence {claim.confidence:.2f}", INDENT, "dim")


def print_line(text: "str | Text", indent: int = 0, style: str = "") -> None:
    """One wrapped paragraph, indented by ``indent`` columns."""
    from rich.text import Text

    print_paragraph(Text(visible(text), style=style) if isinstance(text, str) else text, indent)
