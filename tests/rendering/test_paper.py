"""The page on paper: undistorted, with its legend and filters, and with every sentence."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Page

from tests.rendering.conftest import Open, at_rest
from tests.rendering.test_browser import find
from tests.rendering.test_exploring import dated

pytestmark = pytest.mark.browser

ROUND = "(c => c.width / c.height - c.offsetWidth / c.offsetHeight)(document.querySelector('#network canvas'))"


def seen(page: Page) -> str:
    """The part of the drawing that is to be seen, as a link names it."""
    page.click("#link")
    return str(page.evaluate("new URLSearchParams(location.hash.slice(1)).get('see')"))


@contextmanager
def on_paper(page: Page) -> Iterator[Page]:
    at_rest(page)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    yield page
    page.emulate_media(media="screen")
    page.evaluate("dispatchEvent(new Event('afterprint'))")


@pytest.mark.parametrize("viewport", [{"width": 1440, "height": 900}, {"width": 390, "height": 844}])
def test_the_drawing_keeps_its_proportions_on_paper_and_comes_back(open_page: Open, viewport: dict[str, int]) -> None:
    page = open_page(dated(), viewport=viewport)
    at_rest(page)
    before = seen(page)
    with on_paper(page):
        assert abs(page.evaluate(ROUND)) < 0.01
        assert page.evaluate("document.querySelector('#network canvas').width >= 2 * document.querySelector('#network canvas').offsetWidth")
    at_rest(page)
    assert abs(page.evaluate(ROUND)) < 0.01
    assert seen(page) == before


def test_paper_has_the_legend_of_what_is_shown_and_no_switches(open_page: Open) -> None:
    page = open_page(dated())
    page.uncheck("input[data-class=Place]")
    page.check("input[data-status=denied]")
    with on_paper(page):
        legend = page.locator("#filters").inner_text()
        assert all(word in legend for word in ("People", "Events", "denied"))
        assert not any(word in legend for word in ("Places", "planned", "Confidence", "Size"))
        assert page.locator("#filters input:visible, #panel .hint:visible").count() == 0


def test_paper_says_which_view_it_is_and_what_narrows_it(open_page: Open) -> None:
    page = open_page(dated())
    find(page, "ada")
    with on_paper(page):
        assert page.locator("#caption").inner_text() == "Graph · Ada Reyes · nothing is filtered out"
    page.select_option("#paper", "0")
    with on_paper(page):
        assert "narrowed by" in page.locator("#caption").inner_text() and page.locator("#chip-paper").is_visible()
    assert not page.locator("#caption").is_visible()


def test_what_is_folded_is_open_on_paper_and_folded_again(open_page: Open) -> None:
    page = open_page(dated())
    page.check("#unsure")
    page.click("#tab-timeline")
    undated = page.locator("#timeline details .event").first
    assert not undated.is_visible()
    with on_paper(page):
        assert undated.is_visible()
    assert not undated.is_visible()


def test_cards_stay_in_one_piece_on_paper_and_nothing_lies_over_anything(open_page: Open) -> None:
    page = open_page(dated(), viewport={"width": 700, "height": 900})  # as narrow as paper
    find(page, "ada")
    with on_paper(page):
        assert page.locator("#panel .statement >> nth=0").evaluate("e => getComputedStyle(e).breakInside") == "avoid"
        assert {page.locator(place).evaluate("e => getComputedStyle(e).position") for place in ("#filters", "#panel", "#graph-view")} <= {"static", "relative"}
        assert page.locator("footer").is_visible()
