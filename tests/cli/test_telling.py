"""What a log sees of a run."""

import pytest

from kg.cli.output import say
from kg.cli.telling import LONG, NOTES, Lines, say_notes
from kg.documents import Note, Unreadable


def test_a_long_step_says_how_far_it_is(capsys: pytest.CaptureFixture[str]) -> None:
    lines = Lines()
    for done in range(LONG + 1):
        lines.step("Extracting", done, LONG)
    lines.step("Resolving", 0, 0)
    found = capsys.readouterr().err.splitlines()
    assert found[:3] == [f"Extracting ({LONG} documents)", f"Extracting: {LONG // 10} of {LONG}", f"Extracting: {LONG // 5} of {LONG}"]
    assert len(found) == 11 and found[-1] == "Resolving"


def test_a_short_step_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    lines = Lines()
    for done in range(13):
        lines.step("Extracting", done, 12)
    assert capsys.readouterr().err == "Extracting (12 documents)\n"


def test_what_was_not_read_is_told_of_each_document_and_notes_only_of_the_first(capsys: pytest.CaptureFixture[str]) -> None:
    say_notes([*(Note(f"{n}.md", "has a note") for n in range(NOTES + 2)), *(Unreadable(f"{n}.pdf", "is empty") for n in range(NOTES + 2))])
    found = capsys.readouterr().err.splitlines()
    assert found[0] == "kg: 0.md has a note" and len(found) == 2 * NOTES + 3
    assert found[-2:] == [f"kg: {NOTES + 1}.pdf is empty", "kg: 2 more notes of this kind on documents that were read"]


def test_a_message_breaks_between_words_on_a_terminal_and_is_one_line_elsewhere(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    message = "kg: " + "nine words of a message that is rather long " * 3 + "end\u202e"
    say(message)
    assert capsys.readouterr().err == message.replace("\u202e", "\ufffd") + "\n"
    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
    monkeypatch.setenv("COLUMNS", "60")
    say(message)
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 3 and max(map(len, lines)) <= 60 and " ".join(lines) == message.replace("\u202e", "\ufffd")
