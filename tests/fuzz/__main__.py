"""Fuzz for as long as one likes: ``python -m tests.fuzz NAME [--seconds N]`` (needs ``pip install atheris``).

What is tried is chosen by which lines of kg it reaches. What breaks one of the promises of ``tests.fuzz.targets`` ends the run and is printed.
"""

import sys
import tempfile
from typing import Any

import click
from hypothesis import find
from hypothesis import strategies as st

LONGEST = 60
"""Seconds that one example may take."""
CODE = {
    "pdf": ("kg.documents", "pypdf"),
    "md": ("kg.documents", "markdown_it", "frontmatter"),
    "docx-text": ("kg.documents", "docx"),
    "html": ("kg.documents", "trafilatura"),
    "ontology": ("kg.ontology",),
    "lexicon": ("kg.ontology",),
    "decisions": ("kg.resolution.clusters.sssom",),
    "places": ("kg.gazetteer",),
    "places-zip": ("kg.gazetteer",),
    "graph": ("kg.store", "kg.analysis", "kg.cli"),
    "request": ("kg.serving",),
    "accept": ("kg.serving",),
}
"""Target -> whose lines guide it; for the others the readers'. Few, for each that is watched slows the rest down."""


@click.command()
@click.argument("name", required=False)
@click.option("--seconds", type=click.IntRange(1), default=300, show_default=True, help="How long to go on.")
@click.option("--seed", type=int, default=1, show_default=True)
def main(name: str | None, seconds: int, seed: int) -> None:
    """Fuzz what NAME stands for; without NAME, list what there is.

    \b
    Example:
      python -m tests.fuzz pdf --seconds 600
    """
    try:
        import atheris
    except ImportError:
        sys.exit("this needs atheris: pip install atheris")
    with atheris.instrument_imports(include=list(CODE.get(name or "", ("kg.documents",)))):
        from tests.fuzz.targets import TARGETS, Target, property_of
        if name not in TARGETS:
            click.echo("\n".join(TARGETS))
            sys.exit(0 if name is None else 2)
        target = TARGETS[name]
        property_of(Target(st.just(find(target.data, lambda _: True)), target.check, 1))()  # loads what is imported late

    def check(data: Any) -> None:
        try:
            target.check(data)
        except BaseException:
            print(f"\nThis breaks it: {data!r}", file=sys.stderr)
            raise

    run = property_of(Target(target.data, check)).hypothesis.fuzz_one_input  # type: ignore[attr-defined]
    with tempfile.TemporaryDirectory() as corpus:
        arguments = [f"-max_total_time={seconds}", f"-timeout={LONGEST}", f"-seed={seed}", "-max_len=4000", "-len_control=0", "-rss_limit_mb=3000"]
        arguments.append(f"-artifact_prefix={corpus}/")
        atheris.Setup([sys.argv[0], *arguments, corpus], run)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
