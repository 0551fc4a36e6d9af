"""From who belongs together to nodes, facts and what of them belongs to each document: made again where something has changed, else as it was kept."""

import dataclasses
from collections.abc import Callable, Mapping, Set
from typing import Any

from kg.gazetteer import Gazetteer
from kg.model import Placement, Ref
from kg.parts import Relation, Tally
from kg.resolution.corpus.indexed import Corpus
from kg.resolution.events.dates import Span
from kg.resolution.events.profiles import Profiles
from kg.resolution.facts.accepting import Stated
from kg.resolution.facts.counting import Counted, Counting
from kg.resolution.facts.judging import Judged, Judging
from kg.resolution.kept import NOTHING, Bearers, Kept, Ledger
from kg.resolution.living import Living, Sum
from kg.resolution.nodes.around import Around, Ends
from kg.resolution.nodes.belongings import Belongings, Said, Tallied
from kg.resolution.nodes.crowds import Crowd
from kg.resolution.nodes.homes import Homes, Located
from kg.resolution.nodes.made import Made
from kg.resolution.nodes.membership import Groups, Ties, membership
from kg.resolution.nodes.namesakes import Wanting
from kg.resolution.nodes.paths import Paths
from kg.resolution.nodes.replaced import Pairs, Replaced
from kg.resolution.places.toponyms import Links
from kg.resolution.places.whereabouts import Near
from kg.resolution.rows import Renewed
from kg.resolution.sources.origins import Origins

LEDGERS: Mapping[str, Any] = {
    "nodes": tuple[Made, ...],
    "wanted": Wanting,
    "crowds": Crowd,
    "paths": dict[str, str],
    "derived": tuple[Relation, ...],
    "shared claims": tuple[Stated, ...],
    "facts": Judged,
    "ends of posts": str,
    "happened": int,
    "told": Counted,
    "former": Pairs,
    "belonging": Said,
    "belongings": Tallied,
    "sums": Sum,
}
"""What is kept row by row"""
TERMS = "within", "stated", "spoken", "said"
"""What is kept of which documents have what"""
WHOLES: Mapping[str, Any] = {
    "ties": Ties,
    "located": Located,
    "located countries": dict[str, int],
    "near": dict[str, Near],
    "ends": dict[str, Ends],
    "placements": dict[str, Placement],
    "containers": dict[str, str],
    "tally": Tally,
}
"""What is kept of all documents together"""


def renewed(
    corpus: Corpus,
    groups: Groups,
    links: Links,
    profiles: Profiles,
    span_of: Callable[[Ref], Span | None],
    respanned: Set[Ref],
    origins: Origins,
    gazetteer: Gazetteer,
    minimum: float,
    decided: Set[Ref],
    kept: Kept = NOTHING,
) -> Living:
    """``span_of`` gives the dates of an event by its representative, for ``respanned`` see ``membership``, ``minimum`` is the least confidence
    of a fact, ``decided`` are the references that somebody's decision has joined."""
    beside = minimum, sorted(decided), groups.kept
    ledgers = {name: kept.ledger(name, kind, beside) for name, kind in LEDGERS.items()}
    bearers = {name: kept.bearers(name, beside) for name in TERMS}
    wholes = {name: kept.whole(name, kind, beside) for name, kind in WHOLES.items()}
    rowwise: list[Ledger[Any] | Bearers] = [*ledgers.values(), *bearers.values()]
    known = all(each.known for each in rowwise) and all(each.made is not None for each in wholes.values())
    known &= groups.clusters.known or not groups.kept
    if not known:
        for each in rowwise:
            each.known = False
        wholes = {name: dataclasses.replace(whole, made=None) for name, whole in wholes.items()}
    rows: Mapping[str, Renewed[Any]] = {name: Renewed(ledger) for name, ledger in ledgers.items()}
    changed = frozenset(kept.changed) if known else frozenset(corpus.by_key)
    members = membership(groups, span_of, respanned, origins.elsewhere, wholes["ties"], known)
    places = wholes["located"], wholes["located countries"], wholes["near"]
    homes = Homes(
        corpus, groups.clusters, links, profiles.drafts, span_of, gazetteer, decided, changed, members, rows["nodes"], rows["wanted"], rows["crowds"], *places
    )
    homes.renew()
    paths = Paths(homes, rows["paths"])
    moved = paths.renew()
    around = Around(homes, rows["derived"], bearers["within"], wholes["ends"], wholes["placements"], wholes["containers"])
    around.renew(moved)
    judging = Judging(
        corpus,
        homes,
        paths,
        rows["shared claims"],
        rows["facts"],
        bearers["stated"],
        bearers["spoken"],
        bearers["said"],
        rows["ends of posts"],
        rows["happened"],
        origins.origin_of,
        minimum,
    )
    fresh = members.original | changed
    judging.renew(moved | _known_otherwise(homes) | fresh, fresh)
    counting = Counting(homes, judging, around, rows["told"])
    counting.renew()
    replaced = Replaced(homes, rows["former"])
    replaced.renew()
    belongings = Belongings(homes, paths, rows["belonging"], rows["belongings"])
    belongings.renew(moved | changed)
    living = Living(homes, around, judging, counting, replaced, belongings, rows["sums"], wholes["tally"], origins.origin_of)
    living.renew(moved, known)
    if not known:
        for caching in (homes, paths, counting):
            caching.forget()
    return living


def _known_otherwise(homes: Homes) -> set[str]:
    """The documents of what only one document knew and others know now, or the other way round, or of what has got or lost its name."""
    turned = (root for root, (before, now) in homes.other.items() if before and now and _is_known_otherwise(before, now))
    found = {ref[0] for root in turned for ref in homes.members(root)}
    for ref, (key, local) in homes.membership.moved.items():
        if ref[0] in homes.corpus.outlines and ref[0] not in homes.changed:
            old = next((made for made in homes.rows.before(key) or () if made.local == local), None)
            if old is None or _is_known_otherwise(old, homes.node(ref)):
                found.add(ref[0])
    return found


def _is_known_otherwise(before: Made, now: Made) -> bool:
    return (before.named, before.several) != (now.named, now.several)
