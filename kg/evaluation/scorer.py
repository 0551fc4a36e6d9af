"""Run the kit's own scorer over predictions."""

import json
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

from kg.errors import InputError
from kg.evaluation.conditions import more
from kg.evaluation.published import NAMES_ONLY
from kg.evaluation.rows import Row
from kg.evaluation.verdicts import Verdict, read_verdicts
from kg.extraction.common_form import names_only

Json = dict[str, Any]
Predict = Callable[[Path], Iterable[str]]
"""From a gold file (of which only id, text and date may be read) to the lines that ``kg extract`` prints."""

ALL_FORMS = "descriptions and pronouns too"
MEASURES = ("precision", "recall", "f1", "gold")


@dataclass(frozen=True, slots=True)
class Scores:
    """All rows of a set; ``left_out`` counts what has no counterpart in our vocabulary and was not judged.

    ``verdicts`` says of single predictions whether they are right, where that was asked for and the kit can tell.
    """

    set: str
    rows: tuple[Row, ...]
    left_out: Mapping[str, int]
    verdicts: tuple[Verdict, ...] = ()


def gold_file(kit: Path, name: str) -> Path:
    """The gold file of a set; InputError names the sets that the kit has."""
    if not (kit / "score.py").is_file():
        raise InputError(f"{kit}: there is no score.py here, so it is no benchmark kit")
    files = {path.name.split(".")[0]: path for path in sorted((kit / "data").glob("*.jsonl*"))}
    if name not in files:
        raise InputError(f"unknown set {name!r}: {kit.name} has {', '.join(files) or 'none'}")
    return files[name]


def evaluate(
    kit: Path, name: str, predict: Predict, with_verdicts: bool = False, predict_given: Callable[..., Iterable[str]] | None = None
) -> Scores:
    """Predict a set and score it; ``predict_given`` predicts it, where a row needs that, from a gold file and a change of what is extracted.

    A set that annotates names only cannot tell a right description from a wrong one, so there the names alone are scored, and the mention rows
    with everything that is extracted follow.
    """
    gold = gold_file(kit, name)
    lines = list(predict(gold))
    everything = _run(kit, name, gold, lines, with_verdicts and name not in NAMES_ONLY)
    more_rows = tuple(
        more(name, gold, lines, partial(_documents_scored, kit, name), partial(predict_given, gold) if predict_given else None)
    )
    if name not in NAMES_ONLY:
        return replace(everything, rows=(*everything.rows, *more_rows))
    names = _run(kit, name, gold, [json.dumps(names_only(json.loads(line)), ensure_ascii=False) for line in lines], with_verdicts)
    rest = tuple(replace(row, name=f"{row.name}; {ALL_FORMS}") for row in everything.rows if row.name.startswith("mentions"))
    return replace(names, rows=(*names.rows, *rest, *more_rows))


def _documents_scored(kit: Path, name: str, gold: Sequence[Json], found: Sequence[Json]) -> tuple[Row, ...]:
    """The kit's rows for some documents of a set."""
    with tempfile.TemporaryDirectory() as scratch:
        files = [Path(scratch) / "gold.jsonl", Path(scratch) / "predicted.jsonl"]
        for file, documents in zip(files, (gold, found), strict=True):
            file.write_text("".join(f"{json.dumps(document)}\n" for document in documents), encoding="utf-8")
        return _score(kit, name, *files).rows


def _run(kit: Path, name: str, gold: Path, predicted: Iterable[str], with_verdicts: bool) -> Scores:
    with tempfile.TemporaryDirectory() as scratch:
        file = Path(scratch) / "predicted.jsonl"
        with file.open("w", encoding="utf-8") as lines:
            lines.writelines(f"{line}\n" for line in predicted)
        scores = _score(kit, name, gold, file)
        return replace(scores, verdicts=_judged(kit, name, gold, file)) if with_verdicts else scores


def _judged(kit: Path, name: str, gold: Path, predicted: Path) -> tuple[Verdict, ...]:
    """Nothing where the kit's scorer only prints figures."""
    if "class Pair" not in (kit / "score.py").read_text(encoding="utf-8"):
        return ()
    judging = str(Path(__file__).with_name("judging.py"))
    return tuple(read_verdicts(_output(name, judging, str(kit), name, str(gold), str(predicted)).splitlines()))


def _score(kit: Path, name: str, gold: Path, predicted: Path) -> Scores:
    report = json.loads(_output(name, str(kit / "score.py"), name, str(gold), str(predicted), "--json"))
    rows = tuple(Row(name, *(float(found[measure]) for measure in MEASURES)) for name, found in report["rows"].items())
    return Scores(report["set"], rows, report["left_out"])


def _output(name: str, *command: str) -> str:
    """What a program of the kit prints. Raises InputError with its last word."""
    done = subprocess.run([sys.executable, *command], capture_output=True, text=True, encoding="utf-8", check=False)
    if done.returncode:
        last = (done.stderr.strip().splitlines() or ["no message"])[-1]
        raise InputError(f"the kit's score.py failed on {name}: {last}")
    return done.stdout
