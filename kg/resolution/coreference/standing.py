"""What of all other documents the events of one are compared by: who is who, which sentence is a copy of which, and which words are of one family; and for which
documents any of that is another than the last time.
"""

from collections.abc import Callable, Mapping, Set
from dataclasses import dataclass

from msgspec import Struct

from kg.resolution.clusters.disjoint import Clusters
from kg.resolution.coreference.grouping import Grouped
from kg.resolution.corpus.indexed import Corpus
from kg.resolution.events.dates import Span
from kg.resolution.events.profiles import Drafts
from kg.resolution.events.vocabulary import Vocabulary
from kg.resolution.kept import Bearers, Kept, Ledger
from kg.resolution.places.toponyms import Links
from kg.resolution.sources.origins import Origins, Passage

WORD = "word"


class Seen(Struct, frozen=True, array_like=True):
    """The words of a document's events, and what each of these bears, by which events of others are compared with it."""

    words: tuple[str, ...]
    bears: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Standing:
    """``changed`` are the documents whose events have to be compared anew, and those that are gone; without ``known`` these are all. ``passages`` gives the id
    that a sentence shares with its copies, ``family`` the family of a word; ``seen`` and ``borne`` are what was ``kept``,
    like the groups of events, and the days of each set of them by the document of its representative."""

    changed: Set[str]
    known: bool
    kept: Kept
    passages: Mapping[Passage, str]
    family: Callable[[str], str]
    seen: Ledger[Seen]
    borne: Bearers
    grouped: Grouped
    spans: Ledger[dict[str, Span | None]]


def standing(corpus: Corpus, clusters: Clusters, links: Links, found: Origins, drafts: Drafts, kept: Kept) -> Standing:
    """How the documents stand to one another before any events are joined. ``clusters`` are those of names."""
    seen, borne = kept.ledger("events seen", Seen), kept.bearers("events seen")
    counted = kept.whole("events words", dict[str, int])
    grouped, spans = Grouped(kept), kept.ledger("events dated", dict[str, Span | None])
    known = clusters.known and seen.known and borne.known and grouped.known and spans.known and counted.made is not None
    came = counted.changed if known else corpus.by_key.keys()
    words = Vocabulary(counted.made if known else None)
    changed = {*came, *links.moved, *found.moved, *(key for key, _ in clusters.moved)}
    changed |= _changed_families(words, came, drafts, corpus, seen, borne)
    counted.keep(words.counts)
    return Standing(changed, known, kept, found.copy_of, words.family, seen, borne, grouped, spans)


def _changed_families(words: Vocabulary, changed: Set[str], drafts: Drafts, corpus: Corpus, seen: Ledger[Seen], borne: Bearers) -> set[str]:
    """The documents with events whose word is of another family since documents have ``changed``."""
    gone = [word for key in changed for row in (seen.get(key),) if row for word in row.words]
    come = [word for key in changed if key in corpus.by_key for word in words_of(drafts, key)]
    return {key for word in words.change(gone, come) for key in borne.of(f"{WORD}\t{word}")}


def words_of(drafts: Drafts, key: str) -> list[str]:
    """The words of a document's events, without inflection, sorted."""
    return sorted({draft.stem for draft in drafts.of(key).values()})
