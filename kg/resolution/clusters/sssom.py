"""People's decisions as text: a mapping set in the SSSOM form (tab separated values below a header of ``#`` lines), fit for version control.

    subject_id  subject_label  predicate_id  predicate_modifier  object_id  object_label  mapping_justification  comment

``skos:exactMatch`` says that two mentions mean the same, with the modifier ``Not`` that they do not. Further columns and comments that people add stay as they
are. A decision is one line and has no date, so that two people's files merge and undoing a decision gives the file back byte for byte.
"""

import csv
import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kg.errors import InputError
from kg.model import Decision
from kg.resolution.clusters.disjoint import Clusters

LARGEST = 20_000_000
"""Bytes of a file of decisions."""
COLUMNS = (
    "subject_id",
    "subject_label",
    "predicate_id",
    "predicate_modifier",
    "object_id",
    "object_label",
    "mapping_justification",
    "comment",
)
_NEEDED = ("subject_id", "predicate_id", "object_id")
_SAME = frozenset(
    ("skos:exactMatch", "http://www.w3.org/2004/02/skos/core#exactMatch", "owl:sameAs", "http://www.w3.org/2002/07/owl#sameAs")
)
_MENTION = re.compile(r"(?:.*[:/])?([0-9a-f]{6,64})-(\d{1,12})-(\d{1,12})")
_HEADER = """#mapping_set_id: {base}decisions
#mapping_set_title: Which mentions mean the same, and which do not, as people have decided
#license: https://w3id.org/sssom/license/unspecified
#curie_map:
#  mention: {base}mention/
#  skos: http://www.w3.org/2004/02/skos/core#
#  semapv: https://w3id.org/semapv/vocab/
"""


@dataclass(frozen=True, slots=True)
class Line:
    """A decision as it is written down, with the words of both mentions."""

    decision: Decision
    labels: tuple[str, str]


def read(data: bytes, name: str) -> tuple[Decision, ...]:
    """The decisions in a file called ``name``. Raises InputError, with the number of the line, at whatever is no decision, and where two contradict each other."""
    found: dict[tuple[object, ...], tuple[int, Decision]] = {}
    for number, decision in _decisions(_text(data, name), name):
        pair = (decision.left, decision.right)
        before = found.setdefault(pair, (number, decision))
        if before[1].same != decision.same:
            raise InputError(f"{name}, line {number}: contradicts line {before[0]}, which decides the other way on the same two mentions")
    _check_whole([decided for _, decided in sorted(found.items(), key=lambda item: item[1][0])], name)
    return tuple(decision for _, decision in found.values())


def with_line(data: bytes | None, line: Line, base: str, name: str) -> bytes:
    """The file (None: a new one) with one more decision, or the same bytes if that is in it. Raises InputError if it would contradict what is there."""
    text = _HEADER.format(base=base) + "\t".join(COLUMNS) + "\n" if data is None else _text(data, name)
    known = read(text.encode(), name)
    if any(_pair(one) == _pair(line.decision) and one.same == line.decision.same for one in known):
        return text.encode()
    if text and not text.endswith("\n"):
        text += "\n"
    columns = next((row for _, row in _rows(text, name)), list(COLUMNS))
    made = text + _written([_cells(line, base).get(column, "") for column in columns])
    read(made.encode(), name)
    return made.encode()


def without(data: bytes, decisions: Iterable[Decision], name: str) -> bytes:
    """The file without the lines that hold these decisions."""
    gone = {(_pair(one), one.same) for one in decisions}
    text = _text(data, name)
    numbers = {number for number, decision in _decisions(text, name) if (_pair(decision), decision.same) in gone}
    return "\n".join(line for number, line in enumerate(text.split("\n"), 1) if number not in numbers).encode()


def _pair(decision: Decision) -> tuple[object, object]:
    return decision.left, decision.right


