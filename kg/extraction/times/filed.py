"""The day that a report's dateline names: its weekdays and "yesterday" are told from there, whenever it was published."""

from kg.extraction.parse.parsed import Doc
from kg.extraction.times import calendar
from kg.extraction.times.find import find_times

_LONGEST = 31
"""Days that a report is published after its dateline at most, where that has no year."""


def filed_on(doc: Doc, document_date: str | None) -> str | None:
    """The day (YYYY-MM-DD) in the first dateline of a document, its year that of the document's date if it has none of its own; None where there is no such day."""
    if not doc.filed:
        return None
    line = doc[min(doc.filed)].sent
    days = (t for t in find_times(doc, document_date) if line.start_char <= t.start < line.end_char and t.begins and t.begins == t.ends)
    found = next(days, None)
    day, published = calendar.parsed(found.value if found else None), calendar.parsed(document_date)
    if found is None or day is None:
        return None
    near = published is not None and 0 <= (published - day).days <= _LONGEST
    return day.isoformat() if near or str(day.year) in found.text else None
