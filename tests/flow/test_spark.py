"""Extraction on Spark: the bytes of one process, whatever dies; and one clear line where it cannot be."""

import json
import logging
import os
import signal
import subprocess
import sys
from dataclasses import dataclass, replace
from pathlib import Path
from types import ModuleType, SimpleNamespace

import msgspec
import pytest

from kg.errors import InputError, KgError
from kg.flow.session import check, session, trouble
from kg.flow.spark import WAVE, Task, _answer, _waves, run_on_spark
from kg.flow.workers import BATCH
from kg.model import Document
from tests.flow import stand_ins
from tests.flow.stand_ins import ONTOLOGY, STEPS
from tests.flow.test_building import Heard, build, content
from tests.processes import below, named

CLUSTER = "local-cluster[2,1,1024]"
TRACE = "Traceback (most recent call last):"
EXECUTOR = "CoarseGrainedExecutorBackend"


def documents(*texts: str) -> list[Document]:
    return [Document(f"{n:016x}", f"d{n}", text, "") for n, text in enumerate(texts)]


def executors() -> list[int]:
    """Processes below this one in which a worker of a local cluster runs its tasks."""
    return [process for process in below(os.getpid()) if named(process, EXECUTOR)]


class Killer(Heard):
    """Kills one of the workers once the first document has come back."""

    def __init__(self) -> None:
        super().__init__()
        self.killed: int | None = None
        self.left = 0

    def step(self, name: str, done: int, total: int) -> None:
        super().step(name, done, total)
        if name == "Extracting" and done and self.killed is None:
            self.killed, self.left = executors()[0], total - done
            os.kill(self.killed, signal.SIGKILL)


@pytest.mark.spark
def test_a_worker_killed_on_the_way_changes_no_byte(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    articles = tmp_path / "articles.jsonl"
    rows = ({"id": f"a{n}", "text": f"Ada met Ivo{n % 50}. Mara{n} left.", "date": "2024-05-01"} for n in range(20 * BATCH))
    articles.write_text("".join(f"{json.dumps(row)}\n" for row in rows), encoding="utf-8")
    notes = tmp_path / "notes"
    steps, heard = replace(STEPS, load_run=stand_ins.load_noting), Killer()
    made = build([articles], tmp_path / "spark", steps, heard, model=str(notes), spark=CLUSTER)
    assert heard.killed and heard.left > 10 * BATCH
    assert made.new == 20 * BATCH and not made.skipped
    loads = notes.read_text("utf-8").split()
    assert 2 <= len(loads) == len(set(loads)) and str(os.getpid()) not in loads

    build([articles], tmp_path / "one", steps, model=str(notes), jobs=1)
    assert content(tmp_path / "spark") == content(tmp_path / "one")
    assert (tmp_path / "spark" / "documents.db").read_bytes() == (tmp_path / "one" / "documents.db").read_bytes()
    assert sorted(entry.name for entry in (tmp_path / "spark").iterdir()) == sorted(entry.name for entry in (tmp_path / "one").iterdir())
    assert not executors()
    assert capfd.readouterr() == ("", "")


@pytest.mark.spark
def test_only_the_document_that_ends_its_process_is_given_up(tmp_path: Path) -> None:
    texts = [f"Ada{n}." for n in range(BATCH + 1)]
    texts[3], texts[BATCH] = "CRASH", "BAD"
    before = signal.getsignal(signal.SIGINT)
    found = list(run_on_spark(documents(*texts), STEPS, ONTOLOGY, None, "local[2]", tmp_path))
    assert [document.text for document, _ in found] == texts
    assert [n for n, (_, outcome) in enumerate(found) if outcome.extraction is None] == [3, BATCH]
    assert "ended the process" in found[3][1].problem and "a bad word" in found[BATCH][1].problem
    assert signal.getsignal(signal.SIGINT) is before


@pytest.mark.spark
def test_workers_that_lack_the_program_are_an_error_in_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def load_run(*_: object) -> None: ...

    load_run.__module__, load_run.__qualname__ = "only_here", "load_run"
    module = ModuleType("only_here")
    module.load_run = load_run  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "only_here", module)
    with pytest.raises(KgError, match=r"failed: ModuleNotFoundError: No module named 'only_here'$"):
        list(run_on_spark(documents("Ada left."), replace(STEPS, load_run=load_run), ONTOLOGY, None, "local[1]", tmp_path))


