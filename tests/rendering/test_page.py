"""The page as a file: what it holds, what it must not hold, and that strings are made safe before they reach it."""

import json
import re
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.analysis import Whole, graph
from kg.errors import NotFound
from kg.rendering import Options, render
from kg.rendering.choice import choose
from kg.rendering.composition import SCRIPTS, script
from kg.rendering.payload import marks, payload
from kg.rendering.text import label, script_json, sentence, words
from tests.analysis.story import Story, claim, entity, fact, iri, story


def data_of(html: str, block: str = "graph") -> dict[str, Any]:
    found = re.search(rf'<script type="application/json" id="{block}-data">(.*?)</script>', html, re.DOTALL)
    assert found
    loaded = json.loads(found.group(1))
    assert isinstance(loaded, dict)
    return loaded


def names(dataset: Whole, **options: Any) -> set[str]:
    return {node["label"] for node in data_of(render(dataset, Options(**options)))["nodes"]}


def test_nothing_is_loaded_from_anywhere() -> None:
    html = render(story())
    outside = re.sub(r"<script>.*?</script>", "", html, flags=re.DOTALL)
    assert not re.search(r"""(?:src|href|action|url)\s*[=(]\s*["']?\s*(?:https?:)?//""", outside, re.IGNORECASE)
    assert not re.search(r"<(?:link|iframe|object|embed|base|form)\b", outside, re.IGNORECASE)
    assert "@import" not in outside
    for tool in ("fetch(", "XMLHttpRequest", "WebSocket", "sendBeacon", "innerHTML", "insertAdjacentHTML", "document.write", "eval("):
        assert tool not in script()


def test_the_policy_forbids_all_but_the_two_scripts() -> None:
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', render(story()))
    assert policy
    rules = policy.group(1).replace("&#39;", "'")
    assert rules.startswith("default-src 'none'; script-src 'sha256-")
    assert rules.count("sha256-") == 3
    assert "unsafe" not in rules
    assert "http" not in rules


def test_twice_the_same_bytes() -> None:
    other = story()
    other.people.reverse()
    other.said.reverse()
    assert render(story()) == render(other)


def test_all_modules_are_in_the_page_and_none_is_forgotten(repository: Any) -> None:
    folder = repository / "kg" / "rendering" / "page" / "js"
    assert {file.stem for file in folder.glob("*.js")} == set(SCRIPTS)


def test_every_edge_has_its_sentence() -> None:
    data = data_of(render(story()))
    for edge in data["edges"]:
        for relation in edge["relations"]:
            assert relation["c"] or relation["p"] == "located in"
    said = data_of(render(story()), "evidence")
    passages = {said["passages"][one["q"]] for one in said["claims"]}
    assert "Ivo Lund denied that Norland had attacked Sudland." in passages


def test_facts_and_the_rest_never_share_a_line() -> None:
    for edge in data_of(render(story()))["edges"]:
        assert all((relation["s"] == "fact") is edge["fact"] for relation in edge["relations"])


def test_a_file_of_facts_alone_can_be_drawn() -> None:
    assert names(Story(story().people, story().known)) >= {"Ada Reyes", "Norland"}


def test_focus_keeps_what_is_near() -> None:
    assert names(story(), focus=iri("person/ada-reyes"), hops=1) == {"Ada Reyes", "Ivo Lund", "Norland"}
    assert names(story(), focus=iri("person/ada-reyes"), hops=0) == {"Ada Reyes"}


def test_class_keeps_it_and_its_neighbours() -> None:
    assert names(story(), kinds=("City",)) == {"Port Vale", "Sudland", "Talks in Port Vale", "A second round"}


def test_since_leaves_out_earlier_events_and_what_only_they_connect() -> None:
    kept = names(story(), since="2024-05-02")
    assert "Talks in Port Vale" not in kept
    assert "Ada Reyes" in kept


