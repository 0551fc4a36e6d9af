"""Dates as literals: the value of a time expression in its own precision."""

from collections.abc import Iterable, Sequence

from kg.extraction.times.calendar import bounds
from kg.model import Claim, TimeExpression, Value

DATES = frozenset(("date", "gYearMonth", "gYear", "edtf"))


def date_value(when: TimeExpression) -> Value | None:
    """The date of a time expression in its own precision; None where it names none."""
    value = (when.value or "").split("T")[0]
    if when.type not in ("DATE", "TIME"):
        return None
    if value and value[0].isdigit() and "W" not in value:  # EDTF knows no weeks
        shape = value.replace("-", "")
        if shape.isdigit() and len(value) in (4, 7, 10):
            return Value(value, {4: "gYear", 7: "gYearMonth", 10: "date"}[len(value)]) if not _is_season(value) else Value(value, "edtf")
        return Value(value, "edtf")
    if when.begins and when.ends:
        return Value(f"{when.begins}/{when.ends}", "edtf")
    return None


def _is_season(value: str) -> bool:
    return len(value) == 7 and int(value[5:]) > 12


def with_ends(times: Sequence[TimeExpression], claims: Iterable[Claim], text: str) -> tuple[TimeExpression, ...]:
    """``times`` and the parts of them that claims name as a date of their own: both years of "(1825–1865)"."""
    known = {(t.start, t.end) for t in times}
    parts: dict[tuple[int, int], str] = {}
    for claim in claims:
        if (
            isinstance(claim.object, Value)
            and claim.object.datatype in DATES
            and claim.object_mention
            and claim.object_mention not in known
        ):
            parts.setdefault(claim.object_mention, claim.object.value)
    made = (_part(f"t{len(times) + n}", span, value, text) for n, (span, value) in enumerate(sorted(parts.items())))
    return (*times, *made)


def _part(id_: str, span: tuple[int, int], value: str, text: str) -> TimeExpression:
    begins, ends = bounds(value) or (None, None)
    return TimeExpression(id_, *span, text[slice(*span)], "DATE", value, begins, ends)
