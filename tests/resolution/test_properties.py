"""Properties that hold for any documents: order does not matter, nothing is lost, paths are sound and stable."""

import re
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from kg.gazetteer import load
from kg.model import Extraction, Resolution, Status, Value
from kg.ontology.terms import Ontology
from kg.resolution import resolve
from kg.resolution.events.dates import span
from kg.resolution.nodes.iris import SLUG_LENGTH, slug
from tests.resolution.builders import Draft, small_ontology

NAMES = (
    "Ada Reyes",
    "A. Reyes",
    "Reyes",
    "Ivo Reyes",
    "Vladimir Orlenko",
    "Volodymyr Orlenko",
    "Orlenko",
    "Ada",
    "Olena Orlenko",
    "",
    "…",
    "<b>Ada</b>",
)
PLACES = (
    ("Norway", "Country"),
    ("Paris", "City"),
    ("Springfield", "City"),
    ("Texas", "Region"),
    ("Port Vale", "City"),
    ("Port Vale", "Place"),
    ("Elm Street", "Facility"),
)
ORGANIZATIONS = ("Vale Shipping", "Vale Shipping Ltd", "NHO", "Norland Health Organisation", "Ministry of Defence", "Oslo Police", "Paris Police")
TEXT = (
    "The talks ended. A second round of talks began. The meeting in Paris, Texas failed. Norway attacked Port Vale. "
    "Oslo Police and Paris Police closed Elm Street. "
)
ONTOLOGY: Ontology = small_ontology()


@st.composite
def drafts(draw: st.DrawFn, number: int) -> Extraction:
    """A document with some entities, events, posts and claims between them."""
    draft = Draft(f"doc {number}", TEXT * draw(st.integers(0, 2)), draw(st.sampled_from((None, "2024-05-06", "2024-05-20"))))
    people = [draft.entity(name, named=draw(st.booleans())) for name in draw(st.lists(st.sampled_from(NAMES), max_size=5))]
    places = [draft.entity(name, kind) for name, kind in draw(st.lists(st.sampled_from(PLACES), max_size=4))]
    groups = [draft.entity(name, "Organization") for name in draw(st.lists(st.sampled_from(ORGANIZATIONS), max_size=3))]
    everything = people + places + groups
    statuses = st.builds(
        Status,
        st.sampled_from(("Affirmed", "Affirmed", "Denied")),
        st.sampled_from(("Actual", "Actual", "Planned", "Possible")),
        st.sampled_from([None, *people]),
    )
    if draft.document.text:
        for trigger, kind in draw(
            st.lists(st.sampled_from((("talks", "Negotiation"), ("meeting", "Meeting"), ("attacked", "Attack"))), max_size=4)
        ):
            who = tuple(draw(st.lists(st.sampled_from(everything), max_size=2, unique=True))) if everything else ()
            draft.event(
                trigger,
                kind,
                at=draw(st.sampled_from((0, 10))),
                modality=draw(st.sampled_from(("Actual", "Planned"))),
                date=draw(st.sampled_from((None, "2024-05-06", "2024-05"))),
                where=draw(st.sampled_from([None, *places])),
                has_participant=who,
            )
    if len(everything) >= 2:
        for _ in range(draw(st.integers(0, 4))):
            subject, object_ = draw(st.sampled_from(everything)), draw(st.sampled_from(everything))
            draft.claim(subject, draw(st.sampled_from(("represents", "aide_to", "opponent_of", "located_in"))), object_, draw(statuses))
        draft.post("president", everything[0], within=everything[1])
    return draft.done()


CORPORA = st.integers(0, 4).flatmap(lambda n: st.tuples(*(drafts(i) for i in range(n))))


def run(extractions: tuple[Extraction, ...] | list[Extraction]) -> Resolution:
    return resolve(extractions, ONTOLOGY, load())


@given(CORPORA, st.randoms(use_true_random=False))
def test_order_and_repetition_do_not_matter(corpus: tuple[Extraction, ...], random: object) -> None:
    shuffled = [*corpus, *corpus[:1]]
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    one, other = run(corpus), run(shuffled)
    assert one == other
    assert list(one.path_of) and sorted(one.path_of.items()) == sorted(other.path_of.items()) if corpus and one.path_of else True


