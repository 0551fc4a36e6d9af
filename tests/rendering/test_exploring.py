"""What a reader does with the page beyond looking at it: map, timeline, focus, paths, sources, links, overview."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import quote

import pytest
from playwright.sync_api import Page

from kg.analysis import Whole
from kg.rendering import Options
from tests.analysis.story import COURIER, Story, claim, entity, fact, iri, story
from tests.rendering.conftest import Open, at_rest
from tests.rendering.test_browser import find, middle, shown
from tests.rendering.test_page import crowd

pytestmark = pytest.mark.browser


def dated() -> Story:
    """The story with a summit of 2024-06 in Port Vale, which Una Berg attends, and who denies and who affirms that it was held."""
    found = story()
    month = {"date": "2024-06", "begins": "2024-06-01", "ends": "2024-06-30"}
    found.people.append(entity("event/summit", "Negotiation", "June summit", **month))
    words = ("June summit", "attended", "Una Berg")
    found.said += [
        claim(
            90,
            "event/summit",
            "has_participant",
            "person/una-berg",
            "The June summit was attended by Una Berg.",
            words=words,
            confidence=0.95,
        ),
        claim(
            91,
            "event/summit",
            "has_participant",
            "person/una-berg",
            "Nils Orre said that the June summit was never attended by Una Berg.",
            words=words,
            document=COURIER,
            polarity="Denied",
            by="person/nils-orre",
            refused="denied",
            confidence=0.75,
        ),
    ]
    found.known += [fact("event/summit", "has_participant", "person/una-berg", 90), fact("event/summit", "held_in", "place/port-vale")]
    return found


@contextmanager
def reopened(page: Page) -> Iterator[Page]:
    """The page's present address opened anew."""
    other = page.context.new_page()
    other.goto(page.url)
    other.wait_for_selector("html[data-ready=yes]")
    yield other
    other.close()


def set_date(page: Page, field: str, day: str) -> None:
    page.fill(f"#{field}", day)
    page.dispatch_event(f"#{field}", "change")


def test_the_map_shows_places_and_their_events_and_selects_them(open_page: Open) -> None:
    page = open_page(dated())
    page.click("#tab-places")
    assert page.locator("#map .country").count() > 200
    assert page.locator("#map [data-node] title").all_text_contents().count("Port Vale") == 1
    assert page.locator("#map .marker", has_text="June summit").count() == 1
    box = page.locator("#map .marker", has_text=re.compile("^Port Vale$")).bounding_box()
    assert box
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] * 0.6)
    assert page.locator("#panel h2").inner_text() == "Port Vale"
    assert page.locator("#map .chosen").count() > 0
    before = page.locator("#map g").first.get_attribute("transform")
    page.click("#map-in")
    page.focus("#map")
    page.keyboard.press("ArrowRight")
    assert page.locator("#map g").first.get_attribute("transform") != before
    page.click("#map-all")
    assert page.locator("#map g").first.get_attribute("transform") == before
    page.uncheck("input[data-class=Place]")
    assert page.locator("#map .marker").count() == 0


def test_without_coordinates_there_is_a_list_and_no_map(open_page: Open) -> None:
    page = open_page(Story([entity("place/norland", "Country", "Norland")]))
    page.click("#tab-places")
    assert page.locator("#map").count() == 0
    assert "Norland" in page.locator("#places").inner_text()


def test_a_drag_over_the_time_axis_filters_everything(open_page: Open) -> None:
    page = open_page(dated())
    page.click("#tab-timeline")
    assert page.locator("#axis .mark").count() == 2
    assert page.locator("#axis .mark rect").count() == 1  # the month
    box = page.locator("#axis .mark rect").bounding_box()
    assert box
    page.mouse.move(box["x"] - 30, box["y"] + 40)
    page.mouse.down()
    page.mouse.move(box["x"] + 60, box["y"] + 40, steps=4)
    page.mouse.up()
    assert "June summit" in page.locator("#timeline .events").first.inner_text()
    assert "Talks in Port Vale" not in page.locator("#timeline").inner_text()
    assert "Events 2024-0" in page.locator("#chip-dates").inner_text()
    assert page.input_value("#from").startswith("2024-0")
    page.click("#tab-graph")
    assert page.evaluate("location.hash").startswith("#from=2024-0")
    page.click("#chip-dates button")
    assert "#" not in page.url


def test_dates_keep_the_events_between_them_and_who_took_part(open_page: Open) -> None:
    page = open_page(dated())
    set_date(page, "from", "2024-06-10")
    page.click("#tab-places")
    assert page.locator("#map .marker").count() == 2
    page.click("#tab-timeline")
    assert page.locator("#timeline .event").all_inner_texts()[0].startswith("2024-06")
    set_date(page, "until", "2024-05-31")
    assert page.locator("#timeline .event").count() == 0
    set_date(page, "from", "")
    set_date(page, "until", "")
    assert page.locator("#timeline .event").count() == 2


