"""Organisations and groups: which local entities are one.

Names join when they are equal without article and legal form, or spelt alike throughout. An acronym joins the one organisation that some document
introduces by it, and a short name the one organisation that some document calls so beside its full name. A name made of common words only ("Ministry of
Defence", "Parliament") belongs to the country that it is anchored in, and joins only there. What has no name ("the delegation") never joins, but
for the institutions of which a country has one ("the Norlandic government").
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from operator import itemgetter

from msgspec import Struct

from kg.gazetteer import Gazetteer
from kg.gazetteer.names import fold, initials, organization_key, plain
from kg.model import Entity, Ref
from kg.resolution.actors.spellings import ALIKE, COMMON, Spellings, is_common
from kg.resolution.clusters.disjoint import Clusters
from kg.resolution.corpus import evidence
from kg.resolution.corpus.indexed import Corpus
from kg.resolution.corpus.registers import Register
from kg.resolution.kept import NOTHING, Kept

INTRODUCED = 0.85
_OTHER = "\t"
_ALIAS = f"{_OTHER}alias "
"""What stands before terms other than the keys of names, and before what else a body is called"""
STATE = frozenset("government ministry parliament senate cabinet presidency army navy military police".split())
"""Institutions of which a country has one each: "the Norlandic foreign ministry" names one without being a name."""


class Body(Struct, frozen=True, array_like=True):
    """An organisation or group of one document: by which keys it is looked for, the countries that it is anchored in, the keys of further names that the document
    calls it by, and the institution of a country that its name means. ``key`` is None for what has no name."""

    id: str
    key: str | None
    name: str
    anchors: tuple[str, ...]
    aliases: tuple[str, ...]
    institution: tuple[str, str] | None


def join(corpus: Corpus, gazetteer: Gazetteer, clusters: Clusters, kept: Kept = NOTHING) -> None:
    """Join the organisations and groups of the corpus in ``clusters``: those with a name, and the institutions of one country. What was ``kept`` must have been made
    without anything else in ``clusters``."""
    bodies, spelling = Register(kept, "bodies", tuple[int, Body]), Spellings(kept)
    recall = kept.some("organizations", tuple[Body, ...])
    touched: set[str] = set()
    for key in corpus.changed(bodies.known and clusters.known):
        here = recall(key, partial(_bodies, corpus, key, gazetteer), None) if key in corpus.by_key else ()
        touched |= bodies.put(key, [(term, (number, body)) for number, body in enumerate(here) for term in _terms(body)])
    names = {term for term in touched if not term.startswith(_OTHER)}
    touched |= spelling.renew(names, {name for name in names if any(True for _ in bodies.of(name))})
    found = _reach(touched, bodies, spelling)
    clusters.renew(found)
    _institutions(found, clusters)
    named = {ref: body for ref, body in found.items() if body.key is not None}
    anchors = {ref: frozenset(body.anchors) for ref, body in named.items()}
    by_key: dict[str, list[Ref]] = defaultdict(list)
    for ref, body in named.items():
        by_key[body.key or ""].append(ref)
    for key in sorted(by_key.keys() - {""}):
        _same_name(key, by_key[key], anchors, clusters)
    _variants(spelling.pairs(by_key), by_key, anchors, clusters)
    _introduced(named, anchors, clusters)


def _terms(body: Body) -> Iterator[str]:
    """By what a body is compared with others: the key of its name, its institution, and what else its document calls it. What only describes is not compared."""
    if body.key:
        yield body.key
    if body.institution:
        yield f"{_OTHER}institution {' '.join(body.institution)}"
    yield from (f"{_ALIAS}{alias}" for alias in body.aliases if not is_common(alias))


def _reach(start: Iterable[str], bodies: Register[tuple[int, Body]], spelling: "Spellings") -> dict[Ref, Body]:
    """The bodies of the terms ``start`` and all that can be joined with any of them, in any number of steps, in the order of the corpus."""
    seen, waiting = set(start), list(start)
    found: dict[tuple[str, int], Body] = {}
    while waiting:
        term = waiting.pop()
        alias = term.removeprefix(_ALIAS)
        beside = {alias} if alias != term else set() if term.startswith(_OTHER) else {f"{_ALIAS}{term}", *spelling.alike(term)}
        for key, (number, body) in bodies.of(term):
            found[key, number] = body
            beside.update(_terms(body))
            beside.update(alias for alias in body.aliases if not is_common(alias))
        waiting += beside - seen
        seen |= beside
    return {(key, body.id): body for (key, _), body in sorted(found.items(), key=itemgetter(0))}


def _bodies(corpus: Corpus, key: str, gazetteer: Gazetteer) -> tuple[Body, ...]:
    """The organisations and groups of one document."""
    return tuple(_body(corpus, ref, gazetteer) for ref in corpus.of_kind("Organization", "Group", among=(key,)))


def _body(corpus: Corpus, ref: Ref, gazetteer: Gazetteer) -> Body:
    entity = corpus.entities[ref]
    institution = _institution(entity.name, gazetteer)
    if not entity.named:
        return Body(entity.id, None, "", (), (), institution)
    name = organization_key(entity.name)
    return Body(entity.id, _key(entity), name, tuple(sorted(_anchors(corpus, ref))), tuple(sorted(set(_aliases(entity)))), institution)


def _institutions(bodies: Mapping[Ref, Body], clusters: Clusters) -> None:
    """Join what is called by one institution of one country, by name or in words ("Norlandic government", "government of Norland", "Norland Government")."""
    found: dict[tuple[str, str], list[Ref]] = defaultdict(list)
    for ref, body in bodies.items():
        if body.institution:
            found[body.institution].append(ref)
    for institution in sorted(found):
        clusters.join_all(found[institution], "same institution of one country", 0.9)


def _institution(name: str, gazetteer: Gazetteer) -> tuple[str, str] | None:
    """The code of a country and which of its institutions a name means ("foreign ministry"); None for other bodies."""
    head, of, country = name.removeprefix("the ").removeprefix("The ").partition(" of ")
    words = head.split()
    for n in range(min(3, len(words) - 1), 0, -1) if not of else ():
        country = " ".join(words[:n]).removesuffix("'s")
        if gazetteer.country_of_adjective(country) or gazetteer.country_code(country):
            words = words[n:]
            break
    code = gazetteer.country_code(country) or gazetteer.country_of_adjective(country)
    rest = plain(" ".join(words)).split()
    if not code or not rest or rest[-1] not in STATE or not COMMON.issuperset(rest):
        return None
    return code, " ".join(rest)


def _key(entity: Entity) -> str:
    return organization_key(entity.name) or fold(entity.name)


def _anchors(corpus: Corpus, ref: Ref) -> frozenset[str]:
    """The countries that the name itself or plain claims anchor an organisation in."""
    entity = corpus.entities[ref]
    own = {f"country:{entity.country}"} if entity.country else set()
    return frozenset(own | {tie for tie in evidence.ties(corpus, ref) if tie.startswith("country:")})


def _same_name(key: str, refs: Sequence[Ref], anchors: Mapping[Ref, frozenset[str]], clusters: Clusters) -> None:
    """Join bearers of one name; those of a common name country by country, within a document in any case."""
    anchored: dict[str, list[Ref]] = defaultdict(list)
    free: list[Ref] = []
    for ref in refs:
        if len(anchors[ref]) == 1:
            anchored[min(anchors[ref])].append(ref)
        else:
            free.append(ref)
    for country in sorted(anchored):
        clusters.join_all(anchored[country], "same name and country", 1.0)
    if is_common(key):
        for same in _by_document([*free]).values():
            clusters.join_all(same, "same name", 0.95)
    elif len(anchored) < 2:
        clusters.join_all(refs, "same name", 1.0)
    else:
        clusters.join_all(free, "same name", 0.95)


def _by_document(refs: Sequence[Ref]) -> dict[str, list[Ref]]:
    found: dict[str, list[Ref]] = defaultdict(list)
    for ref in refs:
        found[ref[0]].append(ref)
    return found


def _variants(pairs: Iterable[tuple[str, str]], by_key: Mapping[str, list[Ref]], anchors: Mapping[Ref, frozenset[str]], clusters: Clusters) -> None:
    """Join names that are spelt alike."""
    for one, other in pairs:
        _join_keys(by_key[one], by_key[other], anchors, clusters)


def _join_keys(ours: Sequence[Ref], theirs: Sequence[Ref], anchors: Mapping[Ref, frozenset[str]], clusters: Clusters) -> None:
    if len(clusters.members(ours)) == len(clusters.members(theirs)) == 1 and _agree(ours, theirs, anchors):
        clusters.join(ours[0], theirs[0], "spelt alike", ALIKE)


def _agree(ours: Sequence[Ref], theirs: Sequence[Ref], anchors: Mapping[Ref, frozenset[str]]) -> bool:
    """Whether the countries of two clusters do not speak against their being one."""
    here = frozenset().union(*(anchors[r] for r in ours))
    there = frozenset().union(*(anchors[r] for r in theirs))
    return not here or not there or not here.isdisjoint(there)


def _introduced(bodies: Mapping[Ref, Body], anchors: Mapping[Ref, frozenset[str]], clusters: Clusters) -> None:
    """Join a short name or an acronym with the one cluster that is introduced by it in some document."""
    full: dict[str, set[Ref]] = defaultdict(set)
    bearing: dict[str, list[Ref]] = defaultdict(list)
    members: dict[Ref, list[Ref]] = defaultdict(list)
    for ref, body in bodies.items():
        for alias in body.aliases:
            full[alias].add(clusters.find(ref))
        bearing[body.name].append(ref)
        members[clusters.find(ref)].append(ref)
    for alias in sorted(full.keys() & bearing.keys()):
        if is_common(alias):
            continue
        if len(full[alias]) != 1:
            for ref in bearing[alias]:
                fitting = [r for r in full[alias] if ref[0] not in {m[0] for m in members[r]} and _agree([ref], members[r], anchors)]
                clusters.offer(ref, fitting, "called so elsewhere")
            continue
        target = members[min(full[alias])]
        documents = {r[0] for r in target}
        for ref in bearing[alias]:
            if ref[0] not in documents and _agree([ref], target, anchors):
                clusters.join(target[0], ref, "introduced by this name elsewhere", INTRODUCED)


def _aliases(entity: Entity) -> Iterator[str]:
    """The keys of the shorter names by which a document calls an entity of a longer name."""
    name = _key(entity)
    for text in sorted({m.text for m in entity.mentions if m.form == "name"}):
        alias = organization_key(text)
        if not alias or alias == name:
            continue
        if text.replace(".", "").upper() in initials(entity.name) or f" {name} ".startswith(f" {alias} ") or len(alias.split()) > 1:
            yield alias
