"""Resolve: who is who across documents, which mentions are one event, and what is taken for a fact.

``resolve`` is a pure function of the set of extractions. Places come first (people and organisations are told apart by country), then people,
organisations, posts, events, independent origins, paths, and at last facts. In the order in which data goes through them:

    resolving      the steps in their order
    corpus         all documents: indexed, outlines, things, registers (who bears what, term by term), columns (numbers of all documents), evidence
    clusters       the sets that joining makes (disjoint; sets: as they are kept; pairs: document by document), what people have decided (deciding, sssom)
    places         toponyms (linking, candidates, neighbours, placenames, hometown, eponyms, heads, retold), same_places; whereabouts and surveying for
                   what no list holds
    actors         people (touched, forms, surnames), organizations (spellings), products, posts
    sources        passages, copies, origins: what is independent of what
    events         drafts, profiles, families, wording, vocabulary, dates: what is known of each
    coreference    within (repeats, sameness), recurring, agreements, in_story (stories, islands, views, comparing, tellings, subjects, sureness, agreeing): which
                   events are one; who: who is who by then; again, partners, grouping, standing: which have to be compared again
    nodes          from who belongs together (membership) to nodes (homes, made, describing, belongings) and their paths (iris, namesakes, former, crowds,
                   replaced); what lies where (around)
    facts          accepting, judging, and what facts say of each node (counting)
    renewing       nodes and facts made again where something has changed: living is what comes of it, parts what that has to equal, later what is only
                   made for who asks for all of it

Why so much of it is kept (``kept``, ``rows``): one more document costs what it touches. Whatever was kept, the outcome is that of all documents at once.
"""

from kg.resolution.resolving import resolve

__all__ = ["resolve"]
