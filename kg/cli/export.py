"""``kg export``: the graph in another format."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.output import Source, csv_text, open_dataset, say, source_option, value_label
from kg.errors import InputError

if TYPE_CHECKING:
    from kg.store import Dataset
    from kg.store.rows import ClaimRow, FactRow

RDF = (".ttl", ".trig", ".nt", ".nq", ".jsonld", ".rdf")
EDGES = (
    "subject", "property", "object", "status", "implied", "origins", "polarity", "modality", "speaker", "confidence", "sentence", "document",
    "publisher", "date", "rule", "subject_iri", "object_iri", "planner", "begins", "ends",
)  # fmt: skip

Write = Callable[["Dataset", Path, bool], None]


@click.command()
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@source_option
@click.option("--claims", is_flag=True, help="Claims that are no facts too, as far as the format can hold them.")
@click.option(
    "--vocabulary", type=click.Choice(("kg", "schema.org")), default="kg", show_default=True, help="Terms of the facts (RDF formats)."
)
def export(file: Path, source: Source, claims: bool, vocabulary: str) -> None:
    """Write the graph to FILE, in the format that its ending names.

    .ttl .nt .rdf .jsonld hold the facts, .trig .nq everything (facts, claims, sources, merges), .graphml .gexf the network, .csv one line for each fact
    and sentence behind it, .geojson places and the events held there. With --vocabulary schema.org the RDF formats hold those facts that the ontology's alignments
    can put in terms of schema.org.

    \b
    Example:
      kg export graph.graphml
      kg export facts.ttl --vocabulary schema.org
      kg export edges.csv --claims -g exports/talks
      kg export all.trig --store https://store.example/news
    """
    ending = file.suffix.lower()
    if str(file) == "-":
        raise InputError("name a file, whose ending says which format is wanted ('kg query' and 'kg claims' write to standard output)")
    if ending not in (*RDF, *_WRITERS):
        raise InputError(f"{file}: unknown format {ending or '(no ending)'!r}; known are {' '.join((*RDF, *_WRITERS))}")
    if vocabulary != "kg" and ending not in RDF:
        raise InputError(f"--vocabulary is for RDF formats ({' '.join(RDF)}), not for {ending}")
    dataset = open_dataset(source)
    if ending in RDF:
        from kg.store.exports.formats import write_rdf

        write_rdf(dataset, file, claims, vocabulary == "schema.org")
    else:
        _WRITERS[ending](dataset, file, claims)
    say(f"wrote {file}")


def _network(dataset: "Dataset", path: Path, claims: bool) -> None:
    from kg.analysis import graph, interchange
    from kg.store.files import replacing

    built = graph(dataset, claimed=claims)
    with replacing(path) as fresh:
        interchange.write(built, fresh)


def _csv(dataset: "Dataset", path: Path, claims: bool) -> None:
    _write_text(path, csv_text(EDGES, edges(dataset, claims)))


def _geojson(dataset: "Dataset", path: Path, claims: bool) -> None:
    from kg.store.exports.geojson import features

    _write_text(path, json.dumps(features(dataset), ensure_ascii=False, indent=1) + "\n")


def _write_text(path: Path, text: str) -> None:
    from kg.store.files import replacing

    with replacing(path) as fresh:
        fresh.write_bytes(text.encode("utf-8"))


def edges(dataset: "Dataset", claims: bool) -> Iterator[tuple[str, ...]]:
    """One row for each fact and claim behind it; with ``claims`` then one for each claim that is no fact."""
    known = {claim.iri: claim for claim in dataset.claims()}
    for fact in dataset.facts():
        behind: list[ClaimRow | None] = [known[iri] for iri in fact.claims if iri in known]
        for claim in behind or [None]:
            ends = (dataset.label(fact.subject), fact.predicate, value_label(dataset, fact.object, fact.datatype))
            yield (
                *ends,
                *_of_fact(fact),
                *_evidence(dataset, claim),
                fact.subject,
                _iri(fact),
                "",
                *_held(claim),
            )  # what is planned is no fact
    for claim in known.values() if claims else ():
        if not claim.is_fact:
            ends = (dataset.label(claim.subject), claim.predicate, value_label(dataset, claim.object, claim.datatype))
            planner = "" if claim.intended_by is None else dataset.label(claim.intended_by)
            yield (
                *ends,
                f"not a fact: {claim.refused}",
                "no",
                "",
                *_evidence(dataset, claim),
                claim.subject,
                _iri(claim),
                planner,
                *_held(claim),
            )


def _of_fact(fact: "FactRow") -> tuple[str, str, str]:
    return "fact", "yes" if fact.implied else "no", str(fact.origins)


def _held(claim: "ClaimRow | None") -> tuple[str, str]:
    return ("", "") if claim is None else (claim.begins or "", claim.ends or "")


def _iri(row: "FactRow | ClaimRow") -> str:
    return row.object if row.datatype is None else ""


def _evidence(dataset: "Dataset", claim: "ClaimRow | None") -> tuple[str, ...]:
    if claim is None:
        return ("",) * 9
    document = claim.document
    speaker = "" if claim.attributed_to is None else dataset.label(claim.attributed_to)
    status = (claim.polarity, claim.modality, speaker, f"{claim.confidence:.2f}")
    return (*status, claim.sentence, document.title or document.identifier, document.publisher or "", document.date or "", claim.rule)


_WRITERS: dict[str, Write] = {".graphml": _network, ".gexf": _network, ".csv": _csv, ".geojson": _geojson}
