"""Nodes that want one path: only those are told apart anew of which something else is behind it."""

from kg.model import Ref
from kg.resolution.kept import Rows
from kg.resolution.nodes.namesakes import Namesakes, Wanting
from kg.resolution.rows import Renewed

PATH = "person/ada-reyes"
ONE, OTHER, THIRD = ("a", "e0"), ("b", "e0"), ("c", "e0")
MARKS = {ONE: "1111110000000000", OTHER: "2222220000000000", THIRD: "3333330000000000"}


def run(rows: Rows[Wanting]) -> Namesakes:
    """The next run, that finds what the last one kept."""
    rows.known = True
    return Namesakes(Renewed(rows), lambda ref: f"{ref[0] * 16}")


def told(rows: Rows[Wanting], gone: tuple[Ref, ...], come: tuple[Ref, ...], marks: dict[Ref, str] = MARKS) -> dict[Ref, str]:
    return dict(run(rows).renew([(PATH, ref) for ref in gone], [(PATH, ref, marks[ref]) for ref in come]))


def test_who_comes_is_told_from_who_was_there_and_so_is_he() -> None:
    rows: Rows[Wanting] = Rows()
    assert told(rows, (), (ONE,)) == {}
    assert run(rows).at(PATH) == ONE
    assert told(rows, (), (OTHER,)) == {ONE: "-111111", OTHER: "-222222"}
    assert run(rows).at(PATH) is None
    assert run(rows).at(f"{PATH}-222222") == OTHER


def test_of_many_only_who_comes_is_looked_at() -> None:
    rows: Rows[Wanting] = Rows()
    told(rows, (), (ONE, OTHER))
    assert told(rows, (), (THIRD,)) == {THIRD: "-333333"}
    assert told(rows, (THIRD,), ()) == {}


def test_the_last_has_the_path_for_himself_again() -> None:
    rows: Rows[Wanting] = Rows()
    told(rows, (), (ONE, OTHER))
    assert told(rows, (OTHER,), ()) == {ONE: ""}
    assert told(rows, (ONE,), ()) == {}
    assert run(rows).at(PATH) is None


def test_marks_are_as_long_as_it_takes() -> None:
    rows: Rows[Wanting] = Rows()
    marks = MARKS | {THIRD: "1111119000000000"}
    told(rows, (), (ONE, OTHER), marks)
    assert told(rows, (), (THIRD,), marks) == {ONE: "-1111110", OTHER: "-2222220", THIRD: "-1111119"}


def test_who_stands_first_at_one_place_is_told_by_all_of_him() -> None:
    rows: Rows[Wanting] = Rows()
    marks = MARKS | {THIRD: MARKS[ONE]}
    told(rows, (), (ONE, OTHER), marks)
    assert told(rows, (), (THIRD,), marks) == {ONE: "-aaaaaa", OTHER: "-bbbbbb", THIRD: "-cccccc"}
    assert told(rows, (THIRD,), (), marks) == {ONE: "-111111", OTHER: "-222222"}
