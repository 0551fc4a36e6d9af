"""The common JSON form of an extraction: entities, events, relations and times with offsets, as the benchmark kit reads them."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from kg.model import INFERRED, Claim, Entity, Event, Extraction, Place, Ref, TimeExpression, Value

Json = dict[str, Any]
_WEEK = re.compile(r"\d{4}-W\d\d")
ROLES = ("has_agent", "has_target", "has_participant", "held_in", "has_topic")
VALUE_RELATIONS = ("birth_date", "death_date", "founding_date")
ELSEWHERE = "date/other mention"
"""The rule of a date that another mention of the event has."""
NAMED_FORMS = ("name", "adjective")


def to_common(
    extraction: Extraction,
    supertypes: Callable[[str], frozenset[str]] = lambda kind: frozenset(),
    names: Mapping[Ref, str] | None = None,
    places: Mapping[str, Place] | None = None,
    near: Mapping[str, Place] | None = None,
    dates: Mapping[str, str] | None = None,
) -> Json:
    """One document in the common form.

    ``names`` gives each local node its id across documents (``Resolution.path_of``), ``places`` the gazetteer entry of such an id, ``near`` that
    of what it lies in or near where it has none (``approximate``), ``dates`` the date of an event by its id, for mentions that say none; without them ids
    are local to the document.
    ``supertypes`` gives a class and all above it. Everything is sorted by offset.
    """
    key = extraction.document.key
    known = names or {}

    def id_of(local: str) -> str:
        return known.get((key, local), f"{extraction.document.id}#{local}")

    def kinds(kind: str) -> Json:
        return {"type": kind, "supertypes": sorted(supertypes(kind) - {kind})}

    entities = [e for entity in extraction.entities for e in _entity(entity, id_of, kinds, places or {}, near or {})]
    events = [e for event in extraction.events for e in _event(event, extraction, id_of, kinds, dates or {})]
    times = [
        {"start": t.start, "end": t.end, "text": t.text, "type": t.type, "value": _edtf(t), "id": id_of(t.id)} for t in extraction.times
    ]
    return {
        "id": extraction.document.id,
        "text": extraction.document.text,
        "date": extraction.document.date,
        "entities": sorted(entities, key=_place),
        "events": sorted(events, key=_place),
        "relations": _relations(extraction, id_of),
        "times": sorted(times, key=_place),
    }


def names_only(document: Json) -> Json:
    """The same document without descriptions and pronouns, and without roles and relations of what is then no longer there."""
    entities = [m for m in document["entities"] if m["form"] in NAMED_FORMS]
    kept = {m["id"] for m in entities} | {t["id"] for t in document["times"]}
    events = [{**e, "args": [a for a in e["args"] if a["id"] in kept]} for e in document["events"]]
    return {
        **document,
        "entities": entities,
        "events": events,
        "relations": [r for r in document["relations"] if {r["head"], r["tail"]} <= kept],
    }


def _place(mention: Json) -> tuple[int, int]:
    return mention["start"], mention["end"]


def _entity(entity: Entity, id_of: Callable[[str], str], kinds: Callable[[str], Json], places: Mapping[str, Place], near: Mapping[str, Place]) -> list[Json]:
    id_ = id_of(entity.id)
    place = places.get(id_)
    where: Json = {"geonames": str(place.geonames_id)} if place and place.geonames_id else {}
    where |= {"lat": place.latitude, "lon": place.longitude} if place else {}
    about = near.get(id_) if place is None else None
    where |= {"approximate": {"lat": about.latitude, "lon": about.longitude}} if about else {}
    return [
        {"start": m.start, "end": m.end, "text": m.text, **kinds(entity.kind), "id": id_, "form": m.form, **where} for m in entity.mentions
    ]


def _event(
    event: Event, extraction: Extraction, id_of: Callable[[str], str], kinds: Callable[[str], Json], dates: Mapping[str, str]
) -> list[Json]:
    own = [c for c in extraction.claims if c.subject == event.id]
    existence = next((c for c in own if c.predicate == "type"), None)
    if existence is None:
        return []
    local = {e.id for e in extraction.entities}
    told = (c for c in own if c.predicate in ROLES and isinstance(c.object, str) and c.object in local)
    roles = dict.fromkeys((c.predicate, str(c.object), c.rule, c.confidence) for c in told)  # several speakers may tell of one
    args = [{"role": role, "id": id_of(end), "rule": rule, "confidence": sure} for role, end, rule, sure in roles]
    clocks = {(t.start, t.end): t.value for t in extraction.times if t.value and "T" in t.value}
    dated = ((c.object.value, c) for c in own if c.predicate == "date" and isinstance(c.object, Value))
    when = next(((_to_the_minute(day, clocks.get(c.object_mention or (0, 0))), c.rule) for day, c in dated), (None, ""))
    elsewhere = dates.get(id_of(event.id))
    if elsewhere and (when[0] is None or when[1].startswith(INFERRED)):
        when = elsewhere, ELSEWHERE
    status = existence.status  # the innermost source of a plan is who has it
    speaker = status.intended_by or status.attributed_to or next(iter(status.reported_by), None)
    return [
        {
            "start": m.start, "end": m.end, "text": m.text, **kinds(event.kind), "id": id_of(event.id), "polarity": status.polarity, "modality": status.modality,
            "attributed_to": id_of(speaker) if speaker else None, "time": when[0], "time_rule": when[1] or None, "args": args,
            "rule": existence.rule, "confidence": existence.confidence,
        }
        for m in event.mentions
    ]  # fmt: skip


def _edtf(time: TimeExpression) -> str | None:
    """The value of a time expression, a week as its days as for events: EDTF knows no weeks."""
    return f"{time.begins}/{time.ends}" if time.value and _WEEK.fullmatch(time.value) else time.value


def _to_the_minute(day: str, clock: str | None) -> str:
    """The day of a claim with the time of day that its expression tells."""
    return clock if clock is not None and clock.partition("T")[0] == day else day


def _relations(extraction: Extraction, id_of: Callable[[str], str]) -> list[Json]:
    entities = {e.id for e in extraction.entities}
    found = [c for c in extraction.claims if c.subject in entities and isinstance(c.object, str) and c.object in entities]
    dated = [c for c in extraction.claims if c.predicate in VALUE_RELATIONS]
    return sorted(
        (_relation(c, extraction, id_of) for c in (*found, *dated)), key=lambda r: (r["start"], r["end"], r["type"], r["head"], r["tail"])
    )


def _relation(claim: Claim, extraction: Extraction, id_of: Callable[[str], str]) -> Json:
    speaker = claim.status.attributed_to
    tail = id_of(claim.object) if isinstance(claim.object, str) else _time_id(claim, extraction, id_of)
    return {
        "head": id_of(claim.subject), "tail": tail, "type": claim.predicate, "polarity": claim.status.polarity, "modality": claim.status.modality,
        "attributed_to": id_of(speaker) if speaker else None, "start": claim.sentence[0], "end": claim.sentence[1], "confidence": claim.confidence,
        "rule": claim.rule,
    }  # fmt: skip


def _time_id(claim: Claim, extraction: Extraction, id_of: Callable[[str], str]) -> str:
    """The time expression that a dated relation ends in: the one at its object's offsets."""
    return next((id_of(t.id) for t in extraction.times if claim.object_mention == (t.start, t.end)), "")
