"""Time expressions: where they stand, which stretch of the calendar they name, and what they date.

Why an own grammar: date libraries invent a day for "2016" and "in June" and miss "late on Friday"; newspapers use some forty shapes, and each is one line here.
"""

from kg.extraction.times.adverbials import date_beside, is_end_of, time_of
from kg.extraction.times.filed import filed_on
from kg.extraction.times.find import find_times
from kg.extraction.times.lasting import duration_of

__all__ = ["date_beside", "duration_of", "filed_on", "find_times", "is_end_of", "time_of"]
