"""Resolve: who is who across documents, which mentions are one event, and what is taken for a fact.

``resolve`` is a pure function of the set of extractions. Places come first (people and organisations are told apart by country), then people,
organisations, posts, events, independent origins, paths, and at last facts. Each step has a module of its own, in the order in which data goes through them:

    resolving      the steps in their order
    corpus         all documents: outlines, things, registers (who bears what, term by term), columns (numbers of all documents)
    places         linking, candidates, neighbours, placenames, hometown, eponyms, heads, retold; whereabouts, surveying for what no list holds
    deciding       what people have decided (sssom)
    clusters       the sets that joining makes (sets: as they are kept); same_places, people (touched, forms, surnames, evidence), organizations (spellings),
                   products, posts; then who says who is who
    origins        passages, copies: what is independent of what
    events         drafts, profiles, families, wording: what is known of each; within, recurring, agreements, repeats (sameness), retellings (stories, islands,
                   tellings, subjects, sureness, agreeing): which are one; again, partners, grouping, standing, vocabulary: which have to be compared again
    renewing       from who belongs together (membership) to nodes (homes, made, nodes, iris, namesakes, paths, former, crowds, replaced), what lies where (around),
                   facts (facts, judging), and what is told of each node (telling, living)
    pairs, later   merges document by document; what is made only for who asks for all

Why so much of it is kept (``kept``, ``renewed``): one more document costs what it touches. Whatever was kept, the outcome is that of all documents at once.
"""

from kg.resolution.resolving import resolve

__all__ = ["resolve"]
