"""Files of results: one in which every benchmark has a section of its own, and pages with a place for some figures."""

import re
from pathlib import Path


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
