"""The steps of resolution in their order."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from kg.extraction.confidence import FACT
from kg.gazetteer import Gazetteer
from kg.model import Decision, Extraction, Node, Placement, Ref, Resolution
from kg.ontology.terms import Ontology
from kg.resolution import (
    deciding,
    events,
    facts,
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
from kg.resolution.corpus import Corpus, corpus_of
from kg.resolution.homes import Homes
from kg.resolution.kept import NOTHING, Kept
from kg.resolution.origins import origins
from kg.resolution.places import Links
from kg.resolution.profiles import Keys, Spot, Who, of_events
from kg.resolution.tellings import words_of


def resolve(
    extractions: Sequence[Extraction] | Mapping[str, Extraction],
    ontology: Ontology,
    gazetteer: Gazetteer,
    min_confidence: float = FACT,
    decisions: Iterable[Decision] = (),
    kept: Kept = NOTHING,
) -> Resolution:
    """Nodes, merges, facts and refusals of all documents together; ``decisions`` win over every rule.

    Neither the order of ``extractions`` and ``decisions`` nor repeated ones matter, nor what was ``kept``. Extractions that come by the keys of their documents are
    only read where they must be.
    """
    corpus, decided = corpus_of(extractions, ontology, kept), tuple(decisions)
    links = places.link(corpus, gazetteer, kept)
    clusters = Clusters()
    apart, unheeded = deciding.apply(corpus, decided, clusters)
    same_places.join(corpus, links, clusters)
    people.join(corpus, clusters, NOTHING if decided else kept)
    organizations.join(corpus, gazetteer, clusters, kept)
    products.join(corpus, clusters)
    who = _who(corpus, clusters, links)
    posts.join(corpus, clusters, lambda ref: who.spot_of(ref)[0])
    found_origins = origins(corpus, kept)
    origin_of = dict(found_origins.origin_of)
    profiles = of_events(corpus, who, found_origins.copy_of, kept)
    joined = events.join(corpus, clusters, profiles, stories.stories(corpus, kept), who.called, kept)
    made, path_of, replaced = Homes(corpus, clusters, links, profiles, joined.span, gazetteer, kept).nodes()
    named = {path_of[ref] for ref, entity in corpus.named.items() if entity.named}
    found, refused = facts.judge(corpus, path_of, facts.of_several(made), named.__contains__, origin_of, min_confidence, kept)
    about = whereabouts.placements(links.near, path_of, made)
    made = _in_use(made, about, links)
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
        outlines=dict(corpus.outlines),
    )


def _who(corpus: Corpus, clusters: Clusters, links: Links) -> Who:
    """What identifies people, organisations and places, once they are joined."""

    def own(ref: Ref) -> str:
        place = links.place.get(ref)
        if place and place.feature == "country":
            return f"country:{place.country_code}"
        return " ".join(clusters.find(ref))

    def keys_of(ref: Ref) -> Keys:
        entity = corpus.named.get(ref)
        if entity and entity.country:
            return frozenset((f"country:{entity.country}",) if ontology_country(ref) else (own(ref), f"country:{entity.country}"))
        return frozenset((own(ref),))

    def ontology_country(ref: Ref) -> bool:
        return corpus.ontology.is_a(corpus.named[ref].kind, "Country")

    def spot_of(ref: Ref) -> Spot:
        around = {own(outer) for outer in links.inside.get(ref, ())}
        if ref in links.country:
            around.add(f"country:{links.country[ref]}")
        return own(ref), frozenset(around)

    called: dict[str, set[str]] = defaultdict(set)
    for ref, entity in corpus.named.items():
        if entity.named:
            called[own(ref)].update(words_of(entity.name))
    return Who(cache(keys_of), cache(spot_of), {key: frozenset(words) for key, words in called.items()})


def _in_use(made: Sequence[Node], about: Sequence[Placement], links: Links) -> tuple[Node, ...]:
    """The nodes without those of towns and countries that no document names by themselves and nothing leads to: another document tells more of what is near."""
    at = {placement.at for placement in about}
    stay = [node for node in made if node.members or node.path in at]
    codes = {place.country_code for place in (*links.place.values(), *(node.place for node in stay if node.place))}
    return tuple(n for n in made if n.members or n.path in at or (n.place and n.place.feature == "country" and n.place.country_code in codes))


def _around(links: Links, path_of: Mapping[Ref, str], made: Sequence[Node]) -> Iterator[tuple[str, str]]:
    """Each linked place with its country, and with the region in it that some document names."""
    known = {(n.place.country_code, n.place.name, n.place.feature): n.path for n in made if n.place}
    countries = {code: path for (code, _, feature), path in known.items() if feature == "country"}
    for ref, place in links.place.items():
        code = place.country_code
        if place.feature != "country" and code in countries:
            yield path_of[ref], countries[code]
            yield from ((path_of[ref], known[code, name, "region"]) for name in place.parents if (code, name, "region") in known)
    for node in made:
        if node.place and not node.members and node.place.feature != "country" and node.place.country_code in countries:
            yield node.path, countries[node.place.country_code]
