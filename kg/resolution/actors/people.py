"""People: which local entities are one person.

Full names join when they agree in every part (in any spelling that ``fold`` or the list of short names knows). Names that are only spelt
alike, or one by a short form of the given name, need more: a long surname, or something in common beside the name. An initial joins the one full name
that it fits, a lone surname the one bearer of that surname in the corpus if the documents name somebody else in common. Whoever has two candidates
joins none.

Why so strict: a wrong merge mixes two lives and nobody sees it; a missing one shows as two nodes side by side.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from itertools import combinations

from kg.gazetteer.names import SHORT_FORM, consonants, given_score, person_score
from kg.model import Ref
from kg.resolution.actors.forms import Form
from kg.resolution.actors.surnames import ALIKE, join_initials, join_lone
from kg.resolution.actors.touched import Names, Pair
from kg.resolution.clusters.disjoint import OPEN, Clusters
from kg.resolution.corpus import evidence
from kg.resolution.corpus.evidence import Evidence, Stories
from kg.resolution.corpus.indexed import Corpus
from kg.resolution.kept import NOTHING, Kept

SURE = 0.96
"""Score of two names whose every part agrees by itself."""
LONG_SURNAME = 8


def join(corpus: Corpus, clusters: Clusters, kept: Kept = NOTHING) -> None:
    """Join the named people of the corpus in ``clusters``. What was ``kept`` must have been made without anything else in ``clusters``."""
    names = Names(kept)
    found = names.touched(corpus, corpus.changed(names.known and clusters.known))
    if clusters.known:
        clusters.renew(ref for key in sorted(found.full | found.short) for ref in names[key].refs)
    known, told = evidence.Evidences(corpus), Stories(corpus)
    for key in sorted(found.full):
        _same_name(names[key], known, clusters)
    _variants(names.pairs(found.full), names, names.named, known, told, clusters)
    short = [names[key] for key in sorted(found.short)]
    full = [names.with_bearers(form) for form in names.bearers(form.family for form in short) if not form.is_lone]
    join_initials([f for f in short if f.is_initial], [f for f in full if f.is_full], known, told, clusters)
    join_lone([f for f in short if f.is_lone], full, names.is_given, known, told, clusters)


def _same_name(form: Form, known: Mapping[Ref, Evidence], clusters: Clusters) -> None:
    """Join the bearers of one full name, unless dates of birth tell them apart; who gives no date joins only a single bearer."""
    dated: dict[str, list[Ref]] = defaultdict(list)
    undated: list[Ref] = []
    for ref in form.refs:
        births = known[ref].births
        (dated[min(births)] if births else undated).append(ref)
    bearers = _by_date(dated)
    for refs in bearers:
        clusters.join_all(refs, "same name and date of birth", 1.0)
    if len(bearers) < 2:
        clusters.join_all([*undated, *(ref for refs in bearers for ref in refs)], "same name", 1.0)


def _by_date(dated: Mapping[str, list[Ref]]) -> list[list[Ref]]:
    """Groups of compatible dates: "1961" goes with "1961-04-02" where there is only one such day."""
    days = sorted(dated, key=lambda d: (-len(d), d))
    groups: list[tuple[str, list[Ref]]] = []
    for day in days:
        fitting = [g for d, g in groups if d.startswith(day)]
        if len(fitting) == 1:
            fitting[0].extend(dated[day])
        else:
            groups.append((day, list(dated[day])))
    return [g for _, g in groups]


def _variants(
    pairs: Iterable[Pair], by_key: Mapping[str, Form], given: Callable[[str], int], known: Mapping[Ref, Evidence], told: Stories, clusters: Clusters
) -> None:
    """Join spelling variants of full names, surest first; a cluster takes a name only if that agrees with every name in it. ``given`` counts given names."""
    found = []
    for left, right, score, reason in sorted(pairs):
        one, other = by_key[left], by_key[right]
        turned = one.family != other.family and one.words == other.words
        same = score >= SURE and one.folded_given == other.folded_given
        if same or (_is_turned(one, other, given) if turned else _vouched(one, other, known, told)):
            found.append((-score, left, right, reason))
        elif not _meet(one, other):
            _ask(one, other, f"{reason}, and nothing else in common", known, clusters)
    open_ = _between_two(found, by_key)
    names: dict[Ref, set[str]] = {}
    for score, left, right, reason in sorted(found):
        if left not in open_ and right not in open_:
            _join_forms(by_key[left], by_key[right], reason, -score, names, known, clusters)
        elif not _meet(by_key[left], by_key[right]):
            _ask(by_key[left], by_key[right], f"{reason}, but it fits another name as well", known, clusters)


def _ask(one: Form, other: Form, reason: str, known: Mapping[Ref, Evidence], clusters: Clusters) -> None:
    """Leave it to a person whether two names are one."""
    if not _differ(one.refs, other.refs, known):
        clusters.propose(one.refs[0], other.refs[0], reason, OPEN)


def _between_two(pairs: Iterable[tuple[float, str, str, str]], by_key: Mapping[str, Form]) -> set[str]:
    """Names that agree with two names that contradict each other ("Ada Reyes" beside "Ada M. Reyes" and "Ada K. Reyes"): whose they are is open."""
    near: dict[str, set[str]] = defaultdict(set)
    for _, left, right, _ in pairs:
        near[left].add(right)
        near[right].add(left)
    return {
        key
        for key, others in near.items()
        if any(not person_score(by_key[a].name, by_key[b].name)[0] for a, b in combinations(sorted(others), 2))
    }


def _join_forms(
    one: Form, other: Form, reason: str, score: float, names: dict[Ref, set[str]], known: Mapping[Ref, Evidence], clusters: Clusters
) -> None:
    roots = [sorted({clusters.find(r) for r in form.refs}) for form in (one, other)]
    if len(roots[0]) != 1 or len(roots[1]) != 1:
        return  # one of the names has several bearers
    left, right = roots[0][0], roots[1][0]
    ours, theirs = names.get(left, {one.name}), names.get(right, {other.name})
    if left == right or any(person_score(a, b)[0] < ALIKE for a in ours for b in theirs):
        return
    if _differ(one.refs, other.refs, known):
        return
    if clusters.join(one.refs[0], other.refs[0], reason, score):
        names[clusters.find(left)] = ours | theirs


def _differ(ours: Iterable[Ref], theirs: Iterable[Ref], known: Mapping[Ref, Evidence]) -> bool:
    return evidence.different(evidence.all_of(known[r] for r in ours), evidence.all_of(known[r] for r in theirs))


def _is_turned(one: Form, other: Form, given: Callable[[str], int]) -> bool:
    """Whether two names are one in two orders; not where both words are given names ("Hans Friedrich", "Friedrich Hans")."""
    return any(given(word) <= 1 for form in (one, other) for word in form.family.split())


def _vouched(one: Form, other: Form, known: Mapping[Ref, Evidence], told: Stories) -> bool:
    """Whether two names that are only spelt alike have more in common."""
    if _meet(one, other):
        return False
    if one.family == other.family:
        if _man_and_woman(one.folded_given, other.folded_given):
            return False
        return _spelt_otherwise(one, other) or len(one.family) >= LONG_SURNAME or _in_common(one, other, known, told)
    if given_score(one.given, other.given)[0] < SURE:
        return False
    return min(len(one.family), len(other.family)) >= LONG_SURNAME or _in_common(one, other, known, told)


def _spelt_otherwise(one: Form, other: Form) -> bool:
    """Whether two given names are spellings or forms of one in two languages ("Mykhailo", "Mikhail"): the same consonants, or an initial."""
    ours, theirs = one.folded_given, other.folded_given
    return given_score(one.given, other.given)[1] != SHORT_FORM or consonants(ours) == consonants(theirs)


def _in_common(one: Form, other: Form, known: Mapping[Ref, Evidence], told: Stories) -> bool:
    """Whether both act for somebody, or stand in one story."""
    ours, theirs = (evidence.all_of(known[r] for r in f.refs).ties for f in (one, other))
    return not ours.isdisjoint(theirs) or _same_story(one, other, told)


def _man_and_woman(one: str, other: str) -> bool:
    """Whether two given names look like the forms of a man and of a woman (one ends in -a or -e, the other in a consonant)."""
    return (one[-1:] in "ae") != (other[-1:] in "ae")


def _meet(one: Form, other: Form) -> bool:
    """Whether one document keeps the two apart."""
    return not {r[0] for r in one.refs}.isdisjoint(r[0] for r in other.refs)


def _same_story(one: Form, other: Form, told: Stories) -> bool:
    """Whether a document of each names two more people or organisations that the other names too."""
    return any(len((told[a[0]] & told[b[0]]) - {one.key, other.key}) >= 2 for a in one.refs[:20] for b in other.refs[:20])