@pytest.mark.parametrize(
    ("model", "stamps", "problem"), [("damaged", ("1 damaged", ""), "model is damaged"), (None, ("1 of old", ""), "another version")]
)
def test_a_worker_that_cannot_read_says_why(model: str | None, stamps: tuple[str, str], problem: str) -> None:
    told = Told(Task(STEPS, ONTOLOGY, model, stamps))
    answer = msgspec.msgpack.decode(_answer(told, msgspec.msgpack.encode(documents("Ada left."))))  # type: ignore[arg-type]
    assert not answer["outcomes"] and problem in answer["error"]


@dataclass(eq=False)
class Told:
    """What Spark has broadcast."""

    value: Task


@pytest.mark.spark
def test_an_iterator_that_is_closed_leaves_nothing_running(tmp_path: Path) -> None:
    steps = replace(STEPS, load_run=stand_ins.load_noting)
    found = run_on_spark(
        documents(*(f"Ada{n}." for n in range(40 * BATCH))), steps, ONTOLOGY, str(tmp_path / "notes"), "local[2]", tmp_path
    )
    next(found)
    found.close()
    assert not [process for process in below(os.getpid(), deep=False) if named(process, "java")]


@pytest.mark.spark
@pytest.mark.model
def test_the_real_steps_on_a_cluster_of_two_give_the_bytes_of_one_process(tmp_path: Path) -> None:
    articles = tmp_path / "articles.jsonl"
    texts = (
        f"Ada Reyes, the envoy of Norway, met Ivo Lund in Oslo on {day} May. Norway did not sign, Mr Lund said." for day in range(1, 25)
    )
    articles.write_text("".join(f"{json.dumps({'id': str(n), 'text': t, 'date': '2024-06-01'})}\n" for n, t in enumerate(texts)), "utf-8")

    def made(name: str, *more: str) -> dict[str, bytes]:
        command = [sys.executable, "-m", "kg", "build", str(articles), "-o", str(tmp_path / name), *more]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        assert "Traceback" not in done.stderr and "WARN" not in done.stderr
        return {file: (tmp_path / name / file).read_bytes() for file in ("graph.ttl", "graph.trig", "graph.html", "documents.db", ".kg")}

    assert made("spark", "--spark", CLUSTER) == made("one", "--jobs", "1")


@pytest.mark.parametrize("count", [0, 1, 2, WAVE, 5 * WAVE + 3])
def test_waves_hold_all_batches_in_order_and_the_last_is_one(count: int) -> None:
    batches = [documents(str(n)) for n in range(count)]
    waves = list(_waves(batches))
    sizes = [len(wave) for wave in waves]
    assert [batch for wave in waves for batch in wave] == batches
    assert sizes == sorted(sizes, reverse=True) and max(sizes, default=0) <= WAVE and sizes[-1:] == [1] * (count > 0)


