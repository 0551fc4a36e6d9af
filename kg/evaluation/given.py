"""Mentions given: what is measured when the names of places, or the mentions of events, are those of the gold file, so that only what they mean is judged.

An extraction is changed before it is resolved: its own mentions of that layer give way to the given ones. What a document says otherwise stays.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from msgspec.structs import replace

from kg import gazetteer as gazetteers
from kg.gazetteer import Gazetteer
from kg.model import Claim, Decision, Entity, Event, Extraction, Mention, Offsets, Place, Resolution, Status, Value

Json = dict[str, Any]
Amend = Callable[[Extraction], Extraction]
Decide = Callable[[Sequence[Extraction], Resolution], Sequence[Decision]]
Given = tuple[int, int, str]
"""Start, end and words of a given mention"""
_PLACES = ("Country", "Region", "City", "Place")
"""Classes of what a given name may mean; a name that was read as anything else is a place of whatever kind."""
_UNPLACED = ("Facility", "NaturalFeature")


def place_names(gold: Iterable[Json]) -> Amend:
    """Names of places as the gold file has them; of our own reading only the class is kept."""
    spans = _spans(gold, "entities")
    known = gazetteers.load()

    def amend(found: Extraction) -> Extraction:
        given = spans.get(found.document.id, ())
        groups: dict[tuple[str, str, str | None], list[Given]] = defaultdict(list)
        for span in given:
            kind, country = _read_as(found.entities, span, known)
            groups[country or span[2], kind, country].append(span)
        kept = tuple(e for e in found.entities if not any(m.start < end and start < m.end for m in e.mentions for start, end, _ in given))
        made = (
            Entity(f"given{number}", kind, same[0][2], tuple(Mention(*span, "name") for span in same), True, country)
            for number, ((_, kind, country), same) in enumerate(groups.items())
        )
        return _closed(replace(found, entities=(*kept, *made)))

    return amend


def _read_as(entities: Iterable[Entity], span: Given, known: Gazetteer) -> tuple[str, str | None]:
    """Class and country of a given name: those of our own mention there, or of the people that it is a word for ("American")."""
    over = [(e, m) for e in entities if e.kind in (*_PLACES, *_UNPLACED) for m in e.mentions if m.start < span[1] and span[0] < m.end]
    exact = [e for e, m in over if (m.start, m.end) == span[:2]]
    best = next(iter([*exact, *(e for e, _ in over)]), None)
    if best is None:
        country = known.country_of_demonym(span[2])
        return ("Country", country) if country else ("Place", None)
    return best.kind if best.kind in _PLACES else "Place", best.country if exact else None


def event_mentions(gold: Iterable[Json]) -> Amend:
    """Mentions of events as the gold file has them; what we read of the event there (class, roles, date, status) goes with each."""
    spans = _spans(gold, "events")

    def amend(found: Extraction) -> Extraction:
        own = [(m, event) for event in found.events for m in event.mentions]
        sentences = sorted({c.sentence for c in found.claims})
        events, claims = [], [c for c in found.claims if not c.subject.startswith("v")]
        for number, (start, end, words) in enumerate(spans.get(found.document.id, ())):
            id_, mention = f"given{number}", Mention(start, end, words, "nominal")
            over = [event for m, event in own if m.start < end and start < m.end]
            base = next((e for e in over if e.trigger.start < end and start < e.trigger.end), None)
            kind = (base or next(iter(over), None) or Event(id_, "Event", words, mention, ())).kind
            events.append(Event(id_, kind, base.label if base else words, mention, (mention,)))
            sentence = next((s for s in sentences if s[0] <= start < s[1]), None) or _line(found.document.text, start)
            own_claims = [
                replace(c, id=f"{c.id}-{number}", subject=id_, trigger=(start, end)) for c in found.claims if base and c.subject == base.id
            ]
            claims += own_claims or [_existence(id_, kind, (start, end), sentence)]
        return _closed(replace(found, events=tuple(events), claims=tuple(claims)))

    return amend


def all_accepted(above: float) -> Decide:
    """The answer yes to every question about two events whose score lies above a bound, whether it is right or wrong."""

    def decide(extractions: Sequence[Extraction], found: Resolution) -> Sequence[Decision]:
        triggers = {(x.document.key, event.id): event.trigger for x in extractions for event in x.events}
        asked = [[m.left, m.right] for m in found.open if m.score > above and {m.left, m.right} <= triggers.keys()]
        sides = (sorted((ref[0], triggers[ref].start, triggers[ref].end) for ref in refs) for refs in asked)
        return [Decision(left, right, same=True) for left, right in sides]

    return decide


def _existence(id_: str, kind: str, span: Offsets, sentence: Offsets) -> Claim:
    """The claim that a given event took place, where our own reading knows nothing of it."""
    return Claim(id_, id_, "type", Value(kind, "class"), Status(), sentence, span, None, None, "given", 0.0)


def _line(text: str, at: int) -> Offsets:
    """The line of ``text`` around a place: a sentence of which nothing was read."""
    end = text.find("\n", at)
    return text.rfind("\n", 0, at) + 1, len(text) if end < 0 else end


def _spans(gold: Iterable[Json], layer: str) -> Mapping[str, Sequence[Given]]:
    return {d["id"]: tuple(dict.fromkeys((m["start"], m["end"], m["text"]) for m in d[layer])) for d in gold}


def _closed(found: Extraction) -> Extraction:
    """Without claims about what is no longer there."""
    there = {thing.id for things in (found.entities, found.events, found.posts) for thing in things}
    claims = (c for c in found.claims if c.subject in there and not (isinstance(c.object, str) and c.object not in there))
    said = (c for c in claims if {c.status.attributed_to, *c.status.reported_by} - {None} <= there)
    posts = tuple(p for p in found.posts if {p.within, p.beside} - {None} <= there)
    known = {p.id for p in found.posts} - {p.id for p in posts}
    return replace(found, claims=tuple(c for c in said if c.object not in known), posts=posts)


def within_reach(gold: Iterable[Json], near: Callable[[Json, Place], float]) -> Iterator[Json]:
    """What could be answered at best with the places that are known: for each located name the nearest place that bears it. ``near`` gives the distance."""
    known = gazetteers.load()
    for document in gold:
        yield {
            "id": document["id"],
            "events": [],
            "relations": [],
            "times": [],
            "entities": list(_nearest(document["entities"], known, near)),
        }


def _nearest(mentions: Iterable[Json], known: Gazetteer, near: Callable[[Json, Place], float]) -> Iterator[Json]:
    for number, mention in enumerate(mentions):
        country = known.country(known.country_of_demonym(mention["text"]) or mention["text"])
        region, _ = known.region_of_demonym(mention["text"]) or ("", "")
        meant = (*known.places(mention["text"]), *known.places(region), *([known.located(country)] if country else []))
        places = [p for p in meant if p.latitude == p.latitude]
        if mention.get("lat") is not None and places:
            best = min(places, key=lambda place: near(mention, place))
            where: Json = {"lat": best.latitude, "lon": best.longitude} | ({"geonames": str(best.geonames_id)} if best.geonames_id else {})
            span: Offsets = (mention["start"], mention["end"])
            yield {"start": span[0], "end": span[1], "text": mention["text"], "type": "Place", "supertypes": [], "id": f"{number}", **where}
