"""Posts: the same title in the same organisation or country, beside the same person, is one post.

A post without either belongs to whoever holds it ("a spokesman"): it joins only with the same title of the same holder.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Set

from kg.gazetteer.names import plain
from kg.model import Ref
from kg.resolution.clusters.disjoint import Clusters
from kg.resolution.corpus.indexed import Corpus
from kg.resolution.corpus.registers import Register
from kg.resolution.kept import NOTHING, Kept

_HELD = "\t"
"""What no title begins with"""


def join(corpus: Corpus, clusters: Clusters, key_of: Callable[[Ref], str], kept: Kept = NOTHING, moved: Set[str] = frozenset()) -> None:
    """Join the posts of the corpus in ``clusters``; ``key_of`` gives what identifies an entity across documents, ``moved`` are the documents in which that is
    another than the last time. What was ``kept`` must have been made without anything else in ``clusters``."""
    found = Register(kept, "posts", str)
    terms, fresh, known = set[str](), defaultdict[str, list[str]](list), found.known and clusters.known
    for key in sorted({*corpus.changed(known), *moved}):
        before = found.terms(key)
        now = found.put(key, _posts(corpus, key, key_of) if key in corpus.by_key else ())
        if before or not known:
            terms |= now
        else:
            for term in now:
                fresh[term].append(key)
    grown = {term: few for term in fresh.keys() - terms if (few := found.grown(term, fresh[term], str))}
    bearing = {term: grown.get(term) or list(found.of(term)) for term in sorted({*terms, *fresh})}
    clusters.renew(ref for term, refs in bearing.items() for ref in (refs if term in terms else refs[1:]))
    for term, refs in bearing.items():
        clusters.join_all(refs, "same title of the same holder" if term.startswith(_HELD) else "same title in the same place", 1.0)


def _posts(corpus: Corpus, key: str, key_of: Callable[[Ref], str]) -> Iterator[tuple[str, str]]:
    """The posts of one document by their title and what they belong to."""
    for held in corpus.outlines[key].posts:
        post = held.post
        title = plain(post.title)
        if not title:
            continue
        if post.within or post.beside:
            ends = (key_of((key, end)) if end else "" for end in (post.within, post.beside))
            yield "\t".join((title, *ends)), post.id
        elif len(holders := {key_of((key, holder)) for holder in held.holders}) == 1:
            yield f"{_HELD}{title}\t{min(holders)}", post.id


def label(title: str, within: str | None, beside: str | None) -> str:
    """ "President of Norland", "Aide to Ada Reyes", from the labels of what a post of that title belongs to."""
    title = title[:1].upper() + title[1:]
    belongs = (f" of {within}" if within else "") + (f" to {beside}" if beside else "")
    return (title + belongs) or "Post"
