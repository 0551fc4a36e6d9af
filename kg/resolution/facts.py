"""What is taken for a fact, and why not.

A claim is a fact when it is affirmed, actual and sure enough, and (a) the document says it itself or passes it on from an outlet, or (b) its property
is one that speakers are believed on (``fact_when_said``), or (c) it has two independent origins with different named speakers. What another source
denies stays a fact only by (a). Whatever is said of an event needs the event to be a fact. Facts are closed under superproperties and symmetry.

Reasons of refusal are those of ``kg.ontology.reasons``. What a later document says is over is a fact no more, nor is what an earlier one makes of it.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

from kg.model import HELD, HOLDS, Claim, Fact, Node, Offsets, Placement, Ref, Value
from kg.ontology.reasons import CONTRADICTED, DENIED, NO_EVENT, ONE_SPEAKER, ONE_THING, OVER, PLANNED, POSSIBLE, UNSURE
from kg.ontology.terms import Ontology
from kg.resolution.corpus import Corpus
from kg.resolution.kept import NOTHING, Kept
from kg.resolution.origins import Passage, apart, independent

ONE_ORIGIN = 1
"""A document is one origin, whatever it says twice."""

Relation = tuple[str, str, str | Value]
"""Subject, predicate, object; nodes by path."""


class Said(NamedTuple):
    """A claim with its ends resolved; ``speaker`` is the path of who it is attributed to, "" for the document itself."""

    ref: Ref
    claim: Claim
    relation: Relation
    speaker: str
    passage: Passage


@dataclass(frozen=True, slots=True)
class Judged:
    """Facts of one document alone, as (subject, predicate, object, ids of the claims), and why its other claims are none, by their ids."""

    facts: tuple[tuple[str, str, str | Value, tuple[str, ...]], ...]
    refused: dict[str, str]


def judge(
    corpus: Corpus,
    path_of: Mapping[Ref, str],
    shared: Set[str],
    is_named: Callable[[str], bool],
    origin_of: Mapping[Passage, str],
    minimum: float,
    kept: Kept = NOTHING,
) -> tuple[list[Fact], dict[Ref, str]]:
    """The facts, in any order, and for each claim that is none the reason. ``shared`` are the paths of what several documents know.

    Why document by document: only the document itself can say something of what no other one knows. What is said of shared things alone is judged first and
    together; whether a shared event took place is all that a document needs of that.
    """
    paths = {key: [path_of[key, local] for local in outline.ids] for key, outline in corpus.outlines.items()}
    known = {key: [local for local, path in zip(corpus.outlines[key].ids, here, strict=True) if path in shared] for key, here in paths.items()}
    recall_common = kept.stage("shared claims", tuple[Claim, ...])
    common = [
        _said(key, claim, path_of)
        for key, those in known.items()
        for claim in recall_common(key, partial(_about, corpus, key, those), " ".join(those))
    ]

    def separate(one: Said, other: Said) -> bool:
        return apart(one.passage, other.passage, origin_of, corpus.outlines)

    def settle(claims: Sequence[Said], events: Set[str], happened: Set[str]) -> tuple[dict[Ref, str], Set[str]]:
        """The reasons for those of ``claims`` that are no facts, and which of the ``events`` have taken place by them or as ``happened`` says."""
        refused = {said.ref: reason for said in claims if (reason := _by_itself(said, minimum) or _by_time(said, events))}
        grouped: dict[tuple[str, str, str], list[Said]] = defaultdict(list)
        for said in claims:
            grouped[_relation_key(said)].append(said)
        for group in grouped.values():
            refused.update(_by_speakers(group, refused, corpus.ontology, is_named, separate))
        refused.update(_by_later(claims, refused, lambda key: corpus.outlines[key].date))
        happened = happened | {s.relation[0] for s in claims if s.claim.predicate == "type" and s.ref not in refused}
        for said in claims:
            if said.ref not in refused and any(end in events and end not in happened for end in said.relation if isinstance(end, str)):
                refused[said.ref] = NO_EVENT
        return refused, happened

    def facts(claims: Sequence[Said], refused: Mapping[Ref, str]) -> Iterator[Fact]:
        standing = (said for said in claims if said.ref not in refused)
        return _facts(standing, corpus.ontology, lambda supports: independent([s.passage for s in supports], origin_of, corpus.outlines))

    def alone(key: str) -> Judged:
        common = frozenset(claim.id for claim in _about(corpus, key, known[key]))
        claims = [_said(key, claim, path_of) for claim in corpus.by_key[key].claims if claim.id not in common]
        reasons, _ = settle(claims, frozenset(path_of[key, local] for local in corpus.outlines[key].events), happened)
        made = ((f.subject, f.predicate, f.object, tuple(claim for _, claim in f.claims)) for f in facts(claims, reasons))
        return Judged(tuple(made), {claim: reason for (_, claim), reason in reasons.items()})

    told = frozenset(path_of[key, local] for key, those in known.items() for local in set(corpus.outlines[key].events).intersection(those))
    refused, happened = settle(common, told, frozenset())
    found = [*facts(common, refused)]
    recall = kept.stage("facts", Judged)
    for key, here in paths.items():
        beside = " ".join((str(minimum), *here, "shared", *filter(shared.__contains__, here), "happened", *filter(happened.__contains__, here)))
        judged = recall(key, partial(alone, key), beside)
        found += [Fact(s, p, o, tuple([(key, claim) for claim in claims]), ONE_ORIGIN) for s, p, o, claims in judged.facts]
        refused.update(((key, claim), reason) for claim, reason in judged.refused.items())
    return found, refused


def of_several(nodes: Iterable[Node]) -> frozenset[str]:
    """The paths of what several documents know. Members of a node are sorted."""
    return frozenset([node.path for node in nodes if len(node.members) > 1 and node.members[0][0] != node.members[-1][0]])


def _about(corpus: Corpus, key: str, known: Collection[str]) -> tuple[Claim, ...]:
    """The claims of a document that are about nothing but what has these local ids."""
    ends = frozenset(known)
    return tuple(c for c in corpus.by_key[key].claims if c.subject in ends and (not isinstance(c.object, str) or c.object in ends))


def _said(key: str, claim: Claim, path_of: Mapping[Ref, str]) -> Said:
    target = path_of[key, claim.object] if isinstance(claim.object, str) else claim.object
    speaker = path_of[key, claim.status.attributed_to] if claim.status.attributed_to else ""
    return Said((key, claim.id), claim, (path_of[key, claim.subject], claim.predicate, target), speaker, (key, claim.sentence[0]))


def _relation_key(said: Said) -> tuple[str, str, str]:
    """Claims with one key say the same: the existence of an event counts as one, whatever class each document gives it."""
    subject, predicate, target = said.relation
    if predicate == "type":
        return subject, predicate, ""
    return subject, predicate, target if isinstance(target, str) else f"{target.datatype} {target.value}"


def _by_itself(said: Said, minimum: float) -> str:
    """Why the claim is no fact, as far as it says itself; empty if it may be one."""
    status = said.claim.status
    if status.polarity == "Denied":
        return DENIED
    if status.modality != "Actual":
        return PLANNED if status.modality == "Planned" else POSSIBLE
    if said.claim.confidence < minimum:
        return UNSURE
    return ONE_THING if said.relation[0] == said.relation[2] else ""


def _by_time(said: Said, events: Set[str]) -> str:
    """Why a relation that a text tells as past is no fact: it would read as one that holds. One of the ``events`` is past once it has happened."""
    ended = said.claim.status.tense == "past" and said.claim.predicate != HELD
    return OVER if ended and said.relation[0] not in events else ""


def _by_later(claims: Iterable[Said], refused: Mapping[Ref, str], written: Callable[[str], str | None]) -> dict[Ref, str]:
    """The claims that somebody holds a post, and what the same words say besides, that are older than its end: it is held no more. ``written`` gives the date of
    a document; one without a date knows nothing later than those that have one."""
    over: dict[tuple[str, str | Value], str] = {}
    for said in claims:
        holder, predicate, post = said.relation
        if predicate == HELD and said.ref not in refused:
            over[holder, post] = max(over.get((holder, post), ""), (said.claim.ends or "").removeprefix("../"))
    if not over:
        return {}
    gone: set[tuple[str, str, Offsets]] = set()
    for said in claims:
        holder, predicate, post = said.relation
        last = over.get((holder, post)) if predicate == HOLDS else None
        if last is not None and (written(said.ref[0]) or "") <= last:
            gone.add((said.ref[0], holder, said.claim.trigger))
    return {s.ref: OVER for s in claims if s.claim.predicate != HELD and (s.ref[0], s.relation[0], s.claim.trigger) in gone and s.ref not in refused}


def _by_speakers(
    group: list[Said],
    refused: Mapping[Ref, str],
    ontology: Ontology,
    is_named: Callable[[str], bool],
    separate: Callable[[Said, Said], bool],
) -> dict[Ref, str]:
    """Reasons for the claims of one relation that only speakers vouch for."""
    if not any(said.speaker for said in group):
        return {}
    able = [said for said in group if said.ref not in refused]
    reported = [said for said in able if said.speaker]
    if not reported:
        return {}
    if len(reported) < len(able):
        return {}  # a document says it itself: what speakers say besides supports the same fact
    deniers = [said for said in group if refused.get(said.ref) == DENIED and said.claim.status.modality == "Actual"]
    believed = ontology.properties[group[0].claim.predicate].fact_when_said if group[0].claim.predicate in ontology.properties else False
    if believed or _corroborated(reported, is_named, separate):
        contradicted = any(d.speaker != s.speaker or d.ref[0] != s.ref[0] for d in deniers for s in reported)
        return {said.ref: CONTRADICTED for said in reported} if contradicted else {}
    return {said.ref: ONE_SPEAKER for said in reported}


def _corroborated(reported: list[Said], is_named: Callable[[str], bool], separate: Callable[[Said, Said], bool]) -> bool:
    """Whether two different named speakers say it in passages of independent origin."""
    by_speaker: dict[str, list[Said]] = defaultdict(list)
    for said in reported:
        if is_named(said.speaker):
            by_speaker[said.speaker].append(said)
    speakers = sorted(by_speaker)
    return any(
        separate(one, other)
        for i, first in enumerate(speakers)
        for second in speakers[i + 1 :]
        for one in by_speaker[first]
        for other in by_speaker[second]
    )


def _facts(standing: Iterable[Said], ontology: Ontology, count: Callable[[Iterable[Said]], int]) -> Iterator[Fact]:
    """One fact for each relation in the closure of ``standing``, with all claims that support it."""
    supports: dict[str, tuple[Relation, dict[Ref, Said]]] = {}
    for said in standing:
        for relation in closure(ontology, said.relation):
            supports.setdefault(sort_key(relation), (relation, {}))[1][said.ref] = said
    for key in sorted(supports):
        (subject, predicate, target), claims = supports[key]
        yield Fact(subject, predicate, target, tuple(sorted(claims)), count(claims.values()))


def closure(ontology: Ontology, relation: Relation) -> Iterator[Relation]:
    """The relation with all superproperties, both directions of symmetric ones, and all superclasses of a class."""
    subject, predicate, target = relation
    if predicate == "type" and isinstance(target, Value):
        for kind in sorted(ontology.superclasses.get(target.value, frozenset((target.value,)))):
            yield subject, predicate, Value(kind, target.datatype)
        return
    for name in sorted(ontology.superproperties.get(predicate, frozenset((predicate,)))):
        yield subject, name, target
        if isinstance(target, str) and name in ontology.properties and ontology.properties[name].symmetric:
            yield target, name, subject


def sort_key(relation: Relation) -> str:
    """What facts are sorted by: subject, predicate, object. Why one text: it is compared faster than four. No path, predicate or datatype has a null in it."""
    subject, predicate, target = relation
    return f"{subject}\0{predicate}\0\0{target}" if isinstance(target, str) else f"{subject}\0{predicate}\0{target.datatype}\0{target.value}"


def approximate(placements: Iterable[Placement]) -> list[Fact]:
    """``approximately_at`` facts: from whose position one may tell about where a place is."""
    return [Fact(found.place, "approximately_at", found.at, (), 0) for found in placements]


def placed(inside: Iterable[tuple[str, str]], known: Iterable[Fact]) -> list[Fact]:
    """``located_in`` facts that only the gazetteer or a placement supports, for pairs of place and container, where no document says it."""
    have = {(f.subject, f.object) for f in known if f.predicate == "located_in"}
    return [Fact(place, "located_in", outer, (), 0) for place, outer in sorted(set(inside) - have) if place != outer]
