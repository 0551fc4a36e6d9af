"""Events: which mentions of events, within and across documents, are one event.

Nothing known may speak against it: class, order ("first", "another"), number, date, place, agents, targets, and whether it has happened or lies ahead
(see ``profiles.compatible``). Beyond that something must speak for it:

- what one document tells more than once, see ``within``;
- copies, and what is undated but fits one event in the news, see ``recurring``;
- agreement of two documents on word, days, participants and place, see ``agreements``;
- retelling: two documents of one story tell of it in like words, see ``retellings``.

Speech acts join only as copies, with the same speaker and date, or as retellings: people say one thing many times.

Why groups: events that were compared with one another, in any number of steps, are joined by what they are alone. A group that no document touches stays.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import chain

from kg.model import ACCEPTED, Merge, Ref
from kg.resolution.clusters.disjoint import Clusters
from kg.resolution.coreference import agreements, in_story, recurring, within
from kg.resolution.coreference.again import Again, Compared
from kg.resolution.coreference.grouping import Group, Links, groups
from kg.resolution.coreference.islands import Turned
from kg.resolution.coreference.joining import Joining
from kg.resolution.coreference.repeats import repeated
from kg.resolution.coreference.standing import Standing
from kg.resolution.coreference.stories import Near
from kg.resolution.coreference.tellings import tellings
from kg.resolution.corpus.indexed import Corpus
from kg.resolution.events.dates import Span
from kg.resolution.events.profiles import Profiles, together
from kg.resolution.kept import NOTHING, Kept


@dataclass(frozen=True)
class Joined:
    """``span`` gives the days on which an event can have been, and None of what is no event; ``respanned`` are representatives of sets, then as now, that have
    other days than the last time."""

    span: Callable[[Ref], Span | None]
    respanned: Set[Ref] = frozenset()


def join(
    corpus: Corpus,
    clusters: Clusters,
    known: Profiles,
    standing: Standing,
    near: Near,
    called: Mapping[str, frozenset[str]],
    renamed: Set[str],
    kept: Kept = NOTHING,
    decided: bool = False,
) -> Joined:
    """Join the events of the corpus in ``clusters``. ``called`` gives the words of the names of each key of a participant, ``renamed`` are the keys of which
    these may be others than the last time. With ``decided`` some of the events may be joined, or kept apart, already; else ``clusters`` stand as they were kept."""
    telling = tellings(corpus, known)
    work = Joining(clusters if decided else Clusters(), known, corpus.ontology)
    again = Again(corpus, known, standing, work)
    work.load = again.load
    links = Links()
    if decided:
        _join_decided(work, links)
    alone = work.clusters.noted()
    repeats = repeated(corpus, known.drafts, telling, kept)
    for key in sorted(standing.changed & corpus.by_key.keys()):
        within.join(corpus, key, work, again.speech, repeats)
    compared = again.compared()
    across = work.clusters.noted()
    _link(links, chain(*work.clusters.since(alone)))
    _across(corpus, compared.refs, work, again, links)
    told = work.clusters.noted()
    turned = Turned(standing.known, decided, compared.documents | standing.changed, renamed)
    if decided:
        in_story.join(corpus, work, near, called, telling, turned, kept)
        return Joined(work.span)
    made = [*groups(compared.refs, links, work, across), *(now for _, now in compared.grown.values())]
    gone = [*compared.groups, *(before for before, _ in compared.grown.values())]
    own = (noted[: end - begin] for noted, begin, end in zip(work.clusters.since(alone), alone, across, strict=True))
    standing.grouped.renew(gone, made, compared.stay, standing.changed, own)
    again.are_put(group for group in made if group.refs[0] not in compared.grown)
    other = in_story.join(corpus, work, near, called, telling, turned, kept)
    if not standing.known:
        sets = {ref for group in made for ref in group.refs} | (other or set())
        clusters.renew(ref for key in corpus.by_key for ref in known.of_document(key))
        return _put(clusters, work, sets, work.clusters.since(alone), standing)
    return _renew(corpus, clusters, work, again, compared, made, other, told)


def _renew(
    corpus: Corpus,
    clusters: Clusters,
    work: Joining,
    again: Again,
    compared: Compared,
    made: Sequence[Group],
    other: Set[Ref] | None,
    told: tuple[int, int],
) -> Joined:
    """Put what is joined in another way than the last time into ``clusters``, and the sets that it was in."""
    if other is None:
        refs = {ref for key in corpus.by_key for ref in work.known.of_document(key)}
    else:
        refs = {*other, *compared.refs, *(ref for group in compared.groups for ref in group.refs)}
    refs = (refs - {merge.right for merge in compared.merges}).union(other or ())
    refs.update(merge.left for merge in compared.merges if merge.right in refs)
    refs.update(ref for root in {clusters.find(ref) for ref in refs} for ref in clusters.kept(root))
    refs.update(merge.right for merge in compared.merges if merge.left in refs)
    retold = ([merge for merge in noted if merge.left in refs or merge.right in refs] for noted in work.clusters.since(told))
    noted = [(*before, *now) for before, now in zip(again.noted(refs), retold, strict=True)]
    roots = {clusters.find(ref) for ref in refs}
    clusters.renew(refs)
    joined = _put(clusters, work, refs, noted, again.standing, roots, compared.stay)
    clusters.replay((merge for merge in compared.merges if merge.right not in refs), ())
    return joined


def _put(
    clusters: Clusters,
    work: Joining,
    refs: Iterable[Ref],
    noted: Iterable[Sequence[Merge]],
    standing: Standing,
    before: Iterable[Ref] = (),
    stay: Iterable[Ref] = (),
) -> Joined:
    """Put the sets of ``refs`` into ``clusters``, in which they are in none, with what was joined and asked of them, and keep their days in the place of those of
    the sets ``before``; of documents that have changed only those that ``stay`` are in others."""
    sets = [told for told in work.clusters.members(refs).values() if len(told) > 1]
    joined, asked = noted
    clusters.take_over(sets, joined, asked)
    spans = standing.spans
    rows: dict[str, dict[str, Span | None]] = {key: {} for key in standing.changed}
    had: dict[Ref, Span | None] = {}
    for key, local in stay:
        row = spans.get(key) or {}
        if local in row:
            rows[key][local] = row[local]
    for key, local in before:
        if key not in rows:
            rows[key] = dict(spans.get(key) or {})
        if local in rows[key]:
            had[key, local] = rows[key].pop(local)
    for root, *_ in sets:
        rows.setdefault(root[0], {})[root[1]] = work.span(root)
    for key, row in rows.items():
        if row:
            spans.put(key, dict(sorted(row.items())))
        else:
            spans.drop(key)

    def span(ref: Ref) -> Span | None:
        key, local = clusters.find(ref)
        row = spans.get(key) or {}
        draft = None if local in row else work.known.drafts.get((key, local))
        return draft.span if draft else row.get(local)

    return Joined(span, {root for root, days in had.items() if rows[root[0]].get(root[1], days) != days})


def _link(links: Links, merges: Iterable[Merge]) -> None:
    for merge in merges:
        links.link(merge.left, merge.right)


def _join_decided(joining: Joining, links: Links) -> None:
    """Put together what is known of all that somebody has decided to be one event."""
    decided = [merge for merge in joining.clusters.merges if merge.reason.startswith(ACCEPTED)]
    events = {ref for merge in decided for ref in (merge.left, merge.right) if ref in joining.known.drafts}
    for root, refs in joining.clusters.members(events).items():
        for ref in refs:
            if ref != root:
                links.link(root, ref)
                joining.joined[root] = together(joining.of(root), joining.known[ref], joining.ontology)


def _across(corpus: Corpus, refs: Sequence[Ref], work: Joining, again: "Again", links: Links) -> None:
    """Join events of several documents, the surest first: copies, what agrees, and what is undated."""
    bearers = again.partners.among(refs)
    nodes = {ref: work.of(ref) for ref in sorted({ref for bear, those in bearers.items() if bear[0] in ("alike", "news") for ref in those})}
    work.join_all(links.noting((*recurring.acts(bearers), *recurring.copies(corpus, bearers))))
    agreed = agreements.agreements(nodes.values(), corpus.ontology, again.partners.is_crowd)
    work.join_all(links.noting(agreed))
    work.join_all(links.noting(recurring.undated(nodes, bearers, work, links.link)))
