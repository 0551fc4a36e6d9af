"""A file of results in which every benchmark has a section of its own."""

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
