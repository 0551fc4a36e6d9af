"""Verdicts of the kit on single predictions, and what they say of each rule and of the confidences."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

BUCKET = 5
"""Width of a bucket of confidences, in percent."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a set says of one event, role or relation. ``right`` is None where it does not tell."""

    layer: str
    rule: str
    confidence: float
    right: bool | None


@dataclass(frozen=True, slots=True)
class Tally:
    """How often something fired, could be judged, and was right; ``confidence`` is the mean of the judged ones (0 where there are none)."""

    name: str
    layer: str
    fired: int
    judged: int
    right: int
    confidence: float


def share(tally: Tally) -> float:
    """Percent of the judged ones that were right; 0 where there are none."""
    return 100 * tally.right / tally.judged if tally.judged else 0.0


def read_verdicts(lines: Iterable[str]) -> Iterator[Verdict]:
    """From what ``judging.py`` prints."""
    for line in lines:
        found = json.loads(line)
        yield Verdict(found["layer"], found["rule"], found["confidence"], found["right"])


def by_rule(verdicts: Iterable[Verdict]) -> tuple[Tally, ...]:
    """One tally a rule. Those that were wrong most often come first, so that weak entries stand out; never judged ones come last."""
    grouped: dict[tuple[str, str], list[Verdict]] = defaultdict(list)
    for verdict in verdicts:
        grouped[verdict.rule, verdict.layer].append(verdict)
    tallies = [_tally(name, layer, group) for (name, layer), group in grouped.items()]
    return tuple(sorted(tallies, key=lambda t: (not t.judged, t.right - t.judged, share(t), -t.fired, t.name, t.layer)))


def by_confidence(verdicts: Iterable[Verdict]) -> tuple[Tally, ...]:
    """The reliability of the confidences: one tally a bucket ("0.80–0.84") and layer, the lowest first."""
    grouped: dict[tuple[str, int], list[Verdict]] = defaultdict(list)
    for verdict in verdicts:
        grouped[verdict.layer, round(verdict.confidence * 100) // BUCKET * BUCKET].append(verdict)
    return tuple(_tally(_range(low), layer, group) for (layer, low), group in sorted(grouped.items()))


def _range(low: int) -> str:
    return f"{low / 100:.2f}–{(low + BUCKET - 1) / 100:.2f}"


def _tally(name: str, layer: str, group: list[Verdict]) -> Tally:
    judged = [v for v in group if v.right is not None]
    mean = sum(v.confidence for v in judged) / len(judged) if judged else 0.0
    return Tally(name, layer, len(group), len(judged), sum(bool(v.right) for v in judged), mean)
