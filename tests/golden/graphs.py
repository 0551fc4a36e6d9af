"""Build seeds/, read Turtle, and say in words how two graphs differ."""

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from pyoxigraph import CanonicalizationAlgorithm, Dataset, RdfFormat, parse

ROOT = Path(__file__).resolve().parent.parent.parent
GOLDEN = ROOT / "exports" / "graph.ttl"
DATE = "2024-03-12"
"""The publication date of those seeds that carry none; ``make graph`` says the same."""
SHORT = (
    ("https://w3id.org/kg-builder/ontology#", "kg:"),
    ("https://w3id.org/kg-builder/resource/", ":"),
    ("http://www.w3.org/2000/01/rdf-schema#", "rdfs:"),
    ("http://www.w3.org/1999/02/22-rdf-syntax-ns#", "rdf:"),
    ("http://www.w3.org/2004/02/skos/core#", "skos:"),
    ("http://www.w3.org/2001/XMLSchema#", "xsd:"),
)


def build(paths: Sequence[Path | str], output: Path, *options: str, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    """Run ``kg build`` as a person would."""
    command = [sys.executable, "-m", "kg", "build", *map(str, paths), "-o", str(output), *options]
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, encoding="utf-8", check=False)


def triples(path: Path) -> set[str]:
    """A Turtle file's triples as lines; blank nodes bear canonical names, so that equal graphs give equal sets."""
    graph = Dataset(parse(path=str(path), format=RdfFormat.TURTLE))
    graph.canonicalize(CanonicalizationAlgorithm.UNSTABLE)
    return {_short(f"{quad.subject} {quad.predicate} {quad.object}") for quad in graph}


def difference(expected: Path, found: Path, limit: int = 40) -> str:
    """What is missing (-) and what is new (+), sorted by subject; empty for equal graphs."""
    old, new = triples(expected), triples(found)
    lines = sorted([(line, "-") for line in old - new] + [(line, "+") for line in new - old])
    shown = [f"{sign} {line}" for line, sign in lines[:limit]]
    return "\n".join([*shown, f"… and {len(lines) - limit} more"] if len(lines) > limit else shown)


def _short(line: str) -> str:
    for long, short in SHORT:
        line = line.replace(f"<{long}", short)
    return line.replace("> ", " ").removesuffix(">")