def _text(data: bytes, name: str) -> str:
    if len(data) > LARGEST:
        raise InputError(f"{name}: has more than {LARGEST // 1_000_000} MB, too much for decisions that people took")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise InputError(f"{name}: is not UTF-8") from None
    if "\0" in text:
        raise InputError(f"{name}: is no text")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _rows(text: str, name: str) -> Iterable[tuple[int, list[str]]]:
    """(number of the line, its cells) of the table, its head first. A cell holds no line break, so that a line is a decision."""
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip() and not line.startswith("#"):
            try:
                (cells,) = csv.reader([line], dialect="excel-tab", strict=True)
            except (csv.Error, ValueError):
                raise InputError(f"{name}, line {number}: a quotation mark is not closed, or a cell is too long") from None
            yield number, cells


def _decisions(text: str, name: str) -> Iterable[tuple[int, Decision]]:
    rows = iter(_rows(text, name))
    number, head = next(rows, (0, [*COLUMNS]))
    lacking = [column for column in _NEEDED if column not in head]
    if lacking or len(set(head)) < len(head):
        raise InputError(
            f"{name}, line {number}: is no head of an SSSOM table: {f'it lacks {lacking[0]}' if lacking else 'a column comes twice'}"
        )
    for number, cells in rows:
        if len(cells) > len(head):
            raise InputError(f"{name}, line {number}: has {len(cells)} cells for {len(head)} columns")
        yield number, _decision(dict(zip(head, cells, strict=False)), f"{name}, line {number}")


def _decision(cell: dict[str, str], where: str) -> Decision:
    if cell.get("predicate_id") not in _SAME:
        raise InputError(f"{where}: predicate_id must be skos:exactMatch, with or without the modifier Not")
    modifier = cell.get("predicate_modifier", "").strip()
    if modifier not in ("", "Not"):
        raise InputError(f"{where}: predicate_modifier must be Not or empty")
    left, right = (_side(cell.get(column, ""), f"{where}: {column}") for column in ("subject_id", "object_id"))
    if left == right:
        raise InputError(f"{where}: both sides are one mention")
    return Decision(min(left, right), max(left, right), not modifier, " ".join(cell.get("comment", "").split()))


def _side(of: str, where: str) -> tuple[str, int, int]:
    match = _MENTION.fullmatch(of.strip())
    if match is None or int(match[2]) >= int(match[3]):
        raise InputError(f"{where} must name a mention, such as mention:0123456789-120-129")
    return match[1], int(match[2]), int(match[3])


def _check_whole(decided: Sequence[tuple[int, Decision]], name: str) -> None:
    """Refuse what cannot hold together: A is B, B is C, A is not C."""
    same = Clusters()
    for number, decision in decided:
        if decision.same:
            same.join(_ref(decision.left), _ref(decision.right), str(number), 1.0)
    for number, decision in decided:
        if not decision.same and same.find(_ref(decision.left)) == same.find(_ref(decision.right)):
            raise InputError(f"{name}, line {number}: keeps apart what other lines make one")


def _ref(side: tuple[str, int, int]) -> tuple[str, str]:
    return side[0], f"{side[1]}-{side[2]}"


def _cells(line: Line, base: str) -> dict[str, str]:
    ends = (f"mention:{key}-{start}-{end}" for key, start, end in (line.decision.left, line.decision.right))
    left, right = ends
    return {
        "subject_id": left,
        "subject_label": line.labels[0],
        "predicate_id": "skos:exactMatch",
        "predicate_modifier": "" if line.decision.same else "Not",
        "object_id": right,
        "object_label": line.labels[1],
        "mapping_justification": "semapv:ManualMappingCuration",
        "comment": line.decision.comment,
    }


def _written(cells: Sequence[str]) -> str:
    """A line of the table, without whatever would make two of it."""
    out = io.StringIO()
    csv.writer(out, dialect="excel-tab", lineterminator="\n").writerow([" ".join(cell.split()) for cell in cells])
    return out.getvalue()
