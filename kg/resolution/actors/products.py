"""Ships, aircraft and other things with a name: which local entities are one.

Why so few: many ships share one name ("Aurora"), so that only a name of several words joins, letter for letter but for case and
accents, and within one class. What is only described ("the ferry") never joins.
"""

from collections.abc import Iterator

from kg.gazetteer.names import plain
from kg.resolution.clusters.disjoint import Clusters
from kg.resolution.corpus.indexed import Corpus
from kg.resolution.corpus.registers import Register
from kg.resolution.kept import NOTHING, Kept

SCORE = 0.9


def join(corpus: Corpus, clusters: Clusters, kept: Kept = NOTHING) -> None:
    """Join the named products of the corpus in ``clusters``. What was ``kept`` must have been made without anything else in ``clusters``."""
    found = Register(kept, "products", str)
    terms: set[str] = set()
    for key in corpus.changed(found.known and clusters.known):
        terms |= found.put(key, _called(corpus, key) if key in corpus.by_key else ())
    bearing = [list(found.of(term)) for term in sorted(terms)]
    clusters.renew(ref for refs in bearing for ref in refs)
    for refs in bearing:
        clusters.join_all(refs, "same name", SCORE)


def _called(corpus: Corpus, key: str) -> Iterator[tuple[str, str]]:
    """The products of one document by class and name, as far as the name has several words."""
    for ref in corpus.of_kind("Product", named=True, among=(key,)):
        entity = corpus.named[ref]
        if " " in (name := plain(entity.name)):
            yield f"{entity.kind} {name}", ref[1]
