"""Join what is one place.

Places with one gazetteer entry are one; countries are one by their code. Places that the gazetteer does not hold join by name and kind, unless the
texts put them in different countries, or in or near towns that lie far from one another; a name that the gazetteer holds more than once and the text leaves
open joins with nothing.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from kg.gazetteer.names import plain
from kg.gazetteer.words import PLACE_HEADS
from kg.model import Place, Ref
from kg.resolution.clusters import Clusters
from kg.resolution.corpus import Corpus
from kg.resolution.linking import entry_of
from kg.resolution.neighbours import ONE_AREA, kilometres
from kg.resolution.places import Links

_COMMON = frozenset(PLACE_HEADS) | frozenset(
    "the of main central city town new old north south east west northern southern eastern western high great".split()
)


def join(corpus: Corpus, links: Links, clusters: Clusters) -> None:
    """Join the named places of the corpus in ``clusters``."""
    linked: dict[tuple[int, str, str], list[Ref]] = defaultdict(list)
    unlinked: dict[str, list[Ref]] = defaultdict(list)
    for ref in corpus.of_kind("Place"):
        if not (corpus.named[ref].named or _is_border(corpus, ref)):
            continue
        place = links.place.get(ref)
        if place:
            linked[entry_of(place)].append(ref)
        elif name := plain(corpus.named[ref].name):
            unlinked[name].append(ref)
    for entry in sorted(linked):
        clusters.join_all(linked[entry], "same gazetteer entry", 1.0)
    for name in sorted(unlinked):
        _same_name(corpus, name, unlinked[name], links, clusters)


def _is_border(corpus: Corpus, ref: Ref) -> bool:
    """Whether a description consists of proper words and one head ("Norlandic-Sudlandic border") and so says which one it is."""
    *proper, head = corpus.named[ref].name.split() or [""]
    return (
        corpus.ontology.is_a(corpus.named[ref].kind, "NaturalFeature")
        and bool(proper)
        and head.islower()
        and all(w.istitle() for w in proper)
    )


def _same_name(corpus: Corpus, name: str, refs: Sequence[Ref], links: Links, clusters: Clusters) -> None:
    """Join places of one name that no text tells apart; a name of common words ("City Hall") only within a document or a country."""
    groups: dict[tuple[str, str], list[Ref]] = defaultdict(list)
    countries = {links.country[ref] for ref in refs if ref in links.country}
    areas = _areas(links.near[ref].place for ref in refs if ref in links.near)
    common = set(name.split()) <= _COMMON
    for ref in refs:
        code, area = links.country.get(ref, ""), ""
        if len(areas) > 1 and ref in links.near:
            area = f" area {next(n for n, centre in enumerate(areas) if _is_near(centre, links.near[ref].place))}"
        unsaid = not code and (common or ref in links.ambiguous or len(countries) > 1)
        alone = unsaid or (len(areas) > 1 and not area)
        kind = corpus.named[ref].kind
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
