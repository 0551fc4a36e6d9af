"""Which names of people the documents that came, went or changed can touch, when all others stand as they stood: those that they bear or bore, and whoever these are
compared with, or were.

Two full names that are alike are compared, in any number of steps; so are a surname and a name with initials with the bearers of the surname, and a surname with
given names that are spelt as it is.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from itertools import combinations
from operator import attrgetter

from msgspec import Struct
from msgspec.structs import replace

from kg.gazetteer.names import person_score
from kg.model import Merge, Ref
from kg.resolution.corpus import Corpus
from kg.resolution.forms import Form, form_of, key_of
from kg.resolution.surnames import ALIKE

Pair = tuple[str, str, float, str]
"""Keys of two full names that are alike, in order, how surely, and why"""


class Known(Struct, frozen=True, array_like=True):
    """The names of people in all documents, by key, those of them that are alike, and what was joined and asked of them."""

    forms: tuple[Form, ...] = ()
    alike: tuple[Pair, ...] = ()
    merges: tuple[Merge, ...] = ()
    open: tuple[Merge, ...] = ()


class Touched(Struct, frozen=True):
    """All names by key, the pairs of full ones that are alike, and what is to be compared again: the keys of full names, names with initials and surnames.
    ``refs`` are all whom these names mean or meant."""

    forms: dict[str, Form]
    alike: tuple[Pair, ...]
    full: Set[str]
    short: Set[str]
    refs: Set[Ref]


def touched(corpus: Corpus, before: Known, changed: Set[str]) -> Touched:
    """What the documents that have ``changed`` since ``before`` (all documents, where nothing was known) can touch."""
    old = {form.key: form for form in before.forms}
    forms = _forms(corpus, old, changed)
    moved = {key for key in old.keys() | forms.keys() if old.get(key) is not forms.get(key)}
    renamed = {key for key in moved if key not in old or key not in forms or old[key].name != forms[key].name}
    kept = [pair for pair in before.alike if pair[0] not in renamed and pair[1] not in renamed]
    alike = (*kept, *_alike(forms.values(), renamed))
    given = {word for of in (old, forms) for key in renamed & of.keys() for word in of[key].folded_given.split()}
    every = [*forms.values(), *(old[key] for key in moved & old.keys())]
    again = _reach(moved | {form.key for form in every if not given.isdisjoint(form.family.split())}, (*before.alike, *alike))
    short: set[str] = set()
    for kind in (attrgetter("is_initial"), attrgetter("is_lone")):  # a surname may mean who is known by initials
        families = {family for form in every if form.key in again or form.key in short for family in form.families}
        short |= {form.key for form in forms.values() if kind(form) and (form.key in again or form.family in families)}
    refs = {ref for form in every if form.key in again or form.key in short for ref in form.refs}
    return Touched(forms, alike, {key for key in again & forms.keys() if forms[key].is_full}, short, refs)


def _forms(corpus: Corpus, old: Mapping[str, Form], changed: Set[str]) -> dict[str, Form]:
    """All names, sorted by key; those that no changed document bears or bore are the ``old`` ones themselves."""
    bearing: dict[str, list[Ref]] = defaultdict(list)
    for ref in corpus.of_kind("Person", named=True, among=changed):
        if key := key_of(corpus.named[ref].name):
            bearing[key].append(ref)
    left = {key for key, form in old.items() if any(ref[0] in changed for ref in form.refs)}
    found = dict(old)
    for key in left | bearing.keys():
        kept = (ref for ref in old[key].refs if ref[0] not in changed) if key in old else ()
        refs = tuple(sorted((*kept, *bearing[key]), key=lambda ref: ref[0]))
        if not refs:
            del found[key]
            continue
        name = min(corpus.named[ref].name for ref in refs)
        found[key] = replace(old[key], refs=refs) if key in old and old[key].name == name else form_of(key, name, refs)
    return {key: found[key] for key in sorted(found)}


def _alike(forms: Iterable[Form], wanted: Set[str]) -> Iterator[Pair]:
    """Pairs of full names that are alike and of which at least one is ``wanted``."""
    full = [form for form in forms if form.is_full]
    sought = {block for form in full if form.key in wanted for block in form.blocks}
    blocks: dict[str, list[int]] = defaultdict(list)
    for number, form in enumerate(full):
        for block in form.blocks:
            if block in sought:
                blocks[block].append(number)
    pairs = {pair for numbers in blocks.values() for pair in _with(full, numbers, wanted)}
    for one, other in sorted(pairs):
        score, reason = person_score(full[one].name, full[other].name)
        if score >= ALIKE:
            yield full[one].key, full[other].key, score, reason


def _with(full: Sequence[Form], numbers: Sequence[int], wanted: Set[str]) -> Iterator[tuple[int, int]]:
    """Pairs of ``numbers``, the lower one first, of which at least one is of a name that is wanted."""
    ours = {number for number in numbers if full[number].key in wanted}
    if len(ours) == len(numbers):
        yield from combinations(numbers, 2)
        return
    for one in ours:
        yield from ((min(one, other), max(one, other)) for other in numbers if other != one)


def _reach(start: Set[str], pairs: Iterable[Pair]) -> set[str]:
    """``start`` and all that pairs connect it with."""
    beside: dict[str, list[str]] = defaultdict(list)
    for one, other, _, _ in pairs:
        beside[one].append(other)
        beside[other].append(one)
    found, waiting = set(start), list(start)
    while waiting:
        for other in beside.get(waiting.pop(), ()):
            if other not in found:
                found.add(other)
                waiting.append(other)
    return found
