"""Results of one benchmark leave those of the others alone."""

from pathlib import Path

import pytest

from benchmarks.page import generated, plain
from benchmarks.sections import called, fill, parser, put
from tests.docs.figures import benchmark


def test_a_section_takes_the_place_of_the_one_with_its_heading(tmp_path: Path) -> None:
    file = tmp_path / "results.md"
    for section in ("# Flow\n\n| 1 |\n", "# Page\n\n## More\n\n| 2 |\n", "# Flow\n\n| 3 |\n"):
        put(file, section)
    assert file.read_text("utf-8") == "# Flow\n\n| 3 |\n\n# Page\n\n## More\n\n| 2 |\n"


def test_the_readme_shows_the_first_section_alone(tmp_path: Path) -> None:
    put(tmp_path / "results.md", "# Flow\n\n| 1 |\n")
    put(tmp_path / "results.md", "# Page\n\n| 2 |\n")
    assert benchmark(tmp_path / "results.md") == "| 1 |\n"


def test_the_generated_graph_is_as_large_as_it_should_be_and_always_the_same() -> None:
    story = generated(100, 300)
    assert (len(story.people), len(story.known), len(story.said)) == (100, 300, 300)
    assert story == generated(100, 300)
    assert plain(story).count('"from":') == 300


def test_figures_take_the_place_between_their_comments(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text("# Page\n<!-- figures: begin -->\nold\n<!-- figures: end -->\nThe end.\n", "utf-8")
    fill(page, "| 1 |\n")
    assert page.read_text("utf-8") == "# Page\n<!-- figures: begin -->\n| 1 |\n<!-- figures: end -->\nThe end.\n"


def test_a_section_says_how_it_was_made(monkeypatch: pytest.MonkeyPatch) -> None:
    for arguments, said in (
        (["--output", "benchmarks/results.md"], "make bench"),
        (["--repeats", "1"], "python benchmarks/page.py --repeats 1"),
        ([], "python benchmarks/page.py"),
    ):
        monkeypatch.setattr("sys.argv", ["/somewhere/page.py", *arguments])
        assert called() == said


def test_every_benchmark_is_told_its_repeats_and_its_file_alike() -> None:
    found = parser("What it measures.", 3).parse_args(["--output", "results.md"])
    assert (found.repeats, found.output) == (3, Path("results.md"))
    assert vars(parser(None, None).parse_args([])) == {"output": None}
