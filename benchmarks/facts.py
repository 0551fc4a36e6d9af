"""Draw facts of a graph at random, to be judged by hand against their sentences, and count the verdicts.

    python benchmarks/facts.py draw --data DIR --seed 1 --count 150 --sentences FILE --sheet FILE [--negated]
    python benchmarks/facts.py count docs/judged-facts.md

DIR is the folder data/ of the benchmark kit. ``draw`` builds one graph of its news texts (meantime outside of the parts that are annotated, wikievents,
geoparsing, ecbplus) and draws from all statements that stand as facts in its default graph and that some claim makes in these words: relations, posts,
dates, roles of events, and that an event took place. What only follows from others (superclasses, the other direction) and what the gazetteer adds is
not drawn. FILE of --sentences gets each fact with its sentence and the text around it; it is for the judge alone, for the texts belong to others. The sheet
has the facts, with room for a verdict (``right`` or ``wrong``) and a reason. The same seed draws the same facts from the same graph.

With --negated, statements are drawn from sentences that hold a negation ("not", "never", "denied", "without" …), one a sentence: facts, and what is
told as denied. A denied thing among the facts is wrong, and so is what is told as denied and is not.

Why no half verdicts: a reader of the graph takes an edge for true, so a fact is right only if the sentence (read with its context) says just that.
"""

import gzip
import json
import random
import re
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from kg.store import Dataset
    from kg.store.rows import ClaimRow

SETS = ("meantime", "wikievents", "geoparsing", "ecbplus")
HEAD = "| no. | fact | rule | document | verdict | reason |\n| --: | --- | --- | --- | --- | --- |\n"
AROUND = 300
"""Characters of context on both sides of a sentence."""
LABEL_WORDS = 5
Z = 1.96
NEGATION = re.compile(
    r"\b(?:not|never|no|none|nobody|nothing|neither|nor|without|den(?:y|ies|ied|ying)|refus(?:e|es|ed|ing)|reject(?:s|ed|ing)?|fail(?:s|ed|ing)?|cannot)\b|n[’']t\b",
    re.IGNORECASE,
)

Json = dict[str, Any]


@click.group()
def main() -> None:
    """Draw facts at random, to be judged by hand, and count the verdicts."""


@main.command()
@click.option(
    "--data", required=True, type=click.Path(exists=True, file_okay=False, path_type=Path), help="Folder with the kit's JSONL files."
)
@click.option("--seed", default=1, show_default=True)
@click.option("--count", default=150, show_default=True)
@click.option(
    "--sentences", required=True, type=click.Path(dir_okay=False, path_type=Path), help="What the judge reads; not for the repository."
)
@click.option("--sheet", required=True, type=click.Path(dir_okay=False, path_type=Path), help="The sheet with room for the verdicts.")
@click.option("--negated", is_flag=True, help="Only from sentences with a negation, denials included.")
def draw(data: Path, seed: int, count: int, sentences: Path, sheet: Path, negated: bool) -> None:
    """Build the graph and draw facts."""
    from kg import flow
    from kg.store import Dataset

    texts = list(gold(data))
    with tempfile.TemporaryDirectory() as scratch:
        lines = Path(scratch) / "news.jsonl"
        lines.write_text("".join(f"{json.dumps({key: row[key] for key in ('id', 'text', 'date')})}\n" for row in texts), "utf-8")
        flow.build([lines], Path(scratch) / "graph")
        dataset = Dataset.open(Path(scratch) / "graph")
        known = {row["id"]: row for row in texts}
        claims = dataset.claims()
        drawn = chosen(in_negated(claims) if negated else facts(claims), known, random.Random(seed), count)
        told = [_told(dataset, claim, known) for claim in drawn]
    sentences.write_text("".join(f"{json.dumps(row, ensure_ascii=False, indent=1)}\n" for row in told), "utf-8")
    cells = ([str(row["no"]), shortened(row["fact"], row["predicate"]), row["rule"], row["document"], "", ""] for row in numbered(told))
    rows = (f"| {' | '.join(map(_cell, row))} |\n" for row in cells)
    sheet.write_text(f"Drawn with seed {seed}.\n\n{HEAD}{''.join(rows)}", "utf-8")
    click.echo(f"{len(told)} facts of {len(texts)} documents")


