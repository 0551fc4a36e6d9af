"""Files of results: one in which every benchmark has a section of its own, and pages with a place for some figures."""

import argparse
import platform
import re
import sys
from pathlib import Path

RESULTS = ["--output", "benchmarks/results.md"]
"""All that ``make bench`` tells a benchmark"""


def parser(doc: str | None, repeats: int | None) -> argparse.ArgumentParser:
    """What a benchmark can be told: how often it repeats (None: it does not), and where its section goes. ``doc`` is the docstring of its module."""
    made = argparse.ArgumentParser(description=doc, formatter_class=argparse.RawDescriptionHelpFormatter)
    if repeats is not None:
        made.add_argument("--repeats", type=int, default=repeats, help=f"how often each way is measured (default: {repeats})")
    made.add_argument("--output", type=Path, help="put the section into this file, too")
    return made


def put(file: Path, section: str) -> None:
    """Write ``section`` (it begins with a line "# Heading") into ``file``: in the place of the one with that heading, or at the end."""
    heading = section.split("\n", 1)[0]
    old = file.read_text("utf-8") if file.exists() else ""
    found = [part for part in re.split(r"(?m)^(?=# )", old) if part.strip()]
    parts = [part.strip("\n") for part in found]
    at = next((number for number, part in enumerate(parts) if part.split("\n", 1)[0] == heading), len(parts))
    parts[at : at + 1] = [section.strip("\n")]
    file.write_text("\n\n".join(parts) + "\n", "utf-8")


def fill(file: Path, text: str) -> None:
    """Write ``text`` between the two comments that say where figures begin and end in ``file``."""
    page = file.read_text("utf-8")
    begin, end = "<!-- figures: begin -->\n", "<!-- figures: end -->"
    before, (_, after) = page.partition(begin)[0], page.split(end)
    file.write_text(f"{before}{begin}{text.strip()}\n{end}{after}", "utf-8")


def called() -> str:
    """How this benchmark was called."""
    return "make bench" if sys.argv[1:] == RESULTS else f"python benchmarks/{Path(sys.argv[0]).name} {' '.join(sys.argv[1:])}".rstrip()


def measured_with(command: str, cores: int | None = None) -> str:
    """The line that says what was run, and on what."""
    on = f" on {cores} cores" if cores else ""
    return f"Measured with `{command}`{on}, Python {platform.python_version()}, {platform.system()} {platform.machine()}."


def give(section: str, file: Path | None) -> None:
    """Print a section, and put it into ``file`` if there is one."""
    print(section)
    if file is not None:
        put(file, section)
