"""``kg show`` and ``kg claims``: what is known of an entity, and what is said with which status."""

import json
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict
from typing import TYPE_CHECKING, TypeVar

import click

from kg.cli.evidence import print_claim, print_line, source
from kg.cli.output import Source, csv_lines, open_dataset, say, source_option, value_label, visible
from kg.cli.sources import print_stances

if TYPE_CHECKING:
    from kg.store import Dataset
    from kg.store.rows import ClaimRow, EntityRow, FactRow

T = TypeVar("T")
FEW = 4
"""Facts of one property that are told in one line; more have a line each."""
COLUMNS = (
    "subject",
    "predicate",
    "object",
    "polarity",
    "modality",
    "speaker",
    "refused",
    "confidence",
    "sentence",
    "document",
    "date",
    "rule",
    "planner",
    "begins",
    "ends",
)


@click.command()
@click.argument("entity")
@source_option
def show(entity: str, source: Source) -> None:
    """Show all that is known about ENTITY (a label or IRI): names, facts in and out, and apart from these what is denied, planned, possible or only claimed;
    of an event also which documents tell of it, deny it, or are silent though they name two of those who took part.

    \b
    Example:
      kg show "Ada Reyes"
      kg show place/port-vale
      kg show "Ada Reyes" --store https://store.example/news
    """
    from kg.store.exports.nearby import about_position
    from kg.store.reading.saying import apart

    dataset = open_dataset(source, entity)
    row = dataset.find(entity)
    _print_head(row, about_position(dataset, row))
    facts = dataset.facts(about=row.iri)
    claims = dataset.claims(about=row.iri)
    by_iri = {claim.iri: claim for claim in claims}
    _print_facts(dataset, "Facts", [fact for fact in facts if fact.subject == row.iri and not fact.implied], by_iri, outgoing=True)
    _print_facts(dataset, "Named in", [fact for fact in facts if fact.object == row.iri and not fact.implied], by_iri, outgoing=False)
    for title, chosen in apart(claims):
        _print_claims(dataset, title, chosen)
    print_stances(dataset, row)
    _print_sources(dataset, row.iri)


@click.command()
@source_option
@click.option("--about", help="Only claims whose subject or object is this entity.")
@click.option("--by", "by", help="Only claims that this speaker makes, this outlet passes on, or of what this planner intends.")
@click.option("--denied", is_flag=True, help="What somebody denies, or is said not to be so.")
@click.option("--planned", is_flag=True, help="What is planned, demanded or announced.")
@click.option("--possible", is_flag=True, help="What may be so.")
@click.option("--not-facts", is_flag=True, help="Only claims that support no fact.")
@click.option(
    "--format", "form", type=click.Choice(("table", "jsonl", "csv")), default="table", show_default=True, help="Form of the list."
)
def claims(
    source: Source, about: str | None, by: str | None, denied: bool, planned: bool, possible: bool, not_facts: bool, form: str
) -> None:
    """List claims with their status, speaker and sentence. Of --denied, --planned and --possible any one suffices; the others all have to hold.
    With --about an event, the list ends with which documents tell of it, deny it or are silent.

    \b
    Example:
      kg claims --planned
      kg claims --by "Tomas Brandt" --not-facts --format csv
    """
    dataset = open_dataset(source, *filter(None, (about, by)))
    ends = [None if name is None else dataset.find(name).iri for name in (about, by)]
    wanted = [s for s, asked in (("Denied", denied), ("Planned", planned), ("Possible", possible)) if asked]
    found = dataset.claims(ends[0], ends[1], wanted) if any((*ends, *wanted)) else dataset.each_claim()
    count = _PRINTERS[form](dataset, (claim for claim in found if not (not_facts and claim.is_fact)))
    if about is not None and form == "table":
        print_stances(dataset, dataset.find(about))
    if not count:
        say("no claims")
        sys.exit(1)


def _print_head(row: "EntityRow", about: str) -> None:
    from rich.text import Text

    print_line(Text.assemble((visible(row.label), "bold"), f"  {', '.join(row.kinds)}", "  (only claimed)" if row.claimed else ""))
    for name, text in (
        ("also", ", ".join(row.labels[1:])),
        ("date", row.date or ""),
        ("lasts", row.duration or ""),
        ("at", about if row.latitude is None else f"{row.latitude:g}, {row.longitude:g}"),
        ("GeoNames", "" if row.geonames_id is None else f"https://www.geonames.org/{row.geonames_id}"),
        ("IRI", row.iri),
    ):
        if text:
            print_line(f"{name}: {text}", 2)


