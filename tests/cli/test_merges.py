"""``kg merges``: what is uncertain is listed, decided and undone, and what cannot be is one clear line."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg.cli import main
from kg.flow.steps import Steps
from kg.store.disk.locks import locked
from tests.flow.stand_ins import load_run, stamp

Kg = Callable[..., Result]


@pytest.fixture
def kg(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Kg:
    """Runs kg on a graph of three documents, two of which tell of one Reyes and one Moss; a word with a capital is a person."""
    steps = replace(Steps(), load_run=load_run, stamp=stamp, draw=lambda folder, page, *rest: page.write_text("page"))
    for module in ("building", "maintaining", "standing"):
        monkeypatch.setattr(f"kg.flow.{module}.Steps", lambda: steps)
    for name, text in (("one", "so Reyes spoke to Brandt and Moss."), ("two", "then Reyes left Moss."), ("three", "later Quill came.")):
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    run = CliRunner()

    def invoke(*words: str) -> Result:
        return run.invoke(main, [*words, "-g" if words[0] in ("show", "why") else "-o", str(tmp_path / "out")])

    done = invoke("build", *(str(tmp_path / f"{name}.txt") for name in ("one", "two", "three")))
    assert done.exit_code == 0, done.output
    return invoke


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out"


def pair(kg: Kg, *words: str) -> str:
    return kg("merges", *(words or ("--about", "Reyes"))).stdout.splitlines()[1].split()[0]


def state(out: Path) -> list[bytes]:
    return [(out / name).read_bytes() for name in ("graph.ttl", "graph.trig")]


def reyes(out: Path) -> int:
    return (out / "graph.trig").read_text().count('rdfs:label "Reyes"@en')


def test_what_is_uncertain_is_listed(kg: Kg) -> None:
    found = kg("merges", "--about", "Reyes")
    assert found.exit_code == 0
    head, first, *sides = found.stdout.splitlines()
    assert head.split() == ["id", "status", "score", "reason"] and first.endswith("made      0.80   same short name")
    assert first.index("0.80") == head.index("score") and first.index("same") == head.index("reason")
    assert [side.split(" — ")[0] for side in sides[::2]] == ["    Reyes", "    Reyes"]
    assert sorted(side.strip() for side in sides[1::2]) == ["“so «Reyes» spoke to Brandt and Moss.”", "“then «Reyes» left Moss.”"]
    assert kg("merges").stdout == kg("merges", "list").stdout
    assert found.stdout.partition("\n")[2] in kg("merges").stdout and "Moss" in kg("merges").stdout
    assert kg("merges", "--about", "Quill").exit_code == 1


def test_without_its_documents_the_list_has_no_sentences_and_says_why(kg: Kg, out: Path) -> None:
    (out / "documents.db").write_bytes(b"no database")
    found = kg("merges", "--about", "Reyes")
    assert found.exit_code == 0 and found.stderr.startswith("kg: no sentences are quoted: ") and found.stderr.count("\n") == 1
    assert [line.split(" — ")[0].strip() for line in found.stdout.splitlines()[2:]] == ["Reyes", "Reyes"]


def test_reject_splits_and_undo_joins_again_to_the_byte(kg: Kg, out: Path) -> None:
    before, name = state(out), pair(kg)
    assert reyes(out) == 1
    assert kg("merges", "reject", name, "--comment", "her brother").exit_code == 0
    assert reyes(out) == 2
    decided = kg("merges", "--decided").stdout.splitlines()
    assert decided[0].split() == ["id", "decision", "why"] and decided[1].split()[1:] == ["rejected", "her", "brother"]
    assert [line.split(" — ")[0] for line in decided[2::2]] == ["    Reyes", "    Reyes"] and "“so «Reyes» spoke" in "".join(decided[3::2])
    assert "Reyes —" not in kg("merges").stdout, "what is decided is no longer asked"
    split = state(out)
    assert kg("rebuild").exit_code == 0
    assert state(out) == split, "a decision holds when the graph is made anew"
    assert kg("merges", "undo", name).exit_code == 0
    assert state(out) == before
    assert kg("merges", "--decided").exit_code == 1


def test_accept_joins_and_undo_splits_again_to_the_byte(kg: Kg, out: Path) -> None:
    before = state(out)
    assert kg("merges", "accept", "Brandt", "Quill", "--comment", "maiden name").exit_code == 0
    assert kg("show", "person/brandt").exit_code == kg("show", "person/quill").exit_code == 0, (
        "the IRI that is gone leads to the one that is there"
    )
    assert "accepted: maiden name (score 1.00)" in kg("why", "--same", "Brandt", "Quill").stdout
    assert kg("merges", "undo", pair(kg, "--decided")).exit_code == 0
    assert state(out) == before


def test_a_changed_mind_replaces_the_decision(kg: Kg, out: Path) -> None:
    before, name = state(out), pair(kg)
    kg("merges", "reject", name)
    assert kg("merges", "accept", name).exit_code == 0
    assert (out / "decisions.sssom.tsv").read_text().count("skos:exactMatch") == 1
    assert reyes(out) == 1
    assert "decided already" in kg("merges", "accept", name).stdout
    kg("merges", "undo", name)
    assert state(out) == before


def test_why_tells_what_was_decided(kg: Kg) -> None:
    kg("merges", "reject", "Brandt", "Quill", "--comment", "two lives")
    told = kg("why", "--same", "Brandt", "Quill")
    assert told.exit_code == 1
    assert "two entities in this graph: rejected: two lives" in told.stderr


def test_a_file_elsewhere_is_asked_for_again(kg: Kg, tmp_path: Path, out: Path) -> None:
    own = str(tmp_path / "ours.tsv")
    assert kg("merges", "reject", pair(kg), "--decisions", own).exit_code == 0
    assert not (out / "decisions.sssom.tsv").exists()
    for words in (("rebuild",), ("build", str(tmp_path / "one.txt")), ("merges", "accept", "Brandt", "Quill")):
        refused = kg(*words)
        assert refused.exit_code == 2 and "name it again with --decisions" in refused.stderr
    assert kg("rebuild", "--decisions", own).exit_code == 0
    assert reyes(out) == 2


def test_recorded_only_is_heeded_by_the_next_build(kg: Kg, out: Path, tmp_path: Path) -> None:
    assert kg("merges", "reject", pair(kg), "--record-only").exit_code == 0
    assert reyes(out) == 1
    assert kg("build", str(tmp_path / "one.txt")).exit_code == 0
    assert reyes(out) == 2


def test_decisions_for_documents_that_are_gone_are_told_and_kept(kg: Kg, out: Path) -> None:
    kg("merges", "reject", pair(kg))
    kept = (out / "decisions.sssom.tsv").read_bytes()
    assert "a decision is without effect" in kg("remove", "two.txt").stderr
    assert kg("merges", "--decided").stdout.count("no document here has it") == 1
    assert (out / "decisions.sssom.tsv").read_bytes() == kept


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (("reject", "ffff"), 1, "no pair with the id 'ffff'"),
        (("undo", "ffff"), 1, "no decision with the id 'ffff'"),
        (("accept", "Reyes", "Reyes"), 1, "are one: Reyes"),
        (("accept", "Reyes", "Nobody"), 1, "the graph holds no 'Nobody'"),
        (("accept", "Reyes"), 2, "name pairs by the ids"),
        (("accept", "a", "b", "c"), 2, "name pairs by the ids"),
        (("accept",), 2, "Missing argument"),
        (("accept", "Brandt", "Quill", "--decisions", "/dev/null/none"), 2, "cannot be written: Not a directory"),
        (("accept", "Brandt", "Quill", "--decisions", "/dev/zero"), 2, "is larger than 50 MB"),
    ],
)
def test_what_cannot_be_decided_is_one_line_and_changes_nothing(kg: Kg, out: Path, words: tuple[str, ...], code: int, says: str) -> None:
    before = state(out)
    refused = kg("merges", *words)
    assert (refused.exit_code, refused.stderr.count("\n")) == (code, 1), refused.output
    assert says in refused.stderr
    assert state(out) == before and not (out / "decisions.sssom.tsv").exists()


@pytest.mark.parametrize(
    "data", [b"\xff\xfe", b"one\ttwo\n", b"<script>\tx", b"subject_id\tpredicate_id\tobject_id\n../../etc\tskos:exactMatch\tx\n"]
)
@pytest.mark.parametrize("words", [("rebuild",), ("merges", "accept", "Brandt", "Quill"), ("merges", "--decided")])
def test_a_hostile_file_is_one_line_and_changes_nothing(kg: Kg, out: Path, data: bytes, words: tuple[str, ...]) -> None:
    before = state(out)
    (out / "decisions.sssom.tsv").write_bytes(data)
    refused = kg(*words)
    assert (refused.exit_code, refused.stderr.count("\n")) == (2, 1), refused.output
    assert "decisions.sssom.tsv" in refused.stderr
    assert state(out) == before and (out / "decisions.sssom.tsv").read_bytes() == data


def test_decisions_that_cannot_hold_together_are_refused(kg: Kg, out: Path) -> None:
    kg("merges", "accept", "Brandt", "Quill", "--record-only")
    kg("merges", "accept", "Brandt", "Reyes", "--record-only")
    kept = (out / "decisions.sssom.tsv").read_bytes()
    refused = kg("merges", "reject", "Quill", "Reyes", "--record-only")
    assert refused.exit_code == 2 and "keeps apart what other lines make one" in refused.stderr
    assert (out / "decisions.sssom.tsv").read_bytes() == kept


@pytest.mark.parametrize("more", [(), ("--record-only",)])
def test_while_another_process_is_at_work_nothing_is_decided(kg: Kg, out: Path, more: tuple[str, ...]) -> None:
    with locked(out):
        refused = kg("merges", "accept", "Brandt", "Quill", *more)
    assert refused.exit_code == 2 and "another build is writing" in refused.stderr
    assert not (out / "decisions.sssom.tsv").exists()
