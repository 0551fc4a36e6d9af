"""What documents say of a person or organisation beside its name: gender, date of birth, whom they act for, which story they stand in."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache, partial

from kg.gazetteer.names import fold
from kg.gazetteer.words import FEMALE_WORDS, MALE_WORDS
from kg.model import POSTS, Entity, Ref, Value
from kg.resolution.corpus.indexed import Corpus

TIES = frozenset(
    "represents leads member_of works_for spokesperson_of head_of_state_of head_of_government_of citizen_of headquartered_in subsidiary_of located_in".split()
)
_BIRTH = frozenset(("birth_date",))
_MALE = frozenset("he him his himself".split()) | MALE_WORDS
_FEMALE = frozenset("she her hers herself".split()) | FEMALE_WORDS


Said = tuple[str, str, tuple[str, ...], tuple[str, ...]]
"""Evidence as it is kept: local id, gender, dates of birth, ties"""


@dataclass(frozen=True, slots=True)
class Evidence:
    """``gender`` is "m", "f" or "" (unknown or mixed); ``births`` dates; ``ties`` countries ("country:NO") and folded names of organisations."""

    gender: str = ""
    births: frozenset[str] = frozenset()
    ties: frozenset[str] = frozenset()


def evidence(corpus: Corpus, ref: Ref) -> Evidence:
    """What the document of ``ref`` says of it."""
    return Evidence(_gender(corpus.entities[ref]), frozenset(_births(corpus, ref)), frozenset(ties(corpus, ref)))


def _births(corpus: Corpus, ref: Ref) -> Iterator[str]:
    return (o.value for o in corpus.plain_objects(ref, _BIRTH) if isinstance(o, Value))


def all_of(evidences: Iterable[Evidence]) -> Evidence:
    """What several documents say together."""
    found = tuple(evidences)
    genders = {e.gender for e in found} - {""}
    return Evidence(
        genders.pop() if len(genders) == 1 else "",
        frozenset().union(*(e.births for e in found)),
        frozenset().union(*(e.ties for e in found)),
    )


def contradict(one: Evidence, other: Evidence) -> bool:
    """Whether the two cannot be one person, or act for nobody in common though both act for somebody."""
    return different(one, other) or bool(one.ties and other.ties and one.ties.isdisjoint(other.ties))


def different(one: Evidence, other: Evidence) -> bool:
    """Whether the two cannot be one person: other gender, other date of birth."""
    if {one.gender, other.gender} == {"m", "f"}:
        return True
    return bool(one.births and other.births) and not any(a.startswith(b) or b.startswith(a) for a in one.births for b in other.births)


def _gender(entity: Entity) -> str:
    said = [_gender_of(m.text, m.form) for m in entity.mentions]
    male, female = said.count("m"), said.count("f")
    return "m" if male > 2 * female else "f" if female > 2 * male else ""


@lru_cache(maxsize=1 << 13)
def _gender_of(text: str, form: str) -> str:
    """A pronoun's gender, that of the titles before a name, or that of a description's last word."""
    words = text.casefold().replace(".", " ").split()
    telling = {"name": words[:-1], "nominal": words[-1:]}.get(form, words)
    return "m" if not _MALE.isdisjoint(telling) else "f" if not _FEMALE.isdisjoint(telling) else ""


def ties(corpus: Corpus, ref: Ref) -> Iterator[str]:
    """The keys of what the document says that somebody acts for."""
    key = ref[0]
    for target in corpus.plain_objects(ref, TIES):
        if isinstance(target, str) and (key, target) in corpus.entities:
            yield from tie(corpus.entities[key, target])
    for held in corpus.plain_objects(ref, POSTS):
        post = corpus.posts.get((key, held)) if isinstance(held, str) else None
        if post and post.within and (key, post.within) in corpus.entities:
            yield from tie(corpus.entities[key, post.within])


def tie(entity: Entity) -> Iterator[str]:
    """The key of what somebody acts for: its country where it stands for one, else its name."""
    if entity.country:
        yield f"country:{entity.country}"
    elif entity.named and (name := fold(entity.name)):
        yield name


class Evidences(dict[Ref, Evidence]):
    """What the documents say of each person that is asked for."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self._recall = corpus.kept.some("evidence", tuple[Said, ...])
        self._read: set[str] = set()

    def __missing__(self, ref: Ref) -> Evidence:
        key = ref[0]
        if key not in self._read:
            self._read.add(key)
            for local, *said in self._recall(key, partial(self._all, key), None):
                self[key, local] = _evidence(*said)
            return self[ref]
        self[ref] = found = evidence(self._corpus, ref)  # somebody has decided that this is a person
        return found

    def _all(self, key: str) -> tuple[Said, ...]:
        """That of all named people of one document."""
        people = self._corpus.of_kind("Person", named=True, among=(key,))
        found = ((ref[1], evidence(self._corpus, ref)) for ref in people)
        return tuple((local, e.gender, tuple(sorted(e.births)), tuple(sorted(e.ties))) for local, e in found)


@lru_cache(maxsize=1 << 12)
def _evidence(gender: str, births: tuple[str, ...], ties: tuple[str, ...]) -> Evidence:
    """The same object where the same is said: of most people nothing is."""
    return Evidence(gender, frozenset(births), frozenset(ties))


class Stories(dict[str, frozenset[str]]):
    """For each document that is asked for, the folded names of the people and organisations in it."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus

    def __missing__(self, key: str) -> frozenset[str]:
        refs = self._corpus.of_kind("Agent", "Person", "Organization", named=True, among=(key,))
        self[key] = found = frozenset(fold(self._corpus.named[ref].name) for ref in refs) - {""}
        return found
