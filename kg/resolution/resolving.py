"""The steps of resolution in their order."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from msgspec import structs

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
from kg.resolution.corpus import corpus_of
from kg.resolution.homes import Homes
from kg.resolution.kept import NOTHING, Kept
from kg.resolution.origins import origins
from kg.resolution.parts import parts_of
from kg.resolution.places import Links
from kg.resolution.profiles import of_events
from kg.resolution.who import who_is_who

_JOINED = (("Place",), ("Person",), ("Organization", "Group"), ("Product",))
"""Classes whose names are joined by themselves"""


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
    names = NOTHING if decided or not _is_apart(corpus.ontology) else kept
    links, clusters = places.link(corpus, gazetteer, kept), Clusters(names)
    apart, unheeded = deciding.apply(corpus, decided, clusters)
    clusters.forget(corpus.kept.changed)
    placed = same_places.join(corpus, links, clusters, names)
    people.join(corpus, clusters, names)
    organizations.join(corpus, gazetteer, clusters, names)
    products.join(corpus, clusters, names)
    clusters.keep(corpus.name_of)
    who = who_is_who(corpus, clusters, links, placed)
    posts.join(corpus, clusters, lambda ref: who.spot_of(ref)[0], names, {*links.moved, *(key for key, _ in clusters.moved)})
    clusters.keep(corpus.name_of)
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
    resolution = Resolution(
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
    return structs.replace(resolution, parts=parts_of(resolution, corpus.outlines, ontology, kept))


def _is_apart(ontology: Ontology) -> bool:
    """Whether no class is below two of those that are joined by themselves: then what is joined of one says nothing of the others."""
    return all(sum(any(ontology.is_a(kind, top) for top in tops) for tops in _JOINED) < 2 for kind in ontology.superclasses)


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
