"""The page on a phone and in a low window: what is read takes the room, and everything can be reached."""

import pytest
from playwright.sync_api import Page

from tests.rendering.conftest import Open, at_rest
from tests.rendering.test_browser import find
from tests.rendering.test_exploring import dated

pytestmark = pytest.mark.browser

PHONE = {"width": 390, "height": 844}
LOW = {"width": 720, "height": 450}  # 1440 by 900 at 200 %


def box(page: Page, place: str) -> dict[str, float]:
    found = page.locator(place).bounding_box()
    assert found
    return dict(found)


def test_on_a_phone_the_heading_is_small_and_the_tabs_fit(open_page: Open) -> None:
    page = open_page(dated(), viewport=PHONE)
    assert box(page, ".columns")["y"] <= 125 and box(page, ".columns")["height"] >= 715
    assert page.evaluate("(t => t.scrollWidth - t.clientWidth)(document.querySelector('[role=tablist]'))") <= 0


def test_help_holds_what_a_small_screen_has_no_room_for(open_page: Open) -> None:
    page = open_page(dated(), viewport=PHONE)
    page.click("#help")
    text = page.locator("#panel").inner_text()
    assert all(words in text for words in ("What is in here", "On this page", "Made by kg"))
    assert "search" in page.locator("#panel .keys").inner_text()
    page.click("#close")
    assert not page.locator("#panel").is_visible()


def test_a_question_mark_opens_the_help(open_page: Open) -> None:
    page = open_page(dated())
    find(page, "ada")
    page.focus("#network")
    page.keyboard.press("?")
    assert page.locator("#panel h2").inner_text() == "What is in here"
    assert page.evaluate("document.activeElement.id") == "panel"


def test_what_is_chosen_stands_beside_or_above_the_panel_never_below_it(open_page: Open) -> None:
    for viewport in (PHONE, LOW):
        page = open_page(dated(), viewport=viewport)
        find(page, "ada")
        page.click("#act-focus")
        at_rest(page)
        panel, canvas = box(page, "#panel"), box(page, "#network")
        across = (canvas["x"] + (panel["x"] or canvas["x"] + canvas["width"])) / 2
        down = (canvas["y"] + (panel["y"] if panel["x"] == 0 else canvas["y"] + canvas["height"])) / 2
        page.evaluate("document.getElementById('told').textContent = ''")
        page.mouse.click(across, down)  # in rings, the focus is the middle
        page.wait_for_selector("#told:text-is('Selected: Ada Reyes')", state="attached")


def test_a_low_window_shows_a_whole_fact_beside_the_drawing(open_page: Open) -> None:
    page = open_page(dated(), viewport=LOW)
    find(page, "ada")
    first, panel = box(page, "#panel .statement >> nth=0"), box(page, "#panel")
    assert panel["height"] >= 360 and first["y"] + 60 < 450
    assert box(page, "#network")["height"] >= 360 and panel["x"] > 300


def test_a_tap_beside_the_filters_closes_them(open_page: Open) -> None:
    page = open_page(dated(), viewport=PHONE)
    page.click("#filters-button")
    assert page.locator("#filters").is_visible()
    page.mouse.click(380, 600)
    assert not page.locator("#filters").is_visible()
    assert page.locator("#filters-button").get_attribute("aria-expanded") == "false"


@pytest.mark.parametrize("view", ["places", "names", "documents"])
def test_tables_are_cards_on_a_phone(open_page: Open, view: str) -> None:
    page = open_page(dated(), viewport=PHONE)
    page.click(f"#tab-{view}")
    assert page.evaluate("view => { const t = document.querySelector('#' + view + ' .scroll'); return t.scrollWidth - t.clientWidth; }", view) <= 0
    assert page.locator(f"#{view} [role=row]").count() > 1


def test_the_drawing_is_one_stop_of_the_tab_key(open_page: Open) -> None:
    page = open_page(dated())
    assert page.evaluate("[...document.querySelectorAll('#network, #network *')].filter(e => e.tabIndex >= 0).length") == 1


def test_boxes_of_the_filters_are_large_enough_to_hit(open_page: Open) -> None:
    page = open_page(dated())
    sizes = page.evaluate(
        "[...document.querySelectorAll('#filters .row input')].filter(e => e.checkVisibility()).map(e => [e.offsetWidth, e.closest('label').offsetHeight])"
    )
    assert sizes and all(width >= 20 and height >= 24 for width, height in sizes)