def _print_facts(dataset: "Dataset", title: str, facts: "list[FactRow]", claims: "Mapping[str, ClaimRow]", outgoing: bool) -> None:
    if facts:
        print_line(title, 0, "bold")
    for predicate in sorted({fact.predicate for fact in facts}):
        of_one = [fact for fact in facts if fact.predicate == predicate]
        ends = [
            f"{_end(dataset, fact, [claims[iri] for iri in fact.claims if iri in claims], outgoing)}{_origins(fact)}" for fact in of_one
        ]
        if len(ends) > FEW:
            print_line(f"{predicate}:" if outgoing else f"{predicate} this:", 2)
            for end in ends:
                print_line(end, 4)
        else:
            print_line(f"{predicate}: {'; '.join(ends)}" if outgoing else f"{'; '.join(ends)} {predicate} this", 2)


def _end(dataset: "Dataset", fact: "FactRow", claims: "list[ClaimRow]", outgoing: bool) -> str:
    """The other end of a fact, and when it held."""
    from kg.store.reading.saying import held, post

    if outgoing:
        return post(value_label(dataset, fact.object, fact.datatype), fact.predicate, claims)
    when = held(claims)
    return dataset.label(fact.subject) + (f" ({when})" if when else "")


def _origins(fact: "FactRow") -> str:
    return f" ({fact.origins} origins)" if fact.origins > 1 else ""


def _print_claims(dataset: "Dataset", title: str, found: "list[ClaimRow]") -> None:
    if found:
        print_line(title, 0, "bold")
    for claim in found:
        print_claim(dataset, claim, heading=True)


def _print_sources(dataset: "Dataset", iri: str) -> None:
    counts: dict[str, int] = {}
    for document, _ in dataset.mentions(iri):
        counts[document] = counts.get(document, 0) + 1
    if counts:
        print_line("Sources", 0, "bold")
    for row in dataset.documents_of(counts):
        times = counts[row.iri]
        print_line(f"{source(row)}: {times} mention{'s' if times > 1 else ''}", 2)


def _print_list(dataset: "Dataset", found: "Iterable[ClaimRow]") -> int:
    return _each(found, lambda claim: print_claim(dataset, claim, heading=True))


def _print_jsonl(dataset: "Dataset", found: "Iterable[ClaimRow]") -> int:
    def labels(claim: "ClaimRow") -> dict[str, str]:
        return {"subject_label": dataset.label(claim.subject), "object_label": value_label(dataset, claim.object, claim.datatype)}

    return _each(found, lambda claim: click.echo(json.dumps(asdict(claim) | labels(claim), ensure_ascii=False)))


def _print_csv(dataset: "Dataset", found: "Iterable[ClaimRow]") -> int:
    return _each(csv_lines(COLUMNS, claim_cells(dataset, found)), lambda line: click.echo(line, nl=False)) - 1


def _each(found: "Iterable[T]", printed: "Callable[[T], None]") -> int:
    """How many there were, each printed before the next is made: a list of all claims need not fit into memory."""
    number = 0
    for one in found:
        printed(one)
        number += 1
    return number


def claim_cells(dataset: "Dataset", found: "Iterable[ClaimRow]") -> "Iterable[tuple[str, ...]]":
    """Claims as rows of a table with ``COLUMNS``."""
    for claim in found:
        yield (
            dataset.label(claim.subject),
            claim.predicate,
            value_label(dataset, claim.object, claim.datatype),
            claim.polarity,
            claim.modality,
            "" if claim.attributed_to is None else dataset.label(claim.attributed_to),
            claim.refused or "",
            f"{claim.confidence:.2f}",
            claim.sentence,
            claim.document.title or claim.document.identifier,
            claim.document.date or "",
            claim.rule,
            "" if claim.intended_by is None else dataset.label(claim.intended_by),
            claim.begins or "",
            claim.ends or "",
        )


_PRINTERS = {"table": _print_list, "jsonl": _print_jsonl, "csv": _print_csv}
