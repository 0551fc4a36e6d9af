"""Rows beside those that the kit prints: with mentions given, for each source of a set, at best, and for pronouns alone."""

import gzip
import json
import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from kg.evaluation import baselines, given
from kg.evaluation.pronouns import pronouns
from kg.evaluation.rows import Row
from kg.model import Place

Json = dict[str, Any]
Score = Callable[[Sequence[Json], Sequence[Json]], Iterable[Row]]
"""The kit's rows for gold documents and predictions"""
Predict = Callable[..., Iterable[str]]
"""What is extracted after a change of each extraction, and perhaps with the answers to what is asked (``given.Amend``, ``given.Decide``)"""
LIKELY = 0.5
"""Score above which a question is more likely to be answered with yes"""
EARTH = 6371.0


def more(name: str, gold: Path, lines: Sequence[str], score: Score, predict: Predict | None) -> Iterator[Row]:
    """What is worth saying of a set beyond the kit's rows; what needs another run over it only if ``predict`` can be called."""
    if name == "gum":
        yield pronouns(read(gold), map(json.loads, lines))
    if name == "geoparsing":
        documents = read(gold)
        conditions = {"end to end": [json.loads(line) for line in lines]}
        if predict is not None:
            conditions["names given"] = [json.loads(line) for line in predict(given.place_names(documents))]
        for condition, found in conditions.items():
            yield from _by_source(documents, found, score, condition)
            yield from _approximate(documents, found, score, condition)
        if predict is not None:
            yield from _by_source(
                documents, list(given.within_reach(documents, _kilometres)), score, "names given, at best with the places known"
            )
    if name == "ecbplus" and predict is not None:
        documents = read(gold)
        amend = given.event_mentions(documents)
        yield from _of_events(documents, predict(amend), score, "mentions given")
        answered = predict(amend, given.all_accepted(LIKELY))
        yield from _of_events(documents, answered, score, f"mentions given, every question above {LIKELY} answered with yes unseen")
        within = baselines.by_head_lemma(documents)
        for name, topic in (("sub-topic", baselines.sub_topic), ("topic", baselines.topic)):
            rows = score(documents, within(topic))
            yield from (
                replace(row, name=f"{row.name}; mentions given, same head lemma in the gold {name} (baseline)")
                for row in rows
                if row.name.startswith("events across") and "found" not in row.name
            )


def read(gold: Path) -> list[Json]:
    """The documents of a gold file."""
    data = gzip.decompress(gold.read_bytes()) if gold.suffix == ".gz" else gold.read_bytes()
    return [json.loads(line) for line in data.decode("utf-8").split("\n") if line.strip()]


def _of_events(gold: Sequence[Json], lines: Iterable[str], score: Score, condition: str) -> Iterator[Row]:
    """The rows of events, all mentions being there."""
    for row in score(gold, [json.loads(line) for line in lines]):
        if row.name.startswith("events") and "found" not in row.name:
            yield replace(row, name=f"{row.name}; {condition}")


def _by_source(gold: Sequence[Json], found: Sequence[Json], score: Score, condition: str) -> Iterator[Row]:
    """The rows of places for each source that the gold file names."""
    for source in sorted({document.get("meta", {}).get("source") or "" for document in gold}):
        of_source = [document for document in gold if (document.get("meta", {}).get("source") or "") == source]
        ids = {document["id"] for document in of_source}
        for row in score(of_source, [document for document in found if document["id"] in ids]):
            if row.name.startswith("places"):
                yield replace(row, name=f"{row.name}; {source or 'no source'}, {condition}")


def _approximate(gold: Sequence[Json], found: Sequence[Json], score: Score, condition: str) -> Iterator[Row]:
    """The rows of distances, where a place without a position counts as answered with that of what it lies in or near."""
    about = [{**document, "entities": [{**m, **m.get("approximate", {})} for m in document["entities"]]} for document in found]
    return (row for row in _by_source(gold, about, score, f"{condition}, approximate positions too") if "km" in row.name)


def _kilometres(mention: Json, place: Place) -> float:
    """The length of the great circle between a gold name and a place."""
    one, other = math.radians(mention["lat"]), math.radians(place.latitude)
    half = (
        math.sin((other - one) / 2) ** 2
        + math.cos(one) * math.cos(other) * math.sin(math.radians(place.longitude - mention["lon"]) / 2) ** 2
    )
    return 2 * EARTH * math.asin(math.sqrt(min(1.0, half)))