def test_confidence_hides_what_is_less_sure(open_page: Open) -> None:
    page = open_page(dated())
    page.evaluate("() => { const f = document.getElementById('least'); f.value = '0.95'; f.dispatchEvent(new Event('change')); }")
    page.click("#tab-names")
    facts = dict(
        zip(
            page.locator("#names td:nth-child(1) bdi:first-of-type").all_inner_texts(),
            page.locator("#names td:nth-child(3)").all_inner_texts(),
            strict=False,
        )
    )
    assert facts["Una Berg"] == "1" and "Ada Reyes" not in facts
    assert "at least 0.95" in page.locator("#filters").inner_text()


def drawn(page: Page) -> str:
    """What the page says about how much is to be seen."""
    return page.locator("#told").inner_text()


def test_focus_keeps_a_neighbourhood_and_a_slider_widens_it(open_page: Open) -> None:
    page = open_page(dated())
    find(page, "ada")
    page.click("#act-focus")
    assert page.locator("#act-focus").get_attribute("aria-pressed") == "true"
    one = drawn(page)
    page.locator("#hops").fill("3")
    assert "3 steps around Ada Reyes" in page.locator("#chips").inner_text()
    assert drawn(page) != one
    with reopened(page) as other:
        assert "3 steps around Ada Reyes" in other.locator("#chips").inner_text()
    page.click("#chip-focus button")
    assert not page.locator("#chips").is_visible()


def test_a_neighbourhood_is_drawn_around_its_middle(open_page: Open) -> None:
    page = open_page(dated())
    find(page, "ada")
    page.click("#act-focus")
    page.click("#close")
    page.mouse.click(*middle(page))
    page.wait_for_selector("#panel h2:has-text('Ada Reyes')")


def test_two_movements_at_once_leave_the_drawing_at_rest(open_page: Open) -> None:
    page = open_page(dated())
    page.evaluate("() => { for (const key of ['n', '0']) document.dispatchEvent(new KeyboardEvent('keydown', {key, bubbles: true})); }")
    middle(page)  # waits until it has come to rest
    seen = set()
    for _ in range(3):
        page.click("#theme")  # draws everything anew
        at_rest(page)
        page.click("#link")
        seen.add(page.evaluate("new URLSearchParams(location.hash.slice(1)).get('see')"))
    assert len(seen) == 1


def test_the_shortest_path_has_its_sentences(open_page: Open) -> None:
    page = open_page(dated())
    find(page, "ada")
    page.click("#act-path")
    page.keyboard.type("sudland")
    page.keyboard.press("Enter")
    panel = page.locator("#panel").inner_text()
    assert "Ada Reyes → Sudland" in panel
    assert page.locator("#panel .steps > li").count() == 3
    assert "is representing Norland at the talks" in panel
    with reopened(page) as other:
        assert other.locator("#panel h2").inner_text() == "Ada Reyes → Sudland"
    page.click("#panel >> text=Other way round")
    assert page.locator("#panel h2").inner_text() == "Sudland → Ada Reyes"


def test_two_that_nothing_connects_are_told_so(open_page: Open) -> None:
    page = open_page(dated())
    ends = "&".join(f"path={quote(iri(path), safe='')}" for path in ("person/ada-reyes", "event/attack"))
    page.evaluate(f"() => {{ location.hash = '#{ends}'; }}")
    page.wait_for_selector("#panel >> text=Nothing that is shown connects the two")
    page.check("#unsure")
    page.wait_for_timeout(50)
    page.click("#panel >> text=Other way round")
    assert page.locator("#panel .steps > li").count() > 0


def test_hidden_stays_hidden_and_pinned_is_shown_whatever_the_filters_say(open_page: Open) -> None:
    page = open_page(dated())
    find(page, "ivo")
    page.click("#act-hide")
    assert "Ivo Lund" not in shown(page)
    find(page, "ada")
    page.click("#act-pin")
    page.uncheck("input[data-class=Person]")
    page.keyboard.press("Escape")
    with reopened(page) as other:
        assert "Ada Reyes" in shown(other) and "Ivo Lund" not in shown(other) and "Una Berg" not in shown(other)
    page.click("#chip-hidden button")
    page.click("#chip-pinned button")
    page.check("input[data-class=Person]")
    assert {"Ada Reyes", "Ivo Lund"} <= shown(page)