def test_top_keeps_the_most_central_and_says_so() -> None:
    notes: list[str] = []
    assert len(data_of(render(story(), Options(top=4), notes.append))["nodes"]) == 4
    assert len(notes) == 1 and notes[0].startswith("Only the 4 most central of 10 nodes.")


def test_many_nodes_make_an_overview_and_the_page_says_so() -> None:
    notes: list[str] = []
    assert data_of(render(crowd(), None, notes.append))["overview"]
    assert len(notes) == 1 and notes[0].startswith("An overview of 1,300 nodes")
    assert not data_of(render(crowd(), Options(top=1_200)))["overview"]
    assert data_of(render(story(), Options(layout="overview")))["overview"]


def crowd(groups: int = 65, members: int = 20) -> Story:
    """Rings of people, each with a chord to the next."""
    people = [entity(f"person/{i:04}", "Person", f"Person {i}") for i in range(groups * members)]
    facts = [
        fact(f"person/{i:04}", "ally_of", f"person/{i // members * members + (i + step) % members:04}")
        for i in range(len(people))
        for step in (1, 3)
    ]
    facts += [fact(f"person/{i * members:04}", "ally_of", f"person/{(i + 1) % groups * members + 5:04}") for i in range(groups)]
    return Story(people, facts)


def test_communities_are_named_after_their_most_central_members() -> None:
    data = data_of(render(crowd()))
    assert 30 <= len(data["groups"]) <= 65
    assert all(0 <= node["group"] < len(data["groups"]) for node in data["nodes"])
    assert all(group["name"].startswith("Person ") for group in data["groups"])


def test_rings_go_around_the_focus() -> None:
    data = data_of(render(story(), Options(focus=iri("person/ada-reyes"), hops=2, layout="rings")))
    at = {node["label"].partition(" ·")[0]: (node["x"] ** 2 + node["y"] ** 2) ** 0.5 for node in data["nodes"]}
    assert at["Ada Reyes"] == 0
    assert 0 < at["Norland"] < at["Talks in Port Vale"]


def test_size_can_be_chosen_by_each_measure_that_is_not_too_slow() -> None:
    assert [len(node["sizes"]) for node in data_of(render(story()))["nodes"]] == [2] * 10
    assert "Betweenness" in render(story())
    large = render(crowd(groups=101))
    assert "Betweenness" not in re.sub("<script.*?</script>", "", large, flags=re.DOTALL)


def test_outlines_are_part_of_the_page_only_where_a_place_has_coordinates() -> None:
    countries = {name for _, name, _ in data_of(render(story()), "outlines")["countries"]}
    assert {"Malta", "Tunisia", "Russia"} <= countries
    assert 'id="outlines-data">null</script>' in render(Story(story().people[:2]))


def test_pairs_that_nothing_else_touches_yield_to_the_rest() -> None:
    people = [entity(f"person/{name}", "Person", name) for name in "abcdefghxy"]
    facts = [fact("person/a", "ally_of", f"person/{name}") for name in "bcdefgh"] + [fact("person/x", "ally_of", "person/y")]
    assert names(Story(people, facts), top=4).isdisjoint({"x", "y"})
    assert names(Story(people, facts), top=9) > set("abcdefgh")


@pytest.mark.parametrize("options", [Options(focus=iri("person/nobody")), Options(kinds=("Weapon",))])
def test_what_is_not_there_cannot_be_shown(options: Options) -> None:
    with pytest.raises(NotFound):
        choose(story(), options)


def talkative() -> Story:
    """The story with three statements and a speech: one that says nothing more, one about somebody, one that both make, one of another class."""
    found = story()
    for path, kind in (("event/said", "Statement"), ("event/told", "Statement"), ("event/joint", "Statement"), ("event/spoke", "Speech")):
        found.people.append(entity(path, kind, path.removeprefix("event/")))
        found.known.append(fact(path, "has_agent", "person/ada-reyes"))
    found.known.append(fact("event/told", "has_target", "person/ada-reyes"))
    found.known.append(fact("event/joint", "has_agent", "person/ivo-lund"))
    return found


