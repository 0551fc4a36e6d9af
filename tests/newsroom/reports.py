"""Random reports of a small cast, so that names, passages and events meet again: what one tells, others copy or tell in other words."""

import re
from collections.abc import Callable, Sequence
from typing import TypeVar

from hypothesis import strategies as st
from msgspec import Struct

from kg.documents.reading import content_key
from tests.newsroom import words

T = TypeVar("T")
REPORTS = 12
"""of a case"""
_SLOT = re.compile(r"\{(\w+)\}")


class Cast(dict[str, st.SearchStrategy[str]]):
    """What may stand in each slot of a sentence."""

    def __repr__(self) -> str:
        return "Cast"  # Hypothesis writes down what its strategies are made of, again and again


class Report(Struct, frozen=True, omit_defaults=True):
    """A document as its newsroom has it; one without text is none for kg."""

    title: str
    text: str
    date: str | None = None
    source: str | None = None

    @property
    def key(self) -> str:
        """``Document.key``"""
        return content_key(self.text, self.title, self.source, None)


def often(*weighed: tuple[int, st.SearchStrategy[T]]) -> st.SearchStrategy[T]:
    """One of these, each as often as its weight says."""
    return st.sampled_from([of for weight, of in weighed for _ in range(weight)]).flatmap(lambda of: of)


@st.composite
def reports(draw: st.DrawFn) -> tuple[Report, ...]:
    """Reports that all differ in what they say."""
    cast = draw(_casts())
    passages = draw(st.lists(st.lists(_filled(words.SENTENCES, cast), min_size=2, max_size=5).map(" ".join), min_size=1, max_size=3))
    events = draw(st.lists(_told(cast), min_size=1, max_size=4))
    passage, telling = st.sampled_from(passages).map("\n\n{}\n\n".format), st.sampled_from(events).flatmap(st.sampled_from)
    parts = often((5, _filled(words.SENTENCES, cast)), (3, telling), (1, passage))
    body = st.lists(parts, min_size=1, max_size=9).map(lambda said: " ".join(said).strip())
    made = st.builds(
        Report,
        title=_filled(words.TITLES, cast),
        text=often((15, body), (1, st.just(""))),
        date=st.sampled_from(words.DATES),
        source=st.sampled_from(words.SOURCES),
    )
    return tuple(
        draw(st.lists(made, min_size=REPORTS, max_size=REPORTS, unique_by=lambda report: (report.title, report.text, report.source)))
    )


@st.composite
def _casts(draw: st.DrawFn) -> Cast:
    people = draw(_some(st.tuples(st.sampled_from(words.GIVEN), st.sampled_from(words.FAMILY)), 3, 7))
    towns, firms = draw(_some(st.sampled_from(words.PLACES), 3, 6)), draw(_some(st.sampled_from(words.FIRMS), 3, 7))
    countries, regions = draw(_some(st.sampled_from(words.COUNTRIES), 3, 3)), draw(_some(st.sampled_from(words.REGIONS), 3, 3))
    person = st.builds(_called, st.sampled_from(people), st.sampled_from(words.NAMES))
    slots = Cast()
    slots |= {
        "person": person,
        "one": person,
        "other": person,
        "town": st.sampled_from(towns),
        "capitals": st.sampled_from(towns).map(str.upper),
        "region": st.sampled_from(regions),
        "firm": st.sampled_from(firms),
        "country": st.sampled_from([name for name, _ in countries]),
        "adjective": st.sampled_from([adjective for _, adjective in countries]),
        "day": st.sampled_from(words.DAYS),
        "number": st.sampled_from(("3", "12", "40")),
        "year": st.sampled_from(("1950", "1961", "1998")),
    }
    slots["place"] = often((5, slots["town"]), (2, st.builds("{}, {}".format, slots["town"], slots["region"])), (1, slots["country"]))
    return Cast(slots, post=_filled(words.POSTS, slots))


def _some(of: st.SearchStrategy[object], least: int, most: int) -> st.SearchStrategy[list[object]]:
    return st.lists(of, min_size=least, max_size=most, unique=True)


def _called(person: tuple[str, str], form: str) -> str:
    given, family = person
    return form.format(given=given, family=family, initial=given[0])


@st.composite
def _filled(draw: st.DrawFn, templates: Sequence[str], cast: Cast) -> str:
    """A sentence with something in each of its slots."""
    return _with(draw(st.sampled_from(templates)), lambda slot: draw(cast[slot]))


@st.composite
def _told(draw: st.DrawFn, cast: Cast) -> tuple[str, ...]:
    """An event in several ways, all with the same in their slots."""
    tellings = draw(st.sampled_from(words.EVENTS))
    slots = sorted({slot for telling in tellings for slot in _SLOT.findall(telling)})
    said = {slot: draw(cast[slot]) for slot in slots}
    return tuple(_with(telling, said.__getitem__) for telling in tellings)


def _with(template: str, value: Callable[[str], str]) -> str:
    said = _SLOT.sub(lambda found: value(found[1]), template).replace("the the ", "the ")
    return said[:1].upper() + said[1:]
