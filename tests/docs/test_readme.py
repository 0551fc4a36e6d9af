"""README's console blocks show what the commands print, its Turtle teaches what it says, and its links lead somewhere."""

import re
from pathlib import Path

import pytest

from benchmarks.facts import verdicts
from tests.docs.console import Step, refreshed, run, steps
from tests.docs.figures import scoreboard, with_figures
from tests.golden.graphs import DATE, ROOT, build

README = (ROOT / "README.md").read_text("utf-8")
STEPS = steps(README)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which a visitor has run ``make graph``."""
    visitor = tmp_path_factory.mktemp("visitor")
    (visitor / "seeds").symlink_to(ROOT / "seeds")
    done = build(["seeds"], visitor / "exports", "--date", DATE, cwd=visitor)
    assert done.returncode == 0, done.stderr
    return visitor


@pytest.mark.model
@pytest.mark.parametrize("step", STEPS, ids=[step.command[:60] for step in STEPS])
def test_a_command_prints_what_the_page_shows(step: Step, folder: Path) -> None:
    assert run(step.command, folder) == step.output, "if the new output is meant:  make golden"


def test_the_tour_is_there() -> None:
    commands = {step.command.split()[1] for step in STEPS}
    assert {"query", "why", "explain", "claims", "path"} <= commands
    assert len(STEPS) >= 6


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md", "CHANGELOG.md"])
def test_links_lead_somewhere(page: str) -> None:
    targets = re.findall(r"\]\((?!https?://|#)([^)#]+)", (ROOT / page).read_text("utf-8"))
    missing = [target for target in targets if not (ROOT / target).exists()]
    assert missing == []


@pytest.mark.parametrize("page", sorted(path.name for path in (ROOT / "docs").glob("*.md")))
def test_tests_that_a_page_names_are_there(page: str) -> None:
    named = re.findall(r"`(tests/[\w/]+\.py)`", (ROOT / "docs" / page).read_text("utf-8"))
    assert [path for path in named if not (ROOT / path).is_file()] == []


@pytest.mark.model
def test_six_lines_of_turtle_teach_a_relation(tmp_path: Path) -> None:
    """The README's own example: copied into an ontology of one's own, it finds what it could not find before."""
    (turtle,) = re.findall(r"^```turtle\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
    (sentence,) = re.findall(r"lex:example\s+\"(.*?)\"", turtle)
    (name,) = re.findall(r"^kg:(\w+) +a +", turtle, re.MULTILINE)
    mine = tmp_path / "mine"
    mine.mkdir()
    (mine / "mentors.ttl").write_text(turtle, "utf-8")
    text = tmp_path / "note.txt"
    text.write_text(re.sub(r"\{\w+:(.*?)\}", r"\1", sentence), "utf-8")
    for options, expected in (((), False), (("--ontology", str(mine)), True)):
        output = tmp_path / f"graph-{expected}"
        done = build([text], output, "--date", "2024-05-01", *options)
        assert done.returncode == 0, done.stderr
        assert (f"kg:{name} " in (output / "graph.ttl").read_text("utf-8")) is expected


def test_figures_are_those_that_were_measured() -> None:
    assert with_figures(README, ROOT) == README, "make golden  copies the measured figures"
    assert README.count("| meantime |") >= 8 and README.count("| wikievents |") >= 3


def test_the_judged_facts_are_counted_on_their_sheet() -> None:
    sheet = (ROOT / "docs" / "judged-facts.md").read_text("utf-8")
    found = {part.splitlines()[0]: verdicts(part) for part in sheet.split("\n## ")}["The facts"]
    right = sum(verdict == "right" for _, verdict in found)
    assert f"Of {len(found)} facts drawn" in README and f"found {right} right ({right / len(found):.2f})" in README
    assert f"| {right} of {len(found)} |" in sheet


def test_a_figure_that_was_not_measured_is_not_shown(tmp_path: Path) -> None:
    page = tmp_path / "scoreboard.md"
    page.write_text(
        "# S\n\n## wikievents\n\n| measure | P | R | F1 | gold | x |\n| roles typed | 1.0 | 2.0 | 1.3 | 9 |  |\n| else | 1 | 2 | 3 | 4 |  |\n"
    )
    assert scoreboard(page).splitlines()[2:] == ["| wikievents | roles typed | 1.0 | 2.0 | 1.3 |  |"]
    assert scoreboard(tmp_path / "none.md") == ""


def test_blocks_are_read_as_they_stand() -> None:
    page = "Text\n```console\n$ kg --version | head -1\nkg 1\n$ kg query \\\n    'ASK {}'\n```\n```sh\n$ make graph\n```\n"
    assert steps(page) == [Step("kg --version | head -1", "kg 1\n"), Step("kg query 'ASK {}'", "")]


def test_a_page_can_be_refreshed(tmp_path: Path) -> None:
    page = "```console\n$ kg --version\nold\n```\nrest\n"
    assert re.fullmatch(r"```console\n\$ kg --version\nkg, version [\d.]+\n```\nrest\n", refreshed(page, tmp_path))


def test_nothing_but_kg_is_run(tmp_path: Path) -> None:
    with pytest.raises(AssertionError, match="only kg"):
        run("rm -rf /", tmp_path)
