"""Join what is one place.

Places with one gazetteer entry are one; countries are one by their code. Places that the gazetteer does not hold join by name and kind, unless the
texts put them in different countries, or in or near towns that lie far from one another; a name that the gazetteer holds more than once and the text leaves
open joins with nothing.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from operator import attrgetter

from msgspec import Struct

from kg.gazetteer.names import plain
from kg.gazetteer.words import PLACE_HEADS
from kg.model import Place, Ref
from kg.resolution.clusters.disjoint import Clusters
from kg.resolution.corpus.indexed import Corpus
from kg.resolution.corpus.registers import Register
from kg.resolution.kept import NOTHING, Kept
from kg.resolution.places.linking import entry_of
from kg.resolution.places.neighbours import ONE_AREA, kilometres
from kg.resolution.places.toponyms import Links

_COMMON = frozenset(PLACE_HEADS) | frozenset(
    "the of main central city town new old north south east west northern southern eastern western high great".split()
)
ONE_ENTRY = "same gazetteer entry"
COUNTRY = "country:"
_ENTRY = "\t"
"""What no name begins with"""


class Placed(Struct, frozen=True, array_like=True):
    """A place of one document: its class and name, the code of its country, about where it lies, and whether its name was left open."""

    id: str
    kind: str
    name: str
    country: str = ""
    near: Place | None = None
    ambiguous: bool = False


class Entries:
    """The places of all documents by their gazetteer entries, and by the names of those that have none. ``turned`` are the codes of the countries that documents
    which have changed name, or named."""

    def __init__(self, kept: Kept) -> None:
        self.turned: frozenset[str] = frozenset()
        self.places = Register(kept, "places", Placed)
        self._countries = kept.bearers("countries")
        self.known = self.places.known

    def put(self, key: str, placed: Iterable[tuple[str, Placed]]) -> set[str]:
        """What a document has now; the terms of all that it has or had."""
        return self.places.put(key, placed)

    def of(self, term: str) -> dict[Ref, Placed]:
        """The places of an entry or a name, in order."""
        found = {(key, placed.id): placed for key, placed in self.places.of(term)}
        if term.startswith(_ENTRY + COUNTRY):
            country, _, _ = term.removeprefix(_ENTRY).partition(" ")
            (self._countries.add if found else self._countries.remove)(term, [country])
        return found

    def names_of(self, code: str) -> set[str]:
        """All names of a country."""
        return {placed.name for term in self._countries.of(COUNTRY + code) for _, placed in self.places.of(term)}


def join(corpus: Corpus, links: Links, clusters: Clusters, kept: Kept = NOTHING) -> Entries:
    """Join the named places of the corpus in ``clusters``. What was ``kept`` must have been made without anything else in ``clusters``."""
    found = Entries(kept)
    terms: set[str] = set()
    changed = {*corpus.changed(found.known and clusters.known), *links.moved}
    for key in sorted(changed):
        terms |= found.put(key, _placed(corpus, key, links) if key in corpus.by_key else ())
    found.turned = frozenset(
        term.removeprefix(_ENTRY + COUNTRY).partition(" ")[0] for term in terms if term.startswith(_ENTRY + COUNTRY)
    )
    keys = frozenset(changed) if found.known and clusters.known else frozenset()
    grown = {term: few for term in terms if keys and term.startswith(_ENTRY) and (few := found.places.grown(term, keys, attrgetter("id")))}
    bearing = {term: found.of(term) for term in sorted(terms - grown.keys())}
    clusters.renew(ref for some in (*bearing.values(), *(few[1:] for few in grown.values())) for ref in some)
    for few in grown.values():
        clusters.join_all(few, ONE_ENTRY, 1.0)
    for term, places in bearing.items():
        if term.startswith(_ENTRY):
            clusters.join_all(places, ONE_ENTRY, 1.0)
        else:
            _same_name(corpus, term, places, clusters)
    return found


def _placed(corpus: Corpus, key: str, links: Links) -> Iterator[tuple[str, Placed]]:
    """The places of one document by entry or name."""
    for ref in corpus.of_kind("Place", among=(key,)):
        entity = corpus.named[ref]
        if not (entity.named or _is_border(corpus, ref)):
            continue
        if place := links.place.get(ref):
            yield entry_term(place), Placed(ref[1], entity.kind, entity.name)
        elif name := plain(entity.name):
            near = links.near.get(ref)
            yield name, Placed(ref[1], entity.kind, entity.name, links.country.get(ref, ""), near.place if near else None, ref in links.ambiguous)


def entry_term(place: Place) -> str:
    """What stands for a gazetteer entry beside names; that of a country begins with ``COUNTRY`` and its code."""
    what = f"{COUNTRY}{place.country_code} " if place.feature == "country" else ""
    return f"{_ENTRY}{what}{' '.join(map(str, entry_of(place)))}"


def _is_border(corpus: Corpus, ref: Ref) -> bool:
    """Whether a description consists of proper words and one head ("Norlandic-Sudlandic border") and so says which one it is."""
    *proper, head = corpus.named[ref].name.split() or [""]
    return (
        corpus.ontology.is_a(corpus.named[ref].kind, "NaturalFeature")
        and bool(proper)
        and head.islower()
        and all(w.istitle() for w in proper)
    )


def _same_name(corpus: Corpus, name: str, places: Mapping[Ref, Placed], clusters: Clusters) -> None:
    """Join places of one name that no text tells apart; a name of common words ("City Hall") only within a document or a country."""
    groups: dict[tuple[str, str], list[Ref]] = defaultdict(list)
    countries = {placed.country for placed in places.values()} - {""}
    areas = _areas(placed.near for placed in places.values() if placed.near)
    common = set(name.split()) <= _COMMON
    for ref, placed in places.items():
        code, area = placed.country, ""
        if len(areas) > 1 and placed.near:
            area = f" area {next(n for n, centre in enumerate(areas) if _is_near(centre, placed.near))}"
        unsaid = not code and (common or placed.ambiguous or len(countries) > 1)
        alone = unsaid or (len(areas) > 1 and not area)
        kind = placed.kind
        groups[kind, f"document {ref[0]}" if alone else (code or "".join(sorted(countries))) + area].append(ref)
    for group in sorted(groups):
        clusters.join_all(groups[group], "same name", 0.95)
    for (kind, where), others in sorted(groups.items()):
        more_precise = [k for k, w in groups if w == where and k != kind and corpus.ontology.is_a(k, kind)]
        if len(more_precise) == 1:
            clusters.join(others[0], groups[more_precise[0], where][0], "same name", 0.9)


def _areas(places: Iterable[Place]) -> list[Place]:
    """Places that lie far from one another, near one of which each of ``places`` lies."""
    found: list[Place] = []
    for place in sorted(places, key=lambda p: (p.latitude, p.longitude, p.geonames_id)):
        if not any(_is_near(centre, place) for centre in found):
            found.append(place)
    return found


def _is_near(one: Place, other: Place) -> bool:
    return kilometres(one, other) <= ONE_AREA