def test_a_link_brings_back_filters_view_and_choices(open_page: Open) -> None:
    page = open_page(dated())
    page.check("input[data-status=denied]")
    page.uncheck("input[data-class=Place]")
    page.evaluate("() => { for (const box of document.querySelectorAll('details')) box.open = true; }")
    page.uncheck("input[data-relation='aide to']")
    page.select_option("#measure", "1")
    page.select_option("#colour", "community")
    page.select_option("#paper", "0")
    page.click("#tab-names")
    page.click("#link")
    with reopened(page) as other:
        assert other.locator("#names").is_visible()
        assert other.is_checked("input[data-status=denied]") and not other.is_checked("input[data-class=Place]")
        assert not other.is_checked("input[data-relation='aide to']")
        assert [other.input_value(f"#{name}") for name in ("measure", "colour", "paper")] == ["1", "community", "0"]
        assert other.locator("#groups").is_visible()
        assert other.locator("#names").inner_text() == page.locator("#names").inner_text()


BROKEN = (
    "at=nothing&path=a&path=b&focus=c&hops=x&size=9&document=99&open=77&group=-1&line=z&view=evil",
    "from=<img>&until=2024&least=NaN&colour=red&with=evil&see=1,2&see=a,b,c&%E0%A4%A",
    "__proto__=1&constructor=1&view=__proto__&group=constructor",
)


def test_a_broken_link_does_no_harm(open_page: Open) -> None:
    page = open_page(dated())
    for broken in BROKEN:
        page.evaluate("hash => { location.hash = hash; }", broken)
        page.wait_for_timeout(30)
        assert page.locator("#panel h2").inner_text() == "What is in here"
    assert page.locator("#chips").is_hidden()


def test_who_says_what_sets_agreement_against_denial_and_silence(open_page: Open) -> None:
    page = open_page(dated())
    page.click("#tab-sources")
    page.select_option("#topic", label="June summit · Una Berg")
    heads = page.locator("#sources thead th").all_inner_texts()
    assert [head.split("\n")[0] for head in heads[1:]] == ["The Herald", "Nils Orre"]
    row = page.locator("#sources tbody tr", has_text="with").first
    assert "disputed" in row.inner_text()
    assert [cell.strip() for cell in row.locator("td").all_inner_texts()] == ["✓ says so", "✕ says not"]
    row.locator("button.denied").click()
    assert "was never attended by Una Berg" in page.locator("#panel").inner_text()


def test_communities_open_on_a_click_and_close_again(open_page: Open) -> None:
    page = open_page(crowd())
    assert "a circle is one of them" in page.locator("#folded").inner_text()
    at_rest(page)
    page.click("#group-list button >> nth=0")
    name = page.locator("#panel h2").inner_text()
    page.click("#open-group")
    assert "1 community open" in page.locator("#chips").inner_text()
    with reopened(page) as other:
        assert other.locator("#panel h2").inner_text() == name
        assert "1 community open" in other.locator("#chips").inner_text()
    page.click("#open-group")
    assert page.locator("#chips").is_hidden()


def test_a_click_on_a_circle_opens_it(open_page: Open) -> None:
    page = open_page(crowd(), Options(layout="overview"))
    at_rest(page)
    box = page.locator("#network").bounding_box()
    assert box
    for across, down in ((x / 10, y / 10) for y in range(3, 8) for x in range(3, 8)):
        page.mouse.click(box["x"] + box["width"] * across, box["y"] + box["height"] * down)
        page.wait_for_timeout(60)
        if page.locator("#chip-opened").count():
            break
    assert page.locator("#chip-opened").count() == 1
    assert "Community of" in page.locator("#panel").inner_text()


def test_search_finds_what_lies_in_a_closed_community(open_page: Open) -> None:
    page = open_page(crowd())
    find(page, "Person 777")
    assert page.locator("#panel h2").inner_text() == "Person 777"
    page.click("#act-focus")
    assert "around Person 777" in page.locator("#chips").inner_text()


def test_names_at_the_margin_of_a_narrow_page_are_whole(open_page: Open) -> None:
    people = [
        entity("person/a", "Person", "Aurelia Featherstonehaugh-Cholmondeley"),
        entity("person/b", "Person", "Bartholomew Wigglesworth of Norland"),
    ]
    whole: Whole = Story(people, [fact("person/a", "ally_of", "person/b")])
    page = open_page(whole, viewport={"width": 400, "height": 800})
    page.evaluate(
        """() => {
          window.cut = [];
          const write = CanvasRenderingContext2D.prototype.fillText;
          CanvasRenderingContext2D.prototype.fillText = function (text, x, y) {
            const at = this.getTransform();
            const half = (this.measureText(text).width * at.a) / 2;
            if (at.e - half < 0 || at.e + half > this.canvas.width) window.cut.push(text);
            return write.call(this, text, x, y);
          };
        }"""
    )
    page.click("#zoom-all")
    at_rest(page)
    assert page.evaluate("window.cut") == []
