"""The page in headless Chromium with the network off. That nothing fails and nothing leaves is checked after each test (conftest)."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from kg.analysis import Whole
from kg.rendering import Options, render
from tests.analysis.story import Story, entity, fact, iri, story
from tests.rendering.conftest import Open, at_rest
from tests.rendering.test_page import talkative

pytestmark = pytest.mark.browser


def shown(page: Page) -> set[str]:
    """The names on the tab of names, which obeys the same filters as the drawing."""
    page.click("#tab-names")
    names = set(page.locator("#names td:first-child bdi").all_inner_texts())
    page.click("#tab-graph")
    return names


def find(page: Page, name: str) -> None:
    page.fill("#search", name)
    page.press("#search", "Enter")


def middle(page: Page) -> tuple[float, float]:
    """The middle of the drawing, in pixels of the window, once the drawing has come to rest."""
    at_rest(page)
    box = page.locator("#network").bounding_box()
    assert box
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def test_it_opens_offline_with_a_drawing_and_a_legend(open_page: Open) -> None:
    page = open_page(story())
    assert page.locator("#network canvas").count() == 1
    legend = page.locator("#filters").inner_text()
    assert all(word in legend for word in ("People", "Places", "Events", "planned", "denied"))
    assert "Organisations" not in legend
    assert "GeoNames, CC BY 4.0" in page.locator("footer").inner_text()
    assert "newest of 2024-05-04" in page.locator("footer").inner_text()


def test_search_completes_names_and_aliases_without_accents(open_page: Open) -> None:
    page = open_page(story())
    page.fill("#search", "reyes")
    assert page.locator("#found [role=option]").count() == 1
    page.fill("#search", "lund")
    assert "Ivo Lund" in page.locator("#found").inner_text()
    page.fill("#search", "zzz")
    assert "Nothing of that name" in page.locator("#found").inner_text()


def test_the_chosen_name_shows_its_facts_with_sentence_source_and_marks(open_page: Open) -> None:
    page = open_page(story())
    find(page, "ada")
    panel = page.locator("#panel")
    assert panel.locator("h2").inner_text() == "Ada Reyes"
    text = panel.inner_text()
    assert "Ada Reyes, an aide to Ivo Lund, is representing Norland at the talks." in text
    assert all(part in text for part in ("Envoys meet in Port Vale", "The Herald", "2024-05-02", "confidence 0.80 to 0.90"))
    assert panel.locator(".statement", has_text="represents").locator("mark.t").all_inner_texts() == ["aide", "representing"]
    assert "1 origin" in text
    assert page.locator("#told").inner_text() == "Selected: Ada Reyes"


def test_a_click_on_the_drawing_selects_a_node(open_page: Open) -> None:
    page = open_page(story())
    find(page, "ivo")
    found = middle(page)  # what was searched for stands in the middle
    page.click("#close")
    assert page.locator("#panel h2").inner_text() == "What is in here"
    page.mouse.click(*found)
    page.wait_for_selector("#panel h2:has-text('Ivo Lund')")


def test_a_click_on_a_line_shows_its_sentences(open_page: Open) -> None:
    people = [entity("person/ada-reyes", "Person", "Ada Reyes"), entity("place/norland", "Country", "Norland")]
    whole = story()
    page = open_page(Story(people, [fact("person/ada-reyes", "represents", "place/norland", 1)], whole.said[:1]))
    page.mouse.click(*middle(page))  # with two nodes, the middle of the drawing is the middle of their line
    page.wait_for_selector("#panel .statement")
    assert "is representing Norland at the talks" in page.locator("#panel").inner_text()
    assert "when:" not in page.locator("#panel").inner_text()


def test_what_is_not_a_fact_is_hidden_until_switched_on(open_page: Open) -> None:
    page = open_page(story())
    assert "attack on Sudland" not in shown(page)
    page.check("input[data-status=denied]")
    assert "attack on Sudland" in shown(page)
    assert "A second round" not in shown(page)
    page.check("#unsure")
    assert {"attack on Sudland", "A second round"} <= shown(page)
    page.uncheck("#unsure")
    assert not {"attack on Sudland", "A second round"} & shown(page)


def test_what_is_denied_stands_apart_and_says_so(open_page: Open) -> None:
    page = open_page(story())
    page.check("#unsure")
    find(page, "sudland")
    sure, unsure = page.locator("#panel section.sure"), page.locator("#panel section.unsure")
    assert "denied" not in sure.inner_text()
    denied = unsure.locator(".statement.denied")
    assert "✕ denied" in denied.inner_text()
    assert "says Ivo Lund" in denied.inner_text()
    assert denied.evaluate("e => getComputedStyle(e).borderTopStyle") == "dashed"
    assert sure.locator(".statement").first.evaluate("e => getComputedStyle(e).borderTopStyle") == "solid"


def test_filters_hide(open_page: Open) -> None:
    page = open_page(story())
    assert "Ada Reyes" in shown(page)
    page.uncheck("input[data-class=Person]")
    assert not {"Ada Reyes", "Ivo Lund"} & shown(page)
    page.check("input[data-class=Person]")
    page.select_option("#paper", label="Norland denies a deal (2024-05-04)")
    assert "Ada Reyes" not in shown(page)


def test_when_filters_leave_nothing_the_page_says_so_and_offers_the_way_back(open_page: Open) -> None:
    page = open_page(story())
    assert not page.locator("#empty").is_visible()
    for name in ("Person", "Place", "Event"):
        page.uncheck(f"input[data-class={name}]")
    page.click("#reset")
    assert not page.locator("#empty").is_visible()
    assert "Ada Reyes" in shown(page)


def test_acts_of_saying_appear_when_switched_on(open_page: Open) -> None:
    page = open_page(talkative())
    events = page.locator("[data-count=Event]")
    said = "said · Ada Reyes"
    assert said not in shown(page) and {"told · Ada Reyes", "joint · Ada Reyes, Ivo Lund", "spoke · Ada Reyes"} <= shown(page)
    before = int(events.inner_text())
    page.check("#sayings")
    assert said in shown(page)
    assert page.locator("#sayings-count").inner_text() == "1 shown"
    assert int(events.inner_text()) == before + 1
    page.uncheck("#sayings")
    assert page.locator("#sayings-count").inner_text() == "1 hidden"
    find(page, "said")
    assert page.locator("#panel h2").inner_text() == said


def test_a_page_of_nothing_but_sayings_is_not_empty(open_page: Open) -> None:
    people = [entity("person/a", "Person", "A"), entity("event/said", "Statement", "said")]
    page = open_page(Story(people, [fact("event/said", "has_agent", "person/a")]))
    assert not page.locator("#empty").is_visible()


def test_timeline_places_and_documents(open_page: Open) -> None:
    page = open_page(story())
    page.click("#tab-timeline")
    assert "2024-05-01" in page.locator("#timeline").inner_text()
    assert "A second round" not in page.locator("#timeline").inner_text()
    page.click("#tab-places")
    row = page.locator("#places tr", has=page.locator("td:first-child", has_text="Port Vale")).inner_text()
    assert "-20.250" in row and "Sudland" in row and "Talks in Port Vale" in row
    assert "Port Vale" not in page.locator("#places tr", has=page.locator("td:first-child", has_text="Sudland")).inner_text()
    page.click("#tab-documents")
    assert "herald.txt" in page.locator("#documents").inner_text()
    page.click("#tab-timeline")
    page.click("#timeline button.link >> nth=0")
    assert page.locator("#panel h2").inner_text() == "Talks in Port Vale"


def test_an_empty_graph_is_friendly(open_page: Open) -> None:
    page = open_page(Story(papers=[]))
    assert "This graph is empty." in page.locator("#empty").inner_text()
    page.click("#tab-timeline")
    assert "No event with a date." in page.locator("#timeline").inner_text()
    page.click("#theme")


def test_keys_alone_suffice(open_page: Open) -> None:
    page = open_page(story())
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.id") == "search"
    page.keyboard.type("nils")
    page.keyboard.press("Enter")
    assert page.locator("#panel h2").inner_text() == "Nils Orre"
    page.focus("#network")
    page.keyboard.press("n")
    assert page.locator("#panel h2").inner_text() != "Nils Orre"
    page.keyboard.press("Escape")
    assert page.locator("#panel h2").inner_text() == "What is in here"
    page.focus("#tab-graph")
    page.keyboard.press("ArrowRight")
    assert page.locator("#places").is_visible()


HOSTILE = (
    "<img src=x onerror=alert(1)>",
    "</script><script>alert(2)</script>",
    "\u202eevil\u202c <b>bold</b>",
    "javascript:alert(3)",
    "Ada 👩‍👩‍👧 Reyes 🏳️‍🌈",
    "x" * 3000,
    "{{ 7 * 7 }} ${alert(4)} \u2028 \ud800",
    '<a href="javascript:alert(5)">href</a>',
)


def hostile() -> Whole:
    """Markup in names, classes, sentences, titles, publishers, addresses."""
    found = story()
    for number, name in enumerate(HOSTILE):
        path = f"person/hostile-{number}"
        found.people.append(entity(path, "Person", name, names=(name + " again",)))
        found.known.append(fact(path, "represents", "place/norland", 1))
    first = found.said[0]
    paper = type(first.document)(
        iri("document/<evil>"), "<i>", HOSTILE[0], HOSTILE[1], HOSTILE[1], HOSTILE[0], "javascript:alert(6)", HOSTILE[0]
    )
    words = f"{HOSTILE[0]} {HOSTILE[1]} {HOSTILE[2]} {HOSTILE[4]}"
    change = {
        "document": paper,
        "sentence": words,
        "sentence_span": (0, len(words)),
        "trigger": (0, 5),
        "subject_span": (30, 33),
        "rule": HOSTILE[0],
    }
    found.said[0] = type(first)(**{name: change.get(name, getattr(first, name)) for name in type(first).__dataclass_fields__})
    return found


@pytest.mark.parametrize("number", [0, 1, 5])
def test_hostile_names_are_shown_as_text_and_never_run(open_page: Open, number: int) -> None:
    page = open_page(hostile(), Options(title=HOSTILE[number], about=((HOSTILE[0], HOSTILE[1]),)))
    names = page.locator("script").count()
    title = page.title()
    page.fill("#search", "norland")
    page.press("#search", "Enter")
    for tab in ("timeline", "places", "sources", "names", "documents", "graph"):
        page.click(f"#tab-{tab}")
    page.wait_for_timeout(150)
    assert page.title() == title
    assert page.locator("script").count() == names == 5
    assert page.locator("img, b, i, #evidence a[href^=javascript]").count() == 0
    text = page.locator("#panel").inner_text()
    assert "<img src=x onerror=alert(1)>" in text
    assert "\u202e" not in text
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_script_smuggled_into_the_page_is_refused(browser: Browser, tmp_path: Path) -> None:
    """The policy holds even where escaping would fail."""
    smuggled = "<script>document.title = 'ran'</script><img src=x onerror=\"document.title = 'ran'\"><style>h1 { color: rgb(1, 2, 3) }</style></body>"
    html = render(story())
    (tmp_path / "page.html").write_text(html.replace("</body>", smuggled), encoding="utf-8")
    page = browser.new_page()
    refused: list[str] = []
    page.on("console", lambda message: refused.append(message.text))
    page.goto((tmp_path / "page.html").as_uri())
    page.wait_for_selector("html[data-ready=yes]")
    while len(refused) < 3:
        page.wait_for_event("console")
    assert page.title() == "Knowledge graph"
    assert page.locator("h1").evaluate("e => getComputedStyle(e).color") != "rgb(1, 2, 3)"
    page.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_on_a_phone_nothing_is_wider_than_the_screen(open_page: Open, scheme: str) -> None:
    page = open_page(story(), viewport={"width": 390, "height": 844}, color_scheme=scheme)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert not page.locator("#panel").is_visible()
    find(page, "ada")
    assert page.locator("#panel").is_visible()
    page.click("#close")
    page.click("#filters-button")
    assert page.locator("#filters").is_visible()


def test_the_address_names_what_is_selected_and_selects_it_again(open_page: Open) -> None:
    page = open_page(story())
    find(page, "nils")
    assert page.url.endswith("#at=https%3A%2F%2Fexample.org%2Fperson%2Fnils-orre")
    page.click("#close")
    assert "#" not in page.url
    page.evaluate("() => { location.hash = '#at=https%3A%2F%2Fexample.org%2Fperson%2Fada-reyes'; }")
    page.wait_for_selector("#panel h2:has-text('Ada Reyes')")
    page.evaluate("() => { location.hash = '#at=%3Cimg src=x onerror=alert(1)%3E'; }")
    page.wait_for_selector("#panel h2:has-text('What is in here')")
