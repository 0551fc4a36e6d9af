"""What identifies people, organisations and places across documents, once they are joined."""

from collections.abc import Iterator, Mapping, Set
from functools import cache

from kg.model import Ref
from kg.resolution.clusters.disjoint import Clusters
from kg.resolution.coreference.tellings import words_of
from kg.resolution.corpus.indexed import Corpus
from kg.resolution.events.profiles import Keys, Spot, Who
from kg.resolution.places.same_places import COUNTRY, Entries
from kg.resolution.places.toponyms import Links


def who_is_who(corpus: Corpus, clusters: Clusters, links: Links, entries: Entries) -> Who:
    """How to tell who and where a reference is; ``entries`` are the places by theirs."""
    named, is_a = corpus.named, corpus.ontology.is_a

    def own(ref: Ref) -> str:
        place = links.place.get(ref)
        if place and place.feature == "country":
            return f"{COUNTRY}{place.country_code}"
        return " ".join(clusters.find(ref))

    def keys_of(ref: Ref) -> Keys:
        entity = named.get(ref)
        if entity and entity.country:
            country = f"{COUNTRY}{entity.country}"
            return frozenset((country,) if is_a(entity.kind, "Country") else (own(ref), country))
        return frozenset((own(ref),))

    def spot_of(ref: Ref) -> Spot:
        around = {own(outer) for outer in links.inside.get(ref, ())}
        if ref in links.country:
            around.add(f"{COUNTRY}{links.country[ref]}")
        return own(ref), frozenset(around)

    return Who(cache(keys_of), cache(spot_of), Called(corpus, clusters, entries))


class Called(Mapping[str, frozenset[str]]):
    """The words of all names of what a key identifies, made when they are asked for first."""

    def __init__(self, corpus: Corpus, clusters: Clusters, entries: Entries) -> None:
        self._corpus, self._clusters, self._entries = corpus, clusters, entries
        self._known: dict[str, frozenset[str]] = {}

    def __getitem__(self, key: str) -> frozenset[str]:
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = frozenset(word for name in self._names(key) for word in words_of(name))
        return found

    def _names(self, key: str) -> Set[str]:
        if key.startswith(COUNTRY):
            return self._entries.names_of(key.removeprefix(COUNTRY))
        document, _, local = key.partition(" ")
        names = self._clusters.names((document, local))
        if names is not None:
            return names
        entity = self._corpus.named.get((document, local))
        return {entity.name} if entity and entity.named else set()

    def __iter__(self) -> Iterator[str]:
        return iter(self._known)

    def __len__(self) -> int:
        return len(self._known)
