"""Sets of names, origins and stories that stood the last time are those that all documents together give: whatever documents of a pool come, go and
change."""

import sqlite3
from collections.abc import Mapping, Sequence
from functools import partial
from operator import attrgetter
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.flow.ledgers import TABLES
from kg.flow.slices import TABLE, Slices
from kg.gazetteer import load
from kg.model import Extraction
from kg.resolution.actors import organizations, people, posts, products
from kg.resolution.clusters.disjoint import Clusters
from kg.resolution.coreference import stories
from kg.resolution.coreference.who import who_is_who
from kg.resolution.corpus.indexed import corpus_of
from kg.resolution.corpus.things import common_of
from kg.resolution.kept import NOTHING, Kept
from kg.resolution.nodes import describing
from kg.resolution.places import same_places, toponyms
from kg.resolution.sources import copies, passages
from kg.resolution.sources.origins import origins
from tests.resolution.builders import Draft
from tests.resolution.test_properties import ONTOLOGY

DOCUMENTS = 8
PLACES = (("Norway", "Country"), ("Kingdom of Norway", "Country"), ("Paris", "City"), ("Texas", "Region"), ("Springfield", "City"), ("Springfield", "Facility"))
MORE = (("Port Vale", "City"), ("Port Vale", "Place"), ("City Hall", "Facility"), ("Vale-Dorn border", "NaturalFeature"))
FIRMS = "Norland Health Organisation", "Norland Health Organization", "NHO", "Vale Shipping", "Vale Shipping Ltd", "Ministry of Defence", "Norwegian government"
PEOPLE = "Ada Reyes", "Reyes", "A. Reyes", "Ivo Harn", "Olena Dorn", "Mr Paris Reyes"
SENTENCES = (
    "Delegates of both countries agreed on Monday to open the northern harbour again before the end of the summer season. ",
    "Delegates of both countries agreed on Monday to open the northern harbour again before the summer season ends. ",
    "Fishing boats may return to the northern harbour before autumn, the two sides decided after a long night of talks. ",
    "Fishing boats may return to the southern harbour before autumn, the two sides decided after a long night of talks. ",
    "No comment. ",
    "The two sides decided after a long night of talks. ",
)
STATES = st.lists(st.dictionaries(st.integers(0, DOCUMENTS - 1), st.integers(0, 1), min_size=1), min_size=3, max_size=6)


@st.composite
def reports(draw: st.DrawFn, number: int) -> Extraction:
    """A document of some people, places, firms, ships and posts."""
    text = "".join(draw(st.lists(st.sampled_from(SENTENCES), max_size=4)))
    draft = Draft(f"report {number}", text, draw(st.sampled_from((None, "2024-05-06", "2024-05-07", "2024-07-01"))))
    people = [draft.entity(name) for name in draw(st.lists(st.sampled_from(PEOPLE), max_size=3, unique=True))]
    where = [draft.entity(name, kind) for name, kind in draw(st.lists(st.sampled_from((*PLACES, *MORE)), max_size=4, unique=True))]
    firms = []
    for name in draw(st.lists(st.sampled_from(FIRMS), max_size=3, unique=True)):
        also = draw(st.lists(st.sampled_from(("NHO", "Vale", "Norland Health")), max_size=1))
        country = draw(st.sampled_from((None, None, "NO", "SE")))
        firms.append(draft.entity(name, "Organization", named=name != FIRMS[-1], country=country, also=[(other, "name") for other in also]))
    for name in draw(st.lists(st.sampled_from(("Northern Star", "Aurora")), max_size=1)):
        draft.entity(name, "Vehicle")
    for holder in people:
        if draw(st.booleans()):
            draft.post(draw(st.sampled_from(("minister", "chair"))), holder, within=draw(st.sampled_from((None, *firms, *where))))
    for inner in where:
        if draw(st.booleans()):
            draft.claim(inner, "located_in", draw(st.sampled_from(where)))
    for begin in [at for at in range(len(text)) if at == 0 or text[at - 2 : at] == ". "]:
        draft.claim(draw(st.sampled_from((*people, *where, *firms, "e0"))), "type", "e0", sentence=draft.sentence(begin))
    return draft.done()


