"""A folded name of people, and who bears it."""

from collections.abc import Iterator

from msgspec import Struct

from kg.gazetteer.names import fold, parts
from kg.gazetteer.words import NICKNAMES
from kg.model import Ref

GIVEN = {fold(name): 2 for short, names in NICKNAMES.items() for name in (short, *names)}
"""Given names that are known as such without the corpus."""


class Form(Struct, frozen=True, array_like=True):
    """One folded name and the entities that bear it: ``key`` is all of it, ``name`` one of those as they are written. Forms that share none of ``blocks`` (something
    of the surname and of the given name) are not compared."""

    key: str
    name: str
    given: str
    family: str
    folded_given: str
    blocks: tuple[str, ...]
    refs: tuple[Ref, ...]

    @property
    def words(self) -> list[str]:
        return sorted(self.key.split())

    @property
    def is_initial(self) -> bool:
        """Whether the given name is nothing but initials."""
        return bool(self.given) and all(len(word) == 1 for word in fold(self.given.replace(".", ". ")).split())

    @property
    def is_full(self) -> bool:
        """Whether the given name is written out."""
        return bool(self.given) and not self.is_initial

    @property
    def is_lone(self) -> bool:
        """Whether it is a surname alone."""
        return not self.given

    @property
    def families(self) -> set[str]:
        """Lone surnames that may mean a bearer."""
        return {self.family, self.family.split()[-1]} if self.family else set()


def key_of(name: str) -> str:
    """All of a name, folded."""
    known = parts(name)
    return " ".join(filter(None, (fold(known.given), fold(known.middle), fold(known.family), fold(known.suffix))))


def form_of(key: str, name: str, refs: tuple[Ref, ...]) -> Form:
    known = parts(name)
    family, given = fold(known.family), fold(known.given)
    return Form(key, name, known.given, family, given, tuple(sorted(set(_blocks(key, family, given)))), refs)


def _blocks(key: str, family: str, given: str) -> Iterator[str]:
    """The beginning and the consonants of each word of the surname, for given names that begin alike and for those that are known to have other forms; and all
    words, in whatever order."""
    surnames = set(family.split())
    beginnings = {"b" + word[:4] for word in surnames} | {"c" + "".join(c for c in word if c not in "aeiou")[:5] for word in surnames}
    for kind in (given.lstrip("i")[:1], *(["known"] if given in GIVEN else [])):
        yield from (f"{kind}\t{beginning}" for beginning in beginnings)
    yield f"words\t{' '.join(sorted(key.split()))}"
