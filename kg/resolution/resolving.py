"""The steps of resolution in their order."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec.structs import replace

from kg.extraction.confidence import FACT
from kg.gazetteer import Gazetteer
from kg.model import ACCEPTED, Decision, Extraction, Node, Offsets, Ref, Resolution
from kg.ontology.terms import Ontology
from kg.resolution import (
    deciding,
    events,
    facts,
    former,
    iris,
    nodes,
    organizations,
    people,
    places,
    posts,
    products,
    same_places,
    stories,
    whereabouts,
)
from kg.resolution.clusters import Clusters
from kg.resolution.corpus import Corpus, corpus_of, first_offsets
from kg.resolution.dates import Span
from kg.resolution.kept import NOTHING, Kept
from kg.resolution.origins import origins
from kg.resolution.places import Links
from kg.resolution.profiles import Keys, Profile, Spot, Who, of_events
from kg.resolution.tellings import words_of


def resolve(
    extractions: Sequence[Extraction],
    ontology: Ontology,
    gazetteer: Gazetteer,
    min_confidence: float = FACT,
    decisions: Iterable[Decision] = (),
    kept: Kept = NOTHING,
) -> Resolution:
    """Nodes, merges, facts and refusals of all documents together; ``decisions`` win over every rule.

    Neither the order of ``extractions`` and ``decisions`` nor repeated ones matter, nor what was ``kept``.
    """
    corpus, decided = corpus_of(extractions, ontology), tuple(decisions)
    links = places.link(corpus, gazetteer, kept)
    clusters = Clusters()
    apart, unheeded = deciding.apply(corpus, decided, clusters)
    same_places.join(corpus, links, clusters)
    people.join(corpus, clusters, NOTHING if decided else kept)
    organizations.join(corpus, gazetteer, clusters)
    products.join(corpus, clusters)
    who = _who(corpus, clusters, links)
    posts.join(corpus, clusters, lambda ref: who.spot_of(ref)[0])
    found_origins = origins(corpus)
    origin_of = dict(found_origins.origin_of)
    profiles = of_events(corpus, who, found_origins.copy_of, kept)
    spans = {root: profile.span for root, profile in events.join(corpus, clusters, profiles, stories.stories(corpus), who.called).items()}
    made, path_of, replaced = _nodes(corpus, clusters, links, profiles, spans, gazetteer)
    named = {path_of[ref] for ref, entity in corpus.entities.items() if entity.named}
    found, refused = facts.judge(corpus, path_of, named.__contains__, origin_of, min_confidence, kept)
    about = whereabouts.placements(links.near, path_of, {node.path for node in made if node.place})
    inside = ((p.place, p.at) for p in about if p.inside)
    derived = (*facts.placed((*_around(links, path_of, made), *inside), found), *facts.approximate(about))
    every = sorted((*found, *derived), key=lambda f: facts.sort_key((f.subject, f.predicate, f.object)))
    return Resolution(
        made,
        path_of,
        clusters.sorted_merges(),
        tuple(every),
        refused,
        origin_of,
        open=clusters.open(),
        apart=apart,
        unheeded=unheeded,
        replaced=replaced,
        placements=about,
    )


def _who(corpus: Corpus, clusters: Clusters, links: Links) -> Who:
    """What identifies people, organisations and places, once they are joined."""

    def own(ref: Ref) -> str:
        place = links.place.get(ref)
        if place and place.feature == "country":
            return f"country:{place.country_code}"
        return " ".join(clusters.find(ref))

    def keys_of(ref: Ref) -> Keys:
        entity = corpus.entities.get(ref)
        if entity and entity.country:
            return frozenset((f"country:{entity.country}",) if ontology_country(ref) else (own(ref), f"country:{entity.country}"))
        return frozenset((own(ref),))

    def ontology_country(ref: Ref) -> bool:
        return corpus.ontology.is_a(corpus.entities[ref].kind, "Country")

    def spot_of(ref: Ref) -> Spot:
        around = {own(outer) for outer in links.inside.get(ref, ())}
        if ref in links.country:
            around.add(f"country:{links.country[ref]}")
        return own(ref), frozenset(around)

    called: dict[str, set[str]] = defaultdict(set)
    for ref, entity in corpus.entities.items():
        if entity.named:
            called[own(ref)].update(words_of(entity.name))
    return Who(keys_of, spot_of, {key: frozenset(words) for key, words in called.items()})


def _nodes(
    corpus: Corpus,
    clusters: Clusters,
    links: Links,
    profiles: Mapping[Ref, Profile],
    spans: Mapping[Ref, Span | None],
    gazetteer: Gazetteer,
) -> tuple[tuple[Node, ...], dict[Ref, str], tuple[tuple[str, str], ...]]:
    """All nodes, sorted by path, the path of each local id, and the paths that are replaced by others."""
    found = nodes.entities(corpus, clusters, links)
    found += nodes.countries(gazetteer, list(links.place.values()), found)
    label_of = {ref: node.label for node in found for ref in node.members}
    found += nodes.events(corpus, clusters, spans.get)
    found += nodes.roles(corpus, clusters, lambda ref: label_of.get(ref, ""))
    by_root = {node.members[0] if node.members else ("", node.path): node for node in found}
    offsets = _offsets(corpus)
    wanted = {root: node.path for root, node in by_root.items()}
    paths = iris.distinct(wanted, lambda root: tuple((ref[0], offsets.get(ref, (0, 0))) for ref in by_root[root].members))
    made = {root: node if node.path == paths[root] else replace(node, path=paths[root]) for root, node in by_root.items()}
    decided = frozenset(ref for merge in clusters.merges if merge.reason.startswith(ACCEPTED) for ref in (merge.left, merge.right))
    own = {root: node for root, node in made.items() if node.members}
    named = tuple(sorted(made.values(), key=lambda n: n.path))
    path_of = {ref: node.path for node in named for ref in node.members}
    return named, path_of, former.paths(corpus, own, wanted, links, profiles, offsets, decided)


def _offsets(corpus: Corpus) -> dict[Ref, Offsets]:
    """Where each entity and event stands first, and where each post is first held."""
    found = {ref: first_offsets(thing) for things in (corpus.entities, corpus.events) for ref, thing in things.items()}
    held = sorted(((key, claim.object), claim.trigger) for key, claim in corpus.claims() if isinstance(claim.object, str))
    for ref, trigger in held:
        if ref in corpus.posts:
            found.setdefault(ref, trigger)
    return found


def _around(links: Links, path_of: Mapping[Ref, str], made: Sequence[Node]) -> Iterator[tuple[str, str]]:
    """Each linked place with its country, and with the region in it that some document names."""
    known = {(n.place.country_code, n.place.name, n.place.feature): n.path for n in made if n.place}
    countries = {code: path for (code, _, feature), path in known.items() if feature == "country"}
    for ref, place in links.place.items():
        code = place.country_code
        if place.feature != "country" and code in countries:
            yield path_of[ref], countries[code]
            yield from ((path_of[ref], known[code, name, "region"]) for name in place.parents if (code, name, "region") in known)
