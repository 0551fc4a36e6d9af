"""Which names of people the documents that came, went or changed can touch, when all others stand as they stood: those that they bear or bore, and whoever these are
compared with, or were.

Two full names that are alike are compared, in any number of steps; so are a surname and a name with initials with the bearers of the surname, and a surname with
given names that are spelt as it is.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Set
from functools import cache
from operator import attrgetter

from msgspec import Struct
from msgspec.structs import replace

from kg.gazetteer.names import person_score
from kg.resolution.actors.forms import GIVEN, Form, form_of, key_of
from kg.resolution.actors.surnames import ALIKE
from kg.resolution.corpus.indexed import Corpus
from kg.resolution.corpus.registers import Register
from kg.resolution.kept import Kept

Pair = tuple[str, str, float, str]
"""Keys of two full names that are alike, in order, how surely, and why"""


class Touched(Struct, frozen=True):
    """What is to be compared again: the keys of full names, and of names with initials and surnames."""

    full: Set[str]
    short: Set[str]


class Names(Mapping[str, Form]):
    """The names of people in all documents, by key, with who bears them; kept by name. ``known`` as of a ledger."""

    def __init__(self, kept: Kept) -> None:
        self._borne = Register(kept, "people", tuple[str, str])
        self._forms = kept.ledger("names of people", Form)
        self._traits = kept.bearers("traits of names")
        self._alike = kept.ledger("alike names", dict[str, tuple[float, str]])
        self._made: dict[str, Form] = {}
        self.known = self._borne.known

    def __getitem__(self, key: str) -> Form:
        found = self._made.get(key)
        if found is None:
            found = self.with_bearers(self.bare(key))
        return found

    def with_bearers(self, form: Form) -> Form:
        """A name with who bears it."""
        found = self._made.get(form.key)
        if found is None:
            refs = tuple([(document, local) for document, (local, _) in self._borne.of(form.key)])
            found = self._made[form.key] = replace(form, refs=refs)
        return found

    def __iter__(self) -> Iterator[str]:
        return (key for key, _ in self._forms.items())

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def bare(self, key: str) -> Form:
        """A name without who bears it."""
        found = self._forms.get(key)
        if found is None:
            raise KeyError(key)
        return found

    def named(self, given: str) -> int:
        """How many full names have a given name."""
        return len(self._traits.of(f"given {given}")) + GIVEN.get(given, 0)

    def is_given(self, word: str) -> bool:
        """Whether a word is a given name in any name."""
        return any(self._traits.of(f"{kind} {word}") for kind in ("given", "abbreviated"))

    def bearers(self, families: Iterable[str]) -> list[Form]:
        """The names of which a surname may mean a bearer, without who bears them."""
        wanted = frozenset(families)
        keys = {key for family in wanted if family for key in self._traits.of(f"surname {family.split()[-1]}")}
        return [form for form in map(self.bare, sorted(keys)) if not wanted.isdisjoint(form.families)]

    def pairs(self, keys: Iterable[str]) -> list[Pair]:
        """The pairs of alike names of which the first is among ``keys``, sorted."""
        return sorted((key, other, *why) for key in keys for other, why in (self._alike.get(key) or {}).items() if key < other)

    def touched(self, corpus: Corpus, changed: Collection[str]) -> Touched:
        """What the documents that have ``changed`` can touch: all documents, where nothing was known."""
        moved: set[str] = set()
        for key in changed:
            moved |= self._borne.put(key, _said(corpus, key))
        if not self.known:
            return self._first(moved)
        old = {key: form for key in moved if (form := self._forms.get(key))}
        now = {key: form for key in sorted(moved) if (form := self._written(key, old.get(key)))}
        renamed = {key for key in moved if old.get(key) != now.get(key)}
        given = {word for of in (old, now) for key in renamed & of.keys() for word in of[key].folded_given.split()}
        standing = {word: self._standing(word) for word in given}
        for key in sorted(renamed):
            self._rename(key, old.get(key), now.get(key))
        before = self._apart(renamed)
        self._compare(renamed)
        spelt = {key for word in given if self._standing(word) != standing[word] for key in self._traits.of(f"surname {word}")}
        again = self._reach(moved | spelt, before)
        forms = [*old.values(), *(form for key in again if (form := self._forms.get(key)))]
        short: set[str] = set()
        for kind in (attrgetter("is_initial"), attrgetter("is_lone")):  # a surname may mean who is known by initials
            families = {family for form in (*forms, *map(self.bare, short)) for family in form.families}
            meant = {key for family in families for key in self._traits.of(f"short {family}")}
            short |= {key for key in meant | again if (form := self._forms.get(key)) and kind(form)}
        return Touched({key for key in again if (form := self._forms.get(key)) and form.is_full}, short)

    def _first(self, keys: Collection[str]) -> Touched:
        """All names, where nothing was known."""
        now = {key: form for key in sorted(keys) if (form := self._written(key, None))}
        for key, form in now.items():
            self._rename(key, None, form)
        self._compare(now)
        full = {key for key, form in now.items() if form.is_full}
        return Touched(full, now.keys() - full)

    def _written(self, key: str, before: Form | None) -> Form | None:
        """A name as it is written now, None if nobody bears it any more."""
        name = min((name for _, (_, name) in self._borne.of(key)), default=None)
        if name is None:
            return None
        return before if before and before.name == name else form_of(key, name, ())

    def _standing(self, word: str) -> tuple[bool, bool]:
        """Whether a word is a given name, and of more than one."""
        return self.is_given(word), self.named(word) > 1

    def _rename(self, key: str, before: Form | None, now: Form | None) -> None:
        """Note that a name is written otherwise than before, has come or has gone."""
        old, new = (set(_traits(form)) if form else set[str]() for form in (before, now))
        self._traits.remove(key, old - new)
        self._traits.add(key, new - old)
        if now:
            self._forms.put(key, now)
        else:
            self._forms.drop(key)

    def _apart(self, renamed: Collection[str]) -> Mapping[str, Set[str]]:
        """Whom names that are written otherwise were like; they are like nobody any more."""
        before: dict[str, set[str]] = defaultdict(set)
        for key in renamed:
            for other in self._alike.get(key) or {}:
                before[key].add(other)
                before[other].add(key)
        for key, others in before.items():
            self._put_alike(key, {o: why for o, why in (self._alike.get(key) or {}).items() if o not in others})
        return before

    def _compare(self, renamed: Collection[str]) -> None:
        """Find which full names those that are written otherwise are like."""
        full = {key: form for key in renamed if (form := self._forms.get(key)) and form.is_full}
        name_of = cache(lambda key: self.bare(key).name)
        bearers = cache(lambda block: self._traits.of(f"block {block}"))
        found: dict[str, dict[str, tuple[float, str]]] = defaultdict(dict)
        for key, form in full.items():
            for other in {other for block in form.blocks for other in bearers(block)}:
                if other > key or (other != key and other not in full):
                    one, two = (key, other) if key < other else (other, key)
                    score, reason = person_score(name_of(one), name_of(two))
                    if score >= ALIKE:
                        found[one][two] = found[two][one] = score, reason
        for key, why in found.items():
            self._put_alike(key, {**(self._alike.get(key) or {}), **why} if self.known else why)

    def _put_alike(self, key: str, others: dict[str, tuple[float, str]]) -> None:
        if others:
            self._alike.put(key, others)
        else:
            self._alike.drop(key)

    def _reach(self, start: Set[str], before: Mapping[str, Set[str]]) -> set[str]:
        """``start`` and all that pairs connect it with, or did ``before``."""
        found, waiting = set(start), list(start)
        while waiting:
            key = waiting.pop()
            for other in (*(self._alike.get(key) or ()), *before.get(key, ())):
                if other not in found:
                    found.add(other)
                    waiting.append(other)
        return found


def _said(corpus: Corpus, key: str) -> Iterator[tuple[str, tuple[str, str]]]:
    """The people whom a document names: key, local id and name; nobody if it is gone."""
    if key in corpus.by_key:
        for ref in corpus.of_kind("Person", named=True, among=(key,)):
            name = corpus.named[ref].name
            if folded := key_of(name):
                yield folded, (ref[1], name)


def _traits(form: Form) -> Iterator[str]:
    """By what names are found that are compared with one."""
    yield from (f"surname {word}" for word in form.family.split())
    if not form.is_full:
        yield f"short {form.family}"
    if form.is_full:
        yield from (f"block {block}" for block in form.blocks)
    if not form.is_lone:
        yield from (f"{'given' if form.is_full else 'abbreviated'} {word}" for word in form.folded_given.split())
