"""Who stands behind a claim, in words."""

from collections.abc import Callable

from kg.store.rows import ClaimRow


def behind(claim: ClaimRow, label: Callable[[str], str]) -> tuple[str, ...]:
    """Who intends or weighs what it tells, and who says so: ("intended by Norland", "says Ada Reyes"); ``label`` names an IRI. Empty where the document says
    itself what is so."""
    intended = (f"{intending(claim)} {label(claim.intended_by)}",) if claim.intended_by else ()
    return (*intended, *((f"says {label(claim.attributed_to)}",) if claim.attributed_to else ()))


def intending(claim: ClaimRow) -> str:
    """What links a claim to who intends or weighs it."""
    return "intended by" if claim.modality == "Planned" else "considered by"
