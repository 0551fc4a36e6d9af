"""Who speaks: the entities behind reports, and those made for speakers that have no name ("officials", "it is said")."""

from collections.abc import Iterable

from kg.extraction.annotations import Annotations, Report
from kg.extraction.parse.parsed import Doc, Token
from kg.extraction.reading import Reading, end_at, offsets
from kg.model import Entity, Form, Mention, Status

PERSONS = frozenset(("he", "she", "i", "who"))

EVIDENCE_VERBS = frozenset(
    "suggest indicate show mean imply reveal prove demonstrate confirm reflect signal underline highlight illustrate".split()
)


def spoken(doc: Doc, reports: Iterable[Report], annotations: Annotations) -> tuple[Report, ...]:
    """The reports whose source can speak: "the images show", "the order suggests" report nobody's words (their mood says how sure they are)."""
    return tuple(r for r in reports if r.direct or r.speaker is None or not _is_evidence(doc, r, annotations))


def _is_evidence(doc: Doc, report: Report, annotations: Annotations) -> bool:
    assert report.speaker is not None
    source = doc[report.speaker]
    return doc[report.cue].lemma_ in EVIDENCE_VERBS and source.pos_ == "NOUN" and report.speaker not in annotations.of_head


class Voices:
    """Collects the unnamed speakers of one document, so that what they say is never taken for the document's own word."""

    def __init__(self, taken: int) -> None:
        self._next = taken
        self._made: dict[int | None, Entity] = {}

    @property
    def entities(self) -> tuple[Entity, ...]:
        """The speakers made so far, in the order of their ids."""
        return tuple(self._made.values())

    def status(self, reading: Reading, speakers: tuple[tuple[int | None, bool], ...]) -> Status:
        """A status that holds only who says it: the innermost speaker that is no outlet, and the outlets that pass it on."""
        outlets = [self._speaker(reading, token) for token, outlet in speakers if outlet]
        people = [self._speaker(reading, token) for token, outlet in speakers if not outlet]
        return Status(attributed_to=people[0] if people else None, reported_by=tuple(dict.fromkeys(outlets)))

    def _speaker(self, reading: Reading, token: int | None) -> str:
        if token is not None and (found := end_at(reading, token)) is not None:
            return found.entity.id
        if token not in self._made:
            self._made[token] = self._make(reading, token)
        return self._made[token].id

    def _make(self, reading: Reading, token: int | None) -> Entity:
        id_ = f"e{self._next}"
        self._next += 1
        if token is None:
            return Entity(id_, "Group", "unnamed source", (), named=False)
        word = reading.doc[token]
        first, last = _phrase(word)
        start, end = offsets(reading.doc, first, last)
        text = reading.document.text[start:end]
        kind = "Person" if word.lower_ in PERSONS else "Group"
        form: Form = "pronoun" if word.pos_ == "PRON" else "nominal"
        return Entity(id_, kind, " ".join(text.split()), (Mention(start, end, text, form),), named=False)


def _phrase(word: Token) -> tuple[int, int]:
    """The noun with the modifiers before it, without article."""
    left = [c.i for c in word.lefts if c.dep_ in ("amod", "compound", "nmod", "poss", "nummod") and word.i - c.i < 5]
    return min([word.i, *left]), word.i + 1
