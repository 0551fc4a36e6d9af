"""Organisations and groups: which local entities are one.

Names join when they are equal without article and legal form, or spelt alike throughout. An acronym joins the one organisation that some document
introduces by it, and a short name the one organisation that some document calls so beside its full name. A name made of common words only ("Ministry of
Defence", "Parliament") belongs to the country that it is anchored in, and joins only there. What has no name ("the delegation") never joins, but
for the institutions of which a country has one ("the Norlandic government").
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import combinations

from msgspec import Struct

from kg.gazetteer import Gazetteer
from kg.gazetteer.names import fold, initials, organization_key, organization_score, plain
from kg.gazetteer.words import ORGANIZATION_HEADS
from kg.model import Entity, Ref
from kg.resolution import evidence
from kg.resolution.clusters import Clusters
from kg.resolution.corpus import Corpus
from kg.resolution.kept import NOTHING, Kept, Whole

ALIKE = 0.9
INTRODUCED = 0.85
_COMMON = ORGANIZATION_HEADS | frozenset(
    "of the and for in on to a foreign interior defence defense justice finance health education labour labor trade energy transport agriculture culture"
    " environment internal external affairs state states national federal central regional local supreme high constitutional general public security"
    " intelligence armed air naval military border special police government cabinet parliament senate assembly house representatives lords commons congress council"
    " council court bank party opposition union president presidential prime minister office department ministry agency service command staff headquarters"
    " forces army navy guard district city county town municipal provincial first second third people peoples workers social democratic liberal labour"
    " conservative republican communist socialist green christian stock exchange chamber commerce university hospital school college church".split()
)
"""Words that many organisations share: a name made of nothing else tells which one only together with a country."""


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


class Known(Struct, frozen=True, array_like=True):
    """The keys of all names, and pairs of them that are spelt alike."""

    keys: tuple[str, ...] = ()
    alike: tuple[tuple[str, str], ...] = ()


def join(corpus: Corpus, gazetteer: Gazetteer, clusters: Clusters, kept: Kept = NOTHING) -> None:
    """Join the organisations and groups of the corpus in ``clusters``: those with a name, and the institutions of one country."""
    recall = kept.stage("organizations", tuple[Body, ...])
    bodies = {(key, body.id): body for key in corpus.by_key for body in recall(key, partial(_bodies, corpus, key, gazetteer), None)}
    _institutions(bodies, clusters)
    named = {ref: body for ref, body in bodies.items() if body.key is not None}
    anchors = {ref: frozenset(body.anchors) for ref, body in named.items()}
    by_key: dict[str, list[Ref]] = defaultdict(list)
    for ref, body in named.items():
        by_key[body.key or ""].append(ref)
    for key in sorted(by_key.keys() - {""}):
        _same_name(key, by_key[key], anchors, clusters)
    _variants(_alike(sorted(by_key.keys() - {""}), kept.whole("alike organizations", Known)), by_key, anchors, clusters)
    _introduced(named, anchors, clusters)


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
    if not code or not rest or rest[-1] not in STATE or not _COMMON.issuperset(rest):
        return None
    return code, " ".join(rest)


def _key(entity: Entity) -> str:
    return organization_key(entity.name) or fold(entity.name)


def _anchors(corpus: Corpus, ref: Ref) -> frozenset[str]:
    """The countries that the name itself or plain claims anchor an organisation in."""
    entity = corpus.entities[ref]
    own = {f"country:{entity.country}"} if entity.country else set()
    return frozenset(own | {tie for tie in evidence.evidence(corpus, ref).ties if tie.startswith("country:")})


def is_common(key: str) -> bool:
    """Whether a name holds nothing but common words."""
    words = key.split()
    return bool(words) and all(word in _COMMON or word.isdigit() for word in words)


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


def _alike(keys: Sequence[str], whole: Whole[Known]) -> Sequence[tuple[str, str]]:
    """Pairs of ``keys`` that are spelt alike in every word. What was compared before is not compared again."""
    before = whole.made or Known()
    compared, present = frozenset(before.keys), frozenset(keys)
    blocks: dict[str, list[str]] = defaultdict(list)
    for key in keys:
        if len(key) >= 8 and not is_common(key):
            blocks[_block(key)].append(key)
    fresh = (pair for block in blocks.values() if not compared.issuperset(block) for pair in combinations(block, 2) if not compared.issuperset(pair))
    alike = [pair for pair in before.alike if present.issuperset(pair)]
    alike += [pair for pair in fresh if organization_score(*pair)[0] >= ALIKE and _typo(*pair)]
    alike.sort(key=lambda pair: (_block(pair[0]), pair))
    whole.keep(Known(tuple(keys), tuple(alike)))
    return alike


def _block(key: str) -> str:
    """What two names have in common that are spelt alike."""
    return " ".join(sorted(word[:3] for word in key.split()))


def _variants(pairs: Iterable[tuple[str, str]], by_key: Mapping[str, list[Ref]], anchors: Mapping[Ref, frozenset[str]], clusters: Clusters) -> None:
    """Join names that are spelt alike."""
    for one, other in pairs:
        _join_keys(by_key[one], by_key[other], anchors, clusters)


def _typo(one: str, other: str) -> bool:
    """Whether differing words differ by spelling ("organisation"), not by a letter that makes another short name."""
    ours, theirs = one.split(), other.split()
    return all(fold(a) == fold(b) or min(len(a), len(b)) >= 6 for a, b in zip(sorted(ours), sorted(theirs), strict=False))


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
