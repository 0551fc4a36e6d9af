"""Pairs of names: is it the same bearer? This measures the comparison of names alone; a build asks for more before it joins two people."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from kg.gazetteer.likeness import organization_likeness, person_likeness

Pair = dict[str, Any]
PEOPLE = "Person"
THRESHOLD = 0.7
"""Likeness from which a pair is called the same."""


def similarity(pair: Pair) -> float:
    """How surely both names of a pair are one bearer's (0..1)."""
    compare = person_likeness if pair["type"] == PEOPLE else organization_likeness
    return compare(pair["name1"], pair["name2"])


def same_bearer(gold: Path) -> Iterator[str]:
    """A prediction for each pair of a file, as the kit reads it."""
    for line in gold.read_text(encoding="utf-8").split("\n"):
        if line.strip():
            pair = json.loads(line)
            yield json.dumps({"id": pair["id"], "same": similarity(pair) >= THRESHOLD})
