"""Score how kg compares names on labelled pairs: is it the same bearer?

    python benchmarks/names.py --data DIR [--threshold 0.7] [--output PREDICTIONS] [--errors]

DIR holds names.jsonl, an object a line: {"id", "name1", "name2", "type", "same"}. Prints precision, recall and F1 for the threshold and for those
around it; PREDICTIONS is what score.py of the benchmark kit reads. This measures names alone: kg build asks for more than likeness before it joins two people.
"""

import json
from collections.abc import Iterable, Sequence
from pathlib import Path

import click

from kg.evaluation.name_pairs import PEOPLE, THRESHOLD, Pair, similarity


def figures(scored: Iterable[tuple[float, bool]], threshold: float) -> tuple[float, float, float]:
    """Precision, recall and F1 in per cent, of calling the pairs from ``threshold`` on the same."""
    known = list(scored)
    found = sum(score >= threshold for score, _ in known)
    right = sum(score >= threshold and same for score, same in known)
    wanted = sum(same for _, same in known)
    precision, recall = right / found if found else 0.0, right / wanted if wanted else 0.0
    f1 = 2 * precision * recall / (precision + recall) if right else 0.0
    return 100 * precision, 100 * recall, 100 * f1


def table(pairs: Sequence[Pair], threshold: float) -> str:
    """Lines of figures, for all pairs, for people, for the rest, and for thresholds around the given one."""
    scored = [(similarity(p), bool(p["same"]), p["type"] == PEOPLE) for p in pairs]
    rows = [
        (f"all, from {threshold}", figures(((s, y) for s, y, _ in scored), threshold)),
        (f"people, from {threshold}", figures(((s, y) for s, y, person in scored if person), threshold)),
        (f"others, from {threshold}", figures(((s, y) for s, y, person in scored if not person), threshold)),
        *((f"all, from {other}", figures(((s, y) for s, y, _ in scored), other)) for other in (0.6, 0.8, 0.9, 0.95)),
    ]
    return "\n".join([f"{'':24}     P     R    F1", *(f"{name:24} {p:5.1f} {r:5.1f} {f:5.1f}" for name, (p, r, f) in rows)])


@click.command(help=__doc__.partition("\n")[0])
@click.option("--data", type=click.Path(exists=True, file_okay=False, path_type=Path), required=True, help="Folder with names.jsonl.")
@click.option("--threshold", type=click.FloatRange(0, 1), default=THRESHOLD, show_default=True)
@click.option("--output", type=click.Path(dir_okay=False, path_type=Path), help="Write predictions here.")
@click.option("--errors", is_flag=True, help="List the pairs that come out wrong.")
def main(data: Path, threshold: float, output: Path | None, errors: bool) -> None:
    pairs = [json.loads(line) for line in (data / "names.jsonl").read_text(encoding="utf-8").splitlines() if line.strip()]
    click.echo(table(pairs, threshold))
    if output:
        output.write_text("".join(json.dumps({"id": p["id"], "same": similarity(p) >= threshold}) + "\n" for p in pairs), encoding="utf-8")
    if errors:
        for p in pairs:
            if (similarity(p) >= threshold) != p["same"]:
                click.echo(f"{'missed' if p['same'] else 'wrong '} {similarity(p):.2f}  {p['name1']} | {p['name2']}")


if __name__ == "__main__":
    main()
