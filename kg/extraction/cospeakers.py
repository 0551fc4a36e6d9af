"""Several who say the same: "Ada Reyes and the ministry said" makes each of them a source.

Why a claim for each: whoever asks what the ministry says must find it, and one of them may be believed, or merged with somebody, without the other.
"""

import hashlib
from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from kg.extraction.annotations import Report
from kg.extraction.grammar.walk import with_conjuncts
from kg.extraction.reading import Reading, end_at, offsets
from kg.model import Claim, Offsets


def with_cospeakers(reading: Reading, claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """The claims, each followed by one for each further speaker whom the text joins to its speaker by "and"."""
    joint = tuple(_joint(reading))
    return tuple(found for claim in claims for found in (claim, *_others(claim, joint)))


def _joint(reading: Reading) -> Iterator[tuple[Offsets, str, tuple[str, ...]]]:
    """(characters of what is reported, the first speaker, the others) of each report that several make."""
    for report in reading.reports:
        first = end_at(reading, report.speaker) if report.speaker is not None else None
        if first is None:
            continue
        ends = (end_at(reading, token) for token in _joined(reading, report))
        others = dict.fromkeys(end.entity.id for end in ends if end is not None and end.entity.id != first.entity.id)
        if others:
            yield offsets(reading.doc, report.start, report.end), first.entity.id, tuple(others)


def _joined(reading: Reading, report: Report) -> Iterator[int]:
    """The tokens of those joined to a speaker; "or" leaves open who said it, and a bare noun may be a second title of one person."""
    assert report.speaker is not None
    everybody = with_conjuncts(reading.doc[report.speaker])
    links = {c.lower_ for one in everybody for c in one.children if c.dep_ == "cc" and c.i < everybody[-1].i}
    if not links or links - {"and", "&"}:
        return
    for one in everybody[1:]:
        bare = one.tag_ == "NN" and not any(c.dep_ in ("det", "poss") for c in one.children)
        if one.pos_ in ("NOUN", "PROPN", "PRON") and not bare and not report.start <= one.i < report.end:
            yield one.i


def _others(claim: Claim, joint: Iterable[tuple[Offsets, str, tuple[str, ...]]]) -> Iterator[Claim]:
    found = {
        other
        for (start, end), first, others in joint
        if claim.status.attributed_to == first and start <= claim.trigger[0] and claim.trigger[1] <= end
        for other in others
    }
    for other in sorted(found):
        name = hashlib.sha256(f"{claim.id}\x1f{other}".encode()).hexdigest()[:12]
        yield replace(claim, id=name, status=replace(claim.status, attributed_to=other))
