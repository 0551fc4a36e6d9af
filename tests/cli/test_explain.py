"""``kg explain``: how a sentence is read, and what a build would make of it."""

import pytest
from click.testing import CliRunner, Result

from kg.cli import main

pytestmark = pytest.mark.model


def explain(*arguments: str, **more: str | bytes) -> Result:
    return CliRunner().invoke(main, ["explain", *arguments], **more)  # type: ignore[arg-type]


def told(result: Result, claim: str) -> str:
    """What is told of a claim, in one line."""
    lines = result.stdout.splitlines()
    return lines[lines.index(f"  {claim}") + 1].strip()


def test_what_a_build_takes_for_a_fact_is_one() -> None:
    found = explain("Ada Reyes, an aide to Ivo Lund, denied that Norway had threatened Sweden.")
    assert found.exit_code == 0
    assert told(found, "Ada Reyes aide_to Ivo Lund").startswith("fact · aide_to/noun/aide to · confidence 0.")
    assert told(found, "[Norway had threatened Sweden] is a Threat").startswith("denied, says Ada Reyes · ")


def test_what_is_below_the_confidence_is_no_fact() -> None:
    found = explain("Nils Berg, the president of Norway since 2019, welcomed her.", "--date", "2024-03-12")
    assert told(found, "Nils Berg holds_role “President · Norway”").startswith("fact; since 2019 · ")
    line = next(line for line in found.stdout.splitlines() if "confidence 0.4" in line)
    assert line.strip().startswith("not a fact: below the confidence · ")


def test_what_one_speaker_says_is_no_fact_unless_speakers_are_believed_on_it() -> None:
    found = explain(
        "Ivo Lund said that Norway had attacked Kenya. Ada Reyes, the ex-president of Norway, Lund said, was ill.", "--date", "2024-03-12"
    )
    assert told(found, "[Norway had attacked Kenya] has_target Kenya").startswith("says Ivo Lund; not a fact: said by one speaker · ")
    assert "until some time before 2024-03-12" in told(found, "Ada Reyes held_role “President · Norway”")


@pytest.mark.parametrize(
    "sentence", ["Ada Reyes, an aide to Ivo Lund, denied that Norway had threatened Sweden.", "Norwegian " * 30 + "people left."]
)
def test_it_fits_into_80_columns(sentence: str) -> None:
    assert max(map(len, explain(sentence, "--parse").stdout.splitlines())) <= 80


def test_a_sentence_that_says_nothing() -> None:
    assert explain("nothing").stdout == "Mentions: none\nClaims: none\n"


@pytest.mark.parametrize("text", ["Ada Reyes\udcff left Oslo\x96today.", "Ada Reyes\u200b left\nOslo."])
def test_a_text_is_cleaned_as_a_document_is(text: str) -> None:
    found = explain(text)
    assert found.exit_code == 0 and "Ada Reyes  Person" in found.stdout


def test_standard_input_is_text_of_any_encoding() -> None:
    assert "Ada Reyes  Person" in explain("-", input="Ada Reyes left Oslo – today.".encode("cp1252")).stdout


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((" ",), "there is no text to explain"),
        (("x", "--date", "Monday"), "Monday is not a date"),
        (("x", "--model", "no_such_model"), "language model 'no_such_model' is not installed"),
    ],
)
def test_what_cannot_be_read_is_one_line(arguments: tuple[str, ...], message: str) -> None:
    found = explain(*arguments)
    assert (found.exit_code, found.stdout, found.stderr.count("\n")) == (2, "", 1) and message in found.stderr
