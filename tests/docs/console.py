"""The console blocks of a Markdown page: commands (after ``$``) and what they print. ``| head -N`` cuts the output as it does in a shell."""

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

BLOCK = re.compile(r"^```console\n(.*?)^```$", re.MULTILINE | re.DOTALL)
HEAD = re.compile(r"\s*\|\s*head -(\d+)$")
WIDTH = "120"


@dataclass(frozen=True, slots=True)
class Step:
    """A command as the page shows it, and the output that the page shows."""

    command: str
    output: str


def steps(page: str) -> list[Step]:
    return [step for block in BLOCK.findall(page) for step in _steps(block)]


def refreshed(page: str, folder: Path) -> str:
    """The page with every output as it is now."""

    def block(found: re.Match[str]) -> str:
        return "```console\n" + "\n".join(f"$ {s.command}\n{run(s.command, folder)}" for s in _steps(found[1])) + "```"

    return BLOCK.sub(block, page)


def run(command: str, folder: Path) -> str:
    """What a ``kg`` command prints on standard output in a folder; no shell takes part."""
    cut = HEAD.search(command)
    name, *arguments = shlex.split(command[: cut.start()] if cut else command)
    assert name == "kg", f"only kg commands stand in console blocks: {command}"
    environment = {**os.environ, "COLUMNS": WIDTH, "NO_COLOR": "1", "PYTHONIOENCODING": "utf-8"}
    done = subprocess.run(
        [sys.executable, "-m", "kg", *arguments], cwd=folder, env=environment, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert done.returncode in (0, 1) and "Traceback" not in done.stderr, f"{command}\n{done.stderr}"
    lines = [line.rstrip() for line in done.stdout.splitlines()]
    return "".join(f"{line}\n" for line in (lines[: int(cut[1])] if cut else lines))


def _steps(block: str) -> Iterator[Step]:
    for part in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
        command, _, output = part.partition("\n")
        while command.endswith("\\"):
            more, _, output = output.partition("\n")
            command = f"{command[:-1]}{more.strip()}"
        yield Step(command, output.rstrip("\n") + "\n" if output.strip() else "")
