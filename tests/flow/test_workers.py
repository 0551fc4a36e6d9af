"""Several processes: the same as one, in order, whatever dies."""

import multiprocessing
import os
import threading
from functools import partial

import pytest

from kg.errors import KgError
from kg.flow.extracting import Run
from kg.flow.workers import BATCH, _Pool, batches, default_jobs, ending_small, extracting_here, processors, run_all
from kg.model import Document
from tests.flow.stand_ins import ONTOLOGY, load_run


def documents(*texts: str) -> list[Document]:
    return [Document(f"{n:016x}", f"d{n}", text, "") for n, text in enumerate(texts)]


MANY = documents(*(f"Ada met Ivo{n}." for n in range(5 * BATCH + 3)))
LOAD = partial(load_run, None, ONTOLOGY)


@pytest.mark.parametrize("jobs", [2, 5])
def test_jobs_change_nothing(jobs: int) -> None:
    assert list(run_all(MANY, LOAD, jobs)) == list(run_all(MANY, LOAD, 1))


def test_processes_that_are_started_afresh_do_the_same() -> None:
    stop = threading.Event()
    other = threading.Thread(target=stop.wait)
    other.start()  # a process with threads must not be forked
    try:
        assert list(run_all(MANY[:20], LOAD, 2)) == list(run_all(MANY[:20], LOAD, 1))
        with pytest.raises(KgError, match="damaged"):
            list(run_all(MANY, partial(load_run, "damaged", ONTOLOGY), 2))
    finally:
        stop.set()
        other.join()


def test_only_the_document_that_ends_a_process_is_given_up() -> None:
    texts = [f"Ada{n}." for n in range(40)]
    texts[3], texts[25], texts[39] = "CRASH", "CRASH", "BAD"
    found = list(run_all(documents(*texts), LOAD, 2))
    assert [document.text for document, _ in found] == texts
    assert [n for n, (_, outcome) in enumerate(found) if outcome.extraction is None] == [3, 25, 39]
    assert "ended the process" in found[3][1].problem and "a bad word" in found[39][1].problem


def crash() -> Run:
    os._exit(9)


def test_processes_that_cannot_even_begin_are_an_error_at_once() -> None:
    pool = _Pool(LOAD, 2)
    pool.load = crash
    with pytest.raises(KgError, match="could not be started"):
        list(pool.run(batches(MANY)))
    pool.close()
    assert not multiprocessing.active_children()


def test_no_process_is_left_when_the_rest_is_not_wanted() -> None:
    found = run_all(MANY, LOAD, 2)
    next(found)
    found.close()  # type: ignore[attr-defined]
    assert not multiprocessing.active_children()


def test_batches_depend_on_nothing_but_the_order() -> None:
    assert [len(batch) for batch in batches(MANY)] == [BATCH] * 5 + [3]
    assert [len(batch) for batch in batches(documents("x" * 300_000, "a", "b"))] == [1, 2]
    assert list(batches([])) == [] and list(run_all([], LOAD, 2)) == []


@pytest.mark.parametrize("jobs", [1, 2, 5, 9])
def test_the_last_batch_of_each_process_comes_in_quarters(jobs: int) -> None:
    found = list(ending_small(batches(MANY), jobs))
    whole = max(0, 6 - jobs)
    assert [document for batch in found for document in batch] == MANY
    assert [len(batch) for batch in found[:whole]] == [BATCH] * whole
    assert all(0 < len(batch) <= BATCH // 4 for batch in found[whole:]) and len(found) == whole + 4 * (5 - whole) + 3
    assert list(ending_small([], jobs)) == [] and list(ending_small([MANY[:1]], jobs)) == [MANY[:1]]


@pytest.mark.parametrize(
    ("spark", "cores"),
    [
        ("local", 1),
        ("local[4]", 4),
        ("local[4,2]", 4),
        ("local[*]", processors()),
        ("local-cluster[2,3,1024]", 6),
        ("spark://localhost:7077", 0),
        ("yarn", 0),
    ],
)
def test_workers_of_spark_are_counted_where_they_run_on_this_machine(spark: str, cores: int) -> None:
    assert extracting_here(1, spark) == cores
    assert extracting_here(3, None) == 3


def test_few_documents_take_one_process() -> None:
    assert default_jobs(1) == 1 and default_jobs(10_000) >= 1
