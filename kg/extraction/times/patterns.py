"""The shapes of time expressions. Each has a name, by which ``anchoring`` knows how to read it, and a trigger: the kind of word that it cannot do without.

Why triggers: forty patterns over a whole text cost more than a fifth of its parse; a pattern that runs only around its own kind of word costs next to nothing.
"""

import re
from collections import defaultdict

from kg.extraction.times.words import DECADES, MONTHS, NUMBERS, ORDINALS, SET_WORDS

_WHOLE_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_SHORT_MONTHS = r"Jan\.|Feb\.|Aug\.|Sept\.|Oct\.|Nov\.|Dec\."
_MONTH = r"(?P<month>(?:" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\b\.?)"
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_DAY2 = _DAY.replace("<day>", "<day2>")
_YEAR = r"(?P<year>1\d{3}|20\d\d)(?![\d,.]\d|\d)"
_NO_MONTH = "".join(rf"(?<!{month}\s)" for month in _WHOLE_MONTHS.split("|"))
"""Behind "3 May 1931 – 1999" stand a day and a year, no range of years."""
_DATE_YEAR = rf"(?:,?\s+{_YEAR})?"
_WEEKDAY = r"(?P<weekday>(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
_ANY_WEEKDAY = r"(?:(?:Mon|Tues?|Wednes|Wed|Thurs?|Fri|Satur|Sat|Sun)(?:day)?\b\.?,?\s+)?"
_PART = r"(?P<part>(?i:morning|afternoon|evening|night))"
_WORDS = "|".join(sorted((*NUMBERS, "and"), key=len, reverse=True))
_SPELT = rf"(?!and\b)(?:(?:{_WORDS})(?:[\s-]+(?={_WORDS}|dozen\b|hundred\b))?)+"
_COUNT = rf"(?P<count>\d+(?:,\d{{3}})*|a couple(?: of)?|a few|few|several|many|some|{_SPELT})"
_UNIT = r"(?P<unit>second|minute|hour|day|night|weekend|week|fortnight|month|quarter|year|decade|centur(?:y|ie))s?"
_PERIOD = r"(?P<unit>weekend|week|month|year|decade|century|quarter)"
_ABOUT = r"(?:(?:about|around|nearly|almost|over|under|more than|less than|at least|up to|within|some|just|only) )?"
_ORDINAL = r"(?P<ordinal>" + "|".join(sorted(ORDINALS, key=len, reverse=True)) + r"|\d{1,2}(?:st|nd|rd|th))"
_STREET = r"(?:[A-Z][\w.]*\s+){1,3}(?:Street|St|Avenue|Ave|Road|Rd|Drive|Lane|Boulevard|Blvd)\b"
"""Behind a number that has no "in" before it: where a house stands, not a year."""
_STAGE = r"(?:(?:the )?(?:(?:very )?(?:early|late|mid)[ -](?:in )?|(?:start|beginning|middle|end) of )(?:the )?)?"
_EPOCH = r"(?:the )?(?:(?:early|mid|late)[ -])?"
_ZONE = r"(?:\s*\(?(?:UTC|GMT|EST|EDT|CET|CEST|BST|PST|PDT|MSK|local time)\b(?:\s*[+-]\s*\d{1,2})?\)?)?"
_HALF_DAY = r"(?P<half>[ap]\.?m\b\.?)"
_HOURS = "|".join(w for w, n in NUMBERS.items() if n <= 12 and w not in ("a", "an", "dozen"))
_THIS = r"(?P<which>last|this past|this coming|the coming|this|next)"
_VAGUE_TIME = (
    r"recently|currently|(?:very |as )?soon(?! as)(?!-)|at present|at the moment|the time being|nowadays|(?:more|most) recently|"
    r"the (?:near |foreseeable |not-too-distant |distant |recent )?(?:future|past)|the (?:near|long|short|medium) term|"
    r"the same (?:day|week|month|year)|the (?:day|week|month|year) (?:before|after)|the (?:next|following|previous) day|"
    r"later (?:that|the same) (?:day|week|month|year)|(?:that|the) (?:same )?(?:evening|night|morning|afternoon)"
)

