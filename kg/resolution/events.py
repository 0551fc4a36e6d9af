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

from collections.abc import Iterable, Mapping, Sequence, Set
from itertools import chain

from kg.model import ACCEPTED, Merge, Ref
from kg.resolution import agreements, recurring, retellings, within
from kg.resolution.again import Again
from kg.resolution.clusters import Clusters
from kg.resolution.corpus import Corpus
from kg.resolution.grouping import Group, Links, groups
from kg.resolution.islands import Turned
from kg.resolution.joining import Joining
from kg.resolution.kept import NOTHING, Kept
from kg.resolution.profiles import Profiles, together
from kg.resolution.repeats import repeated
from kg.resolution.standing import Standing
from kg.resolution.stories import Near
from kg.resolution.tellings import tellings


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
) -> Joining:
    """Join the events of the corpus in ``clusters``; what is known of each cluster then. ``called`` gives the words of the names of each key of a participant,
    ``renamed`` are the keys of which these may be others than the last time. With ``decided`` some of the events may be joined, or kept apart, already; else all of
    ``clusters`` are of names."""
    telling = tellings(corpus, known)
    whole = standing.kept.whole("events joined", tuple[Group, ...])
    before = whole.made if standing.known and whole.made else ()
    work = Joining(clusters if decided else Clusters(), known, corpus.ontology)
    again = Again(corpus, known, standing, before, work)
    links = Links()
    if decided:
        _join_decided(work, links)
    alone = work.clusters.noted()
    repeats = repeated(corpus, known.drafts, telling, kept)
    for key in sorted(standing.changed & corpus.by_key.keys()):
        within.join(corpus, key, work, again.speech, repeats)
    refs, stay = again.refs()
    across = work.clusters.noted()
    _link(links, chain(*work.clusters.since(alone)))
    _across(corpus, refs, work, again, links)
    made = [*stay, *groups(refs, links, work, alone, across)]
    whole.keep(tuple(made))
    joined = work if decided else _whole(clusters, made, work)
    turned = Turned(standing.known, decided, standing.changed | {ref[0] for ref in refs}, renamed)
    retellings.join(corpus, joined, near, called, telling, turned, kept)
    return joined


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
    deeds = {work.clusters.find(ref) for ref in refs if not again.speech(work.known.drafts[ref].kind)}
    nodes = {root: event for root in sorted(deeds) if not again.speech((event := work.of(root)).kind)}
    work.join_all(links.noting((*recurring.acts(bearers), *recurring.copies(corpus, bearers))))
    agreed = agreements.agreements(nodes.values(), corpus.ontology, again.partners.is_crowd)
    work.join_all(links.noting(agreed))
    work.join_all(links.noting(recurring.undated(nodes, bearers, work, links.link)))


def _whole(clusters: Clusters, made: Sequence[Group], work: Joining) -> Joining:
    """All groups put into ``clusters``."""
    sets = {refs[0]: refs for group in made for refs in group.sets}
    clusters.take_over(
        sets.values(),
        chain.from_iterable((*group.within, *group.merges) for group in made),
        chain.from_iterable((*group.asked, *group.open) for group in made),
    )
    spans = {refs[0]: span for group in made for refs, span in zip(group.sets, group.spans, strict=True)}
    return Joining(clusters, work.known, work.ontology, {root: event for root, event in work.joined.items() if root in sets}, sets, spans)
