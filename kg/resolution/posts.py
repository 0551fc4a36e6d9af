"""Posts: the same title in the same organisation or country, beside the same person, is one post.

A post without either belongs to whoever holds it ("a spokesman"): it joins only with the same title of the same holder.
"""

from collections import defaultdict
from collections.abc import Callable

from kg.gazetteer.names import plain
from kg.model import Post, Ref
from kg.resolution.clusters import Clusters
from kg.resolution.corpus import Corpus


def join(corpus: Corpus, clusters: Clusters, key_of: Callable[[Ref], str]) -> None:
    """Join the posts of the corpus in ``clusters``; ``key_of`` gives what identifies an entity across documents."""
    holders: dict[Ref, set[str]] = {}
    for ref, held in corpus.held.items():
        holders[ref] = {key_of((ref[0], holder)) for holder in held.holders}
    found: dict[tuple[str, ...], list[Ref]] = defaultdict(list)
    for ref, held in corpus.held.items():
        post = held.post
        title = plain(post.title)
        if not title:
            continue
        if post.within or post.beside:
            ends = (key_of((ref[0], end)) if end else "" for end in (post.within, post.beside))
            found[title, *ends].append(ref)
        elif len(holders[ref]) == 1:
            found[title, min(holders[ref])].append(ref)
    for shared in sorted(found):
        clusters.join_all(found[shared], "same title in the same place" if len(shared) == 3 else "same title of the same holder", 1.0)


def label(post: Post, within: str | None, beside: str | None) -> str:
    """ "President of Norland", "Aide to Ada Reyes", from the labels of what the post belongs to."""
    title = post.title[:1].upper() + post.title[1:]
    belongs = (f" of {within}" if within else "") + (f" to {beside}" if beside else "")
    return (title + belongs) or "Post"