_SHAPES: tuple[tuple[str, str, str], ...] = (
    # Days of the calendar.
    ("iso", "digits", r"\b(?P<iso>[12]\d{3}-[01]\d-[0-3]\d)(?:[T ](?P<clock>[0-2]\d:[0-5]\d)(?::[0-5]\d)?Z?)?\b"),
    ("slashes", "digits", r"(?<![\d/.])(?P<first>[0-3]?\d)(?P<mark>[/.])(?P<second>[0-3]?\d)(?P=mark)(?P<year>(?:19|20)\d\d)(?![\d/.]\d)"),
    ("day_range", "month", rf"\b(?i:{_MONTH})\s+{_DAY}\s?[-–—]\s?{_DAY2}\b{_DATE_YEAR}"),
    ("day_range", "month", rf"\b{_DAY}\s?[-–—]\s?{_DAY2}\s+(?i:{_MONTH}){_DATE_YEAR}"),
    ("day_month", "month", rf"\b{_ANY_WEEKDAY}(?:the\s+)?\b{_DAY}(?:\s+of)?\s+(?i:{_MONTH}){_DATE_YEAR}"),
    ("day_month", "month", rf"\b{_ANY_WEEKDAY}(?i:{_MONTH})\s+(?:the\s+)?{_DAY}\b(?!:\d){_DATE_YEAR}"),
    # Months, quarters, seasons, years.
    ("month_year", "month", rf"\b{_STAGE}(?i:{_MONTH})(?:,|\s+of)?\s+{_YEAR}"),
    ("this_month", "month", rf"(?i:\b{_THIS} {_MONTH})"),
    ("month", "month", rf"\b{_STAGE}(?P<month>{_WHOLE_MONTHS}|{_SHORT_MONTHS})(?!\w)(?!\s+\d)"),
    ("quarter", "unit", rf"(?i:\b(?:the )?{_ORDINAL} (?P<unit>quarter|half)\b(?:,? (?:of )?(?:{_YEAR}|(?P<which>last|this|next) year))?)"),
    ("quarter", "digits", rf"\b(?:the )?Q(?P<digit>[1-4]) (?:of )?{_YEAR}"),
    ("season", "season", rf"(?i:\b{_STAGE}(?P<season>spring|summer|autumn|fall|winter)(?:,| of)? {_YEAR})"),
    ("this_season", "season", rf"(?i:\b{_THIS} (?P<season>spring|summer|autumn|fall|winter))\b"),
    ("decade", "digits", rf"(?i:\b{_EPOCH}(?P<decade>(?:1[0-9]|20)\d0)'?s\b)"),
    ("decade_short", "decade", rf"(?<!\w){_EPOCH}'?(?P<decade>[2-9]0)'?s\b"),
    ("decade_word", "decade", rf"(?i:\bthe (?:(?:early|mid|late)[ -])?(?:19|nineteen[ -])?(?P<decade>{'|'.join(DECADES)}))\b"),
    ("century", "unit", rf"(?i:\b{_EPOCH}{_ORDINAL}[ -]century)\b"),
    ("year_range", "digits", _NO_MONTH + r"\b(?P<year>1\d{3}|20\d\d)\s?[-–—/]\s?(?P<year2>1\d{3}|20\d\d|\d\d)\b(?!\s?[-/]\s?\d)"),
    (
        "year",
        "digits",
        rf"(?i:\b{_STAGE})(?<![\d.,$€£#:/-])\b{_YEAR}(?!\s*(?:%|percent|per cent|km|people|miles|/\s?\d|years?\b))(?:(?<=in \d{{4}})|(?!\s+{_STREET}))\b",
    ),
    # Days and parts of days around the document's date.
    (
        "day_word",
        "day",
        rf"(?i:\b(?:(?:earlier|later|late|early|the day before|the day after) )?(?P<word>today|tonight|yesterday|tomorrow)\b(?: {_PART})?)",
    ),
    ("part_of_day", "day", r"(?i:\b(?:(?:earlier|later) )?(?P<which>this|last) (?P<part>morning|afternoon|evening|night)\b)"),
    (
        "weekday",
        "weekday",
        rf"\b(?:(?i:(?P<which>the following|the previous|the next|every|each)|{_THIS.replace('which', 'which2')}) )?{_WEEKDAY}s?\b(?: {_PART})?",
    ),
    # Weeks, months, years around it.
    (
        "period",
        "unit",
        rf"(?i:\b{_STAGE}(?:(?:earlier|later|early|late) )?(?:the )?(?P<which>last|past|this|next|coming|previous|following|same|current)[ -]{_PERIOD}\b)",
    ),
    ("period", "unit", r"(?i:\b(?P<which>this) (?P<unit>week|month|year)s\b)"),
    ("weekend", "unit", r"(?i:(?:(?<=over )|(?<=throughout )|(?<=during ))the (?P<unit>weekend)\b)"),
    (
        "ago",
        "unit",
        rf"(?i:\b{_ABOUT}{_COUNT}\]?[ -]{_UNIT}(?: and a half)? (?P<way>ago|earlier|later|afterwards?|from now|back|before(?= ?[.,;]))\b(?! than))",
    ),
    ("in_future", "unit", rf"(?i:\bin {_COUNT} {_UNIT}'? time\b)"),
    (
        "vague_near",
        "unit",
        rf"(?i:\b(?:in )?(?:the )?(?P<which>(?:next|following|past|last|previous|coming) (?:few|several)|coming|recent) {_UNIT}\b)",
    ),
    ("span_near", "unit", rf"(?i:\b(?:the |this )?(?P<which>past|last|next|coming|first|final|previous) {_COUNT}[ -](?:\w+ )?{_UNIT}\b)"),
    # Sets and durations.
    ("every", "unit", rf"(?i:\b(?:every|each|per)(?: other| {_COUNT})? {_UNIT}\b)"),
    ("rate", "unit", r"(?i:\ban? (?P<unit>second|minute|hour|day|night|week|month|year)\b(?! (?:ago|later|earlier|before|after|old)))"),
    ("set", "set", rf"\b(?P<set>{'|'.join(SET_WORDS)})\b"),
    ("half_length", "unit", r"(?i:\b(?P<half>half)(?: an?|-)[ -]?(?P<unit>second|minute|hour|day|month|year|decade|century)\b)"),
    (
        "length",
        "unit",
        rf"(?i:\b{_ABOUT}{_COUNT}(?P<half> and a half)?[ -](?:consecutive |straight |full |whole |long )?{_UNIT}(?P<half2> and a half)?(?:[ -]long)?\b"
        r"(?![ -]olds?\b| of age))",
    ),
    (
        "vague_length",
        "unit",
        r"(?i:\b(?:(?P<for>for|over|in|within|after|took|lasted|takes) )?(?P<unit>minutes|hours|days|weeks|months|years|decades|centuries)(?:-long)?\b"
        r"(?! (?:old|of age)))",
    ),
    ("length_long", "unit", r"(?i:\b(?P<unit>hour|day|week|month|year|decade|century)s?-long\b)"),
    # Times of day.
    ("clock", "clock", rf"(?i:(?<![\d:.])(?P<hour>[0-2]?\d)[:.](?P<minute>[0-5]\d)(?::[0-5]\d)?\s?{_HALF_DAY}?{_ZONE}(?![\d:]|\s?%))"),
    ("clock_hour", "clock", rf"(?i:(?<![\d:.,])(?P<hour>1[0-2]|[1-9])\s?{_HALF_DAY}{_ZONE})"),
    ("clock_zone", "clock", r"\b(?P<hour>[0-2]\d)(?P<minute>[0-5]\d)(?:\s?(?:UTC|GMT|Z|hours|hrs))\b"),
    ("oclock", "clock", rf"(?i:\b(?P<hour>1[0-2]|[1-9]|{_HOURS}) o'clock\b)"),
    ("noon", "clock", r"(?i:\b(?:at |around |by |before |after |until )(?P<part>noon|midday|midnight)\b)"),
    # Words that date nothing on a calendar.
    ("numbered_day", "unit", rf"(?i:\bday (?P<count>\d{{1,3}}|{_WORDS})\b)"),
    ("next_day", "reference", r"(?i:\bthe (?P<which>next|following|previous) day\b)"),
    ("reference", "reference", rf"(?i:\b(?:{_VAGUE_TIME})\b)"),
)


def _by_trigger() -> dict[str, tuple[tuple[int, str, re.Pattern[str]], ...]]:
    grouped: defaultdict[str, list[tuple[int, str, re.Pattern[str]]]] = defaultdict(list)
    for rank, (name, trigger, text) in enumerate(_SHAPES):
        grouped[trigger].append((rank, name, re.compile(text)))
    return {trigger: tuple(shapes) for trigger, shapes in grouped.items()}


SHAPES = _by_trigger()
"""By trigger: (rank, name, pattern); of two equally long matches the lower rank counts."""
COPYRIGHT = re.compile(r"(?i)©|\(c\)\s*(?:19|20)\d\d|\bcopyright\b|\ball rights reserved\b")
