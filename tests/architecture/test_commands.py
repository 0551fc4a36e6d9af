"""Every command can be imported, has help with an example, and stands in the README."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from kg.cli import COMMANDS, main


@pytest.mark.parametrize("name", COMMANDS)
def test_help_has_an_example(name: str) -> None:
    result = CliRunner().invoke(main, [name, "--help"])
    assert result.exit_code == 0, result.output
    assert f"kg {name}" in result.output.split("Usage:", 1)[1].split("\n", 1)[1], f"the help of kg {name} shows no example"


@pytest.mark.parametrize("name", COMMANDS)
def test_the_line_in_the_list_is_the_commands_own(name: str) -> None:
    listed = CliRunner().invoke(main, ["--help"]).output
    assert COMMANDS[name][1].split()[0] in listed
    assert COMMANDS[name][1].endswith(".")


@pytest.mark.parametrize("name", COMMANDS)
def test_the_readme_tells_of_it(name: str, repository: Path) -> None:
    assert f"kg {name}" in (repository / "README.md").read_text("utf-8")


def test_commands_of_the_contract_are_there() -> None:
    contract = "build extract query ask why explain show claims rank path communities timeline export render check eval"
    assert set(contract.split()) <= set(COMMANDS)


def test_an_unknown_command_is_a_usage_error() -> None:
    result = CliRunner().invoke(main, ["conjure"])
    assert result.exit_code == 2
    assert "No such command" in result.output