@given(CORPORA)
def test_every_local_node_has_one_path_and_every_claim_an_outcome(corpus: tuple[Extraction, ...]) -> None:
    found = run(corpus)
    local = {(x.document.key, thing.id) for x in corpus for things in (x.entities, x.events, x.posts) for thing in things}
    assert set(found.path_of) == local
    assert sorted(ref for node in found.nodes for ref in node.members) == sorted(local)
    claims = {(x.document.key, c.id) for x in corpus for c in x.claims}
    supporting = {ref for fact in found.facts for ref in fact.claims}
    assert supporting | set(found.refused) == claims
    assert not supporting & set(found.refused)
    assert {(x.document.key, c.sentence[0]) for x in corpus for c in x.claims} == set(found.origin_of)


@given(CORPORA)
def test_paths_are_distinct_and_fit_for_iris(corpus: tuple[Extraction, ...]) -> None:
    paths = [node.path for node in run(corpus).nodes]
    assert all(a < b for a, b in pairwise(paths))
    assert all(re.fullmatch(r"[a-z]+/[a-z0-9]+(-[a-z0-9]+)*", path) for path in paths)


@given(CORPORA)
def test_facts_are_affirmed_actual_and_point_to_nodes(corpus: tuple[Extraction, ...]) -> None:
    found = run(corpus)
    paths = {node.path for node in found.nodes}
    claims = {(x.document.key, c.id): c for x in corpus for c in x.claims}
    events = {node.path for node in found.nodes if node.path.startswith("event/")}
    happened = {f.subject for f in found.facts if f.predicate == "type"}
    for fact in found.facts:
        assert {fact.subject, fact.object if isinstance(fact.object, str) else fact.subject} <= paths
        assert all(claims[ref].status.polarity == "Affirmed" and claims[ref].status.modality == "Actual" for ref in fact.claims)
        assert bool(fact.claims) == (fact.origins > 0)
        assert fact.subject not in events or fact.subject in happened


@given(CORPORA)
def test_merges_tell_of_one_node_each_and_span_it(corpus: tuple[Extraction, ...]) -> None:
    found = run(corpus)
    assert all(found.path_of[m.left] == found.path_of[m.right] and 0 < m.score <= 1 and m.reason for m in found.merges)
    assert len(found.merges) == sum(max(0, len(node.members) - 1) for node in found.nodes)


@given(CORPORA)
def test_given_names_never_mix(corpus: tuple[Extraction, ...]) -> None:
    for node in run(corpus).nodes:
        given_names = {
            name.split()[0] for name in (node.label, *node.labels) if name in NAMES and name.endswith("Reyes") and len(name.split()) == 2
        }
        assert len(given_names - {"A."}) <= 1


@given(CORPORA)
def test_a_document_about_others_changes_no_path(corpus: tuple[Extraction, ...]) -> None:
    stranger = Draft("stranger", "Quite another story")
    stranger.entity("Timo Falk")
    before, after = run(corpus), run((*corpus, stranger.done()))
    assert {ref: path for ref, path in after.path_of.items() if ref[0] != stranger.key} == before.path_of


@given(st.text(max_size=200))
def test_slugs_are_short_ascii_and_never_empty(text: str) -> None:
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug(text))
    assert len(slug(text)) <= SLUG_LENGTH


@given(st.text(max_size=12) | st.from_regex(r"\d{3,4}(-\d\d){0,2}(/\d{4}-\d\d)?", fullmatch=True))
def test_spans_are_ordered_days_or_nothing(text: str) -> None:
    found = span(text)
    assert found is None or (found[0] <= found[1] and all(re.fullmatch(r"\d{4}-\d\d-\d\d", day) for day in found))


def test_values_of_every_kind_are_facts() -> None:
    draft = Draft("a")
    draft.claim(draft.entity("Ada Reyes"), "birth_date", Value("1961-04", "gYearMonth"))
    assert [f.object for f in run((draft.done(),)).facts] == [Value("1961-04", "gYearMonth")]
