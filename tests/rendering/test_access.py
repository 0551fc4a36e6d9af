"""Everybody can read the page: axe-core's rules on every view, in light and dark, narrow and wide; paper."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

from tests.rendering.conftest import Open
from tests.rendering.test_exploring import dated, set_date

pytestmark = pytest.mark.browser

VIEWS = ("graph", "places", "timeline", "sources", "names", "documents")


def failures(page: Page) -> list[str]:
    """What axe-core finds. The outlines of the map are left out for being 200; a screen reader passes over them."""
    found = Axe().run(page, {"exclude": [["#land"]]}, {"resultTypes": ["violations"]}).response["violations"]
    return [f"{rule['id']}: {node['html'][:160]}" for rule in found for node in rule["nodes"]]


def test_axe_finds_nothing_on_any_view(open_page: Open) -> None:
    page = open_page(dated(), bypass_csp=True)
    page.check("#unsure")
    set_date(page, "from", "2024-01-01")
    page.fill("#search", "sudland")
    assert failures(page) == []
    page.press("#search", "Enter")
    for view in VIEWS:
        page.click(f"#tab-{view}")
        assert (view, failures(page)) == (view, [])


def test_axe_finds_nothing_in_the_dark_on_a_phone(open_page: Open) -> None:
    page = open_page(dated(), color_scheme="dark", viewport={"width": 390, "height": 844}, bypass_csp=True)
    page.click("#filters-button")
    page.check("#unsure")
    page.select_option("#colour", "community")
    assert failures(page) == []
    page.click("#filters-button")
    page.click("#tab-sources")
    assert failures(page) == []
    page.click("#tab-graph")
    page.fill("#search", "sudland")
    page.press("#search", "Enter")
    assert failures(page) == []


def test_paper_shows_the_drawing_and_the_sentences_in_black_on_white(open_page: Open) -> None:
    page = open_page(dated(), color_scheme="dark")
    page.fill("#search", "ada")
    page.press("#search", "Enter")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert not page.locator("#search").is_visible() and not page.locator("#act-hide").is_visible()
    assert page.locator("#panel .statement").first.is_visible() and page.locator("#network canvas").is_visible()
    page.emulate_media(media="screen")
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != "rgb(255, 255, 255)"