def test_only_statements_that_join_nobody_but_their_speaker_are_mere_sayings() -> None:
    html = render(talkative())
    assert [node["label"] for node in data_of(html)["nodes"] if node.get("saying")] == ["said · Ada Reyes"]
    assert "1 hidden" in html
    assert 'id="sayings"' not in render(story())


def test_the_page_says_what_it_counts_and_was_made_with() -> None:
    html = render(story(), Options(about=(("model", "some_model 1.2"),)))
    assert "On this page 7 entities · 1 event · 8 facts that join two of them · from 2 documents" in html
    assert "· model some_model 1.2 ·" in html


def test_an_independent_origin_is_counted_not_a_sentence() -> None:
    found = story()
    first = found.known[0]
    found.known[0] = type(first)(first.subject, first.predicate, first.object, None, first.claims, 3)
    drawn = payload(graph(found))
    assert 3 in {relation["n"] for edge in drawn["edges"] for relation in edge["relations"]}


def test_marks_never_overlap_nor_leave_the_sentence() -> None:
    inside = claim(1, "a", "b", "c", "Ada represents Norland.", words=("Ada", "represents", "Norland"), start=50)
    assert marks(inside) == [[0, 3, "s"], [4, 14, "t"], [15, 22, "o"]]
    values = {name: getattr(inside, name) for name in type(inside).__dataclass_fields__}
    outside = type(inside)(**{**values, "subject_span": (0, 3), "object_span": (50, 64), "trigger": (54, 64)})
    assert marks(outside) == [[0, 14, "o"]]


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("Ada Reyes", "Ada Reyes"),
        ("  Ada\n Reyes ", "Ada Reyes"),
        ("\u202eseyeR adA\u202c", "seyeR adA"),
        ("", "(no name)"),
        ("\u200b\u200e", "(no name)"),
        ("\x1b[31mred", "[31mred"),
        ("\ud800", "(no name)"),
        ("<b>Ada</b> & co", "<b>Ada</b> & co"),
        ("👩‍👧 می‌خواهم", "👩‍👧 می‌خواهم"),
    ],
)
def test_labels_are_one_visible_line(raw: str, shown: str) -> None:
    assert label(raw) == shown


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("has_participant", "has participant"),
        ("Person", "Person"),
        ("MilitaryMovement", "military movement"),
        ("http://xmlns.com/foaf/0.1/knows", "knows"),
        ("http://www.w3.org/2002/07/owl#sameAs", "same as"),
    ],
)
def test_properties_read_as_words(name: str, shown: str) -> None:
    assert words(name).strip() == shown


@given(st.text())
def test_a_sentence_keeps_its_length_so_that_offsets_fit(text: str) -> None:
    assert len(sentence(text)) == len(text)


@given(st.recursive(st.text() | st.integers(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)))
def test_json_cannot_leave_its_script(value: object) -> None:
    written = script_json(value)
    assert not set("<>&\u2028\u2029") & set(written)
    assert json.loads(written) == value


@given(st.text(min_size=1))
def test_any_name_can_be_drawn(name: str) -> None:
    found = Story([entity("person/x", "Person", name), entity("person/y", "Person", "y")], [fact("person/x", "ally_of", "person/y")])
    drawn = data_of(render(found, Options(title=name)))
    drawn_name = drawn["nodes"][0]["label"] if drawn["nodes"][0]["label"] != "y" else drawn["nodes"][1]["label"]
    assert drawn_name == label(name)
    render(found, Options(title=name)).encode("utf-8")


def test_documents_of_which_little_is_known() -> None:
    found = story()
    bare = type(found.papers[1])(iri("document/bare"), "bare", "")
    values = {name: getattr(found.said[15], name) for name in type(found.said[15]).__dataclass_fields__}
    found.said[15] = type(found.said[15])(**{**values, "document": bare})
    found.papers.append(bare)
    assert '<option value="2">bare</option>' in re.sub(r"\s+", " ", render(found)).replace("> bare <", ">bare<")