@main.command()
@click.argument("sheet", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def count(sheet: Path) -> None:
    """Count the verdicts of a sheet, table by table."""
    for part in sheet.read_text("utf-8").split("\n## "):
        if judged := verdicts(part):
            click.echo(f"{part.splitlines()[0]}\n{tally(judged)}")


def gold(data: Path) -> Iterator[Json]:
    """The documents of all sets."""
    for name in SETS:
        for path in sorted(data.glob(f"{name}.jsonl*")):
            raw = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
            yield from map(json.loads, filter(None, raw.decode("utf-8").split("\n")))


def chosen(claims: Iterable["ClaimRow"], known: Mapping[str, Json], chance: random.Random, count: int) -> "list[ClaimRow]":
    """``count`` different statements at random, each by one of the claims that make it."""
    making: dict[tuple[str, str, str], list[ClaimRow]] = {}
    for claim in claims:
        if not _annotated(claim, known):
            making.setdefault((claim.subject, claim.predicate, claim.object), []).append(claim)
    keys = chance.sample(sorted(making), min(count, len(making)))
    return [chance.choice(sorted(making[key], key=lambda claim: claim.iri)) for key in keys]


def facts(claims: Iterable["ClaimRow"]) -> "Iterator[ClaimRow]":
    """The claims that support a fact."""
    return (claim for claim in claims if claim.is_fact)


def _stands(claim: "ClaimRow") -> bool:
    """Whether the claim supports a fact, or says that something is not so."""
    return claim.is_fact or (claim.polarity == "Denied" and claim.modality == "Actual")


def in_negated(claims: Iterable["ClaimRow"]) -> "Iterator[ClaimRow]":
    """The first claim of each sentence with a negation, facts before denials in every second sentence and denials before facts in the others."""
    by_sentence: dict[tuple[str, int], list[ClaimRow]] = {}
    for claim in claims:
        if _stands(claim) and NEGATION.search(claim.sentence):
            by_sentence.setdefault((claim.document.iri, claim.sentence_span[0]), []).append(claim)
    for number, key in enumerate(sorted(by_sentence)):
        yield min(by_sentence[key], key=lambda claim: (claim.is_fact == bool(number % 2), claim.iri))


def _annotated(claim: "ClaimRow", known: Mapping[str, Json]) -> bool:
    start, end = claim.sentence_span
    zones = known[claim.document.identifier].get("meta", {}).get("zones") or ()
    return any(start < last and first < end for first, last in zones)


def _told(dataset: "Dataset", claim: "ClaimRow", known: Mapping[str, Json]) -> Json:
    """A fact for the judge. ``words`` are what the text has at both ends and as the trigger."""
    from kg.cli.evidence import relation, speaker

    text = known[claim.document.identifier]["text"]
    start, end = claim.sentence_span
    spans = (claim.subject_span, claim.trigger, claim.object_span)
    return {
        "fact": relation(dataset, claim) if claim.is_fact else f"denied: {relation(dataset, claim)}",
        "predicate": claim.predicate,
        "speaker": speaker(dataset, claim),
        "rule": claim.rule,
        "document": claim.document.identifier,
        "published": claim.document.date,
        "words": [text[span[0] : span[1]] if span else None for span in spans],
        "sentence": claim.sentence,
        "before": text[max(0, start - AROUND) : start],
        "after": text[end : end + AROUND],
        "subject": [dataset.by_iri[claim.subject].kind, *dataset.by_iri[claim.subject].labels] if claim.subject in dataset.by_iri else [],
        "object": [dataset.by_iri[claim.object].kind, *dataset.by_iri[claim.object].labels] if claim.object in dataset.by_iri else [],
    }


def numbered(rows: Sequence[Json]) -> Iterator[Json]:
    return ({"no": number, **row} for number, row in enumerate(rows, 1))


def shortened(fact: str, predicate: str) -> str:
    """A fact with its labels cut to ``LABEL_WORDS`` words: an event is called by words of its text, and the texts are not ours."""
    between = f" {predicate} "
    parts = fact.split(between, 1) if between in fact else fact.rsplit(" (", 1)
    joined = between if between in fact else " ("
    cut = (words if len(words) <= LABEL_WORDS else [*words[:LABEL_WORDS], "…"] for words in (part.split() for part in parts))
    return joined.join(" ".join(words) for words in cut)


def _cell(text: str) -> str:
    return " ".join(text.replace("|", "\\|").split())


def verdicts(sheet: str) -> list[tuple[str, str]]:
    """(fact, verdict) of each judged row."""
    rows = [
        [cell.strip() for cell in line.replace("\\|", "¦").strip("|").split("|")] for line in sheet.splitlines() if line.startswith("| ")
    ]
    return [(row[1], row[4]) for row in rows if len(row) >= 5 and row[4] in ("right", "wrong")]


def tally(judged: Sequence[tuple[str, str]]) -> str:
    """Precision with its 95 % interval (Wilson 1927): of all, and apart for denials or, where there are none, for events taking place and everything else."""
    denials = [row for row in judged if row[0].startswith("denied:")]
    events = [row for row in judged if row[0].endswith(")")]
    kinds = {"denials": denials} if denials else {"an event took place": events}
    (of_kind,) = kinds.values()
    groups = (
        {"all": judged} | kinds | {"facts" if denials else "relations, posts, roles, dates": [row for row in judged if row not in of_kind]}
    )
    return "".join(_line(name, Counter(verdict for _, verdict in rows)) for name, rows in groups.items() if rows)


def _line(name: str, counts: Counter[str]) -> str:
    total = sum(counts.values())
    share = counts["right"] / total
    middle, spread = share + Z * Z / (2 * total), Z * ((share * (1 - share) + Z * Z / (4 * total)) / total) ** 0.5
    low, high = ((middle + sign * spread) / (1 + Z * Z / total) for sign in (-1, 1))
    return f"{name}: {counts['right']} of {total} right, {share:.2f} ({low:.2f} to {high:.2f})\n"


if __name__ == "__main__":
    main()
