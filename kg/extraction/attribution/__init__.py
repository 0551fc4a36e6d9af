"""Who says it: direct and indirect speech, nested, and the outlets that pass it on.

A report is a run of tokens with the head token of its speaker. Several may hold one token; the shortest is the innermost. The reporting clause itself is no
part of what it reports: that somebody said it is the document's (or the next speaker's) own word.
"""

from collections.abc import Sequence

from msgspec.structs import replace

from kg.extraction.annotations import Report
from kg.extraction.attribution.direct import direct_reports
from kg.extraction.attribution.indirect import indirect_reports
from kg.extraction.attribution.outlets import is_outlet
from kg.extraction.attribution.quotes import find_quotes
from kg.extraction.attribution.relayed import relayed_reports
from kg.extraction.attribution.trailing import trailing_reports
from kg.extraction.parse.parsed import Doc

__all__ = ["find_reports", "is_outlet", "speakers_at"]


def find_reports(doc: Doc) -> tuple[Report, ...]:
    """All reported speech, by position; of two reports of one span the inner one comes first. Never raises on broken quotation marks."""
    direct = list(direct_reports(doc, find_quotes(doc)))
    indirect = [wide for r in _without_sources(doc, list(indirect_reports(doc))) if (wide := _around_quotes(doc, r, direct)) is not None]
    said = [*(r for r in direct if r.speaker is not None or not _spoken(r, indirect)), *indirect]
    said += trailing_reports(doc, frozenset(r.cue for r in said))
    outer = [*said, *relayed_reports(doc, said)]
    return tuple(sorted(dict.fromkeys(outer), key=lambda r: (r.start, r.end - r.start)))


def speakers_at(reports: Sequence[Report], token_index: int) -> tuple[int | None, ...]:
    """The speakers of a token (head tokens; None: unnamed), innermost first, each once."""
    around = sorted((r for r in reports if r.start <= token_index < r.end), key=lambda r: r.end - r.start)
    return tuple(dict.fromkeys(r.speaker for r in around))


def _spoken(quote: Report, reports: Sequence[Report]) -> bool:
    """Whether a quotation without a speaker of its own stands in what somebody named is reported to say."""
    return any(r.speaker is not None and r.start <= quote.start and quote.end <= r.end for r in reports)


def _without_sources(doc: Doc, reports: Sequence[Report]) -> list[Report]:
    """Reports without an "according to X" that bears on the whole sentence: it says where the report itself is from."""
    whole = [r for r in reports if doc[r.cue].lower_ == "according"]
    cut = []
    for report in reports:
        for other in whole:
            if report.start < other.cue < report.end and other.start <= report.cue < other.end:
                report = replace(report, end=other.cue)
        cut.append(report)
    return cut


def _around_quotes(doc: Doc, report: Report, direct: Sequence[Report]) -> Report | None:
    """A report that cuts into a quotation holds all of it; None where the quotation already says the same."""
    for quote in direct:
        if quote.start <= report.cue < quote.end or report.end <= quote.start or quote.end <= report.start:
            continue
        led_in = quote.start > 1 and doc[quote.start - 2].text == ":"  # what stands before a colon is not said by who is quoted behind it
        if quote.cue == report.cue and (quote.start <= report.start or led_in) and report.end <= quote.end + 1:
            return None
        if report.start < quote.start or report.end > quote.end or quote.speaker != report.speaker:
            report = replace(report, start=min(report.start, quote.start), end=max(report.end, quote.end))
    return report
