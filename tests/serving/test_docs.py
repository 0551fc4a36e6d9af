"""The page about serving shows what its commands print."""

import re
import shlex

import httpx
import pytest

from tests.docs.console import BLOCK, Step, steps
from tests.golden.graphs import ROOT

PAGE = ROOT / "docs" / "serving.md"
STEPS = steps(PAGE.read_text("utf-8"))


def run(command: str, client: httpx.Client) -> str:
    """What a ``curl`` command of the page prints, perhaps through ``grep``; neither is run."""
    program, _, rest = command.partition(" | ")
    name, *words = shlex.split(program)
    assert name == "curl"
    headers = dict(words[at + 1].split(": ", 1) for at, word in enumerate(words) if word == "-H")
    data = dict(words[at + 1].split("=", 1) for at, word in enumerate(words) if word == "--data-urlencode")
    (url,) = [word for word in words if word.startswith("http://127.0.0.1:7878/")]
    path = url.removeprefix("http://127.0.0.1:7878")
    text = (client.post(path, data=data, headers=headers) if data else client.get(path, headers=headers)).text
    wanted = re.fullmatch(r"grep (\S+)", rest)
    lines = [line.rstrip() for line in text.splitlines() if wanted is None or wanted[1] in line]
    return "".join(f"{line}\n" for line in lines)


@pytest.mark.parametrize("step", STEPS, ids=[step.command[:60] for step in STEPS])
def test_a_command_prints_what_the_page_shows(step: Step, client: httpx.Client) -> None:
    assert run(step.command, client) == step.output


def test_the_examples_are_there() -> None:
    assert len(STEPS) >= 5 and len(BLOCK.findall(PAGE.read_text("utf-8"))) == 1
