"""Ships, aircraft and other things with a name: which local entities are one.

Why so few: many ships share one name ("Aurora"), so that only a name of several words joins, letter for letter but for case and
accents, and within one class. What is only described ("the ferry") never joins.
"""

from collections import defaultdict

from kg.gazetteer.names import plain
from kg.model import Ref
from kg.resolution.clusters import Clusters
from kg.resolution.corpus import Corpus

SCORE = 0.9


def join(corpus: Corpus, clusters: Clusters) -> None:
    """Join the named products of the corpus in ``clusters``."""
    bearing: dict[tuple[str, str], list[Ref]] = defaultdict(list)
    for ref in corpus.of_kind("Product", named=True):
        entity = corpus.named[ref]
        bearing[entity.kind, plain(entity.name)].append(ref)
    for kind, name in sorted(bearing):
        if " " in name:
            clusters.join_all(bearing[kind, name], "same name", SCORE)
