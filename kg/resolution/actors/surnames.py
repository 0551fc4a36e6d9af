"""People of whom a document tells only the surname, or an initial with it: which bearer of the surname they are.

A lone surname joins its one bearer in the corpus only where the documents name somebody else in common; elsewhere that stays a question for people.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from itertools import combinations

from kg.gazetteer.names import fold, person_score
from kg.model import Ref
from kg.resolution.actors.forms import Form
from kg.resolution.clusters.disjoint import Clusters
from kg.resolution.corpus import evidence
from kg.resolution.corpus.evidence import Evidence, Stories

ALIKE = 0.9
"""Score of two names one part of which is only spelt alike."""
LONE = 0.8
SHORTEST = 3
"""Letters of a surname that can stand for a person alone or after an initial; shorter ones are mostly abbreviations."""


def join_initials(
    short: Sequence[Form], full: Sequence[Form], known: Mapping[Ref, Evidence], told: Stories, clusters: Clusters
) -> None:
    """Join "A. Reyes" with the one person whose surname is Reyes and whose given name begins with A; "A. K. Reyes" only within one story. ``full`` are the bearers
    of all these surnames."""
    by_family = _by_family(full, short)
    for form in short:
        if len(form.family) < SHORTEST:
            continue
        fitting = [f for f in by_family.get(form.family, ()) if person_score(form.name, f.name)[0] >= ALIKE]
        if fitting:
            # Two initials fit many a name that is written with one given name.
            near = _in_one_story(form, fitting, told) if _has_two_initials(form) else list(form.refs)
            _join_only_bearer(near, fitting, "initial of the only bearer", ALIKE, known, clusters)
            _offer([ref for ref in form.refs if ref not in near], fitting, known, clusters)
        else:
            _join_alike(form.refs, known, clusters)


def _has_two_initials(form: Form) -> bool:
    before = fold(form.name.replace(".", ". ")).split()[:-1]
    return len(before) > 1 and all(len(word) == 1 for word in before)


def _by_family(forms: Sequence[Form], short: Sequence[Form]) -> dict[str, list[Form]]:
    """The bearers of each surname of ``short``."""
    found: dict[str, list[Form]] = {form.family: [] for form in short}
    for form in forms:
        for key in form.families if found else ():
            if key in found:
                found[key].append(form)
    return found


def join_lone(
    lone: Sequence[Form],
    full: Sequence[Form],
    is_given: Callable[[str], bool],
    known: Mapping[Ref, Evidence],
    told: Stories,
    clusters: Clusters,
) -> None:
    """Join a lone surname with its only bearer, or with its like where nobody bears it in full; not what is a given name of somebody. ``full`` are the bearers of
    all these surnames."""
    by_family = _by_family(full, lone)
    for form in lone:
        if len(form.family) < SHORTEST:
            continue
        bearers = by_family.get(form.family, [])
        if bearers:
            if not is_given(form.family):
                near = _in_one_story(form, bearers, told)
                _join_only_bearer(near, bearers, "only bearer of the surname", LONE, known, clusters)
                _offer([ref for ref in form.refs if ref not in near], bearers, known, clusters)
        elif not is_given(form.family):
            _join_alike(form.refs, known, clusters, lambda ref, key=form.key: told[ref[0]] - {key})  # type: ignore[misc]


def _in_one_story(form: Form, bearers: Sequence[Form], told: Stories) -> list[Ref]:
    """Those of ``form`` whose document names somebody else too whom a document of the full name's bearers names."""
    keys = {form.key, *(bearer.key for bearer in bearers)}
    documents = sorted({other[0] for bearer in bearers for other in bearer.refs})
    return [ref for ref in form.refs if any((told[ref[0]] & told[document]) - keys for document in documents)]


def _offer(refs: Sequence[Ref], bearers: Sequence[Form], known: Mapping[Ref, Evidence], clusters: Clusters) -> None:
    """Leave it to people whether each of ``refs`` is one of the bearers."""
    roots = sorted({clusters.find(ref) for form in bearers for ref in form.refs})
    for ref in refs:
        clusters.offer(ref, [r for r in roots if not evidence.different(known[ref], known[r])], "a bearer of the surname")


def _join_only_bearer(
    refs: Sequence[Ref], bearers: Sequence[Form], reason: str, score: float, known: Mapping[Ref, Evidence], clusters: Clusters
) -> None:
    """Join each of ``refs`` with the one cluster that ``bearers`` are, unless its document keeps the two apart or says otherwise."""
    members = [ref for form in bearers for ref in form.refs]
    roots = sorted({clusters.find(ref) for ref in members})
    if len(roots) != 1:
        _offer(refs, bearers, known, clusters)
        return
    documents = {ref[0] for ref in members}
    whole = evidence.all_of(known[ref] for ref in members)
    for ref in refs:
        if ref[0] not in documents and not evidence.contradict(known[ref], whole):
            clusters.join(members[0], ref, reason, score)


def _join_alike(refs: Sequence[Ref], known: Mapping[Ref, Evidence], clusters: Clusters, beside: Callable[[Ref], frozenset[str]] | None = None) -> None:
    """Join bearers of one lone or abbreviated name, if nothing tells any two of them apart: all of them, or those that have something of ``beside`` in common.

    Why blocks: a name of a thousand documents has half a million pairs, but few different things are said of it, and few names stand beside it.
    """
    if any(evidence.contradict(one, other) for one, other in combinations(dict.fromkeys(known[ref] for ref in refs), 2)):
        return
    blocks: dict[str, list[Ref]] = defaultdict(list)
    for ref in refs:
        for block in sorted(beside(ref)) if beside else ("",):
            blocks[block].append(ref)
    for first, *others in (blocks[block] for block in sorted(blocks)):
        for other in others:
            clusters.join(first, other, "same short name", LONE)
