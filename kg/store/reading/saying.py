"""Who stands behind a claim, when what it says held, and why it is no fact, in words."""

from collections.abc import Callable, Iterable

from kg.model import HELD
from kg.ontology.reasons import OVER, UNSURE
from kg.store.dates import in_words
from kg.store.rows import ClaimRow


def behind(claim: ClaimRow, label: Callable[[str], str]) -> tuple[str, ...]:
    """Who intends or weighs what it tells, and who says so: ("intended by Norland", "says Ada Reyes"); ``label`` names an IRI. Empty where the document says
    itself what is so."""
    intended = (f"{intending(claim)} {label(claim.intended_by)}",) if claim.intended_by else ()
    return (*intended, *((f"says {label(claim.attributed_to)}",) if claim.attributed_to else ()))


def intending(claim: ClaimRow) -> str:
    """What links a claim to who intends or weighs it."""
    return "intended by" if claim.modality == "Planned" else "considered by"


def held(claims: Iterable[ClaimRow]) -> str:
    """From when until when what these claims say held, in words; empty where none of them tells. A bound that a claim merely implies ("former") is left out
    where another one tells the end."""
    spans = {(claim.begins, claim.ends) for claim in claims if (claim.begins or claim.ends) and claim.predicate != "date"}
    vague = {(begins, ends) for begins, ends in spans if ends is not None and ends.startswith("../")}
    told = spans - vague or set(sorted(vague, key=lambda span: (span[0] is None, span[1]))[:1])
    return " and ".join(in_words(*span) for span in sorted(told, key=lambda span: (span[0] or "", span[1] or "")))


def post(label: str, predicate: str, claims: Iterable[ClaimRow]) -> str:
    """A post with its time: "President of Norland, since 2019", "formerly President of Norland, until some time before 2024-03-12"."""
    when = held(claims)
    return ("formerly " if predicate == HELD else "") + label + (f", {when}" if when else "")


def apart(claims: Iterable[ClaimRow]) -> tuple[tuple[str, list[ClaimRow]], ...]:
    """The claims that are no facts, by status and reason, each kind with its heading; what is denied of a plan counts as denied."""
    refused = [claim for claim in claims if not claim.is_fact]
    affirmed = [claim for claim in refused if claim.polarity != "Denied"]
    actual = [claim for claim in affirmed if claim.modality == "Actual"]
    return (
        ("Denied", [claim for claim in refused if claim.polarity == "Denied"]),
        ("Planned", [claim for claim in affirmed if claim.modality == "Planned"]),
        ("Possible", [claim for claim in affirmed if claim.modality == "Possible"]),
        ("No longer so", [claim for claim in actual if claim.refused == OVER]),
        ("Only claimed", [claim for claim in actual if claim.refused not in (OVER, UNSURE)]),
        ("Too unsure", [claim for claim in actual if claim.refused == UNSURE]),
    )