def found(documents: Sequence[Extraction], kept: Kept) -> dict[str, Any]:
    """All that is known of names and passages of ``documents``, in the order of the stages."""
    corpus = corpus_of(documents, ONTOLOGY, kept)
    links, clusters = toponyms.link(corpus, load(), kept), Clusters(kept)
    clusters.forget(kept.changed)
    entries = same_places.join(corpus, links, clusters, kept)
    people.join(corpus, clusters, kept)
    organizations.join(corpus, load(), clusters, kept)
    products.join(corpus, clusters, kept)
    trait_of = partial(describing.trait, corpus, links, clusters.find)
    clusters.keep(trait_of, links.moved)
    who = who_is_who(corpus, clusters, links, entries)
    others = links.moved | {key for key, _ in clusters.moved}
    posts.join(corpus, clusters, lambda ref: who.spot_of(ref)[0], kept, others)
    clusters.keep(trait_of, others)
    told = origins(corpus, kept)
    return {
        "links": [dict(of) for of in (links.place, links.country, links.inside, links.near)] + [set(links.ambiguous), set(links.retold)],
        "sets": clusters.groups(),
        "common": {root: sorted(clusters.common(root), key=attrgetter("first")) for root in clusters.groups()},
        "alike": {root: common_of(map(trait_of, refs)) for root, refs in clusters.groups().items()},
        "merges": clusters.sorted_merges(),
        "questions": clusters.open(),
        "representatives": {ref: clusters.find(ref) for ref in corpus.named},
        "who": {ref: (who.keys_of(ref), who.spot_of(ref)) for ref in corpus.named},
        "called": {key: who.called[key] for key in {who.spot_of(ref)[0] for ref in corpus.named}},
        "origins": [dict(told.origin_of), dict(told.copy_of)],
        "stories": dict(stories.stories(corpus, kept)),
        "moved": clusters.moved,
    }


def hold(states: Sequence[Sequence[Extraction]]) -> None:
    """Whatever state follows which, what stands is what its documents give; what is another than the last time is said to have moved."""
    connection = sqlite3.connect(":memory:")
    for table in (TABLE, *TABLES):
        connection.execute(table)
    before: Mapping[Any, Any] = {}
    for state in states:
        slices = Slices(connection, "1", {x.document.key: str(hash(x)) for x in state})
        living, anew = found(state, slices), found(state, NOTHING)
        now, moved = living["representatives"], living.pop("moved")
        anew.pop("moved")
        assert living == anew
        assert living["common"] == living["alike"]
        assert {ref for ref in before.keys() & now.keys() if before[ref] != now[ref] and ref[0] not in slices.changed} <= set(moved)
        slices.write()
        before = now
    connection.close()


@settings(max_examples=60, deadline=None)
@given(st.tuples(*(st.tuples(reports(number), reports(number)) for number in range(DOCUMENTS))), STATES)
def test_names_and_passages_of_documents_that_come_go_and_change(
    pool: tuple[tuple[Extraction, Extraction], ...], states: list[dict[int, int]]
) -> None:
    hold([[pool[number][version] for number, version in sorted(state.items())] for state in states])


@settings(max_examples=30, deadline=None)
@given(st.tuples(*(st.tuples(reports(number), reports(number)) for number in range(DOCUMENTS))), STATES)
def test_shingles_that_become_phrases_of_the_trade(pool: tuple[tuple[Extraction, Extraction], ...], states: list[dict[int, int]]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        for module in (copies, passages):
            patch.setattr(module, "CROWD", 2)
        hold([[pool[number][version] for number, version in sorted(state.items())] for state in states])