@pytest.mark.parametrize(
    "master", ["", "foo", "local[x]", "local[2]\n", "spark://", "spark://a b:7077", "local-cluster[2]", "--conf", "mesos://a:5050"]
)
def test_what_is_no_master_is_refused_before_anything_is_written(master: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Ada left.", encoding="utf-8")
    with pytest.raises(InputError, match="is no master of Spark") as error:
        build([tmp_path / "a.txt"], tmp_path / "out", spark=master)
    assert "\n" not in str(error.value) and not (tmp_path / "out").exists()


def test_jobs_and_a_master_exclude_each_other(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="leave --jobs away"):
        build([tmp_path], tmp_path / "out", spark="local[2]", jobs=2)


def test_what_spark_lacks_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("kg.flow.session.find_spec", lambda name: None)
    with pytest.raises(InputError, match=r"pip install 'kg-builder\[spark\]'"):
        check("local[2]")
    monkeypatch.setattr("kg.flow.session.find_spec", lambda name: name)
    monkeypatch.setenv("JAVA_HOME", str(tmp_path))
    with pytest.raises(InputError, match="needs Java 17"):
        check("local[2]")
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "java").write_text("#!/bin/sh\necho 'Error: of a Java that is too old' >&2\nexit 1\n")
    (tmp_path / "bin" / "java").chmod(0o755)
    check("local[2]")
    with pytest.raises(InputError, match=r"nothing answers at spark://127\.0\.0\.1:1,127\.0\.0\.1:2$"):
        check("spark://127.0.0.1:1,127.0.0.1:2")


@pytest.mark.spark
def test_a_java_that_does_not_start_is_told_in_its_own_words(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "java").write_text("#!/bin/sh\necho 'Error: this Java is too old' >&2\nexit 1\n")
    (tmp_path / "bin" / "java").chmod(0o755)
    monkeypatch.setenv("JAVA_HOME", str(tmp_path))
    with pytest.raises(KgError, match="Spark did not start: Error: this Java is too old"):
        list(run_on_spark(documents("Ada left."), STEPS, ONTOLOGY, None, "local[1]", tmp_path))


@pytest.mark.spark
def test_java_ends_when_it_is_interrupted_as_it_starts(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    started = []

    def launch(*_: object) -> SimpleNamespace:
        process = subprocess.Popen(["cat"], stdin=subprocess.PIPE)
        started.append(process)
        os.kill(os.getpid(), signal.SIGINT)
        return SimpleNamespace(proc=process, shutdown=lambda: None)

    monkeypatch.setattr("pyspark.java_gateway.launch_gateway", launch)
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        with pytest.raises(KeyboardInterrupt), session("local[1]", tmp_path):
            pytest.fail("it goes on")
        assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
        assert started[0].poll() == 0
    finally:
        signal.signal(signal.SIGINT, before)
        started[0].kill()
        started[0].wait()


@pytest.mark.spark
def test_an_interrupted_start_says_nothing_of_its_inside(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    def context(**_: object) -> None:
        logging.error("while sending command")
        raise KeyboardInterrupt

    monkeypatch.setattr("pyspark.java_gateway.launch_gateway", lambda *_: None)
    monkeypatch.setattr("pyspark.SparkContext", context)
    with pytest.raises(KeyboardInterrupt), session("local[1]", tmp_path):
        pytest.fail("it goes on")
    assert not caplog.records


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (
            f"x\n: org.a.PythonException: [P] thrown: {TRACE}\n  File\nImportError: no z\n SQLSTATE: 38000\n\tat x",
            "failed: ImportError: no z",
        ),
        (
            f"x\n: org.a.SparkException: failed 4 times: org.a.PythonException: {TRACE}\n  File\nImportError: no z\n\n\tat x",
            "failed: ImportError: no z",
        ),
        ("x\n: org.a.SparkException: Job 0 cancelled because SparkContext was shut down\n\tat y", "Spark has stopped: Job 0 cancelled"),
        ("x\nModuleNotFoundError: No module named 'kg'\n", "lack kg"),
        ("x\n: org.a.SparkException: Python worker exited unexpectedly (crashed)\n", ""),
    ],
)
def test_a_failure_is_blamed_on_the_right_one(text: str, reason: str) -> None:
    error = RuntimeError(text)
    error.java_exception = None  # type: ignore[attr-defined]
    assert reason in trouble(error) and bool(reason) == bool(trouble(error))
