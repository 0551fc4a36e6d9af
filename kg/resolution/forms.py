"""A folded name of people, and who bears it."""

from dataclasses import dataclass
from functools import cached_property

from kg.gazetteer.names import fold, parts
from kg.model import Ref


@dataclass(frozen=True)
class Form:
    """One folded name and the entities that bear it."""

    key: str
    name: str
    refs: tuple[Ref, ...]

    @cached_property
    def given(self) -> str:
        return parts(self.name).given

    @cached_property
    def family(self) -> str:
        return fold(parts(self.name).family)

    @cached_property
    def folded_given(self) -> str:
        return fold(self.given)

    @cached_property
    def words(self) -> tuple[str, ...]:
        return tuple(sorted(self.key.split()))

    @cached_property
    def is_initial(self) -> bool:
        """Whether the given name is nothing but initials."""
        return bool(self.given) and all(len(word) == 1 for word in fold(self.given.replace(".", ". ")).split())
