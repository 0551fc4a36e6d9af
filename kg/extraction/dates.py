"""Dates as literals: the value of a time expression in its own precision."""

from kg.model import TimeExpression, Value


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
