"""The steps of resolution in their order."""

from collections.abc import Iterable, Mapping, Sequence
from functools import partial

from kg.extraction.confidence import FACT
from kg.gazetteer import Gazetteer
from kg.model import Decision, Extraction, Resolution
from kg.ontology.terms import Ontology
from kg.resolution import later
from kg.resolution.actors import organizations, people, posts, products
from kg.resolution.clusters import deciding, pairs
from kg.resolution.clusters.disjoint import Clusters
from kg.resolution.coreference import events, stories
from kg.resolution.coreference.standing import standing as standing_of
from kg.resolution.coreference.who import who_is_who
from kg.resolution.corpus.indexed import Corpus, corpus_of
from kg.resolution.events.profiles import Drafts, Profiles, drafts_of
from kg.resolution.kept import NOTHING, Kept
from kg.resolution.later import Later
from kg.resolution.nodes import describing
from kg.resolution.nodes.membership import groups_of
from kg.resolution.places import same_places, toponyms
from kg.resolution.renewing import renewed
from kg.resolution.sources.origins import origins

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
    drafts = drafts_of(corpus, kept)
    _read(corpus, drafts)
    links, clusters = toponyms.link(corpus, gazetteer, kept), Clusters(names)
    apart, unheeded = deciding.apply(corpus, decided, clusters)
    accepted = tuple(clusters.merges)
    clusters.forget(corpus.kept.changed)
    placed = same_places.join(corpus, links, clusters, names)
    people.join(corpus, clusters, names)
    organizations.join(corpus, gazetteer, clusters, names)
    products.join(corpus, clusters, names)
    trait_of = partial(describing.trait, corpus, links, clusters.find)
    clusters.keep(trait_of, links.moved)
    who = who_is_who(corpus, clusters, links, placed)
    others = links.moved | {key for key, _ in clusters.moved}
    posts.join(corpus, clusters, lambda ref: who.spot_of(ref)[0], names, others)
    clusters.keep(trait_of, others)
    found_origins = origins(corpus, kept)
    standing = standing_of(corpus, clusters, links, found_origins, drafts, names)
    profiles = Profiles(drafts, who, standing.passages, standing.family)
    renamed = {" ".join(root) for root in clusters.renamed} | {same_places.COUNTRY + code for code in placed.turned}
    joined = events.join(corpus, clusters, profiles, standing, stories.stories(corpus, kept), who.called, renamed, kept, bool(decided))
    if names is not NOTHING:
        clusters.keep(trait_of, others)
    decided_on = frozenset(ref for merge in accepted for ref in (merge.left, merge.right))
    groups = groups_of(clusters, names)
    living = renewed(
        corpus, groups, links, profiles, joined.span, joined.respanned, found_origins, gazetteer, min_confidence, decided_on, kept
    )
    return Resolution(
        Later(partial(later.nodes, living)),
        later.path_of(living),
        Later(clusters.sorted_merges),
        Later(partial(later.all_facts, living)),
        later.refused(living),
        found_origins.origin_of,
        open=Later(clusters.open),
        apart=apart,
        unheeded=unheeded,
        replaced=Later(partial(later.replaced, living)),
        placements=tuple(living.around.placements[path] for path in sorted(living.around.placements)),
        outlines=corpus.outlines,
        parts=living,
        paired=pairs.paired(clusters, apart, kept, names),
    )


def _read(corpus: Corpus, drafts: Drafts) -> None:
    """Ask of each document that has changed what everybody asks, while it is at hand: each look at all of them is a look at all of the memory."""
    for key in sorted(corpus.kept.changed & corpus.by_key.keys()):
        corpus.outlines[key], corpus.things.of(key), drafts.of(key)


def _is_apart(ontology: Ontology) -> bool:
    """Whether no class is below two of those that are joined by themselves: then what is joined of one says nothing of the others."""
    return all(sum(any(ontology.is_a(kind, top) for top in tops) for tops in _JOINED) < 2 for kind in ontology.superclasses)
