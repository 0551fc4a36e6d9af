"""The file of decisions: what is written is read again, undoing gives back the same bytes, and whatever is no decision is one clear line."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.errors import InputError
from kg.model import Decision
from kg.resolution.clusters.sssom import Line, read, with_line, without

BASE = "https://example.org/kg/"
ONE, TWO, THREE = ("0123456789", 0, 9), ("0123456789", 40, 45), ("abcdef0123", 7, 12)
HEAD = "subject_id\tpredicate_id\tpredicate_modifier\tobject_id\n"


def line(left: tuple[str, int, int], right: tuple[str, int, int], same: bool = True, comment: str = "") -> Line:
    return Line(Decision(left, right, same, comment), ("Ada Reyes", "Reyes"))


def row(
    left: str = "mention:0123456789-0-9", predicate: str = "skos:exactMatch", modifier: str = "", right: str = "mention:abcdef0123-7-12"
) -> str:
    return f"{left}\t{predicate}\t{modifier}\t{right}\n"


def test_a_decision_is_a_mapping_of_the_form() -> None:
    text = with_line(None, line(ONE, THREE, False, "her brother"), BASE, "d").decode()
    assert "#curie_map:\n#  mention: https://example.org/kg/mention/\n" in text
    assert text.endswith(
        "mention:0123456789-0-9\tAda Reyes\tskos:exactMatch\tNot\tmention:abcdef0123-7-12\tReyes\tsemapv:ManualMappingCuration\ther brother\n"
    )
    assert read(text.encode(), "d") == (Decision(ONE, THREE, False, "her brother"),)


@given(st.lists(st.tuples(st.sampled_from((ONE, TWO, THREE)), st.sampled_from((ONE, TWO, THREE)), st.text()), max_size=3))
def test_what_is_added_is_there_and_undone_is_gone_without_a_trace(
    wanted: list[tuple[tuple[str, int, int], tuple[str, int, int], str]],
) -> None:
    data = with_line(None, line(("ffffffffff", 1, 2), ("ffffffffff", 3, 4)), BASE, "d")
    for left, right, comment in wanted:
        if left < right:
            after = with_line(data, Line(Decision(left, right, True, " ".join(comment.split())), (comment, comment)), BASE, "d")
            new = [d for d in read(after, "d") if d not in read(data, "d")]
            assert [(d.left, d.right) for d in new] == [(left, right)] or after == data
            assert without(after, new, "d") == data
            data = after


def test_a_decision_taken_twice_stands_once() -> None:
    data = with_line(None, line(ONE, TWO), BASE, "d")
    assert with_line(data, line(ONE, TWO, comment="again"), BASE, "d") == data


def test_columns_and_comments_of_people_stay() -> None:
    data = f"#reviewed by the desk\nauthor_id\t{HEAD}orcid:0\t{row()}".encode()
    after = with_line(data, line(ONE, TWO), BASE, "d")
    assert after.startswith(data) and after.endswith(b"\n\tmention:0123456789-0-9\tskos:exactMatch\t\tmention:0123456789-40-45\n")
    assert without(after, [Decision(ONE, TWO, True)], "d") == data


def test_iris_and_lines_of_other_systems_are_read() -> None:
    iri = row("https://example.org/kg/mention/0123456789-0-9", "http://www.w3.org/2004/02/skos/core#exactMatch").replace("\n", "\r\n")
    assert read(f"\ufeff{HEAD}{iri}\n\n".encode(), "d") == (Decision(ONE, THREE, True),)
    assert read(b"", "d") == read(b"#nothing yet\n", "d") == ()


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"\xff\xfe\x00", "d: is not UTF-8"),
        (b"a\0b", "d: is no text"),
        (b"one\ttwo\n", "d, line 1: is no head of an SSSOM table: it lacks subject_id"),
        (HEAD.replace("predicate_modifier", "object_id").encode(), "d, line 1: is no head of an SSSOM table: a column comes twice"),
        ((HEAD + row("person:ada-reyes")).encode(), "d, line 2: subject_id must name a mention"),
        ((HEAD + row("mention:0123456789-9-9")).encode(), "d, line 2: subject_id must name a mention"),
        ((HEAD + row("mention:0123456789-0-9999999999999999999")).encode(), "d, line 2: subject_id must name a mention"),
        ((HEAD + row(right="mention:0123456789-0-9")).encode(), "d, line 2: both sides are one mention"),
        ((HEAD + row(predicate="skos:broadMatch")).encode(), "d, line 2: predicate_id must be skos:exactMatch"),
        ((HEAD + row(modifier="not sure")).encode(), "d, line 2: predicate_modifier must be Not or empty"),
        ((HEAD + "mention:0123456789-0-9\n").encode(), "d, line 2: predicate_id"),
        ((HEAD + row().rstrip() + "\tmore\n").encode(), "d, line 2: has 5 cells for 4 columns"),
        ((HEAD + '"mention:0123456789-0-9\n').encode(), "d, line 2: a quotation mark is not closed"),
        ((HEAD + "x" * 200_000 + "\n").encode(), "d, line 2: a quotation mark is not closed, or a cell is too long"),
        ((HEAD + row() + row(modifier="Not")).encode(), "d, line 3: contradicts line 2"),
        (b"#" * 20_000_001, "d: has more than 20 MB"),
    ],
)
def test_what_is_no_decision_is_one_clear_line(data: bytes, says: str) -> None:
    with pytest.raises(InputError) as caught:
        read(data, "d")
    assert str(caught.value).startswith(says)
    assert "\n" not in str(caught.value)


def test_what_cannot_hold_together_is_refused() -> None:
    data = with_line(with_line(None, line(ONE, TWO), BASE, "d"), line(TWO, THREE), BASE, "d")
    with pytest.raises(InputError, match="keeps apart what other lines make one"):
        with_line(data, line(ONE, THREE, same=False), BASE, "d")
