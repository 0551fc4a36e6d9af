"""What a denial denies where it only points back: "Kenya accused Norway of an attack. Norway denied this."

The content is the main event of the last thing that somebody else is reported to say, in the same sentence or the one before. It gets a claim of its own: it
is denied by whoever denies it, beside what the first speaker claims.
"""

from collections.abc import Iterator, Mapping, Sequence

from kg.extraction.annotations import Report
from kg.extraction.attribution.words import CONTENT_NOUNS
from kg.extraction.claims import make_claim, status_for
from kg.extraction.confidence import POINTS_BACK
from kg.extraction.events.finding import Occurrence
from kg.extraction.grammar.walk import child
from kg.extraction.parse.parsed import Token
from kg.extraction.reading import End, Reading, end_at, offsets
from kg.extraction.voices import Voices
from kg.model import Claim, Status, Value

POINTING = frozenset(("this", "that", "it"))
DEFINITE = frozenset(("the", "this", "these", "those", "that", "such", "all", "both"))


def denied_contents(reading: Reading, voices: Voices, found: Sequence[Occurrence], ids: Mapping[int, str]) -> Iterator[Claim]:
    """Two claims for each denial that points back: what it is about, and that its speaker denies it."""
    for denial in found:
        denier = next((r.end for r in denial.roles if r.predicate == "has_agent"), None)
        what = _pointer(reading, denial) if denial.kind == "Denial" else None
        if denier is None or what is None:
            continue
        said = status_for(reading, voices, denial.head)
        content = _content(reading, denial, what, denier, found) if (said.polarity, said.modality) == ("Affirmed", "Actual") else None
        if content is None:
            continue
        denied = Status("Denied", "Actual", denier.entity.id, said.reported_by)
        for subject, predicate, value, status in (
            (ids[denial.head], "has_topic", ids[content.head], said),
            (ids[content.head], "type", Value(content.kind, "class"), denied),
        ):
            yield make_claim(
                reading, subject=subject, predicate=predicate, object_=value, status=status, head=denial.head, trigger=offsets(reading.doc, *denial.trigger),
                ends=(None, None), rule="Denial/points back", confidence=POINTS_BACK,
            )  # fmt: skip


def _pointer(reading: Reading, denial: Occurrence) -> Token | None:
    """Its object, where that is a bare pronoun or a definite word for something said that does not say what."""
    frame = reading.frame_of[denial.head]
    objects = [reading.doc[a.head] for a in frame.arguments if a.role == "object"]
    return objects[0] if len(objects) == 1 and (objects[0].lower_ in POINTING or _is_bare_content(objects[0])) else None


def _is_bare_content(noun: Token) -> bool:
    inside = noun.children
    known = any(c.dep_ == "poss" or (c.dep_ in ("det", "amod", "predet") and c.lower_ in DEFINITE) for c in inside)
    return noun.lemma_.lower() in CONTENT_NOUNS and known and not any(c.dep_ in ("acl", "relcl", "prep", "appos") for c in inside)


def _content(reading: Reading, denial: Occurrence, what: Token, denier: End, found: Sequence[Occurrence]) -> Occurrence | None:
    sentence = reading.doc[denial.head].sent
    earliest = reading.doc[sentence.start - 1].sent.start if sentence.start else 0
    before = [r for r in reading.reports if earliest <= r.cue < denial.head and r.end <= denial.head + 1]
    last = max(before, key=lambda r: (r.cue, r.start - r.end), default=None)
    if last is None or last.speaker is None:
        return None
    speaker = end_at(reading, last.speaker)
    owner = child(what, "poss")  # "denied Kenya's claim"
    whose = end_at(reading, owner.i) if owner is not None else None
    said_by = speaker.entity.id if speaker is not None else None
    if said_by == denier.entity.id or (whose is not None and whose.entity.id != said_by):
        return None
    inside = [o for o in found if o.kind != "Denial" and last.start <= o.head < last.end and _innermost(reading, o.head) == last]
    return min(inside, key=lambda o: (_depth(reading.doc[o.head]), o.head), default=None)


def _innermost(reading: Reading, token: int) -> Report | None:
    return min((r for r in reading.reports if r.start <= token < r.end), key=lambda r: r.end - r.start, default=None)


def _depth(token: Token) -> int:
    return sum(1 for _ in token.ancestors)
